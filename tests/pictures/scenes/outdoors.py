"""Owns the pictures taken outside: roads, hills, a harbour, towns, the office among its trees."""

import numpy as np

from palette import *
from shapes import Shape, ball, box, cone, egg, pipe, ring, rod, slab, stick
from things import Group, brick, carton, checked, mixed, person, pine, tree, van, washer
from tracer import Scene


def soft_sky(low, high, sun=None, glow="#ffcf9a", strength=0.5, rise=2.2):
    def paint(d):
        out = mixed(low, high, np.clip(d[1] * rise, 0, 1))
        if sun is not None:
            out = out + mixed("#000000", glow, np.clip((d * sun).sum(0), 0, 1) ** 16 * strength)
        return out
    return paint


def morning_road():
    """The service van on an early street between apartment houses."""
    s = Scene(eye=(2.2, 1.9, 8.2), look=(0.2, 1.75, 0), lens=40, sun=(0.75, 0.42, 0.35), sunlight="#ffdcb0", power=2.4, soft=5, sky="#c9d6de", below="#a8957f", ambient=0.75,
              reach=1.1, haze="#e9dcc6", haze_from=11, haze_to=52)
    s.backdrop = soft_sky("#efdcbf", "#b3c8d4")
    s.ground((0, 1, 0), 0, "#8d949a")
    s.put(box(60, 0.14, 2.2, 0.03), 0, 0.07, -2.6, "#c0bbb0")
    for k in range(10):
        s.put(box(1.0, 0.012, 0.13, 0.004), -9 + k * 2.2, 0.006, 1.9, PAPER)

    def windows(tone, lit):
        def paint(p):
            u, v = (p[0] / 0.62) % 1, (p[1] / 0.72) % 1
            glass = (u > 0.22) & (u < 0.8) & (v > 0.28) & (v < 0.78)
            warm = np.sin(np.floor(p[0] / 0.62) * 91.7 + np.floor(p[1] / 0.72) * 47.3 + lit) > 0.86
            return mixed(tone, "#6f8796", glass.astype(np.float32)) * 1.0 + mixed("#000000", "#ffd9a0", (glass & warm) * 0.8)
        return paint
    for k, (x, z, w, h, tone) in enumerate(((-9, -9, 5, 9, "#d9d2c4"), (-3.2, -12, 4.4, 12, "#cfd3d0"), (2.6, -10, 4.2, 8.6, "#dcd0bb"), (8.4, -11, 5, 11.5, "#d3d6d4"),
                                            (-15, -16, 6, 14, "#cfcfc8"), (14, -17, 6, 14, "#d6cebf"), (0, -24, 6, 17, "#cfd2d0"), (7.5, -26, 5, 15, "#d2cec4"), (-8.5, -26, 5, 18, "#ccd0cf"))):
        s.put(box(w, h, 4, 0.05), x, h / 2, z, windows(tone, k))
    van(s, -0.1, 0.1, 0, 1.0)
    for k, x in enumerate((-6.2, -3.6, 3.6, 6.8)):
        tree(s, x, -3.2, 0.95, (MOSS, "#b98f4a", MOSS, "#c07a3c")[k], seed=k)
    s.put(rod(0.05, 4.2), 4.6, 2.1, -2.0, SLATE)
    s.put(stick((0, 0, 0), (-0.9, 0.25, 0.3), 0.04), 4.6, 4.1, -2.0, SLATE)
    person(s, 2.9, -2.4, -60, 1.0, y=0.14, coat=RUST, hair=HAIR[3])
    return s


