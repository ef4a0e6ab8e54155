"""Owns the pictures of the Ochang factory, by day and by night, and of what stands in its stores."""

import numpy as np

from palette import *
from shapes import ball, box, cone, egg, pipe, ring, rod, slab, stick
from things import Group, brick, carton, checked, grained, mixed, person, pine, strip, tree, washer
from tracer import Scene


def line_hall():
    """Line three: washers on the conveyor under rows of lamps."""
    s = Scene(eye=(-1.2, 2.5, 7.5), look=(0.35, 1.5, -4), lens=30, sun=(-0.2, 1.0, 0.3), power=0.9, soft=4, sky="#dde6ea", below="#9d9a92", ambient=0.72,
              reach=1.0, haze="#dfe4e2", haze_from=9, haze_to=46, exposure=1.05)
    s.ground((0, 1, 0), 0, checked("#a9b4b6", "#98a4a7", 2.0, 0.04), gloss=0.35)
    s.ground((0, -1, 0), -5.2, "#77848b")
    s.ground((1, 0, 0), -6.5, "#b5bfc1")
    s.ground((-1, 0, 0), -6.5, "#b5bfc1")
    for x in (-4.2, -0.9, 2.4):
        for k in range(11):
            strip(s, x, 4.9, 4 - k * 3.6, 2.4, glow=3.2, width=0.22)
    for k in range(9):
        for x in (-6.1, 6.1):
            s.put(box(0.4, 5.2, 0.4, 0.03), x, 2.6, 5 - k * 4.5, "#8d999d")
        s.put(box(13, 0.3, 0.22, 0.02), 0, 5.05, 5 - k * 4.5, "#5e6b72")
    s.put(box(1.5, 0.42, 44, 0.04), 1.9, 0.42, -14, SLATE)
    s.put(box(1.3, 0.06, 44, 0.02), 1.9, 0.66, -14, INK)
    for x in (1.12, 2.68):
        s.put(box(0.09, 0.14, 44, 0.03), x, 0.66, -14, EMBER)
    for k in range(13):
        washer(s, 1.9, 2.2 - k * 2.0, -18, 1.08, y=0.7, rim=CHROME if k else EMBER, plain=k > 5)
    for k, (x, z, turn, coat, arms) in enumerate(((0.2, 2.0, 75, NAVY, "front"), (-2.4, -1.6, 160, SLATE, "down"), (0.3, -3.6, 85, NAVY, "front"),
                                                  (3.7, 0.6, -95, SLATE, "front"), (0.3, -9, 90, NAVY, "front"), (-2.9, -8.0, 20, SLATE, "hold"))):
        person(s, x, z, turn, 1.02, coat=coat, arms=arms, helmet=APRICOT if k % 2 else PAPER, skin=SKINS[k % 3])
    for k in range(4):
        carton(s, -4.9, 0, 1.5 - k * 4, 1.1, 0.9, 1.0, 4 * k)
        carton(s, -4.8, 0.9, 1.5 - k * 4, 0.9, 0.7, 0.9, -6 * k)
    return s


def solar_roof():
    """Saw-tooth roofs with panels, at sunrise."""
    s = Scene(eye=(-4.5, 6.6, 12.5), look=(2.0, 1.5, -6), lens=36, sun=(0.72, 0.3, -0.5), sunlight="#ffd2a0", power=2.6, soft=5, sky="#c7d3de", below="#a98f7c",
              ambient=0.72, reach=1.6, haze="#efd9bd", haze_from=15, haze_to=75, exposure=1.08)

    def sky(d):
        up = np.clip(d[1] * 3.2, 0, 1)
        glow = np.clip((d * s.sun).sum(0), 0, 1) ** 12
        return mixed("#f3cf9f", "#9fb9cb", up) + mixed("#000000", "#ffb060", glow * 0.8)
    s.backdrop = sky
    s.ground((0, 1, 0), -2, "#a89f8d")
    tooth = slab([(-1.6, 0), (1.6, 0), (-1.25, 1.25)], 15, 0.02)

    def panels(p):
        u, v = (p[2] / 0.62) % 1, ((p[0] + 1.5) / 0.68) % 1
        joint = (np.abs(u - 0.5) > 0.455) | (np.abs(v - 0.5) > 0.455)
        return mixed("#24405a", "#9fb2bd", joint.astype(np.float32))
    for row in range(9):
        for side in (0, 1):
            x, z = -9.2 + row * 3.2, -1.5 - side * 16.5
            s.put(tooth, x, 0, z, "#c6b9a8")
            s.put(box(2.8, 0.05, 13.6, 0.01), x + 0.28, 0.73, z, panels, turn=[("z", -23.5)], gloss=0.7)
            s.put(box(0.06, 0.7, 13.8, 0.01), x - 1.46, 0.62, z, "#e9d7b4", glow=0.3, turn=[("z", 15)])
            s.put(box(3.2, 2.4, 15, 0.02), x, -1.2, z, "#b3a899")
    person(s, -2.9, 2.2, 60, 1.0, y=0.75, coat=EMBER, helmet=PAPER, arms="hold")
    for k, (x, z, r, h) in enumerate(((-26, -62, 24, 9), (10, -70, 34, 12), (44, -60, 26, 9), (75, -66, 30, 13))):
        s.put(egg(r, h, 10), x, -2, z, ("#93a3a2", "#8799a0", "#a0a99f", "#8f9da3")[k])
    return s


