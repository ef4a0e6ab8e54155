"""Owns the pictures of kitchens and of what is cooked and kept in them."""

import numpy as np

from palette import *
from shapes import ball, box, cone, egg, pipe, ring, rod, slab, stick
from things import Group, checked, fridge, grained, mixed, person, plant, washer
from tracer import Scene


def pot(scene, x, z, y, r=0.42, h=0.4, colour=STEEL, turn=0.0):
    g = Group(scene, x, y, z, turn)
    g.put(pipe(r, r - 0.03, h, 0.015), 0, h / 2, 0, colour, gloss=0.8)
    g.put(rod(r - 0.01, 0.05), 0, 0.03, 0, colour)
    for side in (-1, 1):
        g.put(ring(0.09, 0.025), side * (r + 0.05), h * 0.75, 0, INK)


def hob_touch():
    """A glass hob whose front edge has nine bumps; one zone glows."""
    s = Scene(eye=(0.35, 2.7, 3.2), look=(0, 0.12, 0.05), lens=46, sun=(-0.65, 0.75, -0.25), power=1.9, soft=5, sky="#dfe5e8", below="#a48b70", ambient=0.7,
              reach=0.5, focus=4.2, blur=1.3, bloom=0.5)
    s.ground((0, 1, 0), 0, grained("#d9c2a0", "#c4a880", 3))
    s.put(box(3.3, 0.08, 2.1, 0.03), 0, 0.05, -0.1, "#20282d", gloss=1.0)
    for x, z, r, hot in ((-0.85, -0.42, 0.5, 0), (0.85, -0.42, 0.5, 1), (-0.85, 0.42, 0.0, 0)):
        if r:
            for k in range(3):
                s.put(ring(r - 0.14 * k, 0.011), x, 0.088, z, "#ff5a2c" if hot else "#59656c", glow=2.4 if hot else 0.0)
    for k in range(9):
        on = k < 5
        s.put(egg(0.062, 0.05 if k != 4 else 0.07, 0.062), -0.96 + k * 0.24, 0.09, 0.6, "#ff8a4a" if on else "#8d979c", glow=1.0 if on else 0.0, gloss=0.6)
    s.put(stick((-1.0, 0, 0), (1.0, 0, 0), 0.028), 0, 0.075, 0.8, "#3c474e", gloss=0.8)
    pot(s, -0.85, -0.42, 0.09, 0.46, 0.42, CHROME, 40)
    return s


def eggs():
    """Trays of eggs on the bench of the cooking laboratory; one is cut open."""
    s = Scene(eye=(0.9, 3.0, 4.3), look=(0.22, 0.2, 0.02), lens=46, sun=(-0.7, 0.7, -0.05), power=2.2, soft=5, sky="#e4e8e8", below="#b59d80", ambient=0.75, reach=0.45,
              haze="#d3dad8", haze_from=7, haze_to=14, focus=4.9, blur=1.9)
    s.ground((0, 1, 0), 0, "#ccd5d3")
    shell = egg(0.16, 0.2, 0.16).melt(egg(0.11, 0.12, 0.11).at(0, 0.11, 0), 0.1)
    for i in range(6):
        for j in range(5):
            x, z = -1.65 + i * 0.44, -1.35 + j * 0.42
            s.put(box(0.43, 0.16, 0.41, 0.05).carve(egg(0.2, 0.2, 0.2).at(0, 0.16, 0), 0.04), x, 0.08, z, "#9bb0ad")
            if (i, j) in ((5, 4), (3, 4)):
                continue
            s.put(shell, x, 0.27, z, ("#d9ad82", "#e2bd98", "#d3a274", "#ecd2b4")[(i * 5 + j * 3) % 4])
    half = egg(0.19, 0.25, 0.19) & box(1, 1, 1, 0.01).at(0, 0, -0.5)
    for x, turn, yolk in ((1.15, 30, "#e59a2f"), (1.68, -12, "#f0b548")):
        s.put(half, x, 0.1, 0.72, "#fbf7ee", turn=[("x", -78), ("y", turn)])
        s.put(egg(0.115, 0.115, 0.05), x, 0.118, 0.73, yolk, turn=[("x", -78), ("y", turn)], gloss=0.5)
    s.put(box(1.35, 0.05, 0.85, 0.03), 1.42, 0.02, 0.74, OAK, turn=[("y", 8)])
    pot(s, 1.55, -0.75, 0.0, 0.62, 0.62, CHROME, 20)
    s.put(rod(0.56, 0.02), 1.55, 0.5, -0.75, "#a8c4cc", gloss=0.9)
    for k in range(5):
        s.put(shell, 1.55 + 0.3 * np.cos(k * 1.26), 0.42, -0.75 + 0.3 * np.sin(k * 1.26), "#dcb28a", turn=[("z", 60), ("y", k * 70)])
    s.put(stick((0, 0, 0), (0.25, 1.2, -0.3), 0.03), 1.75, 0.4, -0.9, EMBER)
    s.put(rod(0.22, 0.1, 0.04), -1.3, 0.05, 0.98, PAPER, turn=[("y", 0)])
    s.put(rod(0.17, 0.02, 0.01), -1.3, 0.11, 0.98, INK, gloss=0.9)
    s.put(box(0.012, 0.012, 0.15, 0.005), -1.3, 0.128, 0.92, EMBER, glow=0.4)
    return s


