"""Actors: known names, "role + country" phrases, countries and capitals that stand for governments, both sides, pronouns.

Law: an actor mention carries at least one code; a role without a country takes the country of the last actor of its sector,
and is dropped if there is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from geo.codebook import countries, country
from geo.gazetteers.index import NameIndex
from geo.gazetteers.sounds import SoundIndex
from geo.language import Language, Table
from geo.model import ActorMention, LineActor, Toponym
from geo.pack import Actor
from geo.phrases import Match, longest
from geo.text import Line, fold_key

_ABBREVIATION = 2  # letters
_ISSUER = "issuer"  # the key under which it holds who issues the text, with the words of its title
_GROUPS = ("HRW", "NGO")  # codes of groups that are as long as a country's
_STATE = 3  # letters of a state's code
_SHORT = 3  # letters of the articles and prepositions within an office's name
_STEM = 6  # letters by which the words of an office are known: "ministère", "ministre"
_HEADINGS = 2  # lines in which a text may tell whose statement it is
_STOPS = (".", "։", "!", "?", "…")  # what ends a sentence, and no title
_TITLE = 20  # tokens of a statement's title
_AGENCY = "agency"  # the key under which a memory holds whose news agency wrote a text
_HEAD_LINES = 3  # lines at whose head an agency is named
_ENVOY = "envoy"  # the key under which a memory holds whose envoy was told last
_NAMES = 2  # words of a whole name
_FIRST = 2  # letters by which a first name is known in other languages' spelling
_NAME = 3  # tokens of a person's name
_WINDOW = 7  # tokens between a role and its country
_TOPIC = 6  # tokens between a comma and the word that makes what stands between them the new topic
_FRONTED = 2  # tokens before a side that opens its line
_SEAT = 3  # tokens between a capital and the institution that sits there
_LOOSE = 20  # the same for a head of something that is described at length
_HERE = "here"  # the key under which a memory holds the government where the text was written
_LONE = "lone"  # the key under which it holds the country whose name alone opened a line last
_SO_FAR = "so far"  # the key under which it holds the states whose officials the text named so far
_OFFICIAL = "official"  # the key under which it holds the official that the line before names first
_PAIR = "pair"  # the key under which it holds the countries that the line before named
_CHAIRS = "chairs"  # memory: the body whose chairs or mediators were told
_JOINED = 3  # tokens between two roles with one nationality
_ROW = 6  # tokens between two of them: "of the United States and"
_ARTICLE = 3  # lines of a text that would name its own country
_BODY = 5  # letters by which "the mediators" are told from "the mission"
_PERSON = re.compile(r"\s*,?\s*((?:[^\W\d_][\w'’.-]+\s+){1,3}[^\W\d_][\w'’-]+)")


def known(lines: Sequence[Line], languages: Sequence[Language], index: NameIndex[Actor], sounds: SoundIndex[Actor], day: date | None) -> list[LineActor]:
    """Find the known persons and organisations, persons also as other languages spell them; of namesakes, those in office on `day` (any if None)."""
    found = []
    for number, (line, language) in enumerate(zip(lines, languages, strict=True)):
        spelled = index.find(line, language)
        alike = [f for f in sounds.find(line) if not any(f.first < s.last and s.first < f.last for s in spelled)]
        for f in [*spelled, *alike]:
            names = [n for n in f.names if _in_office(n.valid_from, n.valid_to, day)] or list(f.names)
            codes = tuple(dict.fromkeys(n.target.code for n in names))[:1]
            actor = _actor(number, line, f.first, f.last, codes, names[0].target.name)
            person = ":" in codes[0] and len(actor.mention.text.split()) > 1 and actor.mention.text.istitle()
            spelled_so = {actor.mention.text, *(actor.mention.text.removesuffix(a) for a in language.words("actors", "articles"))}
            bare = person and any(n.text in spelled_so and n.language == language.code for n in names)
            found.append(replace(actor, seat=names[0].role == "seat", bare=bare, person=names[0].role == "person"))
    return found


def terms(lines: Sequence[Line], languages: Sequence[Language], index: NameIndex[Actor]) -> list[tuple[date | None, date | None]]:
    """Return the days in office of the persons that a text names by a name that only one person bears."""
    found = [f.names for line, language in zip(lines, languages, strict=True) for f in index.find(line, language)]
    own = [names[0] for names in found if len({n.target for n in names}) == 1]
    return list(dict.fromkeys((n.valid_from, n.valid_to) for n in own if n.valid_from or n.valid_to))


def _in_office(since: date | None, until: date | None, day: date | None) -> bool:
    return day is None or ((since is None or since <= day) and (until is None or day <= until))


def _actor(
    number: int, line: Line, first: int, last: int, codes: tuple[str, ...], name: str = "", *, adjective: bool = False, pronoun: bool = False
) -> LineActor:
    start, end = line.raw(first, last)
    return LineActor(number, first, last, ActorMention(start, end, line.text[start:end], codes, name), adjective, pronoun)


def find_actors(
    lines: Sequence[Line],
    languages: Sequence[Language],
    toponyms: Sequence[Toponym],
    named: Sequence[LineActor],
    parties: tuple[str, str],
    home: str = "",
    state: str = "",
) -> list[LineActor]:
    """Find all actor mentions of a document.

    Parameters
    ----------
    lines, languages : sequences of equal length
    toponyms : sequence of Toponym
        Resolved; those with ``stands_for`` are actors too.
    named : sequence of LineActor
        What `known` found.
    parties : (str, str)
        The border's two countries: whom "both sides" means.
    home : str
        The country whose view the text takes ("our army", "the enemy"), "" if none.
    state : str
        The country whose institutions the text names without saying whose they are, "" if none.

    Returns
    -------
    list of LineActor, in the order of the text.
    """
    town = _dateline(lines, toponyms)
    memory: dict[str, tuple[str, ...]] = _written_in(town, parties)
    memory |= _agency(lines, languages, parties)
    at_home = len(lines) < _ARTICLE or _opens_at_home(lines, languages, toponyms)
    state = state if at_home else _state_told(state, toponyms, named, parties)
    if state and state not in parties and town and town.country in parties:  # "FUZULI, 22 November – … The Foreign Ministry accused …"
        state = town.country
    aliases: dict[str, tuple[str, ...]] = {}
    whose: tuple[str, ...] = ()
    found: list[LineActor] = []
    for number, (line, language) in enumerate(zip(lines, languages, strict=True)):
        here = [a for a in named if a.line == number and not _is_namesake(a, line, language)]
        countries = [c for c in _countries(number, line, toponyms) if not _of_participle(c, line, language)]
        places = _places(line, toponyms)
        reader = _LineReader(number, line, language, here, countries, parties, home, state, memory, _capitals(line, toponyms), places, _areas(line, toponyms))
        actors = reader.read()
        chairs = [r.payload for r in language.roles.find(line) if r.payload.get("chairs")]
        actors = _together(actors, line, memory.get(_CHAIRS, ()) or tuple(c["chairs"] for c in chairs[:1]), parties)
        if told := [c["chairs"] for c in chairs if c.get("alone")]:
            memory[_CHAIRS] = (told[0],)
        actors += _aliased(number, line, aliases, actors)
        whose = whose or (_issuer(line, language, actors) if number < _HEADINGS else ())
        if whose and _ISSUER not in memory and whose[0].endswith(":GOV"):
            memory[_ISSUER] = (whose[0], *(t.fold for t in line.tokens))
        actors += _in_first_person(number, line, language, whose, actors)
        aliases |= _new_aliases(line, actors)
        for actor in sorted(actors, key=lambda a: -a.first):  # the first of a line, its subject, is remembered
            for code in actor.mention.actors if not actor.adjective and not actor.recalled else ():
                memory[code.partition(":")[2]] = actor.mention.actors
            if len(actor.mention.actors) == 1 and ":" not in actor.mention.actors[0] and not actor.adjective and actor.first <= _FRONTED:
                memory[_LONE] = actor.mention.actors
        memory |= {"place": (places[-1][1],)} if places else {}
        memory |= reader.bodies(actors)
        persons = [a for a in sorted(actors, key=lambda a: a.first) if a.person and a.mention.actors[0].endswith(":GOV")]
        memory[_OFFICIAL] = persons[0].mention.actors if persons else ()
        officials = (country(c) for a in actors if not a.recalled for c in a.mention.actors if c.endswith(":GOV"))
        memory[_SO_FAR] = tuple(dict.fromkeys((*memory.get(_SO_FAR, ()), *officials)))
        memory[_PAIR] = tuple(dict.fromkeys(country(c) for a in sorted(actors, key=lambda a: a.first) if not a.recalled for c in a.mention.actors))
        found += sorted(actors, key=lambda a: (a.first, -a.last))
    return found


def _is_namesake(actor: LineActor, line: Line, language: Language) -> bool:
    """Whether a known surname stands behind another first name: "Major Elnur | Aliyev" is not the president."""
    at, names = actor.first - 1, actor.mention.name.split()
    if not actor.person or len(names) < _NAMES or actor.last - actor.first > 1 or at < 1:
        return False
    before = line.tokens[at]
    if not re.search(language.tables["actors"].get("namesakes", "$^"), line.tokens[actor.first].fold):
        return False
    titled = any(r.last == at for r in language.roles.find(line))  # "Major | Elnur | Aliyev"
    first = any(fold_key(n)[:_FIRST] == before.fold[:_FIRST] for n in names[:-1])
    return before.is_word and before.capital and len(before.fold) > _FIRST and titled and not first and line.text[before.end : line.tokens[actor.first].start] == " "


def _together(actors: list[LineActor], line: Line, chairs: tuple[str, ...], parties: tuple[str, str]) -> list[LineActor]:
    """Let persons of several third countries told in a row speak for the body that they chair: "the mediators – the American W., the Russian P. – called"."""
    persons = sorted((a for a in actors if a.mention.name and ":" in a.mention.actors[0]), key=lambda a: a.first)
    row = [[a, b] for a, b in pairwise(persons) if 0 <= b.first - a.last <= _ROW and country(a.mention.actors[0]) != country(b.mention.actors[0])]
    together = {id(a) for pair in row for a in pair if not {country(c) for x in pair for c in x.mention.actors} & set(parties)}
    return [replace(a, mention=replace(a.mention, actors=chairs)) if chairs and id(a) in together else a for a in actors]


def _written_in(town: Toponym | None, parties: tuple[str, str]) -> dict[str, tuple[str, ...]]:
    """The government in whose capital a text was written ("YEREVAN, July 28 – …"): its institutions are named there without their country."""
    whose = town.stands_for or (town.candidates[0].place.stands_for if town.candidates else "") if town else ""
    return {_HERE: (f"{whose}:GOV",)} if whose in parties else {}


def _dateline(lines: Sequence[Line], toponyms: Sequence[Toponym]) -> Toponym | None:
    """The town where a text was written, if it opens with it."""
    return next((t for t in toponyms if lines and t.start == lines[0].start and _is_dateline(lines[0], t)), None)


def _is_dateline(line: Line, town: Toponym) -> bool:
    """Whether a town that opens a text is its dateline: in capitals, or with a day or an agency and a dash behind it ("Erevan, 14 juin (AFP) – …")."""
    return line.text[town.start : town.end].isupper() or bool(re.match(r"(?:, [^.\n–—-]{0,30})? ?(?:\([^)\n]{2,30}\))? ?[–—-] ", line.text[town.end :]))


def _opens_at_home(lines: Sequence[Line], languages: Sequence[Language], toponyms: Sequence[Toponym]) -> bool:
    """Whether a text names such an institution before any country: "The Foreign Ministry condemned the attack of X"."""
    own = next((r for line, lang in zip(lines[:1], languages, strict=False) for r in lang.roles.find(line) if r.payload.get("own")), None)
    told = min((t.start for t in toponyms if t.stands_for or t.country), default=None)
    return own is not None and (told is None or lines[0].raw(own.first, own.last)[0] < told)


def _agency(lines: Sequence[Line], languages: Sequence[Language], parties: tuple[str, str]) -> dict[str, tuple[str, ...]]:
    """The party whose news agency a text names at its head: its enemy is the other one."""
    for line, language in list(zip(lines, languages, strict=True))[:_HEAD_LINES]:
        words = {t.fold for t in line.tokens[:_TITLE]}
        for code, names in language.tables["actors"].get("agencies", {}).items():
            if code in parties and words & set(names):
                return {_AGENCY: (code,)}
    return {}


def _state_told(state: str, toponyms: Sequence[Toponym], named: Sequence[LineActor], parties: tuple[str, str]) -> str:
    """Whose institutions a text names without their country: not a third country's that it never names, but those of the party named first."""
    told = [t.stands_for or t.country for t in toponyms if t.stands_for or t.country]
    if not state or state in parties or state in told or any(country(c) == state for a in named for c in a.mention.actors):
        return state
    return next((c for c in told if c in parties), state)


