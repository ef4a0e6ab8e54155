#!/usr/bin/env python3
"""Makes a newsroom with photos of 12 megapixels, a story each: photos.py FOLDER [COUNT]

Needs Pillow and numpy. Each photo has soft shapes, edges and the grain of a sensor, so that decoders and
encoders work as they do on a camera's; 3 to 4 MB as JPEG, with EXIF and a place as a telephone writes them.
"""

import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

WIDTH, HEIGHT = 4032, 3024
SETTINGS = """name: Photos
base_url: https://photos.example/
languages: [en]
time_zone: Asia/Seoul
desks: [{ id: photos, name: Photos }]
theme: press
"""


def photo(seed):
    rng = np.random.default_rng(seed)
    scene = Image.fromarray(rng.integers(30, 226, (9, 12, 3), dtype=np.uint8)).resize((WIDTH, HEIGHT), Image.BICUBIC)
    draw = ImageDraw.Draw(scene)
    for _ in range(60):
        x, y = rng.integers(0, WIDTH), rng.integers(0, HEIGHT)
        w, h = rng.integers(40, 900, 2)
        shape = draw.ellipse if rng.random() < 0.5 else draw.rectangle
        shape((x, y, x + w, y + h), fill=tuple(int(c) for c in rng.integers(20, 236, 3)))
    scene = scene.filter(ImageFilter.GaussianBlur(1.5))
    texture = rng.normal(0, 14, (HEIGHT // 4, WIDTH // 4)).astype(np.float32)
    texture = np.asarray(Image.fromarray(texture).resize((WIDTH, HEIGHT), Image.BILINEAR))
    grain = rng.normal(0, 5.5, (HEIGHT, WIDTH)).astype(np.float32)
    pixels = np.asarray(scene, dtype=np.float32) + (texture + grain)[:, :, None]
    return Image.fromarray(pixels.clip(0, 255).astype(np.uint8))


def make(folder, number):
    place = folder / "content/stories" / f"photo-{number:03}.jpg"
    exif = Image.Exif()
    exif[0x0112] = (1, 6, 3, 8)[number % 4]
    exif[0x010F] = "Camera"
    exif.get_ifd(0x8825)[2] = (37.0, 30.0, 0.0)
    photo(number).save(place, quality=90, exif=exif)
    place.with_suffix(".md").write_text(
        f"---\ntitle: Photo {number}\ndate: 2026-01-01T09:00+09:00\ndesk: photos\nauthors: [kim]\n"
        f"cover: {{ src: {place.name}, alt: A picture }}\n---\n\nText.\n"
    )
    return place.stat().st_size


def main():
    folder = Path(sys.argv[1])
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 100
    for below in ("content/stories", "content/people"):
        (folder / below).mkdir(parents=True, exist_ok=True)
    (folder / "newsroom.yaml").write_text(SETTINGS)
    (folder / "content/people/kim.md").write_text("---\nname: Kim\n---\n")
    with ProcessPoolExecutor() as pool:
        sizes = list(pool.map(make, [folder] * count, range(count)))
    print(f"{count} photos, {sum(sizes) / count / 1e6:.1f} MB each")


if __name__ == "__main__":
    main()
