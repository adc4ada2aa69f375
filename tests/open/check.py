"""Reads feeds, calendars, data packages, rosters, contracts, workbooks and linked data of a built board with tools we did not write.

Says what was read and how much of it, and fails on any fault. Then it spoils a copy in every way it claims to notice, and fails
where it does not.
"""

import csv
import datetime
import json
import pathlib
import re
import shutil
import sys
import tempfile
from urllib.parse import unquote, urlsplit

import feedparser
import frictionless
import icalendar
import jsonschema
import openpyxl
from dateutil.rrule import rrulestr

import standards

DAY = datetime.timedelta(days=1)
RELEASE = standards.closed(standards.release(pathlib.Path(sys.argv[2])))
LINKED = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.S)


class Reading:
    """What was read of one board, and what is wrong with it."""

    def __init__(self, site):
        self.site = site
        self.faults = []
        self.counts = {}

    def count(self, what, number=1):
        self.counts[what] = self.counts.get(what, 0) + number

    def fault(self, path, words):
        self.faults.append(f"{path.relative_to(self.site)}: {words}")

    def claim(self, path, holds, words):
        if not holds:
            self.fault(path, words)

    def valid(self, path, value, schema, dialect=jsonschema.Draft202012Validator):
        checker = dialect(schema, format_checker=jsonschema.FormatChecker())
        for error in list(checker.iter_errors(value))[:3]:
            self.fault(path, f"{error.json_path}: {error.message[:160]}")


def leads_somewhere(path, unit, link):
    """Whether a link of a feed is a page of the site, by its address or from where the feed stands."""
    split = urlsplit(link)
    if split.scheme:
        return (unit.parent / unquote(split.path).lstrip("/")).is_file()
    return (path.parent / unquote(split.path)).is_file()


def feeds(reading, unit):
    """Atom by feedparser, JSON Feed by its schema; both tell the same."""
    for path in sorted(unit.glob("**/feed.xml")):
        reading.count("Atom feeds")
        atom = feedparser.parse(path.read_bytes())
        reading.claim(path, not atom.bozo, f"not well-formed: {atom.get('bozo_exception')}")
        reading.claim(path, atom.version == "atom10", f"not Atom but {atom.version!r}")
        reading.claim(path, all(atom.feed.get(key) for key in ("title", "id", "updated")), "without title, id or day")
        reading.claim(path, atom.entries, "no entry")
        ids = [entry.get("id") for entry in atom.entries]
        reading.claim(path, all(ids) and len(ids) == len(set(ids)), "ids are missing or said twice")
        for entry in atom.entries:
            reading.count("entries")
            reading.claim(path, entry.get("title") and entry.get("updated_parsed"), f"no title or day: {entry.get('id')}")
            reading.claim(path, leads_somewhere(path, unit, entry.get("link", "")), f"leads nowhere: {entry.get('link')}")
        beside = path.with_suffix(".json")
        if not beside.is_file():
            reading.fault(path, "has no JSON Feed beside it")
            continue
        reading.count("JSON feeds")
        feed = json.loads(beside.read_text())
        reading.valid(beside, feed, standards.FEED)
        reading.claim(beside, [item.get("id") for item in feed["items"]] == ids, "tells other records than the Atom feed")
    followed = {path.parent.name for path in unit.glob("*/feed.xml")}
    kinds = {row["kind"] for row in rows(unit / "data/v1/records.csv")}
    reading.claim(unit, kinds <= followed, f"kinds without a feed: {sorted(kinds - followed)}")


