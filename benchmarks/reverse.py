"""Reverse geocoding: random points to country, unit, border section and distance in one call. ``PYTHONPATH=. python benchmarks/reverse.py [N]``."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import numpy as np

from geo import pack

ROOT = Path(__file__).resolve().parent.parent


def main(n: int = 100_000) -> None:
    """Print how long it takes."""
    data = pack.load(ROOT / "data")
    west, south, east, north = data.region.bounds
    lonlat = np.random.default_rng(1).uniform((west, south), (east, north), (n, 2))
    begun = time.perf_counter()
    locator = data.locator
    built = time.perf_counter()
    found = locator.locate(lonlat)
    done = time.perf_counter()
    inside = (found.unit != "").mean()
    print(f"index {built - begun:.2f} s; {n} points in {done - built:.2f} s ({n / (done - built):,.0f} a second); {inside:.0%} in a province or district")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