def kitchen():
    """The R9 in a kitchen in the morning."""
    s = Scene(eye=(-0.6, 1.6, 5.4), look=(0.15, 1.08, 0), lens=40, sun=(-0.75, 0.55, 0.6), sunlight="#ffe9c8", power=2.3, soft=5, sky="#e2e7ea", below="#c3a684", ambient=0.72,
              reach=0.8, haze="#e5dccb", haze_from=11, haze_to=22)
    s.ground((0, 1, 0), 0, grained("#cfae85", "#b8946a", 4.5))
    s.ground((0, 0, 1), -0.75, checked("#dfe0da", "#cfd0c9", 9, 0.0))
    fridge(s, 0.55, -0.3, 0, 1.08, body="#e6e3dc", accent=EMBER)
    for x, w in ((-1.4, 2.7), (2.1, 1.9)):
        s.put(box(w, 0.86, 0.8, 0.02), x, 0.45, -0.33, "#8ea29a")
        s.put(box(w + 0.06, 0.07, 0.86, 0.02), x, 0.92, -0.31, PAPER, gloss=0.5)
        n = round(w / 0.9)
        for k in range(n):
            cx = x - w / 2 + w / n * (k + 0.5)
            s.put(box(w / n - 0.04, 0.78, 0.03, 0.012), cx, 0.46, 0.08, "#9bafa6")
            s.put(box(0.24, 0.025, 0.04, 0.01), cx, 0.76, 0.11, BRASS, gloss=0.6)
        s.put(box(w, 0.62, 0.4, 0.02), x, 2.05, -0.54, "#e9e4d8")
        s.put(box(0.01, 0.6, 0.02, 0.003), x, 2.05, -0.335, STEEL)
    s.put(box(1.1, 0.02, 0.55, 0.008), -1.7, 0.965, -0.3, INK, gloss=1)
    pot(s, -1.95, -0.3, 0.975, 0.2, 0.2, TEAL)
    s.put(rod(0.16, 0.16, 0.05), -1.4, 1.05, -0.28, APRICOT)
    s.put(ball(0.1), -0.78, 1.05, -0.2, "#d98a3a")
    s.put(ball(0.1), -0.6, 1.05, -0.3, "#d98a3a")
    s.put(ball(0.095), -0.67, 1.05, -0.08, "#c3b24a")
    plant(s, 2.0, -0.3, 0.96, 0.9)
    person(s, -0.72, 0.75, 110, 1.0, coat=CREAM, legs=NAVY, hair=HAIR[1], arms="front", long=True)
    onggi = cone(0.24, 0.32, 0.26, 0.05).melt(cone(0.32, 0.22, 0.26, 0.05).at(0, 0.24, 0), 0.06)
    s.put(onggi, 2.55, 0.14, 0.75, "#6e4630", gloss=0.6)
    s.put(rod(0.25, 0.06, 0.02), 2.55, 0.53, 0.75, "#5c3a28", gloss=0.6)
    s.put(onggi, 1.9, 0.14, 0.95, "#7a5038", turn=[("y", 20)], gloss=0.6)
    s.put(rod(0.25, 0.06, 0.02), 1.9, 0.53, 0.95, "#66402c", gloss=0.6)
    return s


