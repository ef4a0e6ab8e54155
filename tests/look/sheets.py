"""Joins the pictures that sheets.cjs took into one small sheet for each kind of page.

    sheets.py SITE_DIR SHOTS_DIR OUT_DIR      called by sheets
"""

import pathlib
import re
import sys

from PIL import Image

GROUND, GAP = (214, 218, 216), 14
#: Columns of a sheet: width of the window, scheme, and how wide it is shown.
COLUMNS = [(width, scheme, shown) for width, shown in ((1280, 500), (768, 300), (320, 170)) for scheme in ("light", "dark")]
TALL, QUALITY = 620, 58
HARD = [("none", "front"), ("three", "front"), ("three-en", "front"), ("many", "front"), ("long", "front"), ("long", "story")]
CARDS = 12


def shrunk(file, width, tall):
    """The top of a picture, `width` wide and at most `tall` high."""
    with Image.open(file) as opened:
        share = width / opened.width
        seen = opened.convert("RGB").crop((0, 0, opened.width, min(opened.height, round(tall / share))))
        return seen.resize((width, round(seen.height * share)), Image.Resampling.LANCZOS)


def joined(rows):
    """Rows of pictures, one below the other, on one ground."""
    width = max(sum(picture.width + GAP for picture in row) for row in rows) + GAP
    height = sum(max(picture.height for picture in row) + GAP for row in rows) + GAP
    sheet = Image.new("RGB", (width, height), GROUND)
    top = GAP
    for row in rows:
        left = GAP
        for picture in row:
            sheet.paste(picture, (left, top))
            left += picture.width + GAP
        top += max(picture.height for picture in row) + GAP
    return sheet


def written(sheet, file):
    sheet.save(file, quality=QUALITY, method=6)
    print(f"{file.name}: {sheet.width} × {sheet.height}, {file.stat().st_size // 1024} KB")


def first_language(site):
    return re.search(r'<html[^>]*\blang="?([\w-]+)', (site / "index.html").read_text(encoding="utf-8"))[1]


def kinds(site, shots, out):
    first = first_language(site)
    taken = {}
    for file in shots.glob("*-1280-light.png"):
        kind, lang = file.name.removesuffix("-1280-light.png").rsplit("-", 1)
        taken.setdefault(kind, []).append(lang)
    for kind, langs in sorted(taken.items()):
        langs.sort(key=lambda lang: (lang != first, lang))
        rows = [[shrunk(shots / f"{kind}-{lang}-{width}-{scheme}.png", shown, TALL) for width, scheme, shown in COLUMNS] for lang in langs]
        written(joined(rows), out / f"{kind}.webp")


def hard(shots, out):
    columns = [(1280, "light", 380), (320, "dark", 110)]
    cells = []
    for name, kind in HARD:
        file = next((shots / "hard" / name).glob(f"{kind}-*-1280-light.png"))
        cells.append([shrunk(str(file).replace("1280-light", f"{width}-{scheme}"), shown, TALL) for width, scheme, shown in columns])
    written(joined([cells[at] + cells[at + 1] + cells[at + 2] for at in range(0, len(cells), 3)]), out / "hard.webp")


def cards(site, out):
    """Cards of stories from all over the newsroom, as the pages name them."""
    pages = sorted(site.glob("stories/*/index.html")) + sorted(site.glob("*/stories/*/index.html"))
    step = max(1, len(pages) // CARDS)
    found = []
    for page in [site / "index.html", *pages[::step]]:
        named = re.search(r'og:image"? content="?[^"\s>]*(/cards/[^"\s>]+\.png)', page.read_text(encoding="utf-8"))
        if named and named[1] not in found:
            found.append(named[1])
    pictures = [shrunk(site / name.lstrip("/"), 480, 400) for name in found[:CARDS]]
    if pictures:
        written(joined([pictures[at : at + 3] for at in range(0, len(pictures), 3)]), out / "cards.webp")


def main():
    site, shots, out = map(pathlib.Path, sys.argv[1:])
    kinds(site, shots, out)
    cards(site, out)
    if (shots / "hard").is_dir():
        hard(shots, out)


if __name__ == "__main__":
    main()
