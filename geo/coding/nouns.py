"""Who does what to whom where a deed is told as a noun: "X's shelling of Y", "shells of X fell on Y".

Law: theirs is the deed who own its noun; the line's subject is its doer only where nobody does.
"""

from __future__ import annotations

import re

from geo.codebook import countries, country, unique
from geo.coding.grammar import minus, talks
from geo.coding.passives import LinePassives
from geo.coding.terms import NOUN_REACH, OPENING, VERB_REACH, VERBAL, Roles
from geo.language import Trigger
from geo.phrases import Match


class LineNouns(LinePassives):
    """The roles that one line's nouns of deeds give."""

    def _nominal(self, match: Match[Trigger]) -> Roles:
        near = [a for a in [*self.adjectives, *self.actors] if a.first < match.last + NOUN_REACH and a.last > match.first - 3 and not a.recalled]
        near = [a for a in near if a.first < match.last or not self._said_behind(match.last, a)]
        start, end = self._clause(match.first, match.last)
        targets = [a for a in self.actors if self.mark(a) == "target" and -NOUN_REACH <= a.first - match.last <= VERB_REACH and start <= a.first < end]
        owned = [a for a in near if self._owns_target(a, match.first)]
        near, targets = [a for a in near if a not in owned], targets or owned
        if self._head_last and match.payload.event in (*VERBAL, "AID") and (said := self._called_noun(match)):
            return said
        # also "an attempt by | X | to cross"
        agents = [a for a in self.actors if self.mark(a) == "agent" and match.first < a.first and a.first - match.last <= VERB_REACH]
        if match.payload.event == "ASSAULT" and self.language.tables["actors"].get("nominative") and not self._head_last:  # "миномёты били с | армянских позиций"
            agents = agents or [a for a in self.actors if 0 <= a.first - match.last <= NOUN_REACH and self._is_source(a, match)]
        agents = [a for a in agents if self._head_last or not any(match.last < e <= a.first for e in self._clause_ends)]  # "the attack, … stands by | Z"
        agents = [a for a in agents if self._head_last or all(t.fold != "," for t in self.line.tokens[match.last : a.first])]
        theirs = match.payload.event in VERBAL and any(0 <= match.first - a.last <= OPENING and self.owns_behind(a) for a in near)
        if agents and not theirs:  # "the arrest of two drivers | by X", not "X's refusal was made public | by Y"
            hurt = [a for a in self.actors if match.last <= a.first < agents[0].first and self.mark(a) == "genitive"]
            hurt = hurt or [a for a in self.actors if 0 <= a.first - agents[0].last <= 1 and self.mark(a) in ("genitive", "dative", "target")]
            nations = [a for a in self.adjectives if match.first < a.first <= match.last + OPENING and not self._members(agents[0]) & {a}]
            whom = self.group(hurt[0]) if hurt else unique(map(country, nations[0].mention.actors)) if nations and match.payload.event in ("REJECT", "COERCE") else ()
            return Roles(self.group(agents[0]), minus(whom, self.group(agents[0])), self.speakers, "nominal")
        behind = [] if self._is_cause(match) else [a for a in near if a.first >= match.last]
        inside = [a for a in near if a not in targets and (a.arms or a in behind or self.mark_or_adjective(a) in ("adjective", "genitive", "agent"))]
        owner = next((a for a in near if a.last <= match.first and match.first - a.last <= OPENING and self.owns_behind(a) and a not in inside), None)
        inside = [owner, *inside] if owner else inside  # "X, Y's ally, condemned Z's | aggression"
        if thing := self.language.tables["actors"].get("attacked"):  # "the shelling of its | positions"
            things = [a for a in inside if a.first >= match.last and self.mark_or_adjective(a) not in ("source", "agent")]
            struck = [a for a in things if any(re.search(thing, t.fold) for t in self.line.tokens[a.first : a.last])]
            if inside and match.payload.event == "ASSAULT" and struck[:1] == inside[:1]:
                targets, inside = targets or struck[:1], []
        taken = match.payload.mode in ("arrest", "abduct", "release", "return", "expel") and not self._head_last
        marks = {"genitive"} | ({"subject", "object"} if self._cases else set())  # "об освобождении | двух армянских пленных"
        if taken and inside and inside[0].first >= match.first and not inside[0].adjective and self.mark(inside[0]) in marks:  # "the arrest of | two soldiers"
            targets, inside = targets or inside[:1], []
        if self.language.word_order == "sov" and match.payload.event == "ASSAULT" and not targets:  # "X ordusunun … Y mevzilerine | düzenlediği saldırı"
            aimed = [a for a in self.actors if 0 <= match.first - a.last <= 1 and self.mark(a) == "dative"]
            start, _ = self._clause(match.first, match.last)
            owners = [a for a in self.actors if aimed and start <= a.first and a.last <= aimed[-1].first and self.mark(a) == "genitive"]
            targets, inside = (aimed[-1:], owners[-1:]) if owners else (targets, inside)
        if not inside and self.language.word_order == "sov":  # "X ordusunun Y'ye yönelik | saldırısı"
            owners = [a for a in self.actors if 0 <= match.first - a.last <= VERB_REACH and self.mark(a) == "genitive" and not a.recalled]
            inside = owners[:1]
        if match.payload.event in ("RETREAT", "MOBILIZE") and match.payload.mode in ("withdraw", "troops"):  # "вывод | российских миротворцев | из Карабаха"
            troops = [a for a in self._inside(match) if any(c.endswith(":MIL") for c in a.mention.actors) and self.mark(a) not in ("target", "dative", "source")]
            inside = troops[:1] or inside
        verbal = match.payload.event in (*VERBAL, "AID") and match.payload.event != "AGREE"
        next_to = [a for a in self.actors if match.first < a.first <= match.last + 1 and a is not owner] if verbal else []
        if meant := [a for a in next_to if self.mark(a) in ("dative", "target", "source", "genitive")]:  # "X's | appeal to | Y", "X's | rejection of Y's proposal"
            ahead = [a for a in near if a.first < match.first and a.last <= match.first + 1]
            ahead = [a for a in ahead if owner is a or self.owns_behind(a) or self.mark(a) == "genitive" or a.last > match.first]
            inside, targets = (ahead[-1:] or [a for a in inside if a not in meant]), meant[:1]
        actors = unique(c for a in inside[:1] for c in (self.group(a) if a in self.actors else a.mention.actors))
        others = targets or [a for a in inside[1:] if not a.adjective and a.first >= match.last]
        recipients = minus(self.group(others[0]), actors) if others else ()
        if not inside and match.payload.event == "REQUEST" and self.line.tokens[match.first].fold in self.language.words("actors", "possessives"):
            return Roles(self.before, recipients, self.speakers, "nominal")  # "X called both ministers. | His appeal for calm | went unheard"
        subject = self._doer(match.first)
        at_war = match.payload.event != "ASSAULT" or countries(subject) <= set(self.parties)
        tells = match.payload.event == "ASSAULT" and bool(subject) and all(c.endswith(":GOV") for c in subject)  # "the ombudsman counted 40 cases of | gunfire"
        if self._is_answered(match) and not actors:  # "its units acted in response to | mortar fire": on them
            return Roles((), recipients or (subject if at_war else ()), self.speakers, "nominal")
        actors = actors or (minus(subject, recipients) if subject != self.speakers and at_war and not tells else ())
        own = match.payload.event in ("MOBILIZE", "RETREAT", "COERCE", "SANCTION", "AID") and bool(recipients)
        if own and not actors and not countries(recipients) & countries(self.speakers):  # "X announced the | release of two soldiers of Y"
            actors = self.speakers
        return Roles(actors, recipients, self.speakers, "nominal")

    def _called_noun(self, match: Match[Trigger]) -> Roles | None:
        """Whose words a noun tells and to whom they go, where it stands behind both: "X'in Y'den yardım | talebi", "X'den Y'ye | uyarı geldi"."""
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
        inside = [a for a in self.actors if match.first < a.last and a.first < match.last and not a.recalled]
        owners = [a for a in inside if a.first <= match.first or self.mark(a) in ("genitive", "agent", "source", "owner", "oblique")]
        if self._head_last and not owners:  # "X ordusunun attığı | mermiler … düştü"
            start, _ = self._clause(match.first, match.last)
            ahead = [a for a in self.actors if start <= a.first and a.last <= match.first and self.codes(a) != self.speakers]
            ahead = [a for a in ahead if not self._owns_place(a) and not self._owns_target(a, match.first)]
            owners = [a for a in ahead if not a.recalled and self.mark(a) in ("genitive", "agent", "source", "owner")][-1:]
        beside = [a for a in self.adjectives if match.first < a.first <= match.last]
        agents = [a for a in self.actors if match.last <= a.first < end and self.mark(a) in ("agent", "source") and a.first - match.last <= VERB_REACH]
        doers = self.group(owners[0]) if owners else unique(c for a in beside[:1] for c in a.mention.actors) or (self.group(agents[0]) if agents else ())
        near = [a for a in self.actors if 0 <= a.first - match.last <= VERB_REACH and a.first < end and not a.pronoun]
        after = [a for a in near if self.mark(a) not in ("agent", "source", "oblique")]
        hit = [*(a for a in inside if a not in owners), *after]
        recipients = next((g for a in hit if (g := minus(self.group(a), doers)) and g != self.speakers), ())
        return Roles(doers, recipients, self.speakers, "weapon")