def calendar(reading, unit):
    """The calendar by icalendar, its rules by dateutil; every posting period of the table of records is in it."""
    path = unit / "calendar.ics"
    if not path.is_file():
        reading.fault(unit, "no calendar")
        return
    reading.count("calendars")
    raw = path.read_bytes()
    lines = raw.split(b"\r\n")
    reading.claim(path, lines[-1] == b"" and b"\n" not in b"".join(lines) and b"\r" not in b"".join(lines), "a line that CRLF does not end")
    reading.claim(path, all(len(line) <= 75 for line in lines), "a line of more than 75 octets")
    read = icalendar.Calendar.from_ical(raw)
    reading.claim(path, not read.errors, f"{read.errors}")
    zones = {str(zone["TZID"]) for zone in read.walk("VTIMEZONE")}
    events = read.walk("VEVENT")
    uids = [str(event.get("UID")) for event in events]
    reading.claim(path, len(uids) == len(set(uids)), "a UID that stands twice")
    periods = set()
    for event in events:
        reading.count("events")
        name = str(event.get("SUMMARY"))
        for error in event.errors:
            reading.fault(path, f"{name}: {error}")
        if not all(event.get(key) for key in ("UID", "DTSTAMP", "DTSTART", "SUMMARY")):
            reading.fault(path, f"an event lacks what it must have: {name}")
            continue
        start, end = event["DTSTART"].dt, event["DTEND"].dt if event.get("DTEND") else None
        whole = not isinstance(start, datetime.datetime)
        if whole:
            reading.claim(path, end is not None and type(end) is type(start), f"a day without an end: {name}")
            periods.add((start, end))
        else:
            reading.claim(path, event["DTSTART"].params.get("TZID") in zones, f"a time without a zone: {name}")
        reading.claim(path, end is None or end > start, f"ends before it begins: {name}")
        if event.get("RRULE"):
            reading.count("rules of days that come again")
            naive = start if whole else start.replace(tzinfo=None)
            first = rrulestr(event["RRULE"].to_ical().decode(), dtstart=datetime.datetime(*naive.timetuple()[:5]))[0]
            reading.claim(path, first.date() == (start if whole else start.date()), f"does not begin on a day of its rule: {name}")
    records = unit / "data/v1/records.csv"
    if records.is_file():
        newest = max(row["published"] for row in rows(records))
        since = datetime.date.fromisoformat(newest) - 180 * DAY
        for row in rows(records):
            if row["standing"] == "current" and row.get("hangs_from") and row.get("hangs_until"):
                first, last = (datetime.date.fromisoformat(row[key]) for key in ("hangs_from", "hangs_until"))
                reading.count("posting periods compared")
                reading.claim(path, last < since or (first, last + DAY) in periods, f"{row['record']} hangs {first} to {last} and is not in it")


