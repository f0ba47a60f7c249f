"""Who does what to whom where a verb is passive, or a relative clause turns doer and sufferer round.

Law: a passive without an agent takes no doer from elsewhere, unless a rule of its event names him.
"""

from __future__ import annotations

import re

from geo.codebook import country, unique
from geo.coding.actives import LineActives
from geo.coding.grammar import minus
from geo.coding.terms import OPENING, Roles
from geo.language import Trigger
from geo.model import LineActor
from geo.phrases import Match


class LinePassives(LineActives):
    """The roles that one line's passive verbs give."""

    def _suffered(self, match: Match[Trigger]) -> Roles | None:
        """What a verb's phrase tells in the passive with its agent: "X was | asked by Y to …", "X a | été averti | par Y", "X | предупреждён | Y-ом"."""
        passive, tokens = self.language.tables["actors"].get("passive_verb"), self.line.tokens
        themselves = self.language.words("actors", "reflexive")  # "s'est félicitée des avancées réalisées | par Y"
        words = [i for i in range(max(0, match.first - 1), match.last) if not tokens[i].capital]
        if not passive or not any(re.search(passive, tokens[i].fold) and tokens[i - 1].fold not in themselves for i in words):
            return None
        agents = [a for a in self.actors if self.mark(a) == "agent" and match.first < a.first <= match.last + OPENING + 1 and not self._aside(match, a)]
        before = [a for a in self.actors if a.last <= match.first and self.mark(a) in ("subject", "dative") and not a.pronoun]
        start, _ = self._clause(match.first, match.last)
        meant = [a for a in before if a.first >= start]
        if not agents or not meant:
            return None
        whom = self.group(meant[-1])
        return Roles(self.group(agents[0]), minus(unique(map(country, whom)), self.group(agents[0])), self.speakers, "passive") if whom else None

    def _subject_and_whom(self, match: Match[Trigger]) -> Roles | None:
        """What a relative clause with a subject of its own tells of the name before it: "the two drivers of Y | whom X arrested", "Le Français | que Bakou a arrêté"."""
        clause = next((c for c in self.relative if c[0] <= match.first < c[1] and self._whom(c)), None)
        whom = self._before_clause(clause) if clause else None
        if clause is None or whom is None or self.language.word_order != "svo" or (self._accused is whom and self._reproached(match)):
            return None  # "X, whom Y accuses of | shelling Z, …": X does it
        reach = match.last + (OPENING if self.language.tables["actors"].get("free_order") else 0)
        subject = next((a for a in self.actors if clause[0] < a.first < reach and self.mark(a) == "subject" and not a.pronoun), None)
        hurt = minus(self.codes(whom), self.group(subject)) if subject else ()
        return Roles(self.group(subject), hurt, self.speakers, "active") if subject and hurt else None

    def _subject_behind_which(self, match: Match[Trigger]) -> LineActor | None:
        """Who did to the thing before it what a relative clause tells, where its pronoun is the object: "село, которое | армянские военные | обстреляли".

        Behind the noun of an attack the pronoun may be left out: "the strikes | X | launched".
        """
        which = self.language.words("actors", "links", "which")
        at = next((i for i in range(match.first + 1, match.last - 1) if self.line.tokens[i].fold in which), None)
        if at is None and not self._head_last and self.line.tokens[match.first].fold in self.language.words("actors", "attacks"):
            at = match.first
        if at is None or self.language.word_order != "svo":
            return None
        return next((a for a in self.actors if at < a.first and a.last < match.last and self.mark(a) == "subject"), None)
