"""Owns the things that more than one picture shows: washers, people, trees, vans, boxes, lamps, wood.

Each function puts a thing on the ground of a Group, that is a place in a scene turned about its own upright axis.
"""

import numpy as np

from palette import *
from shapes import ball, box, cone, egg, pipe, ring, rod, rotation, slab, stick
from tracer import linear


class Group:
    def __init__(self, scene, x=0.0, y=0.0, z=0.0, turn=0.0, size=1.0):
        self.scene, self.place, self.angle, self.size = scene, np.array([x, y, z]), turn, size
        self.matrix = rotation("y", turn)

    def put(self, shape, x=0.0, y=0.0, z=0.0, colour=PAPER, turn=(), **more):
        if self.size != 1.0:
            shape = scaled(shape, self.size)
            if callable(colour):
                painted, s = colour, self.size
                colour = lambda p: painted(p / s)
        spot = self.place + self.matrix @ np.array([x, y, z]) * self.size
        self.scene.put(shape, *spot, colour=colour, turn=[*turn, ("y", self.angle)], **more)


def scaled(shape, s):
    from shapes import Shape
    return Shape(lambda p: shape.distance(p / np.float32(s)) * np.float32(s), shape.reach * s)


def mixed(a, b, t):
    a, b = linear(a)[:, None], linear(b)[:, None]
    return a + (b - a) * np.asarray(t, np.float32)


def grained(light, dark, across=7.0):
    """Wood whose lines run along x."""
    def paint(p):
        wave = np.sin(p[2] * across + 1.7 * np.sin(p[0] * 0.8 + p[1]) + 0.6 * np.sin(p[0] * 2.3))
        fine = np.sin(p[2] * across * 6.3 + np.sin(p[0] * 1.3) * 2)
        return mixed(light, dark, np.clip(0.45 + 0.33 * wave + 0.14 * fine, 0, 1))
    return paint


def checked(a, b, size, line=0.02):
    """Tiles with joints."""
    def paint(p):
        u, v = np.abs((p[0] / size) % 1 - 0.5), np.abs((p[2] / size) % 1 - 0.5)
        return mixed(a, b, (np.maximum(u, v) > 0.5 - line / size / 2).astype(np.float32))
    return paint


def brick(a, b, w=0.34, h=0.13):
    def paint(p):
        row = np.floor(p[1] / h)
        u = ((p[0] + p[2]) / w + 0.5 * (row % 2)) % 1
        v = (p[1] / h) % 1
        joint = (u < 0.05) | (v < 0.1)
        shade = np.sin(row * 12.9 + np.floor((p[0] + p[2]) / w + 0.5 * (row % 2)) * 78.2) * 0.5 + 0.5
        return mixed(a, b, np.where(joint, 1.0, shade * 0.35))
    return paint


def washer(scene, x=0.0, z=0.0, turn=0.0, size=1.0, y=0.0, body=PAPER, rim=CHROME, door=INK, open_=False, plain=False):
    """A front loader one unit wide, its face toward +z."""
    g = Group(scene, x, y, z, turn, size)
    case = box(1.0, 1.2, 0.92, 0.05)
    if plain:
        g.put(case, 0, 0.6, 0, body, gloss=0.3)
        g.put(rod(0.32, 0.06, 0.02), 0, 0.55, 0.46, rim, turn=[("x", 90)], gloss=0.4)
        g.put(rod(0.25, 0.08, 0.02), 0, 0.55, 0.46, door, turn=[("x", 90)], gloss=0.9)
        return
    g.put(case.carve(rod(0.34, 0.5, 0.02).turn("x", 90).at(0, -0.06, 0.5), 0.05), 0, 0.6, 0, body, gloss=0.35)
    g.put(box(0.98, 0.012, 0.01, 0.004), 0, 1.0, 0.462, STEEL)
    g.put(box(0.3, 0.11, 0.02, 0.008), -0.28, 1.1, 0.458, MIST, gloss=0.3)
    g.put(box(0.24, 0.09, 0.02, 0.008), 0.06, 1.1, 0.458, INK, gloss=0.9)
    g.put(rod(0.055, 0.07, 0.015), 0.36, 1.1, 0.47, rim, turn=[("x", 90)], gloss=0.6)
    g.put(ring(0.335, 0.042), 0, 0.54, 0.465, rim, turn=[("x", 90)], gloss=0.6)
    if open_:
        g.put(pipe(0.3, 0.285, 0.5), 0, 0.54, 0.2, IRON, turn=[("x", 90)], gloss=0.5)
        g.put(rod(0.3, 0.02), 0, 0.54, -0.02, SLATE, turn=[("x", 90)], gloss=0.4)
    else:
        g.put(egg(0.295, 0.295, 0.1), 0, 0.54, 0.43, door, gloss=1.0)
        g.put(box(0.03, 0.16, 0.04, 0.014), 0.335, 0.54, 0.505, INK)
    g.put(box(0.2, 0.09, 0.012, 0.005), -0.34, 0.1, 0.46, MIST)