def rows(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def package(reading, unit):
    """Every table by frictionless against the package, and as JSON against its own schema."""
    path = unit / "data/v1/datapackage.json"
    if not path.is_file():
        reading.fault(unit, "no data package")
        return
    reading.count("data packages")
    bundle = frictionless.Package(str(path))
    report = bundle.validate()
    reading.count("tables", len(bundle.resources))
    for error in report.errors[:5]:
        reading.fault(path, error.message)
    for task in report.tasks:
        for error in task.errors[:3]:
            reading.fault(path, f"{task.name}: {error.message[:200]}")
    for schema in sorted(path.parent.glob("*.schema.json")):
        reading.count("JSON Schemas")
        rule = json.loads(schema.read_text())
        jsonschema.Draft202012Validator.check_schema(rule)
        table = schema.with_name(schema.name.replace(".schema.json", ".json"))
        values = json.loads(table.read_text())
        reading.count("rows", len(values))
        reading.valid(table, values, rule)
        other = rows(table.with_suffix(".csv"))
        reading.claim(table, len(other) == len(values), f"{len(values)} rows, {len(other)} in the CSV")
    for book in sorted(path.parent.glob("*.xlsx")):
        reading.count("workbooks")
        sheets = openpyxl.load_workbook(book, read_only=True).worksheets
        reading.claim(book, sheets and all(next(sheet.iter_rows(values_only=True), None) for sheet in sheets), "a sheet without a heading")
        formulas = [cell.value for sheet in sheets for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
        reading.claim(book, not formulas, f"a formula: {formulas[:1]}")


def popolo(reading, unit):
    """The rosters by the schemas of Popolo, and whatever they mention."""
    path = unit / "data/v1/popolo.json"
    if not path.is_file():
        return
    reading.count("Popolo files")
    value = json.loads(path.read_text())
    reading.valid(path, value, standards.POPOLO)
    ids = {sort: {one.get("id") for one in value.get(sort, [])} for sort in ("persons", "organizations", "posts")}
    for sort in ("persons", "organizations", "posts", "memberships"):
        reading.count(sort, len(value.get(sort, [])))
        every = [one.get("id") for one in value.get(sort, [])]
        reading.claim(path, len(every) == len(set(every)), f"an id of {sort} stands twice")
    for one in value.get("memberships", []) + value.get("posts", []) + value.get("organizations", []):
        for key, sort in (("person_id", "persons"), ("organization_id", "organizations"), ("post_id", "posts"), ("parent_id", "organizations")):
            reading.claim(path, key not in one or one[key] in ids[sort], f"{one.get('id')} mentions {key} {one.get(key)}, which is not there")


def contracts(reading, unit):
    """The contracts by the schema of OCDS 1.1 and by nothing it does not know, and whatever they mention."""
    path = unit / "data/v1/ocds.json"
    if not path.is_file():
        return
    reading.count("OCDS packages")
    value = json.loads(path.read_text())
    reading.valid(path, value, standards.OCDS_PACKAGE)
    releases = value.get("releases", [])
    reading.count("releases", len(releases))
    ids = [(release.get("ocid"), release.get("id")) for release in releases]
    reading.claim(path, len(ids) == len(set(ids)), "a release that stands twice")
    for release in releases:
        reading.valid(path, release, RELEASE, jsonschema.Draft4Validator)
        parties = {party.get("id") for party in release.get("parties", [])}
        awards = {award.get("id") for award in release.get("awards", [])}
        named = [release.get("buyer"), *(one for award in release.get("awards", []) for one in award.get("suppliers", []))]
        named.extend(release.get("tender", {}).get("tenderers", []))
        for one in filter(None, named):
            reading.count("parties of contracts")
            reading.claim(path, one.get("id") in parties, f"{release.get('id')} mentions the party {one.get('id')}, which is not there")
        for one in release.get("contracts", []):
            reading.count("contracts")
            reading.claim(path, one.get("awardID") in awards, f"{one.get('id')} follows the award {one.get('awardID')}, which is not there")


def linked(reading, unit):
    """The linked data of every page is JSON of schema.org and names what it tells of."""
    for path in sorted(unit.glob("**/*.html")):
        text = path.read_text()
        blocks = LINKED.findall(text)
        reading.claim(path, len(blocks) == text.count("application/ld+json\""), "linked data that ends early")
        for block in blocks:
            reading.count("pages with linked data")
            try:
                graph = json.loads(block)
            except ValueError as error:
                reading.fault(path, f"linked data is no JSON: {error}")
                continue
            whole = graph.get("@context") == "https://schema.org" and graph.get("@graph")
            reading.claim(path, whole and all(one.get("@type") and one.get("name") and one.get("url") for one in graph["@graph"]), "linked data without type, name or address")


CHECKS = (feeds, calendar, package, popolo, contracts, linked)


def read(site, checks=CHECKS):
    reading = Reading(site)
    units = sorted(path.parent for path in site.glob("*/feed.xml"))
    if not units:
        reading.fault(site, "holds no unit with a feed")
    for unit in units:
        reading.count("units")
        for check in checks:
            try:
                check(reading, unit)
            except Exception as error:  # a tool that gives up has found something
                reading.fault(unit, f"{check.__name__} gave up: {error!r:.200}")
    return reading


def spoils():
    """Ways to spoil a board: the check that must notice, the file, and what is changed in it."""

    def text(old, new):
        def change(path):
            whole = path.read_bytes()
            assert old.encode() in whole, f"{path} has no {old!r}"
            path.write_bytes(whole.replace(old.encode(), new.encode(), 1))

        return change

    def value(change):
        def rewrite(path):
            held = json.loads(path.read_text())
            change(held)
            path.write_text(json.dumps(held))

        return rewrite

    v1 = "data/v1/"
    return [
        (feeds, "feed.xml", text("</feed>", "")),
        (feeds, "feed.xml", text("<id>", "<uid>")),
        (feeds, "finance/feed.json", value(lambda feed: feed.pop("version"))),
        (feeds, "finance/feed.json", value(lambda feed: feed["items"].pop())),
        (feeds, "feed.json", value(lambda feed: feed["items"][0].update(date_published="2026-10-14"))),
        (feeds, "notice/feed.xml", lambda path: path.unlink()),
        (calendar, "calendar.ics", text("DTSTAMP:", "X-STAMP:")),
        (calendar, "calendar.ics", text("\r\nSUMMARY:", "\r\nSUMMARY:" + "长" * 26)),
        (calendar, "calendar.ics", text("\r\nSUMMARY", "\nSUMMARY")),
        (calendar, "calendar.ics", text("DTEND;VALUE=DATE:2026", "DTEND;VALUE=DATE:2016")),
        (calendar, "calendar.ics", text("BEGIN:VTIMEZONE\r\nTZID:Asia/Shanghai", "BEGIN:VTIMEZONE\r\nTZID:Asia/Nowhere")),
        (calendar, "calendar.ics", lambda path: path.write_bytes(re.sub(rb"BYDAY=(\d?)[A-Z]{2}", rb"BYDAY=\1SU", path.read_bytes()))),
        (package, v1 + "finance-entries.csv", text(",income,", ",inbound,")),
        (package, v1 + "finance-entries.json", text('"amount":"', '"amount":"x')),
        (package, v1 + "votes.csv", text("record", "records")),
        (package, v1 + "datapackage.json", value(lambda package: package["resources"][0].update(path="nowhere.csv"))),
        (popolo, v1 + "popolo.json", value(lambda popolo: popolo["persons"][0].pop("name"))),
        (popolo, v1 + "popolo.json", value(lambda popolo: popolo["memberships"][0].update(person_id="nobody"))),
        (popolo, v1 + "popolo.json", value(lambda popolo: popolo["organizations"][0].update(phone="1"))),
        (contracts, v1 + "ocds.json", value(lambda package: package.pop("publisher"))),
        (contracts, v1 + "ocds.json", value(lambda package: package["releases"][0].pop("ocid"))),
        (contracts, v1 + "ocds.json", value(lambda package: package["releases"][0].update(tag=["signed"]))),
        (contracts, v1 + "ocds.json", value(lambda package: package["releases"][0].update(date="2026-01-09"))),
        (contracts, v1 + "ocds.json", value(lambda package: package["releases"][0]["contracts"][0].update(signed="2026-01-09"))),
        (contracts, v1 + "ocds.json", value(lambda package: package["releases"][0]["contracts"][0]["value"].update(amount="28800"))),
        (contracts, v1 + "ocds.json", value(lambda package: package["releases"][0]["contracts"][0].update(awardID="none"))),
        (contracts, v1 + "ocds.json", value(lambda package: package["releases"][0]["parties"].pop())),
        (linked, "index.html", text('"@context"', "@context")),
        (linked, "finance/index.html", text("</head>", '<script type="application/ld+json">{"@graph":"</script>"}</script></head>')),
    ]


def prove(site, unit):
    """Spoils a copy in every way; returns how many went unnoticed."""
    unnoticed = 0
    for check, name, change in spoils():
        with tempfile.TemporaryDirectory() as folder:
            copy = pathlib.Path(folder) / unit
            shutil.copytree(site / unit, copy, ignore=shutil.ignore_patterns("assets", "search", "pictures", "thumbnails"))
            change(copy / name)
            if not read(copy.parent, [check]).faults:
                unnoticed += 1
                print(f"NOT NOTICED by {check.__name__}: a spoilt {name}", file=sys.stderr)
    print(f"spoilt in {len(spoils())} ways, {unnoticed} not noticed")
    return unnoticed


def main():
    site = pathlib.Path(sys.argv[1]).resolve()
    reading = read(site)
    print("read: " + ", ".join(f"{number:,} {what}" for what, number in reading.counts.items()))
    for fault in reading.faults:
        print(f"FAULT {fault}", file=sys.stderr)
    print(f"open data: {len(reading.faults)} faults")
    unnoticed = prove(site, "shuiyue-garden")
    sys.exit(1 if reading.faults or unnoticed else 0)


main()
