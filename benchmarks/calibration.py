"""Fit the sharpness of the resolver's scores: the value under which the right places of the development mentions are least surprising.

``PYTHONPATH=. python benchmarks/calibration.py`` prints the mean log loss of several values; the best one stands in ``geo.geocode.SHARPNESS``.
"""

from __future__ import annotations

import json
import math
from pathlib import Path

from geo import evaluation_mentions, geocode, pack

ROOT = Path(__file__).resolve().parent.parent


def gold_records() -> list[evaluation_mentions.Record]:
    """The toponyms of ``tests/gold/dev`` as sets of mentions."""
    found = []
    for path in sorted((ROOT / "tests" / "gold" / "dev").rglob("*.json")):
        data = json.loads(path.read_text("utf-8"))
        if "text" in data and data.get("toponyms"):
            mentions = [{"lon": None, "lat": None} | t for t in data["toponyms"]]
            found.append(evaluation_mentions.Record(path.name, data["language"], data["text"], data["published"].get("stated") or "", mentions))
    return found


def loss(records: list[evaluation_mentions.Record], sharpness: float) -> tuple[float, str]:
    """Return the mean log loss at a sharpness and the table of reliability."""
    geocode.SHARPNESS = sharpness
    tried = evaluation_mentions.trials(records, pack.load(ROOT / "data"))
    surprise = [-math.log(max(t.score if t.right else 1 - t.score, 1e-3)) for t in tried]
    return sum(surprise) / len(surprise), evaluation_mentions.reliability(tried)


if __name__ == "__main__":
    records = evaluation_mentions.load([ROOT / "tests" / "mentions" / "dev.jsonl"]) + gold_records()
    results = {s: loss(records, s) for s in (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 2.5, 3.0)}
    for sharpness, (mean, _) in results.items():
        print(f"{sharpness:5.2f}  {mean:.4f}")
    print(results[min(results, key=lambda s: results[s][0])][1])
