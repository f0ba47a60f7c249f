"""Toponym recognition: which words are place names, and what the words round them say of the place.

Which place a name means is decided later, in ``geo.geocode``.

Law: recognised toponyms do not overlap; a border's mention swallows the names of the countries that it parts.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from geo.gazetteers.index import Found, NameIndex
from geo.language import Language
from geo.mentions import borders
from geo.model import NATURAL, Cue, Place, RawToponym
from geo.phrases import Match
from geo.text import Line

_ARTICLE = 3  # letters: "L'Arménie", "The Armenia …" are no clubs
_LIST_GAP = 3  # tokens between two names of one list
_FAR_WORDS = 5  # words between "and" and the other end of a stretch
_FAR_END = 3  # names between one end of a stretch and the other: the countries that they lie in
_ENDS = ("village", "city", "mountain", "other")  # kinds of what a stretch may reach from and to
_WELL_KNOWN = 1_000_000  # inhabitants from which a foreign city needs no proof
_WITH_WORDS = (*NATURAL, "road")  # kinds whose names in the gazetteer may hold the word for them
_DASHES = ("-", "–", "—")
_APOSTROPHES = ("'", "’", "ʼ")
_ENDING = 4  # letters of an ending set off by an apostrophe
_DIRECTED = 6  # tokens between a border and a district that tells a direction of it: "in the direction of the"
_FRINGE = 5  # tokens between "the border zone" and the district that it is of: "of the district of"
_OPENING = 3  # tokens before the place of writing: the agency, a second place
_DATE_REACH = 5  # tokens between the place of writing and its date: the agency
_SPEAKING = 3  # tokens between a capital's name and a verb of speech
_IMPERSONAL = 6  # tokens between a capital that opens its clause and a verb without a subject
_TITLE = 4  # tokens of a title in quotation marks beside a name in it
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
    sporting: bool | None = None  # looked for where a club may be named
    found = []
    for number, (line, language, held) in enumerate(zip(lines, languages, taken, strict=True)):
        # a country inside an organisation's name is named all the same
        names = [f for f in index.find(line, language) if f.names[0].target.kind == "country" or not _inside(f.first, f.last, held)]
        told = _in_line(number, line, language, names)
        clubs = [t for t in told if _is_club(t, line)]
        if clubs and sporting is None:
            sporting = any(language.sport.find(line) for line, language in zip(lines, languages, strict=True))
        found += [t for t in told if not (sporting and t in clubs)]
    return found


def _inside(first: int, last: int, held: Collection[tuple[int, int]]) -> bool:
    return any(a <= first and last <= b for a, b in held)


def _in_line(number: int, line: Line, language: Language, names: Sequence[Found[Place]]) -> list[RawToponym]:
    lines = list(borders.find(number, line, language, names))
    if not names and not lines:
        return []
    cues = _Cues(line, language, names)
    single = [_toponym(number, line, f, cues) for f in names if not any(b.first <= f.first < b.last for b in lines)]
    usable = [t for t in single if not cues.not_place(t.first, t.last, t.places[0].kind == "country", bool(t.places[0].stands_for))]
    kept = [t for t in usable if _proof(t) or (_alone(t, line) and not cues.of_nation(t) if t.guarded else not _far_away(t) or _no_person(t, line))]
    kept += [t for t in usable if t not in kept and any(cues.listed(t, k) or cues.ends_with(t, k) for k in kept)]
    kept = _shared(sorted(kept, key=lambda t: t.start), cues)
    if len(kept) > 1:
        kept = list(_roads(_reached(_stretched(kept, cues), cues), line, cues))
    kept = [replace(t, cue=replace(t.cue, relation="along_border")) if _beside_border(t, lines) or cues.is_fringe(t) else t for t in kept]
    return sorted([*kept, *(b if b.cue.direction else replace(b, cue=cues.of(b.first, b.last)) for b in lines)], key=lambda t: t.start)


def _beside_border(toponym: RawToponym, told: Sequence[RawToponym]) -> bool:
    """Whether a district is told as a direction of the border named beside it: "dövlət sərhədinin Tovuz rayonu | istiqamətində"."""
    aimed = toponym.cue.relation == "toward" and toponym.cue.kind in borders.UNITS
    return aimed and any(0 <= toponym.first - b.last <= _DIRECTED or 0 <= b.first - toponym.last <= _DIRECTED for b in told)


def _toponym(number: int, line: Line, found: Found[Place], cues: _Cues) -> RawToponym:
    first, last = cues.trimmed(found.first, found.last) if found.names[0].target.kind in _WITH_WORDS else (found.first, found.last)
    start, end = line.raw(first, last)
    places = tuple(dict.fromkeys(n.target for n in found.names)) if len(found.names) > 1 else (found.names[0].target,)
    cue = cues.of(found.first, found.last)
    waters = {p.kind for p in places} & {*NATURAL}
    if waters and not cue.kind and {p.kind for p in places} <= waters | set(_ENDS) and len(places) > 1 and cues.is_thing(found.first, found.last):
        cue = replace(cue, kind=sorted(waters)[-1])
    return RawToponym(
        number, first, last, start, end, line.text[start:end], places,
        frozenset(n.target.place_id for n in found.names if n.role in ("official", "exonym")),
        all("word" in n.flags for n in found.names), cue,
        club=any("club" in n.flags for n in found.names),
    )  # fmt: skip


def _far_away(toponym: RawToponym) -> bool:
    """Whether a name is but a lesser city abroad: such names are persons' and firms' as often as not."""
    return all(p.kind == "city" and not p.admin1 and not p.stands_for and p.population < _WELL_KNOWN for p in toponym.places)


def _no_person(toponym: RawToponym, line: Line) -> bool:
    """Whether no capital stands beside a name that could make it a person's."""
    before = line.tokens[toponym.first - 1 : toponym.first] if toponym.first > 1 else []
    return not any(t.capital for t in (*before, *line.tokens[toponym.last : toponym.last + 1]))


