"""Owns the portraits: clay heads of those who write, and of two whom they met."""

from palette import *
from shapes import ball, box, cone, egg, ring, rod, stick
from things import Group, plant, strip
from tracer import Scene

DARK = "#241f1d"


def hair_of(style):
    """The hair of a head whose middle is the origin, and how it hangs behind."""
    face = box(0.9, 0.9, 0.6, 0.2)
    cap = egg(0.405, 0.5, 0.445).at(0, 0.03, -0.03)
    if style == "crop":
        return egg(0.385, 0.49, 0.425).at(0, 0.03, -0.03).carve(face.at(0, -0.22, 0.42), 0.05).carve(box(1, 0.6, 1, 0.1).at(0, -0.42, 0), 0.04)
    if style == "short":
        return cap.carve(face.at(0, -0.27, 0.46), 0.06).carve(box(1, 0.6, 1, 0.1).at(0, -0.4, 0), 0.05).melt(egg(0.26, 0.1, 0.16).at(0.1, 0.38, 0.28), 0.1)
    if style == "parted":
        return cap.carve(face.at(0, -0.22, 0.46), 0.06).carve(box(1, 0.6, 1, 0.1).at(0, -0.44, 0), 0.05).melt(egg(0.3, 0.13, 0.2).turn("z", 18).at(-0.1, 0.4, 0.22), 0.1)
    if style == "bob":
        side = egg(0.15, 0.42, 0.26).at(0.33, -0.18, -0.04).flip()
        return cap.carve(face.at(0, -0.3, 0.46), 0.06).melt(side, 0.1).melt(egg(0.34, 0.42, 0.2).at(0, -0.14, -0.3), 0.1).melt(egg(0.28, 0.09, 0.14).at(0.04, 0.27, 0.33), 0.08)
    if style == "bun":
        return cap.carve(face.at(0, -0.24, 0.48), 0.06).carve(box(1, 0.6, 1, 0.1).at(0, -0.48, 0), 0.05) | ball(0.18).at(0, 0.54, -0.1)
    if style == "long":
        side = egg(0.14, 0.6, 0.22).at(0.34, -0.35, -0.08).flip()
        return cap.carve(face.at(0, -0.26, 0.47), 0.06).melt(side, 0.1).melt(egg(0.38, 0.75, 0.18).at(0, -0.35, -0.32), 0.1)
    if style == "tail":
        return cap.carve(face.at(0, -0.26, 0.47), 0.06).carve(box(1, 0.6, 1, 0.1).at(0, -0.46, 0), 0.05).melt(stick((0.2, 0.1, -0.38), (0.44, -0.5, -0.2), 0.15, 0.06), 0.08)
    if style == "curls":
        hair = cap.carve(face.at(0, -0.24, 0.48), 0.06).carve(box(1, 0.6, 1, 0.1).at(0, -0.45, 0), 0.05)
        for x, y, z in ((-0.33, 0.26, 0.1), (-0.2, 0.42, 0.16), (0.0, 0.5, 0.14), (0.2, 0.43, 0.18), (0.34, 0.26, 0.1), (-0.1, 0.38, 0.31), (0.12, 0.37, 0.32), (0.28, 0.3, 0.24), (-0.27, 0.3, 0.25),
                        (-0.4, 0.06, 0.0), (0.4, 0.06, 0.0)):
            hair = hair.melt(ball(0.15).at(x, y, z), 0.04)
        return hair
    if style == "thin":
        return (egg(0.39, 0.3, 0.42).at(0, 0.0, -0.05).carve(box(0.66, 1, 1.2, 0.2).at(0, 0.1, 0.12), 0.05)).carve(face.at(0, -0.2, 0.45), 0.05)
    raise ValueError(style)


