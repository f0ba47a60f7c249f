"""One line's word forms: what owns what by its ending, what is a noun for people, how far an office and a name go.

Law: forms are told by the language's own tables; whose anything is, is not known here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from geo.language import Language, Table
from geo.mentions.memory import ENVOY, Memory
from geo.mentions.seats import Seats
from geo.mentions.terms import ABBREVIATION, NAME, SHORT, STEM, WINDOW, Codes, View, line_actor
from geo.model import LineActor
from geo.phrases import Match, longest
from geo.text import Line


class LineForms:
    """The words of one line: its nationalities, and which of them own, hang on or go with others.

    From role to role the line keeps the tokens of the nationalities and countries used for roles, and the country that an envoy is posted to:
    geo.mentions.roles and geo.mentions.nationalities write them; titles are written into the names by geo.mentions.titles.
    """

    def __init__(self, number: int, line: Line, language: Language, named: list[LineActor], seats: Seats, view: View, memory: Memory) -> None:
        self.number, self.line, self.language, self.memory = number, line, language, memory
        self.parties, self.home, self.state = view.parties, view.home, view.state
        self.named, self.countries = named, seats.countries
        self.capitals, self.places, self.areas = seats.capitals, seats.places, seats.areas
        self._used: set[int] = set()
        self.host = ""
        self._table = language.tables["actors"]
        self._head_last = self._table.get("country_side") == "left"
        self._noun_first = bool(self._table.get("noun_first"))
        self.links = language.words("actors", "links", "words")
        self.stops = language.words("actors", "stops")
        self.conjunctions = language.words("actors", "links", "and") | {","}
        taken = [*self.named, *self.countries]
        self.nations = longest([m for m in language.nations.find(line) if not self._covered(m.first, taken) and not self._mere_word(m)])

    def _mere_word(self, nation: Match[str]) -> bool:
        """Whether what may be an abbreviation has no capitals: "us" is not the US."""
        token = self.line.tokens[nation.first]
        return nation.last - nation.first == 1 and len(token.fold) <= ABBREVIATION and not token.capital

    def _people(self, nation: Match[str]) -> bool:
        """Whether a nationality is a noun in the plural, and so an actor of its own: "Ermənilər | kəndi atəşə tutub", "the Armenians | opened fire"."""
        if self._counted(nation):
            return True
        if capital := self._table.get("capital_people"):
            return self._is_capital_noun(nation, capital)
        if people := self._table.get("people"):
            return nation.last - nation.first == 1 and self._like(people, nation.first)
        plural = self.language.tables["losses"].get("plural")
        return self.language.word_order == "sov" and bool(plural and re.search(plural, self.line.tokens[nation.last - 1].fold[4:]))

    def _is_capital_noun(self, nation: Match[str], pattern: str) -> bool:
        """Whether a capital tells a nationality's noun from its adjective: "des | Azerbaïdjanais", not "des soldats | azerbaïdjanais"."""
        token, before = self.line.tokens[nation.first], self.line.tokens[max(0, nation.first - 1)]
        many = before.fold in self.links - self.language.words("actors", "determiners")  # "des milliers d'| Arméniens"
        return nation.last - nation.first == 1 and token.capital and not many and self._like(pattern, nation.first)

    def _counted(self, nation: Match[str]) -> bool:
        """Whether a nationality behind a number is a noun, which stays in the singular there: "iki | Azerbaycanlı", not "iki Azerbaycanlı | asker"."""
        person = self._table.get("person_ending")
        before = self.line.tokens[nation.first - 1].fold if nation.first else ""
        alone = not any(r.first == nation.last for r in self.language.roles.find(self.line))
        many = self.language.is_number(before) or before in self.language.words("actors", "many")
        return many and alone and self._like(person, nation.last - 1)

    def _make(self, first: int, last: int, codes: Codes, **marks: bool) -> LineActor:
        return line_actor(self.number, self.line, first, last, codes, "", **marks)

    def _owned_by(self, owner: str, role: Match[Table], **marks: bool) -> LineActor:
        """A role of the sector that its word tells, of a given country."""
        return self._make(role.first, role.last, (f"{owner}:{role.payload['sector']}",), **marks)

    @staticmethod
    def _covered(token: int, actors: Iterable[LineActor]) -> bool:
        return any(a.first <= token < a.last for a in actors)

    def _like(self, pattern: str | None, token: int) -> bool:
        """Whether the language has such a pattern and a token shows it."""
        return bool(pattern and re.search(pattern, self.line.tokens[token].fold))

    def _owned(self, token: int) -> bool:
        """Whether the word before is a genitive, which owns this one."""
        return self._like(self._table.get("case", {}).get("genitive"), token - 1)

    def _genitive(self, actor: LineActor) -> bool:
        """Whether a name stands in the genitive, also by an ending that an apostrophe parts from it."""
        behind = {m.first for m in self.language.prepositions.find(self.line) if m.payload == "genitive"}
        return self._owned(actor.last) or actor.last in behind

    def _whose(self, token: int) -> bool:
        """Whether the word before a token is a genitive, or the ending of one that an apostrophe parts from its name."""
        return self._owned(token) or any(m.payload == "genitive" and m.last == token for m in self.language.prepositions.find(self.line))

    def _hangs(self, last: int, first: int) -> bool:
        """Whether only a name's ending behind a hyphen or an apostrophe stands between it and its title: "NATO-ի | քարտուղար"."""
        return first - last == 1 and self.line.text[self.line.tokens[last - 1].end : self.line.tokens[last].start] in ("-", "֊", "'", "’")

    def _extended(self, last: int) -> int:
        """Take in what still belongs to an office after its country: "ministre turc | de la Défense"."""
        position = end = last
        while position < len(self.line.tokens) and self.line.tokens[position].fold in self.links and position - last < WINDOW:
            position += 1
            if len(self.line.tokens[position - 1].fold) > SHORT:
                end = position
        return end

    def _name_end(self, token: int) -> int:
        """The token behind the name of an unknown person that begins at a token: "Տավուշի մարզպետ | Հայկ Չոբանյանի"."""
        end = token
        while end < len(self.line.tokens) and end - token < NAME and self.line.tokens[end].is_word and self.line.tokens[end].capital:
            end += 1
        return token if self._covered(token, [*self.named, *self.countries]) else end

    def _envoy(self, role: Match[Table]) -> str:
        """The key under which a memory holds whose envoy was told last; "" if the role is none."""
        envoys = tuple(self.language.words("actors", "envoys"))
        return ENVOY if envoys and self.line.tokens[role.last - 1].fold.startswith(envoys) else ""

    def _office(self, role: Match[Table]) -> str:
        """The words of an office ("foreign ministry"), under which a memory holds whose was named so last; none for a mere "ministry"."""
        if self._noun_first:
            words = self._office_around_nation(role)
            return " ".join(w[:STEM] for w in words) if len(words) > 1 else ""
        return " ".join(t.fold for t in self.line.tokens[role.first : role.last]) if role.last - role.first > 1 else ""

    def _office_around_nation(self, role: Match[Table]) -> list[str]:
        """The words of an office without the nationality in it: "le ministère | arménien | de la Défense", "le ministère de la Défense"."""
        nations = {i for m in self.nations for i in range(m.first, m.last)}
        end = self._extended(next((m.last for m in self.nations if m.first == role.last), role.last))
        return [t.fold for i, t in enumerate(self.line.tokens[:end]) if i >= role.first and i not in nations and len(t.fold) > SHORT]

    def _roles_in(self, match: Match[Table]) -> list[Match[Table]]:
        """The roles among the words for a side: "the two | ministers"."""
        return [r for r in self.language.roles.find(self.line) if r.first < match.last and match.first < r.last]

    def _fronted(self, actor: LineActor) -> bool:
        """Whether a side opens the line as a place: "on X's side | …"."""
        places = [m for m in self.language.prepositions.find(self.line) if m.payload in ("oblique", "target", "located")]
        return any(actor.last == m.first if self._head_last else actor.first == m.last for m in places)