def _is_club(toponym: RawToponym, line: Line) -> bool:
    """Whether a name is a club's where the talk is of sport: known as one, or written behind another capital ("Ararat Yerevan")."""
    before = line.tokens[toponym.first - 1] if toponym.first > 0 else None
    quoted = bool(before and before.fold == '"' and line.tokens[toponym.last : toponym.last + 1] and line.tokens[toponym.last].fold == '"')
    return not _proof(toponym) and (toponym.club or quoted or bool(before and before.capital and len(before.fold) > _ARTICLE))


def _proof(toponym: RawToponym) -> bool:
    """Whether the words around show that a place is meant."""
    return bool(toponym.cue.kind or toponym.cue.relation or toponym.cue.located)


def _alone(toponym: RawToponym, line: Line) -> bool:
    """Whether a capital letter must be a name's own: inside a sentence, beside no other capital that it could be a person with."""
    return toponym.first > 0 and line.tokens[toponym.first - 1].is_word and _no_person(toponym, line) and not line.tokens[toponym.first - 1].capital


def _shared(toponyms: Sequence[RawToponym], cues: _Cues) -> list[RawToponym]:
    """Give names that are listed together what the words say of one of them ("the Lachin and Kalbajar districts", "between Goris and Kapan")."""
    runs: list[list[RawToponym]] = []
    for t in toponyms:
        if runs and cues.listed(runs[-1][-1], t):
            runs[-1].append(t)
        else:
            runs.append([t])
    return [t for run in runs for t in _agreeing(run, cues)]


def _agreeing(run: Sequence[RawToponym], cues: _Cues) -> Iterator[RawToponym]:
    if len(run) == 1 and not run[0].cue.towns:
        yield run[0]
        return
    and_so = len(run) > 1 and cues.paired(run[-2], run[-1])  # "Bashkend, Gadabay" is a village and its district
    for i, t in enumerate(run):
        others = [r for r in run if r is not t]
        kinds = {p.kind for p in t.places}
        kind = t.cue.kind or next((r.cue.kind for r in others if r.cue.kind in kinds), "")
        beside = [r for r in run[max(i - 1, 0) : i + 2] if r is not t]
        located = t.cue.located or any((r.cue.located and cues.paired(r, t)) or _mere_town(r) for r in beside)
        towns = and_so and all(_town(p) for r in others for p in r.places)
        capital = any(p.stands_for for p in t.places)  # "приветствовали в Вашингтоне и | Париже"
        governed = t.cue.governed or (capital and any(r.cue.governed and r.start < t.start and cues.paired(r, t) for r in beside))
        same = (kind, located, towns, governed) == (t.cue.kind, t.cue.located, t.cue.towns, t.cue.governed)
        cue = t.cue if same else replace(t.cue, kind=kind, located=located, towns=towns, governed=governed)
        cue = _related(cue, run) if and_so else cue
        yield t if cue is t.cue else replace(t, cue=cue)


