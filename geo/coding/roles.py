"""Who does what to whom: roles from word order, voice, prepositions and case, without a parser.

Law: roles depend on one line only, but for pronouns, which take the subject of the line before.
"""

from __future__ import annotations

from dataclasses import replace

from geo.codebook import countries, unique
from geo.coding.questions import LineQuestions
from geo.coding.terms import Roles, minus
from geo.language import Trigger
from geo.phrases import Match

_MUTUAL = ("ASSAULT", "ACCUSE", "RETREAT", "COOPERATE")  # what takes two, talks aside


class LineRoles(LineQuestions):
    """The roles that the triggers of one line have among its actors."""

    def of(self, match: Match[Trigger]) -> Roles:
        """Return the roles of one trigger: those of a special construction, else those that its form gives."""
        if match.payload.reverse:
            return self._turned_round(match)
        told = self._in_turn(match) or self._in_words(match) or self._through_clause(match) or self._by_form(match)
        guilty = self._laid_at_door(match)
        return Roles(guilty, minus(told.recipients, guilty), told.speakers, "blamed") if guilty else told

    def _turned_round(self, match: Match[Trigger]) -> Roles:
        """Doer and sufferer change places: "X | repelled an attack of | Y"."""
        told = self.of(match._replace(payload=replace(match.payload, reverse=False)))
        passive = match.payload.form == "passive"
        if passive and self._head_last:  # "the attack was repelled; fifty of | our soldiers | fell": not theirs
            behind = self._named_only_behind(match.last)
            told = replace(told, recipients=tuple(c for c in told.recipients if c not in behind))
        beside = unique(c for a in self.adjectives if match.first <= a.first < match.last for c in a.mention.actors)
        if passive and beside and countries(told.actors) == countries(beside):  # "an X attack was repelled": X's
            told = replace(told, actors=(), recipients=beside)
        return Roles(minus(told.recipients or beside, told.actors), told.actors, told.speakers, told.reason)

    def _named_only_behind(self, last: int) -> set[str]:
        """The codes of those whom a line names behind a token alone."""
        behind = {c for a in self.actors if a.first >= last for c in self.codes(a)}
        return behind - {c for a in self.actors if a.first < last for c in self.codes(a)}

    def _by_form(self, match: Match[Trigger]) -> Roles:
        """The roles that a trigger's form gives: passive, weapon, noun, what takes two, else active."""
        form, event = match.payload.form, match.payload.event
        if form == "passive":
            return self._passive(match)
        if form == "weapon":
            return self._struck(match)
        if form == "noun" or (form == "active" and event == "ASSAULT" and not self._head_last and self._is_answered(match)):
            return self._nominal(match)
        if form == "both" and event in _MUTUAL:
            return self._mutual(match)
        if form == "both" and event == "CONSULT":
            return self._talking(match)
        return self._active(match)
