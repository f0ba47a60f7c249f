"""Fits what the signs of an event weigh to the development texts: ``python -m scripts.confidence`` writes ``data/confidence.toml``.

Logistic regression with a ridge: the weights on ``tests/gold/dev``, and on ``tests/stories/dev``, whose texts the rules were not written with, how sure
the whole may be (the bias). A sign that is rare gets no weight.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from geo import evaluation, pipeline
from geo.coding.confidence import BIAS
from geo.pack import Pack, load
from geo.readers import txt
from geo.settings import ROOT

RIDGE, ROUNDS = 5.0, 60
RARE = 25  # reports under which a sign is not weighed
Sample = tuple[tuple[str, ...], bool]
HEAD = "# What each sign of an event adds to the log odds that event, day and parties are read rightly; fitted by scripts/confidence.py.\n"


def samples(folder: Path, pack: Pack) -> list[Sample]:
    """Return the signs of each report of a gold folder, and whether it is right; reports that gold leaves open are left out."""
    found = []
    for gold in evaluation.load([folder]):
        stated = gold.data.get("published", {}).get("stated") or ""
        told = [r for r in pipeline.parse(txt.document(gold.text, str(gold.path), stated_date=stated), pack).reports if r.status == "reported"]
        pairs = list(evaluation.matched(gold.data.get("incidents", ()), told))
        right, open_ = {r.id for _, r in pairs}, {r.id for w, r in pairs if w.get("optional")}
        found += [(r.signs, r.id in right) for r in told if r.id not in open_]
    return found


def fit(rows: NDArray[np.float64], right: NDArray[np.float64], offset: NDArray[np.float64], ridge: float) -> NDArray[np.float64]:
    """Return the weights, the bias first, under which what is right is least surprising (Newton's method)."""
    weights = np.zeros(rows.shape[1])
    penalty = np.diag([0.0, *[ridge] * (rows.shape[1] - 1)])
    for _ in range(ROUNDS):
        p = 1 / (1 + np.exp(-(rows @ weights + offset)))
        weights -= np.linalg.solve((rows * (p * (1 - p))[:, None]).T @ rows + penalty, rows.T @ (p - right) + penalty @ weights)
    return weights


def table(told: list[Sample], names: list[str]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return samples as a matrix, one row each and ones before the signs, and which are right."""
    return np.array([[1.0, *(float(n in s) for n in names)] for s, _ in told]), np.array([float(ok) for _, ok in told])


def main() -> None:
    """Fit and write."""
    pack = load(ROOT / "data")
    known, fresh = (samples(ROOT / "tests" / folder, pack) for folder in ("gold/dev", "stories/dev"))
    counts = {n: sum(n in s for s, _ in known) for n in sorted({n for s, _ in known for n in s})}
    names = [n for n, count in counts.items() if count >= RARE]
    rows, right = table(known, names)
    weights = fit(rows, right, np.zeros(len(rows)), RIDGE)
    anew, ok = table(fresh, names)
    bias = fit(anew[:, :1], ok, anew[:, 1:] @ weights[1:], 0.0)[0]
    lines = [f"{BIAS} = {bias:.2f}", *(f'"{n}" = {w:.2f}' for n, w in zip(names, weights[1:], strict=True) if abs(w) >= 0.05)]
    (ROOT / "data" / "confidence.toml").write_text(HEAD + "\n".join(lines) + "\n", "utf-8")
    print(f"{len(names)} signs; bias {weights[0]:.2f} on the texts developed with, {bias:.2f} on fresh ones")


if __name__ == "__main__":
    main()