def filters():
    """An air purifier and its filter, held up to the light."""
    s = Scene(eye=(1.0, 1.7, 5.2), look=(0.1, 1.0, 0), lens=50, sun=(-0.7, 0.6, 0.35), power=2.1, soft=5, sky="#e4e9ea", below="#b8a389", ambient=0.8, reach=0.6,
              haze="#d6dedd", haze_from=8, haze_to=16)
    s.ground((0, 1, 0), 0, "#ced7d6")
    s.put(box(1.1, 1.7, 0.75, 0.16), -1.15, 0.87, -0.3, PAPER, gloss=0.2)
    for k in range(14):
        s.put(box(0.8, 0.028, 0.02, 0.009), -1.15, 0.35 + k * 0.066, 0.08, STEEL)
    s.put(rod(0.3, 0.05, 0.02), -1.15, 1.72, -0.3, SLATE)
    s.put(rod(0.06, 0.03, 0.01), -1.15, 1.5, 0.08, EMBER, turn=[("x", 90)], glow=0.3)

    def pleats(p):
        return mixed("#f6f1e4", "#cfc7b3", 0.5 + 0.5 * np.sin(p[0] * 95))
    g = Group(s, 0.75, 0, 0.35, -24)
    g.put(box(1.15, 1.35, 0.16, 0.02) - box(1.0, 1.2, 0.5, 0.01), 0, 0.75, 0, TEAL)
    g.put(box(1.02, 1.2, 0.1, 0.01), -0.012, 0.75, 0, pleats)
    g.put(box(0.022, 1.18, 0.13, 0.004), 0.498, 0.75, 0, "#fff6dc", glow=2.2)
    for k in range(3):
        s.put(box(1.1, 0.15, 1.0, 0.02), 2.1, 0.08 + k * 0.16, -0.75, (TEAL, "#6c9da0", TEAL)[k], turn=[("y", 6 * k)])
        s.put(box(0.95, 0.152, 0.85, 0.01), 2.1, 0.083 + k * 0.16, -0.75, PAPER, turn=[("y", 6 * k)])
    return s


def glassware():
    """Flasks of rinsing water, each a little clearer."""
    s = Scene(eye=(0.5, 1.6, 5.3), look=(0.02, 0.68, 0), lens=46, sun=(-0.6, 0.7, 0.25), power=2.1, soft=4, sky="#e8eef0", below="#b5aa98", ambient=0.85, reach=0.5,
              haze="#d9e2e4", haze_from=6, haze_to=13, focus=5.3, blur=1.6)
    s.ground((0, 1, 0), 0, "#d3dbdc", gloss=0.3)
    tones = ("#b0361e", "#c8643c", "#dd9a72", "#e9c6ad", "#e6e0d8")
    for k, tone in enumerate(tones):
        x, z = -1.75 + k * 0.86, 0.12 * (k % 2)
        flask = cone(0.4, 0.13, 0.78, 0.04).at(0, 0.39, 0).melt(rod(0.12, 0.5, 0.02).at(0, 0.95, 0), 0.1)
        level = 0.5

        def paint(p, tone=tone):
            return mixed(tone, "#eef3f3", (p[1] > level).astype(np.float32)) * np.where(np.abs(p[1] - level) < 0.012, 0.85, 1)
        s.put(flask, x, 0.01, z, paint, gloss=0.9)
        s.put(ring(0.125, 0.022), x, 1.21, z, "#eef3f3", gloss=0.9)
        s.put(box(0.22, 0.13, 0.02, 0.005), x, 0.2, z + 0.385, PAPER, turn=[("x", -18)])
    for k in range(7):
        s.put(rod(0.05, 0.62, 0.04), -1.2 + k * 0.26, 0.46, -1.0, tones[k % 5] if k % 2 else "#eef3f3", gloss=0.8)
    s.put(box(2.0, 0.09, 0.3, 0.02), -0.42, 0.5, -1.0, OAK)
    s.put(box(2.0, 0.09, 0.3, 0.02), -0.42, 0.1, -1.0, OAK)
    for x in (-1.4, 0.56):
        s.put(box(0.07, 0.55, 0.3, 0.02), x, 0.28, -1.0, OAK)
    s.put(pipe(0.33, 0.3, 0.7, 0.02), 1.5, 0.36, -0.95, "#e8eff0", gloss=0.9)
    s.put(rod(0.3, 0.36, 0.02), 1.5, 0.2, -0.95, SAGE, gloss=0.6)
    s.put(stick((0, 0, 0), (0.26, 1.1, 0.0), 0.022), 1.4, 0.1, -0.95, CHROME, gloss=0.7)
    return s