def fridge(scene, x=0.0, z=0.0, turn=0.0, size=1.0, body=MIST, accent=EMBER):
    """A tall two-door refrigerator, 0.95 wide and 1.9 high."""
    g = Group(scene, x, 0, z, turn, size)
    g.put(box(0.95, 1.86, 0.8, 0.03), 0, 0.96, -0.05, STEEL, gloss=0.3)
    for side in (-1, 1):
        g.put(box(0.462, 1.16, 0.08, 0.025), side * 0.238, 1.28, 0.385, body, gloss=0.4)
        g.put(box(0.025, 0.5, 0.05, 0.011), side * 0.045, 1.2, 0.45, CHROME, gloss=0.7)
    g.put(box(0.94, 0.31, 0.08, 0.025), 0, 0.53, 0.385, accent, gloss=0.4)
    g.put(box(0.94, 0.31, 0.08, 0.025), 0, 0.2, 0.385, accent, gloss=0.4)
    for y in (0.64, 0.31):
        g.put(box(0.6, 0.022, 0.04, 0.01), 0, y, 0.44, CHROME, gloss=0.7)


def person(scene, x=0.0, z=0.0, turn=0.0, size=1.0, y=0.0, coat=SLATE, legs=INK, skin=SKINS[0], hair=HAIR[0], helmet=None,
           arms="down", apron=None, long=False):
    """A simple clay figure 1.7 tall. arms: down, front, up, hold."""
    g = Group(scene, x, y, z, turn, size)
    for side in (-1, 1):
        g.put(stick((0, 0.07, 0), (0, 0.72, 0), 0.085, 0.105), side * 0.11, 0, 0, legs)
        g.put(egg(0.09, 0.065, 0.15), side * 0.115, 0.06, 0.05, INK)
    g.put(cone(0.225, 0.19, 0.62, 0.1).melt(ball(0.17).at(0, 0.26, 0), 0.18), 0, 1.0, 0, coat)
    if apron:
        g.put(box(0.3, 0.5, 0.06, 0.025), 0, 0.92, 0.195, apron)
    reach = {"down": ((0.27, 0.78, 0.03), (0.27, 0.78, 0.03)), "front": ((0.22, 1.02, 0.36), (0.22, 1.02, 0.36)),
             "up": ((0.27, 0.78, 0.03), (0.3, 1.56, 0.18)), "hold": ((0.14, 0.9, 0.34), (0.14, 0.9, 0.34))}[arms]
    for side, hand in ((-1, reach[0]), (1, reach[1])):
        elbow = ((hand[0] + 0.3) / 2 * side, (hand[1] + 1.22) / 2 - (0.06 if hand[1] < 1.3 else 0), hand[2] * 0.4 - 0.02)
        shoulder = (0.2 * side, 1.24, 0)
        g.put(stick(shoulder, elbow, 0.078, 0.066) | stick(elbow, (hand[0] * side, hand[1], hand[2]), 0.066, 0.056), 0, 0, 0, coat)
        g.put(ball(0.066), hand[0] * side, hand[1], hand[2] + 0.03, skin)
    g.put(rod(0.06, 0.16, 0.03), 0, 1.37, 0, skin)
    g.put(egg(0.145, 0.175, 0.155), 0, 1.54, 0.01, skin)
    if helmet:
        g.put((egg(0.175, 0.16, 0.185) & box(0.5, 0.3, 0.5).at(0, 0.14, 0)) | rod(0.2, 0.025, 0.01).at(0, 0.0, 0.03), 0, 1.58, 0, helmet, gloss=0.4)
    else:
        cap = egg(0.165, 0.185, 0.172) - box(0.5, 0.36, 0.3).at(0, -0.14, 0.14)
        if long:
            cap = cap.melt(egg(0.13, 0.2, 0.08).at(0, -0.14, -0.1), 0.08)
        g.put(cap, 0, 1.56, -0.005, hair)


