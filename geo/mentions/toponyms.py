"""Toponym recognition: which words are place names, and what the words round them say of the place.

Which place a name means is decided later, in ``geo.geocode``.

Law: recognised toponyms do not overlap; a border's mention swallows the names of the countries that it parts.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from geo.gazetteers.index import Found, NameIndex
from geo.language import Language
from geo.model import Cue, Kind, Place, RawToponym
from geo.phrases import Match
from geo.text import Line

_LIST_GAP = 4  # tokens between two names of one list
_GOVERNED = 4  # tokens between a word that aims at a government and the capital's name


def recognise(
    lines: Sequence[Line], languages: Sequence[Language], index: NameIndex[Place], taken: Sequence[Collection[tuple[int, int]]]
) -> list[RawToponym]:
    """Find the toponyms of a document.

    Parameters
    ----------
    lines, languages : sequences of equal length
        The sentences and each one's language.
    index : NameIndex
        The gazetteer.
    taken : sequence of collections of (first, last)
        For each line the token ranges that known persons and organisations hold: a name inside one is no place.

    Returns
    -------
    list of RawToponym, in the order of the text.
    """
    found = []
    for number, (line, language, held) in enumerate(zip(lines, languages, taken, strict=True)):
        # a country inside an organisation's name is named all the same
        names = [f for f in index.find(line, language) if f.names[0].target.kind == "country" or not _inside(f.first, f.last, held)]
        found += _in_line(number, line, language, names)
    return found


def _inside(first: int, last: int, held: Collection[tuple[int, int]]) -> bool:
    return any(a <= first and last <= b for a, b in held)


def _in_line(number: int, line: Line, language: Language, names: Sequence[Found[Place]]) -> list[RawToponym]:
    cues = _Cues(line, language)
    borders = list(_borders(number, line, language, names))
    single = [_toponym(number, line, f, cues) for f in names if not any(b.first <= f.first < b.last for b in borders)]
    usable = [t for t in single if not cues.not_place(t.first)]
    kept = [t for t in usable if _proved(t) or _alone(t, line)]
    kept += [t for t in usable if t not in kept and any(_listed_with(t, k, line) for k in kept)]
    return sorted([*kept, *(replace(b, cue=cues.of(b.first, b.last)) for b in borders)], key=lambda t: t.start)


def _toponym(number: int, line: Line, found: Found[Place], cues: _Cues) -> RawToponym:
    start, end = line.raw(found.first, found.last)
    places = tuple(dict.fromkeys(n.target for n in found.names))
    return RawToponym(
        number, found.first, found.last, start, end, line.text[start:end], places,
        frozenset(n.target.place_id for n in found.names if n.role in ("official", "exonym")),
        all("word" in n.flags for n in found.names), cues.of(found.first, found.last),
    )  # fmt: skip


def _proved(toponym: RawToponym) -> bool:
    """A name that is also a word or a person counts only with a cue, or in a list with places that are sure."""
    return not toponym.guarded or bool(toponym.cue.kind or toponym.cue.relation or toponym.cue.located)


def _alone(toponym: RawToponym, line: Line) -> bool:
    """Whether a capital letter must be a name's own: inside a sentence, beside no other capital that it could be a person with."""
    before, after = line.tokens[toponym.first - 1 : toponym.first], line.tokens[toponym.last : toponym.last + 1]
    return toponym.first > 0 and before[0].is_word and not any(t.capital for t in (*before, *after))


def _listed_with(a: RawToponym, b: RawToponym, line: Line) -> bool:
    low, high = sorted((a, b), key=lambda t: t.first)
    return high.first - low.last <= _LIST_GAP and not any(t.fold in (".", ";", ":") for t in line.tokens[low.last : high.first])


