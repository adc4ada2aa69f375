"""Proof-reads sheets of paper with tools we did not write.

Every code is read by zxing-cpp as a poor camera sees it: 150 dpi, turned by ten degrees either way, blurred, JPEG at quality 40, four
pixels a module; page by page they are the very codes whose addresses stand there. Every letter of every page is measured against the floor
of its paper. Every number and name of the page on the web stands on the paper, unless the sheet says how many rows it leaves to the phone.
Every face is embedded and subset. Nothing leaves the page.

usage: check.py SHEETS SITE
"""

import collections
import html
import io
import pathlib
import re
import subprocess
import sys
import tempfile

import pdfplumber
import zxingcpp
from PIL import Image, ImageFilter

SIGMA = 0.8  # of the blur, in pixels at four pixels a module
MM = 72 / 25.4
# Ink of 7.5 mm for each metre fills 92 hundredths of a letter's square; the foot is read from 0.4 m.
HEIGHT = 7.5 / 0.92 * MM
FOOT = 0.4 * HEIGHT
BODY = {"a4": 0.5 * HEIGHT, "a3": HEIGHT, "a2": HEIGHT, "a1": HEIGHT, "a0": HEIGHT}
TITLE = {"a4": 1.2 * HEIGHT, "a3": 3 * HEIGHT, "a2": 3 * HEIGHT, "a1": 3 * HEIGHT, "a0": 3 * HEIGHT}
# A size is rounded to tenths of a point.
SLACK = 0.06
ADDRESS = re.compile(r"https://gs\.example\.cn/[a-z]+/Q/[0-9A-Z]{6}\.html")

faults = []


def fault(path, words):
    faults.append(f"{path}: {words}")


def run(*command):
    return subprocess.run(command, check=True, capture_output=True).stdout


def pages_of(path, dpi):
    with tempfile.TemporaryDirectory() as folder:
        run("pdftoppm", "-r", str(dpi), "-png", str(path), f"{folder}/p")
        return [Image.open(io.BytesIO(file.read_bytes())).convert("L") for file in sorted(pathlib.Path(folder).iterdir())]


def plain(text):
    """Words without the ends of lines and the gaps between columns, and without hyphens, which poppler drops at the ends of lines."""
    return re.sub(r"[\s\u00a0\u200b-]+", "", text)


def seen(picture, angle, scale):
    """A picture as a poor camera sees it."""
    turned = picture.rotate(angle, expand=True, fillcolor=255, resample=Image.BICUBIC)
    small = turned.resize((max(1, int(turned.width * scale)), max(1, int(turned.height * scale))), Image.BICUBIC)
    jpeg = io.BytesIO()
    small.filter(ImageFilter.GaussianBlur(SIGMA)).save(jpeg, "JPEG", quality=40)
    return Image.open(jpeg)


def codes(picture):
    return zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode)


def check_codes(path, texts):
    read = 0
    for number, (page, text) in enumerate(zip(pages_of(path, 150), texts, strict=True), 1):
        expected = collections.Counter(ADDRESS.findall(plain(text)))
        found = codes(page)
        told = collections.Counter(plain(code.text) for code in found)
        if "labels" in path.name:
            # Beside labels columns of text stand side by side and an address ends in the next line: its last part is whole.
            ends = collections.Counter(re.findall(r"Q/([0-9A-Z]{6}\.html)", plain(text)))
            expected_ends = collections.Counter(address.rsplit("/", 1)[1].split("#")[0] for address in told.elements())
            if ends != expected_ends:
                fault(path, f"page {number}: beside the codes stands {dict(ends)}, they say {dict(expected_ends)}")
        elif told != expected:
            fault(path, f"page {number}: the codes say {dict(told)}, the page {dict(expected)}")
        if not found and not path.name.startswith(("changes", "list")):
            fault(path, f"page {number} has no code that can be read")
        for code in found:
            corners = [(p.x, p.y) for p in (code.position.top_left, code.position.top_right, code.position.bottom_right, code.position.bottom_left)]
            left, top = min(x for x, _ in corners), min(y for _, y in corners)
            right, bottom = max(x for x, _ in corners), max(y for _, y in corners)
            modules = 37 if len(code.text) <= 60 else 41
            side = max(right - left, 1)
            quiet = int(4 * side / modules)
            crop = page.crop((left - quiet, top - quiet, right + quiet, bottom + quiet))
            for angle in (-10, 10):
                again = codes(seen(crop, angle, 4 * modules / side))
                if not any(other.text == code.text for other in again):
                    fault(path, f"page {number}: a camera at {angle} degrees does not read {code.text}")
                read += 1
    return read


