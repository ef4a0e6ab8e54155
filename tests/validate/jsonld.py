"""Owns the rules of JSON-LD: strict JSON, the vocabulary of schema.org, and the same facts as the page around it."""
from __future__ import annotations

import json

from schema_org.registry import CLASS_METADATA, PROPERTY_BY_SCHEMA, ancestry

from pages import MOMENT
from site_files import absolute

LINKS = {"url", "contentUrl", "thumbnailUrl", "item", "mainEntityOfPage", "image", "sameAs", "license",
         "publishingPrinciples"}


def check(site):
    for page in site.pages.values():
        scripts = page.tree.css('script[type="application/ld+json"]')
        if scripts:
            yield page.file, [problem for script in scripts for problem in block(site, page, script.text())]
        elif page.meta("og:type") == ["article"]:
            yield page.file, ["is an article and has no JSON-LD"]


def block(site, page, text):
    try:
        data = json.loads(text, object_pairs_hook=once, parse_constant=refuse)
    except ValueError as error:
        yield str(error)
        return
    tops = data if isinstance(data, list) else [data]
    for top in tops:
        if not isinstance(top, dict) or top.get("@context") not in ("https://schema.org", "https://schema.org/"):
            yield "@context is not https://schema.org"
            continue
        for node in top.get("@graph", [top]):
            yield from thing(site, node, ())
            if "Article" in kinds(node):
                yield from article(page, node)


def once(pairs):
    if len(dict(pairs)) < len(pairs):
        raise ValueError(f"a key is there twice: {sorted(key for key, _ in pairs)}")
    return dict(pairs)


def refuse(name):
    raise ValueError(f"{name} is not JSON")


def kinds(node) -> set[str]:
    """Its types, and all that these are kinds of."""
    named = node.get("@type", []) if isinstance(node, dict) else []
    named = [named] if isinstance(named, str) else named
    return {kind for name in named for kind in (name, *ancestry(name))}


def thing(site, node, ranges):
    if set(node) == {"@id"}:
        return
    own = kinds(node)
    if not own or not own <= set(CLASS_METADATA):
        yield f"@type {node.get('@type')!r} is not of schema.org"
        return
    if ranges and not own & set(ranges):
        yield f"a {node['@type']} stands where schema.org wants {' or '.join(ranges)}"
    for key, value in node.items():
        known = PROPERTY_BY_SCHEMA.get(key)
        if not key.startswith("@") and (known is None or not own & set(known.domains)):
            yield f"{node['@type']} has no property {key!r}"
            continue
        for part in value if isinstance(value, list) else [value]:
            if isinstance(part, dict):
                yield from thing(site, part, known.ranges if known else ())
            elif part is None or part == "":
                yield f"{key} is empty"
            elif key.startswith("date") and not MOMENT.match(str(part)):
                yield f"{key} {part!r} is no moment with a zone"
            elif key == "@id":
                # A name: nothing need be at its fragment, but it must be this site's to give.
                foreign = None if site.owns(part) else f"@id {part!r} is another site's"
                yield from filter(None, [absolute(part) or foreign])
            elif key in LINKS:
                yield from filter(None, [absolute(str(part)) or site.dead(str(part), site.base)])


def article(page, node):
    facts = {"headline": page.texts("h1"), "url": [page.address], "inLanguage": [page.language]}
    for key, wanted in facts.items():
        if (key in node or key == "headline") and [" ".join(str(node.get(key)).split())] != wanted:
            yield f"{key} is {node.get(key)!r}, the page says {wanted}"
    yield from (f"no {key}" for key in ("datePublished", "publisher") if key not in node)
    for key in ("published", "modified"):
        said = page.meta(f"article:{key}_time")
        if said and said != [node.get("dateP" + key[1:] if key == "published" else "dateModified")]:
            yield f"article:{key}_time is {said}, JSON-LD says otherwise"
