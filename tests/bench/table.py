#!/usr/bin/env python3
"""table.py - medians, ratios and growth of one run of tests/bench/run.

  table.py RESULTS.jsonl

Each line is an answer of measure.py whose label is "<stories>/<row>".  Standard library only.
Ends with 1 if a measured command failed.
"""
import json
import statistics
import sys
from collections import defaultdict

ROWS = ["hugo full", "masthead full", "masthead unchanged", "masthead edited", "cp -r"]


def load(path):
    runs = defaultdict(list)
    for line in open(path, encoding="utf-8"):
        run = json.loads(line)
        size, row = run["label"].split("/", 1)
        run["cpu_s"] = run["user_s"] + run["sys_s"]
        runs[int(size), row].append(run)
    return runs


def summary(runs):
    """Medians of the rounds in which nothing else kept the machine busy, or of all if there is none."""
    clean = [r for r in runs if r["clean_runs"]]
    used = clean or runs
    out = {k: statistics.median(r[k] for r in used) for k in ("wall_s", "cpu_s", "rss_mib", "files", "bytes")}
    out["clean"] = f"{len(clean)}/{len(runs)}"
    out["failed"] = any(r["exit"] != [0] for r in runs)
    return out


def ratio(a, b, key):
    return f"{a[key] / b[key]:9.2f}" if b[key] else f"{'-':>9}"


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    table = {key: summary(runs) for key, runs in load(sys.argv[1]).items()}
    sizes = sorted({size for size, _ in table})

    print(f"{'stories':>8} {'row':<20}{'wall s':>9}{'cpu s':>9}{'peak MiB':>10}{'files':>8}{'bytes':>13}  clean runs")
    for size in sizes:
        for row in ROWS:
            if r := table.get((size, row)):
                print(f"{size:>8} {row:<20}{r['wall_s']:9.3f}{r['cpu_s']:9.3f}{r['rss_mib']:10.1f}"
                      f"{r['files']:8.0f}{r['bytes']:13.0f}  {r['clean']}{'  FAILED' if r['failed'] else ''}")
        print()

    pairs = [("hugo full", row) for row in ROWS[1:4]] + [("masthead full", "cp -r"), ("masthead edited", "cp -r")]
    print(f"{'stories':>8} {'ratio':<36}{'wall':>9}{'cpu':>9}{'peak':>9}")
    for size in sizes:
        for a, b in pairs:
            if (size, a) in table and (size, b) in table:
                x, y = table[size, a], table[size, b]
                print(f"{size:>8} {a + ' / ' + b:<36}{ratio(x, y, 'wall_s')}{ratio(x, y, 'cpu_s')}{ratio(x, y, 'rss_mib')}")

    if len(sizes) > 1:
        small, large = sizes[0], sizes[-1]
        print(f"\ngrowth of cpu from {small} to {large} stories ({large / small:g} times as many)")
        for row in ROWS:
            if (small, row) in table and (large, row) in table:
                print(f"{'':>8} {row:<36}{ratio(table[large, row], table[small, row], 'cpu_s')}")

    sys.exit(any(r["failed"] for r in table.values()))


if __name__ == "__main__":
    main()
