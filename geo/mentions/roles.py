"""The actors of one line: names, roles with their countries, sides, nationalities, pronouns.

Law: what is named goes before what is composed, and what is composed before what is recalled; one word belongs to one actor.
"""

from __future__ import annotations

from collections.abc import Sequence

from geo.language import Table
from geo.mentions.sides import LineSides
from geo.mentions.terms import takes_in
from geo.model import LineActor
from geo.phrases import Match, longest


class LineReader(LineSides):
    """Puts the names, roles and countries of one line together."""

    def read(self) -> list[LineActor]:
        """Return the line's actors: names and composed roles, countries that are nobody's owners, nationalities, pronouns."""
        named, composed = self._named_and_composed()
        taken = [*named, *composed]
        free = [c for c in self.countries if c.first not in self._used and not self._covered(c.first, taken) and not self._only_seats(c)]
        nations = [m for m in self.nations if m.first not in self._used and not self._covered(m.first, taken)]
        adjectives = [self._make(m.first, m.last, (m.payload,), adjective=not self._people(m)) for m in nations]
        pronouns = [self._make(m.first, m.last, (), pronoun=True) for m in self.language.pronouns.find(self.line) if not self._covered(m.first, taken)]
        return self._for_their_body([*taken, *free, *adjectives, *pronouns])

    def _named_and_composed(self) -> tuple[list[LineActor], list[LineActor]]:
        """The names of a line with its sides, and its roles; of two within each other the wider one, as "Azərbaycan Ordusunun | hərbi qulluqçusu"."""
        nations = [self._make(m.first, m.last, (m.payload,)) for m in self.nations]
        sides = list(self._sides([*self.named, *self.countries, *nations]))
        self.named = [n for n in [*self.named, *sides] if not self._anothers(n)]
        self.named, composed = self._titled(self._roles())
        self.named = [n for n in self.named if not any(takes_in(c, n) for c in [*composed, *self.named])]
        composed = [c for c in composed if not any(n.first <= c.first and c.last <= n.last and (c.recalled or takes_in(n, c)) for n in self.named)]
        return self.named, composed

    def _roles(self) -> list[LineActor]:
        """Compose the roles of a line in their order, none within another."""
        composed: list[LineActor] = []
        sides = [p for p in self.language.prepositions.find(self.line) if p.payload == "agent" and p.last - p.first > 1]  # "со | стороны | X"
        roles = longest([m for m in self.language.roles.find(self.line) if not self._covered(m.first, self.named)])
        roles = [m for m in roles if not any(p.first < m.first and m.last == p.last for p in sides)]
        for role in roles:
            if composed and role.first < composed[-1].last:
                continue
            if composed and self._is_part(role, composed[-1]):
                composed[-1] = self._with_part(composed[-1], role)
            elif actor := self._composed(role, roles, composed):
                composed.append(actor)
        return composed

    def _composed(self, role: Match[Table], roles: Sequence[Match[Table]], before: Sequence[LineActor]) -> LineActor | None:
        """Whose a role is: the country's beside it, else the name's beside it, else whoever's its line tells, else whoever's the text told before."""
        nations, first, last = self._nation_of(role)
        if nations:
            return self._of_nations(role, nations, first, last)
        if role.payload["sector"] == "OPP" and (ruling := self._ruled(roles)):  # "an opposition lawmaker accused | X's premier"
            return self._owned_by(ruling, role)
        if self._beside_name(role):
            self._extend(role)
            return None
        return self._owned_here(role) or self._of_body(role) or self._possessed(role, before) or self._told_before(role, before) or self._opposition(role)

    def _of_nations(self, role: Match[Table], nations: Sequence[tuple[int, str]], first: int, last: int) -> LineActor:
        """A role of the countries beside it, or the organisation that several of them chair; its office is remembered."""
        self._used |= {n for n, _ in nations}
        sector = role.payload["sector"]
        codes = tuple(dict.fromkeys(code if not sector or ":" in code else f"{code}:{sector}" for _, code in nations))
        if role.payload.get("chairs") and (len(codes) > 1 or self._chairs_for(role, codes)) and not set(codes) & set(self.parties):
            codes = (role.payload["chairs"],)
        if sector == "GOV" and len(codes) == 1 and (office := self._envoy(role) or self._office(role)):
            self.memory[office] = codes
        return self._make(first, last, codes, arms=bool(role.payload.get("arms")))
