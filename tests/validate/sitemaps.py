"""Owns the rules of sitemaps: the schema of sitemaps.org, and the same pages as the site has."""
from __future__ import annotations

from pathlib import Path

from lxml import etree

from site_files import absolute

SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
MOST, LARGEST = 50_000, 52_428_800


def check(site):
    schemas = {
        SPACE + "urlset": etree.XMLSchema(file=str(site.packages / "sitemap/schema/sitemap.xsd")),
        SPACE + "sitemapindex": etree.XMLSchema(file=str(Path(__file__).with_name("siteindex.xsd"))),
    }
    pages, parts, maps = [], set(), []
    for file in site.named(".xml"):
        try:
            root = etree.parse(site.root / file).getroot()
        except etree.XMLSyntaxError:
            continue  # said by the rules of feeds
        # A wrong root, say one in no namespace, is still a sitemap by its name.
        if root.tag not in schemas and "sitemap" not in file:
            continue
        maps.append(file)
        yield file, list(one(site, file, root, schemas))
        found = [(loc.text or "").strip() for loc in root.iter(SPACE + "loc")]
        if root.tag == SPACE + "sitemapindex":
            parts.update(found)
        else:
            pages += found
    yield "sitemap.xml", list(all_of_them(site, pages, parts, maps))


def one(site, file, root, schemas):
    schema = schemas.get(root.tag)
    if schema is None:
        yield f"the root is {root.tag}, not a urlset or sitemapindex of sitemaps.org 0.9"
        return
    if not schema.validate(root):
        yield from (f"{error.message} (line {error.line})" for error in schema.error_log)
    if len(root) > MOST or (site.root / file).stat().st_size > LARGEST:
        yield f"has {len(root)} entries; the protocol allows {MOST}, and 50 MB"
    for loc in root.iter(SPACE + "loc"):
        address = (loc.text or "").strip()
        problem = absolute(address) or ("" if site.owns(address) else f"{address} is not of this site")
        if problem or site.file(address) is None:
            yield problem or f"{address}: there is no such file"


def all_of_them(site, pages, parts, maps):
    wanted = {page.address for page in site.pages.values() if page.listed}
    yield from (f"{address} is there twice" for address in sorted({a for a in pages if pages.count(a) > 1}))
    yield from (f"{address} is missing" for address in sorted(wanted - set(pages)))
    here = {a for a in pages if a in site.by_address}
    yield from (f"{address} is not to be kept by search engines, or leads on" for address in sorted(here - wanted))
    alone = {site.address(file) for file in maps} - parts - {site.address("sitemap.xml")}
    yield from (f"{address} is in no index" for address in sorted(alone if parts else ()))