def night_outside():
    """The factory at night with its windows lit, and the bus of the shift."""
    s = Scene(eye=(-3.0, 2.6, 12), look=(0.6, 1.9, 0), lens=36, sun=(-0.5, 0.7, 0.4), sunlight="#8fa6c4", power=0.5, soft=4, sky="#40566e", below="#2a2e38", ambient=0.62,
              reach=1.2, haze="#2f4257", haze_from=14, haze_to=48, exposure=1.25, bloom=0.5)

    def sky(d):
        return mixed("#4c6279", "#1d2c40", np.clip(d[1] * 2.4, 0, 1))
    s.backdrop = sky
    s.ground((0, 1, 0), 0, "#55626c", gloss=0.5)
    s.put(box(22, 4.4, 6, 0.05), 2, 2.2, -5, "#6b7883")
    s.put(box(22.2, 0.3, 6.2, 0.05), 2, 4.5, -5, "#3d4a55")
    for k in range(12):
        lit = k not in (3, 8)
        s.put(box(1.1, 1.5, 0.1, 0.02), -7.2 + k * 1.62, 2.7, -1.98, "#ffdca0" if lit else "#2d3b47", glow=1.7 if lit else 0)
        s.put(box(0.05, 1.5, 0.14, 0.01), -7.2 + k * 1.62, 2.7, -1.98, "#3d4a55")
    s.put(box(2.2, 2.2, 0.2, 0.03), 5.2, 1.1, -1.95, "#ffe8c0", glow=1.2)
    s.put(box(3.0, 0.16, 1.6, 0.03), 5.2, 2.4, -1.3, EMBER)
    bus = Group(s, -0.6, 0, 1.3, 8)
    bus.put(box(5.2, 1.75, 1.7, 0.16), 0, 1.2, 0, PAPER, gloss=0.4)
    bus.put(box(5.22, 0.26, 1.72, 0.1), 0, 0.72, 0, EMBER)
    for k in range(5):
        bus.put(box(0.78, 0.66, 1.72, 0.05), -1.95 + k * 0.93, 1.5, 0, "#ffd890", glow=1.3)
    bus.put(box(0.1, 0.9, 1.4, 0.04), 2.58, 1.4, 0, INK, gloss=1)
    for x in (-1.6, 1.6):
        for z in (-0.76, 0.76):
            bus.put(rod(0.38, 0.24, 0.06), x, 0.38, z, INK, turn=[("x", 90)])
    bus.put(box(0.06, 0.16, 0.3, 0.03), 2.62, 0.62, 0.5, CREAM, glow=3)
    s.lamp(3.4, 0.7, 2.4, "#ffdca8", 1.6)
    s.lamp(5.2, 2.0, -0.6, "#ffdca0", 2.4)
    for k in range(5):
        s.lamp(-5 + k * 2.6, 2.6, -0.6, "#ffce88", 1.0)
    for k, (x, z, t) in enumerate(((3.6, 1.2, -70), (4.5, 0.6, -120), (5.0, 1.5, -80), (5.9, 0.2, 190))):
        person(s, x, z, t, 1.0, coat=(SLATE, NAVY, RUST, STEEL)[k], skin=SKINS[k % 3], hair=HAIR[k % 3], long=k == 2)
    for x, k in ((-6.5, 1), (9.6, 2)):
        pine(s, x, 0.5, 1.5, "#3c5550")
    return s


