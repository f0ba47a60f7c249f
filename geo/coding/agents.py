"""By whom it is done where a verb is passive, or its doer only an agent, a source or a nationality beside it.

Law: an agent comes before a source, a source before a nationality.
"""

from __future__ import annotations

import re

from geo.codebook import countries, unique
from geo.coding.doers import LineDoers
from geo.coding.terms import NOUN_REACH, OPENING, VERBAL, Codes, talks
from geo.language import Trigger
from geo.model import LineActor
from geo.phrases import Match


class LineAgents(LineDoers):
    """The agents of one line's triggers."""

    def _agents(self, match: Match[Trigger]) -> Codes:
        """By whom it is done: a marked agent, whose deed, weapon or positions it comes from, else the nationality beside it."""
        agents = self._marked_agents(match) or self._unmarked_agents(match)
        if not agents and (whose := self._deed_of(match)):
            return whose
        agents = agents or self._agents_of_event(match)
        if match.payload.event in VERBAL and not agents and self._head_last:
            return self._speaking(match)
        if near := agents or (self._sources(match) if match.payload.event == "ASSAULT" else []):
            return self.group(min(self._fighting(match, near), key=lambda a: abs(a.first - match.last)))
        return self._people_blocking(match) or self._nationality_of_fire(match)

    def _marked_agents(self, match: Match[Trigger]) -> list[LineActor]:
        """Those whom a word or case marks as agents of this verb: "was hit | by X"."""
        known = match.payload.mode == "arrest" and self._head_last  # "was held | by border guards", whose is only taken from the text
        if self._head_last and match.payload.mode == "mine":  # "X tarafının döşediği | mayının patlaması"
            laid = [a for a in self.actors if a.last <= match.first and self.mark(a) == "genitive" and self._did(a, match.first + 1)]
            if laid:
                return laid[-1:]
        if self._head_last and match.payload.event == "ASSAULT" and (aiming := self._aiming(match)):
            return [aiming]
        return [
            a for a in self.actors if self.mark(a) == "agent" and (known or not a.recalled) and not self._tells_only(a, match) and not self._agent_before(a, match)
        ]

    def _aiming(self, match: Match[Trigger]) -> LineActor | None:
        """Whose target somebody becomes, where heads stand last: "X askeri | Y keskin nişancılarının | hedefi oldu"."""
        aims = self.language.words("actors", "links", "aims")
        near = [a for a in self.actors if a.first < match.last and a.last < len(self.line.tokens) and a.last >= match.first]
        bare = [a for a in near if all(":" not in c for c in a.mention.actors) and any(o.last <= a.first for o in self.actors)]  # "X hərbçiləri | Y | pusqusuna düşüb"
        near = [a for a in near if self.mark(a) == "genitive" or a in bare]
        return next((a for a in near if self.line.tokens[a.last].fold in aims), None)

    def _unmarked_agents(self, match: Match[Trigger]) -> list[LineActor]:
        """Those whom only their place or a dative shows to be agents: "под обстрел | азербайджанской стороны | попали"."""
        agents = [a for a in self.actors if a.first == match.last and self._names_deed(match)]
        if not agents and not self._head_last and match.payload.event == "ASSAULT":
            deeds = self.language.words("actors", "deeds")
            agents = [a for a in self.actors if match.first < a.first and a.last < match.last and self.line.tokens[a.first - 1].fold in deeds]
        if match.payload.mode == "abduct" and not agents:  # "попал в плен к | азербайджанцам"
            agents = [a for a in self.actors if self.mark(a) == "dative" and 0 <= a.first - match.last <= 1]
        return agents

    def _agents_of_event(self, match: Match[Trigger]) -> list[LineActor]:
        """Those whom only some events have for agents: who summons, the court that sentences, who helps, the weapon that hurts."""
        (start, end), event = self._clause(match.first, match.last), match.payload.event
        agents: list[LineActor] = []
        if event in ("ACCUSE", "CONSULT"):  # "the envoy of Y was summoned | to X's ministry and handed a protest"
            agents = [a for a in self.actors if start <= a.first < end and a.first > match.first and self.mark(a) in ("dative", "oblique", "with") and talks(a)]
        if match.payload.mode == "arrest" and self._head_last:  # "Bakı Hərbi Məhkəməsində … | hökm elan olunub"
            within = [a for a in self.actors if start <= a.first < match.first and self.mark(a) == "oblique"]
            agents = [a for a in within if all(c.endswith(":GOV") or ":" not in c for c in a.mention.actors)]
        if event == "AID" and self._head_last:  # "patients were taken to X | through the Red Cross"
            marks = ("oblique", "mediator", "source", "genitive")
            agents = [a for a in self.actors if self.mark(a) in marks and talks(a) and all(c not in self.parties for c in a.mention.actors)]
        if self._by_arms(match):  # "wounded by | fragments of Azerbaijani shells"
            agents = [a for a in self.actors if a.arms and start <= a.first < end and not (a.recalled and self._head_last)]
        return agents

    def _speaking(self, match: Match[Trigger]) -> Codes:
        """Whose words they are where heads stand last: the speaker's, else those of whom they come from ("X-dən verilən şərhdə Y … səslənib")."""
        start, end = self._clause(match.first, match.last)
        talking = [a for a in self.actors if self.mark(a) == "source" and talks(a) and start <= a.first < end]
        return self.speakers or (self.group(talking[0]) if talking else ())

    def _sources(self, match: Match[Trigger]) -> list[LineActor]:
        """Whose positions an attack comes from, and whose soldiers are the subject of a verb made a noun within it."""
        start, end = self._clause(match.first, match.last)
        head = self._head_of(match) or next((a for a in self.actors if self._is_partitive(a)), None)  # "saldırısında yaralanan | X askerlerinden ikisi": hurt
        sources = [a for a in self.actors if start <= a.first < end and self._is_source(a, match) and a is not head]
        if self.language.word_order == "sov" and not self._genitive_subject(match.first, match.last):
            ahead = [a for a in self.actors if start <= a.first and a.last <= match.first]
            if any(self.mark(a) == "subject" for a in [*ahead, *(a for a in self.actors if match.first < a.first and a.last <= match.last)]):
                sources += [a for a in ahead if self.mark(a) == "genitive" and any(c.endswith(":MIL") for c in a.mention.actors)]
        if self.language.word_order == "svo" and match.payload.mode:  # "пуля, прилетевшая с X стороны, | попала"
            sources += [a for a in self._inside(match) if a not in sources and self.mark(a) == "source" and match.first < a.first and a.last < match.last]
        return sources + [a for a in self.actors if start <= a.first < match.last and a not in sources and self._acts(a, match)]

    def _is_partitive(self, actor: LineActor) -> bool:
        """Whether, where heads stand last, a number behind people counts some of them: "X ordusundan | altı | kişi öldü"."""
        behind = self.line.folds[actor.last : actor.last + 1]
        return self._head_last and bool(behind) and self.language.is_number(behind[0]) and self.mark(actor) == "source"

    def _fighting(self, match: Match[Trigger], near: list[LineActor]) -> list[LineActor]:
        """Of several who may have attacked the soldiers: "the death was blamed by X on | a sniper of Y"."""
        if match.payload.event != "ASSAULT" or self.language.word_order != "svo":
            return near
        return [a for a in near if any(c.endswith(":MIL") for c in self.codes(a))] or near

    def _people_blocking(self, match: Match[Trigger]) -> Codes:
        """People told by their nationality as agents: "the road is blocked by | a group of Xs"."""
        if match.payload.event not in ("COERCE", "PROTEST") or self.language.word_order != "svo":
            return ()
        _, end = self._clause(match.first, match.last)
        people = next((a for a in self.adjectives if self.mark(a) == "agent" and match.last <= a.first < end), None)
        return unique(f"{c}:CIV" for c in people.mention.actors) if people else ()

    def _nationality_of_fire(self, match: Match[Trigger]) -> Codes:
        """Whose fire it is by the nationality beside a passive: "came under | Azerbaijani | fire", "հայկական | կրակից վիրավորվել է", "армянским | огнем ранен"."""
        if match.payload.event != "ASSAULT" or match.payload.form == "active":
            return ()
        lossy = self._noun_first and any(o.last == match.last for o in self.language.losses.find(self.line))  # "a fait quatre morts | azerbaïdjanais"
        reach = NOUN_REACH - 1 if self._pre.get(match.last) == "agent" else 1  # "was wounded by | Azerbaijani fire", "blessé par | des tirs azerbaïdjanais"
        beside = [a for a in self.adjectives if match.first < a.first <= match.last + reach or (a.last == match.first and self.mark(a) == "agent")]
        beside = [a for a in beside if not (lossy and a.first == match.last)]
        if self.language.tables["actors"].get("nominative"):  # "died in | an Armenian | hospital"
            deeds, hit = self.language.words("actors", "deeds"), self._adjectives_hit(match)
            aside = [a for a in beside if a in hit or (self.mark(a) == "oblique" and not self._head_last)]
            beside = [a for a in beside if a not in aside or {t.fold for t in self.line.tokens[a.last : a.last + 1]} & deeds]
        return unique(c for a in beside for c in a.mention.actors)

    def _agent_before(self, actor: LineActor, match: Match[Trigger]) -> bool:
        """Whether a government, or guests, are the agent of a verb before: "the attack condemned | by X | killed two", "in an area patrolled | by Z | two were killed"."""
        guests = match.payload.event == "ASSAULT" and not countries(self.codes(actor)) & set(self.parties)
        if self._head_last and match.payload.event != "ASSAULT" and not any(actor.last <= v < match.first for v in self._verbs):
            return False  # "X-ի ոստիկանների կողմից | ձերբակալվել են …"
        return self.language.word_order == "svo" and actor.last <= match.first and (talks(actor) or guests) and not self._by_fire_of(actor)

    def _by_fire_of(self, actor: LineActor) -> bool:
        """Whether fire marks an agent: "от огня | X пострадал …", "X-ի | կրակից վիրավորվել է …"."""
        marking = range(self._pre_first.get(actor.first, actor.first), actor.first), range(actor.last, actor.last + (actor.last in self._post))
        return any(self.line.tokens[i].fold in self.language.words("actors", "deeds") for part in marking for i in part)

    def _tells_only(self, actor: LineActor, match: Match[Trigger]) -> bool:
        """Whether an agent is that of words and not of the deed: "were killed in the shelling, according to a toll announced | by X"."""
        speech = self.language.speech.find(self.line)
        told = any(m.payload == "says" and m.last == self._pre_first.get(actor.first) for m in speech)
        return told or (not self._head_last and any(m.payload == "per" and match.last <= m.first < actor.first for m in speech))

    def _acts(self, actor: LineActor, match: Match[Trigger]) -> bool:
        """Whether soldiers in the genitive are the subject of a verb made a noun within a passive: "X'in hedef aldığı | bir asker öldü"."""
        if self._nominalised is None or self.mark(actor) != "genitive" or not any(c.endswith(":MIL") for c in actor.mention.actors):
            return False
        return self._did(actor, match.last)

    def _deed_of(self, match: Match[Trigger]) -> Codes:
        """Whose deed opens a passive, where heads stand last: "ադրբեջանական լայնածավալ | հարձակման հետևանքով զոհվել է"."""
        deeds, cause, words = self.language.words("actors", "deeds"), self.language.words("actors", "links", "cause"), [t.fold for t in self.line.tokens]
        told = [i for i in range(max(0, match.first - NOUN_REACH), match.first) if words[i] in deeds and words[i + 1] in cause]  # "X-ի հարվածի հետեւանքով | զոհվել է"
        at = match.first if words[match.first] in deeds or not told else told[-1]
        opens = self._head_last and match.payload.event == "ASSAULT" and words[at] in deeds
        near = [a for a in [*self.adjectives, *self.actors] if opens and 0 <= at - a.last <= OPENING and not a.recalled]
        near = [a for a in near if a.adjective or self.mark(a) == "genitive"]
        return max(near, key=lambda a: a.last).mention.actors if near else ()

    def _adjectives_hit(self, match: Match[Trigger]) -> list[LineActor]:
        """Whose places are the subject behind a passive, where order is free: "обстреляны | азербайджанские | сёла"."""
        words, table = self.line.tokens, self.language.tables["actors"]
        if not table.get("free_order") or match.payload.event != "ASSAULT":
            return []
        helped = match.last < len(words) and words[match.last].fold in self.language.words("actors", "auxiliaries")
        behind = match.last + helped  # "գնդակոծվել են | ադրբեջանական | գյուղերը"
        counted = self._past_count(match.last)  # "обстрелу подверглись четыре | армянских | села"
        deeds = self.language.words("actors", "deeds")  # but "came under | Azerbaijani | fire"
        bends = re.compile("" if self._head_last else table.get("nominative") or "(?!)")  # "уничтожена | армянская | техника"

        def inside(a: LineActor) -> bool:
            return match.first < a.first < match.last and words[a.last].fold not in deeds and bool(bends.search(words[a.first].fold))

        hit = [a for a in self.adjectives if (a.first == behind or inside(a)) and self.mark(a) == "subject"]
        return hit + [a for a in self.adjectives if match.last < counted == a.first]

    def _attack_of(self, match: Match[Trigger]) -> Codes:
        """Whose attack led to losses in a clause that names no others of that country: "X's | attack | left three dead", "died in the attack that | X | launched"."""
        deeds, (start, end) = self.language.words("actors", "attacks"), self._clause(match.first, match.last)
        led, words = self.language.words("actors", "links", "led"), self.line.folds
        if start and (words[start - 1] == ":" or (led & {*words[start - 1 : start + 2]})):  # "losses after X's attack: | four killed", "deeds of X, | leading | to"
            start = max((i + 1 for i in range(start - 1) if words[i] in (";", ":")), default=0)
        for at in [i for i in range(start, end) if self.line.tokens[i].fold in deeds and not match.first < i < match.last]:
            owner = self._attacker_before(at, start) if self._head_last else self._attacker_beside(at)
            others = [a for a in (*self.actors, *self.adjectives) if start <= a.first < end and a is not owner and not a.recalled]
            if owner and not countries(owner.mention.actors) & countries(c for a in others if a.last <= owner.first or owner.last <= a.first for c in a.mention.actors):
                return self.group(owner)
        return ()

    def _attacker_beside(self, at: int) -> LineActor | None:
        """Whose an attack is where its noun stands first: a nationality beside it, whose army hangs on it, or the subject of its relative clause."""
        passed = self._determiners | self.language.words("actors", "links", "which") | {","}
        beside = [a for a in self.adjectives if a.first == at + 1 or 0 <= at - a.last <= 1]
        behind = [a for a in self.actors if 0 < a.first - at <= NOUN_REACH and not a.recalled and not a.pronoun]
        of = [a for a in behind if self.mark(a) == "genitive" and a.first - at <= OPENING + 1]
        subject = [a for a in behind if self.mark(a) == "subject" and all(t.fold in passed for t in self.line.tokens[at + 1 : a.first])]
        return next(iter((*beside, *of, *subject)), None)

    def _attacker_before(self, at: int, start: int) -> LineActor | None:
        """The same where heads stand last: a nationality or owner right before it, or who did it, before a verb made its attribute."""
        owners = [a for a in self.actors if start <= a.first and a.last <= at and not a.recalled and self.mark(a) == "genitive"]
        near = [a for a in (*self.adjectives, *owners) if 0 <= at - a.last <= 1]
        near = near or [a for a in self.actors if a.last == at and not a.recalled]  # "Azerbaycan | saldırısında"
        by = self.language.tables["actors"].get("done_by") or "$^"  # "X-ի՝ Y-ին | հասցրած | հարվածի"
        done = [a for a in owners if self._did(a, at + 1) or re.search(by, self.line.tokens[at - 1].fold)]
        return max(near or done, key=lambda a: a.last, default=None)

    def _unnamed_before(self, match: Match[Trigger]) -> Codes:
        """Soldiers behind a verb in the plural that has no subject before it: "по селу | ударили | из пулемётов азербайджанские военные"."""
        plural = self.language.tables["actors"].get("plural_verb")
        if match.payload.event != "ASSAULT" or not plural or not any(re.search(plural, t.fold) for t in self.line.tokens[match.first : match.last]):
            return ()
        behind = self._subject_behind(match.last)
        return self.group(behind) if behind and any(c.endswith(":MIL") for c in self.codes(behind)) else ()
