"""Who does what to whom: roles from word order, voice, prepositions and case, without a parser.

Law: roles depend on one line only, but for pronouns, which take the subject of the line before.
"""

from __future__ import annotations

from dataclasses import replace

from geo.codebook import countries, unique
from geo.coding.grammar import minus
from geo.coding.questions import LineQuestions
from geo.coding.terms import DEEDS, VERB_REACH, VERBAL, Roles
from geo.language import Trigger
from geo.phrases import Match

_ISSUED = ("ACCUSE", "REJECT", "REQUEST", "THREATEN", "COERCE", "SANCTION", "MOBILIZE")  # what whose statement it is has done, where a passive leaves it out


class LineRoles(LineQuestions):
    """The roles that the triggers of one line have among its actors."""

    def of(self, match: Match[Trigger]) -> Roles:
        """Return the roles of one trigger."""
        trigger = match.payload
        if trigger.reverse:
            told = self.of(match._replace(payload=replace(trigger, reverse=False)))
            if trigger.form == "passive" and self._head_last:  # "the attack was repelled; fifty of | our soldiers | fell": not theirs
                behind = {c for a in self.actors if a.first >= match.last for c in self.codes(a)} - {c for a in self.actors if a.first < match.last for c in self.codes(a)}
                told = replace(told, recipients=tuple(c for c in told.recipients if c not in behind))
            beside = unique(c for a in self.adjectives if match.first <= a.first < match.last for c in a.mention.actors)
            if trigger.form == "passive" and beside and countries(told.actors) == countries(beside):  # "an X attack was repelled": X's
                told = replace(told, actors=(), recipients=beside)
            return Roles(minus(told.recipients or beside, told.actors), told.actors, told.speakers, told.reason)
        if trigger.event == "ACCUSE" and (both := self._in_turn(match)):
            return Roles(both, both, self.speakers, "mutual")
        if trigger.form == "echoed":  # "Y | too", "so did | Y"
            echoing = next(a for a in self.actors if 0 <= match.first - a.last <= 1 or a.first == match.last)
            return Roles(self.codes(echoing), (), self.speakers, "active")
        if trigger.form == "quote":
            return self._quoted(match)
        if trigger.form == "blame":
            return self._blaming(match)
        if trigger.form in ("passive", "active") and trigger.event == "ASSAULT" and (subject := self._subject_behind_which(match)):
            hit = self._owner_of_craft(match) if trigger.mode == "downing" else ()
            return Roles(self.group(subject), minus(hit, self.group(subject)), self.speakers, "active")
        if trigger.form == "active" and trigger.event in (*VERBAL, "SANCTION", "AID") and (suffered := self._suffered(match)):
            return suffered
        if trigger.form in ("passive", "active") and trigger.event in (*DEEDS, "SANCTION") and (told_of := self._subject_and_whom(match)):
            return told_of
        if trigger.form == "passive":
            doers = self._agents(match) or self._unnamed_before(match) or (self._issued(match) if trigger.event in _ISSUED else ())
            deadly = trigger.event == "ASSAULT" and not trigger.mode
            deaths = deadly and not self._head_last
            if not doers and deaths and self._accused and 0 <= match.first - self._accused.last <= VERB_REACH:
                doers = self.group(self._accused)  # "accused X of the | death of a villager"
                return Roles(doers, minus(self._patients(match), (*doers, *self.speakers)), self.speakers, "passive")
            if not doers and deaths and self._accused and self.language.word_order == "svo" and 0 <= self._accused.first - match.last <= 2 * VERB_REACH:
                doers = self.group(self._accused)  # "a villager | was killed, | the ministry said, blaming X"
            patients = self._patients(match)
            if deadly and not doers and (whose := self._attack_of(match)):
                doers, patients = whose, minus(patients, whose)
            if trigger.mode == "downing" and (owner := self._owner_of_craft(match)):
                doers, patients = minus(doers, owner), owner
            freed = [a for a in self._inside(match) if a.first > match.first and not self._head_last] if trigger.mode in ("release", "return") else []
            if freed and not doers and self.speakers and not countries(self.group(freed[-1])) & countries(self.speakers):  # "об | освобождении двух пленных"
                return Roles(self.speakers, self.group(freed[-1]), self.speakers, "passive")
            if trigger.mode in ("release", "return") and not doers and (left := self._left(match)):
                doers, patients = left, minus(patients, left)
            if whose := self._owner_of_target(match):
                doers, patients = minus(doers, whose), whose
            if trigger.mode == "arrest" and not doers and (police := self._police_before(match)):
                return Roles(police, tuple(f"{c}:CIV" for c in sorted(countries(police))), self.speakers, "passive")
            if trigger.event == "MOBILIZE" and not doers and any(c.endswith(":MIL") for c in patients):  # "two battalions of X | were moved up": by X
                return Roles(patients, (), self.speakers, "passive")
            ours = trigger.mode != "blockade" or bool(countries(self.speakers) & set(self.parties))  # "the Red Cross says that the road is closed": not by it
            announced = ours and trigger.event in ("COERCE", "MOBILIZE") and self._is_nominalised(match.last)  # "X announced that a post | was set up"
            held = trigger.event == "COERCE" and bool(patients) and not countries(patients) & countries(self.speakers)  # "two drivers | were detained, X said"
            if trigger.event == "SANCTION" and not patients:
                patients = minus(self._owner_of_goods(match) or self._addressed(match), doers)
            if trigger.event in ("AID", "REQUEST") and not patients and (whom := self._addressed(match)):
                doers, patients = minus(doers, whom), minus(whom, minus(doers, whom))
            return Roles(doers or (self.speakers if announced or held else ()), patients, self.speakers, "passive")
        if trigger.form == "weapon":
            return self._struck(match)
        if trigger.form == "noun" or (trigger.event == "ASSAULT" and trigger.form == "active" and not self._head_last and self._is_answered(match)):
            return self._nominal(match)
        if trigger.form == "both" and trigger.event in ("ASSAULT", "ACCUSE", "RETREAT", "COOPERATE"):
            return self._mutual(match)
        if trigger.event == "CONSULT" and trigger.form == "both":
            return self._talking(match)
        return self._active(match)
