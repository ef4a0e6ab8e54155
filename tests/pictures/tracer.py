"""Owns the eye: a scene of solids, lights and grounds, and the walk of every ray through it.

Rays are marched in small squares of the picture. Of each square only the solids its cone can meet are asked, so a
hall with a thousand boxes costs little more than one with ten. Flat grounds are met by arithmetic, not by marching.
A second pass looks again, six times, at the pixels on edges.
"""

import numpy as np

F = np.float32
WIDTH, HEIGHT = 1600, 1067


def linear(colour):
    """Light of a colour written #rrggbb."""
    v = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)], F) / 255
    return np.where(v <= 0.04045, v / 12.92, ((v + 0.055) / 1.055) ** 2.4).astype(F)


def unit(v):
    return v / np.maximum(np.sqrt((v * v).sum(0)), 1e-9)


class Solid:
    def __init__(self, shape, place, colour, back, gloss, glow):
        self.shape, self.place, self.back, self.gloss, self.glow = shape, place, back, gloss, glow
        self.colour = colour if callable(colour) else linear(colour)

    def local(self, p):
        q = p - self.place
        return q if self.back is None else self.back @ q

    def distance(self, p):
        return self.shape.distance(self.local(p))

    def paint(self, p):
        if callable(self.colour):
            return self.colour(self.local(p)).astype(F)
        return np.broadcast_to(self.colour[:, None], p.shape)


class Ground:
    """A flat side of the world: the points p with normal·p = offset."""

    def __init__(self, normal, offset, colour, gloss):
        self.normal, self.offset, self.gloss = np.array(normal, F).reshape(3, 1), F(offset), gloss
        self.colour = colour if callable(colour) else linear(colour)

    def paint(self, p):
        if callable(self.colour):
            return self.colour(p).astype(F)
        return np.broadcast_to(self.colour[:, None], p.shape)