def _countries(number: int, line: Line, toponyms: Sequence[Toponym]) -> list[LineActor]:
    inside = [t for t in toponyms if t.stands_for and line.start <= t.start < line.end]
    return [_actor(number, line, line.index_at(t.start), line.index_at(t.end - 1) + 1, (t.stands_for or "",), t.name) for t in inside]


def _of_participle(country: LineActor, line: Line, language: Language) -> bool:
    """Whether a country only tells of whose make something is: "the Moscow-led alliance"."""
    ending = language.tables["actors"].get("participle_ending")
    hyphened = line.text[country.mention.end : country.mention.end + 1] in ("-", "‑")
    return bool(hyphened and ending and country.last < len(line.tokens) and re.search(ending, line.tokens[country.last].fold))


def _capitals(line: Line, toponyms: Sequence[Toponym]) -> list[tuple[int, int, str]]:
    """The capitals of a line that are places here, as first token, the one behind, and country."""
    inside = [t for t in toponyms if t.kind == "city" and line.start <= t.start < line.end and t.candidates and t.candidates[0].place.stands_for]
    return [(line.index_at(t.start), line.index_at(t.end - 1) + 1, t.candidates[0].place.stands_for or "") for t in inside]


def _places(line: Line, toponyms: Sequence[Toponym]) -> list[tuple[int, str]]:
    """The towns and villages of a line, capitals that stand for a government too, as first token and country."""
    inside = [t for t in toponyms if t.kind in ("city", "village", "metonym") and line.start <= t.start < line.end and (t.country or t.stands_for)]
    return [(line.index_at(t.start), t.country or t.stands_for or "") for t in inside]


def issuer(lines: Sequence[Line], languages: Sequence[Language], actors: Sequence[LineActor]) -> tuple[str, ...]:
    """Return whose statement a document is by its title ("Statement of the Foreign Ministry of X"), as one code; empty if it is nobody's."""
    heads = zip(range(_HEADINGS), lines, languages, strict=False)
    titles = [(n, line, language) for n, line, language in heads if line.tokens and (line.tokens[-1].fold not in _STOPS or "\n" in line.text[line.start : line.end])]
    return next((whose for n, line, language in titles if (whose := _issuer(line, language, [a for a in actors if a.line == n]))), ())


def _issuer(line: Line, language: Language, actors: Sequence[LineActor]) -> tuple[str, ...]:
    """Whose statement a text is by its title: who says "we" there."""
    told = next((t for t in line.tokens if t.fold in language.words("actors", "statement")), None)
    if told is None:
        return ()
    first, end = line.start, line.end
    if len(line.tokens) > _TITLE:  # of a title of several lines, that of the statement
        first = max(line.text.rfind("\n", first, told.start) + 1, first)
        end = (line.text.find("\n", told.end, end) + 1 or end + 1) - 1
    titled = sum(first <= t.start < end for t in line.tokens) <= _TITLE
    codes = [a.mention.actors for a in actors if titled and first <= a.mention.start < end and not a.adjective and not a.recalled and len(a.mention.actors) == 1]
    return next((c for c in codes if c[0].endswith(":GOV") or ":" not in c[0]), ())


def _in_first_person(number: int, line: Line, language: Language, issuer: tuple[str, ...], actors: Sequence[LineActor]) -> list[LineActor]:
    """The verbs in the first person of somebody's statement, outside quotations: "we condemn"."""
    pattern = language.tables["actors"].get("first_person")
    if not pattern or not issuer:
        return []
    marks = [i for i, t in enumerate(line.tokens) if t.fold == '"']
    quoted = {i for a, b in zip(marks[::2], marks[1::2], strict=False) for i in range(a, b)}
    at = [i for i, t in enumerate(line.tokens) if i not in quoted and re.search(pattern, t.fold) and not any(a.first <= i < a.last for a in actors)]
    ahead = int(language.tables["actors"].get("country_side") == "left")  # "դատապարտում | ենք"
    return [_actor(number, line, max(0, i - ahead), i + 1, issuer) for i in at]


def _areas(line: Line, toponyms: Sequence[Toponym]) -> list[tuple[int, int, str]]:
    """What has a governor, a mayor or a head in a line, as first token, the one behind, and country."""
    inside = [t for t in toponyms if t.kind in ("city", "village", "district", "province") and line.start <= t.start < line.end and t.country]
    return [(line.index_at(t.start), line.index_at(t.end - 1) + 1, t.ground) for t in inside]


