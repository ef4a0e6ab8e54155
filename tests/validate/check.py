"""Owns the order of the checks, the list of findings and the closing line."""
from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import feeds
import jsonld
import links
import markup
import pages
import rich
import robots
import share
import sitemaps
from site_files import Site

# Each takes the site and gives (file, [what is wrong]); a file without findings has passed.
# The first three only wait for other programs, so they run beside the rest.
OUTSIDE = {"html checker": markup.nu, "html-validate": markup.html_validate, "share": share.check}
INSIDE = {
    "page": pages.each,
    "pages": pages.together,
    "link": links.check,
    "feed": feeds.check,
    "sitemap": sitemaps.check,
    "robots": robots.check,
    "json-ld": jsonld.check,
    "rich": rich.check,
}


def main(directory: str, base: str, packages: str) -> int:
    site = Site(Path(directory), base, Path(packages))
    if not site.pages:
        print(f"validate: no HTML in {directory}", file=sys.stderr)
        return 2
    with ThreadPoolExecutor() as pool:
        slow = {name: pool.submit(lambda f=run: list(f(site))) for name, run in OUTSIDE.items()}
        results = {name: list(run(site)) for name, run in INSIDE.items()}
        results = {**{name: job.result() for name, job in slow.items()}, **results}
    passed = failed = 0
    for name, outcome in results.items():
        for file, findings in outcome:
            passed, failed = (passed, failed + 1) if findings else (passed + 1, failed)
            for finding in findings:
                print(f"{file}: {name}: {finding}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:4]))