class _Cues:
    """The cue phrases of one line by the token at which they touch a name."""

    def __init__(self, line: Line, language: Language) -> None:
        self._line, self._tokens = line, line.tokens
        self._relations = language.relations.find(line)
        self._types = language.type_words.find(line)
        self._distances = language.distances.find(line)
        self._parts = language.part_of.find(line)
        self._not = {m.last for m in language.not_places.find(line)}
        self._metonyms = language.metonyms.find(line)
        self._behind = _GOVERNED if language.tables["actors"].get("postpositions") else -1
        self._type_side = language.tables["names"].get("type_side", "both")
        self._words = language.words("names", "words")

    def _hangs_on(self, token: int) -> bool:
        """Whether a word behind a name belongs to it: a short one only by an apostrophe ("Moskova'da", not "Moskova da")."""
        if len(self._tokens[token].fold) > 2 or token == 0:
            return True
        return self._line.text[self._tokens[token - 1].end : self._tokens[token].start] in ("'", "’", "ʼ")

    def _dateline(self, first: int, last: int) -> bool:
        """Whether a name opens its paragraph as the place of writing: "YEREVAN, 28 July – …"."""
        return first == 0 and last < len(self._tokens) - 1 and self._tokens[last].fold in (",", "(", "-", "/", ".", ":") and any(
            t.fold == "-" or t.fold[0].isdigit() for t in self._tokens[last : last + 6]
        )

    def not_place(self, first: int) -> bool:
        return first in self._not or self._tokens[first].fold in self._words

    def of(self, first: int, last: int) -> Cue:
        before, after = self._type_side != "after", self._type_side != "before"
        types = [m for m in self._types if (before and m.last == first) or (after and m.first == last)]
        kind = max(types, key=lambda m: m.last - m.first).payload if types else ""
        begin = min([first, *(m.first for m in types if m.last == first)])
        end = max([last, *(m.last for m in types if m.first == last)])
        located = any(m.payload == "located" and (m.last == first or (self._behind > 0 and m.first == last and self._hangs_on(m.first))) for m in self._metonyms)
        governed = any(m.payload == "governed" and (0 <= first - m.last <= _GOVERNED or 0 <= m.first - last <= self._behind) for m in self._metonyms)
        cue = Cue(kind=kind, located=located or self._dateline(begin, end), governed=governed)
        if distance := self._touching(self._distances, begin, end):
            return replace(cue, relation="offset", metres=_metres(distance.values), direction=distance.values.get("direction", ""))
        if part := self._touching(self._parts, begin, end):
            return replace(cue, relation="part", direction=part.values["direction"])
        relation = self._touching(self._relations, begin, end)
        return replace(cue, relation=relation.payload if relation else "")

    def _touching(self, matches: Sequence[Match[Any]], first: int, last: int) -> Match[Any] | None:
        """Return the longest phrase that ends where the name begins, or begins where it ends if words stand behind names here."""
        near = [m for m in matches if m.last == first or (self._behind > 0 and m.first == last)]
        return max(near, key=lambda m: m.last - m.first, default=None)


def _metres(values: Mapping[str, Any]) -> float:
    return 1000.0 * float(values.get("int", values.get("num", 0)))


# ---------------------------------------------------------------- borders

_BORDERING: tuple[Kind, ...] = ("country", "province", "district", "region")


def _borders(number: int, line: Line, language: Language, names: Sequence[Found[Place]]) -> Iterator[RawToponym]:
    links = {line.tokens[m.first].fold for m in language.borders.find(line) if m.payload == "links"}
    chain = _Chain(line, links, names, language.nations.find(line))
    found = language.borders.find(line)
    nothing = [m for m in found if m.payload == "none"]
    until = 0
    for match in found:
        if match.payload in ("links", "none", "section_heads") or match.first < until or any(m.first <= match.first < m.last for m in nothing):
            continue
        first, last, places, nations = chain.around(match.first, match.last)
        if match.payload == "contact_line" and places:
            first, last, places, nations = match.first, match.last, [], []
        start, end = line.raw(first, last)
        until = last
        yield RawToponym(
            number, first, last, start, end, line.text[start:end], tuple(places), border=True,
            nations=tuple(dict.fromkeys(nations)), section=match.payload == "contact_line",
        )  # fmt: skip


class _Chain:
    """The countries that hang on a border's head: to its right ("border of A with B") and left ("A–B border")."""

    def __init__(self, line: Line, links: set[str], names: Sequence[Found[Place]], nations: Sequence[Match[str]]) -> None:
        self._n = len(line.tokens)
        self._links = {i for i, t in enumerate(line.tokens) if t.fold in links}
        self._at = {f.first: f for f in names if any(n.target.kind in _BORDERING for n in f.names)}
        self._ends = {f.last: f for f in self._at.values()}
        self._nation_at = {m.first: m for m in nations}
        self._nation_ends = {m.last: m for m in nations}

    def around(self, first: int, last: int) -> tuple[int, int, list[Place], list[str]]:
        places: list[Place] = []
        nations: list[str] = []
        low, position = first, first
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
        if places or nations:
            return low, last, places, nations
        high, position = last, last
        while position < self._n and position - high < 5:
            if position in self._at:
                position = high = self._take(self._at[position], places)[1]
            elif position in self._nation_at:
                nations.append(self._nation_at[position].payload)
                position = high = self._nation_at[position].last
            elif position in self._links:
                position += 1
            else:
                break
        return first, high, places, nations

    @staticmethod
    def _take(found: Found[Place], places: list[Place]) -> tuple[int, int]:
        places.append(next(n.target for n in found.names if n.target.kind in _BORDERING))
        return found.first, found.last
