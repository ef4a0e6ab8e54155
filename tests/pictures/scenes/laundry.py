"""Owns the pictures of washers and what is inside them."""

import numpy as np

from palette import *
from shapes import ball, box, cone, egg, pipe, ring, rod, slab, stick, wedge
from things import Group, carton, checked, grained, mixed, person, plant, strip, washer
from tracer import Scene


def quiet_room():
    """The anechoic chamber: a washer among wedges and microphones."""
    s = Scene(eye=(1.7, 1.95, 5.6), look=(0.1, 1.0, 0), lens=38, sun=(0.35, 1.0, 0.35), power=1.7, soft=9, sky="#cfd6dc",
              below="#6f7a82", ambient=0.55, reach=0.9, haze="#39464f", haze_from=7, haze_to=15, exposure=1.1)
    s.ground((0, 1, 0), 0, checked("#8d979c", "#66727a", 0.5, 0.03))
    s.ground((0, 0, 1), -3.4, "#3f4c55")
    s.ground((1, 0, 0), -4.4, "#3f4c55")
    spike = wedge(0.72, 0.95, 0.7)
    tones = ("#5d6b74", "#6b7a83", "#77868f")
    for i in range(12):
        for j in range(6):
            spin = [("z", 90)] if (i + j) % 2 else []
            tone = tones[(i * 7 + j * 5) % 3]
            s.put(spike, -4.1 + i * 0.76, 0.38 + j * 0.76, -3.4, tone, turn=[("y", 0), ("x", 90)] + spin)
            if i < 8:
                s.put(spike, -4.4, 0.38 + j * 0.76, -3.0 + i * 0.76, tone, turn=[("x", 90)] + spin + [("y", 90)])
    s.put(rod(1.25, 0.06, 0.02), 0, 0.03, 0, "#a9b2b5")
    washer(s, 0, 0, 12, 1.25, y=0.06, rim=EMBER)
    for x, z, h in ((-1.75, 1.0, 1.45), (1.75, 0.9, 1.6), (-1.5, -1.3, 1.9), (1.55, -1.3, 1.75)):
        s.put(rod(0.02, h), x, h / 2, z, INK)
        s.put(rod(0.24, 0.03), x, 0.015, z, INK)
        s.put(stick((0, 0, 0), (-x * 0.16, -0.05, -z * 0.16), 0.035), x, h, z, CHROME, gloss=0.5)
        s.put(ball(0.075), x - x * 0.18, h - 0.06, z - z * 0.18, APRICOT)
    return s


def bearing():
    """A ball bearing, close, with its cage in the company's colour."""
    s = Scene(eye=(0.7, 3.9, 4.1), look=(0.12, 0.3, 0.0), lens=54, sun=(-0.6, 0.7, 0.3), power=2.5, soft=6, sky="#dfe7ea", below="#a59a8c",
              ambient=0.8, reach=0.45, haze="#c9d2d3", haze_from=5, haze_to=11, focus=5.2, blur=3.2)
    s.ground((0, 1, 0), 0, "#cbd2d3")
    lean = [("x", 10), ("z", 6)]
    s.put(pipe(1.28, 1.02, 0.42, 0.04), 0, 0.46, 0, CHROME, turn=lean, gloss=1.0)
    s.put(pipe(0.68, 0.44, 0.42, 0.04), 0, 0.46, 0, CHROME, turn=lean, gloss=1.0)
    s.put(pipe(0.9, 0.8, 0.26, 0.03), 0, 0.46, 0, EMBER, turn=lean, gloss=0.3)
    from shapes import rotation
    turn = rotation("z", 6) @ rotation("x", 10)
    for k in range(11):
        a = k * 2 * np.pi / 11
        p = turn @ np.array([np.cos(a) * 0.85, 0, np.sin(a) * 0.85])
        s.put(ball(0.185), p[0], 0.46 + p[1], p[2], "#dfe3e5", gloss=1.0)
    s.put(ball(0.185), 1.62, 0.185, 0.75, "#dfe3e5", gloss=1.0)
    s.put(ball(0.185), 1.9, 0.185, -0.35, "#dfe3e5", gloss=1.0)
    s.put(rod(0.5, 0.24, 0.04), -1.95, 0.12, -1.0, SAND)
    return s


