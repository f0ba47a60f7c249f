"""Whom an attack hit, soldiers or civilians, where its words name a country only.

Law: a sector that is told is kept; one that is worked out has its reason.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from geo.codebook import unique
from geo.coding.story import Reading
from geo.coding.tolls import tolls_told
from geo.model import CodedEvent, Group

FOUGHT = ("clash", "incursion", "abduct", "territory", "downing")  # modes of attacks among soldiers
SECTORS: dict[Group, str] = {"military": "MIL", "civilian": "CIV"}


def hit(events: Sequence[CodedEvent], reading: Reading) -> list[CodedEvent]:
    """Give the recipients of a document's attacks that are a country only the sector of those who were hit.

    Parameters
    ----------
    events : sequence of CodedEvent
        Merged, with their losses.
    reading : Reading

    Returns
    -------
    list of CodedEvent, in the order given.
    """
    return [_hit(e, reading) if e.event == "ASSAULT" and any(":" not in c for c in e.recipients) else e for e in events]


def _hit(event: CodedEvent, reading: Reading) -> CodedEvent:
    told = next(((group, what) for rule, what in _RULES if (group := rule(event, reading))), None)
    whom = unique(f"{c}:{SECTORS[told[0]]}" if c in reading.parties else c for c in event.recipients) if told else event.recipients
    if not told or whom == event.recipients:
        return event
    return replace(event, recipients=whom, reasons=(*event.reasons, f"Who was hit, soldiers or civilians, is told by {told[1]}."))


def _losses(event: CodedEvent, _: Reading) -> Group | None:
    return alone([t.group for t in tolls_told(event).values()])


def _mode(event: CodedEvent, _: Reading) -> Group | None:
    return "military" if event.mode in FOUGHT else None


def _words(event: CodedEvent, reading: Reading) -> Group | None:
    """Soldiers or civilians, if the sentence speaks of these alone."""
    at = reading.line_at(event.evidence[0].start)
    return alone([m.payload for m in reading.languages[at].groups.find(reading.lines[at])])


def _village(event: CodedEvent, _: Reading) -> Group | None:
    """A village itself, and nothing near it, is its people."""
    return "civilian" if event.places and all(p.kind == "village" and p.relation in ("", "at") for p in event.places) else None


def alone(told: Sequence[str]) -> Group | None:
    """Return soldiers or civilians, if only these are among what is told."""
    groups = [group for group in SECTORS if group in told]
    return groups[0] if len(groups) == 1 else None


_RULES: Sequence[tuple[Callable[[CodedEvent, Reading], Group | None], str]] = (
    (_losses, "the losses"), (_mode, "the kind of attack"), (_words, "other words of the sentence"), (_village, "the place, a village"),
)  # fmt: skip