class Scene:
    def __init__(self, eye, look, lens=35, sun=(-0.5, 0.8, 0.45), sunlight="#fff1dc", power=2.3, soft=7.0,
                 sky="#dfe6ea", below="#b9a892", ambient=0.85, reach=1.0, haze=None, haze_from=20.0, haze_to=80.0,
                 focus=None, blur=0.0, exposure=1.0, grain=1.0, far=120.0, step=0.95, bloom=0.25):
        self.eye = np.array(eye, F).reshape(3, 1)
        forward = unit(np.array(look, F).reshape(3, 1) - self.eye)
        right = unit(np.cross(forward, np.array([0, 1, 0], F).reshape(3, 1), axis=0))
        self.frame = np.concatenate([right, np.cross(right, forward, axis=0), forward], axis=1).astype(F)
        self.lens = lens
        self.sun = unit(np.array(sun, F).reshape(3, 1))
        self.sunlight, self.soft = linear(sunlight)[:, None] * F(power), soft
        self.sky, self.below = linear(sky)[:, None] * F(ambient), linear(below)[:, None] * F(ambient)
        self.reach = reach
        self.haze = None if haze is None else linear(haze)[:, None]
        self.haze_from, self.haze_to = haze_from, haze_to
        self.focus, self.blur, self.exposure, self.grain = focus, blur, exposure, grain
        self.far, self.step, self.bloom = far, step, bloom
        self.solids, self.grounds, self.lamps = [], [], []
        self.backdrop = None

    def put(self, shape, x=0.0, y=0.0, z=0.0, colour="#d8d2c8", turn=(), gloss=0.0, glow=0.0):
        """Places a solid; `turn` lists (axis, degrees), the first applied first."""
        from shapes import rotation
        matrix = None
        for axis, degrees in turn:
            step = rotation(axis, degrees)
            matrix = step if matrix is None else step @ matrix
        back = None if matrix is None else matrix.T.copy()
        self.solids.append(Solid(shape, np.array([x, y, z], F).reshape(3, 1), colour, back, gloss, glow))

    def ground(self, normal, offset, colour, gloss=0.0):
        self.grounds.append(Ground(normal, offset, colour, gloss))

    def lamp(self, x, y, z, colour="#ffe2b0", power=1.0, shadow=False):
        self.lamps.append((np.array([x, y, z], F).reshape(3, 1), linear(colour)[:, None] * F(power), shadow))

    # -- rays -------------------------------------------------------------------------------------------------

    def rays(self, x, y, width, height):
        """Directions through points of a picture of that size."""
        half = F(18 / self.lens * (width / height) / 1.5)
        across = (x / width * 2 - 1) * half
        up = (1 - y / height * 2) * half * height / width
        return unit(self.frame @ np.stack([across, up, np.ones_like(across)]).astype(F))

    def arrange(self):
        self.places = np.concatenate([s.place for s in self.solids], axis=1) if self.solids else np.zeros((3, 0), F)
        self.reaches = np.array([s.shape.reach for s in self.solids], F)
        off = self.places - self.eye
        self.off_length = np.maximum(np.sqrt((off * off).sum(0)), 1e-6)
        self.off_unit = off / self.off_length

    def seen(self, directions):
        """Numbers of the solids that a bundle of rays from the eye can meet."""
        axis = unit(directions.mean(1, keepdims=True))
        spread = np.arccos(np.clip((axis * directions).sum(0).min(), -1, 1))
        angle = np.arccos(np.clip((axis * self.off_unit).sum(0), -1, 1))
        size = np.where(self.reaches >= self.off_length, np.pi, np.arcsin(np.clip(self.reaches / self.off_length, 0, 1)))
        return np.flatnonzero(angle <= spread + size + 0.002)

    def near(self, p, margin):
        middle = (p.min(1, keepdims=True) + p.max(1, keepdims=True)) / 2
        size = np.sqrt(((p - middle) ** 2).sum(0)).max()
        gap = np.sqrt(((self.places - middle) ** 2).sum(0))
        return np.flatnonzero(gap <= self.reaches + size + margin)

    def toward(self, p, direction, length=1e9):
        """Solids that rays from points p in one direction can meet, with room for a soft shadow."""
        middle = (p.min(1, keepdims=True) + p.max(1, keepdims=True)) / 2
        size = np.sqrt(((p - middle) ** 2).sum(0)).max()
        off = self.places - middle
        along = (off * direction).sum(0)
        side = np.sqrt(np.maximum((off * off).sum(0) - along * along, 0))
        return np.flatnonzero((along > -(self.reaches + size)) & (along < length + self.reaches + size)
                              & (side <= self.reaches * 1.25 + size + 0.12 + np.maximum(along + size, 0) / self.soft))

    def nearest(self, p, ids, cap=1e9):
        """Distance of each point to the nearest of some solids, or `cap` if none is nearer."""
        d = np.full(p.shape[1], cap, F)
        if len(ids) < 3:
            for i in ids:
                np.minimum(d, self.solids[i].distance(p), out=d)
            return d
        # No solid is nearer than the ball that holds it is to the box that holds the points.
        low, high = p.min(1, keepdims=True), p.max(1, keepdims=True)
        places = self.places[:, ids]
        gap = np.maximum(np.maximum(low - places, places - high), 0)
        least = np.sqrt((gap * gap).sum(0)) - self.reaches[ids]
        worst = cap
        for k in np.argsort(least):
            if least[k] >= worst:
                break
            np.minimum(d, self.solids[ids[k]].distance(p), out=d)
            worst = d.max()
        return d

    def march(self, directions, ids):
        """How far each ray goes, and what it meets: a solid's number, -1-k for ground k, or -999 for nothing."""
        n = directions.shape[1]
        end = np.full(n, self.far, F)
        what = np.full(n, -999, np.int32)
        for k, g in enumerate(self.grounds):
            fall = (g.normal * directions).sum(0)
            t = (g.offset - (g.normal * self.eye).sum(0)) / np.where(np.abs(fall) < 1e-7, 1e-7, fall)
            hit = (t > 0) & (fall < 0) & (t < end)
            end[hit], what[hit] = t[hit], -1 - k
        if not len(ids):
            return end, what
        start = max(0.02, float(np.min(self.off_length[ids] - self.reaches[ids])))
        t = np.full(n, start, F)
        alive = np.flatnonzero(t < end)
        stopped = np.zeros(n, bool)
        for _ in range(100):
            if not len(alive):
                break
            ray, now = directions[:, alive], t[alive]
            d = self.nearest(self.eye + ray * now, ids)
            hit = d < 0.0005 * now + 0.00015
            stopped[alive[hit]] = True
            now = now + d * F(self.step)
            t[alive] = now
            alive = alive[~hit & (now < end[alive])]
        stopped[alive] = True
        hits = np.flatnonzero(stopped)
        if len(hits):
            end[hits] = t[hits]
            p = self.eye + directions[:, hits] * t[hits]
            best = np.full(len(hits), 1e9, F)
            for i in ids:
                d = self.solids[i].distance(p)
                closer = d < best
                best[closer] = d[closer]
                what[hits[closer]] = i
        return end, what

    def shadow(self, p, direction, length):
        """How much light comes from that direction: 0 to 1, with soft edges."""
        ids = self.toward(p, direction, length)
        light = np.ones(p.shape[1], F)
        if not len(ids):
            return light
        off = self.places[:, ids] - p.mean(1, keepdims=True)
        size = np.sqrt(((p - p.mean(1, keepdims=True)) ** 2).sum(0)).max()
        end = min(length, float(((off * direction).sum(0) + self.reaches[ids]).max()) + size)
        t = np.full(p.shape[1], 0.02 * self.reach, F)
        alive = np.arange(p.shape[1])
        for _ in range(40):
            cap = float(t[alive].max()) * max(0.2, 1 / self.soft) + 0.9 * self.reach
            d = self.nearest(p[:, alive] + direction * t[alive], ids, cap)
            light[alive] = np.minimum(light[alive], F(self.soft) * d / t[alive])
            t[alive] += np.clip(d, 0.012 * self.reach, 0.9 * self.reach + t[alive] * 0.2)
            alive = alive[(light[alive] > 0.004) & (t[alive] < end)]
            if not len(alive):
                break
        light = np.clip(light, 0, 1)
        return light * light * (3 - 2 * light)

    def openness(self, p, n):
        """How much of the sky a point sees, from a few steps along its normal."""
        ids = self.near(p, self.reach * 1.4)
        shut = np.zeros(p.shape[1], F)
        weight = F(1)
        for h in (0.03, 0.12, 0.3, 0.65, 1.2):
            h = F(h * self.reach)
            q = p + n * h
            d = self.nearest(q, ids, float(h))
            for g in self.grounds:
                np.minimum(d, (g.normal * q).sum(0) - g.offset, out=d)
            shut += weight * np.maximum(h - d, 0) / h
            weight *= F(0.72)
        return np.clip(1 - shut * 0.42, 0.03, 1)

    def air(self, directions):
        if self.backdrop is not None:
            return self.backdrop(directions).astype(F)
        if self.haze is not None:
            return np.broadcast_to(self.haze, directions.shape).astype(F)
        up = np.clip(directions[1] * 0.5 + 0.5, 0, 1)
        return self.below + (self.sky - self.below) * up

    def shade(self, directions, depth, what):
        colour = self.air(directions).copy()
        normals = np.zeros_like(directions)
        hits = np.flatnonzero(what != -999)
        if not len(hits):
            return colour, normals
        p = self.eye + directions[:, hits] * depth[hits]
        kind = what[hits]
        n = np.zeros_like(p)
        paint = np.zeros_like(p)
        gloss, glow = np.zeros(len(hits), F), np.zeros(len(hits), F)
        for k in np.unique(kind):
            part = np.flatnonzero(kind == k)
            q = p[:, part]
            if k < 0:
                g = self.grounds[-1 - k]
                n[:, part], paint[:, part], gloss[part] = g.normal, g.paint(q), g.gloss
                continue
            s = self.solids[k]
            e = np.maximum(0.0006 * depth[hits][part], 0.0004).astype(F)
            total = np.zeros_like(q)
            for corner in ((1, -1, -1), (-1, -1, 1), (-1, 1, -1), (1, 1, 1)):
                c = np.array(corner, F).reshape(3, 1)
                total += c * s.distance(q + c * e)
            n[:, part] = unit(total)
            paint[:, part], gloss[part], glow[part] = s.paint(q), s.gloss, s.glow
        lifted = p + n * (0.004 * self.reach + 0.0008 * depth[hits])
        facing = np.maximum((n * self.sun).sum(0), 0)
        lit = np.zeros(len(hits), F)
        turned = np.flatnonzero(facing > 0.001)
        if len(turned):
            lit[turned] = self.shadow(lifted[:, turned], self.sun, 1e9)
        open_ = self.openness(p, n)
        # Light that bounced inside a crease takes the colour of the clay.
        seen = open_ / (1 - paint * (1 - open_) * 0.85)
        up = n[1] * 0.5 + 0.5
        ambient = (self.below + (self.sky - self.below) * up) * seen
        light = ambient + self.sunlight * (facing * lit)
        view = -directions[:, hits]
        half = unit(view + self.sun)
        shine = np.maximum((n * half).sum(0), 0) ** 60 * lit * facing
        for place, power, casts in self.lamps:
            to = place - p
            length = np.sqrt((to * to).sum(0))
            to = to / length
            fall = np.maximum((n * to).sum(0), 0) / (0.25 + length * length)
            if casts and len(p[0]):
                one = unit(to.mean(1, keepdims=True))
                fall = fall * self.shadow(lifted, one, float(length.mean()))
            light = light + power * fall * (0.4 + 0.6 * open_)
            shine = shine + np.maximum((n * unit(view + to)).sum(0), 0) ** 60 * fall * 0.5
        edge = (1 - np.clip((view * n).sum(0), 0, 1)) ** 5
        mirror = directions[:, hits] - 2 * (directions[:, hits] * n).sum(0) * n
        around = self.below + (self.sky - self.below) * np.clip(mirror[1] * 0.9 + 0.35, 0, 1)
        rim = gloss * (0.06 + 0.94 * edge) * open_
        out = paint * light * (1 - rim * 0.6) + around * rim * 0.9 + shine * gloss * 2.2 * self.sunlight.mean()
        out = out + paint * glow
        if self.haze is not None:
            t = np.clip((depth[hits] - self.haze_from) / (self.haze_to - self.haze_from), 0, 1)
            t = t * t * (3 - 2 * t)
            out = out + (self.air(directions[:, hits]) - out) * t
        colour[:, hits] = out
        normals[:, hits] = n
        return colour, normals

    # -- squares ----------------------------------------------------------------------------------------------

    def square(self, box, width, height, store):
        x0, y0, x1, y1 = box
        ys, xs = np.mgrid[y0:y1, x0:x1]
        rays = self.rays(xs.ravel().astype(F) + F(0.5), ys.ravel().astype(F) + F(0.5), width, height)
        ids = self.seen(rays)
        if len(ids) > 8 and min(x1 - x0, y1 - y0) > 47:
            mx, my = (x0 + x1) // 2, (y0 + y1) // 2
            for part in ((x0, y0, mx, my), (mx, y0, x1, my), (x0, my, mx, y1), (mx, my, x1, y1)):
                self.square(part, width, height, store)
            return
        depth, what = self.march(rays, ids)
        colour, normals = self.shade(rays, depth, what)
        shape = (y1 - y0, x1 - x0)
        store["colour"][:, y0:y1, x0:x1] = colour.reshape(3, *shape)
        store["normal"][:, y0:y1, x0:x1] = normals.reshape(3, *shape)
        store["depth"][y0:y1, x0:x1] = depth.reshape(shape)
        store["what"][y0:y1, x0:x1] = what.reshape(shape)

    def again(self, box, edges, width, height, store):
        x0, y0, x1, y1 = box
        ys, xs = np.nonzero(edges[y0:y1, x0:x1])
        if not len(xs):
            return
        ys, xs = ys + y0, xs + x0
        offsets = np.array([(0.2, 0.4), (0.4, 0.85), (0.6, 0.15), (0.85, 0.6), (0.12, 0.12), (0.88, 0.88)], F)
        across, down = xs[:, None].astype(F) + offsets[:, 0], ys[:, None].astype(F) + offsets[:, 1]
        rays = self.rays(across.ravel(), down.ravel(), width, height)
        depth, what = self.march(rays, self.seen(rays))
        colour, _ = self.shade(rays, depth, what)
        # A lamp's edge counts as little more than white, or its steps would stay.
        colour = np.minimum(colour, 2.5).reshape(3, len(xs), len(offsets)).sum(2)
        store["colour"][:, ys, xs] = (store["colour"][:, ys, xs] + colour) / (len(offsets) + 1)

    def draw(self, width=WIDTH, height=HEIGHT, fine=True):
        """Light (3, h, w) and depth of the whole picture."""
        self.arrange()
        store = {
            "colour": np.zeros((3, height, width), F), "normal": np.zeros((3, height, width), F),
            "depth": np.zeros((height, width), F), "what": np.zeros((height, width), np.int32),
        }
        size = 96
        boxes = [(x, y, min(x + size, width), min(y + size, height)) for y in range(0, height, size) for x in range(0, width, size)]
        for box in boxes:
            self.square(box, width, height, store)
        if fine:
            edges = find_edges(store)
            for box in [(x, y, min(x + 48, width), min(y + 48, height)) for y in range(0, height, 48) for x in range(0, width, 48)]:
                self.again(box, edges, width, height, store)
        return store["colour"], store["depth"]


def find_edges(store):
    """Pixels whose neighbour is another thing, turned another way, or much lighter."""
    edges = np.zeros(store["what"].shape, bool)
    bright = np.clip(store["colour"], 0, 1.5).mean(0)
    for axis in (0, 1):
        a = [slice(None), slice(None)]
        b = [slice(None), slice(None)]
        a[axis], b[axis] = slice(0, -1), slice(1, None)
        a, b = tuple(a), tuple(b)
        differ = store["what"][a] != store["what"][b]
        differ |= (store["normal"][(slice(None), *a)] * store["normal"][(slice(None), *b)]).sum(0) < 0.85
        differ |= np.abs(bright[a] - bright[b]) > 0.05 + 0.12 * bright[a]
        differ &= (store["what"][a] != -999) | (store["what"][b] != -999)
        edges[a] |= differ
        edges[b] |= differ
    return edges
