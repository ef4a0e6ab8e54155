"""Owns the rules of RSS 2.0: the RSS Advisory Board's profile and what the W3C feed validator reports."""
from __future__ import annotations

import re
from datetime import datetime
from email.utils import parsedate_to_datetime

import feedparser
from lxml import etree
from selectolax.lexbor import LexborHTMLParser

from links import in_html
from site_files import absolute

CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
ATOM = "{http://www.w3.org/2005/Atom}"
SPACES = ("http://www.w3.org/2005/Atom", "http://purl.org/rss/1.0/modules/content/", "http://purl.org/dc/elements/1.1/",
          "http://purl.org/dc/terms/", "http://search.yahoo.com/mrss/")
CHANNEL = set("title link description language copyright managingEditor webMaster pubDate lastBuildDate category "
              "generator docs cloud ttl image rating textInput skipHours skipDays item".split())
ITEM = set("title link description author category comments enclosure guid pubDate source".split())
REPEATED = {"category", "item", CREATOR, ATOM + "link"}
RISKY = "script, style, iframe, object, embed, form, base, meta, link"
BARE = re.compile(r"https?://[^/]+$")
DATE = re.compile(r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{1,2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} "
                  r"\d\d:\d\d:\d\d ([+-]\d{4}|GMT)$")


def check(site):
    for file in site.named(".xml"):
        data = (site.root / file).read_bytes()
        try:
            root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
        except etree.XMLSyntaxError as error:
            yield file, [str(error)]
            continue
        if root.tag == "rss":
            yield file, list(channel(site, file, root, data))
        elif root.tag == ATOM + "feed":
            yield file, ["there are no rules for Atom here yet"]


def channel(site, file, root, data):
    parsed = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    if parsed.bozo or parsed.version != "rss20":
        yield f"feedparser: {parsed.version!r} {parsed.get('bozo_exception', '')}"
    if root.get("version") != "2.0" or [c.tag for c in root] != ["channel"]:
        yield "wants <rss version=\"2.0\"> with one <channel>"
        return
    head = root[0]
    dated = ("lastBuildDate",) if head.find("item") is not None else ()
    yield from elements(head, CHANNEL, ("title", "link", "description", "language", *dated))
    yield from link(site, head.findtext("link"))
    for changed in head.findall("lastBuildDate"):
        yield from date(changed.text)
    yield from own_address(site, file, head)
    home = site.by_address.get(head.findtext("link"))
    if home and home.language != head.findtext("language"):
        yield f"language {head.findtext('language')!r}, but {home.file} is in {home.language!r}"
    image = head.find("image")
    if image is not None:
        yield from (f"<image> has another {tag} than the channel" for tag in ("title", "link")
                    if image.findtext(tag) != head.findtext(tag))
        yield from link(site, image.findtext("url"))
    items = head.findall("item")
    if len(items) != len(parsed.entries):
        yield f"has {len(items)} items, feedparser found {len(parsed.entries)}"
    guids = [i.findtext("guid") for i in items]
    yield from (f"two items have the guid {g!r}" for g in sorted({g for g in guids if g and guids.count(g) > 1}))
    moments = [m for m in (moment(i.findtext("pubDate")) for i in items) if m]
    built = moment(head.findtext("lastBuildDate"))
    if built and moments and max(moments) > built:
        yield "an item is newer than lastBuildDate"
    for entry in items:
        where = entry.findtext("link") or entry.findtext("title")
        yield from (f"item {where}: {problem}" for problem in item(site, entry))


def own_address(site, file, head):
    own = [a for a in head.findall(ATOM + "link") if a.get("rel") == "self"]
    if [(a.get("href"), a.get("type")) for a in own] != [(site.address(file), "application/rss+xml")]:
        yield f"wants one atom:link rel=self to {site.address(file)} as application/rss+xml"


def item(site, entry):
    yield from elements(entry, ITEM, ("title", "link", "guid", "pubDate"))
    tags = [child.tag for child in entry]
    if "description" in tags and CONTENT in tags and tags.index("description") > tags.index(CONTENT):
        yield "description comes after content:encoded"
    if "description" not in tags and CONTENT not in tags:
        yield "has neither description nor content:encoded"
    yield from link(site, entry.findtext("link"))
    yield from date(entry.findtext("pubDate"))
    guid = entry.find("guid")
    if guid is not None and guid.get("isPermaLink", "true") == "true":
        yield from link(site, guid.text)
    if "<" in (entry.findtext("title") or "") or "&amp;" in (entry.findtext("title") or ""):
        yield f"its title is not plain text: {entry.findtext('title')!r}"
    if "@" not in entry.findtext("author", "@"):
        yield "author wants an e-mail address; a name goes into dc:creator"
    for enclosure in entry.findall("enclosure"):
        yield from enclosed(site, enclosure)
    for name in ("description", CONTENT):
        yield from (f"{name.rpartition('}')[2]}: {problem}" for problem in html(site, entry.findtext(name, "")))


def elements(parent, core, needed):
    """Known names only, each with words in it, and none twice that may be there once."""
    tags = [child.tag for child in parent]
    yield from (f"<{name}> is missing" for name in needed if name not in tags)
    for tag in sorted(set(tags)):
        space, _, name = tag.rpartition("}")
        if space[1:] not in SPACES if space else name not in core:
            yield f"<{tag}> is unknown"
        if tags.count(tag) > 1 and tag not in REPEATED and "mrss" not in tag:
            yield f"<{tag}> is there {tags.count(tag)} times"
    yield from (f"<{child.tag}> is empty" for child in parent
                if not len(child) and not (child.text or "").strip() and not child.attrib)


def link(site, address):
    address = (address or "").strip()
    problem = absolute(address) or site.dead(address, site.base)
    if problem:
        yield problem


def moment(text) -> datetime | None:
    try:
        return parsedate_to_datetime(text) if DATE.match(text or "") else None
    except ValueError:
        return None


def date(text):
    read = moment(text)
    if read is None:
        yield f"{text!r} is no date of RFC 822 with four digits for the year and a zone"
    elif text[:3] != read.strftime("%a"):
        yield f"{text!r} was a {read.strftime('%A')}"


def enclosed(site, enclosure):
    yield from link(site, enclosure.get("url"))
    file = site.file(enclosure.get("url", "")) if site.owns(enclosure.get("url", "")) else None
    if file and enclosure.get("length") != str((site.root / file).stat().st_size):
        yield f"enclosure {file}: length {enclosure.get('length')}, has {(site.root / file).stat().st_size} bytes"
    if "/" not in enclosure.get("type", ""):
        yield "enclosure without a type"


def html(site, text):
    """A reader shows it far from its page: nothing relative, nothing that runs."""
    tree = LexborHTMLParser(text)
    for address in in_html(tree):
        if re.match(r"(mailto|tel|data):", address):
            continue
        problem = absolute(BARE.sub(r"\g<0>/", address)) or site.dead(address, site.base)
        if problem:
            yield problem
    yield from sorted({f"holds <{node.tag}>" for node in tree.css(RISKY)})
    yield from sorted({f"holds the attribute {name}" for node in tree.css("*") for name in node.attributes
                       if name.startswith("on") or name == "style"})
