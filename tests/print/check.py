"""Proof-reads sheets of paper with tools we did not write.

Every code is read by zxing-cpp as a poor camera sees it: 150 dpi, turned by ten degrees either way, blurred, JPEG at quality 40, four
pixels a module. Every letter is measured against the floor of its paper. Every face is embedded and subset. Nothing leaves the page.
"""

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
FLOOR = 0.4 * 7.5 / 0.92 * MM
BODY = {"a4": 0.5, "a3": 1.0, "a2": 1.0, "a1": 1.0, "a0": 1.0}
ADDRESS = re.compile(r"https://gs\.example\.cn/[a-z-]+/Q/[0-9A-Z]{6}\.html(?:#slot-[a-z0-9-]+)?")

faults = []


def fault(path, words):
    faults.append(f"{path}: {words}")


def run(*command):
    return subprocess.run(command, check=True, capture_output=True).stdout


def pages_of(path, dpi):
    with tempfile.TemporaryDirectory() as folder:
        run("pdftoppm", "-r", str(dpi), "-png", str(path), f"{folder}/p")
        return [Image.open(io.BytesIO(file.read_bytes())).convert("L") for file in sorted(pathlib.Path(folder).iterdir())]


def seen(picture, angle, scale):
    """A picture as a poor camera sees it."""
    turned = picture.rotate(angle, expand=True, fillcolor=255, resample=Image.BICUBIC)
    small = turned.resize((max(1, int(turned.width * scale)), max(1, int(turned.height * scale))), Image.BICUBIC)
    jpeg = io.BytesIO()
    small.filter(ImageFilter.GaussianBlur(SIGMA)).save(jpeg, "JPEG", quality=40)
    return Image.open(jpeg)


def codes(picture):
    return zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode)


def check_codes(path, text):
    expected = set(ADDRESS.findall(text.replace("\n", "").replace("\u200b", "")))
    read = 0
    for number, page in enumerate(pages_of(path, 150), 1):
        plain = codes(page)
        for code in plain:
            # Beside labels the address is broken over lines; its last part is not.
            if code.text not in expected and not (ADDRESS.fullmatch(code.text) and code.text.rsplit("/", 1)[1].split("#")[0] in text):
                fault(path, f"page {number}: the code says {code.text}, which the page does not")
            corners = [(p.x, p.y) for p in (code.position.top_left, code.position.top_right, code.position.bottom_right, code.position.bottom_left)]
            left, top = min(x for x, _ in corners), min(y for _, y in corners)
            right, bottom = max(x for x, _ in corners), max(y for _, y in corners)
            modules = 37 if len(code.text) <= 60 else 41
            side = max(right - left, 1)
            quiet = int(4 * side / modules)
            crop = page.crop((left - quiet, top - quiet, right + quiet, bottom + quiet))
            for angle in (-10, 10):
                found = codes(seen(crop, angle, 4 * modules / side))
                if not any(other.text == code.text for other in found):
                    fault(path, f"page {number}: a camera at {angle} degrees does not read {code.text}")
                read += 1
        if expected and not plain and "tiles" not in path.name:
            fault(path, f"page {number} has no code that can be read")
    return read


def check_letters(path, size):
    smallest, outside = 999.0, 0
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            for char in page.chars:
                if not char["text"].strip():
                    continue
                smallest = min(smallest, char["size"])
                if char["x0"] < -0.5 or char["x1"] > page.width + 0.5 or char["top"] < -0.5 or char["bottom"] > page.height + 0.5:
                    outside += 1
            body = [round(char["size"], 1) for char in page.chars if char["text"].strip()]
    if smallest < FLOOR - 0.05:
        fault(path, f"letters of {smallest:.1f} pt, the floor is {FLOOR:.1f} pt")
    if outside:
        fault(path, f"{outside} letters outside the page")
    usual = max(set(body), key=body.count) if body else 0
    floor = BODY.get(size, 0.5) * 7.5 / 0.92 * MM
    if "summary" in path.name and "tiles" not in path.name and usual < floor:
        fault(path, f"most letters have {usual} pt; read from {BODY[size]} m they need {floor:.1f} pt")
    return smallest


def check_fonts(path):
    lines = run("pdffonts", str(path)).decode().splitlines()[2:]
    for line in lines:
        columns = line.split()
        if columns[-5:-2] != ["yes", "yes", "yes"]:
            fault(path, f"a face is not embedded, subset and readable: {line}")
    if not lines and "tiles" not in path.name:
        fault(path, "no face at all")


def main(folder):
    files = sorted(pathlib.Path(folder).rglob("*.pdf"))
    smallest, read, pages = 999.0, 0, 0
    for path in files:
        text = run("pdftotext", str(path), "-").decode()
        pages += text.count("\f")
        size = (re.search(r"-(a[0-4])(-|\.)", path.name) or [None, "a4"])[1]
        check_fonts(path)
        if "tiles" in path.name:
            continue
        smallest = min(smallest, check_letters(path, size))
        read += check_codes(path, text)
        if "shuiyue-garden" in str(path) and "notice-finance-2026-q3-common-income" in path.name:
            for words in ("61,260.00", "18,904.50", "123,489.60", "12,800.00", "甲六", "GS-2026-031"):
                if words not in text:
                    fault(path, f"{words} is not in the text")
        if "summary" in path.name and "landscape" not in path.name and text.count("\f") > 1:
            fault(path, f"a summary of {text.count(chr(12))} pages")
    print(f"{len(files)} files, {pages} pages; {read} codes read as a poor camera sees them (±10°, σ {SIGMA} px, JPEG q40, 4 px a module)")
    print(f"smallest letters {smallest:.1f} pt, floor {FLOOR:.1f} pt")
    if not files or not read:
        fault(folder, "nothing was checked")
    for words in faults:
        print(f"FAULT {words}")
    sys.exit(1 if faults else 0)


main(sys.argv[1])
