"""Owns the pictures of benches: repair, electronics, motors, drop tests, notebooks, storms of small parts."""

import numpy as np

from palette import *
from shapes import ball, box, cone, egg, pipe, ring, rod, slab, stick
from things import Group, carton, checked, fridge, grained, mixed, person, strip
from tracer import Scene


def driver(scene, x, z, turn, handle=EMBER, y=0.0):
    """A screwdriver lying down."""
    g = Group(scene, x, y, z, turn)
    g.put(stick((-0.42, 0, 0), (-0.02, 0, 0), 0.085, 0.07), 0, 0.085, 0, handle, gloss=0.3)
    g.put(stick((0, 0, 0), (0.62, -0.05, 0), 0.026), 0, 0.085, 0, CHROME, gloss=0.8)


def screw(scene, x, z, turn, y=0.0):
    g = Group(scene, x, y, z, turn)
    g.put(rod(0.05, 0.03, 0.012), 0, 0.05, 0, CHROME, turn=[("z", 90)], gloss=0.8)
    g.put(rod(0.022, 0.17, 0.01), 0.09, 0.05, 0, CHROME, turn=[("z", 90)], gloss=0.8)


def repair_bench():
    """A repair bench: a drum plate, a belt, drivers and screws in their order."""
    s = Scene(eye=(0.5, 3.6, 2.9), look=(0.05, 0.05, 0.05), lens=48, sun=(-0.75, 0.65, -0.15), power=2.3, soft=5, sky="#e2e6e6", below="#b4946e", ambient=0.75, reach=0.5,
              focus=4.5, blur=1.0)
    s.ground((0, 1, 0), 0, grained("#c69a6a", "#a87b4e", 3.4))
    s.put(box(2.2, 0.04, 1.7, 0.015), -0.45, 0.02, 0.0, "#40636b")
    plate = rod(0.62, 0.08, 0.03) - rod(0.1, 0.4)
    for k in range(6):
        a = k * np.pi / 3
        plate = plate - rod(0.11, 0.4).at(np.cos(a) * 0.36, 0, np.sin(a) * 0.36)
    s.put(plate, -0.72, 0.09, -0.06, CHROME, gloss=0.8)
    s.put(pipe(0.17, 0.1, 0.16, 0.02), -0.72, 0.16, -0.06, BRASS, gloss=0.6)
    belt = ring(0.3, 0.045)
    s.put(belt.melt(ring(0.24, 0.045).at(0.3, 0, 0.12), 0.1), 0.34, 0.08, -0.36, INK)
    driver(s, 0.55, 0.42, 12)
    driver(s, 0.62, 0.66, 8, APRICOT)
    driver(s, 0.5, 0.9, 4, TEAL)
    for k in range(8):
        s.put(box(0.14, 0.012, 0.14, 0.004), -1.35 + k * 0.2, 0.045, 0.7, CREAM)
        screw(s, -1.38 + k * 0.2, 0.7, 90, 0.03)
    wrench = stick((-0.4, 0, 0), (0.4, 0, 0), 0.055).melt(rod(0.15, 0.09, 0.03).at(0.46, 0, 0), 0.06).melt(rod(0.13, 0.09, 0.03).at(-0.46, 0, 0), 0.06)
    wrench = wrench - box(0.16, 0.3, 0.13, 0.01).at(0.56, 0, 0) - rod(0.07, 0.3).at(-0.46, 0, 0)
    s.put(wrench, 1.28, 0.07, -0.1, STEEL, turn=[("y", 62)], gloss=0.6)
    s.put(pipe(0.26, 0.22, 0.3, 0.015), 1.62, 0.15, -0.85, PAPER)
    s.put(rod(0.22, 0.2), 1.62, 0.14, -0.85, "#7a5234")
    s.put(ring(0.1, 0.03), 1.9, 0.17, -0.85, PAPER, turn=[("x", 90)])
    s.put(box(0.75, 0.02, 1.0, 0.006), 1.62, 0.012, 0.95, PAPER, turn=[("y", -14)])
    for k in range(7):
        s.put(box(0.5 - 0.1 * (k % 3), 0.006, 0.02, 0.002), 1.56, 0.024, 0.62 + k * 0.1, SLATE, turn=[("y", -14)])
    return s