def tree(scene, x, z, size=1.0, leaf=RUST, y=0.0, seed=1):
    rng = np.random.default_rng(seed)
    g = Group(scene, x, y, z, float(rng.uniform(0, 360)), size)
    g.put(stick((0, 0, 0), (0.04, 1.3, 0), 0.1, 0.06), 0, 0, 0, WALNUT)
    crown = ball(0.62)
    for _ in range(5):
        a, r = rng.uniform(0, 6.28), rng.uniform(0.32, 0.5)
        crown = crown.melt(ball(rng.uniform(0.34, 0.5)).at(np.cos(a) * r, rng.uniform(-0.25, 0.5), np.sin(a) * r), 0.16)
    low, high = linear(leaf)[:, None] * 0.78, linear(leaf)[:, None] * 1.12
    g.put(crown, 0, 1.85, 0, lambda p: low + (high - low) * np.clip(p[1] * 0.7 + 0.5, 0, 1))


def pine(scene, x, z, size=1.0, leaf=PINE, y=0.0):
    g = Group(scene, x, y, z, 0, size)
    g.put(rod(0.08, 0.5), 0, 0.25, 0, WALNUT)
    for k in range(3):
        g.put(cone(0.62 - 0.14 * k, 0.05, 0.8, 0.04), 0, 0.8 + 0.48 * k, 0, leaf)


def carton(scene, x, y, z, w=0.6, h=0.5, d=0.5, turn=0.0, colour=KRAFT, tape=SAND, label=True):
    """A box standing on height y."""
    g = Group(scene, x, y, z, turn)
    g.put(box(w, h, d, 0.012), 0, h / 2, 0, colour)
    g.put(box(w * 0.14, 0.006, d + 0.006, 0.002), 0, h, 0, tape)
    g.put(box(w * 0.14, h * 0.25, 0.006, 0.002), 0, h * 0.88, d / 2, tape)
    if label:
        g.put(box(w * 0.28, h * 0.26, 0.006, 0.002), w * 0.25, h * 0.3, d / 2, PAPER)


def van(scene, x=0.0, z=0.0, turn=0.0, size=1.0, body=PAPER, band=EMBER):
    """A service van 3.6 long along x, its nose toward +x."""
    g = Group(scene, x, 0, z, turn, size)
    side = [(-1.8, 0.3), (1.8, 0.3), (1.82, 0.85), (1.62, 1.0), (1.12, 1.1), (0.68, 1.78), (-1.68, 1.84), (-1.8, 1.7)]
    g.put(slab(side, 1.46, 0.07), 0, 0, 0, body, gloss=0.4)
    g.put(slab([(0.32, 1.12), (1.04, 1.12), (0.64, 1.66), (0.32, 1.68)], 1.5, 0.03), 0, 0, 0, INK, gloss=1.0)
    g.put(slab([(-0.06, 1.12), (0.26, 1.12), (0.26, 1.68), (-0.06, 1.68)], 1.5, 0.03), 0, 0, 0, INK, gloss=1.0)
    g.put(slab([(1.0, 1.14), (1.13, 1.14), (0.72, 1.72), (0.6, 1.72)], 1.3, 0.02), 0.02, 0, 0, INK, gloss=1.0)
    g.put(box(3.62, 0.17, 1.5, 0.02), 0, 0.76, 0, band)
    g.put(box(0.012, 1.25, 1.49, 0.004), -0.1, 1.1, 0, STEEL)
    g.put(box(3.3, 0.12, 1.4, 0.04), 0, 0.3, 0, SLATE)
    for wx in (-1.08, 1.14):
        for wz in (-0.68, 0.68):
            g.put(rod(0.34, 0.22, 0.05), wx, 0.34, wz, INK, turn=[("x", 90)])
            g.put(rod(0.18, 0.25, 0.02), wx, 0.34, wz, CHROME, turn=[("x", 90)], gloss=0.5)
    for wz in (-0.52, 0.52):
        g.put(box(0.06, 0.14, 0.24, 0.03), 1.79, 0.72, wz, CREAM, glow=0.9)


def plant(scene, x, z, y=0.0, size=1.0, leaf=PINE, pot=APRICOT):
    g = Group(scene, x, y, z, 0, size)
    g.put(cone(0.15, 0.2, 0.3, 0.03), 0, 0.15, 0, pot)
    for k in range(9):
        a, tall = k * 2.4, 0.42 + 0.05 * (k % 4)
        g.put(egg(0.07, tall / 2, 0.02), np.cos(a) * 0.12, 0.3 + tall / 2, np.sin(a) * 0.12, leaf,
              turn=[("x", 22), ("y", 90 - np.degrees(a))])


def strip(scene, x, y, z, length, colour="#fff3dd", glow=3.0, along="z", width=0.12):
    """A lamp on a ceiling."""
    shape = box(width, 0.05, length, 0.02) if along == "z" else box(length, 0.05, width, 0.02)
    scene.put(shape, x, y, z, colour, glow=glow)
