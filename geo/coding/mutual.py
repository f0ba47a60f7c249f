"""Who does together what takes two: talks, clashes, ceasefires, charges against each other.

Law: what takes two has no sufferer; where only one is named, it is between the parties.
"""

from __future__ import annotations

import re
from dataclasses import replace

from geo.codebook import countries, country, unique
from geo.coding.clauses import apart
from geo.coding.nouns import LineNouns
from geo.coding.terms import NOUN_REACH, OPENING, SOURCE, VERB_REACH, Codes, Roles, minus, talks
from geo.language import Trigger
from geo.model import LineActor
from geo.phrases import Match

_SUFFIX = 3  # letters of an ending that an apostrophe parts from its name


class LineMutual(LineNouns):
    """The roles that one line gives in what two do together."""

    def _talking(self, match: Match[Trigger]) -> Roles:
        """Talks: the subject, and all with or round whom it talks; what the talks are about hangs on "about" or "between" armies."""
        told = self._between_names(match, self._active(match))
        if main := self._main_subject(match):  # "During a call with X, | Y | told him …"
            told = replace(told, actors=self.group(main), recipients=())
        told, partners = self._before_dash(match, told, [*self._partners(match, told.actors), *self._listed_behind(match)])
        recipients = unique((*told.recipients, *minus([c for a in partners for c in self.group(a)], told.actors)))
        mediators = {c for a in self.actors if self.mark(a) == "mediator" for c in self.codes(a)}
        if mediators and {*told.actors, *recipients} <= mediators:  # "talks under the auspices of Z": between the parties
            return replace(told, actors=self.parties, recipients=())
        if self._head_last and not told.actors and len(countries(recipients)) > 1:  # "Ա-ի և Բ-ի | հեռախոսազրույցը"
            return replace(told, actors=recipients, recipients=())
        return replace(told, recipients=recipients)

    def _between_names(self, match: Match[Trigger], told: Roles) -> Roles:
        """Talks whose names stand behind a "between": "talks between | X and Y, mediated by Z", "the talks held on Tuesday in Z between | X and Y"."""
        end = self._clause(match.first, match.last)[1] if self.language.word_order == "svo" else match.last
        withs = {m.first for m in self.language.prepositions.find(self.line) if m.payload == "with"}
        between = self.language.words("actors", "between")
        at = next((i for i in range(match.last - 1, min(end, match.last + SOURCE)) if self.line.tokens[i].fold in between and (i < match.last or i not in withs)), None)
        among = next((a for a in self.actors if at is not None and 0 <= a.first - at - 1 <= 3 and not a.pronoun), None)
        if at is None or among is None or len(countries(self.group(among))) <= 1:
            return told
        hosted = at >= match.last and any(0 <= match.first - a.last <= OPENING and self.mark(a) == "subject" for a in self.actors)
        return replace(told, recipients=self.group(among)) if hosted else replace(told, actors=self.group(among), recipients=())

    def _partners(self, match: Match[Trigger], actors: Codes) -> list[LineActor]:
        """With whom somebody talks: those whom "with", a genitive, or near the verb an agent marks in its own clause."""
        start = max((e for e in self._clause_ends if e <= match.first), default=0)
        end = min((e for e in self._clause_ends if e > match.last), default=len(self.line.tokens))
        marks = self._marks_of_partners(match)
        partners = [a for a in self.actors if start <= a.first < end and self.mark(a) in marks and not a.pronoun and talks(a)]
        partners = [a for a in partners if (self.mark(a) != "genitive" or not self._aside(match, a)) and not apart(self.relative, a.first, match.first)]
        if actors and self.language.word_order == "sov" and all(a.last > match.last for a in self.actors if self.codes(a) == actors):
            partners = [a for a in partners if a.last <= match.first]  # "Y ilə telefon danışığında | X Z-nin təcavüzünü …"
        return partners

    def _marks_of_partners(self, match: Match[Trigger]) -> set[str]:
        """How partners of talks are marked; where these open a clause even as its subject: "Gathered in A, the leaders of B and C"."""
        opens = match.first <= OPENING or not self.line.tokens[match.first - 1].is_word
        hosted = any(self.mark(a) == "agent" and 0 <= a.first - match.last <= NOUN_REACH and not self._aside(match, a) for a in self.actors)  # "was received by | X"
        marks = {"with", "genitive", *(("subject", "agent", "oblique") if opens else ()), *(("mediator",) if self._head_last else ())}
        return marks | {"agent"} if hosted else marks

    def _before_dash(self, match: Match[Trigger], told: Roles, partners: list[LineActor]) -> tuple[Roles, list[LineActor]]:
        """The same without whom a second clause names behind its dash: "X spoke with A, Y – with | B"."""
        tokens, end = self.line.tokens, min((e for e in self._clause_ends if e > match.last), default=len(self.line.tokens))
        dash = next((i for i in range(match.last, end) if tokens[i].fold == "-" and "," in (t.fold for t in tokens[match.last : i])), None)
        if dash is None:
            return told, partners
        within = [a for a in self.actors if a.last < dash]
        recipients = tuple(c for c in told.recipients if any(c in self.codes(a) for a in within))
        return replace(told, recipients=recipients), [a for a in partners if a in within]

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
        """What both sides do: those whom the line names, else the parties; what one alone can do is his."""
        event = match.payload.event
        if event == "COOPERATE":
            return Roles(self._together(match), (), self.speakers, "mutual")
        if event == "RETREAT" and (named := self._named_inside(match)):  # "the ceasefire that | X | had declared"
            return Roles(named, (), self.speakers, "mutual")
        if event == "RETREAT" and (ceasing := self._ceasing(match)):
            return Roles(ceasing, (), self.speakers, "active")
        both = self._both_named() or self.parties  # one side alone keeps no ceasefire, and who mediates it is no side
        if event != "ACCUSE":
            return Roles(both, (), self.speakers, "mutual")
        subject = self._doer(match.first)
        both = unique(map(country, subject if len(subject) >= 2 else both))
        return Roles(both, both, self.speakers, "mutual")

    def _both_named(self) -> Codes:
        """The codes of the two parties that a line names, nobody's who only tells of it; () if it names but one."""
        named = [a for a in [*self.actors, *self.adjectives] if a.adjective or self.codes(a) != self.speakers]
        codes = unique(c for a in named for c in self.codes(a) if country(c) in self.parties)
        return codes if len(set(map(country, codes))) >= 2 else ()

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