def notebook():
    """A young engineer's notebook, a pencil, and a pump full of coins and pins."""
    s = Scene(eye=(-0.4, 2.9, 3.2), look=(0.05, 0.1, 0.05), lens=52, sun=(0.7, 0.7, -0.1), power=2.2, soft=5, sky="#e6e8e6", below="#bda382", ambient=0.78, reach=0.45,
              focus=4.2, blur=1.5)
    s.ground((0, 1, 0), 0, "#c9d2d0")

    def ruled(p):
        line = (np.abs((p[2] / 0.11) % 1 - 0.5) < 0.05) & (np.abs(p[0]) < 0.55)
        words = (np.sin(p[0] * 37 + np.floor(p[2] / 0.11) * 5.1) > -0.35) & (np.abs((p[2] / 0.11 + 0.5) % 1 - 0.55) < 0.17) & (p[0] < 0.35 + 0.12 * np.sin(np.floor(p[2] / 0.11 + 0.5) * 9)) & (p[0] > -0.5) & (np.abs(p[2]) < 0.62)
        return mixed("#f6f1e4", "#b9c7cc", line * 0.8) * np.where(words, 0.42, 1.0)
    for side in (-1, 1):
        s.put(box(1.25, 0.07, 1.65, 0.03), -0.6 + side * 0.64, 0.06, 0.1, ruled, turn=[("z", side * 1.6), ("y", 6)])
    s.put(box(2.66, 0.04, 1.74, 0.015), -0.6, 0.02, 0.1, EMBER, turn=[("y", 6)])
    for k in range(9):
        s.put(ring(0.055, 0.016), -0.6 - 0.075 + k * 0.0185, 0.1, -0.62 + k * 0.18, CHROME, turn=[("x", 90)], gloss=0.8)
    pencil = stick((-0.6, 0, 0), (0.45, 0, 0), 0.042)
    s.put(pencil, 0.15, 0.15, 0.28, APRICOT, turn=[("y", 38)])
    s.put(stick((0.45, 0, 0), (0.58, 0, 0), 0.042, 0.006), 0.15, 0.15, 0.28, INK, turn=[("y", 38)])
    s.put(pipe(0.4, 0.34, 0.3, 0.03), 1.45, 0.16, -0.45, "#5c6a71", gloss=0.4)
    s.put(rod(0.36, 0.05), 1.45, 0.05, -0.45, SLATE)
    for k in range(6):
        s.put(rod(0.085, 0.018, 0.006), 1.45 + 0.17 * np.cos(k * 1.1), 0.13 + 0.03 * (k % 3), -0.45 + 0.17 * np.sin(k * 1.1), BRASS if k % 2 else CHROME, turn=[("x", 12 * k), ("y", 40 * k)], gloss=0.8)
    for k, (x, z) in enumerate(((1.05, 0.45), (1.4, 0.35), (1.3, 0.72), (1.72, 0.6))):
        s.put(rod(0.1, 0.02, 0.006), x, 0.012, z, (CHROME, BRASS, CHROME, COPPER)[k], gloss=0.8)
    s.put(stick((-0.15, 0, 0), (0.12, 0, 0.06), 0.018), 1.75, 0.03, 0.2, CHROME, gloss=0.8)
    driver(s, 1.2, 1.02, 10, NAVY)
    return s


