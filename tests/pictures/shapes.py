"""Owns the forms: signed distances of simple solids, and the ways to move, turn, join and cut them.

A Shape has a function of points (3, n) giving the distance to its surface, negative inside, and the radius of a
ball around its own origin that holds it all, by which the tracer leaves out what a ray cannot meet.
"""

import numpy as np

F = np.float32


def column(*xyz):
    return np.array(xyz, F).reshape(3, 1)


def rotation(axis, degrees):
    """The matrix of a turn about one axis."""
    c, s = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    rows = {
        "x": [[1, 0, 0], [0, c, -s], [0, s, c]],
        "y": [[c, 0, s], [0, 1, 0], [-s, 0, c]],
        "z": [[c, -s, 0], [s, c, 0], [0, 0, 1]],
    }
    return np.array(rows[axis], F)


class Shape:
    def __init__(self, distance, reach):
        self.distance, self.reach = distance, float(reach)

    def at(self, x, y, z):
        o = column(x, y, z)
        return Shape(lambda p: self.distance(p - o), self.reach + float(np.linalg.norm(o)))

    def turn(self, axis, degrees):
        back = rotation(axis, degrees).T.copy()
        return Shape(lambda p: self.distance(back @ p), self.reach)

    def flip(self):
        """The shape and its mirror picture left and right."""
        def distance(p):
            q = p.copy()
            q[0] = np.abs(q[0])
            return self.distance(q)
        return Shape(distance, self.reach)

    def __or__(self, other):
        return Shape(lambda p: np.minimum(self.distance(p), other.distance(p)), max(self.reach, other.reach))

    def __and__(self, other):
        return Shape(lambda p: np.maximum(self.distance(p), other.distance(p)), min(self.reach, other.reach))

    def __sub__(self, other):
        return Shape(lambda p: np.maximum(self.distance(p), -other.distance(p)), self.reach)

    def melt(self, other, width):
        """A union whose seam is rounded, as of two pieces of clay pressed together."""
        def distance(p):
            a, b = self.distance(p), other.distance(p)
            h = np.maximum(width - np.abs(a - b), 0) / width
            return np.minimum(a, b) - h * h * (width / 4)
        return Shape(distance, max(self.reach, other.reach) + width)

    def carve(self, other, width):
        """A cut whose edge is rounded."""
        def distance(p):
            a, b = self.distance(p), -other.distance(p)
            h = np.maximum(width - np.abs(a - b), 0) / width
            return np.maximum(a, b) + h * h * (width / 4)
        return Shape(distance, self.reach)


def ball(r):
    return Shape(lambda p: np.sqrt((p * p).sum(0)) - F(r), r)


def egg(a, b, c):
    """An ellipsoid; its distance is near enough for marching."""
    radii = column(a, b, c)

    def distance(p):
        q = p / radii
        k = np.sqrt((q * q).sum(0))
        g = q / radii
        return k * (k - 1) / np.maximum(np.sqrt((g * g).sum(0)), 1e-6)
    return Shape(distance, max(a, b, c))


def box(w, h, d, r=0.02):
    half = column(w / 2 - r, h / 2 - r, d / 2 - r)

    def distance(p):
        q = np.abs(p) - half
        outside = np.maximum(q, 0)
        return np.sqrt((outside * outside).sum(0)) + np.minimum(q.max(0), 0) - F(r)
    return Shape(distance, np.sqrt(w * w + h * h + d * d) / 2)


def rod(r, h, edge=0.02):
    """An upright cylinder with rounded rims."""
    def distance(p):
        across = np.sqrt(p[0] * p[0] + p[2] * p[2]) - F(r - edge)
        up = np.abs(p[1]) - F(h / 2 - edge)
        a, b = np.maximum(across, 0), np.maximum(up, 0)
        return np.sqrt(a * a + b * b) + np.minimum(np.maximum(across, up), 0) - F(edge)
    return Shape(distance, np.hypot(r, h / 2))