def sound_bars():
    """A sound that dies down, as rows of pegs."""
    s = Scene(eye=(5.4, 5.4, 8.6), look=(-0.5, 0.55, 0.2), lens=48, sun=(-0.7, 0.7, 0.1), power=2.4, soft=5, sky="#dfe4ea", below="#a89a88", ambient=0.75,
              reach=0.7, haze="#31414c", haze_from=11, haze_to=24)
    s.ground((0, 1, 0), 0, "#4b5d69")
    rng = np.random.default_rng(4)
    for i in range(22):
        for j in range(13):
            x, z = (i - 10.5) * 0.42, (j - 6) * 0.46
            fade = np.exp(-(i / 21) * 2.1)
            h = 0.1 + 2.1 * fade * abs(np.sin(i * 0.9 + j * 0.75) * np.cos(j * 0.5 - i * 0.2)) * np.exp(-((j - 6) / 5.2) ** 2) + rng.uniform(0, 0.05)
            colour = EMBER if h > 1.15 else RUST if h > 0.85 else APRICOT if h > 0.6 else SAND if h > 0.38 else PAPER if h > 0.2 else "#9fb0b8"
            s.put(box(0.3, h, 0.33, 0.05), x, h / 2, z, colour)
    return s


def two_floors():
    """An apartment house cut open: a washer above, a bed and a microphone below."""
    s = Scene(eye=(1.2, 3.15, 9.4), look=(0.05, 2.1, 0), lens=46, sun=(-0.35, 0.75, 0.75), power=1.9, soft=6, sky="#d5dde6", below="#b79f86", ambient=0.75,
              reach=0.9, haze="#b8c6cf", haze_from=12, haze_to=22)
    s.ground((0, 1, 0), 0, "#b5c2c8")
    wall, night = "#dfd9cc", "#7f93a3"
    for k, tint in ((0, night), (1, "#e6d5b4")):
        y = 0.12 + k * 2.05
        s.put(box(6.2, 0.2, 2.8, 0.02), 0, y, 0, PAPER)
        s.put(box(6.2, 1.86, 0.14, 0.01), 0, y + 1.02, -1.34, tint)
        for x in (-3.03, 3.03):
            s.put(box(0.14, 1.86, 2.8, 0.01), x, y + 1.02, 0, wall)
        s.put(box(0.1, 1.86, 1.5, 0.01), 0.75, y + 1.02, -0.6, wall)
    s.put(box(6.4, 0.2, 3.0, 0.03), 0, 4.22, 0, PAPER)
    washer(s, 1.75, -0.5, 0, 0.95, y=2.27, rim=EMBER)
    s.put(box(0.7, 0.5, 0.5, 0.06), 2.62, 2.5, -0.2, SAGE)
    s.put(egg(0.3, 0.12, 0.2), 2.62, 2.78, -0.2, PAPER)
    s.put(box(1.7, 0.34, 0.8, 0.12), -1.7, 2.5, -0.75, TEAL)
    s.put(box(1.7, 0.5, 0.2, 0.09), -1.7, 2.75, -1.1, TEAL)
    s.put(rod(0.4, 0.05), -1.4, 2.55, 0.35, OAK)
    s.put(rod(0.05, 0.3), -1.4, 2.4, 0.35, OAK)
    plant(s, -2.6, -0.4, 2.23)
    person(s, -0.2, 0.1, 25, 0.86, 2.23, coat=RUST)
    s.put(box(1.15, 0.3, 2.0, 0.06), -2.1, 0.42, -0.15, OAK)
    s.put(box(1.1, 0.2, 1.5, 0.09), -2.1, 0.64, 0.1, NAVY)
    s.put(box(0.8, 0.16, 0.35, 0.08), -2.1, 0.66, -0.95, PAPER)
    s.put(egg(0.15, 0.13, 0.16), -2.1, 0.82, -0.9, SKINS[0])
    s.put(egg(0.16, 0.1, 0.16), -2.1, 0.86, -0.97, HAIR[0])
    s.put(box(0.4, 0.42, 0.4, 0.03), -1.25, 0.43, -1.0, WOOD)
    s.put(cone(0.13, 0.08, 0.2), -1.25, 0.88, -1.0, "#ffe3b0", glow=1.6)
    s.lamp(-1.25, 1.05, -0.8, "#ffcf8e", 0.7)
    s.lamp(1.6, 3.9, 0.4, "#fff0d0", 0.9)
    s.put(rod(0.02, 1.0), 1.9, 0.72, 0.1, INK)
    s.put(rod(0.22, 0.03), 1.9, 0.24, 0.1, INK)
    s.put(stick((0, 0, 0), (0, 0.22, 0), 0.05), 1.9, 1.22, 0.1, APRICOT)
    s.put(box(0.6, 0.36, 0.06, 0.02), 2.5, 0.9, -0.9, INK, gloss=0.6)
    s.put(box(0.8, 0.5, 0.5, 0.03), 2.5, 0.47, -0.95, WOOD)
    return s


