"""Owns the map between addresses and files of a built site, and the parsed pages."""
from __future__ import annotations

import re
from functools import cached_property
from pathlib import Path
from urllib.parse import quote, unquote, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

SPACE = " \t\n\f\r"


class Page:
    """An HTML file."""

    def __init__(self, file: str, address: str, html: str):
        self.file = file
        self.address = address
        self.tree = LexborHTMLParser(html)
        root = self.tree.css_first("html")
        self.language = (root.attributes.get("lang") if root else None) or ""

    def all(self, selector: str) -> list[dict[str, str]]:
        """The attributes of each element that the selector finds."""
        return [{k: v or "" for k, v in node.attributes.items()} for node in self.tree.css(selector)]

    def texts(self, selector: str) -> list[str]:
        return [" ".join(node.text().split()) for node in self.tree.css(selector)]

    def rel(self, word: str) -> list[dict[str, str]]:
        return [link for link in self.all("head link[rel][href]") if word in link["rel"].lower().split()]

    def meta(self, name: str) -> list[str]:
        return [m.get("content", "") for m in self.all("meta") if name in (m.get("property"), m.get("name"))]

    @cached_property
    def anchors(self) -> set[str]:
        return {a["id"] for a in self.all("[id]")} | {a["name"] for a in self.all("a[name]")}

    @cached_property
    def refresh(self) -> str | None:
        """Where a page that only leads on leads to."""
        for meta in self.all("meta[http-equiv]"):
            found = re.match(r"\s*\d+\s*;\s*url=(.*)", meta.get("content", ""), re.I)
            if meta["http-equiv"].lower() == "refresh" and found:
                return found[1].strip()
        return None

    @cached_property
    def noindex(self) -> bool:
        return any("noindex" in content.lower() for content in self.meta("robots"))

    @property
    def listed(self) -> bool:
        """Whether search engines shall keep it."""
        return not self.noindex and self.refresh is None


class Site:
    def __init__(self, root: Path, base: str, packages: Path):
        self.root = root.resolve()
        self.packages = packages
        self.base = base.rstrip("/") + "/"
        self.files = {p.relative_to(self.root).as_posix() for p in self.root.rglob("*") if p.is_file()}
        self.folders = {"/".join(f.split("/")[:n]) for f in self.files for n in range(f.count("/") + 1)}
        self.pages = {f: Page(f, self.address(f), self.text(f)) for f in self.named(".html")}
        self.by_address = {page.address: page for page in self.pages.values()}

    def named(self, end: str) -> list[str]:
        return sorted(f for f in self.files if f.endswith(end))

    def text(self, file: str) -> str:
        return (self.root / file).read_text(encoding="utf-8")

    def address(self, file: str) -> str:
        """The one absolute address of a file, as canonical links and feeds must write it."""
        if file == "index.html" or file.endswith("/index.html"):
            file = file[: -len("index.html")]
        return self.base + quote(file, safe="/!$&'()*+,;=:@-._~")

    def file(self, address: str) -> str | None:
        """The file that a server of static files gives for an absolute address of this site."""
        path = unquote(urlsplit(address).path)[len(unquote(urlsplit(self.base).path)):]
        file = path + "index.html" if path == "" or path.endswith("/") else path
        return file if file in self.files else None

    def owns(self, address: str) -> bool:
        own, other = urlsplit(self.base), urlsplit(address)
        return (own.scheme, own.netloc) == (other.scheme, other.netloc.lower()) and (other.path or "/").startswith(own.path)

    def dead(self, link: str, source: str) -> str | None:
        """Says why a link from the address `source` leads nowhere; None when it does not."""
        link = link.strip(SPACE)
        try:
            target = urljoin(source, link)
            parts = urlsplit(target)
        except ValueError as error:
            return f"{link!r} is no address: {error}"
        if parts.scheme not in ("http", "https"):
            known = ("mailto", "tel", "data", "sms", "geo")
            return None if parts.scheme in known else f"{link!r} has the scheme {parts.scheme!r}"
        if not parts.hostname or re.search(r"[\s<>\"{}|\\^`]", target):
            return f"{link!r} is no address"
        if not self.owns(target):
            lost = not urlsplit(link).netloc
            return f"{link!r} leads out of {self.base}" if lost else None
        file = self.file(target)
        if file is None:
            folder = unquote(parts.path)[len(unquote(urlsplit(self.base).path)):]
            slash = folder in self.folders and f"{folder}/index.html" in self.files
            return f"{link!r} lacks the slash at its end" if slash else f"{link!r}: there is no such file"
        fragment = unquote(parts.fragment).split(":~:")[0]
        if fragment in ("", "top") or file not in self.pages:
            return None
        return None if fragment in self.pages[file].anchors else f"{link!r}: {file} has no id {fragment!r}"


def absolute(address: str) -> str | None:
    """Says why an address may not stand in a feed, a sitemap or a canonical link; None when it may."""
    if not re.match(r"https?://[^/]+/", address):
        return f"{address!r} is not absolute"
    if not address.isascii():
        return f"{address!r} is not percent-encoded"
    wrong = re.search(r"%(?![0-9A-F]{2})|[\s<>\"{}|\\^`]", address)
    return f"{address!r} is not encoded well at {wrong[0]!r}" if wrong else None