def night_bearings():
    """A press sets a bearing into a drum at night."""
    s = Scene(eye=(2.6, 2.2, 4.9), look=(-0.15, 1.25, 0), lens=46, sun=(-0.3, 0.9, 0.5), power=1.1, soft=4, sky="#8ba0b3", below="#5a5048", ambient=0.5,
              reach=0.7, haze="#33434f", haze_from=6, haze_to=15, exposure=1.1, focus=5.0, blur=2.2)
    s.ground((0, 1, 0), 0, "#5c6a72", gloss=0.4)
    s.put(box(2.2, 0.5, 1.8, 0.06), 0, 0.25, 0, SLATE)
    for x in (-0.85, 0.85):
        s.put(rod(0.13, 2.4, 0.03), x, 1.6, -0.45, CHROME, gloss=0.8)
    s.put(box(2.2, 0.42, 1.1, 0.06), 0, 2.72, -0.45, EMBER, gloss=0.3)
    s.put(rod(0.22, 0.9, 0.04), 0, 2.15, 0, CHROME, gloss=0.8)
    s.put(rod(0.36, 0.12, 0.03), 0, 1.68, 0, IRON, gloss=0.6)
    s.put(pipe(0.78, 0.73, 0.62, 0.02), 0, 0.86, 0, "#b8c1c5", gloss=0.8)
    s.put(rod(0.74, 0.1, 0.03), 0, 1.12, 0, "#9aa5ab", gloss=0.7)
    s.put(pipe(0.3, 0.14, 0.16, 0.02), 0, 1.26, 0, BRASS, gloss=0.8)
    person(s, -1.7, 0.3, 70, 1.2, coat=NAVY, arms="front", helmet=APRICOT)
    for k in range(3):
        strip(s, -3 + k * 3, 3.6, -4.5, 1.8, glow=2.6, along="x", width=0.2)
    for k in range(4):
        s.put(pipe(0.3, 0.14, 0.16, 0.02), 1.75, 0.1 + k * 0.17, 0.5, BRASS, gloss=0.7)
    s.put(pipe(0.3, 0.14, 0.16, 0.02), 2.35, 0.1, 0.2, BRASS, gloss=0.7)
    s.lamp(0.5, 3.2, 1.6, "#ffdcae", 2.6)
    return s


def helmets():
    """Helmets on a shelf at the change of shift; one is red."""
    s = Scene(eye=(0.4, 1.75, 5.0), look=(0, 1.35, 0), lens=46, sun=(-0.6, 0.7, 0.65), power=2.0, soft=4, sky="#dfe6e8", below="#ab9880", ambient=0.7, reach=0.6,
              haze="#c7cfd0", haze_from=9, haze_to=18)
    s.ground((0, 0, 1), -0.5, "#c3cccb")
    s.ground((0, 1, 0), -0.4, "#a5a89f")
    cap = (egg(0.3, 0.27, 0.34) & box(1, 0.5, 1).at(0, 0.24, 0)) | rod(0.34, 0.035, 0.015).at(0, 0.0, 0.04) | (box(0.09, 0.6, 0.55, 0.04) & egg(0.33, 0.3, 0.37) & box(1, 0.5, 1).at(0, 0.26, 0))
    n = 0
    for row in range(3):
        y = 0.35 + row * 0.82
        s.put(box(4.6, 0.08, 0.85, 0.02), 0, y, 0, OAK)
        for k in range(5):
            n += 1
            if (row, k) == (2, 3):
                continue
            colour = EMBER if (row, k) == (1, 2) else (PAPER, APRICOT, PAPER, SAND, MIST)[(n * 3) % 5]
            s.put(cap, -1.72 + k * 0.86, y + 0.06, 0.02, colour, turn=[("y", ((n * 37) % 50) - 25)], gloss=0.4)
        for x in (-2.25, 2.25):
            s.put(box(0.09, 0.86, 0.8, 0.02), x, y + 0.4, 0, OAK)
    return s