def quilt():
    """A folded quilt on a washer, a basket beside it."""
    s = Scene(eye=(-1.5, 1.95, 4.6), look=(0.2, 0.95, 0), lens=50, sun=(-0.8, 0.75, 0.5), power=2.3, soft=5, sky="#e3e6e6", below="#c0a685", ambient=0.8,
              reach=0.6, haze="#e4d9c6", haze_from=9, haze_to=20)
    s.ground((0, 1, 0), 0, grained("#d0b48d", "#b99a70", 5))
    s.ground((0, 0, 1), -0.95, "#e2d7c5")
    washer(s, 0, -0.3, 0, 1.1, rim=CHROME)
    colours = (EMBER, "#c95c3f", "#d9896a", CREAM)
    for k, colour in enumerate(colours):
        wave = 0.012 * k
        s.put(box(0.92 - wave, 0.13, 0.76, 0.063).melt(egg(0.42, 0.085, 0.36), 0.05), 0.02 - wave, 1.39 + k * 0.115, -0.28, colour, turn=[("y", 2 - k * 2.2)])
    s.put(pipe(0.42, 0.385, 0.55, 0.015), 1.3, 0.28, 0.25, WOOD)
    for y in (0.16, 0.28, 0.4):
        s.put(ring(0.42, 0.022), 1.3, y, 0.25, OAK)
    s.put(egg(0.37, 0.26, 0.36), 1.3, 0.45, 0.25, SAGE)
    s.put(egg(0.25, 0.15, 0.22), 1.2, 0.64, 0.35, PAPER)
    s.put(egg(0.2, 0.12, 0.2), 1.48, 0.62, 0.16, APRICOT)
    plant(s, -1.35, -0.45, size=1.5)
    s.put(rod(0.1, 0.34, 0.05), 0.36, 1.49, 0.12, TEAL)
    s.put(rod(0.05, 0.08, 0.02), 0.36, 1.7, 0.12, PAPER)
    return s