def circuit():
    """A board with one part that failed, in red."""
    s = Scene(eye=(1.1, 2.3, 3.0), look=(0.05, 0.08, 0.0), lens=54, sun=(-0.65, 0.7, 0.1), power=2.2, soft=5, sky="#e0e8ea", below="#9fa08e", ambient=0.75, reach=0.4,
              focus=3.75, blur=2.6)
    s.ground((0, 1, 0), 0, "#c6cfce")

    def traces(p):
        u, v = p[0] / 0.16, p[2] / 0.16
        h = np.sin(np.floor(v) * 12.7) * 3
        lane = (np.abs(v % 1 - 0.5) < 0.09) & (np.sin(u * 0.55 + h) > -0.2)
        post = (np.abs(u % 1 - 0.5) < 0.09) & (np.sin(v * 0.7 + np.sin(np.floor(u) * 7.1) * 3) > 0.45)
        pad = np.hypot(u % 1 - 0.5, v % 1 - 0.5) < 0.17
        dots = pad & (np.sin(np.floor(u) * 3.3 + np.floor(v) * 5.7) > 0.6)
        out = mixed("#2f5d55", "#4b8073", (lane | post).astype(np.float32))
        return np.where(dots, mixed("#d8c48c", "#d8c48c", u * 0), out)
    s.put(box(3.4, 0.08, 2.3, 0.02), 0, 0.1, 0, traces, turn=[("y", -8)], gloss=0.3)
    g = Group(s, 0, 0.14, 0, -8)
    rng = np.random.default_rng(6)
    for i, (x, z) in enumerate(((-1.25, -0.7), (-0.95, -0.7), (-0.65, -0.7), (0.28, 0.42), (0.62, 0.42), (0.96, 0.42))):
        bad = i == 4
        g.put(rod(0.13, 0.42 if not bad else 0.44, 0.02), x, 0.22, z, EMBER if bad else NAVY, gloss=0.4)
        g.put(rod(0.115, 0.02, 0.008) if not bad else egg(0.115, 0.06, 0.115), x, 0.43, z, CHROME, gloss=0.7)
    for x, z, w, d in ((-0.55, 0.25, 0.62, 0.62), (0.75, -0.6, 0.8, 0.42)):
        g.put(box(w, 0.09, d, 0.02), x, 0.06, z, INK, gloss=0.4)
        for k in range(int(w / 0.09)):
            for side in (-1, 1):
                g.put(box(0.035, 0.03, 0.1, 0.008), x - w / 2 + 0.06 + k * 0.09, 0.025, z + side * (d / 2 + 0.03), CHROME, gloss=0.7)
    for k in range(12):
        x, z = -1.5 + (k % 4) * 0.22, 0.55 + (k // 4) * 0.17
        g.put(stick((-0.055, 0, 0), (0.055, 0, 0), 0.035), x, 0.05, z, (APRICOT, SAND, TEAL)[k % 3])
    g.put(box(0.5, 0.34, 0.42, 0.03), 1.35, 0.18, -0.15, STEEL, gloss=0.3)
    g.put(box(0.3, 0.24, 0.2, 0.02), -0.15, 0.12, -0.85, PAPER)
    g.put(pipe(0.24, 0.12, 0.16, 0.03), -0.08, 0.1, -0.25, COPPER, gloss=0.4)
    g.put(box(0.36, 0.16, 0.3, 0.02), 1.35, 0.09, 0.72, CREAM)
    g.put(rod(0.05, 0.02), 1.5, 0.18, 0.72, EMBER)
    tweezer = stick((0.62, 0.62, 0.47), (1.5, 1.45, 1.35), 0.022, 0.04) | stick((0.7, 0.6, 0.38), (1.56, 1.45, 1.3), 0.022, 0.04)
    s.put(tweezer, 0.0, 0.12, 0.05, CHROME, gloss=0.8)
    return s


def stator():
    """A motor's stator wound with copper; one coil shows aluminium."""
    s = Scene(eye=(0.8, 2.6, 3.6), look=(0.0, 0.4, 0.0), lens=52, sun=(-0.6, 0.7, 0.35), power=2.2, soft=5, sky="#e2e6e6", below="#b1977a", ambient=0.75, reach=0.5,
              haze="#d2d6d2", haze_from=6, haze_to=13, focus=4.2, blur=1.6)
    s.ground((0, 1, 0), 0, "#cdd2cf")
    lean = [("x", 62)]
    from shapes import rotation
    m = rotation("x", 62)

    def spot(a, r, up=0.0):
        p = m @ np.array([np.cos(a) * r, up, np.sin(a) * r])
        return float(p[0]) - 0.35, float(p[1]) + 1.06, float(p[2])
    s.put(pipe(0.74, 0.5, 0.34, 0.02), -0.35, 1.06, 0, "#8b959b", turn=lean, gloss=0.6)
    for k in range(18):
        a = k * 2 * np.pi / 18
        x, y, z = spot(a, 0.86)
        metal = CHROME if k in (3, 4) else COPPER
        coil = box(0.26, 0.46, 0.2, 0.07)
        s.put(coil, x, y, z, lambda p, c=metal: mixed(c, INK, 0.16 * (np.sin(p[0] * 130) > 0.2)), turn=[("y", -float(np.degrees(a))), *lean], gloss=0.5)
        x, y, z = spot(a, 1.04)
        s.put(box(0.08, 0.36, 0.3, 0.02), x, y, z, "#7c878d", turn=[("y", -float(np.degrees(a))), *lean], gloss=0.5)
    s.put(rod(0.4, 0.1, 0.03), -0.35, 1.06, 0, EMBER, turn=lean)
    s.put(rod(0.12, 0.7, 0.03), -0.35, 1.06, 0.02, CHROME, turn=lean, gloss=0.8)
    s.put(pipe(0.36, 0.15, 0.5, 0.03), 1.55, 0.25, 0.55, COPPER, gloss=0.4)
    s.put(rod(0.42, 0.04, 0.015), 1.55, 0.02, 0.55, WOOD)
    s.put(rod(0.42, 0.04, 0.015), 1.55, 0.52, 0.55, WOOD)
    s.put(pipe(0.36, 0.15, 0.5, 0.03), 1.35, 0.25, -0.75, CHROME, gloss=0.6)
    s.put(rod(0.42, 0.04, 0.015), 1.35, 0.02, -0.75, WOOD)
    s.put(rod(0.42, 0.04, 0.015), 1.35, 0.52, -0.75, WOOD)
    s.put(box(1.2, 0.14, 0.7, 0.04), -0.35, 0.07, 0.2, SLATE)
    return s


def drop_test():
    """A boxed refrigerator tips on the drop table."""
    s = Scene(eye=(2.6, 1.9, 6.4), look=(0.1, 1.35, 0), lens=42, sun=(-0.55, 0.8, 0.5), power=2.1, soft=5, sky="#dfe5e8", below="#ab9c88", ambient=0.72, reach=0.8,
              haze="#ccd4d5", haze_from=9, haze_to=19)
    s.ground((0, 1, 0), 0, "#b3bbbc")

    def scale(p):
        line = (np.abs((p[1] / 0.5) % 1 - 0.5) > 0.475) | (np.abs((p[0] / 0.5) % 1 - 0.5) > 0.475)
        return mixed("#e9e7de", "#b7bdba", line.astype(np.float32))
    s.put(box(6.4, 3.4, 0.1, 0.02), 0.2, 1.7, -1.3, scale)
    s.put(box(3.6, 0.16, 2.2, 0.03), 0.1, 0.08, 0, SLATE)
    for x in (-1.55, 1.75):
        s.put(box(0.07, 0.04, 2.2, 0.01), x, 0.17, 0, APRICOT)
    g = Group(s, 0.25, 0.2, 0, 8)
    g.put(box(1.05, 2.1, 0.95, 0.015).at(0.52, 1.05, 0), 0.0, 0.02, 0, KRAFT, turn=[("z", 17)])
    g.put(box(1.06, 0.1, 0.96, 0.01).at(0.52, 1.75, 0), 0.0, 0.02, 0, EMBER, turn=[("z", 17)])
    g.put(box(1.06, 0.1, 0.96, 0.01).at(0.52, 0.35, 0), 0.0, 0.02, 0, EMBER, turn=[("z", 17)])
    g.put(slab([(-0.1, 0), (0.1, 0), (0.1, 0.3), (0.2, 0.3), (0, 0.52), (-0.2, 0.3), (-0.1, 0.3)], 0.97, 0.005).at(0.52, 0.85, 0), 0.0, 0.02, 0, INK, turn=[("z", 17)])
    s.put(rod(0.04, 3.2), 2.1, 1.6, -0.7, NAVY)
    s.put(box(1.6, 0.12, 0.12, 0.03), 1.4, 3.15, -0.7, NAVY)
    s.put(stick((0.72, 3.1, -0.7), (0.35, 2.25, -0.1), 0.012), 0, 0, 0, CREAM)
    person(s, -1.9, 0.55, 70, 1.08, coat=TEAL, arms="hold", helmet=PAPER)
    s.put(box(0.36, 0.26, 0.03, 0.01), -1.52, 1.1, 0.7, INK, turn=[("x", -40), ("y", 70)], gloss=0.8)
    s.put(rod(0.025, 1.2), 2.4, 0.6, 1.0, INK)
    s.put(box(0.3, 0.22, 0.34, 0.04), 2.4, 1.3, 1.0, INK, turn=[("y", 30)], gloss=0.4)
    s.put(rod(0.09, 0.16, 0.02), 2.28, 1.3, 0.84, CHROME, turn=[("x", 90), ("y", 35)], gloss=0.8)
    return s
