"""Owns what search engines ask of a graph: one for a page, names that lead somewhere, what each type must say.

Read by extruct. The properties are those of Google's gallery and of a publisher's guidelines:
https://developers.google.com/search/docs/appearance/structured-data/search-gallery
"""
from __future__ import annotations

import extruct

from jsonld import kinds

ARTICLES = {"NewsArticle", "BlogPosting", "Article"}
PAGES = {"WebPage", "CollectionPage", "ProfilePage", "AboutPage", "ContactPage"}
WANTED = {
    "Organization": ("name", "url", "@id"),
    "WebSite": ("name", "url", "inLanguage", "publisher", "@id"),
    "WebPage": ("name", "url", "inLanguage", "isPartOf", "@id"),
    "Article": ("headline", "datePublished", "dateModified", "author", "publisher", "inLanguage", "mainEntityOfPage",
                "description", "wordCount", "isPartOf", "copyrightHolder", "url"),
    "Person": ("name",),
    "BreadcrumbList": ("itemListElement",),
    "ItemList": ("itemListElement", "numberOfItems"),
    "CreativeWorkSeries": ("name",),
    "ImageObject": ("contentUrl",),
}


def check(site):
    graphs = {page.file: graph(site, page) for page in site.pages.values() if page.listed}
    known = {node["@id"] for nodes, _ in graphs.values() for node in walk(nodes) if "@id" in node and len(node) > 1}
    for file, (nodes, problems) in graphs.items():
        page = site.pages[file]
        yield file, [*problems, *(say for node in walk(nodes) for say in asked(node, known)), *whole(page, nodes)]


def graph(site, page):
    found = extruct.extract(site.text(page.file), syntaxes=["json-ld"])["json-ld"]
    if len(found) != 1 or set(found[0]) != {"@context", "@graph"}:
        return [], [f"wants one @graph, has {len(found)} blocks"]
    return found[0]["@graph"], []


def walk(value):
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from walk(part)


def asked(node, known):
    """What one node must say."""
    if set(node) == {"@id"}:
        if node["@id"] not in known:
            yield f"points at {node['@id']!r}, which no page describes"
        return
    own = kinds(node)
    for kind, names in WANTED.items():
        if kind in own and not (kind == "ItemList" and node["@type"] == "BreadcrumbList"):
            yield from (f"{node['@type']} has no {name}" for name in names if not node.get(name))
    if node.get("@type") in ("BreadcrumbList", "ItemList"):
        yield from steps(node)
    if node.get("@type") == "ImageObject":
        if str(node["contentUrl"]).split("?")[0].endswith(".svg") and not node.get("@id", "").endswith("#logo"):
            yield f"the picture {node['contentUrl']!r} is an SVG"
        if ("width" in node) != ("height" in node):
            yield "a picture has one side"
    if node.get("@type") == "Person" and not (node.get("url") or node.get("sameAs")):
        yield f"of the person {node.get('name')!r} there is neither url nor sameAs"
    if "Article" in own:
        yield from (f"the author {one.get('name')!r} is more than a name" for one in listed(node.get("author"))
                    if "name" in one and any(sign in one["name"] for sign in ",;|/"))
        if len(str(node.get("headline"))) > 200:
            yield "the headline is longer than 200 characters"


def steps(node):
    parts = listed(node.get("itemListElement"))
    places = [part.get("position") for part in parts]
    first = places[0] if places else None
    if not places or places != list(range(first, first + len(places))):
        yield f"{node['@type']}: positions are {places}"
    if node["@type"] == "ItemList":
        yield from (f"ItemList: {part.get('name')!r} has no url" for part in parts if not part.get("url"))
        return
    if first != 1:
        yield f"BreadcrumbList begins with {first}"
    yield from (f"BreadcrumbList: step {part.get('position')} has no name" for part in parts if not part.get("name"))
    yield from (f"BreadcrumbList: step {part['position']} has no item" for part in parts[:-1] if not part.get("item"))


def whole(page, nodes):
    """What the graph of this page must hold."""
    tops = [node.get("@type") for node in nodes]
    fronts = [node.get("url") for node in nodes if node.get("@type") == "WebSite"]
    wanted = {"Organization": 1, "WebSite": 1, "BreadcrumbList": int(page.address not in fronts)}
    wanted["an article"] = int(page.meta("og:type") == ["article"])
    count = {name: tops.count(name) for name in ("Organization", "WebSite", "BreadcrumbList")}
    count["an article"] = sum(top in ARTICLES for top in tops)
    yield from (f"has {count[name]} of {name}, wants {n}" for name, n in wanted.items() if count[name] != n)
    own = [node for node in nodes if node.get("@type") in PAGES]
    if len(own) != 1 or own[0].get("url") != page.address:
        yield f"wants one page that is {page.address}, has {[node.get('url') for node in own]}"
        return
    if page.meta("og:type") == ["profile"]:
        person = own[0].get("mainEntity") or {}
        types = (own[0]["@type"], person.get("@type"))
        if types != ("ProfilePage", "Person") or person.get("name") not in page.texts("h1"):
            yield "a profile whose mainEntity is not the person in the headline"
    pictures = [node for node in walk(nodes) if node.get("@type") == "ImageObject"]
    shown = {str(picture.get("contentUrl")) for picture in pictures}
    yield from (f"og:image {url!r} is not in the graph" for url in page.meta("og:image") if url not in shown)
    ids = [node["@id"] for node in walk(nodes) if "@id" in node and len(node) > 1]
    yield from (f"two things are called {name!r}" for name in sorted({i for i in ids if ids.count(i) > 1}))


def listed(value):
    return [part for part in (value if isinstance(value, list) else [value]) if isinstance(part, dict)]