def drum_sock():
    """A look into a drum with one red sock in it."""
    s = Scene(eye=(0.1, 0.35, 3.5), look=(0, -0.1, -0.4), lens=44, sun=(0.3, 0.6, 0.9), power=1.7, soft=5, sky="#dbe3e6", below="#8c8f90", ambient=0.85,
              reach=0.6, focus=3.4, blur=1.5)
    s.ground((0, 0, 1), -1.4, SLATE)

    def holed(p):
        a = np.arctan2(p[2], p[0]) * 15 / np.pi
        row = p[1] / 0.15
        a = a + 0.5 * (np.floor(row) % 2)
        d = np.hypot((a % 1) - 0.5, ((row % 1) - 0.5) * 0.75)
        return mixed("#c4cacd", "#39434a", np.clip((0.24 - d) * 14, 0, 1))

    def back(p):
        r = np.hypot(p[0], p[2])
        a = np.arctan2(p[2], p[0])
        n = np.maximum(np.round(r / 0.14) * 6, 1)
        near = np.hypot(((a / (2 * np.pi) * n) % 1 - 0.5) * 0.9, (r / 0.14 + 0.5) % 1 - 0.5)
        return mixed("#b9c0c4", "#3c464d", np.clip((0.22 - near) * 14, 0, 1) * (r > 0.2))
    s.put(pipe(1.2, 1.1, 1.6, 0.02), 0, 0, -0.4, holed, turn=[("x", 90)], gloss=0.6)
    s.put(rod(1.15, 0.06), 0, 0, -1.15, back, turn=[("x", 90)], gloss=0.5)
    s.put(rod(0.3, 0.1, 0.04), 0, 0, -1.1, "#aab2b6", turn=[("x", 90)], gloss=0.7)
    for k in range(3):
        a = np.radians(90 + 120 * k + 28)
        s.put(egg(0.11, 0.2, 0.55), np.cos(a) * 1.02, np.sin(a) * 1.02, -0.45, "#aeb7bb", turn=[("z", float(np.degrees(a)) + 90)], gloss=0.5)
    s.put(ring(1.22, 0.14), 0, 0, 0.42, "#59656c", turn=[("x", 90)], gloss=0.2)
    s.put(box(9, 9, 0.2, 0.02) - rod(1.26, 1).turn("x", 90), 0, 0, 0.5, PAPER)
    sock = stick((-0.1, 0.1, 0.02), (0.17, -0.07, 0.06), 0.13).melt(stick((0.17, -0.07, 0.06), (0.37, -0.04, 0.16), 0.115), 0.1)
    s.put(sock, -0.12, -0.8, -0.45, EMBER)
    s.put(stick((-0.2, 0.15, 0.0), (-0.11, 0.105, 0.02), 0.137), -0.12, -0.8, -0.45, CREAM)
    return s


def new_washer():
    """The W7 for its release: one machine on a plinth."""
    s = Scene(eye=(1.5, 1.75, 5.6), look=(0.25, 0.92, 0), lens=47, sun=(-0.55, 0.8, 0.6), power=2.2, soft=4.5, sky="#e6eaec", below="#c8b79f", ambient=0.85,
              reach=0.8, haze="#d3dbdc", haze_from=7, haze_to=15)
    s.ground((0, 1, 0), 0, "#cfd7d8")
    s.put(rod(1.75, 0.16, 0.05), 0, 0.08, 0, "#dfe2df")
    washer(s, 0, 0, 16, 1.25, y=0.16, rim=EMBER)
    s.put(box(0.7, 0.5, 0.6, 0.06), 1.95, 0.25, 0.1, WOOD)
    for k, c in enumerate((PAPER, SAGE, APRICOT)):
        s.put(box(0.52, 0.1, 0.4, 0.048), 1.95, 0.55 + k * 0.1, 0.1, c, turn=[("y", 5 * k)])
    plant(s, -1.75, -0.15, size=1.7)
    s.put(ball(0.28), 1.25, 0.28, 1.05, APRICOT)
    return s


