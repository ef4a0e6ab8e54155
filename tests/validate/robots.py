"""Owns the rules of robots.txt: RFC 9309, a sitemap that exists, and no page that is both listed and forbidden."""
from __future__ import annotations

import re

from protego import Protego

from site_files import absolute

FIELDS = {"user-agent", "allow", "disallow", "sitemap", "crawl-delay", "host", "content-signal", "license"}


def check(site):
    if "robots.txt" in site.files:
        yield "robots.txt", list(rules(site, site.text("robots.txt")))
    elif site.base.count("/") == 3:
        yield "robots.txt", ["is missing"]


def rules(site, text):
    group = False
    for number, line in enumerate(text.splitlines(), 1):
        line = line.split("#")[0].strip()
        field, colon, value = (part.strip() for part in line.partition(":"))
        field = field.lower()
        if line and (not colon or field not in FIELDS):
            yield f"line {number}: {line!r} is no rule"
        if field in ("allow", "disallow"):
            if not group:
                yield f"line {number}: {line!r} stands before any User-agent"
            if value and not re.match(r"[/*]", value):
                yield f"line {number}: {value!r} does not begin with a slash"
        group = group or field == "user-agent"
    read = Protego.parse(text)
    open_pages = [page for page in site.pages.values() if page.listed]
    if open_pages and not list(read.sitemaps):
        yield "names no sitemap"
    for address in read.sitemaps:
        problem = absolute(address) or site.dead(address, site.base)
        if problem:
            yield f"Sitemap: {problem}"
    for page in open_pages:
        if not read.can_fetch(page.address, "*"):
            yield f"forbids {page.address}, which is to be found"
