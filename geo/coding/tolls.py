"""The losses of an event, one toll an outcome.

Law: what is told in parts and in all is counted once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from geo.codebook import country
from geo.model import OUTCOMES, Casualty, CodedEvent, Outcome, Toll

NO_LOSSES: Mapping[Outcome, None] = dict.fromkeys(OUTCOMES)


def tolls_told(event: CodedEvent) -> dict[Outcome, Toll]:
    """Return the losses that are told of an event, by outcome."""
    return {outcome: toll for outcome in OUTCOMES if (toll := getattr(event, outcome))}


def with_tolls(event: CodedEvent, tolls: Mapping[Outcome, Toll | None]) -> CodedEvent:
    """Return an event with these losses in the place of its own; of outcomes that are not given it keeps what it has."""
    changes: dict[str, Any] = dict(tolls.items())
    return replace(event, **changes)


def tolls_of(casualties: Sequence[Casualty]) -> dict[Outcome, Toll]:
    """Return the losses that a sentence tells."""
    by: dict[Outcome, list[Casualty]] = {}
    for c in casualties:
        by.setdefault(c.outcome, []).append(c)
    return {outcome: total(counts) for outcome, counts in by.items()}


def total(counts: Sequence[Casualty]) -> Toll:
    """Add up the losses of one outcome; a total told beside its parts (4 = 3 + 1) is not added to them."""
    biggest = max(counts, key=lambda c: c.best)
    rest = [c for c in counts if c is not biggest]
    separate = list(counts) if len({(c.side, c.group) for c in counts}) == len(counts) else [biggest]
    parts = rest if rest and biggest.best == sum(c.best for c in rest) else separate
    high = None if any(c.high is None for c in parts) else sum(c.high or 0 for c in parts)
    lost = [c for c in parts if c.best] or parts  # "none on our side, three on theirs"
    sides, groups = {c.side for c in lost}, {c.group for c in lost}
    side = sides.pop() if len(sides) == 1 else "both" if len({country(s) for s in sides} - {""}) > 1 else max(sides)
    return Toll(sum(c.low for c in parts), sum(c.best for c in parts), high, groups.pop() if len(groups) == 1 else "unknown", side)
