#!/usr/bin/env python3
"""prepare.py - turn a `plain` corpus into a Masthead newsroom, in place.

  prepare.py DIR

Front matter of the stories: `categories: [x]` becomes `desk: x`, `kind: x` becomes `extra: {kind: x}`.
data/reporters.json becomes content/people/<id>.md.  Bodies and static files stay as they are.
Standard library only.
"""
import json
import sys
from pathlib import Path


def front_matter(lines):
    """The lines of a story's front matter as Masthead reads them."""
    out, i = [], 0
    while i < len(lines):
        line = lines[i]
        if line == "categories:":
            # A story has one desk: the first category.
            out.append("desk: " + lines[i + 1].removeprefix("  - "))
            i += 2
            while i < len(lines) and lines[i].startswith("  - "):
                i += 1
            continue
        if line.startswith("kind: "):
            line = f"extra: {{ {line} }}"
        out.append(line)
        i += 1
    return out


def rewrite(path):
    text = path.read_text(encoding="utf-8")
    if not text.startswith("---\n"):
        sys.exit(f"prepare.py: {path} has no front matter")
    head, body = text[4:].split("\n---\n", 1)
    path.write_text("---\n" + "\n".join(front_matter(head.split("\n"))) + "\n---\n" + body, encoding="utf-8")


def people(root):
    folder = root / "content" / "people"
    folder.mkdir(parents=True, exist_ok=True)
    reporters = json.loads((root / "data" / "reporters.json").read_text(encoding="utf-8"))
    for key, person in reporters.items():
        # A JSON string is also a YAML string.
        title, role = (json.dumps(person[k], ensure_ascii=False) for k in ("name", "role"))
        (folder / f"{key}.md").write_text(f"---\ntitle: {title}\nrole: {role}\n---\n", encoding="utf-8")


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    root = Path(sys.argv[1])
    for path in sorted((root / "content" / "stories").glob("*.md")):
        rewrite(path)
    people(root)


if __name__ == "__main__":
    main()
