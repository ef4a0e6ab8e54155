#!/usr/bin/env python3
"""Makes the one recording of the example newsroom: a drum at 1,400 turns a minute, then at 900. Needs numpy.

    python3 tests/pictures/recording.py
"""

import wave
from pathlib import Path

import numpy as np

RATE = 8000
SECONDS = 4
PLACE = Path(__file__).resolve().parents[2] / "content/stories/2026/quiet-washer-4-downstairs/downstairs.wav"


def spin(turns, level, rng):
    """Four seconds of a drum: its turning, the overtones of its bearing, and the noise of air."""
    t = np.arange(RATE * SECONDS) / RATE
    f = turns / 60
    air = np.convolve(rng.normal(0, 1, len(t)), np.ones(24) / 24, "same")
    sound = 0.9 * air * (1 + 0.3 * np.sin(2 * np.pi * f * t))
    for loud, times, phase in ((0.5, 1, 0), (0.35, 2, 1), (0.22, 7, 2), (0.12, 11, 0)):
        sound += loud * np.sin(2 * np.pi * f * times * t + phase)
    fade = np.minimum(1, np.minimum(t / 0.4, (SECONDS - t) / 0.4))
    return sound * fade * level


def main():
    rng = np.random.default_rng(3)
    sound = np.concatenate([spin(1400, 0.42, rng), spin(900, 0.21, rng)])
    with wave.open(str(PLACE), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes((np.clip(sound, -1, 1) * 32000).astype("<i2").tobytes())


if __name__ == "__main__":
    main()
