#!/usr/bin/env python3
"""Draws every picture of the example newsroom. Needs Pillow only; same bytes on every run with one Pillow version.

    pip install pillow && python3 tests/pictures/make.py
"""

from math import cos, pi, sin
from pathlib import Path
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

ROOT = Path(__file__).resolve().parents[2]
STORIES = ROOT / "content" / "stories"
IMAGES = ROOT / "static" / "images"

INK = (16, 32, 48)
DEEP = (22, 62, 78)
TEAL = (38, 118, 124)
MIST = (168, 198, 196)
CREAM = (244, 235, 220)
SAND = (222, 198, 164)
CLAY = (214, 118, 70)
EMBER = (246, 168, 88)
WHITE = (252, 250, 245)

SCALE = 2


def mix(a, b, t):
    return tuple(round(x + (y - x) * t) for x, y in zip(a, b))


def upright(size, *stops):
    """A vertical gradient; stops are (place from 0 to 1, colour)."""
    strip = Image.new("RGB", (1, 512))
    for y in range(512):
        t = y / 511
        for (p, a), (q, b) in zip(stops, stops[1:]):
            if t <= q or q == stops[-1][0]:
                strip.putpixel((0, y), mix(a, b, min(1, max(0, (t - p) / (q - p)))))
                if t <= q:
                    break
    return strip.resize(size, Image.Resampling.BICUBIC)


