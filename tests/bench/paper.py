"""Sheets of paper: one poster, further posters, a whole community, nothing changed; WeasyPrint on an equivalent page beside it."""
import os
import re
import shutil
import sys
import venv
from pathlib import Path

from measure import Run, median, must, say, settle, table

HERE = Path(__file__).resolve().parent
COMPOUNDS, RECORDS, BUILDINGS, SLOTS = 58, 5, 8, 11
MORE = 20
WEASYPRINT = "70.0"

# Sets a page so many times in one process, each time with another number on it, and tells what each time after the first took.
AGAIN = """
import sys, time, weasyprint
page, out, times = open(sys.argv[1], encoding="utf-8").read(), sys.argv[2], int(sys.argv[3])
weasyprint.HTML(string=page).write_pdf(out)
begun = time.perf_counter()
for turn in range(times):
    weasyprint.HTML(string=page.replace("61,260.00", f"61,260.{turn:02d}")).write_pdf(out)
print((time.perf_counter() - begun) / times)
"""


def board(work, seed):
    """Compounds with a summary, five records that make a notice each, and twenty places for a label: the compound, its buildings
    and its boards."""
    folder = work / "board"
    if folder.exists():
        return folder
    must([sys.executable, HERE / "synth.py", COMPOUNDS, RECORDS, seed, folder])
    slots = "".join(f"  - {{id: slot-{n}, name: {n} 号公开栏, size: A4, sheets: 4}}\n" for n in range(1, SLOTS + 1))
    for compound in (folder / "content").glob("c*/compound.yaml"):
        compound.write_text(f"{compound.read_text()}slots:\n{slots}")
        # Of so few records one is a roster.
        for record in compound.parent.glob("evaluation/*.md"):
            record.write_text(record.read_text().replace("subject: r0004", "subject: r0001"))
    return folder


def report(gongshi, work, rounds, seed, peer):
    work.mkdir(parents=True, exist_ok=True)
    root, out = board(work, seed), work / "sheets"
    units = [path.name for path in sorted((root / "content").glob("c*"))]
    if len(units) != COMPOUNDS:
        sys.exit(f"{len(units)} compounds instead of {COMPOUNDS}")

    def poster(*arguments, fresh=True):
        if fresh:
            shutil.rmtree(out, ignore_errors=True)
        settle()
        return Run([gongshi, "--root", root, "poster", "--out", out, *arguments], log=work / "gongshi.log")

    def made():
        return len([path for path in out.glob("*/*.pdf") if path.parent.name != ".made"])

    summary = ["--what", "summary", "--size", "a1", "--compound"]
    one, many, whole, same = [], [], [], []
    for turn in range(rounds):
        one.append(poster(*summary, units[0]))
        many.append(poster(*summary, *units[: MORE + 1]))
        say(f"A1, turn {turn}: {one[-1].wall:.2f} s, {MORE + 1} of them {many[-1].wall:.2f} s")
    # The whole takes long; three turns tell enough.
    for turn in range(min(rounds, 3)):
        whole.append(poster("--what", "summary", "notice", "labels", "--compound", *units))
        files = made()
        if files != COMPOUNDS * (1 + RECORDS + 1):
            sys.exit(f"{files} files instead of {COMPOUNDS * (1 + RECORDS + 1)}")
        same.append(poster("--what", "summary", "notice", "labels", "--compound", *units, fresh=False))
        say(f"whole, turn {turn}: {whole[-1].wall:.2f} s, {whole[-1].peak:.0f} MiB; again {same[-1].wall:.3f} s")
    shutil.rmtree(out, ignore_errors=True)
    each = median([(b.wall - a.wall) / MORE for a, b in zip(one, many)])
    wall = lambda runs: f"{median([run.wall for run in runs]):.3f} s"
    peak = lambda runs: f"{median([run.peak for run in runs]):.0f} MiB"
    rows = [
        ["one A1 poster, fresh process", wall(one), peak(one)],
        ["each further A1 poster, same process", f"{1000 * each:.0f} ms", peak(many)],
        [f"{COMPOUNDS} × (A3 summary, {RECORDS} notices, {1 + BUILDINGS + SLOTS} labels)", wall(whole), peak(whole)],
        ["the same again, nothing changed", wall(same), peak(same)],
    ]
    print(f"**Sheets of paper**, codes read back; {os.cpu_count()} processors\n")
    table(["gongshi poster", "time", "peak memory"], rows)
    if peer:
        theirs(work, rounds)


def theirs(work, rounds):
    """WeasyPrint on a page with the same blocks; it draws no page to read its code back, and promises no standard."""
    folder = work / "venv"
    python = folder / "bin" / "python"
    if not python.exists():
        say("installing WeasyPrint")
        venv.create(folder, with_pip=True)
        must([python, "-m", "pip", "install", "--quiet", f"weasyprint=={WEASYPRINT}"])
    page, out = HERE / "poster.html", work / "poster.pdf"
    one, again = [], []
    for turn in range(rounds):
        settle()
        one.append(Run([python, "-m", "weasyprint", page, out], log=work / "weasyprint.log"))
        settle()
        told = must([python, "-c", AGAIN, page, out, MORE])
        again.append(float(re.search(r"[0-9.]+\s*$", told).group()))
        say(f"WeasyPrint, turn {turn}: {one[-1].wall:.2f} s, then {1000 * again[-1]:.0f} ms each")
    table(
        [f"WeasyPrint {WEASYPRINT}", "time", "peak memory"],
        [
            ["one A1 poster, fresh process", f"{median([run.wall for run in one]):.3f} s", f"{median([run.peak for run in one]):.0f} MiB"],
            ["each further A1 poster, same process, one processor", f"{1000 * median(again):.0f} ms", "–"],
        ],
    )
