"""Owns what a shared link shows: the card that an unfurler reads, the picture on it, the length of its words."""
from __future__ import annotations

import json
import re
import unicodedata

import imagesize

from markup import output
from site_files import absolute

TYPES = {b"\xff\xd8\xff": "image/jpeg", b"\x89PNG": "image/png", b"GIF8": "image/gif", b"RIFF": "image/webp"}
PARTS = ["secure_url", "type", "width", "height", "alt"]
LOCALE = re.compile(r"[a-z]{2,3}_[A-Z]{2}$")
ENTITY = re.compile(r"&(#\d+|#x[0-9a-fA-F]+|[a-zA-Z]+);?")
ROBOTS = {"max-image-preview:large", "max-snippet:-1", "max-video-preview:-1"}


def check(site):
    pages = [page for page in site.pages.values() if page.listed]
    cards = unfurled(site, [page.file for page in pages])
    for page in pages:
        yield page.file, [*card(site, page, cards[page.file]), *words(page), *picture(site, page), *around(page)]


def unfurled(site, files):
    script = __file__.replace("share.py", "unfurl.cjs")
    return json.loads(output(["node", script, site.packages, site.root], json.dumps(files)))


def card(site, page, found):
    """What open-graph-scraper makes of it, against the page itself."""
    if not found.get("success"):
        yield f"the unfurler finds no card: {found.get('error')}"
        return
    kind = found.get("ogType")
    wanted = {"ogTitle": None, "ogDescription": None, "ogSiteName": None, "ogLocale": None, "twitterCard": None}
    yield from (f"the unfurler finds no {name}" for name in wanted if not found.get(name))
    if kind not in ("article", "website", "profile"):
        yield f"og:type is {kind!r}"
    if found.get("ogUrl") != page.address:
        yield f"the unfurler would show {found.get('ogUrl')!r}"
    if not LOCALE.match(found.get("ogLocale") or ""):
        yield f"og:locale {found.get('ogLocale')!r} is no language with a territory"
    if found.get("twitterCard") not in ("summary", "summary_large_image"):
        yield f"twitter:card is {found.get('twitterCard')!r}"
    if kind == "article":
        yield from article(site, page, found)
    elif kind == "profile" and not found.get("profileUsername"):
        yield "a profile without profile:username"
    shown = (found.get("ogImage") or [{}])[0]
    if shown and shown.get("url") not in page.meta("og:image"):
        yield f"the unfurler would show the picture {shown.get('url')!r}"


def article(site, page, found):
    names = page.meta("author")
    yield from (f"an article without {name}" for name in ("articlePublishedTime", "author") if not found.get(name))
    if found.get("ogTitle") not in page.texts("h1"):
        yield f"og:title is {found.get('ogTitle')!r}, the page is called {page.texts('h1')}"
    for url in page.meta("article:author"):
        other = site.by_address.get(url)
        if other is None or other.meta("og:type") != ["profile"]:
            yield f"article:author {url!r} is no reporter's page"
        elif not set(other.texts("h1")) & set(names):
            yield f"article:author {url!r} is the page of {other.texts('h1')}, the authors are {names}"
    labels = [(page.meta(f"twitter:label{n}"), page.meta(f"twitter:data{n}")) for n in (1, 2)]
    yield from (f"twitter:label {label} has {len(data)} values" for label, data in labels if len(label) != len(data))


def words(page):
    """A description fits, is one line of plain text, and is the same everywhere."""
    for name in ("description", "og:description"):
        values = page.meta(name)
        yield from (f"no {name}" for _ in range(not values))
        for text in values:
            wide = sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
            if wide > 162:
                yield f"{name} is {wide} columns wide; 160 are shown"
            if ENTITY.search(text) or "\n" in text:
                yield f"{name} holds an entity or a line's end: {text!r}"
    if page.meta("description") != page.meta("og:description"):
        yield "og:description says something else than the description"


def picture(site, page):
    """og:image, what is said of it in its order, and the file behind it."""
    said = [(m["property"], m.get("content", "")) for m in page.all("meta[property]")]
    starts = [i for i, (name, _) in enumerate(said) if name == "og:image"]
    loose = {i for i, (name, _) in enumerate(said) if name.startswith("og:image:")}
    for start in starts:
        url, parts, at = said[start][1], {}, start + 1
        while at < len(said) and said[at][0].startswith("og:image:"):
            parts[said[at][0].removeprefix("og:image:")] = said[at][1]
            loose.discard(at)
            at += 1
        yield from filter(None, [absolute(url)])
        if list(parts) != [part for part in PARTS if part in parts]:
            yield f"og:image has {list(parts)}, not in the order {PARTS}"
        if url.startswith("https:") and parts.get("secure_url") != url:
            yield f"og:image:secure_url is {parts.get('secure_url')!r}"
        if len(parts.get("alt", "")) > 420 or not parts.get("alt"):
            yield f"og:image:alt has {len(parts.get('alt', ''))} characters"
        if site.owns(url):
            yield from file(site, url, parts)
    if loose:
        yield "an og:image:… follows no og:image"
    alt = page.meta("twitter:image:alt")
    if len(alt) != len(starts[:1]) or any(len(text) > 420 for text in alt):
        yield f"twitter:image:alt is there {len(alt)} times, or too long"
    wide = page.meta("twitter:card") == ["summary_large_image"]
    if wide and not starts:
        yield "a large card without a picture"


def file(site, url, parts):
    name = site.file(url)
    if name is None:
        yield f"og:image {url!r}: there is no such file"
        return
    data = (site.root / name).read_bytes()
    kind = next((kind for start, kind in TYPES.items() if data.startswith(start)), "something that no card shows")
    if parts.get("type") != kind:
        yield f"og:image {name}: said to be {parts.get('type')!r}, is {kind}"
        return
    real = imagesize.get(site.root / name)
    if [parts.get("width"), parts.get("height")] != [str(side) for side in real]:
        yield f"og:image {name}: said to be {parts.get('width')}x{parts.get('height')}, is {real[0]}x{real[1]}"
    if min(real) < 200 or len(data) > 5 << 20:
        yield f"og:image {name} is smaller than 200x200 or larger than 5 MB"


def around(page):
    """Robots, colours, feeds, authors."""
    robots = {part.strip() for text in page.meta("robots") for part in text.split(",")}
    if not ROBOTS <= robots:
        yield f"robots lacks {sorted(ROBOTS - robots)}"
    media = sorted(m.get("media", "") for m in page.all('meta[name="theme-color"]'))
    if media != ["(prefers-color-scheme: dark)", "(prefers-color-scheme: light)"]:
        yield f"theme-color is for {media}"
    if not [link for link in page.rel("alternate") if link.get("type") == "application/rss+xml"]:
        yield "no feed can be found from here"
    for name in page.meta("fediverse:creator"):
        if not re.match(r"@[\w.-]+@[\w-]+(\.[\w-]+)+$", name):
            yield f"fediverse:creator {name!r} is no handle"
    versions = [link for link in page.rel("alternate") if "hreflang" in link and link["hreflang"] != "x-default"]
    others = [link for link in versions if link["hreflang"] != page.language]
    if len(page.meta("og:locale:alternate")) != len(others):
        yield f"og:locale:alternate {page.meta('og:locale:alternate')} beside {len(others)} other versions"
