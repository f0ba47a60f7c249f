"""Words for sides: "both sides", "the enemy", "our army", "the neighbouring country", "the first" and "the second".

Law: the two are the border's parties unless the text has just named two others; whose enemy it is, is told by who speaks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from geo.codebook import country
from geo.language import Table
from geo.mentions.memory import AGENCY, PAIR, SO_FAR
from geo.mentions.recall import LineRecall
from geo.mentions.terms import FRONTED, STATE, Codes
from geo.model import LineActor
from geo.phrases import Match, longest

_OPENING, _CLOSING = ("«", "“", '"', "„"), ("»", "”", '"')
_OFFICE = 3  # tokens from a country to the colon behind its office: "Azerbaycan | Genelkurmayı :"
_TWO = 2  # countries that words for both sides mean
_ORDINALS = ("first", "second")
_SHARED = ("both", "pair", "neighbour")  # words that a nationality beside them makes a noun like others: "the Armenian | side"


class LineSides(LineRecall):
    """The words for sides in one line."""

    def _sides(self, actors: Sequence[LineActor]) -> Iterator[LineActor]:
        """The actors that words for sides mean, by whoever the line names."""
        for match in longest(self.language.sides.find(self.line)):
            if match.payload["who"] != "none" and self._is_followed(match) and (side := self._side(match, actors)):  # not "for its | part"
                yield side

    def _is_followed(self, match: Match[Table]) -> bool:
        """Whether words for sides stand before what they must stand before: "the two | agreed", not "the two | villages"."""
        behind = {t.fold for t in self.line.tokens[match.last : match.last + 1]}
        return behind <= set(match.payload.get("before", behind))

    def _side(self, match: Match[Table], actors: Sequence[LineActor]) -> LineActor | None:
        """Whom words for sides mean: one of two, the people named beside the enemy, else whoever's view it is; none where "the Armenian | side" names it."""
        who, sector = match.payload["who"], match.payload.get("sector", "")
        if who in _ORDINALS:  # "A and B reacted, | the first | to call for calm, | the second | to condemn it"
            pair = self._last_two(match)
            return self._make(match.first, match.last, (pair[_ORDINALS.index(who)],)) if pair else None
        beside = self._nation_beside(match)
        if who in _SHARED and (beside or self._owns_heads(match)):
            return None
        if who == "enemy" and beside:  # "the Armenian | enemy", whoever speaks
            return self._make(min(beside.first, match.first), max(beside.last, match.last), (f"{beside.payload}:{sector}" if sector else beside.payload,))
        codes = tuple(f"{c}:{sector}" if sector else c for c in self._meant(match, actors) if c)
        return self._make(match.first, match.last, codes) if codes else None

    def _nation_beside(self, match: Match[Table]) -> Match[str] | None:
        """The nationality beside words for a side: "l'ennemi | arménien", but not behind «հակառակորդը | հայ-ադրբեջանական սահմանին»."""
        behind = self._noun_first or match.payload["who"] != "enemy"
        return next((m for m in self.nations if m.last == match.first or (m.first == match.last and behind)), None)

    def _owns_heads(self, match: Match[Table]) -> bool:
        """Whether a country stands right before words for two offices: "Rusya ile Azerbaycan | savunma bakanları"."""
        return self._head_last and bool(self._roles_in(match)) and any(a.last == match.first for a in self.countries)

    def _meant(self, match: Match[Table], actors: Sequence[LineActor]) -> Codes:
        """The countries that words for sides mean, "" for one that nothing tells."""
        who = match.payload["who"]
        if who in ("both", "pair"):
            return self._pair(match, anyone=who == "pair")
        if who == "all":
            before = self.memory.get(PAIR, ())
            return self._ahead(match) or (before if len(before) > _TWO else ())
        home = self._view(match.first, actors)
        if who == "own":
            return (self._issuer_abroad() or self._ours(match, home, actors),)
        return (self._other(home),) if who == "enemy" or self._alone_ahead(match, home, actors) else self._pair(match)

    def _other(self, party: str) -> str:
        """The other one of the two parties."""
        return {self.parties[0]: self.parties[1], self.parties[1]: self.parties[0]}.get(party, "")

    def _ours(self, match: Match[Table], home: str, actors: Sequence[LineActor]) -> str:
        """Whose "our army" is: the view's, but nobody's whose soldiers alone are named before it."""
        foe = "" if self.home or home == self._before_colon(match.first, actors) else self._attacker(match.first)
        return self._other(foe) if foe else home

    @staticmethod
    def _alone_ahead(match: Match[Table], home: str, actors: Sequence[LineActor]) -> bool:
        """Whether the party whose view words take is the only country named before them."""
        return {country(c) for a in actors if a.last <= match.first for c in a.mention.actors} == {home}

    def _view(self, first: int, actors: Sequence[LineActor]) -> str:
        """Whose view words take: the party told last before them in the line ("Erevan says that the enemy …"), else the text's own."""
        if told := self._before_colon(first, actors) or self._quoting(first, actors) or self._telling_that(first, actors):
            return told
        near = self._party_near(first, actors)
        if near and self.state in self.parties and country(near.mention.actors[0]) != self.state and not self.language.speech.find(self.line):
            return self.state  # "Baku broke the truce; the | enemy …" in an Armenian text: nobody's words but the text's own
        if near or self.home:
            return country(near.mention.actors[0]) if near and not self.home else self.home
        if AGENCY in self.memory:  # a party's own news agency
            return self.memory[AGENCY][0]
        last = country(self.memory.get("GOV", ("",))[0])  # "the ministry", whose last words these are
        return last if last in self.parties else ""

    def _before_colon(self, first: int, actors: Sequence[LineActor]) -> str:
        """The party whose words a colon opens before a token: "Bakü: Ermeni ordusu | mevzilerimizi | bombalıyor"."""
        folds = self.line.folds
        told = [a for a in actors if a.last <= first and ":" in folds[a.last : min(a.last + _OFFICE, first)]]
        told = [a for a in told if all(t.is_word for t in self.line.tokens[a.last : folds.index(":", a.last)])]
        code = country(told[-1].mention.actors[0]) if told and told[-1].mention.actors else ""
        return code if code in self.parties else ""

    def _quoting(self, first: int, actors: Sequence[LineActor]) -> str:
        """The one party whose people a quotation round a token ends with: "« | our posts | were shelled », said the ministry of X"."""
        folds = self.line.folds
        close = next((i for i in range(first, len(folds)) if folds[i] in _CLOSING), 0)
        close = close if close and any(f in _OPENING for f in folds[:first]) else next((i for i in range(first, len(folds)) if folds[i - 1 : i + 1] == [",", "-"]), 0)
        if not close or not self.language.speech.find(self.line):
            return ""
        codes = {country(a.mention.actors[0]) for a in actors if a.first > close and a.mention.actors} & set(self.parties)
        return codes.pop() if len(codes) == 1 else ""

    def _telling_that(self, first: int, actors: Sequence[LineActor]) -> str:
        """The party that a line opens with and that tells what a clause says: "the ministry of X says that the | enemy | fired"."""
        that = self.language.words("actors", "links", "that")
        says = next((m for m in self.language.speech.find(self.line) if m.payload == "says" and m.last <= first), None)
        if not says or ";" in self.line.folds[says.last : first] or not that & set(self.line.folds[says.last : min(says.last + _OFFICE, first)]):
            return ""
        codes = {country(a.mention.actors[0]) for a in actors if a.last <= says.first and a.mention.actors} & set(self.parties)
        return codes.pop() if len(codes) == 1 else ""

    def _party_near(self, first: int, actors: Sequence[LineActor]) -> LineActor | None:
        """The party told last before a token, else told first in the line; nobody's owner where somebody else tells of it: "Ermenistan'ın … | mevzilerimize"."""
        told = [a for a in actors if country(a.mention.actors[0]) in self.parties]
        if self._head_last and "GOV" in self.memory:
            told = [a for a in told if not self._genitive(a)]
        return max((a for a in told if a.last <= first), key=lambda a: a.last, default=min(told, key=lambda a: a.first, default=None))

    def _attacker(self, first: int) -> str:
        """The party whose soldiers alone are named before "our army": they are not ours ("X güçleri, | ordumuzun mevzilerini …")."""
        told = [(a.first, a.last, country(a.mention.actors[0])) for a in self.countries] + [(m.first, m.last, m.payload) for m in self.nations]
        told = [t for t in told if t[1] <= first and t[2] in self.parties]
        says = {m.first for m in self.language.speech.find(self.line) if m.payload == "says"}
        if any(says & {t[1], t[1] + 1} for t in told):  # "the X military said; two of | our men | fell"
            return ""
        soldiers = [r for r in self.language.roles.find(self.line) if r.payload["sector"] in ("MIL", "REB")]
        armed = bool(told) and all(any(r.last == a if self._noun_first else r.first == b for r in soldiers) for a, b, _ in told)
        return told[-1][2] if armed and len({code for *_, code in told}) == 1 else ""

    def _pair(self, match: Match[Table], *, anyone: bool = False) -> Codes:
        """Who "the two countries" are that open a line: a party and a third country, if the line before named these two alone, else the parties.

        With ``anyone`` ("both men", "tous deux") also two third countries, and whoever the clause before a semicolon names outside relative clauses.
        """
        opens, pair = self._opens(match), self.memory.get(PAIR, ())
        if match.first and self.line.tokens[match.first - 1].fold == ";":  # "X met Y; the two ministers …"
            ahead = self._countries_of([a for a in self._before(match) if not (anyone and self._within_relative(a.first))])
            opens, pair = True, ahead if len(ahead) == _TWO else pair
        so_far = self.memory.get(SO_FAR, ())
        if opens and all(len(c) == STATE for c in pair) and self._are_two(pair, anyone=anyone):  # an organisation is no country
            return pair
        people = any(r.payload["sector"] == "GOV" for r in self._roles_in(match))
        return so_far if opens and people and self._are_two(so_far) else self.parties  # "the two ministers", in a text that told of two

    def _opens(self, match: Match[Table]) -> bool:
        """Whether words for sides open a line as its subject, before any country."""
        return match.first <= FRONTED and not self._before(match) and not self._is_told(match)

    def _are_two(self, pair: Codes, *, anyone: bool = False) -> bool:
        """Whether countries are a party and a third one, or with ``anyone`` two third ones."""
        parties = {*pair} & {*self.parties}
        return len(pair) == _TWO and (len(parties) == 1 or (anyone and not parties))

    def _before(self, match: Match[Table]) -> list[LineActor]:
        """The names and countries before words for sides, in their order."""
        return sorted((a for a in [*self.named, *self.countries] if a.last <= match.first), key=lambda a: a.first)

    @staticmethod
    def _countries_of(actors: Sequence[LineActor]) -> Codes:
        return tuple(dict.fromkeys(country(c) for a in actors for c in a.mention.actors))

    def _within_relative(self, token: int) -> bool:
        """Whether a token stands in a relative clause: behind a comma with a relative pronoun, before the next comma."""
        which, tokens = self.language.words("actors", "links", "which"), self.line.tokens
        comma = next((i for i in range(token - 1, -1, -1) if not tokens[i].is_word), -1)
        return comma >= 0 and tokens[comma].fold == "," and tokens[comma + 1].fold in which

    def _is_told(self, match: Match[Table]) -> bool:
        """Whether words for two sides are whom a pronoun before them speaks to, or stand in the case of an object: "He | urged | both sides"."""
        case = self._table.get("case", {})
        endings = [case.get(key) for key in ("object", "dative")] if self._head_last else []
        words = " ".join(t.fold for t in self.line.tokens[match.first : match.last])
        return any(p.last <= match.first for p in self.language.pronouns.find(self.line)) or any(e and re.search(e, words) for e in endings)

    def _last_two(self, match: Match[Table]) -> Codes:
        """The two that "the first" and "the second" mean: the last two that the line names before, else the line before; only where a verb or a stop follows."""
        follows = self.line.tokens[match.last].fold if match.last < len(self.line.tokens) else ""
        words = [self.language.words("actors", *key) for key in (("perfect",), ("auxiliaries",), ("links", "purpose"), ("links", "who"))]
        named = self._countries_of(self._before(match))
        told = named if len(named) > 1 else self.memory.get(PAIR, ())
        return told[-_TWO:] if len(told) > 1 and (follows == "," or any(follows in w for w in words)) else ()

    def _ahead(self, match: Match[Table]) -> Codes:
        """The three or more countries that the line names before words for all of them: "X had brought together Y and Z, and | the three men | agreed"."""
        named = self._countries_of(self._before(match))
        return named if len(named) > _TWO else ()