def wind_ridge():
    """Turbines on a ridge in the morning."""
    s = Scene(eye=(0, 7.5, 26), look=(0.5, 8.6, -10), lens=42, sun=(-0.6, 0.4, -0.15), sunlight="#ffe0b5", power=2.3, soft=4, sky="#cbd9e2", below="#8f9478", ambient=0.7,
              reach=2.6, haze="#e3ddd0", haze_from=30, haze_to=170, far=260, step=0.75)
    s.backdrop = soft_sky("#ecdcc2", "#9fbccf", s.sun, "#ffd49a", 0.5, 2.0)

    def hills(p):
        x, z = p[0], p[2]
        h = 3.0 * np.sin(x * 0.055 + 0.6) * np.cos(z * 0.05) + 1.6 * np.sin(x * 0.13 + z * 0.09) + 0.5 * np.sin(x * 0.31 - z * 0.22) - 0.035 * np.maximum(z + 2, 0) ** 1.4
        h = h + 5.0 * np.exp(-((z + 34) / 13) ** 2) + 8.0 * np.exp(-((z + 85) / 22) ** 2) * (1 + 0.3 * np.sin(x * 0.06 + 2))
        return (p[1] - h) * 0.7
    ground = Shape(hills, 1e6)

    def meadow(p):
        t = 0.5 + 0.5 * np.sin(p[0] * 0.22 + np.sin(p[2] * 0.17) * 2)
        return mixed("#7f9166", "#a9ad78", t * 0.75)
    s.put(ground, 0, 0, 0, meadow)

    def turbine(x, z, size, phase, facing=12):
        y = float(-hills(np.array([[x], [0.0], [z]], np.float32))[0] / 0.7)
        s.put(cone(0.2 * size, 0.1 * size, 9 * size, 0.04), x, y + 4.4 * size, z, PAPER)
        s.put(egg(0.24 * size, 0.24 * size, 0.6 * size), x, y + 9 * size, z + 0.1, PAPER, turn=[("y", facing)])
        s.put(ball(0.2 * size), x + 0.1, y + 9 * size, z + 0.62 * size, EMBER)
        blade = slab([(-0.12, 0), (0.16, 0.1), (0.22, 1.0), (0.05, 4.6), (-0.04, 4.6), (-0.12, 1.0)], 0.1, 0.02)
        if size != 1:
            from things import scaled
            blade = scaled(blade, size)
        for k in range(3):
            s.put(blade, x + 0.1, y + 9 * size, z + 0.6 * size, PAPER, turn=[("z", phase + 120 * k), ("y", facing)])
    turbine(-8.5, -4, 1.05, 12)
    turbine(5.2, -12, 1.0, 50)
    turbine(15.5, -22, 1.0, 85)
    turbine(-19, -30, 1.0, 30)
    turbine(1.5, -42, 1.0, 70)
    turbine(24, -55, 1.0, 15)
    turbine(-33, -70, 1.0, 95)
    for k in range(16):
        x, z = -16 + (k * 7.3) % 34, -2 - (k * 5.1) % 22
        y = float(-hills(np.array([[x], [0.0], [z]], np.float32))[0] / 0.7)
        pine(s, x, z, 0.9 + 0.3 * (k % 3), ("#5f7a58", "#6d8460", PINE)[k % 3], y=y - 0.1)
    return s


def harbour():
    """Containers on the quay and a ship behind them."""
    s = Scene(eye=(-5.5, 5.2, 13.5), look=(0.8, 2.4, 0), lens=38, sun=(-0.6, 0.6, 0.5), sunlight="#fff0d8", power=2.2, soft=5, sky="#c8d7e0", below="#9f9a8c", ambient=0.75,
              reach=1.4, haze="#d5dee0", haze_from=18, haze_to=80)
    s.backdrop = soft_sky("#dde3e0", "#a9c2d0")

    def floor(p):
        edge = p[2] < -5.2
        ripple = 0.5 + 0.5 * np.sin(p[2] * 3 + np.sin(p[0] * 0.7) * 1.5)
        return np.where(edge, mixed("#5f8088", "#76959b", ripple * 0.5), mixed("#b9bbb5", "#a7aaa5", (np.abs((p[0] / 3.2) % 1 - 0.5) > 0.485)))
    s.ground((0, 1, 0), 0, floor, gloss=0.3)
    s.put(box(70, 0.4, 0.5, 0.05), 0, 0.1, -5.2, "#8d908b")
    tones = ("#6f8b93", EMBER, "#c2b59b", NAVY, "#8a9a8c", RUST, "#b7c2c4")

    def ribs(tone):
        def paint(p):
            return mixed(tone, INK, 0.16 * (np.sin(p[0] * 26) > 0.3))
        return paint
    n = 0
    for col in range(5):
        for row in range(3):
            for level in range(3 - ((col * 3 + row * 2) % 3)):
                n += 1
                s.put(box(3.0, 1.22, 1.25, 0.03), -3.6 + col * 3.15, 0.62 + level * 1.24, -0.3 - row * 1.5, ribs(tones[(n * 3 + col) % 7]))
    hull = slab([(-11, 0.2), (-10, -1.2), (10, -1.2), (12.5, 2.2), (-11.2, 2.0)], 5, 0.1)
    s.put(hull, 4, 0.9, -11, "#39505c")
    s.put(box(22, 0.25, 5.02, 0.05), 3.4, 0.1, -11, EMBER)
    for k in range(5):
        for level in range(2 + (k % 2)):
            s.put(box(3.0, 1.22, 4.2, 0.03), -4.4 + k * 3.15, 3.5 + level * 1.24, -11, ribs(tones[(k * 2 + level * 3) % 7]))
    s.put(box(2.2, 5.2, 4.2, 0.08), 13 - 23, 5.2, -11, PAPER)
    for y in (5.6, 6.6):
        s.put(box(2.22, 0.4, 3.6, 0.05), -10, y, -11, INK)
    for x in (8.5, 12.5):
        for z in (-4.6, -1.0):
            s.put(box(0.35, 9, 0.35, 0.04), x, 4.5, z, APRICOT)
    s.put(box(4.8, 0.5, 0.5, 0.05), 10.5, 9, -4.6, APRICOT)
    s.put(box(0.7, 0.6, 16, 0.06), 10.5, 9.3, -7.5, APRICOT)
    s.put(box(0.9, 0.7, 0.9, 0.06), 10.5, 8.7, -9.5, SLATE)
    for x in (10.2, 10.8):
        s.put(rod(0.03, 3.4), x, 7.0, -9.5, INK)
    s.put(box(3.0, 1.22, 1.25, 0.03), 10.5, 5.0, -9.5, ribs("#c2b59b"))
    person(s, -5.4, 3.2, 120, 1.0, coat=NAVY, helmet=APRICOT, arms="hold")
    person(s, -4.5, 2.6, -110, 1.0, coat=RUST, helmet=PAPER)
    return s