def bust(scene, skin, style, hair, coat, inner=PAPER, glasses=None, turn=-14.0, collar="round", x=0.0, y=0.0, z=0.0, size=1.0, beard=None):
    """A head and shoulders; the face toward +z, turned a little."""
    g = Group(scene, x, y, z, turn, size)
    head = egg(0.355, 0.45, 0.385).melt(egg(0.25, 0.26, 0.27).at(0, -0.22, 0.07), 0.12)
    head = head.melt(egg(0.06, 0.09, 0.1).at(0, -0.05, 0.38), 0.06).melt(egg(0.06, 0.11, 0.08).at(0.36, -0.04, -0.02).flip(), 0.03)
    g.put(head, 0, 0, 0, skin)
    g.put(rod(0.15, 0.5, 0.05), 0, -0.52, -0.04, skin)
    for side in (-1, 1):
        g.put(egg(0.036, 0.046, 0.03), side * 0.135, 0.0, 0.352, DARK, gloss=0.6)
        g.put(stick((-0.05, 0, 0), (0.05, 0.0, 0), 0.016), side * 0.14, 0.12, 0.358, hair if style != "thin" else "#6d6a68", turn=[("z", side * 3)])
        if glasses:
            g.put(ring(0.115, 0.016), side * 0.14, 0.0, 0.425, glasses, turn=[("x", 90)], gloss=0.5)
            g.put(stick((0, 0, 0), (0.11 * side, 0, -0.38), 0.015), side * 0.255, 0.01, 0.415, glasses)
    if glasses:
        g.put(stick((-0.035, 0, 0), (0.035, 0, 0), 0.015), 0, 0.02, 0.44, glasses)
    g.put(stick((-0.075, 0.028, -0.012), (0, 0, 0), 0.016) | stick((0, 0, 0), (0.075, 0.028, -0.012), 0.016), 0, -0.225, 0.372, "#8a4b3c")
    if beard:
        g.put(egg(0.27, 0.2, 0.25).at(0, -0.3, 0.09).carve(egg(0.2, 0.2, 0.3).at(0, -0.16, 0.3), 0.05), 0, 0, 0, beard)
    g.put(hair_of(style), 0, 0, 0, hair)
    body = egg(0.82, 0.46, 0.4).at(0, -1.12, -0.06).melt(cone(0.34, 0.2, 0.4, 0.05).at(0, -0.78, -0.05), 0.2).melt(egg(0.7, 0.6, 0.38).at(0, -1.5, -0.05), 0.2)
    if collar == "round":
        g.put(body, 0, 0, 0, coat)
        g.put(ring(0.215, 0.06), 0, -0.66, -0.03, coat, turn=[("x", 8)])
    elif collar == "jacket":
        g.put(body, 0, 0, 0, inner)
        opening = box(0.5, 1.4, 0.9, 0.02).turn("z", 45).at(0, -0.62, 0.5)
        shell = egg(0.86, 0.5, 0.44).at(0, -1.13, -0.06).melt(egg(0.74, 0.6, 0.42).at(0, -1.5, -0.05), 0.2).melt(cone(0.4, 0.24, 0.36, 0.05).at(0, -0.82, -0.07), 0.15)
        g.put(shell - slabbed(), 0, 0, 0, coat)
    elif collar == "shirt":
        g.put(body, 0, 0, 0, coat)
        for side in (-1, 1):
            g.put(box(0.26, 0.05, 0.16, 0.022), side * 0.13, -0.66, 0.17, inner, turn=[("x", 38), ("z", -side * 28), ("y", side * 24)])
        for k in range(3):
            g.put(ball(0.026), 0, -0.86 - 0.16 * k, 0.335 + 0.035 * k, inner)
    elif collar == "apron":
        g.put(body, 0, 0, 0, coat)
        g.put(egg(0.5, 0.52, 0.53).at(0, -1.3, 0.0), 0, 0, 0, inner)
        g.put(stick((0.3, -0.95, 0.3), (0.2, -0.62, 0.02), 0.05).flip(), 0, 0, 0, inner)
    return g


def slabbed():
    """The opening of a jacket: a wedge from the throat down."""
    from shapes import slab
    return slab([(0.0, -1.62), (0.3, -0.58), (-0.3, -0.58)], 1.2, 0.02).at(0, 0, 0.5)


def portrait_scene(ground, sun=(-0.6, 0.65, 0.7)):
    s = Scene(eye=(0, 0.0, 6.0), look=(0, -0.18, 0), lens=74, sun=sun, sunlight="#fff0dc", power=2.0, soft=3.6, sky="#e8ebee", below="#bda48c", ambient=0.78, reach=0.55, grain=0.9)
    s.ground((0, 0, 1), -1.1, ground)
    return s