def stairs():
    """Two people carry a boxed washer up the stairs of a house without a lift."""
    s = Scene(eye=(4.6, 2.3, 6.0), look=(-0.2, 1.72, -0.2), lens=45, sun=(0.55, 0.8, 0.65), power=2.1, soft=6, sky="#e1e6e8", below="#b89f84", ambient=0.75,
              reach=0.9, haze="#d8d2c6", haze_from=13, haze_to=24)
    s.ground((0, 1, 0), 0, "#bcb5a8")
    s.ground((0, 0, 1), -1.5, "#d9cfbd")
    for k in range(12):
        s.put(box(0.42, 0.26 * (k + 1), 2.2, 0.015), 1.6 - k * 0.4, 0.13 * (k + 1), -0.3, "#c9c3b7" if k % 2 else "#c2bbae")
        if k % 2 == 0:
            s.put(rod(0.022, 1.0), 1.6 - k * 0.4, 0.26 * (k + 1) + 0.5, -1.28, NAVY)
    s.put(stick((1.7, 1.3, -1.28), (-2.9, 4.3, -1.28), 0.04), 0, 0, 0, OAK)
    s.put(box(1.2, 1.1, 0.08, 0.02), 0.6, 3.35, -1.46, SKY, glow=0.35)
    s.put(box(1.3, 1.2, 0.05, 0.02), 0.6, 3.35, -1.48, PAPER)
    g = Group(s, -0.35, 1.78, -0.15, 0)
    g.put(box(1.0, 1.12, 0.95, 0.015), 0, 0.66, 0, KRAFT, turn=[("z", -30)])
    g.put(box(1.012, 0.12, 0.962, 0.01), 0.02, 0.7, 0, EMBER, turn=[("z", -30)])
    person(s, 0.86, -0.1, -90, 1.05, 0.78, coat=SLATE, arms="front", hair=HAIR[1])
    person(s, -1.5, -0.15, 90, 1.05, 2.08, coat=SLATE, arms="hold", skin=SKINS[1], helmet=None)
    carton(s, 2.6, 0, 0.55, 0.7, 0.55, 0.6, 20)
    carton(s, 2.55, 0.55, 0.55, 0.5, 0.4, 0.5, 8)
    return s


def cardboard():
    """Corner posts of folded cardboard around the foot of a washer."""
    s = Scene(eye=(2.5, 2.5, 4.0), look=(0.05, 0.62, 0), lens=50, sun=(-0.55, 0.75, 0.55), power=2.3, soft=5, sky="#e6e6e2", below="#bd9a72", ambient=0.8,
              reach=0.6, haze="#d9d0c0", haze_from=7, haze_to=15)
    s.ground((0, 1, 0), 0, "#d5ccbd")

    def wavy(p):
        t = np.sin(p[0] * 60 + np.sin(p[1] * 3)) * 0.5 + 0.5
        edge = (np.abs(p[1] * 1.0) % 0.07 < 0.012)
        return mixed("#cfa877", "#a67f52", np.where(edge, 0.9, 0.35 * t))
    washer(s, 0, 0, 0, 1.15, y=0.22, rim=CHROME)
    for x in (-0.58, 0.58):
        for z in (-0.53, 0.53):
            post = box(0.3, 1.5, 0.07, 0.01).at(-np.sign(x) * 0.06, 0, 0) | box(0.07, 1.5, 0.3, 0.01).at(np.sign(x) * 0.07, 0, -np.sign(z) * 0.12)
            if z > 0:
                post = box(0.3, 0.62, 0.07, 0.01).at(-np.sign(x) * 0.06, 0, 0) | box(0.07, 0.62, 0.3, 0.01).at(np.sign(x) * 0.07, 0, -np.sign(z) * 0.12)
            s.put(post, x, 0.38 if z > 0 else 0.8, z + np.sign(z) * 0.06, wavy)
    for k in range(7):
        s.put(box(1.5 - 0.02 * (k % 2), 0.026, 1.4, 0.006), 0, 0.016 + k * 0.03, 0, "#c49c6a" if k % 2 else "#d3af80")
    for k in range(6):
        s.put(box(0.9, 0.035, 0.62, 0.008), 1.75, 0.02 + k * 0.04, -0.5, "#d0ab7b" if k % 2 else "#bd9463", turn=[("y", 12 + k * 2)])
    s.put(pipe(0.17, 0.14, 0.75), -1.55, 0.17, 0.55, "#b98f5e", turn=[("x", 90), ("y", 35)])
    s.put(pipe(0.17, 0.14, 0.75), -1.25, 0.17, 0.85, EMBER, turn=[("x", 90), ("y", 35)])
    return s
