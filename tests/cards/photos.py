"""Makes the photos of the newsroom: a calm one, a noisy one, one that a camera turned, a portrait."""

import math
import pathlib
import random
import sys

from PIL import Image, ImageDraw, ImageFilter


def calm(width, height, seed):
    """Soft hills and a sun, with a ring at the focus."""
    chance = random.Random(seed)
    picture = Image.new("RGB", (width, height))
    draw = ImageDraw.Draw(picture)
    for y in range(height):
        t = y / height
        draw.line([(0, y), (width, y)], fill=(int(196 - 60 * t), int(214 - 40 * t), int(226 - 20 * t)))
    for layer in range(5):
        base = height * (0.45 + 0.12 * layer)
        phase, turn = chance.random() * 6, 2 + chance.random() * 3
        hill = [(x, base + math.sin(phase + x / width * turn * 3) * height * 0.07) for x in range(0, width + 8, 8)]
        shade = 130 - 22 * layer
        draw.polygon(hill + [(width, height), (0, height)], fill=(shade - 20, shade + 20, shade))
    draw.ellipse([width * 0.62, height * 0.14, width * 0.62 + height * 0.16, height * 0.3], fill=(246, 214, 150))
    return picture.filter(ImageFilter.GaussianBlur(width / 800))


def main(content):
    content = pathlib.Path(content)
    stories = content / "stories"
    calm(1600, 900, 1).save(stories / "calm.jpg", quality=88)
    noisy = Image.effect_noise((1600, 1067), 90).convert("RGB")
    Image.blend(noisy, calm(1600, 1067, 2), 0.45).save(stories / "noisy.png")
    exif = Image.Exif()
    exif[0x0112] = 6
    calm(1200, 1600, 3).transpose(Image.Transpose.ROTATE_90).save(stories / "turned.jpg", quality=88, exif=exif)
    calm(900, 1200, 4).save(content / "people" / "ok-jiwon.jpg", quality=88)
    for name, title, picture in (
        ("photo", "강이 굽은 자리에 세운 공장", "{ src: calm.jpg, alt: 언덕 }"),
        ("photo-long", "강이 굽은 자리에 세운 공장에서 열두 해 동안 물을 되돌려 보낸 사람들의 기록", "{ src: calm.jpg, alt: 언덕 }"),
        ("photo-noisy", "가장 무거운 사진도 삼백 킬로바이트를 넘지 않습니다", "{ src: noisy.png, alt: 잡음 }"),
        ("photo-turned", "카메라가 옆으로 누운 사진", "{ src: turned.jpg, alt: 언덕 }"),
    ):
        (stories / f"{name}.md").write_text(
            f"---\ntitle: {title}\ndate: 2026-09-04T10:00\ndesk: tech\nauthors: [ok-jiwon]\nsummary: 한 문장.\n"
            f"cover: {picture}\n---\n본문입니다.\n",
            encoding="utf-8",
        )
    person = content / "people" / "ok-jiwon.md"
    person.write_text(person.read_text(encoding="utf-8").replace("role:", "photo: ok-jiwon.jpg\nrole:", 1), encoding="utf-8")


main(sys.argv[1])
