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


class LineSides(LineRecall):
    """The words for sides in one line."""

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
            before = self.memory.get(PAIR, ())
            ahead = [country(c) for a in actors if a.last <= match.first for c in a.mention.actors]
            of_party = (other.get(home, ""),) if len(set(ahead)) == 1 and ahead[0] == home else self._pair(match)
            pairs = {"both": self._pair(match), "pair": self._pair(match, anyone=True), "neighbour": of_party}
            named = pairs | {"all": self._ahead(match) or before * (len(before) > 2), "own": (self._issuer_abroad() or home,), "enemy": (other.get(home, ""),)}
            named_by = named[who]
            noun_first = self._noun_first  # "l'ennemi | arménien", but "հակառակորդը | հայ-ադրբեջանական սահմանին"
            beside = next((m for m in self.nations if m.last == match.first or (m.first == match.last and (noun_first or who != "enemy"))), None)
            owned = self._head_last and bool(self._roles_in(match)) and any(a.last == match.first for a in self.countries)  # "Rusya ile Azerbaycan | savunma bakanları"
            if (beside or owned) and who in ("both", "pair", "neighbour"):  # "the Armenian | side"
                continue
            if beside and who == "enemy":  # "the Armenian | enemy", whoever speaks
                yield self._make(min(beside.first, match.first), max(beside.last, match.last), (f"{beside.payload}:{sector}" if sector else beside.payload,))
                continue
            codes = tuple(f"{c}:{sector}" if sector else c for c in named_by if c)
            if codes:
                yield self._make(match.first, match.last, codes)

    def _view(self, first: int, actors: Sequence[LineActor]) -> str:
        """Whose view words take: the party told last before them in the line ("Erevan says that the enemy …"), else the text's own."""
        told = [a for a in actors if country(a.mention.actors[0]) in self.parties]
        if self._head_last and "GOV" in self.memory:  # "Ermenistan'ın … | mevzilerimize": whose are told of by somebody else
            told = [a for a in told if not self._genitive(a)]
        near = max((a for a in told if a.last <= first), key=lambda a: a.last, default=min(told, key=lambda a: a.first, default=None))
        if near and self.state in self.parties and country(near.mention.actors[0]) != self.state and not self.language.speech.find(self.line):
            return self.state  # "Baku broke the truce; the | enemy …" in an Armenian text: nobody's words but the text's own
        if near or self.home:
            return country(near.mention.actors[0]) if near and not self.home else self.home
        if AGENCY in self.memory:  # a party's own news agency
            return self.memory[AGENCY][0]
        last = country(self.memory.get("GOV", ("",))[0])  # "the ministry", whose last words these are
        return last if last in self.parties else ""

    def _attacker(self, first: int) -> str:
        """The party whose soldiers alone are named before "our army": they are not ours ("X güçleri, | ordumuzun mevzilerini …")."""
        told = [(a.first, a.last, country(a.mention.actors[0])) for a in self.countries] + [(m.first, m.last, m.payload) for m in self.nations]
        told = [t for t in told if t[1] <= first and t[2] in self.parties]
        soldiers = [r for r in self.language.roles.find(self.line) if r.payload["sector"] in ("MIL", "REB")]
        noun_first = self._noun_first
        armed = bool(told) and all(any(r.last == a if noun_first else r.first == b for r in soldiers) for a, b, _ in told)
        return told[-1][2] if armed and len({code for *_, code in told}) == 1 else ""

    def _pair(self, match: Match[Table], *, anyone: bool = False) -> Codes:
        """Who "the two countries" are that open a line: a party and a third country, if the line before named these two alone, else the parties.

        With ``anyone`` ("both men", "tous deux") also two third countries, and whoever the clause before a semicolon names outside relative clauses.
        """
        pair = self.memory.get(PAIR, ())
        opens = match.first <= FRONTED and not any(a.last <= match.first for a in [*self.named, *self.countries]) and not self._is_told(match)
        if match.first and self.line.tokens[match.first - 1].fold == ";":  # "X met Y; the two ministers …"
            before = sorted((a for a in [*self.named, *self.countries] if a.last <= match.first), key=lambda a: a.first)
            before = [a for a in before if not (anyone and self._within_relative(a.first))]
            ahead = tuple(dict.fromkeys(country(c) for a in before for c in a.mention.actors))
            opens, pair = True, ahead if len(ahead) == 2 else pair
        pair = pair if all(len(c) == STATE for c in pair) else ()  # an organisation is no country
        told = opens and len(pair) == 2 and (len({*pair} & {*self.parties}) == 1 or (anyone and not {*pair} & {*self.parties}))
        so_far = self.memory.get(SO_FAR, ())
        people = any(r.payload["sector"] == "GOV" for r in self._roles_in(match))
        if not told and opens and people and len(so_far) == 2 and len({*so_far} & {*self.parties}) == 1:
            return so_far  # "the two ministers", in a text that told of one party's and a third country's
        return pair if told else self.parties

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
        before = sorted((a for a in [*self.named, *self.countries] if a.last <= match.first), key=lambda a: a.first)
        named = tuple(dict.fromkeys(country(c) for a in before for c in a.mention.actors))
        told = named if len(named) > 1 else self.memory.get(PAIR, ())
        return told[-2:] if len(told) > 1 and (follows == "," or any(follows in w for w in words)) else ()

    def _ahead(self, match: Match[Table]) -> Codes:
        """The three or more countries that the line names before words for all of them: "X had brought together Y and Z, and | the three men | agreed"."""
        before = sorted((a for a in [*self.named, *self.countries] if a.last <= match.first), key=lambda a: a.first)
        named = tuple(dict.fromkeys(country(c) for a in before for c in a.mention.actors))
        return named if len(named) > 2 else ()