def old_town():
    """Brick gables by a canal in Hamburg; a cargo bicycle brings a washer."""
    s = Scene(eye=(-2.0, 2.2, 8.6), look=(0.2, 2.55, 0), lens=36, sun=(-0.7, 0.55, 0.55), sunlight="#ffe6c4", power=2.1, soft=5, sky="#c6d2da", below="#a08a78", ambient=0.75,
              reach=1.0, haze="#d9dcd8", haze_from=13, haze_to=40)
    s.backdrop = soft_sky("#e2dfd4", "#b4c5cf")
    s.ground((0, 1, 0), 0, checked("#9d9a93", "#86837d", 0.5, 0.03))
    tones = (("#a4553c", "#d8cbb8"), ("#8c4a3a", "#cbbcab"), ("#c8b08a", "#ddd2c0"), ("#9a5a44", "#d8cbb8"), ("#7f5548", "#cbbcab"))
    for k, (tone, joint) in enumerate(tones):
        x, w, h = -6.2 + k * 2.75, 2.6, 4.3 + 0.5 * ((k * 2) % 3)
        steps = [(-w / 2, 0), (w / 2, 0), (w / 2, h), (w / 2 - 0.35, h), (w / 2 - 0.35, h + 0.6), (0.62, h + 0.6), (0.62, h + 1.2), (-0.62, h + 1.2), (-0.62, h + 0.6),
                 (-w / 2 + 0.35, h + 0.6), (-w / 2 + 0.35, h), (-w / 2, h)]
        s.put(slab(steps, 3, 0.02), x, 0, -3.4, brick(tone, joint))
        for row in range(3):
            for col in (-1, 0, 1):
                if row == 0 and col == 0:
                    s.put(box(0.62, 1.5, 0.08, 0.02), x, 0.75, -1.9, (PINE, NAVY, EMBER, TEAL, PINE)[k])
                    continue
                s.put(box(0.5, 0.82, 0.06, 0.01), x + col * 0.8, 1.35 + row * 1.25, -1.9, PAPER)
                s.put(box(0.4, 0.72, 0.08, 0.01), x + col * 0.8, 1.35 + row * 1.25, -1.89, "#ffdfa6" if (k + row + col) % 5 == 0 else "#5b7280", gloss=0.8,
                      glow=0.7 if (k + row + col) % 5 == 0 else 0)
    bike = Group(s, 0.5, 0, 0.9, 6)
    for x in (-0.95, 1.5):
        bike.put(ring(0.36, 0.035), x, 0.38, 0, INK, turn=[("x", 90)])
        bike.put(rod(0.05, 0.14), x, 0.38, 0, CHROME, turn=[("x", 90)])
    frame = stick((-0.95, 0.38, 0), (-0.55, 0.85, 0), 0.035) | stick((-0.55, 0.85, 0), (0.1, 0.4, 0), 0.035) | stick((0.1, 0.4, 0), (1.5, 0.38, 0), 0.04) | stick((-0.95, 0.38, 0), (0.1, 0.4, 0), 0.03)
    bike.put(frame, 0, 0, 0, EMBER)
    bike.put(egg(0.2, 0.05, 0.1), -0.62, 0.95, 0, INK)
    bike.put(stick((0.1, 0.4, 0), (0.02, 1.15, 0), 0.03), 0, 0, 0, EMBER)
    bike.put(box(1.15, 0.1, 0.85, 0.03), 0.75, 0.46, 0, OAK)
    washer(s, 1.28, 0.83, 4, 0.86, y=0.52, rim=CHROME)
    person(s, -0.55, 0.75, 84, 1.02, coat=NAVY, legs=SLATE, arms="front", hair="#b98a4a", skin=SKINS[3], long=True)
    tree(s, -4.6, 0.2, 1.05, "#b98f4a", seed=9)
    tree(s, 5.2, -0.6, 1.1, MOSS, seed=4)
    return s