class _LineReader:
    """Puts roles and countries of one line together."""

    def __init__(
        self, number: int, line: Line, language: Language, named: list[LineActor], countries: list[LineActor],
        parties: tuple[str, str], home: str, state: str, memory: dict[str, tuple[str, ...]],
        capitals: Sequence[tuple[int, int, str]] = (), places: Sequence[tuple[int, str]] = (), areas: Sequence[tuple[int, int, str]] = (),
    ) -> None:  # fmt: skip
        self.places, self.areas = places, areas
        self.host = ""
        self.capitals = capitals
        self.state = state
        self.number, self.line, self.language, self.parties, self.home, self.memory = number, line, language, parties, home, memory
        self.named, self.countries = named, countries
        self.nations = longest([m for m in language.nations.find(line) if not self._covered(m.first, [*named, *countries]) and not self._mere_word(m)])
        self.links = language.words("actors", "links", "words")
        self.stops = language.words("actors", "stops")
        self.conjunctions = language.words("actors", "links", "and") | {","}

    def read(self) -> list[LineActor]:
        told = [self._make(m.first, m.last, (m.payload,)) for m in self.nations]
        sides = list(self._sides([*self.named, *self.countries, *told]))
        self.named = [n for n in [*self.named, *sides] if not self._anothers(n)]
        composed, used = self._roles()
        self.named, composed = self._titled(composed)
        # "Azərbaycan Ordusunun | hərbi qulluqçusu" is one actor
        self.named = [n for n in self.named if not any(_takes_in(c, n) for c in [*composed, *self.named])]
        composed = [c for c in composed if not any(n.first <= c.first and c.last <= n.last and (c.recalled or _takes_in(n, c)) for n in self.named)]
        taken = [*self.named, *composed]
        countries = [c for c in self.countries if c.first not in used and not self._covered(c.first, taken) and not self._only_seats(c)]
        adjectives = [
            self._make(m.first, m.last, (m.payload,), adjective=not self._people(m)) for m in self.nations if m.first not in used and not self._covered(m.first, taken)
        ]
        pronouns = [self._make(m.first, m.last, (), pronoun=True) for m in self.language.pronouns.find(self.line) if not self._covered(m.first, taken)]
        return [*taken, *countries, *adjectives, *pronouns]

    def _anothers(self, named: LineActor) -> bool:
        """Whether the name of a party's office stands behind another country's: "Fransa | XİN"."""
        before = next((c for c in self.countries if c.last == named.first), None)
        if before is None or not self._heads_last() or named.person:
            return False
        office = any(r.first == named.first and r.payload["sector"] == "GOV" for r in self.language.roles.find(self.line))
        return office and countries(before.mention.actors) != countries(named.mention.actors)

    def _mere_word(self, nation: Match[str]) -> bool:
        """Whether what may be an abbreviation has no capitals: "us" is not the US."""
        token = self.line.tokens[nation.first]
        return nation.last - nation.first == 1 and len(token.fold) <= _ABBREVIATION and not token.capital

    def _people(self, nation: Match[str]) -> bool:
        """Whether a nationality is a noun in the plural, and so an actor of its own: "Ermənilər | kəndi atəşə tutub", "the Armenians | opened fire"."""
        if self._counted(nation):
            return True
        if capital := self.language.tables["actors"].get("capital_people"):  # "des | Azerbaïdjanais", not "des soldats | azerbaïdjanais"
            token, before = self.line.tokens[nation.first], self.line.tokens[max(0, nation.first - 1)]
            many = before.fold in self.links - self.language.words("actors", "determiners")  # "des milliers d'| Arméniens"
            return nation.last - nation.first == 1 and token.capital and not many and bool(re.search(capital, token.fold))
        if people := self.language.tables["actors"].get("people"):
            return nation.last - nation.first == 1 and bool(re.search(people, self.line.tokens[nation.first].fold))
        plural = self.language.tables["losses"].get("plural")
        return self.language.word_order == "sov" and bool(plural and re.search(plural, self.line.tokens[nation.last - 1].fold[4:]))

    def _counted(self, nation: Match[str]) -> bool:
        """Whether a nationality behind a number is a noun, which stays in the singular there: "iki | Azerbaycanlı", not "iki Azerbaycanlı | asker"."""
        person = self.language.tables["actors"].get("person_ending")
        before = self.line.tokens[nation.first - 1].fold if nation.first else ""
        alone = not any(r.first == nation.last for r in self.language.roles.find(self.line))
        many = self.language.is_number(before) or before in self.language.words("actors", "many")
        return bool(person and many and alone and re.search(person, self.line.tokens[nation.last - 1].fold))

    def _make(self, first: int, last: int, codes: tuple[str, ...], *, adjective: bool = False, pronoun: bool = False) -> LineActor:
        return _actor(self.number, self.line, first, last, codes, adjective=adjective, pronoun=pronoun)

    @staticmethod
    def _covered(token: int, actors: Sequence[LineActor]) -> bool:
        return any(a.first <= token < a.last for a in actors)

    def _roles(self) -> tuple[list[LineActor], set[int]]:
        composed: list[LineActor] = []
        used: set[int] = set()
        roles = longest([m for m in self.language.roles.find(self.line) if not self._covered(m.first, self.named)])
        until = 0
        for role in roles:
            if role.first < until:
                continue
            if composed and self._heads_last() and (self._belongs(role, composed[-1]) or self._serves(role, composed[-1])):
                whose = composed[-1]  # "X-nin ordusunun | bölmələri"
                kin = role.payload["sector"] == "CIV" and all(c.endswith(":MIL") for c in whose.mention.actors)  # "զինծառայողների | հարազատները"
                other = "OPP" if role.payload["sector"] == "OPP" else "CIV" if kin else ""  # "X parlamentinin | müxalif fraksiyaları"
                codes = tuple(f"{country(c)}:{other}" for c in whose.mention.actors) if other else whose.mention.actors
                wide = self._make(whose.first, role.last, codes)
                composed[-1], until = replace(wide, arms=bool(role.payload.get("arms")), recalled=whose.recalled), role.last
                continue
            nations, first, last = self._nation_of(role)
            sector = role.payload["sector"]
            if sector == "OPP" and not nations and (ruling := self._ruled(roles)):  # "an opposition lawmaker accused | X's premier"
                composed.append(self._make(role.first, role.last, (f"{ruling}:OPP",)))
                continue
            if nations:
                used |= {n for n, _ in nations}
                codes = tuple(dict.fromkeys(code if not sector or ":" in code else f"{code}:{sector}" for _, code in nations))
                several = len(codes) > 1 or self._chairs_for(role, codes)
                codes = (role.payload["chairs"],) if role.payload.get("chairs") and several and not set(codes) & set(self.parties) else codes
                composed.append(replace(self._make(first, last, codes), arms=bool(role.payload.get("arms"))))
                until = last
                if sector == "GOV" and len(codes) == 1 and (office := self._envoy(role) or self._office(role)):
                    self.memory[office] = codes
            elif self._beside_name(role):
                self._extend(role)
            elif sector == "GOV" and (owner := self._of_there(role)):
                composed.append(self._make(role.first, role.last, (f"{owner}:{sector}",)))
            elif sector in ("GOV", "MIL") and not role.payload.get("arms") and (owner := self._opening_owner(role)):
                composed.append(replace(self._make(role.first, role.last, (f"{owner}:{sector}",)), recalled=True))
            elif role.payload.get("own") and (issuer := self._issuer_abroad()):  # "… our minister. | The President of the Republic | …"
                composed.append(self._make(role.first, role.last, (f"{issuer}:{sector}",)))
            elif role.payload.get("own") and (official := self._bearer_told(role)):
                composed.append(replace(self._make(role.first, role.last, (official,)), recalled=True))
            elif role.payload.get("own") and self.state:
                seat = (self._seat(role) or self._put_in(role)) if self._heads_last() else ()  # "ՊՆ-ն Բաքվում"
                composed.append(self._make(role.first, role.last, (f"{self.host or (seat[0] if len(seat) == 1 else '') or self._told_on(role) or self.state}:{sector}",)))
            elif sector in ("GOV", "CIV") and role.payload.get("local") and (governed := self._governed(role)):
                first, last, place = governed
                last = self._name_end(max(last, role.last)) if sector == "GOV" else last
                whole = self._make(min(first, role.first), max(last, role.last), (f"{place}:{sector}",))
                composed.append(replace(whole, recalled=sector == "CIV"))
                until = composed[-1].last
            elif sector in ("GOV", "MIL", "CIV") and not role.payload.get("arms") and (bearer := self._by_surname(role, sector)):
                composed.append(self._make(role.first, bearer[0], (f"{bearer[1]}:{sector}",)))
                until = bearer[0]
            elif role.payload.get("local") and (place := self._place_before(role)) and (sector != "CIV" or place in self.parties):
                composed.append(replace(self._make(role.first, role.last, (f"{place}:{sector}",)), recalled=True))
            elif sector == "GOV" and (sender := self._own_envoy(role)):
                composed.append(self._make(role.first, role.last, (f"{sender}:{sector}",)))
            elif (sector == "GOV" or role.payload.get("seated") or self._is_army(role)) and (seat := self._seat(role)):  # "In Baku, | the military | denied it"
                composed.append(self._make(role.first, role.last, tuple(f"{c}:{sector}" for c in seat)))
                if office := self._office(role):
                    self.memory[office] = composed[-1].mention.actors
            elif role.payload.get("org") and (whom := self.memory.get("org")):  # "Amnesty published a report. | The organisation | urges …"
                composed.append(replace(self._make(role.first, role.last, whom), recalled=True))
            elif role.payload.get("body") and (head := self._behind_comma(role)):
                composed.append(self._make(role.first, role.last, head))
            elif role.payload.get("body") and (whom := self.memory.get(self._body(role), self.memory.get("body"))):
                composed.append(replace(self._make(role.first, role.last, whom), recalled=True))
            elif role.payload.get("alone") or (role.payload.get("chairs") and _CHAIRS in self.memory):  # "the co-chairs", and then "the mediators"
                composed.append(self._make(role.first, role.last, (role.payload["chairs"],)))
            elif sector and (owner := self._owner(role, composed)):
                composed.append(self._make(role.first, role.last, (f"{owner}:{sector}",)))
            elif self._may_recall(role, sector, composed) and (whose_own := self._recalled(role, sector, composed)):
                bare = self._make(role.first, role.last, whose_own)
                composed.append(replace(bare, recalled=True, arms=self._heads_last() and bool(role.payload.get("arms"))))
            elif sector == "OPP" and (ruled := {country(c) for a in self.named for c in a.mention.actors if c.endswith(":GOV")}) and len(ruled) == 1:
                composed.append(self._make(role.first, role.last, (f"{ruled.pop()}:OPP",)))  # "the opposition accused | X's premier"
            elif sector == "OPP" and (place := self._opposed(role)):  # "in Yerevan, opponents …"
                composed.append(self._make(role.first, role.last, (f"{place}:OPP",)))
        return composed, used

    def _ruled(self, roles: Sequence[Match[Table]]) -> str:
        """The one party whose government a line names by its office, "" if it names none or two."""
        told = {country(code) for r in roles if r.payload["sector"] == "GOV" for _, code in self._nation_of(r)[0]}
        return told.pop() if len(told) == 1 and told < set(self.parties) else ""

    def _chairs_for(self, role: Match[Table], codes: tuple[str, ...]) -> bool:
        """Whether a chair of one nationality stands beside the organisation that he chairs: "the American co-chair of | the Minsk Group"."""
        beside = [a for a in self.named if -_WINDOW <= a.first - role.last <= _SEAT and role.payload.get("chairs") in a.mention.actors]
        return len(codes) == 1 and bool(beside)

    def _by_surname(self, role: Match[Table], sector: str) -> tuple[int, str] | None:
        """Where the unknown name behind a title ends, and whose people its surname is of: "премьер-министр | Овик Абрамян"."""
        end = self._name_end(role.last)
        tables = [self.language.tables["actors"].get(key, {}) for key in ("surnames", *(["surnames_of_soldiers"] if sector == "MIL" else []))]
        surname = self.line.tokens[end - 1].fold
        whose = next((code for table in tables for code, pattern in table.items() if re.search(pattern, surname)), "")
        return (end, whose) if end > role.last and whose in self.parties else None

    def _of_there(self, role: Match[Table]) -> str:
        """Whose people are that are called those "there": the country that the line names last before them ("the site of X's government …; | officials | there …")."""
        behind = self.line.tokens[role.last].fold if role.last < len(self.line.tokens) else ""
        if behind not in self.language.words("actors", "there"):
            return ""
        told = [(m.last, m.payload) for m in self.nations] + [(a.last, country(a.mention.actors[0])) for a in (*self.countries, *self.named)]
        before = [(last, code) for last, code in told if last <= role.first]
        return max(before)[1] if before else ""

    def _opening_owner(self, role: Match[Table]) -> str:
        """Whose an institution is that opens a line with a possessive: "Russia was angry. Its | Defence Ministry | said …"."""
        told = self.memory.get(_PAIR, ())
        own = role.first == 1 and self.line.tokens[0].fold in self.language.words("actors", "possessives") and not self._heads_last()
        return told[0] if own and told else ""

    def _belongs(self, role: Match[Table], whose: LineActor) -> bool:
        """Whether a body told right before a role owns it, also by an ending that an apostrophe or hyphen parts from it: "XİN-in | sözçüsü"."""
        gap = self.line.tokens[whose.last : role.first]
        another = any(whose.last <= n.first < role.first for n in self.nations)
        ended = 0 < len(gap) <= _ABBREVIATION and all(len(t.fold) <= _SHORT and t.fold != "," for t in gap) and self._genitive(whose) and not another
        return (not gap and self._owned(role.first)) or ended

    def _serves(self, role: Match[Table], whose: LineActor) -> bool:
        """Whether one word says that people belong to a body told right before them: "X ordusuna | bağlı | birlikler"."""
        return role.first == whose.last + 1 and self.line.tokens[whose.last].fold in self.language.words("actors", "links", "under")

    def _body(self, role: Match[Table]) -> str:
        """The key under which a memory holds whose mediators or monitors were told last."""
        return self.line.tokens[role.last - 1].fold[:_BODY]

    def bodies(self, actors: Sequence[LineActor]) -> dict[str, tuple[str, ...]]:
        """Return whose mediators or monitors a line names, by the word for them: they are told of again without it ("the co-chairs called on …").

        And the last organisation that it names ("the organisation urged …").
        """
        told = [(r, a) for r in self.language.roles.find(self.line) if r.payload.get("body") for a in actors if a.first <= r.first < a.last or self._bears(r, a)]
        told = [(r, a) for r, a in told if not a.recalled and not set(a.mention.actors) & set(self.parties)]
        found = {key: a.mention.actors for r, a in told for key in (self._body(r), "body")}
        orgs = [a for a in actors if a.mention.actors and not a.recalled and all(":" not in c and (len(c) != _STATE or c in _GROUPS) for c in a.mention.actors)]
        return found | ({"org": orgs[-1].mention.actors} if orgs else {})

    def _bears(self, role: Match[Table], actor: LineActor) -> bool:
        """Whether a body stands right beside the organisation whose it is: "the European Union | mission"."""
        between = self.line.tokens[role.last : actor.first]
        named = bool(actor.mention.actors) and ":" not in actor.mention.actors[0]
        return named and (actor.last == role.first or (0 < len(between) <= _SEAT and all(t.fold in self.links for t in between)))

    def _heads_last(self) -> bool:
        return bool(self.language.tables["actors"].get("country_side") == "left")

    def _owned(self, token: int) -> bool:
        """Whether the word before is a genitive, which owns this one."""
        genitive = self.language.tables["actors"].get("case", {}).get("genitive")
        return bool(genitive and re.search(genitive, self.line.tokens[token - 1].fold))

    def _genitive(self, actor: LineActor) -> bool:
        """Whether a name stands in the genitive, also by an ending that an apostrophe parts from it."""
        behind = {m.first for m in self.language.prepositions.find(self.line) if m.payload == "genitive"}
        return self._owned(actor.last) or actor.last in behind

    def _extend(self, role: Match[Table]) -> None:
        """Take a title into the organisation's name that it stands before: "the secretary-general of the | UN"."""
        for i, name in enumerate(self.named):
            gap = self.line.tokens[role.last : name.first]
            person = bool(name.mention.name) and ":" in name.mention.actors[0] and not self._heads_last()  # "le porte-parole du ministère, | N. N."
            person = person and role.payload["sector"] in ("", name.mention.actors[0].partition(":")[2])  # not "the release of | prisoners, the White House …"
            address = self.language.words("actors", "forms_of_address")
            his = {t.fold for t in self.line.tokens[max(0, role.first - 1) : role.first]} & self.language.words("actors", "possessives")
            several = re.search(self.language.tables["losses"].get("plural") or "$^", self.line.tokens[role.last - 1].fold)
            person = person and not (his and several)  # "before his ministers, | N. N. said"
            linked = all(t.fold in self.links or (person and (t.fold == "," or t.fold in address)) for t in gap)
            if role.last <= name.first and (name.mention.name or not self._heads_last()) and len(gap) <= _WINDOW and linked:
                wide = self._make(role.first, name.last, name.mention.actors)
                self.named[i] = replace(name, first=role.first, mention=replace(wide.mention, name=name.mention.name))
                return
        for i, name in enumerate(self.named):
            gap = self.line.tokens[name.last : role.first]
            office = role.payload["sector"] in ("GOV", "") and self._heads_last() and ":" not in name.mention.actors[0]
            beside = self._heads_last() and name.last == role.first and name.mention.actors[0].partition(":")[2] == (role.payload["sector"] or "GOV")
            office = office or (beside and (role.payload["sector"] == "MIL" or self._owned(role.first)))  # "Ադրբեջանի ԶՈՒ | ստորաբաժանումները"
            servant = role.payload["sector"] in ("GOV", "") and self._hangs(name.last, role.first) and self._genitive(name)  # "XİN-in | sözçüsü"
            office = office or (servant and self._heads_last() and name.mention.actors[0].endswith(":GOV"))
            joined = any(t.fold in self.conjunctions for t in gap)  # "CSTO and UN Security | Council"
            if office and not joined and name.mention.name and name.last <= role.first and all(t.fold in self.links or len(t.fold) <= 3 for t in gap):
                wide = self._make(name.first, role.last, name.mention.actors)
                self.named[i] = replace(name, last=role.last, mention=replace(wide.mention, name=name.mention.name))
                return

    def _titled(self, composed: list[LineActor]) -> tuple[list[LineActor], list[LineActor]]:
        """Join a person's title with the name that follows: "the president of A, | N. N." is one actor."""
        titles: dict[int, LineActor] = {}
        named = []
        for name in self.named:
            title = next((t for t in [*composed, *self.countries] if self._is_title(t, name)), None)
            if title:
                titles[id(title)] = title
                wide = self._make(title.first, name.last, name.mention.actors)
                name = replace(name, first=title.first, mention=replace(wide.mention, name=name.mention.name))
            named.append(name)
        self.countries = [c for c in self.countries if id(c) not in titles]
        heads = {r.last for r in self.language.roles.find(self.line)}  # an organisation's title before a name is that person's, whoever that is
        named = self._chairs_listed(self._chairing(named, composed), composed)
        named = [n for n in named if not (n.last in heads and ":" not in n.mention.actors[0] and any(p.first == n.last and p.mention.name for p in named))]
        return named, [c for c in composed if id(c) not in titles]

    def _chairing(self, named: list[LineActor], composed: Sequence[LineActor]) -> list[LineActor]:
        """Give persons named as an organisation's co-chairs its code: "the co-chairs of the Minsk Group, | N. N., N. N. and N. N."."""
        persons = sorted((n for n in named if n.mention.name and ":" in n.mention.actors[0]), key=lambda n: n.first)
        codes: dict[int, str] = {}
        for role in (r for r in self.language.roles.find(self.line) if r.payload.get("chairs")):
            body = (role.payload["chairs"],)
            told = any(0 <= role.first - a.last <= 1 or a.first <= role.first < a.last or a.last == role.last for a in [*named, *composed] if a.mention.actors == body)
            for person in persons if told else ():  # "N. N., | the American co-chair of the Minsk Group, | said"
                gap = self.line.tokens[person.last : role.first]
                nation = {m.first for m in self.nations}
                article = [t.fold for i, t in enumerate(gap, person.last) if i not in nation and t.fold not in self.language.words("actors", "determiners")]
                if 0 < len(gap) <= _NAME and article == [","]:
                    codes[id(person)] = body[0]
            at = role.last
            for person in persons if told else ():
                behind = at <= person.first and all(t.fold in self.conjunctions or t.fold == "," for t in self.line.tokens[at : person.first])
                if behind or person.first == role.first:
                    codes[id(person)], at = body[0], person.last
        return [replace(n, mention=replace(n.mention, actors=(codes[id(n)],))) if id(n) in codes else n for n in named]

    def _chairs_listed(self, named: list[LineActor], composed: Sequence[LineActor]) -> list[LineActor]:
        """Give persons listed behind the title of an organisation's chairs the organisation: "the co-chairs | A, B and C"."""
        titles = [m for m in self.language.roles.find(self.line) if m.payload.get("body") and m.payload.get("chairs")]
        chairs = {(m.last, m.payload["chairs"]) for m in titles}
        organisations = {code for _, code in chairs}
        heads = [a for a in [*named, *composed] if len(a.mention.actors) == 1 and a.mention.actors[0] in organisations]
        bodies: dict[int, tuple[str, ...]] = {a.last: a.mention.actors for a in named if len(a.mention.actors) == 1 and a.mention.actors[0] in organisations}
        ends: dict[int, tuple[str, ...]] = {m.first: bodies[m.first] for m in titles if m.first in bodies}  # "Մինսկի խմբի | համանախագահ N. N."
        ends |= {a.last: a.mention.actors for a in heads if any(a.first < last <= a.last for last, _ in chairs)}
        out = []
        for n in sorted(named, key=lambda n: n.first):
            near = [end for end in ends if 0 <= n.first - end <= _NAME]
            gap = next((end for end in near if all(t.capital or t.fold in self.conjunctions for t in self.line.tokens[end : n.first])), None)
            if gap is not None and n.mention.name and ":" in n.mention.actors[0] and n not in heads:
                ends[n.last] = ends[gap]
                n = replace(n, mention=replace(n.mention, actors=ends[gap]))
            out.append(n)
        return out

    def _is_title(self, title: LineActor, name: LineActor) -> bool:
        gap = self.line.tokens[title.last : name.first]
        same = {country(c) for c in title.mention.actors} == {country(c) for c in name.mention.actors}
        opposed = any(c.endswith(":OPP") for c in title.mention.actors) and not any(c.endswith(":OPP") for c in name.mention.actors)
        if gap and gap[-1].capital and not self._heads_last():  # a first name that the list of persons lacks
            gap = gap[:-1]
        roles = self.language.roles.find(self.line) if self._heads_last() and all(":" not in c for c in title.mention.actors) else []
        body = any(name.first <= r.first < name.last for r in roles)  # not "Bakü, | Azerbaycan ordusunun …"
        joined = title.last <= name.first and all(t.fold in self.links or t.fold == "," for t in gap)
        own = same and not body and not title.recalled and joined
        return not opposed and (own or self._assumed(title, name))

    def _assumed(self, title: LineActor, name: LineActor) -> bool:
        """Whether a title right before a person is only taken for another country's: "Müdafiə Nazirliyinin sözçüsü | Artsrun Ovannisyan"."""
        told = any(title.first <= n < title.last for n in [*(m.first for m in self.nations), *(c.first for c in self.countries)])
        office = all(c.endswith(":GOV") for c in title.mention.actors) and not title.mention.name
        return self._heads_last() and title.last == name.first and bool(name.mention.name) and ":" in name.mention.actors[0] and office and not told

    def _nation_of(self, role: Match[Table]) -> tuple[list[tuple[int, str]], int, int]:
        """Return the countries of a role as (token, code), and the token range of the whole phrase."""
        at = {m.first: (m.last, m.payload) for m in self.nations} | {c.first: (c.last, c.mention.actors[0]) for c in self.countries}
        ends = {last: (first, code) for first, (last, code) in at.items()}
        if self._heads_last():  # "düşmənin | postu", "qoşunlarımızın | mövqeləri"
            owners = [a for a in self.named if not a.mention.name and len(a.mention.actors) == 1 and self._genitive(a)]
            ends |= {a.last + (not self._owned(a.last)): (a.first, country(a.mention.actors[0])) for a in owners}  # an ending may stand apart: "BMT-nin"
        bare = self.language.tables["actors"].get("bare_object")
        if bare and re.search(bare, self.line.tokens[role.last - 1].fold):  # "Rusiya | missiyanı | tənqid edib": not Russia's
            ends = {last: owner for last, owner in ends.items() if self._owned(last)}
        side = self.language.tables["actors"].get("country_side", "both")
        owned = role.first - 1 in ends and self.line.tokens[role.first - 1].fold in self.language.words("actors", "links", "owns")
        quoted = role.first > 0 and role.first - 1 in ends and self.line.tokens[role.first - 1].fold == '"'
        if side == "left" or (side == "both" and (role.first in ends or owned or quoted)):
            return self._left(role, ends)
        found = self._right(role, at)
        if not found[0] and (other := self._shared(role)):  # "l'artillerie | et l'aviation azerbaïdjanaises"
            return self._right(other, at)[0], role.first, role.last
        return found

    def _shared(self, role: Match[Table]) -> Match[Table] | None:
        """The role that "and" joins to one before it, which has its nationality too."""
        behind = [r for r in self.language.roles.find(self.line) if 0 < r.first - role.last <= _JOINED]
        near = [r for r in behind if any(t.fold in self.conjunctions - {","} for t in self.line.tokens[role.last : r.first])]
        gaps = [self.line.tokens[role.last : r.first] for r in near]
        return next((r for r, gap in zip(near, gaps, strict=True) if all(t.fold in self.conjunctions | self.links and t.fold != "," for t in gap)), None)

    def _left(self, role: Match[Table], ends: dict[int, tuple[int, str]]) -> tuple[list[tuple[int, str]], int, int]:
        codes: list[tuple[int, str]] = []
        position = first = role.first
        joined, listed, counted = True, False, False
        while position > 0 and first - position < _WINDOW:
            token = self.line.tokens[position - 1].fold
            number = self.language.is_number(token)
            if role.payload["sector"] == "CIV" and any(n.first < position <= n.last and n.mention.actors[0].endswith(":MIL") for n in self.named):
                break  # "Azerbaycan ordusunun | sivil altyapıyı …": an army is none of civilians
            if (host := self._posted_to(role, position, ends)) is not None:
                position = host  # "X-in | Y-dəki | səfiri": X's
            elif position in ends and joined:
                if position == role.first and self._is_apart(role, position):
                    break  # "Azerbaycan | sivillerin hedef alındığı iddiasını reddetti": whose they are would be told by an ending
                if self._is_object(position):
                    break  # "accused | X of holding | soldiers"
                if counted and not codes and self._is_subject(ends[position][0], position):
                    break  # "Bakü | iki askerinin öldüğünü …": whose they are stands behind their number
                first, code = self._sender(role, ends, *ends[position])
                codes.insert(0, (first, code))
                position = first
                joined = False
            elif token in self.conjunctions and codes and (token != "," or (listed and position - 1 in ends)):
                joined, listed = True, listed or token != ","  # a comma lists only what an "and" ends
                position -= 1
            elif (joined or not codes) and token not in self.conjunctions and (token in self.links or number or (token == '"' and position == role.first)):
                counted = counted or number
                position -= 1  # "Azerbaijani | 'activists'"
            else:
                break
        return codes, first if codes else role.first, role.last

    def _is_apart(self, role: Match[Table], position: int) -> bool:
        """Whether a word for people bears no ending of whom they belong to, and a country's name stands before it."""
        pattern = self.language.tables["actors"].get("unowned")
        named = any(c.last == position for c in self.countries)
        return bool(pattern) and named and bool(re.search(pattern or "$^", self.line.tokens[role.last - 1].fold))

    def _own_envoy(self, role: Match[Table]) -> str:
        """Whose envoy a possessive tells it is: the country's named before it, not the one he is posted to ("X through its | ambassador in Y"); empty if none does."""
        words = self.line.tokens[role.first : role.last]
        envoy = any(t.fold.startswith(tuple(self.language.words("actors", "envoys"))) for t in words)
        before = [t.fold for t in self.line.tokens[max(0, role.first - 2) : role.first]]
        own = len(before) > 1 and before[0] in self.language.words("actors", "links", "through") and before[1] in self.language.words("actors", "possessives")
        named = [c for c in self.countries if c.last <= role.first] if envoy and own else []
        return country(max(named, key=lambda c: c.last).mention.actors[0]) if named else ""

    def _posted_to(self, role: Match[Table], position: int, ends: dict[int, tuple[int, str]]) -> int | None:
        """Where the name begins of the country or organisation to which an envoy is only posted, if its own country's genitive stands before that."""
        table, at = self.language.tables["actors"], position
        located = table.get("located_attribute") or table.get("posted")
        envoy = any(t.fold.startswith(tuple(self.language.words("actors", "envoys"))) for t in self.line.tokens[role.first : role.last])
        if not located or not (envoy or "located_attribute" in table):
            return None
        if position not in ends and re.fullmatch(located, self.line.tokens[position - 1].fold):
            at = position - 1  # "BMT | -dəki"
        within = bool(re.search(located, self.line.tokens[position - 1].fold))
        name = next((a for a in self.named if a.last == at and ":" not in a.mention.actors[0]), None)
        first = name.first if name else ends[at][0] if at in ends and within else None
        if first is None and envoy and within and at > 1 and self.line.tokens[at - 1].capital:
            first = at - 1  # "Fransanın | Bakıdakı | səfiri": a town is no country
        if first is None or not (within or envoy):
            return None
        owner = first - 1 in ends or first in ends or any(last in (first - 1, first - _ABBREVIATION) for last in ends)
        return first if owner and first > 0 else None

    def _is_object(self, last: int) -> bool:
        """Whether the word before a token is a verb's object or, by its article, its subject, where cases are endings: it owns nothing."""
        table = self.language.tables["actors"]
        named = any(c.last == last for c in self.countries)
        cases = [table.get("case", {}).get(key) for key in ("object", "source")] if self.language.word_order == "sov" else [table.get("article")]
        ends = any(ending and re.search(ending, self.line.tokens[last - 1].fold) for ending in cases)
        return named and ends and not self._owned(last) and not self.line.text[self.line.tokens[last - 1].start : self.line.tokens[last - 1].end].isupper()

    def _is_subject(self, first: int, last: int) -> bool:
        """Whether a country before a number is the subject where cases are endings: no genitive, within the word or behind its apostrophe."""
        genitive = self.language.tables["actors"].get("case", {}).get("genitive")
        behind = self.line.tokens[last].fold if last < len(self.line.tokens) else ""
        ends = any(m.payload == "genitive" and m.first == last for m in self.language.prepositions.find(self.line)) and behind
        if not self.language.tables["actors"].get("postpositions") or not genitive or any(n.first == first for n in self.nations):
            return False
        return not ends and not re.search(genitive, self.line.tokens[last - 1].fold)

    def _sender(self, role: Match[Table], ends: dict[int, tuple[int, str]], first: int, code: str) -> tuple[int, str]:
        """Whose embassy it is in a capital that is told between: "ABD'nin | Erivan Büyükelçisi"."""
        seat = role.payload["sector"] == "GOV" and any(at == first for at, _ in self.places)
        owner = next((ends[at] for at in (first - 1, first) if at in ends and at > 0), None) if seat else None
        owned = owner is not None and country(owner[1]) != country(code) and self._whose(first)
        if owner and owned:
            self.host = country(code)  # whose ministry the envoy is called to
            return owner
        return first, code

    def _whose(self, token: int) -> bool:
        """Whether the word before a token is a genitive, or the ending of one that an apostrophe parts from its name."""
        return self._owned(token) or any(m.payload == "genitive" and m.last == token for m in self.language.prepositions.find(self.line))

    def _right(self, role: Match[Table], at: dict[int, tuple[int, str]]) -> tuple[list[tuple[int, str]], int, int]:
        codes: list[tuple[int, str]] = []
        position = last = role.last
        joined = True
        if sided := self._from_side(role, at):
            return [sided[:2]], role.first, sided[2]
        while position < len(self.line.tokens) and position - last < _WINDOW:
            token = self.line.tokens[position].fold
            if position in at and not self._seated(at[position][0]):
                after, code = at[position]
                codes.append((position, code))
                position = last = after
                joined = False
            elif token in self.conjunctions and codes and (token != "," or self._lists(position + 1, at)):
                joined = True
                position += 1
            elif token in self.links and token not in self.conjunctions and joined:
                position += 1
            else:
                break
        if not codes:
            return self._loose(role, at)
        return codes, role.first, self._extended(last)

    def _from_side(self, role: Match[Table], at: dict[int, tuple[int, str]]) -> tuple[int, str, int] | None:
        """Whose a role is by a side that it is from: "a sniper | from the Armenian side", as the nation's token, its code and the token behind."""
        opens = role.last < len(self.line.tokens) and self.line.tokens[role.last].fold in self.language.words("actors", "links", "from")
        after, code = at.get(role.last + 1, (0, ""))
        side = opens and 0 < after < len(self.line.tokens) and any(m.first == after for m in self.language.roles.find(self.line) if not m.payload["sector"])
        return (role.last + 1, code, after + 1) if side else None

    def _seated(self, after: int) -> bool:
        """Whether a nationality only says whose capital something is in: "the Red Cross office in the Armenian | capital"."""
        word = self.language.tables["actors"].get("capital")
        return bool(word and after < len(self.line.tokens) and re.search(word, self.line.tokens[after].fold))

    def _only_seats(self, country: LineActor) -> bool:
        """Whether a country only says whose capital something is in: "in the capital of | Hungary", "Հունգարիայի | մայրաքաղաքում"."""
        word = self.language.tables["actors"].get("capital")
        at = country.last if self._heads_last() else country.first - 1
        return bool(word and 0 < at < len(self.line.tokens) and re.search(word, self.line.tokens[at].fold))

    def _lists(self, position: int, at: dict[int, tuple[int, str]]) -> bool:
        """Whether a country behind a comma is one of a list: another one is joined to it ("the ministers of A, | B and C")."""
        after = at[position][0] if position in at else len(self.line.tokens)
        return after < len(self.line.tokens) and self.line.tokens[after].fold in self.conjunctions

    def _loose(self, role: Match[Table], at: dict[int, tuple[int, str]]) -> tuple[list[tuple[int, str]], int, int]:
        """A head of something described at length: the first nationality before the phrase ends ("chef d'un organisme … turc")."""
        if not role.payload.get("loose"):
            return [], role.first, role.last
        for position in range(role.last, min(role.last + _LOOSE, len(self.line.tokens))):
            if position in at:
                return [(position, at[position][1])], role.first, at[position][0]
            if not self.line.tokens[position].is_word or self.line.tokens[position].fold in self.stops:
                break
        return [], role.first, role.last

    def _extended(self, last: int) -> int:
        """Take in what still belongs to an office after its country: "ministre turc | de la Défense"."""
        position = end = last
        while position < len(self.line.tokens) and self.line.tokens[position].fold in self.links and position - last < _WINDOW:
            position += 1
            if len(self.line.tokens[position - 1].fold) > 3:
                end = position
        return end

    def _bearer_told(self, role: Match[Table]) -> str:
        """Who a bare office is where a person was named right before it: "N. N. called Y; | the minister | said …", "N. N. spoke. | The prime minister | said …"."""
        office = self.language.tables["actors"].get("bare_office")
        if not office or not re.search(office, " ".join(t.fold for t in self.line.tokens[role.first : role.last])):
            return ""
        ahead = [n for n in self.named if n.person and n.last <= role.first and n.mention.actors[0].endswith(":GOV")]
        return ahead[-1].mention.actors[0] if ahead else (self.memory.get(_OFFICIAL) or ("",))[0] if role.first == 0 else ""

    def _told_on(self, role: Match[Table]) -> str:
        """The party whose government the paragraph told of last, in a third country's text: "Yerevan denied it. The Foreign Ministry | accused Baku"."""
        teller, ahead, behind = (self.memory.get(_PAIR) or ("",))[0], self.line.text[: self.line.start], self.line.tokens[role.last : role.last + 2]
        apart = self.state in self.parties or not ahead.strip() or "\n" in ahead[len(ahead.rstrip()) :]
        person = len(behind) == 2 and all(t.capital for t in behind)  # the minister N. N. of the text's own country
        named = {m.payload for m in self.nations} | {country(c) for a in [*self.named, *self.countries] for c in a.mention.actors}
        speaks = teller in self.parties and self.memory.get("GOV") == (f"{teller}:GOV",)
        return teller if speaks and not apart and not person and teller not in named else ""

    def _name_end(self, token: int) -> int:
        """The token behind the name of an unknown person that begins at a token: "Տավուշի մարզպետ | Հայկ Չոբանյանի"."""
        end = token
        while end < len(self.line.tokens) and end - token < _NAME and self.line.tokens[end].is_word and self.line.tokens[end].capital:
            end += 1
        return token if self._covered(token, [*self.named, *self.countries]) else end

    def _governed(self, role: Match[Table]) -> tuple[int, int, str] | None:
        """The town or province that a local office is of: "the governor of | Tavush", "Գորիսի | քաղաքապետ"."""
        if self._heads_last():
            return next(((f, n, c) for f, n, c in self.areas if 0 <= role.first - n <= 1), None)
        near = [(f, n, c) for f, n, c in self.areas if 0 <= f - role.last <= _SEAT]
        gap = next((self.line.tokens[role.last : f] for f, _, _ in near), [])
        return near[0] if near and all(t.is_word and not t.capital for t in gap) else None

    def _place_before(self, role: Match[Table]) -> str:
        """In which country "the police" are: that of the town told last, here or in the lines before."""
        behind = next((country for first, country in self.places if first >= role.last), "")
        ruled = next((country(self.memory[s][0]) for s in ("OPP", "GOV") if s in self.memory and country(self.memory[s][0]) in self.parties), "")
        return self._here(role) or self.memory.get("place", ("",))[0] or behind or ruled

    def _opposed(self, role: Match[Table]) -> str:
        """Whose a bare opposition is: that of the town named in the line, of the text's own country, of the town or government told last."""
        own = self.state if self.state in self.parties else ""
        ruling = country(self.memory.get("GOV", ("",))[0])
        return self._here(role) or own or (ruling if ruling in self.parties else "") or self._place_before(role) or ruling

    def _here(self, role: Match[Table]) -> str:
        """The country of the town that the line names last before a role, or of the capital ("in the Armenian | capital")."""
        return next((country for first, country in reversed(self.places) if first < role.first), "") or self._capital_named()

    def _capital_named(self) -> str:
        """Whose capital a line names by its people or country: "in the Armenian | capital", "la | capitale | arménienne", "Ermenistan'ın | başkentinde"."""
        word, before = self.language.tables["actors"].get("capital"), bool(self.language.tables["actors"].get("noun_first"))
        beside = [(m.payload, m.first - 1 if before else m.last) for m in self.nations]
        if self._heads_last():
            beside += [(c.mention.actors[0], i) for c in self.countries for i in (c.last, c.last + 1)]
        return next((code for code, i in beside if word and 0 <= i < len(self.line.tokens) and re.search(word, self.line.tokens[i].fold)), "")

    def _behind_comma(self, role: Match[Table]) -> tuple[str, ...]:
        """Whose a mission is that stands behind a name's comma: "the EU, | whose mission | patrols …"."""
        words, at = self.language.words("actors", "links", "whose"), role.first - 1
        opens = at > 1 and self.line.tokens[at].fold in words and self.line.tokens[at - 1].fold == ","
        near = [a for a in (*self.named, *self.countries) if opens and a.last == at - 1]
        return near[0].mention.actors if near else ()

    def _is_army(self, role: Match[Table]) -> bool:
        """Whether a bare "the army" stands where its clause opens."""
        before = self.line.tokens[role.first - 2 : role.first] if role.first > 1 else []
        opens = bool(before) and before[0].fold == "," and before[1].fold in self.language.words("actors", "definite")
        return opens and role.payload["sector"] == "MIL" and not role.payload.get("arms") and role.last - role.first == 1

    def _seat(self, role: Match[Table]) -> tuple[str, ...]:
        """Whose "the ministry" is right behind its capital: "In Baku, the | Foreign Ministry"."""
        before = [c for _, last, c in self.capitals if 0 <= role.first - last <= _SEAT and not any(t.fold in (".", ";") for t in self.line.tokens[last : role.first])]
        behind: list[str] = []  # "officials | in Baku and Yerevan"
        at = role.last + 1
        for first, last, c in sorted(self.capitals):
            if role.last < first <= at:
                behind.append(c)
                at = last + 1 if last < len(self.line.tokens) and self.line.tokens[last].fold in self.conjunctions else -1
        return tuple(dict.fromkeys(behind or before[-1:]))

    def _put_in(self, role: Match[Table]) -> tuple[str, ...]:
        """Whose an institution is by a capital in the locative right behind it, though a government is meant: "ՊՆ-ն | Բաքվում հերքում է"."""
        ending = self.language.tables["names"].get("located_endings")
        near = [c for c in self.countries if ending and 0 <= c.first - role.last <= 1 and re.search(ending, self.line.tokens[c.last - 1].fold)]
        near = [c for c in near if all(t.is_word for t in self.line.tokens[role.last : c.first])]
        return tuple(country(c.mention.actors[0]) for c in near[:1])

    def _owner(self, role: Match[Table], composed: Sequence[LineActor]) -> str:
        """Whose "its soldiers" are: who says so, else the party told first in the line before them, else in the line before, else the government told last."""
        if role.first == 0 or self.line.tokens[role.first - 1].fold not in self.language.words("actors", "possessives"):
            return ""
        before = [a for a in [*self.named, *composed, *self.countries] if a.last < role.first and a.mention.actors]
        cut = max((i for i, t in enumerate(self.line.tokens[: role.first]) if t.fold == ";"), default=-1)
        before = [a for a in before if a.first > cut] or before
        says = [m for m in self.language.speech.find(self.line) if m.payload == "says" and m.last < role.first]
        owns = self.language.words("actors", "links", "owns")  # "denied X's | claims | that its troops …": nobody says them here
        tellers = [a for a in before for m in says if 0 <= m.first - a.last <= 1 and all(t.is_word and t.fold not in owns for t in self.line.tokens[a.last : m.first])]
        before = [max(tellers, key=lambda a: a.last)] if tellers else before  # "asked about X's charges, | Y | said its soldiers had not fired"
        told = (self.memory.get(_PAIR) or self.memory.get("GOV") or ("",))[0]
        owner = country(min(before, key=lambda a: a.first).mention.actors[0]) if before else country(told)
        return owner if owner in self.parties else ""

    def _beside_name(self, role: Match[Table]) -> bool:
        """A title right before or after a known name is that person's own."""
        persons = [a for a in self.named if a.mention.name or not self._heads_last()]  # "the ministry | the enemy's …" are two
        persons = [a for a in persons if role.payload["sector"] != "OPP" or not a.mention.actors[0].endswith(":GOV")]  # "ընդդիմությունը | վարչապետ N. N.-ից …"
        ahead = [a for a in persons if a.person or not self._heads_last()]  # "Xarici İşlər Nazirliyi | Avropa İttifaqının …" are two
        near = [a for a in persons if (a in ahead and 0 <= a.first - role.last <= _WINDOW) or 0 <= role.first - a.last <= 2]
        between = self.links | self.language.words("actors", "forms_of_address") | {","}
        return any(
            all(t.fold in between for t in self.line.tokens[min(role.last, a.last) : max(role.first, a.first)])
            or (self._heads_last() and self._hangs(a.last, role.first)) for a in near
        )

    def _hangs(self, last: int, first: int) -> bool:
        """Whether only a name's ending behind a hyphen or an apostrophe stands between it and its title: "NATO-ի | քարտուղար"."""
        return first - last == 1 and self.line.text[self.line.tokens[last - 1].end : self.line.tokens[last].start] in ("-", "֊", "'", "’")

    def _may_recall(self, role: Match[Table], sector: str, composed: Sequence[LineActor]) -> bool:
        """Whether a role without a country may be that of somebody told before."""
        known = sector in self.memory or (sector == "GOV" and (self._heads_last() or self._alone_told()))
        known = known or (sector == "GOV" and bool(self._office(role)) and len(self.memory.get(_PAIR, ())) == 1 and self.memory[_PAIR][0] in self.parties)
        return (known and self._recalls(role, sector)) or self._at_home(role, sector) or self._their_own(role, composed)

    def _alone_told(self) -> bool:
        """Whether a country was told by its name before any government: "France is concerned. | The minister | called X"."""
        return "GOV" not in self.memory and _LONE in self.memory and bool(self.language.tables["actors"].get("noun_first"))

    def _recalls(self, role: Match[Table], sector: str) -> bool:
        """Whether a role without a country means the last one told: "the ministry"; soldiers only where an article says so, a weapon whose owner stands before it not."""
        if role.payload.get("arms") and any(m.payload == "owner" and 0 <= role.first - m.last <= 1 for m in self.language.prepositions.find(self.line)):
            return False
        words = self.language.words("actors", "definite")
        if not words:
            return sector in ("GOV", "MIL")
        before = {t.fold for t in self.line.tokens[max(0, role.first - 2) : role.first]}  # "the two | drivers"
        return sector in ("GOV", "MIL", "CIV") and bool(before & words)

    def _at_home(self, role: Match[Table], sector: str) -> bool:
        """Whether bare soldiers are those of the side whose view the text takes, though it has told of none yet."""
        return sector == "MIL" and bool(self.home) and not role.payload.get("arms") and not self.language.words("actors", "definite")

    def _their_own(self, role: Match[Table], composed: Sequence[LineActor]) -> bool:
        """Whether bare soldiers are those of a party that the line has told of: "Erivan iki askerinin öldüğünü …"."""
        possessed = self.language.tables["actors"].get("possessed")
        own = role.payload["sector"] == "MIL" and not role.payload.get("arms") and possessed and re.search(possessed, self.line.tokens[role.last - 1].fold)
        told = [a for a in [*self.named, *composed, *self.countries] if a.last <= role.first and {country(c) for c in a.mention.actors} < set(self.parties)]
        return bool(own and told)

    def _envoy(self, role: Match[Table]) -> str:
        """The key under which a memory holds whose envoy was told last; "" if the role is none."""
        envoys = tuple(self.language.words("actors", "envoys"))
        return _ENVOY if envoys and self.line.tokens[role.last - 1].fold.startswith(envoys) else ""

    def _office(self, role: Match[Table]) -> str:
        """The words of an office ("foreign ministry"), under which a memory holds whose was named so last; none for a mere "ministry"."""
        if self.language.tables["actors"].get("noun_first"):  # "le ministère | arménien | de la Défense", "le ministère de la Défense"
            nations = {i for m in self.nations for i in range(m.first, m.last)}
            end = next((m.last for m in self.nations if m.first == role.last), role.last)
            words = [t.fold for i, t in enumerate(self.line.tokens[: self._extended(end)]) if i >= role.first and i not in nations and len(t.fold) > _SHORT]
            return " ".join(w[:_STEM] for w in words) if len(words) > 1 else ""
        return " ".join(t.fold for t in self.line.tokens[role.first : role.last]) if role.last - role.first > 1 else ""

    def _fronted(self, actor: LineActor) -> bool:
        """Whether a side opens the line as a place: "on X's side | …"."""
        at = {m.last if not self._heads_last() else m.first for m in self.language.prepositions.find(self.line) if m.payload in ("oblique", "target", "located")}
        return actor.first in at if not self._heads_last() else actor.last in at

    def _recalled(self, role: Match[Table], sector: str, composed: Sequence[LineActor]) -> tuple[str, ...]:
        """Whose a bare role is: the last one told; soldiers are the party's that their line told last, else the text's own side's."""
        if (key := self._envoy(role)) and (same := self.memory.get(key)):
            return same
        if sector == "GOV" and self._heads_last():
            before = {country(c) for a in [*self.named, *composed, *self.countries] if a.last <= role.first for c in a.mention.actors}
            lone = self.memory.get(_PAIR, ())
            if not before and len(lone) == 1 and len(lone[0]) == _STATE and (office := self._office(role)) and office not in self.memory:
                return (f"{lone[0]}:{sector}",)  # "Ankara'dan tepki geldi. | Dışişleri Bakanlığı | …"
            return (f"{before.pop()}:{sector}",) if len(before) == 1 and before < set(self.parties) else self.memory.get(sector, ())
        if sector == "GOV" and sector not in self.memory and self._alone_told():
            return tuple(f"{country(c)}:{sector}" for c in self.memory[_LONE])
        title = self.memory.get(_ISSUER, ())
        if sector == "GOV" and role.last - role.first == 1 and self.line.tokens[role.first].fold[:_STEM] in {word[:_STEM] for word in title[1:]}:
            return title[:1]  # "The Ministry of Defence of X. Statement. … | The Minister | denies …"
        office = self._office(role)
        if sector == "GOV" and office and (same := self.memory.get(office)):  # "the Foreign Ministry": the one named so before
            return same
        if sector == "GOV" and office and _HERE in self.memory:
            return self.memory[_HERE]
        if sector == "GOV" and office and (last := self.memory.get(_PAIR, ())[:1]) and last[0] in self.parties:  # "Yerevan denied it. The Defence Ministry …"
            return (f"{last[0]}:{sector}",)
        if sector != "MIL" or role.payload.get("arms") or self.language.words("actors", "definite"):
            return self.memory[sector]
        cut = self._cut(role.first)
        told = [a for a in [*self.named, *composed, *self.countries] if cut < a.first and a.last <= role.first]
        told = [a for a in told if {country(c) for c in a.mention.actors} < set(self.parties)]
        told = [a for a in told if not (a.recalled and all(c.endswith(":CIV") for c in a.mention.actors))]  # "a villager of X was held by | soldiers"
        told = [a for a in told if not self._genitive(a)] or told  # "X says that Y's army fired at | posts": not at Y's
        possessed = self.language.tables["actors"].get("possessed")  # "Bakü … Ermenistan'ın … | mevzilerine": the subject's own
        own = bool(possessed and re.search(possessed, self.line.tokens[role.last - 1].fold))
        told = [a for a in told if a.first <= _FRONTED and all(":" not in c for c in a.mention.actors) and self._fronted(a)] or told  # "on X's side | two soldiers"
        near = max(told, key=lambda a: -a.first if own else a.last, default=None)
        owner = country(near.mention.actors[0]) if near else self.home
        return (f"{owner}:{sector}",) if owner else self.memory.get(sector, ())

    def _cut(self, first: int) -> int:
        """The last stop before a token behind which somebody else is spoken of: a semicolon, the comma of a new topic ("A 49, B ise 50 | askerini …")."""
        topic, words = self.language.words("actors", "links", "topic"), [t.fold for t in self.line.tokens[:first]]
        turns = [i for i, w in enumerate(words) if w in topic]
        commas = [c for i in turns for c in range(max(0, i - _TOPIC), i) if words[c] == ","]
        return max([*commas, *(i for i, w in enumerate(words) if w == ";")], default=-1)

    def _issuer_abroad(self) -> str:
        """The third country whose government issues the text: its own are meant by "our minister"."""
        issuer = country(self.memory.get(_ISSUER, ("",))[0])
        return issuer if issuer not in self.parties else ""

    def _view(self, first: int, actors: Sequence[LineActor]) -> str:
        """Whose view words take: the party told last before them in the line ("Erevan says that the enemy …"), else the text's own."""
        told = [a for a in actors if country(a.mention.actors[0]) in self.parties]
        if self._heads_last() and "GOV" in self.memory:  # "Ermenistan'ın … | mevzilerimize": whose are told of by somebody else
            told = [a for a in told if not self._genitive(a)]
        near = max((a for a in told if a.last <= first), key=lambda a: a.last, default=min(told, key=lambda a: a.first, default=None))
        if near and self.state in self.parties and country(near.mention.actors[0]) != self.state and not self.language.speech.find(self.line):
            return self.state  # "Baku broke the truce; the | enemy …" in an Armenian text: nobody's words but the text's own
        if near or self.home:
            return country(near.mention.actors[0]) if near and not self.home else self.home
        if _AGENCY in self.memory:  # a party's own news agency
            return self.memory[_AGENCY][0]
        last = country(self.memory.get("GOV", ("",))[0])  # "the ministry", whose last words these are
        return last if last in self.parties else ""

    def _attacker(self, first: int) -> str:
        """The party whose soldiers alone are named before "our army": they are not ours ("X güçleri, | ordumuzun mevzilerini …")."""
        told = [(a.first, a.last, country(a.mention.actors[0])) for a in self.countries] + [(m.first, m.last, m.payload) for m in self.nations]
        told = [t for t in told if t[1] <= first and t[2] in self.parties]
        soldiers = [r for r in self.language.roles.find(self.line) if r.payload["sector"] in ("MIL", "REB")]
        noun_first = bool(self.language.tables["actors"].get("noun_first"))
        armed = bool(told) and all(any(r.last == a if noun_first else r.first == b for r in soldiers) for a, b, _ in told)
        return told[-1][2] if armed and len({code for *_, code in told}) == 1 else ""

    def _within_relative(self, token: int) -> bool:
        """Whether a token stands in a relative clause: behind a comma with a relative pronoun, before the next comma."""
        which, tokens = self.language.words("actors", "links", "which"), self.line.tokens
        comma = next((i for i in range(token - 1, -1, -1) if not tokens[i].is_word), -1)
        return comma >= 0 and tokens[comma].fold == "," and tokens[comma + 1].fold in which

    def _pair(self, match: Match[Table], *, anyone: bool = False) -> tuple[str, ...]:
        """Who "the two countries" are that open a line: a party and a third country, if the line before named these two alone, else the parties.

        With ``anyone`` ("both men", "tous deux") also two third countries, and whoever the clause before a semicolon names outside relative clauses.
        """
        pair = self.memory.get(_PAIR, ())
        opens = match.first <= _FRONTED and not any(a.last <= match.first for a in [*self.named, *self.countries]) and not self._is_told(match)
        if match.first and self.line.tokens[match.first - 1].fold == ";":  # "X met Y; the two ministers …"
            before = sorted((a for a in [*self.named, *self.countries] if a.last <= match.first), key=lambda a: a.first)
            before = [a for a in before if not (anyone and self._within_relative(a.first))]
            ahead = tuple(dict.fromkeys(country(c) for a in before for c in a.mention.actors))
            opens, pair = True, ahead if len(ahead) == 2 else pair
        pair = pair if all(len(c) == _STATE for c in pair) else ()  # an organisation is no country
        told = opens and len(pair) == 2 and (len({*pair} & {*self.parties}) == 1 or (anyone and not {*pair} & {*self.parties}))
        so_far = self.memory.get(_SO_FAR, ())
        people = any(r.payload["sector"] == "GOV" for r in self._roles_in(match))
        if not told and opens and people and len(so_far) == 2 and len({*so_far} & {*self.parties}) == 1:
            return so_far  # "the two ministers", in a text that told of one party's and a third country's
        return pair if told else self.parties

    def _is_told(self, match: Match[Table]) -> bool:
        """Whether words for two sides are whom a pronoun before them speaks to, or stand in the case of an object: "He | urged | both sides"."""
        case = self.language.tables["actors"].get("case", {})
        endings = [case.get(key) for key in ("object", "dative")] if self._heads_last() else []
        words = " ".join(t.fold for t in self.line.tokens[match.first : match.last])
        return any(p.last <= match.first for p in self.language.pronouns.find(self.line)) or any(e and re.search(e, words) for e in endings)

    def _roles_in(self, match: Match[Table]) -> list[Match[Table]]:
        """The roles among the words for a side: "the two | ministers"."""
        return [r for r in self.language.roles.find(self.line) if r.first < match.last and match.first < r.last]

    def _last_two(self, match: Match[Table]) -> tuple[str, ...]:
        """The two that "the first" and "the second" mean: the last two that the line names before, else the line before; only where a verb or a stop follows."""
        follows = self.line.tokens[match.last].fold if match.last < len(self.line.tokens) else ""
        words = [self.language.words("actors", *key) for key in (("perfect",), ("auxiliaries",), ("links", "purpose"), ("links", "who"))]
        before = sorted((a for a in [*self.named, *self.countries] if a.last <= match.first), key=lambda a: a.first)
        named = tuple(dict.fromkeys(country(c) for a in before for c in a.mention.actors))
        told = named if len(named) > 1 else self.memory.get(_PAIR, ())
        return told[-2:] if len(told) > 1 and (follows == "," or any(follows in w for w in words)) else ()

    def _ahead(self, match: Match[Table]) -> tuple[str, ...]:
        """The three or more countries that the line names before words for all of them: "X had brought together Y and Z, and | the three men | agreed"."""
        before = sorted((a for a in [*self.named, *self.countries] if a.last <= match.first), key=lambda a: a.first)
        named = tuple(dict.fromkeys(country(c) for a in before for c in a.mention.actors))
        return named if len(named) > 2 else ()

    def _sides(self, actors: Sequence[LineActor]) -> Iterator[LineActor]:
        other = {self.parties[0]: self.parties[1], self.parties[1]: self.parties[0]}
        for match in longest(self.language.sides.find(self.line)):
            who = match.payload["who"]
            if who == "none":  # "for its | part"
                continue
            behind = {t.fold for t in self.line.tokens[match.last : match.last + 1]}
            if not behind <= set(match.payload.get("before", behind)):  # "the two | agreed", not "the two | villages"
                continue
            sector = match.payload.get("sector", "")
            if who in ("first", "second"):
                pair = self._last_two(match)
                if pair:  # "A and B reacted, | the first | to call for calm, | the second | to condemn it"
                    yield self._make(match.first, match.last, (pair[who == "second"],))
                continue
            home = self._view(match.first, actors)
            if who == "own" and not self.home and (foe := self._attacker(match.first)):
                home = other[foe]
            before = self.memory.get(_PAIR, ())
            ahead = [country(c) for a in actors if a.last <= match.first for c in a.mention.actors]
            of_party = (other.get(home, ""),) if len(set(ahead)) == 1 and ahead[0] == home else self._pair(match)
            pairs = {"both": self._pair(match), "pair": self._pair(match, anyone=True), "neighbour": of_party}
            named = pairs | {"all": self._ahead(match) or before * (len(before) > 2), "own": (self._issuer_abroad() or home,), "enemy": (other.get(home, ""),)}
            named_by = named[who]
            noun_first = bool(self.language.tables["actors"].get("noun_first"))  # "l'ennemi | arménien", but "հակառակորդը | հայ-ադրբեջանական սահմանին"
            beside = next((m for m in self.nations if m.last == match.first or (m.first == match.last and (noun_first or who != "enemy"))), None)
            owned = self._heads_last() and bool(self._roles_in(match)) and any(a.last == match.first for a in self.countries)  # "Rusya ile Azerbaycan | savunma bakanları"
            if (beside or owned) and who in ("both", "pair", "neighbour"):  # "the Armenian | side"
                continue
            if beside and who == "enemy":  # "the Armenian | enemy", whoever speaks
                yield self._make(min(beside.first, match.first), max(beside.last, match.last), (f"{beside.payload}:{sector}" if sector else beside.payload,))
                continue
            codes = tuple(f"{c}:{sector}" if sector else c for c in named_by if c)
            if codes:
                yield self._make(match.first, match.last, codes)


