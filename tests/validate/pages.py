"""Owns the rules of a page's head and frame: one h1, canonical, hreflang, Open Graph, sizes of pictures."""
from __future__ import annotations

import re
from collections import defaultdict
from urllib.parse import urljoin

import imagesize

from site_files import absolute

TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?$")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$")
LATER = re.compile(r"page/\d+/index\.html$")
ONCE = ("og:title", "og:description", "og:url", "og:type", "og:site_name", "og:locale", "description", "viewport")


def each(site):
    for page in site.pages.values():
        rules = leads_on if page.refresh is not None else stands
        yield page.file, list(rules(site, page)) + list(frame(page))


def frame(page):
    if not TAG.match(page.language):
        yield f"<html lang={page.language!r}>"
    if [t for t in page.texts("title") if t] != page.texts("head > title") or len(page.texts("head > title")) != 1:
        yield f"wants one <title> with words, has {page.texts('title')}"


def leads_on(site, page):
    """A page that stands at an old address."""
    if not page.noindex:
        yield "leads on to another page, and search engines may keep it"
    if [link["href"] for link in page.rel("canonical")] != [page.refresh]:
        yield f"its canonical link is not {page.refresh!r}, where it leads to"


def stands(site, page):
    if len(page.tree.css("h1")) != 1 or not page.texts("h1")[0]:
        yield f"wants one <h1> with words, has {page.texts('h1')}"
    if len(page.tree.css("main")) != 1:
        yield "wants one <main>"
    for name in ONCE:
        if len(page.meta(name)) > 1 or "" in page.meta(name):
            yield f"{name} is empty or there twice: {page.meta(name)}"
    if "width=device-width" not in "".join(page.meta("viewport")):
        yield "no viewport for telephones"
    if page.listed:
        yield from addresses(page)
        yield from languages(site, page)
    for name in ("article:published_time", "article:modified_time"):
        yield from (f"{name} {value!r} is no moment with a zone" for value in page.meta(name) if not MOMENT.match(value))
    yield from pictures(site, page)


def addresses(page):
    canonical = [link["href"] for link in page.rel("canonical")]
    if canonical != [page.address]:
        yield f"canonical is {canonical}, wants {page.address}"
    if page.meta("og:url") != [page.address]:
        yield f"og:url is {page.meta('og:url')}, wants {page.address}"
    yield from (f"no {name}" for name in ("og:title", "og:type") if not page.meta(name))
    for name in ("og:image", "twitter:image"):
        yield from filter(None, map(absolute, page.meta(name)))


def languages(site, page):
    """hreflang: names itself, and every version names the same versions."""
    versions = translations(page)
    if not versions:
        return
    if len(versions) != len([link for link in page.rel("alternate") if "hreflang" in link]):
        yield "two alternates have the same hreflang"
    real = {lang: url for lang, url in versions.items() if lang != "x-default"}
    if real.get(page.language) != page.address:
        yield f"the alternates do not name the page itself as {page.language!r}"
    if "x-default" in versions and versions["x-default"] not in real.values():
        yield f"x-default {versions['x-default']} is no version of the page"
    for lang, url in real.items():
        other = site.by_address.get(url)
        if other is None:
            yield f"hreflang {lang}: {url} is no page here"
        elif other.language != lang:
            yield f"hreflang {lang}: {other.file} is in {other.language!r}"
        elif translations(other) != versions:
            yield f"hreflang {lang}: {other.file} names other versions than this page"


def translations(page):
    return {link["hreflang"]: link["href"] for link in page.rel("alternate") if "hreflang" in link}


def pictures(site, page):
    """The sizes that a page gives are those of the file, or the page jumps while it loads."""
    given = [(i.get("src", ""), i.get("width"), i.get("height"), 0.02) for i in page.all("img[src]")]
    og = [page.meta(f"og:image{part}") for part in ("", ":width", ":height")]
    if all(len(values) == 1 for values in og):
        given.append((og[0][0], og[1][0], og[2][0], 0))
    for src, width, height, slack in given:
        file = site.file(urljoin(page.address, src)) if site.owns(urljoin(page.address, src)) else None
        if not (file and width and height and width.isdigit() and height.isdigit()):
            continue
        real = imagesize.get(site.root / file)
        if min(real) > 0 and abs(int(width) / int(height) / (real[0] / real[1]) - 1) > slack:
            yield f"{src}: said to be {width}x{height}, is {real[0]}x{real[1]}"


def together(site):
    """Titles that tell the pages of a list apart, one language for x-default, no feed that no page names."""
    for page in site.pages.values():
        first = site.pages.get(LATER.sub("index.html", page.file))
        if first and first is not page:
            same = first.texts("head > title") == page.texts("head > title")
            yield page.file, [f"has the same title as {first.file}"] if same else []
    defaults = defaultdict(list)
    for page in site.pages.values():
        other = site.by_address.get(translations(page).get("x-default")) if page.listed else None
        if other:
            defaults[other.language].append(page.file)
    for lang, files in sorted(defaults.items(), key=lambda entry: -len(entry[1]))[1:]:
        yield from ((file, [f"x-default is in {lang!r}, not so on most pages"]) for file in sorted(files))
    named = {urljoin(p.address, link["href"]) for p in site.pages.values() for link in p.rel("alternate")}
    for feed in site.named("rss.xml"):
        yield feed, [] if site.address(feed) in named else ["no page names this feed in its head"]
