"""Running reports: each entry that opens by the clock ("14h15 – …") is a text of its own.

Law: no place, actor or loss goes from one entry to another; the events are those of the entries, in their order.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from geo.coding import events
from geo.coding.story import Reading
from geo.model import Casualty, CodedEvent
from geo.text import opens_by_the_clock

_RUNNING = 2  # entries that make a text a running report
_HEAD = 3  # lines before the first entry that may be no more than its headline


def code(reading: Reading) -> tuple[list[CodedEvent], list[Casualty]]:
    """Code a document, a running report entry by entry.

    Parameters
    ----------
    reading : Reading

    Returns
    -------
    events : list of CodedEvent
    losses : list of Casualty
        Both as `geo.coding.events.code` returns them, in the order of the text.
    """
    coded = [events.code(part) for part in _entries(reading)]
    return [e for told, _ in coded for e in told], [c for _, losses in coded for c in losses]


def _entries(reading: Reading) -> Iterator[Reading]:
    """The parts of a document: what stands before its first entry, and the entries; itself if it is no running report."""
    begins = [n for n, line in enumerate(reading.lines) if _begins(reading, n) and opens_by_the_clock(line.text, line.start)]
    if len(begins) < _RUNNING:
        yield reading
        return
    begins = begins[begins[0] < _HEAD :]
    for first, last in pairwise([0, *(n for n in begins if n), len(reading.lines)]):
        yield _part(reading, first, last)


def _begins(reading: Reading, number: int) -> bool:
    """Whether a line begins its paragraph."""
    return not number or reading.paragraphs[number] != reading.paragraphs[number - 1]


def _part(reading: Reading, first: int, last: int) -> Reading:
    """The lines from the first up to the last of a document as a text of their own."""
    begin, end = reading.lines[first].start, reading.lines[last - 1].end
    return replace(
        reading, lines=reading.lines[first:last], paragraphs=reading.paragraphs[first:last], languages=reading.languages[first:last],
        toponyms=[t for t in reading.toponyms if begin <= t.start < end], times=[t for t in reading.times if begin <= t.start < end],
        casualties=[c for c in reading.casualties if begin <= c.start < end],
        actors=[replace(a, line=a.line - first) for a in reading.actors if first <= a.line < last],
    )  # fmt: skip