def _town(place: Place) -> bool:
    """Whether a place is a settlement, or but a district of former times that bears one's name."""
    return place.kind in ("village", "city") or (place.kind == "district" and not place.place_id.startswith("iso:"))


def _mere_town(toponym: RawToponym) -> bool:
    """Whether a name can be nothing but a town that governs nothing: beside it a capital is a town too."""
    return all(p.kind in ("village", "city") and not p.stands_for for p in toponym.places)


def _related(cue: Cue, run: Sequence[RawToponym]) -> Cue:
    """Take over the relation that stands before the first of a list or behind its last; "between" is told of two."""
    first, last = run[0].cue, run[-1].cue
    like = len({r.places[0].kind == "country" for r in run}) == 1  # not "between Vardenis and Azerbaijan's | Kalbajar"
    for told in (r for r in (first, last) if r.relation == "between" and len(run) == 2 and like):
        return replace(cue, relation="between", road=told.road, ahead=told.ahead)
    told = first if first.ahead else last
    if cue.relation in ("", "at") and told.relation in ("near", "toward") and told.ahead == (told is first):
        return replace(cue, relation=told.relation, ahead=told.ahead)
    return cue


def _stretched(toponyms: Sequence[RawToponym], cues: _Cues) -> list[RawToponym]:
    """Give the other end of a stretch its relation where words stand between the two ("between Sotk in Armenia and Istisu in Azerbaijan")."""
    found = list(toponyms)
    told = [i for i, t in enumerate(found) if t.cue.relation == "between"]
    paired = {i for a, b in pairwise(told) if cues.joined(*(found[k] for k in ((a, b) if found[a].cue.ahead else (b, a)))) for i in (a, b)}
    for i in told:
        t = found[i]
        if i in paired or t.places[0].kind == "country":
            continue
        others = range(i + 1, min(i + 1 + _FAR_END, len(found))) if t.cue.ahead else range(i - 1, max(i - 1 - _FAR_END, -1), -1)
        ends = [k for k in others if cues.joined(t, found[k])]
        towards = [k for k in ends if found[k].places[0].kind != "country"]
        for k in towards[:1]:
            found[k] = replace(found[k], cue=replace(found[k].cue, relation="between", road=t.cue.road, ahead=t.cue.ahead))
        if ends and not towards:  # "linking Armenia with | Nakhchivan" tells of no stretch between towns
            found[i] = replace(t, cue=replace(t.cue, relation=""))
    return found


def _reached(toponyms: Sequence[RawToponym], cues: _Cues) -> list[RawToponym]:
    """Make the two ends of a stretch of two neighbouring names, where the words tell so ("from Sotk to Norabak along the border")."""
    found = list(toponyms)
    for i, (a, b) in enumerate(pairwise(toponyms)):
        if found[i] is a and cues.reaching(a, b):  # not the far end of the stretch before
            found[i : i + 2] = [replace(t, cue=replace(t.cue, relation="between", ahead=False)) for t in (a, b)]
    return found


