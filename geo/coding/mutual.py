"""Who does together what takes two: talks, clashes, ceasefires, charges against each other.

Law: what takes two has no sufferer; where only one is named, it is between the parties.
"""

from __future__ import annotations

import re
from dataclasses import replace

from geo.codebook import countries, country, unique
from geo.coding.clauses import apart
from geo.coding.grammar import minus, talks
from geo.coding.nouns import LineNouns
from geo.coding.terms import NOUN_REACH, OPENING, SOURCE, VERB_REACH, Codes, Roles
from geo.language import Trigger
from geo.model import LineActor
from geo.phrases import Match

_SUFFIX = 3  # letters of an ending that an apostrophe parts from its name


class LineMutual(LineNouns):
    """The roles that one line gives in what two do together."""

    def _talking(self, match: Match[Trigger]) -> Roles:
        """Talks: the subject, and all with or round whom it talks; what the talks are about hangs on "about" or "between" armies."""
        told = self._active(match)
        end = self._clause(match.first, match.last)[1] if self.language.word_order == "svo" else match.last
        withs = {m.first for m in self.language.prepositions.find(self.line) if m.payload == "with"}
        betweens = [i for i in range(match.last - 1, min(end, match.last + SOURCE)) if self.line.tokens[i].fold in self.language.words("actors", "between")]
        betweens = [i for i in betweens if i < match.last or i not in withs]
        if betweens:  # "talks between | X and Y, mediated by Z", "the talks held on Tuesday in Z between | X and Y"
            among = [a for a in self.actors if 0 <= a.first - betweens[0] - 1 <= 3 and not a.pronoun]
            hosted = betweens[0] >= match.last and any(0 <= match.first - a.last <= OPENING and self.mark(a) == "subject" for a in self.actors)
            if among and len(countries(self.group(among[0]))) > 1:
                both = self.group(among[0])
                told = Roles(told.actors, both, told.speakers, told.reason) if hosted else Roles(both, (), told.speakers, told.reason)
        if main := self._main_subject(match):  # "During a call with X, | Y | told him …"
            told = Roles(self.group(main), (), told.speakers, told.reason)
        start = max((e for e in self._clause_ends if e <= match.first), default=0)
        end = min((e for e in self._clause_ends if e > match.last), default=len(self.line.tokens))
        dash = next((i for i in range(match.last, end) if self.line.tokens[i].fold == "-" and "," in (t.fold for t in self.line.tokens[match.last : i])), None)
        opens = match.first <= OPENING or not self.line.tokens[match.first - 1].is_word  # "Gathered in A, the leaders of B and C"
        marks = {"with", "genitive"} | ({"subject", "agent", "oblique"} if opens else set()) | ({"mediator"} if self._head_last else set())
        hosts = [a for a in self.actors if self.mark(a) == "agent" and 0 <= a.first - match.last <= NOUN_REACH and not self._aside(match, a)]
        marks |= {"agent"} if hosts else set()  # "was received by | X"
        partners = [a for a in self.actors if start <= a.first < end and self.mark(a) in marks and not a.pronoun and talks(a)]
        partners = [a for a in partners if (self.mark(a) != "genitive" or not self._aside(match, a)) and not apart(self.relative, a.first, match.first)]
        if told.actors and self.language.word_order == "sov" and all(a.last > match.last for a in self.actors if self.codes(a) == told.actors):
            partners = [a for a in partners if a.last <= match.first]  # "Y ilə telefon danışığında | X Z-nin təcavüzünü …"
        partners += self._listed_behind(match)
        if dash is not None:  # "X spoke with A, Y – with | B"
            within = [a for a in self.actors if a.last < dash]
            told = replace(told, recipients=tuple(c for c in told.recipients if any(c in self.codes(a) for a in within)))
            partners = [a for a in partners if a in within]
        recipients = unique((*told.recipients, *minus([c for a in partners for c in self.group(a)], told.actors)))
        mediators = [c for a in self.actors if self.mark(a) == "mediator" for c in self.codes(a)]
        if mediators and {*told.actors, *recipients} <= set(mediators):  # "talks under the auspices of Z": between the parties
            return Roles(self.parties, (), told.speakers, told.reason)
        if self._head_last and not told.actors and len(countries(recipients)) > 1:  # "Ա-ի և Բ-ի | հեռախոսազրույցը"
            return Roles(recipients, (), told.speakers, told.reason)
        return Roles(told.actors, recipients, told.speakers, told.reason)

    def _listed_behind(self, match: Match[Trigger]) -> list[LineActor]:
        """Those of a list right behind the noun of talks, whose names part it: "встреча | президентов A и B N. N. и M. M. и премьера | C"."""
        if self._head_last or not self.language.tables["actors"].get("free_order"):
            return []
        behind = sorted((a for a in self.actors if a.first >= match.last and not a.pronoun), key=lambda a: a.first)
        if not behind or behind[0].first - match.last > 1:
            return []
        listed = behind[:1]
        for a in behind[1:]:
            gap = self.line.tokens[listed[-1].last : a.first]
            if not all(t.capital or t.fold in self._joins for t in gap) or not talks(a) or self.mark(a) == "oblique":
                break
            listed.append(a)
        return listed if any(t.fold in self._joins - {","} for t in self.line.tokens[listed[0].last : listed[-1].first]) else []

    def _mutual(self, match: Match[Trigger]) -> Roles:
        codes = unique(c for a in [*self.actors, *self.adjectives] for c in self.codes(a) if country(c) in self.parties and (a.adjective or self.codes(a) != self.speakers))
        countries = {country(c) for c in codes}
        both = codes if len(countries) >= 2 else ()
        if match.payload.event == "COOPERATE":
            return Roles(self._together(match), (), self.speakers, "mutual")
        if match.payload.event == "RETREAT" and (named := self._named_inside(match)):  # "the ceasefire that | X | had declared"
            return Roles(named, (), self.speakers, "mutual")
        if match.payload.event == "RETREAT" and (ceasing := self._ceasing(match)):
            return Roles(ceasing, (), self.speakers, "active")
        if match.payload.event == "RETREAT" and not both:  # one side alone keeps no ceasefire, and who mediates it is no side
            return Roles(self.parties, (), self.speakers, "mutual")
        both = both or self.parties
        if match.payload.event == "ACCUSE":
            subject = self._doer(match.first)
            both = unique(map(country, subject)) if len(subject) >= 2 else unique(map(country, both))
            return Roles(both, both, self.speakers, "mutual")
        return Roles(both, (), self.speakers, "mutual")

    def _ceasing(self, match: Match[Trigger]) -> Codes:
        """The one party that stops its own fire: "X's army | ceased fire", not "X | announced a ceasefire"."""
        ceases = self.language.tables["actors"].get("ceases")
        if not ceases or not any(re.search(ceases, t.fold) for t in self.line.tokens[match.first : match.last]):
            return ()
        start, _ = self._clause(match.first, match.last)
        ahead = [a for a in self.actors if a.last <= match.first and (a.pronoun or self._is_plain_subject(a, match.first)) and not self._of_noun(a)]
        subjects = [a for a in ahead if a.first >= start] or ahead[:1]
        group = self.group(subjects[-1]) if subjects else ()
        return group if len(countries(group)) == 1 and countries(group) <= set(self.parties) else ()

    def _named_inside(self, match: Match[Trigger]) -> Codes:
        """The subject of a relative clause that is part of a trigger: "l'arrêt des combats que | X | a annoncé"."""
        whom = self.language.words("actors", "links", "whom")
        inside = [a for a in self._inside(match) if a.first > match.first and self.line.tokens[a.first - 1].fold in whom and talks(a)]
        return self.group(inside[0]) if inside else ()

    def _together(self, match: Match[Trigger]) -> Codes:
        """Those who do something jointly: the subject and whoever it does it with, else all that the line names."""
        told = self._active(match)
        if len(countries(told.actors)) > 1:
            return told.actors
        both = unique((*told.actors, *told.recipients))
        named = unique(c for a in self.actors if not a.pronoun and not a.recalled for c in self.codes(a))
        return both if len(set(map(country, both))) >= 2 else named

    def _in_turn(self, match: Match[Trigger]) -> Roles | None:
        """Two who accuse each other: "X accuses Y, and Y | X"."""
        if match.payload.event != "ACCUSE":
            return None
        near = sorted((a for a in self.actors if not a.pronoun and abs(a.first - match.first) <= VERB_REACH), key=lambda a: a.first)
        for a, b, c, d in zip(near, near[1:], near[2:], near[3:], strict=False):
            one, other = countries(self.codes(a)), countries(self.codes(b))
            turned = one == countries(self.codes(d)) and other == countries(self.codes(c)) and len(one) == len(other) == 1 and one != other
            if turned and d.first - c.last <= OPENING and self._only_joins(b.last, c.first):
                both = unique((*sorted(one), *sorted(other)))
                return Roles(both, both, self.speakers, "mutual")
        return None

    def _only_joins(self, first: int, last: int) -> bool:
        """Whether nothing but words that join two halves of a sentence stands between two tokens, endings aside."""
        joins = {",", "-", *self._determiners, *(w for key in ("and", "topic", "both") for w in self.language.words("actors", "links", key))}
        gap = [t.fold for t in self.line.tokens[first:last]]
        return bool(joins & set(gap)) and all(w in joins or len(w) <= _SUFFIX for w in gap)
