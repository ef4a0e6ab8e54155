"""Owns what happens after the light is gathered: depth of field, bloom, tone, grain, and the JPEG with its credit."""

import numpy as np
from PIL import Image, ImageFilter

F = np.float32
CREDIT = "모루내전자 뉴스룸"
RIGHTS = "CC BY 4.0"
LIMIT = 138_000


def blurred(plane, radius):
    picture = Image.fromarray(plane.astype(F), "F")
    w, h = picture.size
    shrink = max(1, int(radius / 3))
    small = picture.resize((max(1, w // shrink), max(1, h // shrink)), Image.Resampling.BOX)
    out = np.asarray(small)
    # Pillow blurs only whole numbers, so a box filter is run three times by hand.
    r = max(1, round(radius / shrink))
    for _ in range(3):
        for axis in (0, 1):
            pad = [(0, 0), (0, 0)]
            pad[axis] = (r + 1, r)
            total = np.cumsum(np.pad(out, pad, mode="edge"), axis=axis, dtype=np.float64)
            n = out.shape[axis]
            high = np.take(total, np.arange(2 * r + 1, 2 * r + 1 + n), axis=axis)
            low = np.take(total, np.arange(0, n), axis=axis)
            out = ((high - low) / (2 * r + 1)).astype(F)
    return np.asarray(Image.fromarray(out, "F").resize((w, h), Image.Resampling.BILINEAR))


def focused(light, depth, focus, strength):
    """Blurs what lies far before or behind the distance `focus`; what is sharp does not bleed into it."""
    off = np.clip(np.abs(1 / focus - 1 / np.maximum(depth, 0.1)) * focus * strength, 0, 1)
    w = light.shape[2]
    out = light
    for level, radius in ((0.18, w / 500), (0.42, w / 230), (0.75, w / 130)):
        mask = np.clip((off - level * 0.5) / (level * 0.5), 0, 1).astype(F)
        if mask.max() == 0:
            continue
        weight = blurred(mask, radius) + 1e-4
        soft = np.stack([blurred(np.minimum(light[c], 3) * mask, radius) for c in range(3)]) / weight
        out = out + (soft - out) * mask
    return out


def developed(scene, light, depth, size=None, seed=7):
    """The finished picture, enlarged to `size` before it gets its grain: clay has no detail finer than that."""
    _, h, w = light.shape
    if scene.focus:
        light = focused(light, depth, scene.focus, scene.blur)
    if scene.bloom:
        over = np.clip(light - 0.9, 0, 4)
        if over.max() > 0.05:
            halo = np.stack([blurred(over[c], w / 60) * 0.6 + blurred(over[c], w / 18) * 0.4 for c in range(3)])
            light = light + halo * F(scene.bloom)
    y, x = np.mgrid[0:h, 0:w]
    edge = ((x / w - 0.5) ** 2 + ((y / h - 0.5) * 0.8) ** 2).astype(F)
    light = light * (1 - 0.42 * edge) * F(scene.exposure)
    tone = light * (1 + light / 7.0) / (1 + light * 0.92)
    tone = np.clip(tone, 0, 1)
    out = np.where(tone <= 0.0031308, tone * 12.92, 1.055 * tone ** (1 / 2.4) - 0.055)
    out = out + (out * out * (3 - 2 * out) - out) * 0.28
    pixels = (np.clip(out, 0, 1).transpose(1, 2, 0) * 255 + 0.5).astype(np.uint8)
    picture = Image.fromarray(pixels, "RGB")
    if size and size != picture.size:
        picture = picture.resize(size, Image.Resampling.LANCZOS).filter(ImageFilter.UnsharpMask(1.2, 60, 0))
    w, h = picture.size
    noise = np.random.default_rng(seed).normal(0, 1, (h, w)).astype(F)
    noise = (noise + np.roll(noise, 1, 0) + np.roll(noise, 1, 1)) / 3
    grained = np.asarray(picture, F) + (noise * (2.0 * scene.grain))[:, :, None]
    return Image.fromarray((np.clip(grained, 0, 255) + 0.5).astype(np.uint8), "RGB")


def xmp(title):
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" photoshop:Credit="{CREDIT}"><dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title><dc:creator><rdf:Seq><rdf:li>{CREDIT}</rdf:li></rdf:Seq></dc:creator><dc:rights><rdf:Alt><rdf:li xml:lang="x-default">{RIGHTS}</rdf:li></rdf:Alt></dc:rights></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>""".encode()


def save(picture, path, title):
    """Writes a progressive JPEG under the limit, with credit and licence in EXIF and XMP."""
    exif = Image.Exif()
    exif[0x010E], exif[0x013B], exif[0x8298] = title, "Morunae Newsroom", f"Morunae Newsroom, {RIGHTS}"
    path.parent.mkdir(parents=True, exist_ok=True)
    for quality in range(82, 48, -3):
        picture.save(path, "JPEG", quality=quality, optimize=True, progressive=True, exif=exif, xmp=xmp(title))
        if path.stat().st_size < LIMIT:
            return
