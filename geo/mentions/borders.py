"""Borders in a text: a head word ("border", "line of contact") and the countries or nations that hang on it.

Law: a border's span holds the countries that it names and nothing else; "the border area of Tavush" is a border and a province.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from geo.gazetteers.index import Found
from geo.language import Language
from geo.model import Place, RawToponym
from geo.phrases import Match
from geo.text import Line

_STATES = ("country", "region")
_UNITS = ("province", "district")
_HEADS = ("heads", "bare", "contact_line")
_REACH = 5  # tokens between a border's head and the next country on its right


def find(number: int, line: Line, language: Language, names: Sequence[Found[Place]]) -> Iterator[RawToponym]:
    """Find the borders of a line, given the place names in it."""
    found = language.borders.find(line)
    links = {i for m in found if m.payload == "links" for i in range(m.first, m.last)}
    chain = _Chain(line, links, names, language.nations.find(line))
    nothing = [m for m in found if m.payload == "none"]
    until = 0
    for match in found:
        if match.payload not in _HEADS or match.first < until or any(m.first <= match.first < m.last for m in nothing):
            continue
        first, last, places, nations = chain.around(match.first, match.last, far=match.payload == "heads")
        if match.payload == "contact_line" and places:
            first, last, places, nations = match.first, match.last, [], []
        start, end = line.raw(first, last)
        until = last
        yield RawToponym(
            number, first, last, start, end, line.text[start:end], tuple(places), border=True,
            nations=tuple(dict.fromkeys(nations)), section=match.payload == "contact_line",
        )  # fmt: skip


class _Chain:
    """The countries that hang on a border's head: to its left ("A–B border") or right ("border of A with B")."""

    def __init__(self, line: Line, links: set[int], names: Sequence[Found[Place]], nations: Sequence[Match[str]]) -> None:
        self._n = len(line.tokens)
        self._links = links
        told = [f for f in names if any("exact" not in n.flags for n in f.names)]
        self._at = {f.first: f for f in told if any(n.target.kind in _STATES for n in f.names)}
        self._ends = {f.last: f for f in told if any(n.target.kind in (*_STATES, *_UNITS) for n in f.names)}
        self._nation_at = {m.first: m for m in nations}
        self._nation_ends = {m.last: m for m in nations}

    def around(self, first: int, last: int, far: bool) -> tuple[int, int, list[Place], list[str]]:
        """Return the span with what hangs on it; without `far`, a link must join what stands on the right."""
        places: list[Place] = []
        nations: list[str] = []
        low = self._leftward(first, places, nations) if far or self._ends.get(first) in self._at.values() or first in self._nation_ends else first
        if places or nations:
            return low, last, places, nations
        high = self._rightward(last, places, nations) if far or last in self._links else last
        return first, high, places, nations

    def _leftward(self, position: int, places: list[Place], nations: list[str]) -> int:
        low = position
        while position > 0:
            if position in self._ends:
                position = low = self._take(self._ends[position], places)[0]
            elif position in self._nation_ends:
                nations.append(self._nation_ends[position].payload)
                position = low = self._nation_ends[position].first
            elif position - 1 in self._links and low != position + 2:
                position -= 1
            else:
                break
        return low

    def _rightward(self, position: int, places: list[Place], nations: list[str]) -> int:
        high = position
        while position < self._n and position - high < _REACH:
            if position in self._at:
                position = high = self._take(self._at[position], places)[1]
            elif position in self._nation_at:
                nations.append(self._nation_at[position].payload)
                position = high = self._nation_at[position].last
            elif position in self._links:
                position += 1
            else:
                break
        return high

    @staticmethod
    def _take(found: Found[Place], places: list[Place]) -> tuple[int, int]:
        places.append(next(n.target for kinds in (_STATES, _UNITS) for n in found.names if n.target.kind in kinds))
        return found.first, found.last
