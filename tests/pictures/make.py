#!/usr/bin/env python3
"""Draws every picture of the example newsroom. Needs numpy and Pillow; same bytes on every run with the same two.

    pip install numpy pillow
    python3 tests/pictures/make.py                  all of them, some minutes on two cores
    python3 tests/pictures/make.py bearing harbour  only those
    python3 tests/pictures/make.py --small bearing  a quick look, into /tmp

The number of pictures drawn at once is that of the cores, or JOBS.
"""

import os
import sys
from multiprocessing import Pool
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import darkroom  # noqa: E402
from scenes import benches, home, laundry, outdoors, people, plant  # noqa: E402

CONTENT = Path(__file__).resolve().parents[2] / "content"

# Where each picture goes, who makes it, and its title.
PICTURES = {
    "quiet-room": ("stories/2026/quiet-washer-1-empty-room/quiet-room.jpg", laundry.quiet_room, "Anechoic chamber"),
    "bearing": ("stories/2026/quiet-washer-2-bearing/bearing.jpg", laundry.bearing, "Ball bearing"),
    "sound": ("series/sound.jpg", laundry.sound_bars, "A sound that dies down"),
    "two-floors": ("stories/2026/quiet-washer-4-downstairs/two-floors.jpg", laundry.two_floors, "Two floors"),
    "quilt": ("stories/2026/quiet-washer-5-quilt/quilt.jpg", laundry.quilt, "A folded quilt"),
    "drum": ("stories/2025/drain-pump-ten-minutes/drum.jpg", laundry.drum_sock, "A sock in the drum"),
    "w7": ("stories/2026/w7-launch/w7.jpg", laundry.new_washer, "The W7"),
    "stairs": ("stories/2026/stairs-without-lift/stairs.jpg", laundry.stairs, "Stairs without a lift"),
    "cardboard": ("stories/2025/packing-without-foam/cardboard.jpg", laundry.cardboard, "Corner posts of cardboard"),
    "line-hall": ("stories/2026/ochang-line-three/line-hall.jpg", plant.line_hall, "Line three at Ochang"),
    "roof": ("stories/2026/ochang-line-three/roof.jpg", plant.solar_roof, "Solar panels at Ochang"),
    "night-outside": ("stories/2025/ochang-by-night/outside.jpg", plant.night_outside, "Ochang at night"),
    "night-press": ("stories/2025/ochang-by-night/press.jpg", plant.night_bearings, "The bearing press"),
    "night-helmets": ("stories/2025/ochang-by-night/helmets.jpg", plant.helmets, "Helmets"),
    "night-canteen": ("stories/2025/ochang-by-night/canteen.jpg", plant.canteen, "The night meal"),
    "cord": ("stories/2026/three-hundred-a-day/cord.jpg", plant.cord, "The cord that stops the line"),
    "shelves": ("stories/2026/parts-promise/shelves.jpg", plant.shelves, "The parts store"),
    "moulds": ("stories/2026/mould-maker-thirty-years/moulds.jpg", plant.moulds, "Moulds and handles"),
    "noh-hakbeom": ("stories/2026/mould-maker-thirty-years/noh-hakbeom.jpg", people.mould_maker, "Noh Hakbeom"),
    "cooktop": ("stories/2025/range-you-can-feel/cooktop.jpg", home.hob_touch, "Nine bumps"),
    "eggs": ("stories/2025/three-thousand-eggs/eggs.jpg", home.eggs, "Eggs"),
    "kitchen": ("stories/2025/r9-launch/kitchen.jpg", home.kitchen, "The R9 in a kitchen"),
    "filters": ("stories/2026/a3-filter-exchange/filter.jpg", home.filters, "A filter before the light"),
    "glassware": ("stories/2026/rinsing-water/flasks.jpg", home.glassware, "Rinsing water"),
    "classroom": ("stories/2025/decibel-class/classroom.jpg", home.classroom, "A lesson on sound"),
    "morning-road": ("stories/2025/service-engineer-day/morning-road.jpg", outdoors.morning_road, "The service van"),
    "wind": ("stories/2026/wind-for-eight-years/ridge.jpg", outdoors.wind_ridge, "Turbines on a ridge"),
    "harbour": ("stories/2024/hamburg-parts-centre/harbour.jpg", outdoors.harbour, "Containers on the quay"),
    "old-town": ("stories/2025/third-owner/old-town.jpg", outdoors.old_town, "A cargo bicycle in Hamburg"),
    "autumn": ("stories/2026/moving-to-ochang/office.jpg", outdoors.autumn_office, "The office in autumn"),
    "bench": ("stories/2025/service-engineer-day/bench.jpg", benches.repair_bench, "The repair bench"),
    "notebook": ("stories/2025/first-six-months/notebook.jpg", benches.notebook, "An engineer's notebook"),
    "circuit": ("stories/2026/one-capacitor/board.jpg", benches.circuit, "The part that failed"),
    "stator": ("stories/2025/copper-again/stator.jpg", benches.stator, "A stator"),
    "drop": ("stories/2025/fridge-drop-test/drop.jpg", benches.drop_test, "The drop table"),
    "ryu-danbi": ("stories/2026/two-choices/ryu-danbi.jpg", people.finance_head, "Ryu Danbi"),
}
PORTRAITS = {f"{name}": (f"people/{name}.jpg", (lambda name=name: people.portrait(name)), name) for name in people.PORTRAITS}
ALL = {**PICTURES, **PORTRAITS}


def make(task):
    name, small = task
    path, scene, title = ALL[name]
    drawn, size = ((480, 600), (600, 750)) if name in PORTRAITS else ((1068, 712), (1600, 1067))
    if small:
        drawn, size, path = (drawn[0] // 2, drawn[1] // 2), None, f"/tmp/{name}.jpg"
    scene = scene()
    picture = darkroom.developed(scene, *scene.draw(*drawn), size=size)
    darkroom.save(picture, CONTENT / path, title)
    return f"{(CONTENT / path).stat().st_size:>8}  {path}"


def main(words):
    small = "--small" in words
    names = [w for w in words if w != "--small"] or list(ALL)
    with Pool(int(os.environ.get("JOBS", 0)) or None) as pool:
        for line in pool.imap_unordered(make, [(name, small) for name in names]):
            print(line, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