def pipe(outer, inner, h, edge=0.01):
    """An upright tube."""
    middle, wall = (outer + inner) / 2, (outer - inner) / 2

    def distance(p):
        across = np.abs(np.sqrt(p[0] * p[0] + p[2] * p[2]) - F(middle)) - F(wall - edge)
        up = np.abs(p[1]) - F(h / 2 - edge)
        a, b = np.maximum(across, 0), np.maximum(up, 0)
        return np.sqrt(a * a + b * b) + np.minimum(np.maximum(across, up), 0) - F(edge)
    return Shape(distance, np.hypot(outer, h / 2))


def ring(r, thick):
    """A torus lying flat."""
    def distance(p):
        across = np.sqrt(p[0] * p[0] + p[2] * p[2]) - F(r)
        return np.sqrt(across * across + p[1] * p[1]) - F(thick)
    return Shape(distance, r + thick)


def stick(a, b, r, r2=None):
    """A capsule from one point to another, thinner at the second if asked."""
    a, b = column(*a), column(*b)
    ab = b - a
    length = float((ab * ab).sum())
    r2 = r if r2 is None else r2

    def distance(p):
        h = np.clip(((p - a) * ab).sum(0) / length, 0, 1)
        q = p - a - ab * h
        return np.sqrt((q * q).sum(0)) - (F(r) + F(r2 - r) * h)
    reach = max(float(np.linalg.norm(a)), float(np.linalg.norm(b))) + max(r, r2)
    return Shape(distance, reach)


def cone(low, high, h, edge=0.02):
    """An upright cone with its top cut off."""
    low, high, half = low - edge, high - edge, h / 2 - edge

    def distance(p):
        q = np.sqrt(p[0] * p[0] + p[2] * p[2])
        y = p[1]
        kx, ky = high - low, 2 * half
        cax = q - np.minimum(q, np.where(y < 0, F(low), F(high)))
        cay = np.abs(y) - F(half)
        t = np.clip(((high - q) * kx + (half - y) * ky) / (kx * kx + ky * ky), 0, 1)
        cbx, cby = q - high + kx * t * 1.0, y - half + ky * t
        cbx = q - (high - kx * t)
        cby = y - (half - ky * t)
        sign = np.where((cbx < 0) & (cay < 0), F(-1), F(1))
        return sign * np.sqrt(np.minimum(cax * cax + cay * cay, cbx * cbx + cby * cby)) - F(edge)
    return Shape(distance, np.hypot(max(low, high) + edge, h / 2))


def slab(points, depth, r=0.01):
    """A flat polygon (x, y) of some depth along z, such as a gable or a blade."""
    v = np.array(points, F)

    def distance(p):
        x, y = p[0], p[1]
        d = np.full(x.shape, 1e9, F)
        s = np.ones(x.shape, F)
        for i in range(len(v)):
            (ax, ay), (bx, by) = v[i], v[i - 1]
            ex, ey, wx, wy = bx - ax, by - ay, x - ax, y - ay
            t = np.clip((wx * ex + wy * ey) / (ex * ex + ey * ey), 0, 1)
            qx, qy = wx - ex * t, wy - ey * t
            d = np.minimum(d, qx * qx + qy * qy)
            c1, c2, c3 = y >= ay, y < by, ex * wy > ey * wx
            s = np.where((c1 & c2 & c3) | (~c1 & ~c2 & ~c3), -s, s)
        flat = s * np.sqrt(d) + F(r)
        up = np.abs(p[2]) - F(depth / 2 - r)
        a, b = np.maximum(flat, 0), np.maximum(up, 0)
        return np.sqrt(a * a + b * b) + np.minimum(np.maximum(flat, up), 0) - F(r)
    return Shape(distance, np.hypot(np.sqrt((v * v).sum(1)).max(), depth / 2))


def wedge(w, h, d):
    """A ridge standing on its flat side, its edge along z."""
    slope = np.hypot(w / 2, h)
    nx, ny = F(h / slope), F(w / 2 / slope)

    def distance(p):
        flank = np.abs(p[0]) * nx + (p[1] - F(h)) * ny
        return np.maximum(np.maximum(flank, -p[1]), np.abs(p[2]) - F(d / 2))
    return Shape(distance, np.sqrt(h * h + w * w / 4 + d * d / 4))
