"""Joins all cards of a folder into one sheet, with the lines at which services cut them."""

import pathlib
import sys

from PIL import Image, ImageDraw

WIDTH, HEIGHT, GAP, COLUMNS = 1200, 630, 24, 3
PINK = (219, 0, 120)


def dashes(draw, begin, end, on, off):
    """Draws a dashed line that is level or upright."""
    (x, y), (to_x, to_y) = begin, end
    length = max(to_x - x, to_y - y)
    across = to_x > x
    for at in range(0, length, on + off):
        stop = min(at + on, length)
        draw.line([(x + at, y), (x + stop, y)] if across else [(x, y + at), (x, y + stop)], fill=PINK, width=2)


def frame(draw, left, top, right, bottom, on, off):
    for begin, end in (
        ((left, top), (right, top)),
        ((left, bottom), (right, bottom)),
        ((left, top), (left, bottom)),
        ((right, top), (right, bottom)),
    ):
        dashes(draw, begin, end, on, off)


def main(folder, sheet):
    files = sorted(pathlib.Path(folder).glob("*.png"))
    heavy = []
    rows = -(-len(files) // COLUMNS)
    whole = Image.new("RGB", (COLUMNS * (WIDTH + GAP) + GAP, rows * (HEIGHT + GAP) + GAP), (232, 236, 234))
    for i, file in enumerate(files):
        with Image.open(file) as opened:
            assert opened.size == (WIDTH, HEIGHT), f"{file.name} is {opened.size}"
            card = opened.convert("RGB")
        if file.stat().st_size > 300_000:
            heavy.append(f"{file.name}: {file.stat().st_size} bytes")
        draw = ImageDraw.Draw(card)
        frame(draw, 285, 0, 914, 629, 14, 8)
        frame(draw, 0, 15, 1199, 614, 3, 5)
        whole.paste(card, (GAP + i % COLUMNS * (WIDTH + GAP), GAP + i // COLUMNS * (HEIGHT + GAP)))
    pathlib.Path(sheet).parent.mkdir(parents=True, exist_ok=True)
    whole.resize((whole.width // 2, whole.height // 2), Image.LANCZOS).save(sheet)
    sizes = [file.stat().st_size for file in files]
    print(f"{len(files)} cards, {max(sizes):,} bytes at the most, {sum(sizes) // len(sizes):,} in the mean: {sheet}")
    if heavy:
        sys.exit("too heavy:\n" + "\n".join(heavy))


main(*sys.argv[1:3])