def _takes_in(wide: LineActor, actor: LineActor) -> bool:
    """Whether an actor is only the owner within another one: "Azərbaycan Ordusunun | hərbi qulluqçusu", "düşmənin | postu"."""
    within = wide.first <= actor.first and actor.last < wide.last
    theirs, its = ({country(c) for c in a.mention.actors} for a in (wide, actor))
    return within and (wide.mention.actors == actor.mention.actors or (not actor.mention.name and theirs == its))


def _new_aliases(line: Line, actors: Sequence[LineActor]) -> dict[str, tuple[str, ...]]:
    """Learn unknown persons: a capitalised name beside a role with a country ("the Turkish minister, Hulusi Akar")."""
    aliases: dict[str, tuple[str, ...]] = {}
    for actor in actors:
        if actor.adjective or actor.pronoun or len(actor.mention.actors) != 1 or (":" not in actor.mention.actors[0] and not actor.person):
            continue
        known = actor.mention.text.split()
        if " " in actor.mention.name and len(known) > 1 and all(w[0].isupper() for w in known[-2:]):  # "Hulusi Akar … | Akar"
            surname = actor.mention.name.split()[-1]
            ended = fold_key(known[-1]) != fold_key(surname) and fold_key(known[-1]).startswith(fold_key(surname))  # "Hulusi Akarla … | Akar"
            aliases[known[-1][: len(surname)] if ended else known[-1]] = actor.mention.actors
        match = _PERSON.match(line.text, actor.mention.end, line.end)
        words = match.group(1).split() if match else []
        if len(words) >= 2 and all(w[0].isupper() for w in words[:2]):
            name = [w for w in words if w[0].isupper()]
            aliases[name[-1].strip(".,")] = actor.mention.actors
    return aliases


def _aliased(number: int, line: Line, aliases: dict[str, tuple[str, ...]], actors: Sequence[LineActor]) -> list[LineActor]:
    found = []
    for i, token in enumerate(line.tokens):
        codes = aliases.get(line.text[token.start : token.end])
        if codes and not any(a.first <= i < a.last for a in actors):
            found.append(_actor(number, line, i, i + 1, codes, line.text[token.start : token.end]))
    return found
