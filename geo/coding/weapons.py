"""What an attack was made with, where its verb leaves that open ("shelled", "fired on", "killed").

Law: only words beside an attack tell its weapon, and each such word is that of the nearest attack of its sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geo.coding.story import Reading
from geo.model import CodedEvent

_CUE = "weapon:"  # cues of the words for weapons, by the mode that they make; "weapon:fire" is firearms where the verb tells nothing ("killed by Y's | fire")
_MODES = ("heavy-weapons", "drone", "firearms")  # of several weapons told together the heaviest counts
_OPEN = ("", *_MODES)
_REACH = 12  # tokens between an attack's words and its weapon


def armed(events: Sequence[CodedEvent], reading: Reading) -> list[CodedEvent]:
    """Tell of a document's merged attacks what they were made with, if their sentences name a weapon."""
    attacks = [e for e in events if e.event == "ASSAULT"]
    return [replace(e, mode=_weapon(e, attacks, reading) or e.mode) if e in attacks and e.mode in _OPEN else e for e in events]


def _weapon(event: CodedEvent, attacks: Sequence[CodedEvent], reading: Reading) -> str:
    for span in event.evidence:
        at = reading.line_at(span.start)
        line, language = reading.lines[at], reading.languages[at]
        rivals = [(line.index_at(s.start), line.index_at(s.end - 1)) for e in attacks if e is not event for s in e.evidence if line.start <= s.start < line.end]
        first, last = line.index_at(span.start), line.index_at(span.end - 1)
        named = set()
        for cue in language.cues.find(line):
            if cue.payload.startswith(_CUE):
                gap = max(cue.first - last, first - cue.last + 1, 0)
                if gap <= _REACH and all(gap <= max(cue.first - b, a - cue.last + 1, 0) for a, b in rivals):
                    named.add(cue.payload.removeprefix(_CUE))
        if named:
            return next((m for m in _MODES if m in named), "" if event.mode else "firearms")
    return ""