def autumn_office():
    """The office at Ochang among red and yellow trees."""
    s = Scene(eye=(-4.2, 2.9, 11.5), look=(0.6, 2.35, 0), lens=38, sun=(-0.55, 0.5, 0.6), sunlight="#ffe2b8", power=2.3, soft=5, sky="#c9d8e2", below="#a88f6c", ambient=0.75,
              reach=1.2, haze="#e2ddd0", haze_from=16, haze_to=60)
    s.backdrop = soft_sky("#e6e0d2", "#9dbdd2")

    def lawn(p):
        path = np.abs(p[0] - 1.2 + 0.12 * p[2]) < 1.1
        speck = np.sin(p[0] * 13.7) * np.sin(p[2] * 11.3 + p[0]) > 0.82
        return np.where(path, mixed("#cfc6b6", "#cfc6b6", p[0] * 0), mixed("#97a06c", "#c98a45", speck.astype(np.float32) * 0.8))
    s.ground((0, 1, 0), 0, lawn)

    def floors(p):
        v = (p[1] / 1.25 + 0.5) % 1
        u = ((p[0] + p[2]) / 0.8) % 1
        glass = (v > 0.28) & (v < 0.82) & (u > 0.06)
        tint = 0.5 + 0.5 * np.sin(np.floor((p[0] + p[2]) / 0.8) * 37.1 + np.floor(p[1] / 1.25 + 0.5) * 11.9)
        return np.where(glass, mixed("#557180", "#8fabb8", tint), mixed("#e8e2d5", "#e8e2d5", u * 0))
    s.put(box(9, 5.0, 4, 0.04), 2.2, 2.5, -4, floors, gloss=0.25)
    s.put(box(9.3, 0.25, 4.3, 0.04), 2.2, 5.1, -4, PAPER)
    s.put(box(4.2, 7.5, 3.4, 0.04), -1.6, 3.75, -6.5, floors, gloss=0.25)
    s.put(box(2.6, 0.18, 1.6, 0.04), 1.2, 1.55, -1.4, EMBER)
    for x in (0.1, 2.3):
        s.put(rod(0.06, 1.5), x, 0.75, -0.8, CHROME)
    s.put(box(1.7, 1.35, 0.1, 0.02), 1.2, 0.68, -1.96, "#ffe4b4", glow=0.6)
    for k, (x, z, c, size) in enumerate(((-4.6, 1.8, "#b8432a", 1.35), (-2.5, -0.8, "#d78a36", 1.25), (4.6, 0.6, "#c65a2b", 1.4), (6.6, -1.2, "#d9a441", 1.3), (-6.6, -1.5, "#d9a441", 1.5),
                                         (3.4, 3.4, "#d9a441", 0.85), (-1.2, 2.8, "#b8432a", 0.9), (8.6, 1.0, "#b8432a", 1.5), (-9.0, -5, MOSS, 1.8), (10, -6, MOSS, 1.9))):
        tree(s, x, z, size, c, seed=k + 20)
    person(s, 1.0, 2.4, 190, 1.0, coat=NAVY, hair=HAIR[0])
    person(s, 1.7, 2.0, 200, 0.98, coat=CREAM, hair=HAIR[1], long=True)
    person(s, 0.9, -0.3, 20, 1.0, coat=SLATE, arms="hold")
    carton(s, 2.1, 0, 1.4, 0.4, 0.32, 0.35, 15)
    return s
