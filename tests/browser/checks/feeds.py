"""Reads the feeds of a board with feedparser and prints what is wrong with each as JSON."""

import json
import pathlib
import sys
from urllib.parse import urlsplit

import feedparser

site = pathlib.Path(sys.argv[1])


def faults(route: str) -> list[str]:
    """What is wrong with one feed."""
    feed = feedparser.parse((site / route).read_bytes())
    found = []
    if feed.bozo:
        found.append(f"not well-formed: {feed.bozo_exception}")
    if feed.version != "atom10":
        found.append(f"not Atom but {feed.version!r}")
    for name in ("title", "id", "updated"):
        if not feed.feed.get(name):
            found.append(f"no {name}")
    ids = [entry.get("id") for entry in feed.entries]
    if len(ids) != len(set(ids)) or not all(ids):
        found.append("ids are missing or said twice")
    if not feed.entries:
        found.append("no entry")
    for entry in feed.entries:
        if not entry.get("title") or not entry.get("updated_parsed"):
            found.append(f"an entry without title or date: {entry.get('id')}")
        path = urlsplit(entry.get("link", "")).path.lstrip("/")
        beside = (site / route).parent / path
        if not path or not ((site / path).is_file() or beside.is_file()):
            found.append(f"an entry leads nowhere: {entry.get('link')}")
    return found


print(json.dumps({route: faults(route) for route in sys.argv[2:]}, ensure_ascii=False))