class Canvas:
    def __init__(self, width, height, *stops, seed=1):
        self.w, self.h = width * SCALE, height * SCALE
        self.image = upright((self.w, self.h), *stops)
        self.random = Random(seed)

    def x(self, *points):
        return [(px * SCALE, py * SCALE) for px, py in points]

    def layer(self, draw, colour, alpha=1.0, blur=0.0, mode="normal"):
        """Paint what `draw` draws into a mask, in one colour."""
        mask = Image.new("L", (self.w, self.h), 0)
        draw(ImageDraw.Draw(mask))
        if blur:
            small = mask.resize((self.w // 4, self.h // 4), Image.Resampling.BOX)
            mask = small.filter(ImageFilter.GaussianBlur(blur * SCALE / 4)).resize(mask.size, Image.Resampling.BICUBIC)
        if alpha < 1:
            mask = mask.point(lambda v: round(v * alpha))
        if mode == "light":
            glow = Image.composite(Image.new("RGB", self.image.size, colour), Image.new("RGB", self.image.size), mask)
            self.image = ImageChops.screen(self.image, glow)
        else:
            self.image.paste(colour, (0, 0), mask)

    def fill(self, draw, *stops, box=None):
        """Paint what `draw` draws with a vertical gradient over `box` (top, bottom)."""
        top, bottom = box or (0, self.h // SCALE)
        mask = Image.new("L", (self.w, self.h), 0)
        draw(ImageDraw.Draw(mask))
        paint = Image.new("RGB", self.image.size)
        paint.paste(upright((self.w, max(1, (bottom - top) * SCALE)), *stops), (0, top * SCALE))
        self.image.paste(paint, (0, 0), mask)

    def polygon(self, points, colour, **more):
        self.layer(lambda d: d.polygon(self.x(*points), fill=255), colour, **more)

    def box(self, x, y, w, h, colour, radius=0, **more):
        corners = [c * SCALE for c in (x, y, x + w, y + h)]
        self.layer(lambda d: d.rounded_rectangle(corners, radius * SCALE, fill=255), colour, **more)

    def disc(self, x, y, r, colour, **more):
        self.layer(lambda d: d.ellipse([c * SCALE for c in (x - r, y - r, x + r, y + r)], fill=255), colour, **more)

    def ring(self, x, y, r, width, colour, **more):
        box = [c * SCALE for c in (x - r, y - r, x + r, y + r)]
        self.layer(lambda d: d.ellipse(box, outline=255, width=round(width * SCALE)), colour, **more)

    def line(self, points, width, colour, **more):
        self.layer(lambda d: d.line(self.x(*points), fill=255, width=round(width * SCALE), joint="curve"), colour, **more)

    def save(self, path, quality=84, grain=9, vignette=0.34):
        image = self.image.resize((self.w // SCALE, self.h // SCALE), Image.Resampling.LANCZOS)
        w, h = image.size
        dark = Image.radial_gradient("L").resize((w, h), Image.Resampling.BICUBIC)
        dark = dark.point(lambda v: round(max(0, v - 90) / 165 * 255 * vignette))
        image.paste(mix(INK, (0, 0, 0), 0.4), (0, 0), dark)
        if grain:
            noise = Image.frombytes("L", (w // 2, h // 2), Random(7).randbytes((w // 2) * (h // 2)))
            noise = noise.resize((w, h), Image.Resampling.BICUBIC).filter(ImageFilter.GaussianBlur(0.7))
            noise = noise.point(lambda v: round(128 + (v - 128) * grain / 100))
            image = ImageChops.soft_light(image, Image.merge("RGB", (noise, noise, noise)))
        path.parent.mkdir(parents=True, exist_ok=True)
        for q in range(quality, 40, -4):
            image.save(path, "JPEG", quality=q, optimize=True, progressive=True)
            if path.stat().st_size < 118_000:
                return


def washer(c, x, y, s, face=WHITE, tone=MIST):
    """A front-loading washing machine, s wide."""
    h = s * 1.18
    c.box(x - s * 0.06, y + h * 0.96, s * 1.12, h * 0.1, INK, radius=s * 0.05, alpha=0.55, blur=s * 0.05)
    c.fill(
        lambda d: d.rounded_rectangle([v * SCALE for v in (x, y, x + s, y + h)], s * 0.035 * SCALE, fill=255),
        (0, face), (0.3, mix(face, tone, 0.18)), (1, mix(face, tone, 0.85)), box=(round(y), round(y + h)),
    )
    c.box(x + s * 0.03, y + h * 0.15, s * 0.94, max(1, s * 0.008), mix(tone, INK, 0.35), alpha=0.6)
    c.disc(x + s * 0.85, y + h * 0.08, s * 0.045, mix(tone, INK, 0.45))
    c.box(x + s * 0.45, y + h * 0.055, s * 0.24, h * 0.05, mix(DEEP, INK, 0.4), radius=s * 0.012)
    cx, cy = x + s / 2, y + h * 0.57
    c.disc(cx, cy + s * 0.015, s * 0.355, INK, alpha=0.3, blur=s * 0.02)
    c.disc(cx, cy, s * 0.345, mix(tone, INK, 0.22))
    c.disc(cx, cy, s * 0.31, mix(tone, WHITE, 0.45))
    c.disc(cx, cy, s * 0.265, mix(DEEP, INK, 0.72))
    c.disc(cx, cy + s * 0.05, s * 0.2, TEAL, alpha=0.5, blur=s * 0.05)
    c.disc(cx - s * 0.09, cy - s * 0.1, s * 0.07, WHITE, alpha=0.5, blur=s * 0.03)


def line_hall(path):
    """A production hall seen down its middle."""
    c = Canvas(1600, 900, (0, (24, 48, 62)), (0.46, (176, 200, 196)), (0.5, (226, 222, 206)), (1, (60, 86, 92)))
    vx, vy = 930, 400
    for i in range(9):  # roof lights
        t = 0.82 ** i
        y = vy - 470 * t
        half = 900 * t
        for side in (-0.62, 0.62):
            x = vx + side * half * 1.1
            c.polygon([(x - 95 * t, y), (x + 95 * t, y), (x + 84 * t, y + 16 * t), (x - 84 * t, y + 16 * t)], WHITE, alpha=0.95)
            c.box(x - 150 * t, y - 10 * t, 300 * t, 46 * t, CREAM, alpha=0.42, blur=26 * t + 1, mode="light")
        c.box(vx - half * 1.6, y - 9 * t, half * 3.2, 9 * t, INK, alpha=0.5)
    for i in range(8):  # pillars
        t = 0.8 ** i
        for side in (-1, 1):
            x = vx + side * 1150 * t
            c.box(x - 22 * t, vy - 480 * t, 44 * t, 860 * t, mix(DEEP, MIST, 1 - t * 0.9), alpha=0.9)
    c.disc(vx, vy - 10, 210, CREAM, alpha=0.85, blur=90, mode="light")
    ground = vy + 14
    c.polygon([(vx - 5, ground), (vx + 5, ground), (vx + 150, 900), (vx - 330, 900)], CREAM, alpha=0.5, blur=5)

    def on_floor(t, across, up=0.0):
        return (vx + across * t, ground + (410 - up) * t)

    far, near = 0.02, 1.5
    c.polygon([on_floor(far, 150), on_floor(far, 700), on_floor(near, 700), on_floor(near, 150)], INK, alpha=0.5, blur=14)
    c.polygon([on_floor(far, 170, 60), on_floor(far, 170), on_floor(near, 170), on_floor(near, 170, 60)], mix(CLAY, INK, 0.35))
    c.polygon([on_floor(far, 170, 60), on_floor(far, 680, 60), on_floor(near, 680, 60), on_floor(near, 170, 60)], mix(INK, DEEP, 0.8))
    c.polygon([on_floor(far, 170, 60), on_floor(far, 190, 60), on_floor(near, 190, 60), on_floor(near, 170, 60)], EMBER)
    for i in range(46):
        t = 1.5 * 0.93 ** i
        c.line([on_floor(t, 190, 60), on_floor(t, 680, 60)], max(0.6, 4 * t), MIST, alpha=0.22)
    for i in reversed(range(9)):
        t = 0.72 ** i * 1.02
        x, y = on_floor(t, 420, 76)
        s = 330 * t
        haze = min(0.75, (1 - t) * 0.8)
        washer(c, x - s / 2, y - s * 1.18, s, face=mix(WHITE, CREAM, haze), tone=mix((112, 152, 158), (190, 206, 200), haze))
    for i in reversed(range(5)):  # people far off, left aisle
        t = 0.74 ** (i + 1)
        px, py = vx - 620 * t, vy + 10 + 400 * t
        c.disc(px, py - 205 * t, 24 * t, mix(SAND, CLAY, 0.3))
        c.box(px - 38 * t, py - 178 * t, 76 * t, 110 * t, CLAY if i % 2 else TEAL, radius=22 * t)
        c.box(px - 30 * t, py - 80 * t, 60 * t, 100 * t, INK, radius=12 * t)
        c.disc(px, py - 214 * t, 26 * t, WHITE, alpha=0.9)
    c.save(path)


def roof(path):
    """Sawtooth roofs with solar panels at sunrise."""
    c = Canvas(1600, 900, (0, (44, 92, 112)), (0.4, (196, 190, 166)), (0.56, (246, 192, 122)), (1, CLAY))
    c.disc(1150, 452, 300, EMBER, alpha=0.55, blur=150, mode="light")
    c.disc(1150, 462, 62, WHITE, alpha=0.95, blur=5)
    for k, (base, tone) in enumerate([(455, 0.25), (495, 0.48), (540, 0.7)]):
        points = [(0, 900)]
        for i in range(33):
            x = i * 50
            points.append((x, base - 46 * sin(i * 0.43 + k * 2.1) - 24 * sin(i * 1.07 + k) ))
        points.append((1600, 900))
        c.polygon(points, mix((238, 178, 124), DEEP, tone), alpha=0.95, blur=3 - k)
    c.box(0, 540, 1600, 60, CREAM, alpha=0.35, blur=36)
    for row, (y, w, h) in enumerate([(610, 200, 64), (690, 300, 100), (810, 460, 170)]):
        shift = [-30, -120, -260][row]
        shade = mix(mix(DEEP, SAND, 0.24), INK, row * 0.32)
        for i in range(10):
            x = shift + i * w
            c.polygon([(x, y + h), (x, y), (x + w * 0.16, y - h * 0.62), (x + w, y), (x + w, y + h)], shade)
            c.polygon([(x + w * 0.16, y - h * 0.62), (x + w, y), (x + w * 0.94, y + 7), (x + w * 0.16, y - h * 0.55)], EMBER, alpha=0.75)
            # panels on the long slope
            for j in range(6):
                a, b = 0.22 + j * 0.125, 0.22 + j * 0.125 + 0.105
                def at(t, down):
                    return (x + w * (0.16 + 0.84 * t), y - h * 0.62 * (1 - t) + 9 + down)
                c.polygon([at(a, 3), at(b, 3), at(b, 3 + h * 0.26), at(a, 3 + h * 0.26)], mix(TEAL, INK, 0.35 + 0.1 * row))
                c.polygon([at(a, 3), at(b, 3), at(a, 3 + h * 0.2)], mix(EMBER, TEAL, 0.35), alpha=0.45)
        c.box(0, y + h * 0.55, 1600, h, INK, alpha=0.3, blur=h * 0.3)
    c.save(path)


def morning_road(path):
    """Apartment blocks in the mist, a service van on the road."""
    c = Canvas(1600, 900, (0, (112, 152, 160)), (0.45, (224, 214, 190)), (0.72, (250, 226, 184)), (1, (120, 132, 126)), seed=5)
    c.disc(420, 430, 260, WHITE, alpha=0.65, blur=130, mode="light")
    for k in range(4):
        tone = mix((214, 212, 194), DEEP, 0.1 + k * 0.2)
        x = -60 + k * 37
        while x < 1650:
            w = c.random.randint(70, 120) * (1 + k * 0.22)
            top = 250 + k * 62 + c.random.randint(-70, 90)
            gap = c.random.randint(10, 60 + k * 40)
            if k == 3 and 330 < x < 980:
                x += w + gap
                continue
            c.box(x, top, w, 700, tone)
            c.box(x + w * 0.18, top - 16, w * 0.3, 18, tone)
            for wy in range(round(top + 22), 660, 27):
                for n in range(4):
                    lit = c.random.random()
                    if lit > 0.42:
                        c.box(x + w * (0.12 + n * 0.205), wy, w * 0.13, 11, EMBER if lit > 0.93 else mix(tone, WHITE, 0.24), alpha=0.5 + k * 0.1)
            x += w + gap
        c.box(0, 560 - k * 6, 1600, 190, CREAM, alpha=0.5 - k * 0.07, blur=60)
    c.polygon([(0, 700), (1600, 664), (1600, 900), (0, 900)], mix(INK, DEEP, 0.75))
    c.polygon([(0, 700), (1600, 664), (1600, 690), (0, 728)], mix(SAND, DEEP, 0.45))
    for i in range(8):
        x = -60 + i * 240
        c.polygon([(x, 822 - x * 0.018), (x + 120, 819 - x * 0.018), (x + 116, 829 - x * 0.018), (x - 6, 832 - x * 0.018)], CREAM, alpha=0.75)
    x, y = 560, 470
    c.box(x - 10, y + 276, 590, 36, INK, radius=18, alpha=0.75, blur=10)
    body = [(x, y + 30), (x + 16, y), (x + 390, y), (x + 480, y + 110), (x + 560, y + 136), (x + 572, y + 270), (x, y + 276)]
    c.fill(lambda d: d.polygon(c.x(*body), fill=255), (0, WHITE), (0.5, (232, 232, 222)), (1, MIST), box=(y, y + 280))
    c.polygon([(x + 300, y + 26), (x + 382, y + 26), (x + 458, y + 116), (x + 300, y + 116)], mix(DEEP, INK, 0.45))
    c.polygon([(x + 320, y + 26), (x + 360, y + 26), (x + 400, y + 116), (x + 336, y + 116)], MIST, alpha=0.35)
    c.box(x, y + 160, 572, 34, TEAL)
    c.box(x, y + 194, 572, 8, CLAY)
    c.line([(x + 288, y + 16), (x + 288, y + 262)], 2, mix(MIST, INK, 0.4))
    c.box(x + 548, y + 148, 20, 26, EMBER, radius=6)
    c.disc(x + 566, y + 162, 70, EMBER, alpha=0.55, blur=34, mode="light")
    for wx in (x + 118, x + 462):
        c.disc(wx, y + 270, 52, INK)
        c.disc(wx, y + 270, 28, MIST)
        c.disc(wx, y + 270, 12, INK)
    c.save(path)


def bench(path):
    """A repair bench from above: wood, drum parts, tools."""
    c = Canvas(1200, 800, (0, (170, 122, 82)), (1, (138, 94, 62)), seed=11)
    for i in range(5):
        c.box(0, i * 160, 1200, 157, mix((172, 124, 84), (132, 88, 58), c.random.random()), alpha=0.8)
        for _ in range(26):
            y = i * 160 + c.random.randint(3, 152)
            bend = c.random.uniform(-5, 5)
            points = [(x, y + bend * sin(x / 260 + i)) for x in range(0, 1240, 40)]
            c.line(points, c.random.uniform(0.7, 2), INK, alpha=c.random.uniform(0.05, 0.17))
    c.polygon([(0, 0), (620, 0), (180, 800), (0, 800)], CREAM, alpha=0.3, blur=60, mode="light")
    c.box(96, 88, 560, 600, INK, radius=14, alpha=0.45, blur=16)  # mat
    c.box(80, 70, 560, 600, mix(DEEP, TEAL, 0.3), radius=14)
    for i in range(1, 12):
        c.line([(80 + i * 46.6, 70), (80 + i * 46.6, 670)], 1, MIST, alpha=0.22)
        c.line([(80, 70 + i * 50), (640, 70 + i * 50)], 1, MIST, alpha=0.22)
    cx, cy = 350, 356
    c.disc(cx + 14, cy + 18, 216, INK, alpha=0.5, blur=16)
    c.disc(cx, cy, 210, (196, 204, 200))
    c.disc(cx - 30, cy - 40, 150, WHITE, alpha=0.6, blur=50)
    c.ring(cx, cy, 210, 10, (150, 164, 164))
    for r, n in ((178, 36), (142, 30), (106, 22)):
        for i in range(n):
            a = i * 2 * pi / n + r
            c.disc(cx + r * cos(a), cy + r * sin(a), 6, mix(INK, DEEP, 0.5))
    c.disc(cx, cy, 62, (140, 152, 152))
    c.disc(cx, cy, 44, (206, 212, 206))
    c.disc(cx, cy, 18, INK)
    for i in range(6):
        a = i * pi / 3
        c.disc(cx + 53 * cos(a), cy + 53 * sin(a), 5, INK)

    def tool(x, y, length, angle, handle):
        ux, uy = cos(angle), sin(angle)
        end = (x + length * ux, y + length * uy)
        mid = (x + length * 0.42 * ux, y + length * 0.42 * uy)
        c.line([(x + 12, y + 14), (end[0] + 12, end[1] + 14)], 22, INK, alpha=0.45, blur=8)
        c.line([mid, end], 11, (204, 210, 206))
        c.line([(mid[0] - 3, mid[1] - 3), (end[0] - 3, end[1] - 3)], 3, WHITE, alpha=0.8)
        c.line([(x, y), mid], 40, handle)
        c.disc(x, y, 20, handle)
        c.disc(*mid, 20, mix(handle, INK, 0.25))
        c.line([(x + 6, y - 8), (mid[0], mid[1] - 8)], 5, WHITE, alpha=0.3)

    tool(740, 640, 400, -1.15, CLAY)
    tool(835, 680, 380, -1.2, TEAL)
    tool(930, 700, 330, -1.23, EMBER)
    for i in range(11):  # screws
        x, y = c.random.randint(980, 1140), c.random.randint(90, 330)
        c.disc(x + 4, y + 6, 15, INK, alpha=0.45, blur=5)
        c.disc(x, y, 14, (198, 204, 198))
        c.disc(x - 3, y - 3, 8, WHITE, alpha=0.7, blur=2)
        a = c.random.uniform(0, pi)
        for turn in (a, a + pi / 2):
            c.line([(x - 9 * cos(turn), y - 9 * sin(turn)), (x + 9 * cos(turn), y + 9 * sin(turn))], 3, INK, alpha=0.8)
    c.ring(800, 170, 86, 20, INK, alpha=0.4, blur=8)  # rubber belt
    c.ring(790, 158, 86, 20, mix(INK, DEEP, 0.3))
    c.ring(790, 158, 84, 3, MIST, alpha=0.5)
    c.save(path, grain=12)


def quiet_room(path):
    """A room lined with foam wedges, one washer, four microphones."""
    c = Canvas(1600, 900, (0, INK), (0.6, (34, 78, 90)), (1, INK), seed=3)
    step = 100
    for row in range(7):
        for col in range(17):
            x, y = col * step - 50 + (row % 2) * 0, row * step - 30
            light = max(0, 1 - (((x - 760) / 900) ** 2 + ((y - 220) / 560) ** 2) ** 0.5)
            a, b = mix((12, 30, 42), (78, 148, 150), light), mix((8, 22, 32), (36, 88, 98), light)
            if (row + col) % 2:
                for k in range(3):
                    u = x + k * step / 3
                    c.polygon([(u, y), (u + step / 6, y), (u + step / 6, y + step), (u, y + step)], a)
                    c.polygon([(u + step / 6, y), (u + step / 3, y), (u + step / 3, y + step), (u + step / 6, y + step)], mix(b, INK, 0.4))
            else:
                for k in range(3):
                    v = y + k * step / 3
                    c.polygon([(x, v), (x + step, v), (x + step, v + step / 6), (x, v + step / 6)], a)
                    c.polygon([(x, v + step / 6), (x + step, v + step / 6), (x + step, v + step / 3), (x, v + step / 3)], mix(b, INK, 0.4))
            c.box(x, y, step, 3, INK, alpha=0.6)
            c.box(x, y, 3, step, INK, alpha=0.6)
    c.fill(lambda d: d.polygon(c.x((0, 640), (1600, 640), (1600, 900), (0, 900)), fill=255), (0, (58, 104, 108)), (1, (14, 34, 46)), box=(640, 900))
    for i in range(-16, 34):
        c.line([(800 + (i - 9) * 60, 640), (800 + (i - 9) * 190, 900)], 1.4, INK, alpha=0.5)
    for y in (656, 678, 708, 746, 796, 860):
        c.box(0, y, 1600, 1.6, INK, alpha=0.5)
    c.disc(800, 740, 330, EMBER, alpha=0.2, blur=110, mode="light")
    c.polygon([(690, -40), (910, -40), (1180, 760), (420, 760)], CREAM, alpha=0.17, blur=60, mode="light")
    washer(c, 655, 390, 290, tone=(150, 184, 184))
    for x, top, foot in ((330, 350, 800), (505, 420, 720), (1100, 420, 720), (1290, 350, 800)):
        toward = 1 if x < 800 else -1
        c.box(x - 46, foot - 4, 92, 10, INK, radius=5, alpha=0.7, blur=4)
        c.line([(x, top), (x, foot)], 6, mix(INK, MIST, 0.3))
        c.line([(x, foot - 44), (x - 42, foot)], 5, mix(INK, MIST, 0.25))
        c.line([(x, foot - 44), (x + 42, foot)], 5, mix(INK, MIST, 0.25))
        c.line([(x, top), (x + 60 * toward, top + 12)], 6, MIST)
        c.box(x + 52 * toward - 18, top - 6, 40, 36, CLAY, radius=17)
        c.disc(x + 60 * toward - 4, top + 6, 7, EMBER, alpha=0.9, blur=2)
    c.save(path, vignette=0.5)


def bearing(path):
    """A ball bearing, close."""
    c = Canvas(1600, 900, (0, (20, 52, 66)), (0.7, (30, 86, 94)), (1, INK), seed=9)
    for _ in range(26):
        x, y, r = c.random.randint(0, 1600), c.random.randint(0, 900), c.random.randint(20, 90)
        c.disc(x, y, r, c.random.choice([EMBER, MIST, TEAL, CLAY]), alpha=c.random.uniform(0.06, 0.22), blur=6, mode="light")
    cx, cy = 660, 500
    c.disc(cx + 40, cy + 60, 520, INK, alpha=0.7, blur=50)

    def steel(r, lo, hi, lean):
        for i in range(90):
            a = i * 2 * pi / 90
            t = (0.5 + 0.5 * cos(2 * (a - lean))) ** 1.6
            b = a + 2 * pi / 90 + 0.012
            c2 = [(cx, cy), (cx + r * cos(a), cy + r * sin(a)), (cx + r * cos(b), cy + r * sin(b))]
            c.polygon(c2, mix(lo, hi, t))

    steel(520, (96, 124, 130), WHITE, 0.9)
    c.ring(cx, cy, 520, 5, INK, alpha=0.5)
    c.disc(cx, cy, 432, (22, 46, 58))
    c.disc(cx, cy, 424, mix(INK, DEEP, 0.4))
    steel(270, (104, 130, 134), WHITE, 2.4)
    c.ring(cx, cy, 270, 5, INK, alpha=0.5)
    for i in range(11):
        a = i * 2 * pi / 11 + 0.22
        x, y, r = cx + 347 * cos(a), cy + 347 * sin(a), 76
        c.disc(x + 8, y + 14, r, INK, alpha=0.7, blur=9)
        c.disc(x, y, r, (66, 92, 100))
        c.disc(x - 6, y - 9, r * 0.84, (128, 156, 158), blur=12)
        c.disc(x - 16, y - 22, r * 0.5, (206, 220, 214), blur=14)
        c.disc(x - 24, y - 32, r * 0.2, WHITE, blur=4)
        c.disc(x + 26, y + 34, r * 0.3, CLAY, alpha=0.55, blur=13)
        b = a + pi / 11
        c.disc(cx + 347 * cos(b), cy + 347 * sin(b), 20, CLAY)
        c.disc(cx + 347 * cos(b) - 4, cy + 347 * sin(b) - 5, 8, EMBER, blur=2)
    c.disc(cx, cy, 180, INK)
    c.disc(cx, cy + 30, 160, mix(DEEP, TEAL, 0.4), alpha=0.7, blur=40)
    c.ring(cx, cy, 182, 5, WHITE, alpha=0.6)
    c.save(path, vignette=0.45)


def cooktop(path):
    """An electric range from above, one ring hot, a pan and a hand rail."""
    c = Canvas(1600, 900, (0, (228, 212, 186)), (1, (198, 174, 142)), seed=4)
    for i in range(60):
        y = c.random.randint(0, 900)
        c.box(0, y, 1600, c.random.uniform(1, 3), c.random.choice([WHITE, INK]), alpha=0.05)
    c.box(196, 86, 1228, 760, INK, radius=26, alpha=0.5, blur=24)
    c.fill(lambda d: d.rounded_rectangle([v * SCALE for v in (180, 60, 1420, 820)], 22 * SCALE, fill=255), (0, (34, 50, 60)), (1, (12, 22, 32)), box=(60, 820))
    c.polygon([(420, 60), (900, 60), (420, 820), (180, 820), (180, 440)], MIST, alpha=0.09, blur=10, mode="light")
    for x, y, r, hot in ((490, 270, 150, 0), (490, 560, 118, 0), (1080, 330, 215, 1)):
        if hot:
            c.disc(x, y, r + 40, CLAY, alpha=0.6, blur=60, mode="light")
            for k in range(9):
                c.ring(x, y, r - k * 22, 11, mix(EMBER, (214, 66, 30), k / 10), alpha=0.92)
                c.ring(x, y, r - k * 22, 4, CREAM, alpha=0.4, blur=2)
        else:
            c.ring(x, y, r, 3, MIST, alpha=0.7)
            c.ring(x, y, r * 0.62, 2, MIST, alpha=0.4)
    x, y, r = 490, 270, 142  # pan
    c.disc(x + 22, y + 30, r + 8, INK, alpha=0.75, blur=24)
    c.line([(x - 100, y - 100), (x - 260, y - 230)], 40, mix(CLAY, INK, 0.25))
    c.line([(x - 104, y - 112), (x - 258, y - 238)], 9, EMBER, alpha=0.5)
    c.disc(x, y, r, (194, 200, 194))
    c.disc(x, y, r - 14, mix(TEAL, INK, 0.5))
    c.disc(x - 34, y - 36, 70, MIST, alpha=0.3, blur=34)
    for k in range(9):  # raised marks
        px = 800 + k * 66
        on = k < 5
        c.disc(px + 2, 711, 17, (0, 0, 0), alpha=0.5, blur=4)
        c.disc(px, 708, 15, EMBER if on else (84, 104, 110))
        c.disc(px - 4, 703, 5, WHITE, alpha=0.7, blur=1)
        if on:
            c.disc(px, 708, 34, EMBER, alpha=0.4, blur=14, mode="light")
    c.box(776, 752, 572, 7, MIST, radius=3, alpha=0.55)
    c.save(path, vignette=0.3)


def cardboard(path):
    """Folded corrugated board, in layers."""
    c = Canvas(1600, 900, (0, (210, 170, 122)), (1, (168, 122, 80)), seed=6)
    for k in range(7):
        y = 60 + k * 128
        tilt = (-1) ** k * 46
        front = mix((232, 200, 154), (186, 136, 90), k / 8)
        top = [(0, y + tilt), (1600, y - tilt), (1600, y - tilt + 240), (0, y + tilt + 240)]
        c.polygon([(px, py - 26) for px, py in top], INK, alpha=0.42, blur=24)
        c.fill(lambda d, top=top: d.polygon(c.x(*top), fill=255), (0, mix(front, WHITE, 0.28)), (0.4, front), (1, mix(front, INK, 0.25)), box=(max(0, y - 50), y + 290))
        # the wavy cut edge
        wave, under = [], []
        for i in range(0, 1601, 8):
            base = y + tilt - (2 * tilt) * i / 1600
            wave.append((i, base + 13 + 8 * sin(i / 8.6)))
        for i in range(0, 1601, 8):
            base = y + tilt - (2 * tilt) * i / 1600
            under.append((i, base + 26))
        edge = [(0, y + tilt), (1600, y - tilt), (1600, y - tilt + 27), (0, y + tilt + 27)]
        c.polygon(edge, mix(front, INK, 0.55))
        c.line(wave, 4.5, mix(front, WHITE, 0.35))
        c.line([edge[0], edge[1]], 4, mix(front, WHITE, 0.5))
        c.line([edge[3], edge[2]], 4, mix(front, WHITE, 0.2))
    c.polygon([(880, -20), (1240, -20), (560, 920), (240, 920)], CREAM, alpha=0.32, blur=80, mode="light")
    # a sage leaf-shaped cut-out that shows the appliance colour beneath
    c.disc(1180, 470, 128, INK, alpha=0.35, blur=14)
    c.disc(1180, 470, 120, mix(TEAL, DEEP, 0.2))
    c.disc(1150, 436, 60, MIST, alpha=0.5, blur=34)
    c.ring(1180, 470, 122, 5, mix(SAND, WHITE, 0.4))
    c.save(path, grain=14)


def waves(path):
    """Sound, as layered ridges: the cover of the series."""
    c = Canvas(1600, 900, (0, INK), (0.6, DEEP), (1, INK), seed=8)
    c.disc(800, 330, 360, TEAL, alpha=0.55, blur=190, mode="light")
    c.disc(1020, 300, 170, EMBER, alpha=0.35, blur=120, mode="light")
    for row in range(26):
        y = 210 + row * 25
        phase = c.random.uniform(0, 6)
        ridge = []
        for x in range(-10, 1620, 6):
            near = max(0, 1 - ((x - 830 - 60 * sin(row / 3)) / 560) ** 2) ** 2
            bump = near * (52 + 60 * sin(row * 0.7) ** 2) * (0.55 + 0.45 * sin(x / 31 + phase)) * (0.6 + 0.4 * sin(x / 73 + row))
            ridge.append((x, y - bump + 3 * sin(x / 40 + phase)))
        c.polygon(ridge + [(1620, 900), (-10, 900)], mix(INK, DEEP, 0.75 - row * 0.025))
        tone = mix(EMBER, MIST, min(1, row / 13)) if row < 13 else mix(MIST, TEAL, (row - 13) / 13)
        c.line(ridge, 2.6, tone, alpha=0.95 - row * 0.018)
    c.save(path, grain=6)


def portrait(path, back, coat, hair, skin, style):
    """A drawn head and shoulders without a face."""
    c = Canvas(400, 400, (0, mix(back, WHITE, 0.25)), (1, back))
    c.disc(110, 90, 150, WHITE, alpha=0.25, blur=60)
    if style == "long":
        c.box(112, 110, 176, 220, hair, radius=86)
    if style == "bob":
        c.box(118, 96, 164, 158, hair, radius=76)
    c.box(62, 292, 276, 220, coat, radius=96)
    c.box(172, 226, 56, 96, mix(skin, INK, 0.16), radius=26)
    c.polygon([(160, 292), (240, 292), (200, 352)], mix(skin, INK, 0.08))
    c.polygon([(160, 288), (200, 352), (150, 372), (132, 300)], mix(coat, WHITE, 0.22))
    c.polygon([(240, 288), (200, 352), (250, 372), (268, 300)], mix(coat, WHITE, 0.22))
    c.box(144, 112, 112, 146, skin, radius=56)
    c.box(206, 126, 50, 126, mix(skin, INK, 0.14), radius=25, alpha=0.5, blur=12)
    if style == "short":
        c.box(138, 96, 124, 62, hair, radius=31)
        c.box(138, 120, 20, 60, hair, radius=9)
        c.box(242, 120, 20, 60, hair, radius=9)
    elif style == "crop":
        c.box(140, 98, 120, 60, hair, radius=30)
        c.polygon([(140, 128), (260, 128), (258, 172), (250, 146), (150, 146), (142, 172)], hair)
    elif style == "bun":
        c.disc(200, 82, 34, hair)
        c.box(138, 94, 124, 66, hair, radius=33)
    else:
        c.polygon([(140, 168), (146, 122), (200, 94), (254, 122), (262, 172), (232, 132), (176, 128)], hair)
        c.box(128, 128, 24, 110, hair, radius=12)
        c.box(248, 128, 24, 110, hair, radius=12)
    c.save(path, grain=6, vignette=0.16)


def main():
    line_hall(STORIES / "2026" / "ochang-line-three" / "line-hall.jpg")
    roof(STORIES / "2026" / "ochang-line-three" / "roof.jpg")
    morning_road(STORIES / "2025" / "service-engineer-day" / "morning-road.jpg")
    bench(STORIES / "2025" / "service-engineer-day" / "bench.jpg")
    quiet_room(STORIES / "2026" / "quiet-washer-1-empty-room" / "quiet-room.jpg")
    bearing(STORIES / "2026" / "quiet-washer-2-bearing" / "bearing.jpg")
    cooktop(STORIES / "2025" / "range-you-can-feel" / "cooktop.jpg")
    cardboard(STORIES / "2025" / "packing-without-foam" / "cardboard.jpg")
    waves(IMAGES / "quiet-washer.jpg")
    skin, tan = (232, 192, 160), (214, 168, 134)
    people = IMAGES / "people"
    portrait(people / "yun-seoha.jpg", MIST, DEEP, (34, 30, 34), skin, "bob")
    portrait(people / "baek-dohyun.jpg", SAND, TEAL, (30, 32, 38), tan, "short")
    portrait(people / "gu-naeun.jpg", (236, 190, 152), INK, (66, 44, 36), skin, "long")
    portrait(people / "pyo-minjae.jpg", (150, 186, 184), CLAY, (40, 36, 38), tan, "crop")
    portrait(people / "ok-jiwon.jpg", CREAM, mix(TEAL, INK, 0.3), (52, 42, 40), skin, "bun")


if __name__ == "__main__":
    main()
