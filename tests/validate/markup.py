"""Owns the calls of the Nu HTML checker (HTML, CSS, SVG) and of html-validate."""
from __future__ import annotations

import json
import subprocess
import tempfile
from collections import defaultdict
from pathlib import Path
from urllib.parse import unquote, urlsplit


def nu(site):
    """Started once for all files. Its warnings count; its remarks do not."""
    # Its guess at the language of a short page is often wrong, so it is not asked.
    kinds = ["--skip-non-html", "--also-check-css", "--also-check-svg", "--no-langdetect"]
    jar = site.packages / "vnu-jar/build/dist/vnu.jar"
    command = ["java", "-Xss4m", "-jar", jar, "--stdout", "--exit-zero-always", "--format", "json", *kinds, site.root]
    found = defaultdict(list)
    for message in json.loads(output(command))["messages"]:
        if message["type"] == "info" and message.get("subType") != "warning":
            continue
        at = f" (line {message['lastLine']})" if "lastLine" in message else ""
        file = unquote(urlsplit(message.get("url", "")).path)
        file = Path(file).relative_to(site.root).as_posix() if file else "the checker itself"
        found[file].append(message["message"] + at)
    return by_file(site, (".html", ".css", ".svg"), found)


def html_validate(site):
    config = Path(__file__).with_name("htmlvalidate.cjs")
    command = ["node", site.packages / "html-validate/bin/html-validate.mjs", "--config", config, "--formatter", "json"]
    found = defaultdict(list)
    for result in json.loads(output([*command, "--ext", "html", site.root])):
        file = Path(result["filePath"]).relative_to(site.root).as_posix()
        found[file] += [f"{m['message']} [{m['ruleId']}] (line {m['line']})" for m in result["messages"]]
    return by_file(site, (".html",), found)


def by_file(site, ends, found):
    files = {f for f in site.files if f.endswith(ends)} | set(found)
    return [(file, found.get(file, [])) for file in sorted(files)]


def output(command, said_to_it: str | None = None) -> str:
    """What a checker wrote; when it wrote nothing, the reason."""
    # Into a file: node cuts short what it writes to a pipe when it ends.
    with tempfile.TemporaryFile("w+", encoding="utf-8") as out:
        run = subprocess.run([str(c) for c in command], stdout=out, stderr=subprocess.PIPE, text=True, input=said_to_it)
        out.seek(0)
        said = out.read()
    if not said.strip():
        raise SystemExit(f"validate: {command[0]} said nothing (exit {run.returncode}): {run.stderr.strip()[:800]}")
    return said