def cord():
    """The cord that stops the line, and a hand that reaches for it."""
    s = Scene(eye=(0.9, 1.85, 3.6), look=(0.1, 1.75, 0), lens=55, sun=(-0.5, 0.8, 0.6), power=2.0, soft=5, sky="#dbe4e8", below="#a09384", ambient=0.7, reach=0.6,
              haze="#ccd5d6", haze_from=6, haze_to=24, focus=3.7, blur=3.0)
    s.ground((0, 1, 0), 0, "#a5b0b2")
    s.put(stick((-6, 2.75, 0), (6, 2.7, 0), 0.035), 0, 0, 0, SLATE)
    s.put(stick((0, 2.72, 0), (0, 1.98, 0), 0.018), 0.25, 0, 0, CREAM)
    s.put(rod(0.075, 0.34, 0.07), 0.25, 1.82, 0, EMBER, gloss=0.5)
    s.put(ring(0.05, 0.016), 0.25, 2.04, 0, BRASS, turn=[("x", 90)], gloss=0.6)
    person(s, -0.5, 0.35, 55, 1.12, coat=NAVY, arms="up", helmet=PAPER)
    for k in range(6):
        washer(s, 1.9 - k * 0.1, -5.2 - k * 2.0, -30, 1.1, y=0.5, plain=True)
        strip(s, -2.2, 3.6, -2 - 3 * k, 2, glow=2.6)
        strip(s, 1.6, 3.6, -2 - 3 * k, 2, glow=2.6)
    s.put(box(1.6, 0.45, 20, 0.04), 1.7, 0.22, -14, SLATE, turn=[("y", 2)])
    return s


def canteen():
    """A tray of the night canteen, from above."""
    s = Scene(eye=(0.2, 4.6, 2.7), look=(0, 0.1, 0.05), lens=55, sun=(-0.7, 0.7, 0.0), power=2.3, soft=4.5, sky="#e6e6e2", below="#b99b7a", ambient=0.8, reach=0.5)
    s.ground((0, 1, 0), 0, grained("#cfa878", "#b4875a", 3.2))
    s.put(box(2.7, 0.1, 1.8, 0.05).carve(box(2.5, 0.1, 1.6, 0.1).at(0, 0.06, 0), 0.03), 0, 0.06, 0, CHROME, gloss=0.6)
    bowl = (egg(0.44, 0.4, 0.44) - egg(0.39, 0.36, 0.39).at(0, 0.06, 0)) & box(1, 0.5, 1).at(0, -0.14, 0)
    for x, c, food in ((-0.72, PAPER, "#f7f3ea"), (0.3, "#dfe5e4", "#b8703f")):
        s.put(bowl, x, 0.46, 0.35, c, gloss=0.4)
        s.put(egg(0.36, 0.14 if x < 0 else 0.06, 0.36), x, 0.42, 0.35, food)
    for k, (x, c) in enumerate(((-0.9, EMBER), (-0.28, MOSS), (0.34, "#e0b24f"))):
        s.put(rod(0.26, 0.1, 0.04), x, 0.13, -0.4, PAPER, gloss=0.3)
        for j in range(6):
            a = j * 1.05 + k
            s.put(egg(0.1, 0.06, 0.07), x + np.cos(a) * 0.11, 0.2, -0.4 + np.sin(a) * 0.11, c, turn=[("y", j * 40)])
    for j in range(5):
        s.put(egg(0.05, 0.03, 0.1), 0.3 + 0.2 * np.cos(j * 1.3), 0.48, 0.35 + 0.2 * np.sin(j * 1.3), PINE)
    s.put(stick((0, 0, -0.6), (0, 0, 0.5), 0.025), 1.0, 0.14, -0.05, BRASS, gloss=0.6)
    s.put(stick((0, 0, -0.6), (0, 0, 0.5), 0.025), 1.1, 0.14, -0.03, BRASS, gloss=0.6)
    s.put(egg(0.1, 0.03, 0.14), 0.9, 0.15, -0.62, BRASS, gloss=0.6)
    s.put(pipe(0.24, 0.2, 0.5), 1.75, 0.25, -0.55, TEAL, gloss=0.3)
    s.put(rod(0.2, 0.3), 1.75, 0.25, -0.55, "#8a5a36")
    return s


