"""Who does what to whom where a deed is told as a noun: "X's shelling of Y", "shells of X fell on Y".

Law: theirs is the deed who own its noun; the line's subject is its doer only where nobody does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from geo.codebook import countries, country, unique
from geo.coding.passives import LinePassives
from geo.coding.terms import NOUN_REACH, OPENING, VERB_REACH, VERBAL, Codes, Roles, minus, talks
from geo.language import Trigger
from geo.model import LineActor
from geo.phrases import Match

_Parts = tuple[list[LineActor], list[LineActor]]  # whose a deed may be, at whom it is aimed


class LineNouns(LinePassives):
    """The roles that one line's nouns of deeds give."""

    def _nominal(self, match: Match[Trigger]) -> Roles:
        """Whose deed a noun tells and against whom: by its agent, else by who owns it, else by the line's subject."""
        if told := self._called_noun(match):
            return told
        near = self._near_noun(match)
        owned = [a for a in near if self._owns_target(a, match.first)]
        near, targets = [a for a in near if a not in owned], self._targets(match) or owned
        if told := self._done_by_agent(match, near):
            return told
        owners, targets = self._owners_and_targets(match, near, targets)
        actors = self.group(owners[0]) if owners else ()
        others = targets or [a for a in owners[1:] if not a.adjective and a.first >= match.last]
        recipients = minus(self.group(others[0]), actors) if others else ()
        if not owners and match.payload.event == "REQUEST" and self.line.tokens[match.first].fold in self.language.words("actors", "possessives"):
            return Roles(self.before, recipients, self.speakers, "nominal")  # "X called both ministers. | His appeal for calm | went unheard"
        return self._done_by_subject(match, actors, recipients)

    def _done_by_subject(self, match: Match[Trigger], actors: Codes, recipients: Codes) -> Roles:
        """A deed that nobody owns is the line's subject's, or a speaker's; one that is answered was done to them."""
        subject, attack = self._doer(match.first), match.payload.event == "ASSAULT"
        at_war = not attack or countries(subject) <= set(self.parties)
        tells = attack and bool(subject) and all(c.endswith(":GOV") for c in subject)  # "the ombudsman counted 40 cases of | gunfire"
        if not actors and self._is_answered(match):  # "its units acted in response to | mortar fire": on them
            return Roles((), recipients or (subject if at_war else ()), self.speakers, "nominal")
        actors = actors or (minus(subject, recipients) if subject != self.speakers and at_war and not tells else ())
        own = match.payload.event in ("MOBILIZE", "RETREAT", "COERCE", "SANCTION", "AID") and bool(recipients)
        if own and not actors and not countries(recipients) & countries(self.speakers):  # "X announced the | release of two soldiers of Y"
            actors = self.speakers
        return Roles(actors, recipients, self.speakers, "nominal")

    def _near_noun(self, match: Match[Trigger]) -> list[LineActor]:
        """The nationalities and names round a noun that may hang on it."""
        near = [a for a in [*self.adjectives, *self.actors] if a.first < match.last + NOUN_REACH and a.last > match.first - 3 and not a.recalled]
        return [a for a in near if a.first < match.last or not self._said_behind(match.last, a)]

    def _targets(self, match: Match[Trigger]) -> list[LineActor]:
        """Whom a preposition or postposition shows a noun to be aimed at: "an attack | on Y"."""
        start, end = self._clause(match.first, match.last)
        named = [*self.actors, *(a for a in self.adjectives if a.first >= match.last)]  # "a strike on | an X | vehicle"
        return [a for a in named if self.mark(a) == "target" and -NOUN_REACH <= a.first - match.last <= VERB_REACH and start <= a.first < end]

    def _done_by_agent(self, match: Match[Trigger], near: Sequence[LineActor]) -> Roles | None:
        """A deed's noun with its agent: "the arrest of two drivers | by X", not "X's refusal was made public | by Y"."""
        agents = self._agents_of_noun(match)
        if not agents or (match.payload.event in VERBAL and any(0 <= match.first - a.last <= OPENING and self.owns_behind(a) for a in near)):
            return None
        agent = agents[0]
        hurt = [a for a in self.actors if match.last <= a.first < agent.first and self.mark(a) == "genitive"]
        hurt = hurt or [a for a in self.actors if 0 <= a.first - agent.last <= 1 and self.mark(a) in ("genitive", "dative", "target")]
        nations = [a for a in self.adjectives if match.first < a.first <= match.last + OPENING and not self._members(agent) & {a}]
        whom = self.group(hurt[0]) if hurt else unique(map(country, nations[0].mention.actors)) if nations and match.payload.event in ("REJECT", "COERCE") else ()
        return Roles(self.group(agent), minus(whom, self.group(agent)), self.speakers, "nominal")

    def _agents_of_noun(self, match: Match[Trigger]) -> list[LineActor]:
        """By whom a noun's deed is done, or from whose positions: "an attempt by | X | to cross", "миномёты били с | армянских позиций"."""
        agents = [a for a in self.actors if self.mark(a) == "agent" and match.first < a.first and a.first - match.last <= VERB_REACH]
        if match.payload.event == "ASSAULT" and self.language.tables["actors"].get("nominative") and not self._head_last:
            agents = agents or [a for a in self.actors if 0 <= a.first - match.last <= NOUN_REACH and self._is_source(a, match)]
        if self._head_last:
            return agents
        if match.payload.event == "ASSAULT" and not agents:  # "un obus tiré depuis | les positions de X"
            agents = [a for a in self.actors if 0 <= a.first - match.last <= NOUN_REACH and self.mark(a) == "source" and any(c.endswith(":MIL") for c in a.mention.actors)]
        agents = [a for a in agents if not any(match.last < e <= a.first for e in self._clause_ends)]  # "the attack, … stands by | Z"
        return [a for a in agents if not self._aside(match, a)]

    def _owners_and_targets(self, match: Match[Trigger], near: Sequence[LineActor], targets: list[LineActor]) -> _Parts:
        """Whose a noun's deed may be and at whom it is aimed, the likeliest first."""
        owners, owner = self._hanging_on(match, near, targets)
        owners, targets = self._struck_things(match, owners, targets)
        owners, targets = self._taken_people(match, owners, targets)
        if self.language.word_order == "sov":
            owners, targets = self._owners_far_before(match, owners, targets)
        if match.payload.event in ("RETREAT", "MOBILIZE") and match.payload.mode in ("withdraw", "troops"):  # "вывод | российских миротворцев | из Карабаха"
            troops = [a for a in self._inside(match) if any(c.endswith(":MIL") for c in a.mention.actors) and self.mark(a) not in ("target", "dative", "source")]
            owners = troops[:1] or owners
        if match.payload.event in (*VERBAL, "AID") and match.payload.event != "AGREE":
            return self._addressee_behind(match, near, owner, (owners, targets))
        return owners, targets

    def _hanging_on(self, match: Match[Trigger], near: Sequence[LineActor], targets: Sequence[LineActor]) -> tuple[list[LineActor], LineActor | None]:
        """Whose a noun's deed may be by what hangs on it, and who owns it by an ending right before it: "X, Y's ally, condemned Z's | aggression"."""
        named = match.payload.event != "ASSAULT" or self.line.folds[match.first] in self.language.words("actors", "attacks")
        bent = named and self.language.tables["actors"].get("nominative") and not self._head_last  # "при нападении | Азербайджана"
        behind = [] if self._is_cause(match) else [a for a in near if a.first >= match.last or (bent and match.first < a.first and not self._nominative(a))]
        if self.language.word_order == "sov":  # what stands behind a noun is no owner, but perhaps where it came from
            behind = [a for a in behind if self.mark_or_adjective(a) in ("source", "agent")]
            near = [a for a in near if a.first < match.last or a in behind]
        using = [a for a in near if a.last == match.first and not self._noun_first and not self._head_last and any(c.endswith(":MIL") for c in a.mention.actors)]
        owners = [a for a in near if a not in targets and (a in using or a.arms or a in behind or self.mark_or_adjective(a) in ("adjective", "genitive", "agent"))]
        owner = next((a for a in near if a.last <= match.first and match.first - a.last <= OPENING and self.owns_behind(a) and a not in owners), None)
        return [owner, *owners] if owner else owners, owner

    def _struck_things(self, match: Match[Trigger], owners: list[LineActor], targets: list[LineActor]) -> _Parts:
        """What is attacked owns no attack: "the shelling of its | positions"."""
        thing = self.language.tables["actors"].get("attacked")
        if not thing or not owners or match.payload.event != "ASSAULT":
            return owners, targets
        things = [a for a in owners if a.first >= match.last and self.mark_or_adjective(a) not in ("source", "agent")]
        struck = [a for a in things if any(re.search(thing, t.fold) for t in self.line.tokens[a.first : a.last])]
        return ([], targets or struck[:1]) if struck[:1] == owners[:1] else (owners, targets)

    def _taken_people(self, match: Match[Trigger], owners: list[LineActor], targets: list[LineActor]) -> _Parts:
        """Who is arrested or let go owns neither: "the arrest of | two soldiers", "об освобождении | двух армянских пленных"."""
        taken = match.payload.mode in ("arrest", "abduct", "release", "return", "expel") and not self._head_last
        marks = {"genitive"} | ({"subject", "object"} if self._cases else set())
        if taken and owners and owners[0].first >= match.first and not owners[0].adjective and self.mark(owners[0]) in marks:
            return [], targets or owners[:1]
        return owners, targets

    def _owners_far_before(self, match: Match[Trigger], owners: list[LineActor], targets: list[LineActor]) -> _Parts:
        """Whose an attack is where verbs stand last and its target stands between: "X ordusunun … Y mevzilerine | düzenlediği saldırı"."""
        if match.payload.event == "ASSAULT" and not targets:
            aimed = [a for a in self.actors if 0 <= match.first - a.last <= 1 and self.mark(a) == "dative"]
            start, _ = self._clause(match.first, match.last)
            far = [a for a in self.actors if aimed and start <= a.first and a.last <= aimed[-1].first and self.mark(a) == "genitive"]
            owners, targets = (far[-1:], aimed[-1:]) if far else (owners, targets)
        if not owners:  # "X ordusunun Y'ye yönelik | saldırısı"
            owners = [a for a in self.actors if 0 <= match.first - a.last <= VERB_REACH and self.mark(a) == "genitive" and not a.recalled][:1]
        return owners, targets

    def _addressee_behind(self, match: Match[Trigger], near: Sequence[LineActor], owner: LineActor | None, parts: _Parts) -> _Parts:
        """To whom words go right behind their noun, whose owner stands before it: "X's | appeal to | Y", "X's | rejection of Y's proposal"."""
        owners, _ = parts
        next_to = [a for a in self.actors if match.first < a.first <= match.last + 1 and a is not owner]
        meant = [a for a in next_to if self.mark(a) in ("dative", "target", "source", "genitive")]
        if not meant:
            return parts
        ahead = [a for a in near if a.first < match.first and a.last <= match.first + 1]
        ahead = [a for a in ahead if owner is a or self.owns_behind(a) or self.mark(a) == "genitive" or a.last > match.first]
        return ahead[-1:] or [a for a in owners if a not in meant], meant[:1]

    def _called_noun(self, match: Match[Trigger]) -> Roles | None:
        """Whose words a noun tells and to whom they go, where it stands behind both: "X'in Y'den yardım | talebi", "X'den Y'ye | uyarı geldi"."""
        if not self._head_last or match.payload.event not in (*VERBAL, "AID"):
            return None
        start, _ = self._clause(match.first, match.last)
        ahead = [a for a in self.actors if start <= a.first and a.last <= match.first and not a.pronoun and talks(a)]
        owners, sources, whom = ([a for a in ahead if self.mark(a) in marks] for marks in (("genitive",), ("source",), ("dative", "target")))
        asked = whom or (sources if owners and match.payload.event == "REQUEST" else [])
        doers = owners[:1] or [a for a in sources if a not in asked][:1]
        if not doers or not asked:
            return None
        return Roles(self.group(doers[0]), minus(self.group(asked[-1]), self.group(doers[0])), self.speakers, "nominal")

    def _is_cause(self, match: Match[Trigger]) -> bool:
        """Whether what an event's noun led to stands behind it, where heads stand last: "գնդակոծության | հետևանքով X-ն ունի զոհեր"."""
        behind = self.line.tokens[match.last].fold if match.last < len(self.line.tokens) else ""
        return self._head_last and behind in self.language.words("actors", "links", "cause")

    def _struck(self, match: Match[Trigger]) -> Roles:
        """Shells, shots and bullets as subject: theirs is who hangs on these words ("shells of X fell on Y"); who tells of it is not in it."""
        _, end = self._clause(match.first, match.last)
        inside = [a for a in self._inside(match) if not a.recalled]
        possessor = next((a for a in self.actors if 0 <= match.first - a.last <= OPENING and self.owns_behind(a)), None)
        if possessor:
            aimed = next((a for a in inside if a is not possessor), None)  # "X's overnight | bombardment of Y killed …"
            return Roles(self.group(possessor), minus(self.group(aimed), self.group(possessor)) if aimed else (), self.speakers, "weapon")
        owners = [a for a in inside if a.first <= match.first or self.mark(a) in ("genitive", "agent", "source", "owner", "oblique")]
        owners = owners or self._shooting_before(match)
        beside = [a for a in self.adjectives if match.first < a.first <= match.last]
        near = [a for a in self.actors if a.first - match.last <= VERB_REACH and match.last <= a.first < end]
        agents = [a for a in near if self.mark(a) in ("agent", "source")]
        doers = self.group(owners[0]) if owners else unique(c for a in beside[:1] for c in a.mention.actors) or (self.group(agents[0]) if agents else ())
        after = [a for a in near if not a.pronoun and self.mark(a) not in ("agent", "source", "oblique")]
        hit = [*(a for a in inside if a not in owners), *after]
        recipients = next((g for a in hit if (g := minus(self.group(a), doers)) and g != self.speakers), ())
        return Roles(doers, recipients, self.speakers, "weapon")

    def _shooting_before(self, match: Match[Trigger]) -> list[LineActor]:
        """Whose shells they are where heads stand last: "X ordusunun attığı | mermiler … düştü"."""
        if not self._head_last:
            return []
        start, _ = self._clause(match.first, match.last)
        ahead = [a for a in self.actors if start <= a.first and a.last <= match.first and self.codes(a) != self.speakers]
        ahead = [a for a in ahead if not self._owns_place(a) and not self._owns_target(a, match.first)]
        return [a for a in ahead if not a.recalled and self.mark(a) in ("genitive", "agent", "source", "owner")][-1:]
