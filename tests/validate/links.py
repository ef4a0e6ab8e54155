"""Owns the search for links that lead nowhere, in pages, styles, pictures, feeds and the list of redirects."""
from __future__ import annotations

import re

import tinycss2
from lxml import etree
from selectolax.lexbor import LexborHTMLParser

ATTRIBUTES = ("href", "src", "poster", "cite", "action", "formaction", "data", "xlink:href")
META = {"og:url", "og:image", "og:video", "og:audio", "twitter:image"}


def check(site):
    for page in site.pages.values():
        wanted = [*in_html(page.tree), *([page.refresh] if page.refresh else [])]
        wanted += [m["content"] for m in page.all("meta[content]") if m.get("property", m.get("name")) in META]
        base = page.all("base")
        yield page.file, ["has a <base>, which these rules do not follow"] if base else dead(site, wanted, page.address)
    for file in site.named(".css"):
        yield file, dead(site, in_css(site.text(file)), site.address(file))
    for file in site.named(".svg"):
        yield file, dead(site, in_svg((site.root / file).read_bytes()), site.address(file))
    if "_redirects" in site.files:
        yield "_redirects", list(redirects(site))


def dead(site, links, source):
    return sorted(set(filter(None, (site.dead(link, source) for link in links))))


def in_html(tree: LexborHTMLParser):
    for node in tree.css("*"):
        attributes = node.attributes
        hint = node.tag == "link" and re.search(r"preconnect|dns-prefetch", attributes.get("rel") or "")
        for name in () if hint else ATTRIBUTES:
            if attributes.get(name) is not None and not (node.tag == "meta" or name == "data" and node.tag != "object"):
                yield attributes[name]
        for name in ("srcset", "imagesrcset"):
            yield from re.findall(r"(?:^|,)\s*([^\s,]\S*[^\s,]|[^\s,])", attributes.get(name) or "")
        if attributes.get("style"):
            yield from in_css("x{" + attributes["style"] + "}")
        if node.tag == "style":
            yield from in_css(node.text())


def in_css(css: str):
    todo = list(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True))
    while todo:
        token = todo.pop()
        if token.type == "url":
            yield token.value
        elif token.type == "function" and token.lower_name == "url":
            yield from (t.value for t in token.arguments if t.type == "string")
        elif token.type == "at-rule" and token.lower_at_keyword == "import":
            yield from (t.value for t in token.prelude if t.type == "string")
        for part in ("prelude", "content", "arguments"):
            todo += getattr(token, part, None) or []


def in_svg(svg: bytes):
    for node in etree.fromstring(svg).iter(etree.Element):
        for name in ("href", "{http://www.w3.org/1999/xlink}href"):
            # A part of the picture itself is the HTML checker's to judge.
            if node.get(name) and not node.get(name).startswith("#"):
                yield node.get(name)


def redirects(site):
    for number, line in enumerate(site.text("_redirects").splitlines(), 1):
        fields = line.split("#")[0].split()
        if fields and (len(fields) != 3 or fields[2] not in ("301", "302", "307", "308")):
            yield f"line {number}: wants OLD NEW STATUS, has {line!r}"
        elif fields:
            yield from (f"line {number}: {problem}" for problem in dead(site, [fields[1]], site.base))