def check_letters(path, size):
    """Nothing below the floor of the foot, and below that of the body only what stands at the foot or says so in few words."""
    smallest = 999.0
    with pdfplumber.open(path) as pdf:
        for number, page in enumerate(pdf.pages, 1):
            letters = [char for char in page.chars if char["text"].strip()]
            if not letters:
                fault(path, f"page {number} is empty")
                continue
            least = min(char["size"] for char in letters)
            smallest = min(smallest, least)
            if least < FOOT - SLACK:
                fault(path, f"page {number}: letters of {least:.1f} pt, the floor is {FOOT:.1f} pt")
            beyond = [
                char["text"] for char in letters
                if char["x0"] < -0.5 or char["x1"] > page.width + 0.5 or char["top"] < -0.5 or char["bottom"] > page.height + 0.5
            ]
            if beyond:
                fault(path, f"page {number}: {len(beyond)} letters outside the page: {''.join(beyond)[:40]}")
            # Only what stands at the foot may be smaller than the body: the line of numbers and the address.
            small = [char for char in letters if char["size"] < BODY[size] - SLACK]
            high = [char for char in small if char["bottom"] < page.height * 0.7]
            if high and not path.name.startswith("labels"):
                told = "".join(char["text"] for char in high)
                fault(path, f"page {number}: {len(high)} letters of the body below {BODY[size]:.1f} pt: {told[:40]}")
        first = max(char["size"] for char in pdf.pages[0].chars)
        if first < TITLE[size] - SLACK:
            fault(path, f"the title has {first:.1f} pt, the floor is {TITLE[size]:.1f} pt")
    return smallest


def check_fonts(path):
    lines = run("pdffonts", str(path)).decode().splitlines()[2:]
    for line in lines:
        columns = line.split()
        if columns[-5:-2] != ["yes", "yes", "yes"]:
            fault(path, f"a face is not embedded, subset and readable: {line}")
    if not lines and "tiles" not in path.name:
        fault(path, "no face at all")


def record_of(path, site):
    """The page on the web of the record a notice is made of."""
    match = re.match(r"notice-([a-z]+)-(.+?)-a[0-4](?:-|\.)", path.name)
    if not match:
        return None
    page = site / path.parent.name / match[1] / f"{match[2]}.html"
    return page if page.exists() else None


def bare(markup):
    return plain(html.unescape(re.sub(r"<[^>]+>", "", markup)))


def facts(page):
    """Amounts and names of the record itself: of its tables and its people. What a chart draws is a table on the web only."""
    body = re.sub(r"<(script|style|svg|details|aside|nav)\b.*?</\1>", "", page.read_text(), flags=re.DOTALL)
    tables = re.findall(r"<table\b.*?</table>", body, flags=re.DOTALL)
    # Where a record hung is told on the web, and by the change list.
    tables = [table for table in tables if "挂上" not in table]
    numbers = {number for table in tables for number in re.findall(r"(?<![\d,.])\d{1,3}(?:,\d{3})*\.\d\d(?!\d)", html.unescape(re.sub(r"<[^>]+>", " ", table)))}
    rows = [row for table in tables for row in re.findall(r"<tr\b.*?</tr>", table, flags=re.DOTALL)]
    cells = [cell for row in rows for cell in re.findall(r"<t[hd]\b[^>]*>(.*?)</t[hd]>", row, flags=re.DOTALL)]
    # Under a row's own words stand pairs of a label and a value.
    own = {bare(re.split(r"<(?:dl|p|ul|small)\b|<span class=\"gs-|<time", cell)[0]) for cell in cells}
    people = {bare(name) for name in re.findall(r'class="gs-(?:person|name)"[^>]*>(.*?)</', body)}
    return numbers, {name for name in own | people if 1 < len(name) < 24}


def stands(name, told):
    """Whether a name stands on the sheet: as a whole, or going on in the next line of its cell, beyond the numbers beside it."""
    if name in told:
        return True
    for cut in range(len(name) - 1, 3, -1):
        at = told.find(name[:cut])
        if at >= 0:
            return name[cut:] in told[at + cut:]
    return False


def check_words(path, text, site):
    page = record_of(path, site)
    if page is None:
        return 0
    told = plain(text)
    if re.search(r"其余\d+项扫码查看", told):
        return 0
    numbers, names = facts(page)
    missing = sorted(number for number in numbers if plain(number) not in told) + sorted(name for name in names if not stands(plain(name), told))
    if missing:
        fault(path, f"{page.relative_to(site)} says {missing[:8]}, the sheet does not ({len(missing)} of {len(numbers | names)})")
    return len(numbers | names)


def main(folder, site):
    files = sorted(pathlib.Path(folder).rglob("*.pdf"))
    smallest, read, pages, words = 999.0, 0, 0, 0
    for path in files:
        texts = run("pdftotext", "-layout", str(path), "-").decode().split("\f")[:-1]
        pages += len(texts)
        size = (re.search(r"-(a[0-4])(-|\.)", path.name) or [None, "a4"])[1]
        check_fonts(path)
        if "tiles" in path.name:
            continue
        smallest = min(smallest, check_letters(path, size))
        read += check_codes(path, [run("pdftotext", "-f", str(n), "-l", str(n), str(path), "-").decode() for n in range(1, len(texts) + 1)])
        words += check_words(path, run("pdftotext", str(path), "-").decode(), pathlib.Path(site))
        if "summary" in path.name and len(texts) > 1:
            fault(path, f"a summary of {len(texts)} pages")
    print(f"{len(files)} files, {pages} pages; {read} codes read as a poor camera sees them (±10°, σ {SIGMA} px, JPEG q40, 4 px a module)")
    print(f"smallest letters {smallest:.1f} pt, floor {FOOT:.1f} pt; {words} names and numbers of the web found on paper")
    if not files or not read or not words:
        fault(folder, "nothing was checked")
    for told in faults:
        print(f"FAULT {told}")
    sys.exit(1 if faults else 0)


main(*sys.argv[1:])