def shelves():
    """The parts store: shelves of boxes up to the roof, a figure with a list."""
    s = Scene(eye=(0.0, 2.3, 7.2), look=(0.0, 2.0, -4), lens=34, sun=(0.25, 0.9, 0.5), power=1.5, soft=5, sky="#dfe4e4", below="#aa9982", ambient=0.7, reach=0.9,
              haze="#e2dccf", haze_from=8, haze_to=30)
    s.ground((0, 1, 0), 0, "#b7b5ab", gloss=0.25)
    rng = np.random.default_rng(12)
    tones = (KRAFT, "#bf9a6e", "#d8bd95", "#b58c5f", KRAFT)
    for side in (-1, 1):
        for bay in range(7):
            z = 3.2 - bay * 2.1
            for y in (0.1, 1.25, 2.4, 3.55):
                s.put(box(1.3, 0.08, 2.0, 0.02), side * 2.5, y, z, RUST)
                x = 0.0
                for k in range(3):
                    if rng.random() < 0.14:
                        continue
                    h = float(rng.uniform(0.45, 0.88))
                    red = rng.random() < 0.05
                    s.put(box(1.0, h, 0.56, 0.015), side * (2.42 + rng.uniform(-0.06, 0.1)), y + 0.04 + h / 2, z - 0.64 + k * 0.64,
                          EMBER if red else tones[int(rng.integers(5))])
                    s.put(box(0.01, h * 0.3, 0.26, 0.003), side * 1.9, y + 0.04 + h * 0.45, z - 0.64 + k * 0.64, PAPER)
            for zz in (z - 1.02, z + 1.02):
                s.put(box(0.1, 4.6, 0.1, 0.02), side * 1.88, 2.3, zz, NAVY)
    person(s, 0.35, 0.6, 195, 1.1, coat=NAVY, arms="hold", hair=HAIR[1], long=True)
    s.put(box(0.36, 0.03, 0.28, 0.01), 0.25, 1.1, 0.1, PAPER, turn=[("x", 30)])
    for k in range(6):
        strip(s, 0, 4.9, 2 - k * 3, 2.0, glow=2.4, width=0.2)
    carton(s, -0.9, 0, -1.2, 0.7, 0.5, 0.6, 20)
    return s


def moulds():
    """Steel moulds on a rack and a box of handles beside them."""
    s = Scene(eye=(0.9, 3.3, 4.3), look=(0.12, 0.8, 0), lens=44, sun=(-0.7, 0.7, 0.5), power=2.0, soft=5, sky="#dadfe2", below="#a48a6d", ambient=0.65, reach=0.6,
              haze="#b9b3a6", haze_from=7, haze_to=15, focus=4.6, blur=1.6)
    s.ground((0, 1, 0), 0, "#9b9c97")
    s.ground((0, 0, 1), -1.3, "#bcb7aa")
    s.put(box(3.4, 0.12, 1.3, 0.02), 0, 0.75, 0, OAK)
    for x in (-1.5, 1.5):
        s.put(box(0.16, 0.72, 1.1, 0.02), x, 0.36, 0, WALNUT)
    handle = slab([(-0.72, -0.05), (0.72, -0.05), (0.78, -0.2), (0.9, -0.2), (0.86, 0.1), (-0.86, 0.1), (-0.9, -0.2), (-0.78, -0.2)], 0.17, 0.04)
    die = box(1.5, 0.52, 0.95, 0.03).carve(box(1.16, 0.3, 0.2, 0.09).at(0, 0.26, 0.12), 0.02)
    s.put(die, -0.7, 1.07, -0.05, IRON, turn=[("y", 14)], gloss=0.6)
    for x in (-0.6, 0.6):
        for z in (-0.35, 0.35):
            s.put(rod(0.05, 0.16, 0.02), -0.7 + x * 0.97 + z * 0.24, 1.38, -0.05 - x * 0.24 + z * 0.97, CHROME, gloss=0.8)
    s.put(handle, 0.95, 0.92, 0.25, EMBER, turn=[("x", 90), ("y", -20)], gloss=0.3)
    for k in range(4):
        s.put(handle, 1.0 + 0.03 * k, 0.88 + 0.1 * (k % 2), -0.4 + 0.02 * k, (PAPER, CREAM, PAPER, SAND)[k], turn=[("x", 90), ("y", 6 * k - 8)])
    for k in range(4):
        s.put(box(1.0, 0.46, 0.6, 0.03), -1.6 + k * 1.1, 0.24, -0.95, ("#7d868a", IRON, "#878f92", "#757d81")[k], gloss=0.4)
    s.put(box(0.7, 0.3, 0.7, 0.02).carve(box(0.62, 0.3, 0.62).at(0, 0.06, 0), 0.01), 1.9, 0.15, 0.9, KRAFT, turn=[("y", 25)])
    for k in range(5):
        s.put(box(0.4, 0.07, 0.1, 0.03), 1.85 + 0.05 * k, 0.24 + 0.04 * (k % 3), 0.8 + 0.06 * k, (PAPER, SAND, EMBER, CREAM, PAPER)[k], turn=[("y", 40 * k), ("z", 20)])
    return s
