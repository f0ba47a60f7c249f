"""Who does what to whom where a verb is passive, or a relative clause turns doer and sufferer round.

Law: a passive without an agent takes no doer from elsewhere, unless a rule of its event names him.
"""

from __future__ import annotations

import re

from geo.codebook import countries, country, unique
from geo.coding.actives import LineActives
from geo.coding.story import lost
from geo.coding.terms import DEEDS, OPENING, VERB_REACH, VERBAL, Codes, Roles, minus
from geo.language import Trigger
from geo.model import LineActor
from geo.phrases import Match

_ISSUED = ("ACCUSE", "REJECT", "REQUEST", "THREATEN", "COERCE", "SANCTION", "MOBILIZE")  # what whose statement it is has done, where a passive leaves it out


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

    def _through_clause(self, match: Match[Trigger]) -> Roles | None:
        """The roles that a relative clause, or a passive in the phrase of an active verb, turns round."""
        event, form = match.payload.event, match.payload.form
        told: Roles | None = None
        if form in ("passive", "active") and event == "ASSAULT":
            told = self._told_of_thing(match)
        if form == "active" and event in (*VERBAL, "SANCTION", "AID"):
            told = told or self._suffered(match)
        if form in ("passive", "active") and event in (*DEEDS, "SANCTION"):
            told = told or self._subject_and_whom(match)
        return told

    def _told_of_thing(self, match: Match[Trigger]) -> Roles | None:
        """What a relative clause with its own subject tells of a thing: "село, которое | армянские военные | обстреляли"."""
        subject = self._subject_behind_which(match)
        if subject is None:
            return None
        hit = self._owner_of_craft(match) if match.payload.mode == "downing" else ()
        return Roles(self.group(subject), minus(hit, self.group(subject)), self.speakers, "active")

    def _subject_behind_which(self, match: Match[Trigger]) -> LineActor | None:
        """Who did to the thing before it what a relative clause tells, where its pronoun is the object.

        Behind the noun of an attack the pronoun may be left out: "the strikes | X | launched".
        """
        if self.language.word_order != "svo":
            return None
        which = self.language.words("actors", "links", "which")
        said = {m.last for m in self.language.speech.find(self.line) if m.payload == "says"}  # "reported | that | three of its soldiers were killed"
        at = next((i for i in range(match.first + 1, match.last - 1) if self.line.tokens[i].fold in which and i not in said), None)
        if at is None and not self._head_last and self.line.tokens[match.first].fold in self.language.words("actors", "attacks"):
            at = match.first
        if at is None:
            return None
        return next((a for a in self.actors if at < a.first and a.last < match.last and self.mark(a) == "subject"), None)

    def _passive(self, match: Match[Trigger]) -> Roles:
        """By whom and to whom something is done; each event has its rule for the one that its passive leaves out."""
        agents = self._agents(match) or self._unnamed_before(match)
        doers = agents or (self._issued(match) if match.payload.event in _ISSUED else ())
        if not doers and (told := self._hurled(match)):
            return told
        if not doers and (charged := self._charged_with_death(match)):
            return charged
        doers = doers or self._blamed_for_death(match)
        doers, hurt = self._owners_of_losses(match, doers, self._patients(match, agents))
        if not doers and (told := self._freed(match, hurt) or self._arrested(match) or self._moved(match, hurt)):
            return told
        doers, hurt = self._reaching(match, doers, hurt)
        return Roles(doers or self._announcing(match, hurt), hurt, self.speakers, "passive")

    def _hurled(self, match: Match[Trigger]) -> Roles | None:
        """Who hurls shells at whom, where order is free and the subject stands behind its verb: "Сотни снарядов | обрушила | артиллерия X на позиции Y"."""
        if match.payload.event != "ASSAULT" or match.payload.mode != "heavy-weapons" or not self.language.tables["actors"].get("nominative") or self._head_last:
            return None
        _, end = self._clause(match.first, match.last)
        behind = [a for a in self.actors if match.last <= a.first < end and not a.pronoun]
        doers = [a for a in behind if self.mark(a) == "subject" and any(c.endswith(":MIL") for c in a.mention.actors)]
        hit = [a for a in [*behind, *self.adjectives] if match.last <= a.first < end and self.mark(a) == "target"]
        if not doers or not hit or doers[0].first > hit[0].first:
            return None
        return Roles(self.group(doers[0]), minus(self.group(hit[0]), self.group(doers[0])), self.speakers, "active")

    def _charged_with_death(self, match: Match[Trigger]) -> Roles | None:
        """Who is accused of losses before it is their doer: "accused X of the | death of a villager"."""
        if not lost(match) or self._head_last or not self._accused or not 0 <= match.first - self._accused.last <= VERB_REACH:
            return None
        doers = self.group(self._accused)
        return Roles(doers, minus(self._patients(match, ()), (*doers, *self.speakers)), self.speakers, "passive")

    def _blamed_for_death(self, match: Match[Trigger]) -> Codes:
        """Who is accused of losses behind it: "a villager | was killed, | the ministry said, blaming X"."""
        if not lost(match) or self._head_last or not self._accused or self.language.word_order != "svo":
            return ()
        return self.group(self._accused) if 0 <= self._accused.first - match.last <= 2 * VERB_REACH else ()

    def _owners_of_losses(self, match: Match[Trigger], doers: Codes, hurt: Codes) -> tuple[Codes, Codes]:
        """Doers and sufferers where an attack's noun, an aircraft's nationality or a target's owner tells one of them."""
        if lost(match) and not doers and (whose := self._attack_of(match)):
            doers, hurt = whose, minus(hurt, whose)
        if match.payload.mode == "downing" and (owner := self._owner_of_craft(match)):
            doers, hurt = minus(doers, owner), owner
        if owner := self._owner_of_target(match):
            doers, hurt = minus(doers, owner), owner
        return doers, hurt

    def _freed(self, match: Match[Trigger], hurt: Codes) -> Roles | None:
        """Without an agent, who says that he lets somebody go does so, else those whom they leave: "об | освобождении двух пленных"."""
        if match.payload.mode not in ("release", "return"):
            return None
        freed = [a for a in self._inside(match) if a.first > match.first and not self._head_last]
        if freed and self.speakers and not countries(self.group(freed[-1])) & countries(self.speakers):
            return Roles(self.speakers, self.group(freed[-1]), self.speakers, "passive")
        left = self._left(match)
        return Roles(left, minus(hurt, left), self.speakers, "passive") if left else None

    def _left(self, match: Match[Trigger]) -> Codes:
        """Whom those who come home have left: "from | X | the captives came home"."""
        from_there = [a for a in self.actors if a.last <= match.first and self.mark(a) == "source" and set(a.mention.actors) < set(self.parties)]
        return self.group(from_there[0]) if from_there else ()

    def _arrested(self, match: Match[Trigger]) -> Roles | None:
        """Without an agent, the police before it arrest their own people: "the police dispersed them, ten | were held"."""
        police = self._police_before(match) if match.payload.mode == "arrest" else ()
        return Roles(police, tuple(f"{c}:CIV" for c in sorted(countries(police))), self.speakers, "passive") if police else None

    def _police_before(self, match: Match[Trigger]) -> Codes:
        """A government's men who did something else before, in the line of those who were arrested: "the police dispersed them, ten | were held"."""
        done = [a for a in self.actors if self.mark(a) == "subject" and all(c.endswith(":GOV") for c in self.codes(a)) and not a.mention.name and not a.pronoun]
        done = [a for a in done if any(a.last <= s < match.first for s in self._starts)]
        tellers = [a for a in self.actors if set(self.codes(a)) & set(self.speakers) and a.last <= match.first]
        return self.codes(done[-1]) if done and not any(done[-1].first <= a.first for a in tellers) else ()

    def _moved(self, match: Match[Trigger], hurt: Codes) -> Roles | None:
        """Without an agent, soldiers move themselves: "two battalions of X | were moved up": by X."""
        armed = match.payload.event == "MOBILIZE" and any(c.endswith(":MIL") for c in hurt)
        return Roles(hurt, (), self.speakers, "passive") if armed else None

    def _reaching(self, match: Match[Trigger], doers: Codes, hurt: Codes) -> tuple[Codes, Codes]:
        """Doers and sufferers where those are told by their goods, or by to whom it is done: "Azerbaycan'a | yaptırım uygulandı"."""
        if match.payload.event == "SANCTION" and not hurt:
            return doers, minus(self._owner_of_goods(match) or self._addressed(match), doers)
        if match.payload.event in ("AID", "REQUEST") and not hurt and (whom := self._addressed(match)):
            doers = minus(doers, whom)
            return doers, minus(whom, doers)
        return doers, hurt

    def _announcing(self, match: Match[Trigger], hurt: Codes) -> Codes:
        """Who does what he tells of in a passive without an agent: "X announced that a post | was set up", "two drivers | were detained, X said"."""
        event, ours = match.payload.event, match.payload.mode != "blockade" or bool(countries(self.speakers) & set(self.parties))
        announced = ours and event in ("COERCE", "MOBILIZE") and self._is_nominalised(match.last)  # not "the Red Cross says that the road is closed"
        held = event == "COERCE" and bool(hurt) and not countries(hurt) & countries(self.speakers)
        return self.speakers if announced or held else ()