def classroom():
    """A science room: desks, pupils, a blackboard and a washer that does not belong there."""
    s = Scene(eye=(-2.3, 2.7, 6.6), look=(0.2, 1.25, -0.6), lens=37, sun=(-0.8, 0.7, 0.35), sunlight="#ffeccf", power=2.0, soft=5, sky="#e1e7ea", below="#bfa27e", ambient=0.72,
              reach=0.9, haze="#dcd8cb", haze_from=12, haze_to=26)
    s.ground((0, 1, 0), 0, grained("#c9a97f", "#b59168", 4))
    s.ground((0, 0, 1), -3.2, "#dcd9cb")
    s.ground((-1, 0, 0), -4.6, "#d6d6cc")
    s.put(box(4.4, 1.5, 0.1, 0.02), -0.2, 1.95, -3.14, "#35564c")
    s.put(box(4.6, 0.09, 0.2, 0.02), -0.2, 1.15, -3.08, OAK)
    wave = None
    for k in range(24):
        x = -2.0 + k * 0.15
        h = 0.42 * np.exp(-k * 0.09) * np.sin(k * 0.8)
        bit = stick((x, h, 0), (x + 0.15, 0.42 * np.exp(-(k + 1) * 0.09) * np.sin((k + 1) * 0.8), 0), 0.018)
        wave = bit if wave is None else wave | bit
    s.put(wave, 0, 1.95, -3.08, CREAM)
    s.put(box(1.5, 0.5, 1.0, 0.03), 2.6, 0.25, -2.1, OAK)
    washer(s, 2.6, -2.1, -28, 0.95, y=0.5, rim=EMBER)
    person(s, 1.35, -2.2, -10, 1.05, coat=NAVY, arms="up", hair=HAIR[0])
    colours = (SAGE, APRICOT, TEAL, CREAM, RUST, SLATE, MIST, SAND)
    for row in range(2):
        for col in range(3):
            x, z = -2.4 + col * 1.95, -0.6 + row * 1.75
            s.put(box(1.5, 0.06, 0.7, 0.02), x, 0.72, z, "#e3cfa9")
            for lx in (-0.65, 0.65):
                s.put(box(0.05, 0.7, 0.55, 0.01), x + lx, 0.36, z, STEEL)
            for side in (-1, 1):
                k = row * 6 + col * 2 + (side > 0)
                person(s, x + side * 0.37, z + 0.55, 180, 0.78, y=-0.12, coat=colours[k % 8], hair=HAIR[k % 3], long=k % 3 == 1,
                       arms="up" if k in (3, 8) else "front", skin=SKINS[k % 2])
            s.put(box(0.34, 0.02, 0.25, 0.006), x - 0.35, 0.76, z - 0.05, PAPER, turn=[("y", 8)])
            s.put(pipe(0.11, 0.05, 0.06), x + 0.2, 0.78, z - 0.05, CHROME, gloss=0.8)
    return s