def _roads(toponyms: Sequence[RawToponym], line: Line, cues: _Cues) -> Iterator[RawToponym]:
    """Join the two ends of a road ("the Goris–Kapan road") into one name; the ends of a stretch ("the Sotk–Khoznavar section") stay two."""
    left = list(toponyms)
    while left:
        a = left.pop(0)
        dashed = bool(left) and line.text[a.end : left[0].start].strip() in _DASHES
        chain = dashed and len(left) > 1 and line.text[left[0].end : left[1].start].strip() in _DASHES  # "Kars–Iğdır–Naxçıvan": three towns
        if chain:
            yield from (a, left.pop(0), left.pop(0))
            continue
        road = dashed and cues.road(a, left[0])
        if dashed and not road and cues.stretch(a, left[0]):
            yield from (replace(t, cue=replace(t.cue, relation="between", ahead=False)) for t in (a, left.pop(0)))
            continue
        if not road:
            yield a
            continue
        first, last = a.first, left[0].last
        start, end = line.raw(first, last)
        yield replace(a, first=first, last=last, start=start, end=end, text=line.text[start:end], guarded=False, club=False, ends=(a, left.pop(0)))


class _Cues:
    """The cue phrases of one line by the token at which they touch a name."""

    def __init__(self, line: Line, language: Language, names: Sequence[Found[Place]]) -> None:
        self._line, self._tokens, self._language = line, line.tokens, language
        self._starts = {f.first for f in names}
        ends = {f.last for f in names}
        self._relations = language.relations.find(line)
        self._types = language.type_words.find(line)
        self._nations = {i for m in language.nations.find(line) for i in range(m.first, m.last)}
        self._beside = self._nations | {i for m in self._types for i in range(m.first, m.last)}
        self._names = names
        self._owners = {i for f in names if f.names[0].target.kind == "country" for i in range(f.first, f.last)}
        self._closes = ends | {m.last for m in self._types if m.first in ends}  # where a name ends, or the word for its kind behind it
        found = language.borders.find(line)
        heads = [m for m in found if m.payload in borders.HEADS]
        self._closes |= {m.last for m in heads}
        self._fringes = [m for m in found if m.payload in ("bare", "heads")]
        begins = {m.first for m in self._fringes}
        owned = [f for f in names if f.names[0].target.kind == "country" and begins & {f.last, f.last + 1}] if begins else []
        self._bordering = begins | {f.first for f in owned}  # "Ermenistan | sınırı"
        self._stretches = [m for m in found if m.payload == "section_heads"]
        self._along = bool(heads or self._stretches) or any(m.payload == "along_border" for m in self._relations)
        self._directions = {m.first for m in found if m.payload == "directions"}
        distances = language.distances.find(line)
        self._distances = [m for m in distances if m.payload == "distance"]
        self._headings = {m.first: m.values["direction"] for m in distances if m.payload == "behind"}
        self._parts = language.part_of.find(line)
        self._spatial = bool(self._distances or self._parts or self._relations or self._directions)
        others = language.not_places.find(line)
        self._not_before = {m.last for m in others if m.payload == "before"}
        self._not_behind = {m.first for m in others if m.payload == "behind" or (m.payload == "named" and all(t.capital for t in self._tokens[m.first : m.last]))}
        self._others = [(m.first, m.last) for m in others if m.payload == "inside"]
        self._located = language.located
        self._and = language.words("actors", "links", "and") | language.words("names", "pairs") | {","}
        self._articles = language.words("actors", "determiners") | language.words("names", "between_names")
        self._owning = (language.words("names", "border", "links") | language.words("names", "border", "with")) - self._and
        self._metonyms = language.metonyms.find(line)
        self._behind = _GOVERNED if language.tables["actors"].get("postpositions") else -1
        self._type_side = language.tables["names"].get("type_side", "both")
        self._words = language.words("names", "words")
        self._surname = language.surname
        self._joining = language.joining

    def _hangs_on(self, token: int) -> bool:
        """Whether a word behind a name belongs to it: a short one only by an apostrophe ("Moskova'da", not "Moskova da")."""
        if len(self._tokens[token].fold) > 2 or token == 0:
            return True
        return self._line.text[self._tokens[token - 1].end : self._tokens[token].start] in _APOSTROPHES

    def _ending(self, token: int) -> int:
        """How many tokens an ending behind a name takes that an apostrophe sets off ("Goris | 'e | bağlayan")."""
        ending = self._behind > 0 and 0 < token < len(self._tokens) and len(self._tokens[token].fold) <= _ENDING
        return int(ending and self._line.text[self._tokens[token - 1].end : self._tokens[token].start] in _APOSTROPHES)

    def _dateline(self, first: int, last: int) -> bool:
        """Whether a name opens its paragraph as the place of writing, alone or beside other names: "YEREVAN, 28 July – …", "Trend, Baku, …", "Prague/Yerevan."."""
        if first > _OPENING or any(t.is_word and not t.capital for t in self._tokens[:first]) or last >= len(self._tokens):
            return False
        if self._tokens[last].fold not in (",", "(", "-", "/", ".", ":"):
            return False
        if last == len(self._tokens) - 1:
            return self._tokens[last].fold == "."
        behind = self._tokens[last + 1 : last + 6]
        house = len(behind) > 1 and behind[0].capital and not behind[1].is_word  # "YEREVAN, Armenpress. …"
        dash = self._tokens[last].fold == "-" and behind[0].capital  # "PARIS — Azerbaijan …"
        days = [m for m in self._language.times.find(self._line) if last < m.first <= last + _DATE_REACH]
        days = [m for m in days if all(t.capital or len(t.fold) <= _ARTICLE for t in self._tokens[last : m.first])]  # not "Moscow, which on 5 August …"
        dated = any(t.fold[0].isdigit() for m in days for t in self._tokens[m.first : m.last])
        return house or dash or dated or any(t.fold == "-" for t in behind)

    def not_place(self, first: int, last: int, country: bool, capital: bool) -> bool:
        """Whether a name is part of another thing than a place, or an ordinary word of this language."""
        before, behind = first - self._quote(first - 1), last + self._quote(last)
        joined = behind in self._not_behind and not self._language.definite.search(self._tokens[last - 1].fold)
        another = (before in self._not_before and not country) or joined or _inside(first, last, self._others)
        quoted = before < first and behind > last and last - first == 1 and not country  # the "Ararat" brandy
        another = another or (quoted and behind < len(self._tokens) and self._tokens[behind].is_word) or (not country and self._in_title(first, last))
        named = self._person(last) and not country and not capital
        return another or named or self._tokens[first].fold in self._words or ((self._titled(first) or self._bears(first, last)) and not country)

    def _in_title(self, first: int, last: int) -> bool:
        """Whether a name opens or closes a few capitals in quotation marks: the film "Yerevan | Blues", the "Old | Tiflis" restaurant."""
        return self._titled_from(first - 1, range(last, last + _TITLE)) or self._titled_from(last, range(first - 1, first - 1 - _TITLE, -1))

    def _titled_from(self, mark: int, beside: range) -> bool:
        """Whether a name has a quotation mark on one side, and on the other some capitals that are no names and then another mark."""
        if not self._quote(mark):
            return False
        words = [0 <= i < len(self._tokens) and self._tokens[i].capital and i not in self._starts for i in beside]
        count = words.index(False) if False in words else 0
        return count > 0 and self._quote(beside[count])

    def _quote(self, token: int) -> bool:
        return 0 <= token < len(self._tokens) and self._tokens[token].fold == '"'

    def _titled(self, first: int) -> bool:
        """Whether a name is the last of a person's whose title and first name stand before it ("Colonel Aram | Sisian")."""
        return self._behind <= 0 and first - 1 in self._not_before and self._tokens[first - 1].capital and first - 1 not in self._starts

    def _bears(self, first: int, last: int) -> bool:
        """Whether an adjective of a place is the surname of the person whose first name stands before it ("Рубен | Шушинский")."""
        before = self._tokens[first - 1] if first > 1 else None  # a sentence begins with a capital anyway
        pattern = self._language.tables["names"].get("adjectival")
        named = pattern and before and before.capital and len(before.fold) > _ARTICLE and first - 1 not in self._starts and re.search(pattern, self._tokens[last - 1].fold)
        return bool(named) and not any(m.first == last for m in self._types)

    def _person(self, last: int) -> bool:
        """Whether a surname follows: "Ararat Mirzoyan" is nobody's mountain."""
        return last < len(self._tokens) and self._tokens[last].capital and last not in self._starts and bool(self._surname.search(self._tokens[last].fold))

    def listed(self, a: RawToponym, b: RawToponym) -> bool:
        """Whether nothing but commas, "and" and endings set off by an apostrophe stand between two names."""
        words = self._words_between(a, b)
        if not words:
            return self._with(a)
        return len(words) <= _LIST_GAP and any(w in self._and for w in words) and all(w in self._and or w in self._articles or len(w) <= self._behind // 2 for w in words)

    def paired(self, a: RawToponym, b: RawToponym) -> bool:
        """Whether two names are joined by a mere "and", or by an ending that says as much."""
        between = self._words_between(a, b)
        if not between:
            return self._with(a)
        words = [w for w in between if w in self._and or (w not in self._articles and len(w) > self._behind // 2)]
        return len(words) == 1 and words[0] in self._and and words != [","]

    def joined(self, told: RawToponym, other: RawToponym) -> bool:
        """Whether a name is the other end of the stretch that one end is told of: by an "and", or because it stands right before."""
        if told.cue.ahead:  # "between Jermuk and | the springs of Istisu"
            before = self._tokens[told.last : other.first]
            at = next((i for i in range(len(before) - 1, -1, -1) if before[i].fold in self._and and before[i].is_word), None)
            return at is not None and len(before) - at - 1 <= _FAR_WORDS and all(t.is_word for t in before[at:])
        at = other.last
        while at < told.first and self._describes(at):
            at += 1
        beside = at == told.first and not self._language.within.search(self._tokens[at - 1].fold)  # not "in Sisian, on the road to | Goris"
        return beside or (self._tokens[at].fold in self._and and self._tokens[at].is_word)

    def _describes(self, token: int) -> bool:
        """Whether a token says whose or what the name beside it is, or is an ending set off by an apostrophe."""
        fold = self._tokens[token].fold
        return token in self._beside or token in self._owners or not fold[0].isalnum() or len(fold) <= self._behind // 2 or fold in self._articles | self._owning

    def _with(self, a: RawToponym) -> bool:
        """Whether a name carries the ending for "with" (Azerbaijani *Gorusla Qafan arasında*)."""
        return bool(self._joining.search(self._tokens[a.last - 1].fold))

    def _words_between(self, a: RawToponym, b: RawToponym) -> list[str]:
        """The words between two names; where "and" is one of them, without those that describe the names ("and | the Armenian village of")."""
        low, high = sorted((a, b), key=lambda t: t.first)
        words = [(t.fold, i in self._beside) for i, t in enumerate(self._tokens[low.last : high.first], low.last)]
        bare = [w for w, beside in words if not beside]
        return bare if any(w in self._and and w != "," for w in bare) else [w for w, _ in words]

    def _before(self, position: int) -> int:
        """Where the nation and the articles before a position begin ("between | the Azerbaijani town of …")."""
        while position > 0 and (position - 1 in self._nations or (position in self._nations and self._tokens[position - 1].fold in self._articles)):
            position -= 1
        return position

    def trimmed(self, first: int, last: int) -> tuple[int, int]:
        """Leave the word for lake, river or road outside a name, unless a capital makes it a part of it ("Lake Sevan", "lac | Sevan", "Goris–Kapan | road").

        What would be no name without it keeps it ("lac Noir").
        """
        if {t.fold for t in self._tokens[first:last]} & self._language.words("names", "colours"):
            return first, last
        for m in self._types:
            if m.first == first and m.last < last and not self._tokens[first].capital:
                first = m.last
            if m.last == last and m.first > first and not self._tokens[m.first].capital:
                last = m.first
            waters = m.payload in ("lake", "river") and m.first == last == m.last - 1
            if waters and self._tokens[m.first].capital and self._type_side != "before":
                last = m.last  # "Vorotan | River"
        return first, last

    def road(self, a: RawToponym, b: RawToponym) -> bool:
        """Whether a word before or behind two names says that they are the ends of a road."""
        return any(m.payload == "road" and (m.last == a.first or m.first - b.last in (0, 1)) for m in self._types)

    def stretch(self, a: RawToponym, b: RawToponym) -> bool:
        """Whether a word before or behind two names says that they are the ends of a stretch of land."""
        return any(m.last == a.first or m.first == b.last for m in self._stretches)

    def ends_with(self, a: RawToponym, b: RawToponym) -> bool:
        """Whether two names are the ends of a road or of a stretch."""
        low, high = sorted((a, b), key=lambda t: t.first)
        dashed = self._line.text[low.end : high.start].strip() in _DASHES
        return (dashed and (self.road(low, high) or self.stretch(low, high))) or self.reaching(low, high)

    def reaching(self, a: RawToponym, b: RawToponym) -> bool:
        """Whether the words round two settlements tell of what reaches from the one to the other; such as may tell of a journey count beside a border only."""
        if b.first - a.last > _FAR_WORDS or not all(any(p.kind in _ENDS for p in t.places) and not all(p.stands_for for p in t.places) for t in (a, b)):
            return False
        links = self._language.words("names", "reach_links")
        if links and self._tokens[a.last].fold not in links:
            return False
        marked = self._line.marked((a.first, a.last), (b.first, b.last))
        patterns = (self._language.tables["names"].get(key) for key in ("reach", "reach_beside")[: 1 + self._along])
        return any(pattern and re.search(pattern, marked) for pattern in patterns)

    def of(self, first: int, last: int) -> Cue:
        before, after = self._type_side != "after", self._type_side != "before"
        types = [m for m in self._types if (before and m.last == first and not self._is_spent(m)) or (after and m.first == last)]
        # "villages of Tavush province": the word behind is the name's own
        told = max(types, key=lambda m: (m.first == last, m.last - m.first), default=None)
        kind = ("district" if self._holds_villages(told, first, last) else told.payload) if told else ""
        begin, end = first, last
        for m in types:
            begin, end = (min(begin, m.first), end) if m.last == first else (begin, max(end, m.last))
        dateline = self._dateline(begin, end)
        related: dict[str, Any] = {}
        if self._spatial:
            starts = (*range(self._before(begin), begin + 1), *(m.first for m in types if m.last == first), first)
            related = self._related(first, end, starts, {e + self._ending(e) for e in (last, end)} | {last, end})
        return Cue(kind or "city" * dateline, located=dateline or self._put_there(first, last), governed=self._governs(first, last), **related)

    def _related(self, first: int, end: int, starts: Sequence[int], ends: Collection[int]) -> dict[str, Any]:
        """What the words at a name's starts and ends tell of where a thing is to it, as a cue's fields."""
        if distance := self._touching(self._distances, starts, ends):
            direction = str(distance.values.get("direction") or distance.values.get("bearing") or self._heading(end))
            return {"relation": "offset", "metres": _metres(distance.values), "direction": direction}
        part, relation = (self._touching(matches, starts, ends) for matches in (self._parts, self._relations))
        if part and not (relation and _length(relation) > _length(part)):
            return {"relation": "part", "direction": part.values["direction"]}
        if self._behind <= 0 and end in self._directions:  # "in the Sotk | direction"; other languages list it as a relation
            return {"relation": "toward"}
        return {"relation": relation.payload, "road": self._of_road(relation), "ahead": relation.last <= first} if relation else {}

    def is_fringe(self, toponym: RawToponym) -> bool:
        """Whether a province or district is told for its border or its zone along it: "Tovuz rayonunun | sərhədyanı zonası", "the border of | Tavush province"."""
        settled = toponym.cue.kind in ("village", "city") or toponym.cue.relation == "between"
        if not self._fringes or settled or not any(p.kind in borders.UNITS for p in toponym.places):
            return False
        end = max([toponym.last, *(m.last for m in self._types if m.first == toponym.last)])
        if end in self._bordering and not self._language.within.search(self._tokens[end - 1].fold):  # not "in the district, | at the border"
            return True
        before = [(m, range(m.last, toponym.first)) for m in self._fringes if self._behind <= 0 and 0 <= toponym.first - m.last <= _FRINGE]
        return any(all(self._describes(i) if m.payload == "heads" else self._tokens[i].is_word and not self._tokens[i].capital for i in gap) for m, gap in before)

    def of_nation(self, toponym: RawToponym) -> bool:
        """Whether a name is a nation's adjective as well: "Kazakh grain"."""
        return toponym.first in self._nations

    def is_thing(self, first: int, last: int) -> bool:
        """Whether an article tells that a name is no town's: "along | the Vorotan"."""
        pattern = self._language.tables["names"].get("thing")
        return bool(pattern and re.search(pattern, self._line.marked((first, last))))

    def _holds_villages(self, kind: Match[str], first: int, last: int) -> bool:
        """Whether a word tells of several villages and the name is that of a unit as well: it is the unit's ("the villages of | Tavush")."""
        pattern = self._language.tables["names"].get("villages")
        listed = any(0 <= i < len(self._tokens) and self._tokens[i].fold in self._and for i in (first - 1, last))
        if not pattern or kind.payload != "village" or listed or not re.search(pattern, self._line.marked((first, last))):
            return False
        return any(f.first == first and any(n.target.kind in borders.UNITS for n in f.names) for f in self._names)

    def _is_spent(self, kind: Match[str]) -> bool:
        """Whether a word for a district but tells that something is near: "в районе | Ноемберяна"."""
        return kind.payload in ("district", "province") and any(r.payload == "near" and r.first < kind.first and r.last == kind.last for r in self._relations)

    def _heading(self, behind: int) -> str:
        """The direction told behind a name and perhaps a comma: "4 km from Berd | in an easterly direction"."""
        comma = behind < len(self._tokens) and self._tokens[behind].fold == ","
        return str(self._headings.get(behind + comma, ""))

    def _put_there(self, first: int, last: int) -> bool:
        """Whether something is put at a name: by its own ending, or by a word that touches it."""
        words = [m for m in self._metonyms if m.payload == "located"] if self._metonyms else []
        behind = self._behind > 0 and any(m.first == last and self._hangs_on(m.first) for m in words)
        return behind or any(m.last == first for m in words) or bool(self._located.search(self._tokens[last - 1].fold))

    def _governs(self, first: int, last: int) -> bool:
        """Whether a government is aimed at or speaks."""
        if not self._metonyms:
            return False
        aimed = any(m.payload == "governed" and (0 <= first - m.last <= _GOVERNED or 0 <= m.first - last <= self._behind) for m in self._metonyms)
        speaks = any(m.payload == "speaks" and (m.last == first or 0 <= m.first - last < _SPEAKING) for m in self._metonyms)
        voice = any(m.payload == "voices" and m.first == last for m in self._metonyms) and not self._put_there(first, last)  # not "a rally in Yerevan | said"
        return aimed or speaks or voice or self._opens_for(first, last)

    def _opens_for(self, first: int, last: int) -> bool:
        """Whether a capital opens its clause as the place of a verb that has no subject: "В Баку сообщения об обстреле | назвали ложью"."""
        opens = first <= 1 or not self._tokens[first - 2].is_word
        verb = next((m.first for m in self._metonyms if m.payload == "impersonal" and 0 <= m.first - last <= _IMPERSONAL), None)
        clear = verb is not None and all(t.is_word or t.fold == '"' or i == verb - 1 for i, t in enumerate(self._tokens[last:verb], last))
        return opens and self._put_there(first, last) and clear

    def _of_road(self, relation: Match[str]) -> bool:
        return any(m.payload == "road" and (relation.first <= m.last <= relation.last or m.first == relation.last) for m in self._types)

    def _touching(self, matches: Sequence[Match[Any]], starts: Sequence[int], ends: Collection[int]) -> Match[Any] | None:
        """Return the longest phrase that ends where the name or its type word begins, or begins where they end if words stand behind names here."""
        if not matches:
            return None
        near = [m for m in matches if (m.last in starts and not self._taken(m)) or (self._behind > 0 and m.first in ends)]
        return max(near, key=_length, default=None)

    def _taken(self, match: Match[Any]) -> bool:
        """Whether a phrase before a name hangs on another name before it, where words stand behind what they mark."""
        return self._behind > 0 and match.first in self._closes


def _length(match: Match[Any]) -> int:
    return match.last - match.first


def _metres(values: Mapping[str, Any]) -> float:
    if "far" in values:
        return float(values["far"])
    first = float(values.get("int", values.get("num", 0)))
    last = first if "length2" in values else float(values.get("int2", values.get("num2", first)))
    return (first + last) / 2 * float(values["length"])  # of "7-8 km" the middle
