"""Borders in a text: a head word ("border", "line of contact") and the countries or nations that hang on it.

Law: a border's span holds the countries that it names and nothing else; "the border area of Tavush" is a border and a province.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from geo.gazetteers.index import Found
from geo.language import Language
from geo.model import Cue, Place, RawToponym
from geo.phrases import Match, longest
from geo.text import Line

_STATES = ("country", "region")
UNITS = ("province", "district")
HEADS = ("heads", "bare", "contact_line")
_TELLING = frozenset((*HEADS, "section_heads", "directions"))  # without one of these no border is told
_PART = 2  # tokens between a border and words for a part of it: "the north-eastern section | of the border"
_SHARING = 3  # tokens from "that" to "shares"
_REACH = 5  # tokens between a border's head and the next country on its right


def find(number: int, line: Line, language: Language, names: Sequence[Found[Place]]) -> Iterator[RawToponym]:
    """Find the borders of a line, given the place names in it."""
    found = language.borders.find(line)
    if not any(m.payload in _TELLING for m in found):
        return
    links = {i for m in found if m.payload == "links" for i in range(m.first, m.last)}
    joins = language.words("actors", "links", "and") | language.words("names", "pairs") | {"-", ","}
    partner = re.compile(language.tables["actors"].get("case", {}).get("with") or "(?!)")  # "with X | at the border"
    subject = re.compile(language.tables["names"].get("subject") or "(?!)")
    owners = [f for f in names if not subject.search(line.tokens[f.last - 1].fold) or f.last == len(line.tokens) or line.tokens[f.last].fold in joins]
    # "Տավուշում՝ | Ադրբեջանի հետ սահմանին": what is put in a unit is no border of it
    owners = [f for f in owners if not (language.within.search(line.tokens[f.last - 1].fold) and all(_is_unit(n.target) for n in f.names))]
    types = [m for m in language.type_words.find(line) if m.payload in UNITS]
    words = (language.words("names", "border", key) for key in ("with", "shared", "links_behind"))
    within = {i for i in links if language.within.search(line.tokens[i].fold)}  # "X ilə Y | arasında | sərhəd boyu": there, not the border's own
    chain = _Chain(line, links, within, owners, language.nations.find(line), types, *words)
    nothing = [m for m in found if m.payload == "none"]
    genitive = language.tables["actors"].get("case", {}).get("genitive") or "$^"
    sections = [*chain.sections(found, joins)]
    sections += [s for s in chain.between(found, joins) if not any(s[0] < last and first < s[1] for first, last, _ in sections)]
    for first, last, units in sections:
        start, end = line.raw(first, last)
        yield RawToponym(number, first, last, start, end, line.text[start:end], tuple(units), border=True)
    found = [m for m in found if not any(m.first < last and first < m.last for first, last, _ in sections)]
    until = 0
    for match in found:
        barred = [m for m in nothing if m.first <= match.first < m.last]
        if match.payload not in HEADS or match.first < until or any(m.last != match.last or m.first == match.first for m in barred):
            continue
        first, last, places, nations = chain.around(match.first, match.last, far=match.payload == "heads")
        if barred and (last == match.last or len(places) + len(nations) < len(_STATES)):  # "the demarcation of the border", but "… between | A and B"
            continue
        shared = match.first > 0 and partner.search(line.tokens[match.first - 1].fold)
        if shared and (host := _host_before(match.first, first, owners, language, line)):  # "X | Azərbaycanla sərhəddə …": X is the subject
            first, places = host.first, places[-1:]
        # "X | at the border": what stands before is no owner, not even in the genitive ("X'in | sınıra asker yığdığını")
        owned = match.first - 1 in links and not re.search(genitive, line.tokens[match.first - 1].fold)
        lone = not shared and not owned and any(m.payload == "lone" and m.first == match.first for m in found)
        if lone or (match.payload == "contact_line" and places):
            first, last, places, nations = match.first, match.last, [], []
        start, end = line.raw(first, last)
        until = last
        part = next((m for m in found if m.payload == "part" and m.first <= last + _PART and first - _PART <= m.last), None)
        cue = Cue(relation="part", direction=part.values["direction"]) if part else Cue()
        yield RawToponym(
            number, first, last, start, end, line.text[start:end], tuple(places), border=True,
            cue=cue, nations=tuple(dict.fromkeys(nations)), section=match.payload == "contact_line",
        )  # fmt: skip


def _host_before(head: int, first: int, owners: Sequence[Found[Place]], language: Language, line: Line) -> Found[Place] | None:
    """The country in the case for "with" right before a border that is told by itself ("at the border"), if the name before it is no owner: it stands in no genitive."""
    partner = next((f for f in owners if f.last == head and first < f.first), None)
    lone = any(m.payload == "lone" and m.first == head for m in language.borders.find(line))
    genitive = language.tables["actors"].get("case", {}).get("genitive") or "$^"
    apart = partner is not None and any(f.last == partner.first for f in owners) and not re.search(genitive, line.tokens[partner.first - 1].fold)
    return partner if lone and apart else None


class _Chain:
    """The countries that hang on a border's head: to its left ("A–B border") or right ("border of A with B")."""

    def __init__(
        self, line: Line, links: set[int], within: set[int], names: Sequence[Found[Place]], nations: Sequence[Match[str]], types: Sequence[Match[str]],
        partner: Collection[str], shared: Collection[str], behind: Collection[str],
    ) -> None:  # fmt: skip
        self._n = len(line.tokens)
        self._partner = {i for i, t in enumerate(line.tokens) if t.fold in partner}  # "with"
        self._shared = _sharing([t.fold for t in line.tokens], shared, self._partner)
        self._links = links
        self._own_links = links - within
        self._behind = links | {i for i, t in enumerate(line.tokens) if t.fold in behind}
        self._beside = {i for m in (*nations, *types) for i in range(m.first, m.last)}  # "the Azerbaijani district of Lachin"
        told = [f for f in names if any("exact" not in n.flags for n in f.names)]
        self._at = {f.first: f for f in told if any(n.target.kind in _STATES for n in f.names)}
        self._ends = {f.last: f for f in told if any(n.target.kind in (*_STATES, *UNITS) for n in f.names)}
        self._unit_at = {f.first: f for f in told if any(_is_unit(n.target) for n in f.names)}
        owning = [f for f in self._at.values() if f.first not in self._unit_at]
        self._beside |= {i for f in owning for i in range(f.first, f.last)}  # "Armenia's Syunik"
        self._line = line
        self._nation_at = {m.first: m for m in nations}
        self._nation_ends = {m.last: m for m in nations}

    def around(self, first: int, last: int, far: bool) -> tuple[int, int, list[Place], list[str]]:
        """Return the span with what hangs on it; without `far`, a link must join what stands on the right."""
        places: list[Place] = []
        nations: list[str] = []
        low = self._leftward(first, places, nations) if far or self._ends.get(first) in self._at.values() or first in self._nation_ends else first
        if places or nations:
            other = far and len(places) + len(nations) == 1 and last in self._partner  # "Armenia's border | with Nakhchivan"
            return low, self._rightward(last, places, nations) if other else last, places, nations
        high = self._rightward(last, places, nations) if far or last in self._links else last
        return first, high, places, nations

    def sections(self, found: Sequence[Match[str]], joins: Collection[str]) -> Iterator[tuple[int, int, list[Place]]]:
        """Return the sections that are named by the units on both sides ("the Tavush–Tovuz section of the border"), or by one where the border is told."""
        heads = [m for m in found if m.payload == "heads"]
        alone = {m.first for m in found if m.payload == "lone"}
        bare = [m for m in found if m.payload == "bare" and not any(m.first <= u < m.last for u in self._unit_at)]
        for m in longest([m for m in found if m.payload in ("section_heads", "directions")]):
            m = next((b for b in bare if b.first <= m.first and m.last <= b.last), m)  # "border section" holds both words
            low, units = self._units(m.first, -1, joins)
            high = m.last
            if not units:
                high, units = self._units(self._beyond(m.last), 1, joins)
            owned = {h.first: h.first if h.first in alone else self._leftward(h.first, [], []) for h in heads}
            behind = self._beyond(high)
            border = m if m in bare else next((h for h in heads if owned[h.first] <= high <= behind <= h.first or behind == owned[h.first] or h.last == low), None)
            paired = any(map(self._line.hyphenated, range(low, m.first - 1))) and any(u.kind == "province" for u in units)  # "the Tavush–Tovuz direction", no towns
            if (units and border) or (len({u.country for u in units}) > 1 and (paired or m.payload == "section_heads")):
                yield min(low, m.first, owned.get(border.first, low) if border else low), max(high, m.last, self._rightward(border.last, [], []) if border else high), units

    def between(self, found: Sequence[Match[str]], joins: Collection[str]) -> Iterator[tuple[int, int, list[Place]]]:
        """Return the sections that are told as the border between two units ("the stretch of border between Gegharkunik and Kalbajar")."""
        sections = {self._beyond(m.last): m.first for m in found if m.payload == "section_heads"}
        for head in longest([m for m in found if m.payload == "heads"]):
            high, units = self._units(self._beyond(head.last), 1, joins, described=True)
            if len({u.country for u in units}) > 1:
                yield sections.get(head.first, head.first), high, units
                continue
            low, units = self._units(self._before(head.first), -1, joins, described=True)  # "X ilə Y arasındakı | sərhəd"
            if len({u.country for u in units}) > 1:
                yield low, head.last, units

    def _beyond(self, position: int) -> int:
        while position in self._links:
            position += 1
        return position

    def _before(self, position: int) -> int:
        while position - 1 in self._own_links:
            position -= 1
        return position

    def _units(self, position: int, step: int, joins: Collection[str], described: bool = False) -> tuple[int, list[Place]]:
        """The provinces and districts that stand in a row before (-1) or behind (1) a token, and where the row ends.

        With `described`, words for their kind and their nation may stand beside them.
        """
        at = self._unit_at if step > 0 else {f.last: f for f in self._unit_at.values()}
        units: list[Place] = []
        edge = position
        while 0 <= position <= self._n:
            if position in at:
                edges = self._take(at[position], units, (UNITS,))
                position = edge = edges[1] if step > 0 else edges[0]
            elif 0 <= (i := position if step > 0 else position - 1) < self._n and self._in_row(i, bool(units), joins, described):
                position += step
            else:
                break
        return edge, units

    def _in_row(self, token: int, begun: bool, joins: Collection[str], described: bool) -> bool:
        """Whether a row of units may run over a token that is none."""
        return (begun and self._line.tokens[token].fold in joins) or (described and (token in self._beside or token in self._own_links))

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
        high, shared = position, False  # "the border with | Kalbajar" is that of a district
        while position < self._n and position - high < _REACH:
            if position in self._shared and not shared:  # "the border | that X shares with Y"
                position += 1
                continue
            if position in self._at or (shared and position in self._unit_at):
                position = high = self._take((self._at if position in self._at else self._unit_at)[position], places)[1]
            elif position in self._nation_at:
                nations.append(self._nation_at[position].payload)
                position = high = self._nation_at[position].last
            elif position in self._behind:
                shared = shared or position in self._partner
                position += 1
            else:
                break
        return high

    @staticmethod
    def _take(found: Found[Place], places: list[Place], kinds: Sequence[Sequence[str]] = (_STATES, UNITS)) -> tuple[int, int]:
        places.append(next(n.target for wanted in kinds for n in found.names if n.target.kind in wanted or (wanted is UNITS and _is_unit(n.target))))
        return found.first, found.last


def _sharing(words: Sequence[str], shared: Collection[str], partner: Collection[int]) -> set[int]:
    """The tokens of "that … shares with": of two that stand round a name, before what they share it with."""
    told = [i for i, w in enumerate(words) if w in shared]
    return {i for a, b in pairwise(told) if b - a <= _SHARING and b + 1 in partner for i in (a, b)}


def _is_unit(place: Place) -> bool:
    """Whether a place has a boundary of its own: Nakhchivan is a region that has one."""
    return place.kind in UNITS or (place.kind == "region" and place.place_id.startswith("iso:"))