PORTRAITS = {
    "yun-seoha": dict(ground="#b9c9ca", skin=SKINS[0], style="bob", hair=HAIR[0], coat=NAVY, collar="jacket", inner=PAPER, turn=-16),
    "baek-dohyun": dict(ground="#d9c7a8", skin=SKINS[1], style="short", hair=HAIR[0], coat=TEAL, collar="round", glasses=INK, turn=14),
    "gu-naeun": dict(ground="#e5bf9b", skin=SKINS[3], style="long", hair=HAIR[2], coat="#44545c", collar="round", turn=-12),
    "pyo-minjae": dict(ground="#9fbab6", skin=SKINS[1], style="crop", hair=HAIR[0], coat=EMBER, collar="jacket", inner=CREAM, turn=18),
    "ok-jiwon": dict(ground="#e6dcc6", skin=SKINS[0], style="bun", hair=HAIR[1], coat=PINE, collar="shirt", inner="#6d8c7b", turn=-10),
    "mun-haram": dict(ground="#aebccb", skin=SKINS[2], style="parted", hair=HAIR[0], coat="#7d8a92", collar="shirt", inner=PAPER, turn=12),
    "sim-yuna": dict(ground="#d8b09a", skin=SKINS[0], style="tail", hair=HAIR[1], coat=PAPER, collar="apron", inner=TEAL, turn=-18),
    "cha-eungyeol": dict(ground="#c3cbb4", skin=SKINS[1], style="curls", hair=HAIR[1], coat=APRICOT, collar="round", glasses=WALNUT, turn=10),
    "bae-jinho": dict(ground="#5f6f78", skin=SKINS[2], style="short", hair=HAIR[3], coat=INK, collar="round", turn=-20, beard="#77726f"),
    "lena-hoffmann": dict(ground="#c8d3dc", skin=SKINS[3], style="bob", hair="#b98a4a", coat=RUST, collar="jacket", inner=PAPER, glasses="#6d3a2a", turn=14),
}


def portrait(name):
    """The portrait of one reporter."""
    look = dict(PORTRAITS[name])
    s = portrait_scene(look.pop("ground"), (-0.6, 0.65, 0.7) if look["turn"] < 0 else (0.6, 0.65, 0.7))
    bust(s, **look)
    return s


def finance_head():
    """Ryu Danbi at the window of her office, coils of steel on the sill."""
    s = Scene(eye=(0.2, 0.0, 6.2), look=(0.35, -0.25, 0), lens=56, sun=(-0.7, 0.6, 0.55), sunlight="#fff0dc", power=2.0, soft=4, sky="#e3e8ec", below="#b8a08a", ambient=0.75, reach=0.6,
              focus=6.0, blur=1.6)
    s.ground((0, 0, 1), -1.8, "#cfc8ba")
    s.put(box(2.3, 2.2, 0.1, 0.02), 1.7, 0.15, -1.75, "#dbe8ef", glow=0.55)
    for x in (0.55, 1.7, 2.85):
        s.put(box(0.07, 2.3, 0.16, 0.02), x, 0.15, -1.7, PAPER)
    s.put(box(2.6, 0.1, 0.7, 0.02), 1.7, -1.0, -1.5, PAPER)
    for k, x in enumerate((1.15, 1.75, 2.3)):
        from shapes import pipe
        s.put(pipe(0.24, 0.1, 0.3, 0.02), x, -0.71, -1.35, (CHROME, COPPER, CHROME)[k], turn=[("x", 90), ("y", 20)], gloss=0.7)
    plant(s, 2.75, -1.3, -0.95, 1.3)
    bust(s, SKINS[0], "bob", HAIR[3], EMBER, PAPER, turn=16, collar="jacket", x=-0.55, glasses=INK)
    return s


def mould_maker():
    """Noh Hakbeom beside his lamp."""
    s = Scene(eye=(-0.1, 0.0, 6.2), look=(-0.3, -0.25, 0), lens=56, sun=(0.65, 0.6, 0.5), sunlight="#ffe6c6", power=1.7, soft=4, sky="#cbd2d6", below="#8f7d6a", ambient=0.6, reach=0.6,
              focus=6.0, blur=1.6)
    s.ground((0, 0, 1), -1.8, "#8d918c")
    for y in (-0.5, 0.45):
        s.put(box(3.2, 0.1, 0.7, 0.02), -2.0, y, -1.45, OAK)
        for k in range(4):
            s.put(box(0.6, 0.42, 0.5, 0.03), -3.05 + k * 0.72, y + 0.27, -1.45, (IRON, "#838c90", EMBER if y > 0 else IRON, "#757d81")[k], gloss=0.4)
    bust(s, SKINS[2], "thin", HAIR[3], "#4f6470", PAPER, turn=-16, collar="shirt", x=0.5)
    return s
