"""Who does what to whom: roles from word order, voice, prepositions and case, without a parser.

Law: roles depend on one line only, but for pronouns, which take the subject of the line before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from geo.codebook import countries, country, unique
from geo.coding.clauses import apart
from geo.coding.grammar import Codes, LineGrammar, minus, talks, topic_cuts
from geo.language import Trigger
from geo.model import LineActor
from geo.phrases import Match

_NOUN_REACH = 5  # tokens between an event's noun and its doer or sufferer
_CROWD = 2  # tokens from the first word for a crowd to whose people it is
_OWNED = 4  # tokens behind an owner up to what is its own
_VERB_REACH = 14  # tokens between a verb and its object
_BESIDE = {  # tokens between a verb and a nationality: "condemned the | Armenian | attack"
    "ACCUSE": _NOUN_REACH, "SUPPORT": _NOUN_REACH, "COERCE": 2 * _NOUN_REACH, "SANCTION": _NOUN_REACH, "CONCEDE": _NOUN_REACH,
    "AID": _VERB_REACH, "ASSAULT": 2, "REJECT": 2, "REQUEST": 1,
}  # fmt: skip
_DEEDS = ("ASSAULT", "MOBILIZE", "RETREAT", "COERCE")
_ISSUED = ("ACCUSE", "REJECT", "REQUEST", "THREATEN", "COERCE", "SANCTION", "MOBILIZE")  # what whose statement it is has done, where a passive leaves it out
_VERBAL = ("ACCUSE", "REJECT", "REQUEST", "THREATEN", "AGREE", "SUPPORT")  # what is done with words
_OWNER = 2  # tokens between the noun of a shot and whose it was
_OPENING = 2  # tokens of a clause before a place that opens it
_PEERS = ("homolog", "allie", "voisin")  # how words begin for those who are no men of one's own
_HEAD = 6  # tokens of a clause before the owner of its subject
_OBJECT = 2  # tokens between a verb and an event's name that is its object
_APPOSED = 16  # tokens of an apposition
_ANSWER = 4  # tokens between "in response" and the deed's noun
_CITED = 4  # tokens between words for a source and the source
_NO_STATES = ("NKR",)  # regions that a concession may be about
_STATE = 3  # letters of a state's code
_SUFFIX = 3  # letters of an ending that an apostrophe parts from its name
_SOURCE = 6  # tokens between a source and its verb of saying



@dataclass(frozen=True, slots=True)
class Roles:
    """The doers and sufferers that one trigger has in its line, and who says so."""

    actors: Codes
    recipients: Codes
    speakers: Codes
    reason: str


class LineRoles(LineGrammar):
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
        if trigger.form == "active" and trigger.event in (*_VERBAL, "SANCTION", "AID") and (suffered := self._suffered(match)):
            return suffered
        if trigger.form in ("passive", "active") and trigger.event in (*_DEEDS, "SANCTION") and (told_of := self._subject_and_whom(match)):
            return told_of
        if trigger.form == "passive":
            doers = self._agents(match) or self._unnamed_before(match) or (self._issued(match) if trigger.event in _ISSUED else ())
            deadly = trigger.event == "ASSAULT" and not trigger.mode
            deaths = deadly and not self._head_last
            if not doers and deaths and self._accused and 0 <= match.first - self._accused.last <= _VERB_REACH:
                doers = self.group(self._accused)  # "accused X of the | death of a villager"
                return Roles(doers, minus(self._patients(match), (*doers, *self.speakers)), self.speakers, "passive")
            if not doers and deaths and self._accused and self.language.word_order == "svo" and 0 <= self._accused.first - match.last <= 2 * _VERB_REACH:
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

    def _suffered(self, match: Match[Trigger]) -> Roles | None:
        """What a verb's phrase tells in the passive with its agent: "X was | asked by Y to …", "X a | été averti | par Y", "X | предупреждён | Y-ом"."""
        passive, tokens = self.language.tables["actors"].get("passive_verb"), self.line.tokens
        themselves = self.language.words("actors", "reflexive")  # "s'est félicitée des avancées réalisées | par Y"
        words = [i for i in range(max(0, match.first - 1), match.last) if not tokens[i].capital]
        if not passive or not any(re.search(passive, tokens[i].fold) and tokens[i - 1].fold not in themselves for i in words):
            return None
        agents = [a for a in self.actors if self.mark(a) == "agent" and match.first < a.first <= match.last + _OPENING + 1 and not self._aside(match, a)]
        before = [a for a in self.actors if a.last <= match.first and self.mark(a) in ("subject", "dative") and not a.pronoun]
        start, _ = self._clause(match.first, match.last)
        meant = [a for a in before if a.first >= start]
        if not agents or not meant:
            return None
        whom = self.group(meant[-1])
        return Roles(self.group(agents[0]), minus(unique(map(country, whom)), self.group(agents[0])), self.speakers, "passive") if whom else None

    def _owner_of_goods(self, match: Match[Trigger]) -> Codes:
        """Whose goods or ties they are that a ban is on: "imports of | Armenian | brandy were suspended by X", "ввоз | армянского | коньяка"."""
        told = [a for a in (*self.adjectives, *self._inside(match)) if match.first <= a.first < match.last and self.mark_or_adjective(a) not in ("agent", "subject")]
        return unique(map(country, told[0].mention.actors)) if told else ()

    def _addressed(self, match: Match[Trigger]) -> Codes:
        """To whom it is done, before a passive where verbs stand last: "Azerbaycan'a | yaptırım uygulandı"."""
        start, _ = self._clause(match.first, match.last)
        marks = ("dative", "target", *{"SANCTION": ("with",), "REQUEST": ("source",)}.get(match.payload.event, ()))
        near = [a for a in self.actors if self._head_last and start <= a.first and a.last <= match.last and self.mark(a) in marks]
        behind = [a for a in self.actors if not self._head_last and 0 <= a.first - match.last <= 1 and self.mark(a) == "dative"]  # "was asked | of X | by Y"
        return self.group((near or behind)[-1]) if near or behind else ()

    def _subject_and_whom(self, match: Match[Trigger]) -> Roles | None:
        """What a relative clause with a subject of its own tells of the name before it: "the two drivers of Y | whom X arrested", "Le Français | que Bakou a arrêté"."""
        clause = next((c for c in self.relative if c[0] <= match.first < c[1] and self._whom(c)), None)
        whom = self._before_clause(clause) if clause else None
        if clause is None or whom is None or self.language.word_order != "svo" or (self._accused is whom and self._reproached(match)):
            return None  # "X, whom Y accuses of | shelling Z, …": X does it
        reach = match.last + (_OPENING if self.language.tables["actors"].get("free_order") else 0)
        subject = next((a for a in self.actors if clause[0] < a.first < reach and self.mark(a) == "subject" and not a.pronoun), None)
        hurt = minus(self.codes(whom), self.group(subject)) if subject else ()
        return Roles(self.group(subject), hurt, self.speakers, "active") if subject and hurt else None

    def _owner_of_craft(self, match: Match[Trigger]) -> Codes:
        """Whose a drone is that was shot down: the nationality among the words for it or right before them ("an Armenian | reconnaissance drone was shot down")."""
        marked = [a for a in self.actors if self.mark(a) != "source" and (a.last == match.first or self.mark(a) != "subject")]
        near = [a for a in (*self.adjectives, *marked) if match.first - _OPENING <= a.last and a.last <= match.last]
        agents = countries(c for a in near if self.mark(a) == "agent" for c in a.mention.actors)
        near = [a for a in near if not countries(a.mention.actors) & agents]
        near = [a for a in near if all(t.is_word for t in self.line.tokens[a.last : match.first]) and not any(":GOV" in c for c in a.mention.actors)]
        return unique(map(country, max(near, key=lambda a: a.first).mention.actors)) if near else ()

    def _owner_of_target(self, match: Match[Trigger]) -> Codes:
        """Whose what is destroyed is, where a passive's phrase opens with it: "X topçusunun | bataryası imha edildi"."""
        object_first = self._head_last and match.payload.event == "ASSAULT" and match.payload.mode in ("", "destroy") and match.last - match.first > 1
        reach = _HEAD if self._located_before(match) else 1
        near = [a for a in self.actors if object_first and 0 <= match.first - a.last <= reach and self.mark(a) == "genitive" and not a.pronoun]
        return self.group(near[-1]) if near and not self._is_nominalised(match.first) else ()

    def _left(self, match: Match[Trigger]) -> Codes:
        """Whom those who come home have left: "from | X | the captives came home"."""
        from_there = [a for a in self.actors if a.last <= match.first and self.mark(a) == "source" and set(a.mention.actors) < set(self.parties)]
        return self.group(from_there[0]) if from_there else ()

    def _located_before(self, match: Match[Trigger]) -> bool:
        """Whether what is destroyed is told by where it lies, so that its owner stands before that: "X'in Y yakınlarındaki | mevzileri vuruldu"."""
        located = self.language.tables["actors"].get("located_attribute")
        return bool(located) and any(re.search(located, t.fold) for t in self.line.tokens[max(0, match.first - _OPENING) : match.first])

    def _in_turn(self, match: Match[Trigger]) -> Codes:
        """Two who do the same to each other: "X accuses Y, and Y | X"."""
        joins = {",", "-", *self._determiners, *(w for key in ("and", "topic", "both") for w in self.language.words("actors", "links", key))}
        near = sorted((a for a in self.actors if not a.pronoun and abs(a.first - match.first) <= _VERB_REACH), key=lambda a: a.first)
        for a, b, c, d in zip(near, near[1:], near[2:], near[3:], strict=False):
            one, other = countries(self.codes(a)), countries(self.codes(b))
            turned = one == countries(self.codes(d)) and other == countries(self.codes(c)) and len(one) == len(other) == 1 and one != other
            gap = [t.fold for t in self.line.tokens[b.last : c.first]]
            if turned and joins & set(gap) and all(w in joins or len(w) <= _SUFFIX for w in gap) and d.first - c.last <= _OPENING:
                return unique((*sorted(one), *sorted(other)))
        return ()

    def _unnamed_before(self, match: Match[Trigger]) -> Codes:
        """Soldiers behind a verb in the plural that has no subject before it: "по селу | ударили | из пулемётов азербайджанские военные"."""
        plural = self.language.tables["actors"].get("plural_verb")
        if match.payload.event != "ASSAULT" or not plural or not any(re.search(plural, t.fold) for t in self.line.tokens[match.first : match.last]):
            return ()
        behind = self._subject_behind(match.last)
        return self.group(behind) if behind and any(c.endswith(":MIL") for c in self.codes(behind)) else ()

    def _police_before(self, match: Match[Trigger]) -> Codes:
        """A government's men who did something else before, in the line of those who were arrested: "the police dispersed them, ten | were held"."""
        done = [a for a in self.actors if self.mark(a) == "subject" and all(c.endswith(":GOV") for c in self.codes(a)) and not a.mention.name and not a.pronoun]
        done = [a for a in done if any(a.last <= s < match.first for s in self._starts)]
        tellers = [a for a in self.actors if set(self.codes(a)) & set(self.speakers) and a.last <= match.first]
        return self.codes(done[-1]) if done and not any(done[-1].first <= a.first for a in tellers) else ()

    def ministry_before(self, match: Match[Trigger]) -> bool:
        """Whether a government's office is the subject right before a verb."""
        subjects = [a for a in self.actors if a.last <= match.first and self.mark(a) == "subject" and not a.pronoun and not a.recalled]
        near = [a for a in subjects if match.first - a.last <= 1] if self.language.word_order == "svo" and not self._head_last else subjects[-1:]
        near = subjects[:1] if self.language.word_order == "sov" else near
        return any(c.endswith(":GOV") for a in near for c in self.codes(a))

    def soldiers_behind(self, match: Match[Trigger]) -> bool:
        """Whether the subject right behind a verb are soldiers, in a language of free order."""
        near = [a for a in self.actors if 0 <= a.first - match.last <= 1 and self.mark(a) == "subject"]
        return bool(self.language.tables["actors"].get("free_order")) and any(c.endswith(":MIL") for a in near for c in self.codes(a))

    def inherits(self, match: Match[Trigger], earlier: Match[Trigger]) -> bool:
        """Whether losses are those of an attack told before in the line: nobody else is named behind a comma, an "and" or the attack's own words."""
        joints = {",", ";", ":", "."} | self.language.words("actors", "links", "and")
        joint = next((i for i in range(earlier.last, match.first) if self.line.tokens[i].fold in joints), None)
        named = [a for a in [*self.actors, *self.adjectives] if not a.pronoun and not a.recalled and self._before_group(a.first) not in self._cited]
        if earlier.payload.form in ("active", "weapon"):
            return joint is not None and not any(joint < a.first and a.first <= match.last + 1 for a in named)
        end = earlier.last if joint is None else joint
        own = [a for a in named if a.first < match.first and apart(self.relative, a.first, match.first)]  # "the shelling, which | X | led, killed two"
        own += [a for a in named if joint is None and a.first - earlier.last <= _OWNER]  # "by a shot | of a sniper of X | a soldier was hurt"
        return not any(end <= a.first and a.first <= match.last + 1 for a in named if a not in own)

    def leads_to(self, deed: Match[Trigger], match: Match[Trigger]) -> bool:
        """Whether a deed made a noun is what losses behind it come from: "X'in köyü bombalaması sonucu | üç kişi yaralandı"."""
        between = self.line.tokens[deed.last : match.first]
        others = [a for a in self.actors if deed.last <= a.first < match.first and not a.recalled and any(":MIL" in c for c in self.codes(a))]
        return self._head_last and self._is_nominalised(deed.last) and all(t.is_word for t in between) and not others

    def _talking(self, match: Match[Trigger]) -> Roles:
        """Talks: the subject, and all with or round whom it talks; what the talks are about hangs on "about" or "between" armies."""
        told = self._active(match)
        end = self._clause(match.first, match.last)[1] if self.language.word_order == "svo" else match.last
        withs = {m.first for m in self.language.prepositions.find(self.line) if m.payload == "with"}
        betweens = [i for i in range(match.last - 1, min(end, match.last + _SOURCE)) if self.line.tokens[i].fold in self.language.words("actors", "between")]
        betweens = [i for i in betweens if i < match.last or i not in withs]
        if betweens:  # "talks between | X and Y, mediated by Z", "the talks held on Tuesday in Z between | X and Y"
            among = [a for a in self.actors if 0 <= a.first - betweens[0] - 1 <= 3 and not a.pronoun]
            hosted = betweens[0] >= match.last and any(0 <= match.first - a.last <= _OPENING and self.mark(a) == "subject" for a in self.actors)
            if among and len(countries(self.group(among[0]))) > 1:
                both = self.group(among[0])
                told = Roles(told.actors, both, told.speakers, told.reason) if hosted else Roles(both, (), told.speakers, told.reason)
        if main := self._main_subject(match):  # "During a call with X, | Y | told him …"
            told = Roles(self.group(main), (), told.speakers, told.reason)
        start = max((e for e in self._clause_ends if e <= match.first), default=0)
        end = min((e for e in self._clause_ends if e > match.last), default=len(self.line.tokens))
        dash = next((i for i in range(match.last, end) if self.line.tokens[i].fold == "-" and "," in (t.fold for t in self.line.tokens[match.last : i])), None)
        opens = match.first <= _OPENING or not self.line.tokens[match.first - 1].is_word  # "Gathered in A, the leaders of B and C"
        marks = {"with", "genitive"} | ({"subject", "agent", "oblique"} if opens else set()) | ({"mediator"} if self._head_last else set())
        hosts = [a for a in self.actors if self.mark(a) == "agent" and 0 <= a.first - match.last <= _NOUN_REACH and not self._aside(match, a)]
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

    def _aside(self, match: Match[Trigger], actor: LineActor) -> bool:
        """Whether a comma stands between a trigger and an actor behind it."""
        return any(t.fold == "," for t in self.line.tokens[match.last : actor.first])

    def _main_subject(self, match: Match[Trigger]) -> LineActor | None:
        """Who does what stands behind the comma of a noun that opens its line, and has no subject before it."""
        if any(self.mark(a) == "subject" for a in self.actors if a.first < match.last):
            return None
        if self.language.word_order == "sov":  # "Y ilə telefon danışığında | X …"
            inner = bool(self.language.within.search(self.line.tokens[match.last - 1].fold)) and match.payload.form == "both"
            return next((a for a in self.actors if inner and 0 <= a.first - match.last <= _OPENING and self.mark(a) == "subject"), None)
        if match.first > _OPENING + 2:
            return None
        behind = [a for a in self.actors if a.first > match.last and self.mark(a) == "subject"]
        partners = {a.last for a in self.actors if a.first >= match.last} if not any(t.is_word for t in self.line.tokens[: match.first]) else set()
        # "After talks with Y, | X | said …", "После встречи с Y | X | заявил"
        partners |= {match.last} if self._head_last else set()  # "Y-ի հետ հանդիպումից հետո | X-ը | հայտարարել է"
        behind = [a for a in behind if a.first in partners or any(t.fold == "," for t in self.line.tokens[match.last : a.first])]
        had = self.language.words("actors", "perfect")
        verbs = {*self._clause_starts(), *(i for i, t in enumerate(self.line.tokens) if t.fold in had)}
        return next((a for a in behind if verbs & {a.last, a.last + 1}), None)

    def _clause_starts(self) -> list[int]:
        return sorted({*self._starts, *(m.first for m in self.language.speech.find(self.line) if m.payload == "says")})

    def _inverted(self, match: Match[Trigger]) -> LineActor | None:
        """The subject behind a verb that its object opens: "a step that | welcomed | X", "where him | captured | soldiers of X"."""
        them, tokens = self.language.words("actors", "links", "them"), self.line.tokens
        inside = [a for a in self.actors if self._head_last and match.first <= a.last < match.last and tokens[a.last].fold in them and not a.pronoun]
        if inside:
            return inside[0]  # "X hərbçiləri | onu | saxlayıb": the words for people are the trigger's own
        named = any(a.first <= match.first < a.last for a in self.actors)  # "Les | autorités de X ont arrêté …"
        before = {t.fold for t in tokens[max(0, match.first - 1) : match.first]} if not named else set()
        opens = self.language.word_order == "svo" and before & self.language.words("actors", "links", "whom")
        marks = ("subject", "genitive") if before & them else ("subject",)  # "l'ont capturé | des soldats"
        near = [a for a in self.actors if match.first < a.first and a.first - match.last <= 1 and self.mark(a) in marks and not a.pronoun]
        closed = self._joins | self._subordinate  # "rejected them and | said that | Y …": another clause
        near = [a for a in near if all(t.is_word and t.fold not in closed for t in tokens[match.last - 1 : a.first])]
        return near[0] if (opens or before & them) and near else None

    def _active(self, match: Match[Trigger]) -> Roles:
        if match.payload.form == "both" and match.payload.event in ("AGREE", "COOPERATE") and (two := self._between_two(match)):
            return Roles(two, (), self.speakers, "active")
        if doer := self._inverted(match):
            return Roles(self.group(doer), (), self.speakers, "active")
        if match.payload.mode == "downing" and (shot := self._shot_down(match)):
            return Roles((), self.group(shot), self.speakers, "active")
        # "X accuses Y of having shelled Z": Y is the doer
        opens = self._accused is not None and self._accused is self._behind_participle(0)  # "accused by Y of | shelling Z, X denied it"
        ahead = self._accused is not None and (self._accused.first < match.first or self.language.word_order == "sov" or opens)
        accused = self._accused if match.payload.event in ("ASSAULT", "MOBILIZE", "COERCE") and ahead and self._reproached(match) else None
        if accused and self._head_last and accused.last == match.first and self.mark(accused) == "dative":
            accused = None  # "X ordusunun Y mevzilerine | düzenlediği saldırıyı kınıyoruz": Y's posts are the target
        if accused and self._head_last and self.mark(accused) == "genitive" and self._genitive_subject(match.first, match.last) not in (None, accused):
            accused = None  # "X ordusunun Y'nin Z bölgesindeki mevzilere | düzenlediği saldırıyı kınıyoruz": X
        # its own verb, whatever stands before it, or the line's
        told = self._is_ours(match.last - 1) or not any(a.last <= match.first and self.mark(a) == "subject" for a in self.actors)
        ours = self._writers_of(match) if told and match.payload.event in (*_VERBAL, "CONCEDE") else ()
        actors = self.group(accused) if accused else ours or self._doer_of(match)
        behind = self._late_subject(match) if not accused and not ours else None
        actors = self.group(behind) if behind else actors
        stranger = match.payload.event == "ASSAULT" and not countries(self.speakers) & set(self.parties)  # who only tells of it is not attacked
        recipients = minus(self._objects(match, actors), self.speakers if accused or stranger else ())
        recipients = minus(recipients, self._deplorer(match) if stranger else ())
        if not actors and match.payload.form == "both":
            actors, recipients = recipients, ()
        told_last = match.payload.event in _VERBAL and self._told_last(match.first, match.last)
        if match.payload.event in ("ACCUSE", "REQUEST") and not told_last and not behind and (own := self._own_government(match, actors)):
            return Roles(actors, own, self.speakers, "active")
        if told_last and match.payload.event in ("ACCUSE", "THREATEN") and not minus(recipients, actors):  # "X does not keep its word, | deplored Y"
            charged = [a for a in self.actors if a.last <= match.first and self.mark(a) == "subject" and not a.pronoun and minus(self.group(a), actors)]
            recipients = self.group(charged[0]) if charged and charged[0].first <= _OPENING else recipients
        if self.teller_before and match.payload.event in (*_VERBAL, "CONSULT") and actors == self.before and self._pronoun_before(match.first):
            actors = self.teller_before  # "Soldiers of X crossed the border, said Y. | He | demanded …"
            recipients = self._objects(match, actors)
        if called := self._caller(match):
            actors = called
        if match.payload.event == "CONSULT" and match.first == 0 and (main := self._main_subject(match)):  # "Receiving Y, | X | said …"
            actors, recipients = self.group(main), self._objects(match, self.group(main))
        if match.payload.event != "PROTEST" and not actors:
            actors = self._fallback(match)
            recipients = recipients if minus(recipients, actors) else self._objects(match, actors)
        led = [a for a in self.actors if match.first <= a.first and a.last <= match.last and all(c.endswith(":OPP") for c in a.mention.actors)]
        if match.payload.event == "PROTEST" and not actors and led:  # "followers of | N. N. | blocked the road"
            actors, recipients = self.group(led[0]), ()
        doers = [a for a in self._inside(match) if self.mark(a) == "agent" and a.first > match.first]
        if match.payload.event == "PROTEST" and not actors and doers:  # "a protest | by activists of X | against Y"
            actors, recipients = self.group(doers[0]), minus(recipients, self.group(doers[0]))
        if match.payload.event == "PROTEST" and not actors:  # "Azerbaijanis | who call themselves ecologists block the road"
            near = [a for a in self.adjectives if 0 <= match.first - a.last < _NOUN_REACH and all(t.is_word for t in self.line.tokens[a.last : match.first])]
            crowds = [*self.adjectives, *(a for a in self.actors if self._is_people(a))]
            near = near or [a for a in crowds if match.first <= a.first <= match.first + _CROWD and a.last < match.last][:1]  # "thousands of | Xs | marched"
            actors = tuple(f"{country(c)}:CIV" for c in near[-1].mention.actors) if near else ()
        if match.payload.event == "PROTEST" and not any(c.endswith((":CIV", ":OPP")) for c in actors) and (crowd := self._crowd(match)):
            actors = self.group(crowd)
            recipients = minus(recipients, actors)
        if match.payload.mode == "cyber" and not actors:  # "hackers of | X | broke into …"
            named = next((a for a in self.actors if match.first < a.first <= match.first + _CROWD and a.last < match.last), None)
            actors = self.group(named) if named else ()
            recipients = self._objects(match, actors) if named else recipients
        if not actors and match.payload.event in _VERBAL:  # "N. Petrosyan | accused Y"
            actors = self.by_surname(match.first, match.last)
            recipients = recipients if minus(recipients, actors) else self._objects(match, actors)
        actors = unique((*actors, *self._fellows(match)))
        if self._is_doomed(match) and actors and self.speakers and not countries(actors) & countries(self.speakers):  # "X will pay for it, | Y said"
            return Roles(self.speakers, unique(map(country, actors)), self.speakers, "active")
        if match.payload.event == "ACCUSE" and not self._head_last and self._stranger_to(match, actors):  # "the envoy of X was called. The papers accuse | X"
            actors = ()
        return Roles(actors, minus(recipients, actors), self.speakers, "active")

    def _is_doomed(self, match: Match[Trigger]) -> bool:
        """Whether a threat tells what will befall its own subject."""
        doom = self.language.tables["actors"].get("doom")
        words = [t.fold for t in self.line.tokens[match.first : match.last]] if doom and match.payload.event == "THREATEN" else []
        at = next((i for i, w in enumerate(words) if re.search(doom or "$^", w)), None)
        return at is not None and not self._subordinate & set(words[:at])  # not "X vowed | that … would"

    def _crowd(self, match: Match[Trigger]) -> LineActor | None:
        """The people who protest, wherever they stand: "At Y's embassy protested hundreds of | Xs", "the | Xs' | march against Y"."""
        told = [a for a in self.actors if not a.pronoun and self.mark(a) in ("subject", "genitive", "agent")]
        told = [a for a in told if not a.recalled or match.first <= a.first < match.last]
        told = [a for a in told if a.first - match.first >= -2 * _NOUN_REACH and a.first - match.last <= _NOUN_REACH - 2]
        told = [a for a in told if self._is_people(a) or all(c.endswith((":CIV", ":OPP")) for c in a.mention.actors)]
        start, end = self._clause(match.first, match.last)
        near = [a for a in told if start <= a.first < end and all(t.fold not in (";", ":") for t in self.line.tokens[match.last : a.first])]
        return min(near, key=lambda a: (not (match.first <= a.first < match.last), abs(a.first - match.last)), default=None)

    def _is_people(self, actor: LineActor) -> bool:
        """Whether a nationality is people, and no country in the genitive: "des milliers d'| Arméniens", "ermənilər"."""
        table = self.language.tables["actors"]
        named = actor.first in self._nation_starts and all(":" not in c for c in actor.mention.actors)
        plural = table.get("capital_people") or table.get("people")
        return named and (self.mark(actor) != "genitive" or not plural or bool(re.search(plural, self.line.tokens[actor.last - 1].fold)))

    def _between_two(self, match: Match[Trigger]) -> Codes:
        """The two between whom something is agreed, where nobody is its subject: "X-la Y arasında | razılıq əldə edilib"."""
        start, end = self._clause(match.first, match.last)
        here = [a for a in self.actors if start <= a.first < end and not a.pronoun]
        withs = [a for a in here if self.mark(a) == "with"]
        codes = unique(c for a in withs for c in self.group(a))
        subject = any(self.mark(a) == "subject" for a in here)
        return codes if self._head_last and not subject and len(countries(codes)) == 2 else ()

    def _deplorer(self, match: Match[Trigger]) -> Codes:
        """Who is only the subject of a verb of which an attack is the object: "Fransa, X güçlerinin | düzenlediği saldırıyı | kınadı"."""
        if not self._head_last or not any(self._is_nominalised(i + 1) for i in range(match.first, match.last)):
            return ()
        ahead = [a for a in self.actors if a.last <= match.first and self.mark(a) == "subject" and not countries(self.codes(a)) & set(self.parties)]
        return unique(c for a in ahead for c in self.codes(a))

    def _shot_down(self, match: Match[Trigger]) -> LineActor | None:
        """Whose aircraft is shot down behind a verb, if nobody known stands before that: "Air defence | shot down a drone of X | over Z"."""
        if self._head_last or any(a.last <= match.first and self.mark(a) in ("subject", "agent") for a in self.actors):
            return None
        return next((a for a in self.actors if a.arms and match.first < a.first <= match.last), None)

    def _late_subject(self, match: Match[Trigger]) -> LineActor | None:
        """The subject behind a verb before which only its object stands: "Мост занял | российский батальон"."""
        behind = self._subject_behind(match.first if match.payload.event == "CONSULT" else match.last)
        joint = {t.fold for t in self.line.tokens[max(0, match.first - 1) : match.first]}
        if behind is None or joint & (self._joins - {","} | self.language.words("authors")):  # "X denied it | and called on …", "we | thank …"
            return None
        if self._is_asked(behind, match):
            return None
        start, _ = self._clause(match.first, match.last)
        said = any(t.fold in self._subordinate for t in self.line.tokens[start : match.first])  # "… որ առաջինը կրակ է բացել | Հայաստանը"
        spoken = match.payload.event in (*_VERBAL, "CONSULT") or (said and match.payload.event == "ASSAULT")
        if self._seats(start, match.first) or (self._head_last and (not spoken or not talks(behind))):
            return None
        start = max([start, *(e for e in self._clause_ends if e <= match.first and not apart(self.relative, e - 1, match.first))])
        ahead = [a for a in self.actors if start <= a.first and a.first < match.last and a is not behind and self.mark(a) == "subject" and not self._is_object(a)]
        ahead = [a for a in ahead if not apart([*self.relative, *self._quotes], a.first, match.first) and not self._disagrees(a, match)]
        ahead = [a for a in ahead if self._head_last or not self._is_genitive_name(a)]  # "Предложение | Баку | отверг Ереван"
        clause = any(a <= match.first < b for a, b in self.relative)
        words = [t for i, t in enumerate(self.line.tokens[: match.first]) if i >= start and not apart(self._quotes, i, match.first)]
        unknown = any(re.search(self._definite, t.fold) for t in words)  # "զինվորը | հայտնել է …"
        return None if ahead or clause or unknown else behind

    def _is_asked(self, actor: LineActor, match: Match[Trigger]) -> bool:
        """Whether an actor right behind a call is whom it asks, before an infinitive: "призвали | Азербайджан | открыть дорогу"."""
        infinitive = self.language.tables["actors"].get("bare_infinitive", "$^")
        return match.payload.event == "REQUEST" and any(re.search(infinitive, t.fold) for t in self.line.tokens[actor.last : actor.last + 1])

    def _disagrees(self, actor: LineActor, match: Match[Trigger]) -> bool:
        """Whether the adjective of somebody before a verb is of another gender or number than the verb: "Армянские позиции | атаковала азербайджанская армия"."""
        told = [self.line.tokens[i].fold for i in range(match.first, match.last)]
        adjective = self.line.tokens[actor.first].fold
        forms = self.language.tables["actors"].get("agreement", ())
        verb = {n for n, (ending, _) in enumerate(forms) if any(re.search(ending, w) for w in told)}
        own = {n for n, (_, ending) in enumerate(forms) if re.search(ending, adjective)}
        return bool(verb and own) and not verb & own

    def _is_object(self, actor: LineActor) -> bool:
        """Whether the form of somebody before a verb shows that he is its object: "армянскую колонну", "Алиева"."""
        if actor.person:
            return bool(re.search(self.language.tables["actors"].get("object_name") or "$^", self.line.tokens[actor.last - 1].fold)) and actor.mention.name[-1] != "a"
        return self._accusative(actor) and (not self.line.tokens[actor.first].capital or actor.first == 0)

    def _stranger_to(self, match: Match[Trigger], actors: Codes) -> bool:
        """Whether the verb's object is the very country of its supposed doer, who then is somebody unknown."""
        objects = [a for a in self.actors if match.last - 2 <= a.first <= match.last and a.first > match.first and not a.pronoun]
        return len(countries(actors)) == 1 and any(countries(self.codes(a)) == countries(actors) and all(":" not in c for c in self.codes(a)) for a in objects[:1])

    def _reproached(self, match: Match[Trigger]) -> bool:
        """Whether a verb may tell what somebody is accused of: an attack, or a gerund behind the accusation ("accused X of | moving troops")."""
        gerund = self.language.tables["actors"].get("gerund")
        return match.payload.event == "ASSAULT" or bool(gerund and re.search(gerund, self.line.tokens[match.first].fold))

    def _caller(self, match: Match[Trigger]) -> Codes:
        """Who makes a call that is told as a noun: "despite | an appeal for calm | launched on Sunday by X"."""
        noun = match.first > 0 and self.line.tokens[match.first - 1].fold in self._determiners and self.language.word_order == "svo"
        near = [a for a in self.actors if noun and 0 <= a.first - match.last <= _NOUN_REACH and self.mark(a) == "agent" and talks(a)]
        return self.group(near[0]) if near and match.payload.event in _VERBAL else ()

    def _fellows(self, match: Match[Trigger]) -> Codes:
        """Who does the same: "X hailed it, as did | Y"."""
        start, end = self._clause(match.first, match.last)
        return unique(c for a in self.actors if start <= a.first < end and self.mark(a) == "likewise" for c in self.group(a))

    def _own_government(self, match: Match[Trigger], actors: Codes) -> Codes:
        """The doer's own government where it is the verb's object: "a former minister blamed | the government"."""
        touched = [a for a in self.actors if a.first >= match.last - 2 and a.last > match.last - 1 and a.first > match.first and self._touches(match, a)]
        if self._head_last:  # "կառավարությանը | մեղադրեց"
            touched += [a for a in self.actors if 0 <= match.first - a.last <= _OPENING + 1 and self.mark(a) in ("dative", "source")]
        own = next((a for a in touched if not a.pronoun and countries(self.codes(a)) == countries(actors) and all(c.endswith(":GOV") for c in self.codes(a))), None)
        free = self.language.word_order == "svo" or all(c.endswith((":CIV", ":OPP")) for c in actors)  # "şəhid ailələri prokurorluğa | müraciət edib"
        return self.codes(own) if own and len(countries(actors)) == 1 and free else ()

    def _goes_on(self, first: int) -> bool:
        """Whether a verb of speech goes on with what somebody else's words began: "X says that Y attacked, | and threatens …"."""
        joins = self.language.words("actors", "links", "and")
        start, _ = self._clause(first, first)
        says = [m.last for m in self.language.speech.find(self.line) if m.payload == "says" and start <= m.first and m.last < first]
        named = [a for a in self.actors if start <= a.first and a.last <= first and set(self.codes(a)) & set(self.speakers)]
        return first > 0 and self.line.tokens[first - 1].fold in joins and bool(says) and any(a.last <= max(says) for a in named)

    def _is_nominalised(self, last: int) -> bool:
        """Whether the word before token `last` is a verb made a noun, of which somebody else tells: "kurulduğunu", or goes on to one: "geçerek | … sığındığını"."""
        return bool(self._nominalised and last and self._nominalised.search(self.line.tokens[self._goes_on_to(last - 1)].fold))

    def _goes_on_to(self, verb: int) -> int:
        """The verb that a converb goes on to, itself if it is none or a comma stands between."""
        converb, tokens = self.language.tables["actors"].get("converb"), self.line.tokens
        if not converb or not self._nominalised or not re.search(converb, tokens[verb].fold):
            return verb
        stop = next((i for i in range(verb + 1, len(tokens)) if not tokens[i].is_word and tokens[i].fold != "'"), len(tokens))
        return next((i for i in range(verb + 1, stop) if self._nominalised.search(tokens[i].fold)), verb)

    def _genitive_subject(self, first: int, last: int) -> LineActor | None:
        """The subject of a verb made a noun stands in the genitive: "askerlerinin | ilerlediğini"."""
        if not self._is_nominalised(last) and not (self._head_last and self._is_nominalised(first + 1) and self._attributed(first)):
            return None  # also "X'in | başlattığı operasyon"
        within = [a for a in self.actors if first < a.first and a.last < last]  # "ilk ateşi | X'in | açtığını"
        near = [a for a in (*self.actors, *within) if (a.last <= first or a in within) and self.mark(a) == "genitive" and first - a.last <= _VERB_REACH]
        near = [a for a in near if not self._owns_place(a) and not self._owns_target(a, first)] or near
        return max(near, key=lambda a: a.last, default=None)

    def _owns_target(self, actor: LineActor, verb: int) -> bool:
        """Whether a country in the genitive only owns what a deed is aimed at: "X'in | Y'nin | topraklarına düzenlediği saldırı"."""
        owned = self.language.tables["actors"].get("owned_target")
        between = self.line.tokens[actor.last : verb][:_OWNED]
        bare = all(":" not in c for c in actor.mention.actors)
        return bool(owned and bare) and any(re.search(owned, t.fold) for t in between) and not any(actor.last <= a.first < verb for a in self.actors)

    def _head_of(self, match: Match[Trigger]) -> LineActor | None:
        """The noun that a participle belongs to: behind it where heads stand last ("sınırı geçen | bir asker"), else before its comma."""
        if self._participle is None:
            return None
        tokens = self.line.tokens
        if self._head_last:
            near = [a for a in self.actors if 0 <= a.first - match.last <= 2 and not a.pronoun]
            told = bool(near) and bool(self._participle.search(tokens[match.last - 1].fold)) and all(t.is_word for t in tokens[match.last : near[0].first])
            return near[0] if told else None
        told = match.first > 1 and tokens[match.first - 1].fold == "," and bool(self._participle.search(tokens[match.first].fold))
        return next((a for a in self.actors if told and a.last == match.first - 1), None)

    def _told_head(self, match: Match[Trigger]) -> LineActor | None:
        """Whom a verb made a noun is about where it belongs to the name behind it: "X'in suçladığı | Y"."""
        if not self._head_last or not self._is_nominalised(match.last) or not self._attributed(match.last - 1):
            return None
        return next((a for a in self.actors if 0 <= a.first - match.last <= 1 and not a.pronoun and self._touches(match, a)), None)

    def _doer_of(self, match: Match[Trigger]) -> Codes:
        if match.payload.event == "RETREAT" and match.payload.mode in ("release", "return"):  # who is inside the phrase is let go
            whom = self.language.words("actors", "links", "whom")
            freed = next((a for a in self._inside(match) if a.first > match.first and self.line.tokens[a.first - 1].fold in whom and talks(a)), None)
            if freed:  # "prisoners whom | X | had let go"
                return self.group(freed)
            if self._head_last and match.payload.form == "active" and (genitive := self._genitive_subject(match.first, match.last)):
                return self.group(genitive)  # "Bakü'nün | serbest bıraktığı iki esir"
            return self._doer(match.first) if not self._inside(match) else self._doer_outside(match)
        event, mode = match.payload.event, match.payload.mode
        joint = event == "CONSULT" and self._head_last  # "X ile bir araya gelen | Y"
        if (match.payload.form == "active" or joint) and (event in (*_DEEDS, *_VERBAL, "AID", "SANCTION", "CONCEDE") or joint) and (head := self._head_of(match)):
            return self.group(head)
        if event in _VERBAL and match.payload.form == "active" and (teller := self._told_last(match.first, match.last)):
            return teller
        if event == "ASSAULT" and match.payload.form == "active" and (posts := self._fired_from(match)):
            return self.group(posts)
        if mode == "incursion" and match.payload.form == "active" and (men := self._entering(match)):
            return self.group(men)
        owners = [a for a in self.actors if self._owns(a, match.first)] if event == "ASSAULT" and self._by_arms(match) else []
        if owners:  # "a drone belonging to X | struck"
            return self.group(owners[-1])
        if self.speakers and event in _VERBAL and self._goes_on(match.first):
            return self.speakers
        if event in _VERBAL and (told_by := self._teller_before(match.first)):  # "X called for calm, and | Y | said that (it) condemned the attack"
            return self.group(told_by)
        if self.language.word_order == "sov" and event in _VERBAL and match.payload.form == "active":  # "cavab verəcəklər, | X | xəbərdarlıq edir"
            tellers = [a for a in self._inside(match) if a.first > match.first and self.mark(a) == "subject" and any(c.endswith(":GOV") for c in self.codes(a))]
            if tellers:
                return self.group(tellers[-1])
        if event in _VERBAL and match.payload.form == "active" and self._told_head(match) and (genitive := self._genitive_subject(match.first, match.last)):
            return self.group(genitive)  # "X'in suçladığı | Y"
        if self.language.word_order == "sov" and event == "AGREE" and match.payload.form == "both" and (genitive := self._genitive_subject(match.first, match.last)):
            return self.group(genitive)  # "X, tarafların | anlaştığını | duyurdu"
        if self._head_last and event in ("AID", "SANCTION", "CONSULT") and match.payload.form != "noun" and (genitive := self._genitive_subject(match.first, match.last)):
            return self.group(genitive)
        if match.payload.form == "active" and (inner := self._subject_inside(match)):
            return self.group(inner)
        gone = mode == "arrest" or (event in ("SANCTION", "AID", "RETREAT", "SUPPORT") and mode != "withdraw")  # who is inside such a phrase suffers it
        told = event in (*_DEEDS, "CONSULT")
        doer = self._doer(match.first, match.last if told else 0, armed=not gone, police=event == "COERCE")
        if doer or event != "ASSAULT" or self.language.word_order != "sov":
            return doer
        start, _ = self._clause(match.first, match.last)
        owners = [a for a in self.actors if start <= a.first and a.last <= match.first and self.mark(a) == "genitive" and any(c.endswith(":MIL") for c in self.codes(a))]
        return self.group(owners[-1]) if owners and self._is_nominalised(match.first + 1) else ()  # "X ordusunun … Y mevzilerine | düzenlediği saldırı"

    def _inside(self, match: Match[Trigger]) -> list[LineActor]:
        return [a for a in self.actors if match.first < a.last and a.first < match.last]

    def _subject_inside(self, match: Match[Trigger]) -> LineActor | None:
        """The subject between an object and its verb: "ամերիկյան | առաջարկը Ալիևը մերժեց", "От посредничества Y | X | отказался", "Y-in | təklifini X rədd edib"."""
        last = self.language.word_order == "sov"
        if match.payload.event == "PROTEST" or (not last and (not self.language.tables["actors"].get("free_order") or match.payload.mode in ("arrest", "abduct"))):
            return None
        start, _ = self._clause(match.first, match.last)
        verbs, ends = self.language.tables["actors"].get("agreement", ()), self.line.tokens[match.last - 1].fold
        if verbs and not any(re.search(verb, ends) for verb, _ in verbs):  # the phrase ends in no verb
            return None
        if any(start <= a.first and a.last <= match.first and self._is_plain_subject(a, match.first) and not self._of_noun(a) for a in self.actors):
            return None
        if any(a.first <= match.first < a.last for a in self.actors):  # "X's sniper | hit a soldier of Y"
            return None
        that = next((i for i in range(match.first, match.last) if self.line.tokens[i].fold in self._subordinate), match.last)  # "says | that Y …"
        inside = [a for a in self._inside(match) if match.first < a.first < that and self.mark(a) == "subject" and not a.recalled and not a.arms]
        inside = [a for a in inside if a.last < match.last and (last or a.last == match.last - 1)]
        inside = [a for a in inside if not self._of_noun(a) and not (not last and self._accusative(a)) and not any(c.endswith(":CIV") for c in self.codes(a))]
        return inside[-1] if inside else None

    def _doer_outside(self, match: Match[Trigger]) -> Codes:
        before = [a for a in self.actors if a.last <= match.first and self.mark(a) in ("subject", "agent")]
        return self.group(before[-1]) if before else ()

    def _doer(self, first: int, last: int = 0, *, armed: bool = True, police: bool = False) -> Codes:
        before = [a for a in self.actors if a.last <= first and self.mark(a) in ("subject", "agent") and a not in self._objects_of_verbs and not (a.arms and a.recalled)]
        before = [a for a in before if not a.recalled] or before
        we = [a for a in self._first_persons() if a.first <= first < a.last]
        if we:  # "we condemn", in somebody's statement
            return self.codes(we[0])
        undone = {"object", *(["dative", "genitive", "with", "oblique", "source"] if self._head_last else [])}
        undone -= {"genitive"} if last and self._is_nominalised(last) else set()  # "X'li bir | keskin nişancının hedef aldığı"
        own = [a for a in self.actors if a.first <= first < a.last and (not a.recalled or police) and self.mark(a) not in undone]
        own = [a for a in own if armed or (police and any(c.endswith(":GOV") for c in a.mention.actors))]
        start, _ = self._clause(first, max(first, last))
        ahead = self.language.word_order == "sov" and any(start <= a.first and self._is_plain_subject(a, first) for a in before)
        idle = self._head_last and bool(own) and ((ahead and self.mark(own[0]) != "genitive") or (bool(before) and not last))
        if own and not idle:  # "the drone of X | struck", "a drone of X used by | Y | struck"
            users = [a for a in self.actors if own[0].arms and own[0].last <= a.first and a.last < last and self.mark(a) == "agent"]
            return self.group((users or own)[0])
        if head := self._antecedent(first):
            return self.group(head)
        if last and self._by_unknown_arms(first):
            return ()
        if inner := self._subject_within(first, last):
            return self.group(inner)
        if told := self._subject_told_of(first, last):
            return self.group(told)
        before = [a for a in before if not apart(self.relative, a.first, first)] or before
        if self.language.word_order == "svo" and not last:  # "X condemned the arrest of a man evacuated by Y and | demands …": not Y
            before = [a for a in before if self.mark(a) == "subject"] or before
        before = [a for a in before if not apart(self._quotes, a.first, first)] or ([] if self.before and not self._head_last else before)
        before = [a for a in before if not apart([*self._asides, *self._appositions()], a.first, first)] or before
        before = [a for a in before if not self._behind_past(a, before)] or before
        if (main := self._apposed(first)) and main in before:
            return self.group(main)
        clause = next((c for c in self.relative if c[0] <= first < c[1] and self._whom(c)), None)
        if clause and (whom := self._before_clause(clause)):
            before = [a for a in before if a is not whom]
        if clause and last and self.language.tables["actors"].get("free_order") and not any(clause[0] <= a.first for a in before):
            before = []  # "X побывали на стройке, которую накануне | обстреляли": by nobody who is named
        within = [a for a in self.actors if first < a.first and a.last < last and self.mark(a) == "subject"] if self.language.word_order == "sov" else []
        if within and not ahead:
            return self.group(within[0])  # object, subject, verb: "atəşi | X tərəfi | açıb"
        if last and (genitive := self._genitive_subject(first, last)):
            return self.group(genitive)
        if verb := self._purpose_of(first):  # "called X | to ask him for …": who calls asks
            nearest = [a for a in before if first - 1 <= a.last <= first and a.first and self.line.tokens[a.first - 1].fold == ","]  # "…, the first | to call for calm"
            before = nearest or [a for a in before if a.last <= verb] or before
        seats = [a for a in self._seats(start, first) if not (last and self._source_of(a)) and not apart(self.relative, first, a.first)]
        here = [a for a in before if a.first >= start and not (seats and self._of_noun(a))]  # "В Баку сообщения | Еревана | назвали ложью"
        before = here or seats or before
        nation = self._nation_subject(first) if last else None
        if nation and not any(nation.last <= a.first for a in before if not apart(self._asides, a.first, first)):
            return self._nations(nation)
        if not before and (subject := self._behind_participle(first)):
            return self.group(subject)
        if not before and (owner := self._headed(start, first) or self._headed(0, first)):
            return self.group(owner)
        if not before:
            return ()
        if self.language.word_order == "sov":  # the subject opens its clause
            starts = [*sorted((e for e in self._clause_ends if e <= first), reverse=True), 0]  # a clause without one has the subject of the clause before
            opening = next(inside for e in starts if (inside := [a for a in before if a.first >= e]))
            return self.group(min(opening, key=lambda a: a.first))
        closest = max(before, key=lambda a: a.last)
        return self.group(self._before_object(closest, before, max(first, last - 1)) or closest)

    def _is_plain_subject(self, actor: LineActor, verb: int) -> bool:
        """Whether a named subject has a verb for its own: no "that" stands between, behind which another subject may follow."""
        between = {t.fold for t in self.line.tokens[actor.last : verb]}
        tells = set(self.codes(actor)) & set(self.speakers)
        return not actor.recalled and not actor.pronoun and not tells and self.mark(actor) == "subject" and not between & self._subordinate

    def _by_unknown_arms(self, first: int) -> bool:
        """Whether the verb of a relative clause is that of a weapon of which nobody tells whose it is: "revenge for a bullet | that had hit one of its men"."""
        clause = next(((a, b) for a, b in self.relative if a <= first < b), None)
        if clause is None or self.language.word_order != "svo" or any(clause[0] <= a.first < first for a in self.actors):
            return False
        arms = [r for r in self.language.roles.find(self.line) if r.payload.get("arms") and 0 <= clause[0] - r.last <= 1]
        return any(not any(a.first <= r.first < a.last for a in self.actors) for r in arms)

    def _before_object(self, nearest: LineActor, before: Sequence[LineActor], verb: int) -> LineActor | None:
        """The subject before an object that stands right before its verb, in free order: "Ադրբեջանի բանակը | հայկական դիրքերը | հրետակոծել է"."""
        if not self.language.tables["actors"].get("free_order") or verb - nearest.last > 1 or nearest.person:
            return None
        own = countries(self.codes(nearest))
        for a in (a for a in before if a.last <= nearest.first and self._nominative(a) and not countries(self.codes(a)) & own):
            between = self.line.tokens[a.last : nearest.first]
            if len(between) <= _OPENING + 1 and all(t.is_word and t.fold not in self._joins | self._subordinate for t in between):
                return a
        return None

    def _of_noun(self, actor: LineActor) -> bool:
        """Whether a bare name, or an adjective before a noun, has the ending of a genitive, and the noun that it belongs to before it."""
        adjective = self.language.tables["actors"].get("genitive_adjective")  # "утверждения | армянской стороны"
        owned = self._behind_noun(actor) and adjective and actor.last - actor.first > 1 and actor.first not in self._pre
        return self._is_genitive_name(actor) or bool(owned and re.search(adjective, self.line.tokens[actor.first].fold))

    def _is_genitive_name(self, actor: LineActor) -> bool:
        pattern, last = self.language.tables["actors"].get("genitive_name"), self.line.tokens[actor.last - 1]
        return bool(pattern and self._behind_noun(actor) and last.capital and re.search(pattern, last.fold))

    def _behind_noun(self, actor: LineActor) -> bool:
        noun = self.line.tokens[actor.first - 1]
        return actor.first > 0 and noun.is_word and (not noun.capital or actor.first == 1)

    def _behind_past(self, actor: LineActor, subjects: Sequence[LineActor]) -> bool:
        """Whether an actor is the object of a verb in the past that is no known event: "X described | Y | as a "bandit state" and threatened …"."""
        ending, at = self.language.tables["actors"].get("participle_ending"), self._before_group(actor.first) - 1
        told = any(m.first <= at < m.last for m in self.language.speech.find(self.line)) or self.line.tokens[at + 1].fold in self._subordinate
        verb = at > 0 and not told and bool(ending and re.search(ending, self.line.tokens[at].fold)) and not self.line.tokens[at].capital
        since = max((c for c in (*self._cuts, *self._clause_ends) if c <= at), default=0)
        return verb and self.language.word_order == "svo" and any(since <= a.first and a.last <= at and not apart(self.relative, a.first, at) for a in subjects)

    def _appositions(self) -> list[tuple[int, int]]:
        """What commas set apart behind a subject, without a verb: "X, | a co-chair of the group Y, | condemned … and called"."""
        tokens, spans = self.line.tokens, []
        for actor in self.actors if self.language.word_order == "svo" else ():
            if self.mark(actor) != "subject" or actor.last >= len(tokens) or tokens[actor.last].fold != ",":
                continue
            end = next((i for i in range(actor.last + 1, min(len(tokens), actor.last + _APPOSED)) if not tokens[i].is_word), 0)
            opens = tokens[actor.last + 1].fold in self._determiners if end else False
            if opens and tokens[end].fold == "," and not any(actor.last < v < end for v in self._verbs) and {end + 1, end + 2} & self._verbs:
                spans.append((actor.last + 1, end))
        return spans

    def _headed(self, start: int, first: int) -> LineActor | None:
        """Whose somebody unknown is near a clause's opening: "On Friday the diplomatic adviser of | X's president, N. N., | deplored …"."""
        near = [a for a in self.actors if start <= a.first <= start + _HEAD + _OPENING and a.last <= first and self.mark(a) == "genitive" and talks(a)]
        if not near or self.language.word_order != "svo" or any(start < v < first for v in self._verbs):
            return None
        words = self.line.tokens[start : near[0].first]
        heads = [start + i for i, t in enumerate(words[: _OPENING + 1]) if t.fold in self._determiners and all(w.is_word for w in words[i:])]
        return near[0] if any(h not in self._pre for h in heads) else None

    def _subject_within(self, first: int, last: int) -> LineActor | None:
        """The subject right behind the verb of a relative clause that has none before it: ", where | soldiers of X | had entered"."""
        clause = next(((a, b) for a, b in self.relative if a <= first < b), None)
        if clause is None or not self.language.tables["actors"].get("free_order") or any(clause[0] < a.first and a.last <= first for a in self.actors):
            return None
        near = [a for a in self.actors if first < a.first < clause[1] and a.last - max(first, last) <= _OPENING and self.mark(a) == "subject"]
        return near[0] if near and not self._accusative(near[0]) else None

    def _subject_told_of(self, first: int, last: int) -> LineActor | None:
        """The people right behind the verb of what somebody says, if it has no subject before it: "X says | that the road was closed by | soldiers of Y" in free order."""
        words = [t.fold for t in self.line.tokens]
        opens = max((i for i in range(1, first) if words[i] in self.language.words("actors", "links", "said") and words[i - 1] == ","), default=0)
        if not last or not opens or any(opens < a.first < first and self.mark(a) == "subject" for a in self.actors):
            return None
        at = self._past_emphasis(max(first, last))
        near = [a for a in self.actors if 0 <= a.first - at <= 1 and self.mark(a) == "subject" and not a.pronoun and not a.arms]
        attacked = self.language.tables["actors"].get("attacked", "$^")
        people = [a for a in near if not self._accusative(a) and not any(re.search(attacked, w) for w in words[a.first : a.last])]
        return people[0] if people and any(c.endswith(":MIL") for c in self.codes(people[0])) else None

    def _past_count(self, token: int) -> int:
        """The token behind the last number of those that follow a verb: "զոհվել է | ավելի քան երկու հարյուր | հայ զինվոր"."""
        near = range(token, min(token + _NOUN_REACH + 2, len(self.line.tokens)))
        stop = next((i for i in near if not self.line.tokens[i].is_word), near.stop)
        return max((i + 1 for i in near if i < stop and self.language.is_number(self.line.tokens[i].fold)), default=token)

    def _past_emphasis(self, token: int) -> int:
        """The token behind words that only stress what follows: "стреляли | как раз | армянские подразделения"."""
        stress = self.language.words("actors", "links", "stress")
        while token < len(self.line.tokens) and self.line.tokens[token].fold in stress:
            token += 1
        return token

    def _entering(self, match: Match[Trigger]) -> LineActor | None:
        """The counted soldiers behind a verb that has no object and no subject before it: "вошли | около 250 | военных X"."""
        start, _ = self._clause(match.first, match.last)
        if not self.language.tables["actors"].get("free_order") or any(start <= a.first < match.first and self.mark(a) == "subject" for a in self.actors):
            return None
        near = [a for a in self.actors if match.first < a.first <= match.last + _NOUN_REACH and any(c.endswith(":MIL") for c in self.codes(a))]
        return next((a for a in near if self.language.is_number(self.line.tokens[a.first - 1].fold)), None)

    def _fired_from(self, match: Match[Trigger]) -> LineActor | None:
        """Whose positions fire came from, where what somebody says has no subject: "X says | that from Armenian positions they fired"."""
        words = [t.fold for t in self.line.tokens]
        opens = max((i for i in range(1, match.first) if words[i] in self.language.words("actors", "links", "said") and words[i - 1] == ","), default=0)
        start, _ = self._clause(match.first, match.last)
        opens = start - 1 if self.language.word_order == "sov" else opens or len(words)  # "X mövqelərindən | atəş açıblar"
        reach = match.last + (_OPENING if self.language.word_order == "svo" else -1)  # also behind: "կրակել են | X-ի դիրքերից"
        told = [a for a in self.actors if opens < a.first <= reach]
        posts = [a for a in told if self._is_source(a, match)]
        return posts[0] if posts and not any(self.mark(a) == "subject" for a in told) else None

    def _behind_participle(self, first: int) -> LineActor | None:
        """The subject behind the comma of a participle that opens the line: "Having lost three men, | X | vowed revenge"."""
        tokens = self.line.tokens
        comma = next((i for i in range(first, len(tokens)) if tokens[i].fold == ","), len(tokens))
        aged = any(t.fold.isdigit() for t in tokens[comma : comma + _OPENING + 1])  # ", a 68-year-old | pensioner of X"
        near = [a for a in self.actors if 0 < a.first - comma <= _OPENING + 1 + _OPENING * 2 * aged and self.mark(a) == "subject" and not a.pronoun]
        cites = near and any(m.payload == "says" and m.first == near[0].last and m.last + 1 >= len(tokens) for m in self.language.speech.find(self.line))
        return near[0] if near and first <= 1 and self.language.word_order == "svo" and not cites else None

    def _purpose_of(self, first: int) -> int:
        """The first token of the verb that an infinitive tells the purpose of, 0 if it does not."""
        words = [t.fold for t in self.line.tokens[max(0, first - 2) : first + 1]]
        verbs = [s for s in self._clause_starts() if s < first - 1]
        return max(verbs) if verbs and set(words) & self.language.words("actors", "links", "purpose") else 0

    def _source_of(self, actor: LineActor) -> bool:
        """Whether an actor is only the source that a verb-final language cites behind it: "X-in sözlərinə görə, …"."""
        return self._head_last and any(0 <= c - actor.last <= _CITED for c in self._citing)

    def _fallback(self, match: Match[Trigger]) -> Codes:
        """Without a subject before the verb: an agent anywhere, an adjective beside it, a genitive after it, the speaker, the subject before."""
        agents = self._agents(match)
        ahead = [a for a in self.adjectives if 0 <= match.first - a.last <= 1]  # "Azerbaijani | shells hit | Armenian houses": those before the verb
        beside = ahead or [a for a in self.adjectives if -3 <= a.first - match.last <= 1]
        genitive = [a for a in self.actors if match.first <= a.first <= match.last + 3 and self.mark(a) == "genitive"]
        if match.payload.event == "ASSAULT" or (match.payload.event == "ACCUSE" and self._head_last):  # "the fire of X's artillery | hit", "X'in | tepkisini çekti"
            genitive = [a for a in self.actors if 0 <= match.first - a.last <= 2 and self.mark(a) == "genitive"] or genitive
        if self.language.word_order == "sov" and match.payload.event in ("REJECT", "AGREE", "RETREAT", "MOBILIZE"):  # "X birliklerini | …": its own troops
            genitive = genitive or [a for a in self.actors if a.first <= match.first and self.mark(a) == "object"]
        if self._head_last and match.payload.event in ("RETREAT", "MOBILIZE"):  # "X-ի խաղաղապահների | դուրսբերումն ավարտվել է"
            owners = [a for a in self.actors if a.last == match.first and self.mark(a) == "genitive" and any(c.endswith(":MIL") for c in self.codes(a))]
            genitive = owners or genitive
        if self._head_last and match.payload.event == "MOBILIZE":  # "X ordusunda | təlimlər keçirilir"
            genitive = genitive or [a for a in self.actors if a.last <= match.first and self.mark(a) == "oblique" and any(c.endswith(":MIL") for c in self.codes(a))]
        if self.language.tables["actors"].get("free_order"):  # verb and object first: "огонь открыли | военные …"
            behind = [a for a in self.actors if match.first < a.first <= match.last + 1 and self.mark(a) == "subject"]
            genitive = genitive or [a for a in behind if not self._accusative(a) and not self._is_asked(a, match)]
        if match.payload.event in _VERBAL and match.payload.form == "active":  # "condemned the attack | by Y"
            agents = ()
        if match.payload.event == "SUPPORT" and self.speakers and self.language.word_order == "svo":  # '"we stand by the side | of X", promised Y'
            genitive = [a for a in genitive if self.codes(a) == self.speakers]
        if match.first and self.line.tokens[match.first - 1].fold in self.language.words("authors") and not self.speakers:
            return agents
        if self.language.tables["actors"].get("nominative"):  # "это сообщение в Ереване | опровергли", "соглашение | осудили | в Тегеране"
            said = match.payload.event in (*_VERBAL, "SUPPORT")
            beside_verb = [a for a in self.actors if a.last == match.first or (said and 0 <= self._before_group(a.first) - match.last <= 1)]
            seats = [a for a in beside_verb if self.mark(a) == "oblique" and talks(a) and all(":" not in c for c in self.codes(a))]
            agents = agents or (self.group(seats[0]) if seats else ())
        found = agents or unique(c for a in beside for c in a.mention.actors) or (self.group(genitive[0]) if genitive else ())
        speaks_first = any(a.last <= match.first and set(a.mention.actors) & set(self.speakers) for a in self.actors)
        tellers = [a for a in self.actors if set(a.mention.actors) & set(self.speakers)]  # "according to X, a drone | struck"
        cited = any(self._before_group(a.first) in self._cited or (self._head_last and self.mark(a) == "oblique") for a in tellers)
        told_after = match.payload.event == "ASSAULT" and (not speaks_first or cited)
        fights = match.payload.event != "ASSAULT" or (set(countries(self.before)) <= set(self.parties))
        before = tuple(c for c in self.before if fights and (match.payload.event != "ASSAULT" or not c.endswith((":GOV", ":CIV"))))  # a ministry only tells of fire
        if match.payload.event in _VERBAL and match.payload.form == "active" and self._stranger(match):
            before = ()
        return found or (() if told_after and self.speakers else self.speakers or before)

    def _stranger(self, match: Match[Trigger]) -> bool:
        """Whether a verb has a subject that is nobody known: "A researcher | warned …", "Jane Roe of the institute | warned …"."""
        at = max((c for c in self._clause_ends if c <= match.first), default=0)
        if self.language.word_order == "sov":  # "Köylüler | … kabul etmeyeceklerini söylüyor"
            people = [m for m in self.language.roles.find(self.line) if at <= m.first <= at + _OPENING and m.payload["sector"] in ("CIV", "MED")]
            return any(not any(a.first < m.last and m.first < a.last for a in self.actors) for m in people)
        tokens = self.line.tokens[at : match.first]
        words = [t.fold for t in tokens]
        named = at == 0 and len(tokens) > 1 and all(t.capital and len(t.fold) > _OPENING for t in tokens[:2])
        person = named and not any(a.first <= 1 for a in [*self.actors, *self.adjectives])
        commas = [i for i, w in enumerate(words) if w == ","]  # "The head of the village, N. N., | asked …"
        named_so = len(commas) == 2 and all(t.capital for t in tokens[commas[0] + 1 : commas[1]])
        opens = bool(words) and ((words[0] in self._determiners and (not commas or named_so)) or person)
        office = any(at <= m.first < match.first and m.payload["sector"] in ("GOV", "MIL") for m in self.language.roles.find(self.line))
        known = office or any(at <= a.first < match.first for a in self.actors)
        return self.language.word_order == "svo" and opens and not known

    def _objects(self, match: Match[Trigger], actors: Codes) -> Codes:
        within = [a for a in self.actors if match.first < a.last and a.first < match.last and not (a.arms and match.payload.event == "ASSAULT" and self._by_arms(match))]
        _, end = self._clause(match.first, match.last)
        after = [a for a in self.actors if 0 <= a.first - match.last <= _VERB_REACH and a.first < end and not self._next_deed(match.last, a.first)]
        ends = match.last - 1 if match.payload.event in _VERBAL else match.first  # "adopted a resolution, condemning | X"
        after = [a for a in after if not all(apart(self.relative, a.first, i) for i in (match.first, ends)) and not apart(self.relative, match.first, a.first)]
        after = [a for a in after if not self._said_behind(match.last, a) and self.mark(a) != "likewise"]
        new = min((a.first for a in after if self._goes_on_with(match.last, a)), default=end)
        after = [a for a in after if a.first < new]
        if match.payload.event == "AGREE":  # "signed it | at the White House"
            after = [a for a in after if self.mark(a) != "target"]
        if match.payload.event in ("ACCUSE", "REJECT"):  # "denounced a bid to derail the talks brokered by | Z"
            after = [a for a in after if self.mark(a) != "mediator"]
        if match.payload.event != "ACCUSE":
            after = [a for a in after if self.mark(a) != "agent" or self._touches(match, a)]
        last = ("oblique", "mediator", *(() if match.payload.event in ("REQUEST", "CONCEDE") else ("source",)))
        after.sort(key=lambda a: self.mark(a) in last and not self._touches(match, a))
        if match.payload.event == "CONSULT":  # "received in X, on the sidelines of the assembly of Y, | Z"
            after.sort(key=lambda a: self.mark(a) == "genitive" and self._aside(match, a))
        if match.payload.mode in ("release", "return"):  # "brought home | from Baku | ten prisoners of X"
            after.sort(key=lambda a: self.mark(a) in ("genitive", "source") and all(":" not in c for c in self.codes(a)) and not self._touches(match, a))
        if match.payload.event in ("SANCTION", "AID"):  # "suspended military aid | to X"
            within, after = [a for a in within if not a.recalled], [a for a in after if not a.recalled]
        sourced = match.payload.event in ("REQUEST", "CONCEDE") or (match.payload.event == "SANCTION" and self._head_last)  # "suspended imports from | X"
        animate = self._head_last and self.language.word_order == "svo" and match.payload.mode in ("arrest", "abduct")  # "երկու զինծառայողի | դատապարտել է"
        marks = ("target", "dative", "object", "with", *(("source",) if sourced else ()), *(("genitive",) if animate else ()))
        if self.language.word_order == "svo":
            opens, _ = self._clause(match.first, match.last)
        else:  # "Ankara Bakını dəstəkləyib, Moskva isə | sakitliyə çağırıb": not Baku
            opens = max((c for c in topic_cuts(self.line, self.language) if c < match.first), default=0)
        marked = [a for a in self.actors if opens <= a.first and a.last <= match.first and self.mark(a) in marks]
        if match.payload.event == "ASSAULT":  # "talked with Z about the lake, | where soldiers of X had entered": not on Z
            marked = [a for a in marked if not apart(self.relative, match.first, a.first)]
        if match.payload.event == "PROTEST":  # "blocked the road to | X"
            within = [a for a in within if _is_body(self.codes(a))]
        if match.payload.event == "MOBILIZE":  # "massed troops at the border with | X"
            within, after, marked = ([a for a in part if not a.recalled and not self._bounds(a)] for part in (within, after, marked))
        if match.payload.event == "ACCUSE" and not self._head_last:  # "closed the road to Z, which Y | condemned": not Z
            marked = [a for a in marked if self.mark(a) != "dative"]
        start = max((e for e in self._clause_ends if e <= match.first), default=0)
        near = [a for a in self.actors if start <= a.first and a.last <= match.first and self.mark(a) not in ("oblique", "mediator", "agent", "source")]
        far = [a for a in self.actors if opens <= a.first and a.last <= start and self.mark(a) not in ("oblique", "mediator", "agent", "source")]
        here, there = ([a for a in marked if (a.first >= start) is inside] for inside in (True, False))
        sov = [*here[::-1], *near[::-1], *within, *there[::-1], *far[::-1]]
        if match.payload.event == "ASSAULT" and self._is_nominalised(match.last):  # "Z, X ordusunun köyleri | vurmasını | kınadı": not on Z
            sov = [a for a in sov if self.mark(a) != "subject"]
        order = [*within, *after, *marked] if self.language.word_order == "svo" else sov
        if match.payload.mode == "arrest" and self.language.word_order == "sov":  # "köylerin X'e verilmesine karşı çıkanlar … | gözaltına alındı": not X
            order = [a for a in order if a in within or self.mark(a) != "dative" or match.first - a.last <= _OPENING]
        if match.payload.event == "REQUEST":  # "called for the withdrawal of | the troops": not on them
            order = [a for a in order if not (a.recalled and all(c.endswith(":MIL") for c in a.mention.actors))]
        if self._head_last and self.language.word_order == "svo" and match.payload.event in _VERBAL:  # "երկու երկրներին | կոչ է արել"
            own = [a for a in here if not self._joins & {t.fold for t in self.line.tokens[a.last : match.first]}]  # not "condemned the attack on X and | called on | Y"
            order.sort(key=lambda a: not (a in own and self.mark(a) in ("dative", "target") and not a.recalled))
        if self._head_last and match.payload.event == "REQUEST":  # "Բաքվից | պահանջել … գերիներին": who is asked stands in the ablative
            asked = [a for a in order if self.mark(a) == "source" and start <= a.first and a.last <= match.first]  # of two the first: "asked | of X | to leave Y"
            ahead = any(self.mark(a) == "dative" and start <= a.first < min((o.first for o in asked), default=0) for a in order)
            if ahead:  # "X'e Y topraklarından çekilme | çağrısı yaptı": X
                order.sort(key=lambda a: a in asked)
            else:
                order.sort(key=lambda a: a.first if a in asked else len(self.line.tokens))
            called = [a for a in order if self.mark(a) == "object" and talks(a) and not a.recalled and a.first >= start]  # "X-i Y-dən qoşunlarını çıxarmağa | çağırıb"
            order = [*called, *(a for a in order if a not in called)]
        if self.language.word_order == "sov" and match.payload.event == "ACCUSE":  # "X-i Y-ə verdiyi silahlara görə | ittiham": who is accused is the object
            order.sort(key=lambda a: (a.recalled, self.mark(a) != "object"))
            doers = [a for a in order if self.mark(a) == "genitive" and start <= a.first < match.first]
            # "X ordusunun Y'nin Z bölgesindeki mevzileri vurmasını | kınadı": X
            doers = [a for a in doers if not self._owns_place(a) and not self._owns_target(a, match.first)] or doers
            order.sort(key=lambda a: self._owns_target(a, match.first))  # "X'in Y'nin topraklarına saldırısını | kınadı": X
            content = self.language.tables["actors"].get("infinitive") or "$^"
            nouns = self.line.tokens[max(0, match.first - 2) : match.first]  # "… silahlandırmasını | şiddetle kınadı"
            if doers and nouns and nouns[-1].is_word and any(re.search(content, t.fold) for t in nouns):  # "X'in Y'yi silahlandırmasını | kınadı": X
                order.sort(key=lambda a: a is not doers[-1])
            order.sort(key=lambda a: self.mark(a) == "dative" and any(g.first < a.first for g in doers))  # "X'in Y'ye silah satmasına | tepki gösterdi": at X
            if charged := self._charged(match):
                order.insert(0, charged)
        if match.payload.event in (*_VERBAL, "CONSULT", "COERCE", "ASSAULT") and (told := self._told_head(match)):
            order.insert(0, told)
        whom = next((c for c in self.relative if c[0] <= match.first < c[1] and self._whom(c)), None)
        sufferer = self._before_clause(whom) if whom else None
        if whom and sufferer and (match.payload.event not in ("ACCUSE", "REJECT") or whom[0] not in self._pre_first):  # "Z, to whom X | complained of Y": of Y
            order.insert(0, sufferer)
        if match.payload.event == "PROTEST" and self.language.word_order == "svo":  # "blocked the entrance of the ministry": their own, not the one told last
            order = [a for a in order if not a.recalled]
        if match.payload.event == "PROTEST":  # "against the handover of villages | to X": X is not meant
            order = [a for a in order if self.mark(a) not in ("dative", "genitive", "with") or _is_body(a.mention.actors)]
        if match.payload.event == "PROTEST":  # "blocked the road to X, demanding that the government of Y | resign"
            order.sort(key=lambda a: not _is_body(a.mention.actors))
        if match.payload.mode == "investigate":  # "took it to the court against | X"
            order.sort(key=lambda a: self.mark(a) != "target")
        repeats = {c.first for c in self.language.cued(self.line, "same") if c.first >= match.last}
        order = [a for a in order if a.last not in repeats]  # "X praised it and | Y | did the same"
        for actor in order:
            group = minus(self.group(actor), actors)
            if group:
                opens = match.first <= _OPENING and not any(a.last <= match.first for a in self.actors)
                gathered = match.payload.event == "CONSULT" and opens  # "Gathered by X, | Y agreed"
                that = self.line.tokens[match.last - 1].fold in self._subordinate  # "denied it, saying that | X had fired first"
                apart_from = self._next_subject(match.last, actor) or self._opened(match.last, actor) or gathered or actor is sufferer or that
                if self.language.word_order == "svo" and not apart_from:
                    self._objects_of_verbs |= self._members(actor)
                if match.payload.event == "ACCUSE":
                    self._accused = actor
                return group
        beside = [a for a in self.adjectives if match.first < a.last and a.first - match.last <= _BESIDE.get(match.payload.event, -1)]
        if match.payload.mode == "arrest" and self._head_last:  # "iki İranlı şoförü | gözaltına aldı"
            beside = beside or [a for a in self.adjectives if 0 <= match.first - a.last <= _NOUN_REACH]
        if self.language.word_order == "sov" and match.payload.event in ("SANCTION", "ASSAULT"):  # "X, Y | mallarının ithalatını | yasakladı"
            beside = beside or [a for a in self.adjectives if 0 <= match.first - a.last <= 1]
        beside = [a for a in beside if match.payload.event != "CONCEDE" or a.mention.actors[0] not in _NO_STATES]
        return minus(self._nations(beside[0]), actors) if beside else ()

    def _charged(self, match: Match[Trigger]) -> LineActor | None:
        """Who is accused of doing something to others: the first object of its clause ("X'i Y'leri davet ederek dengeyi bozmakla | suçladı")."""
        infinitive, converb = (self.language.tables["actors"].get(key) or "$^" for key in ("infinitive", "converb"))
        tokens, for_that = self.line.tokens, self.language.words("actors", "links", "for_that")
        because = match.first > 1 and tokens[match.first - 1].fold in for_that and self._is_nominalised(match.first - 1)  # "X'i Y'yi silahlandırdığı | için | eleştirdi"
        if not match.first or not (because or re.search(infinitive, tokens[match.first - 1].fold)):
            return None
        start = max((e for e in self._clause_ends if e < match.first and not re.search(converb, tokens[e - 1].fold)), default=0)
        told = next((a for a in sorted(self.actors, key=lambda a: a.first) if start <= a.first < match.first and self.mark(a) in ("object", "genitive")), None)
        return told if told and self.mark(told) == "object" else None

    def _nations(self, adjective: LineActor) -> Codes:
        """The codes of a nationality and of those joined to it: "its | Armenian and Azerbaijani | neighbours"."""
        joins = self.language.words("actors", "links", "and")
        behind = next((a for a in self.adjectives if a.first - adjective.last == 1 and self.line.tokens[adjective.last].fold in joins), None)
        ahead = next((a for a in self.adjectives if adjective.first - a.last == 1 and self.line.tokens[a.last].fold in joins), None)
        return unique(c for a in (ahead, adjective, behind) if a for c in a.mention.actors)

    def _next_deed(self, last: int, first: int) -> bool:
        """Whether a second verb stands between a verb and an actor: "denounced the blockade and called on | X"."""
        joins = self.language.words("actors", "links", "and")
        ends = [e for e in self._clause_ends if last < e <= first] if self.language.word_order == "svo" else []
        starts = [s for s in self._starts if last < s <= first] if self.language.word_order == "svo" else []
        joined = any(self.line.tokens[s - 1].fold in joins for s in starts)
        subjects = [a for a in self.actors if last < a.first < first and self.line.tokens[a.first - 1].fold in joins and any(0 <= s - a.last <= 1 for s in starts)]
        joined = joined or bool(subjects)  # "welcomed it and X | discussed it with | Y"
        return joined or any(t.fold in joins for e in ends for t in self.line.tokens[max(last, e - _NOUN_REACH) : e])

    def _owns(self, actor: LineActor, first: int) -> bool:
        """Whether something "belonging to" an actor stands before a token."""
        return actor.last <= first and (actor.last in self._owners or (bool(self._pre) and self.mark(actor) == "owner"))

    def _next_subject(self, last: int, actor: LineActor) -> bool:
        """Whether an actor behind a verb's comma is the subject of the next verb: "they blocked the road, | the police arrested …"."""
        comma = any(t.fold == "," for t in self.line.tokens[last : actor.first])
        near = any(0 < e - actor.last <= _OPENING + 2 and all(t.is_word for t in self.line.tokens[actor.last : e]) for e in self._clause_ends)
        return comma and near and self.mark(actor) == "subject"

    def _goes_on_with(self, last: int, actor: LineActor) -> bool:
        """Whether an actor behind a comma and an "and" is the subject of a verb of its own: "welcomed the deal, and | X, N. N., | praised it"."""
        at, tokens = self._before_group(actor.first), self.line.tokens
        joined = at - 2 >= last and tokens[at - 1].fold in self._joins - {","} and tokens[at - 2].fold == ","
        verb = min((v for v in self._verbs if v >= actor.last), default=None)
        if not joined or verb is None or self._head_last or self.language.word_order != "svo":
            return False
        commas = [i for i in range(actor.last, verb) if not tokens[i].is_word]
        named = len(commas) == 2 and any(commas[0] < a.first < commas[1] for a in self.actors)
        return verb - actor.last <= _APPOSED and (not commas or named)

    def parties_beside(self, match: Match[Trigger]) -> set[str]:
        """The parties that the line names, if none of them is the subject of a clause that opens behind a verb."""
        opened = any(self._opened(match.last, a) for a in self.actors if a.first >= match.last)
        return set() if opened else self.parties_named()

    def _said_behind(self, last: int, actor: LineActor) -> bool:
        """Whether a verb of saying behind a comma parts a verb from an actor: "condemned the attack, saying that | X …"."""
        told = [m for m in self.language.speech.find(self.line) if m.payload == "says"]
        says = [m for m in told if last < m.first and m.last <= actor.first]
        says += [m for m in told if 0 <= m.first - actor.last <= 1 and last < actor.first]  # "hit a house, | X | said"
        return self.language.word_order == "svo" and any("," in (t.fold for t in self.line.tokens[last : min(m.first, actor.first)]) for m in says)

    def _opened(self, last: int, actor: LineActor) -> bool:
        """Whether an actor behind a verb is the subject of a clause that a word opens: "looks into reports | that X …", "… were hurt | when Y …"."""
        words = [t.fold for t in self.line.tokens[last : actor.first]]
        behind = next((i for i in reversed(range(len(words))) if words[i] not in self._determiners), None)
        return behind is not None and bool(set(words[behind:]) & self._subordinate) and self.mark(actor) == "subject"  # "that" may be an article too

    def _touches(self, match: Match[Trigger], actor: LineActor) -> bool:
        """Whether only articles stand between a verb with its own preposition and an actor: "stood by | Y"."""
        return all(t.fold in self._determiners for t in self.line.tokens[match.last : actor.first])

    def _agents(self, match: Match[Trigger]) -> Codes:
        """Who does it in a passive: an agent, else whose positions it comes from ("from Azerbaijani positions")."""
        known = match.payload.mode == "arrest" and self._head_last  # "was held | by border guards", whose is only taken from the text
        agents = [a for a in self.actors if self.mark(a) == "agent" and (known or not a.recalled) and not self._tells_only(a, match) and not self._agent_before(a, match)]
        agents = agents or [a for a in self.actors if a.first == match.last and self._names_deed(match)]
        if not agents and not self._head_last and match.payload.event == "ASSAULT":  # "под обстрел | азербайджанской стороны | попали"
            deeds = self.language.words("actors", "deeds")
            agents = [a for a in self.actors if match.first < a.first and a.last < match.last and self.line.tokens[a.first - 1].fold in deeds]
        if match.payload.mode == "abduct" and not agents:  # "попал в плен к | азербайджанцам"
            agents = [a for a in self.actors if self.mark(a) == "dative" and 0 <= a.first - match.last <= 1]
        if not agents and (whose := self._deed_of(match)):
            return whose
        start, end = self._clause(match.first, match.last)
        if match.payload.event in ("ACCUSE", "CONSULT") and not agents:  # "the envoy of Y was summoned | to X's ministry and handed a protest"
            agents = [a for a in self.actors if start <= a.first < end and a.first > match.first and self.mark(a) in ("dative", "oblique", "with") and talks(a)]
        if match.payload.mode == "arrest" and not agents and self._head_last:  # "Bakı Hərbi Məhkəməsində … | hökm elan olunub"
            within = [a for a in self.actors if start <= a.first < match.first and self.mark(a) == "oblique"]
            agents = [a for a in within if all(c.endswith(":GOV") or ":" not in c for c in a.mention.actors)]
        if match.payload.event == "AID" and not agents and self._head_last:  # "patients were taken to X | through the Red Cross"
            marks = ("oblique", "mediator", "source", "genitive")
            agents = [a for a in self.actors if self.mark(a) in marks and talks(a) and all(c not in self.parties for c in a.mention.actors)]
        if self._by_arms(match) and not agents:  # "wounded by | fragments of Azerbaijani shells"
            agents = [a for a in self.actors if a.arms and start <= a.first < end and not (a.recalled and self._head_last)]
        sources = [a for a in self.actors if start <= a.first < end and self._is_source(a, match)]
        if self.language.word_order == "sov" and not self._genitive_subject(match.first, match.last):
            ahead = [a for a in self.actors if start <= a.first and a.last <= match.first]
            if any(self.mark(a) == "subject" for a in [*ahead, *(a for a in self.actors if match.first < a.first and a.last <= match.last)]):
                sources += [a for a in ahead if self.mark(a) == "genitive" and any(c.endswith(":MIL") for c in a.mention.actors)]
        sources += [a for a in self.actors if start <= a.first < match.last and a not in sources and self._acts(a, match)]
        if match.payload.event in _VERBAL and not agents and self._head_last:  # "X-dən verilən şərhdə Y … səslənib"
            talking = [a for a in self.actors if self.mark(a) == "source" and talks(a) and start <= a.first < end]
            return self.speakers or (self.group(talking[0]) if talking else ())
        near = agents or (sources if match.payload.event == "ASSAULT" else [])
        if match.payload.event == "ASSAULT" and self.language.word_order == "svo":  # "the death was blamed by X on | a sniper of Y"
            near = [a for a in near if any(c.endswith(":MIL") for c in self.codes(a))] or near
        if near:
            return self.group(min(near, key=lambda a: abs(a.first - match.last)))
        people = [a for a in self.adjectives if self.mark(a) == "agent" and match.last <= a.first < end and self.language.word_order == "svo"]
        if people and match.payload.event in ("COERCE", "PROTEST"):  # "the road is blocked by | a group of Xs"
            return unique(f"{c}:CIV" for c in people[0].mention.actors)
        reach = _NOUN_REACH - 1 if self._pre.get(match.last) == "agent" else 1  # "was wounded by | Azerbaijani fire", "blessé par | des tirs azerbaïdjanais"
        beside = [a for a in self.adjectives if match.first < a.first <= match.last + reach or (a.last == match.first and self.mark(a) == "agent")]
        beside = beside if match.payload.event == "ASSAULT" and match.payload.form != "active" else []  # "հայկական | կրակից վիրավորվել է", "армянским | огнем ранен"
        if self.language.tables["actors"].get("nominative"):  # "died in | an Armenian | hospital"
            deeds, hit = self.language.words("actors", "deeds"), self._adjectives_hit(match)
            aside = [a for a in beside if a in hit or (self.mark(a) == "oblique" and not self._head_last)]
            beside = [a for a in beside if a not in aside or {t.fold for t in self.line.tokens[a.last : a.last + 1]} & deeds]
        return unique(c for a in beside for c in a.mention.actors)  # "came under | Azerbaijani | fire"

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

    def _owner_of_place(self, match: Match[Trigger]) -> Codes:
        """Whose places are the subject right before a passive: "des villages | arméniens | ont été bombardés", "erməni | kəndləri atəşə tutulub"."""
        deeds = self.language.words("actors", "deeds")
        for a in self.adjectives if match.payload.event == "ASSAULT" else ():
            noun = a.first - 1 if self._noun_first else a.last
            between = self.line.tokens[a.last : match.first]
            beside = 0 <= noun < match.first and len(between) < _NOUN_REACH and all(t.is_word for t in between)
            some = noun == 1 or (noun > 1 and not self.line.tokens[noun - 2].is_word)  # "des" opens: some villages, not of villages
            hangs = noun in self._pre and not (some and self._pre[noun] == "genitive")
            if beside and self.mark(a) in ("subject", "object") and not hangs and self.line.tokens[noun].fold not in deeds:
                return a.mention.actors
        return ()

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

    def is_tool(self, match: Match[Trigger], hurt: Match[Trigger]) -> bool:
        """Whether a trigger opens with the weapon by which people were hurt: "two were wounded by | a shell that hit …"."""
        at = match.first
        while at > hurt.last and at not in self._pre and (self.line.tokens[at - 1].fold in self._determiners or any(a.last == at for a in self.adjectives)):
            at -= 1
        armed = any(a.first <= match.first < a.last and a.arms for a in self.actors)
        return self.language.word_order == "svo" and hurt.last < at and self._pre.get(at) == "agent" and armed

    def soldiers_named(self) -> bool:
        """Whether the line names soldiers or their weapons."""
        return any(a.arms or any(c.endswith(":MIL") for c in a.mention.actors) for a in self.actors)

    def party_before(self, match: Match[Trigger]) -> bool:
        """Whether a trigger's own words, or those before it, name somebody."""
        return any(a.first < match.last for a in (*self.actors, *self.adjectives))

    def parties_within(self, match: Match[Trigger]) -> set[str]:
        """The parties that a trigger's own words name."""
        inside = [a for a in (*self.actors, *self.adjectives) if match.first <= a.first < match.last and not a.pronoun and not a.recalled]
        return {country(c) for a in inside for c in a.mention.actors} & set(self.parties)

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

    def _did(self, actor: LineActor, last: int) -> bool:
        """Whether an actor is followed by a verb made an attribute, before the token that ends a phrase: "X'in döşediği | mayın"."""
        verbs = [i for i in range(actor.last, last - 1) if self._nominalised and self._nominalised.search(self.line.tokens[i].fold)]
        return any(map(self._attributed, verbs))

    def _attributed(self, token: int) -> bool:
        """Whether a verb made a noun belongs to the name behind it: "X'in suçladığı | Y"."""
        ending = self.language.tables["actors"].get("attributed")
        return bool(ending and re.search(ending, self.line.tokens[token].fold))

    @staticmethod
    def _by_arms(match: Match[Trigger]) -> bool:
        """Whether a weapon told with a passive did it: in all attacks but those in which it is shot down or destroyed."""
        return match.payload.event == "ASSAULT" and match.payload.mode not in ("downing", "destroy")

    def _names_deed(self, match: Match[Trigger]) -> bool:
        """Whether a passive ends in the deed's noun, behind which its doer stands: "подверглось обстрелу | армии"."""
        return self.line.tokens[match.last - 1].fold in self.language.words("actors", "deeds")

    def _deed_of(self, match: Match[Trigger]) -> Codes:
        """Whose deed opens a passive, where heads stand last: "ադրբեջանական լայնածավալ | հարձակման հետևանքով զոհվել է"."""
        deeds, cause, words = self.language.words("actors", "deeds"), self.language.words("actors", "links", "cause"), [t.fold for t in self.line.tokens]
        told = [i for i in range(max(0, match.first - _NOUN_REACH), match.first) if words[i] in deeds and words[i + 1] in cause]  # "X-ի հարվածի հետեւանքով | զոհվել է"
        at = match.first if words[match.first] in deeds or not told else told[-1]
        opens = self._head_last and match.payload.event == "ASSAULT" and words[at] in deeds
        near = [a for a in [*self.adjectives, *self.actors] if opens and 0 <= at - a.last <= _OPENING and not a.recalled]
        near = [a for a in near if a.adjective or self.mark(a) == "genitive"]
        return max(near, key=lambda a: a.last).mention.actors if near else ()

    def _attack_of(self, match: Match[Trigger]) -> Codes:
        """Whose attack led to losses in a clause that names no others of that country: "X's | attack | left three dead", "died in the attack that | X | launched"."""
        deeds, (start, end) = self.language.words("actors", "attacks"), self._clause(match.first, match.last)
        for at in [i for i in range(start, end) if self.line.tokens[i].fold in deeds and not match.first < i < match.last]:
            owner = self._attacker_before(at, start) if self._head_last else self._attacker_beside(at)
            others = [a for a in (*self.actors, *self.adjectives) if start <= a.first < end and a is not owner and not a.recalled]
            if owner and not countries(owner.mention.actors) & countries(c for a in others if a.last <= owner.first or owner.last <= a.first for c in a.mention.actors):
                return self.group(owner) if owner in self.actors else owner.mention.actors
        return ()

    def _attacker_beside(self, at: int) -> LineActor | None:
        """Whose an attack is where its noun stands first: a nationality beside it, whose army hangs on it, or the subject of its relative clause."""
        passed = self._determiners | self.language.words("actors", "links", "which") | {","}
        beside = [a for a in self.adjectives if a.first == at + 1 or 0 <= at - a.last <= 1]
        behind = [a for a in self.actors if 0 < a.first - at <= _NOUN_REACH and not a.recalled and not a.pronoun]
        of = [a for a in behind if self.mark(a) == "genitive" and a.first - at <= _OPENING + 1]
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

    def _is_source(self, actor: LineActor, match: Match[Trigger]) -> bool:
        """Whether an attack comes from an army's positions, or from a party's side behind its verb: "was wounded from | the Armenian side"."""
        armed = any(c.endswith(":MIL") for c in actor.mention.actors)
        behind = match.last <= actor.first and self.language.word_order != "sov"  # where verbs stand last, what follows is another clause
        beside = behind or (self._head_last and 0 <= match.first - actor.last <= 1)  # "Ermenistan'dan | açılan ateş"
        ahead = not self._head_last and bool(self.language.tables["actors"].get("free_order")) and actor.last <= match.first
        within = actor.first > 1 and self.line.tokens[actor.first - 2].is_word  # "выстрелом с X стороны | ранен", but "; с X стороны | пострадали четверо"
        ahead = ahead and (bool(match.payload.mode) or within)
        party = (beside or ahead) and bool(set(actor.mention.actors) & set(self.parties))
        return (armed or party) and not actor.recalled and self.mark(actor) == "source"

    def _patients(self, match: Match[Trigger]) -> Codes:
        start, end = self._clause(match.first, match.last)
        hurt = [a for a in self.actors if not (a.arms and self._by_arms(match))]
        inside = [a for a in hurt if match.first < a.last and a.first < match.last]
        before = [a for a in hurt if start <= a.first and a.last <= match.first and self.mark(a) in ("subject", "genitive", "object")]
        if self.language.word_order == "svo" and (verb := self._verb_of(match)) is not None:  # "X deplored | the death of …": X is not hurt
            before = [a for a in before if a.last > verb]
        if self._is_nominalised(match.last):  # "Baku | that a post was set up | announced": Baku only tells it
            before = [a for a in before if self.mark(a) != "subject" or self.codes(a) != self.speakers]
        elif self.language.word_order == "sov":  # "X said that | Y's men were destroyed"
            said = [m for m in self.language.speech.find(self.line) if m.payload == "says" and m.last <= match.first]
            before = [a for a in before if self.codes(a) != self.speakers or not any(a.last <= m.first for m in said)]
        if match.payload.event == "ASSAULT" and self.language.word_order == "svo":  # "Paris spoke of the clashes that | left ten dead"
            verbs = [s for s in self._starts if s < match.first and not apart(self.relative, s, match.first)]
            before = [a for a in before if countries(self.codes(a)) & set(self.parties) or not talks(a) or not any(a.last <= s for s in verbs)]
        if match.payload.event == "ASSAULT" and any(countries(self.codes(a)) & set(self.parties) for a in inside):  # "X noted the death | of a soldier of Y"
            before = [a for a in before if countries(self.codes(a)) & set(self.parties)]
        before = [a for a in before if not (self._head_last and self.mark(a) == "genitive" and self._owns_place(a))]  # "Ermenistan'ın | Berkaber köyünden ateş açıldı"
        before = [a for a in before if not apart(self.relative, a.first, match.first)] or before
        before.sort(key=lambda a: self.language.word_order == "sov" and self.mark(a) == "subject")  # the sufferer is the subject, who opens fire a genitive
        counted = self._past_count(match.last)  # "killed were | more than 200 | soldiers of X"
        reach = min(end, max(counted + 2, match.last + _NOUN_REACH))
        after = [a for a in hurt if match.last <= a.first < reach and self.mark(a) == "subject" and not self._opened(match.last, a)]
        after = [a for a in after if not apart(self.relative, a.first, match.first)] or after
        agents = self._agents(match) or self._unnamed_before(match)
        if self.language.word_order == "sov" and match.payload.event == "ASSAULT":  # "mövqelərimizə | atəş açılıb"
            shot_at = [a for a in self.actors if start <= a.first and a.last <= match.first and self.mark(a) == "dative"]
            people = [a for a in shot_at if any(":" in c for c in self.codes(a))]
            before = [*(a for a in shot_at if a not in people), *before, *people]
        if own := self._genitive_subject(match.first, match.last):  # "İHA'nın | düşürüldüğünü"
            before.append(own)
        if own := next((a for a in self.actors if self._owns(a, match.first) or (start <= a.first < end and self._owns(a, len(self.line.tokens)))), None):
            before.append(own)
        if match.payload.mode in ("release", "return"):  # "was handed over | to X"
            before += [a for a in self.actors if match.last <= a.first < end and self.mark(a) == "dative"]
        opening = [a for a in inside if a.first < match.first or a.last > match.first == a.first]  # "Armenian | soldiers were killed"
        if self.language.word_order == "svo":  # "X hit a post after the wounding of one of | its servicemen"
            opening += [a for a in inside if a not in opening and a.last >= match.last and self.mark(a) == "genitive"]
        if self.language.tables["actors"].get("free_order"):  # "смертельное ранение получил | рядовой N. N."
            opening += [a for a in inside if a not in opening and a.last > match.last and self.mark(a) == "subject"]
        if match.payload.mode == "mine":  # "a mine that X laid": X is not hurt by it
            before = [a for a in before if self.mark(a) != "genitive" or (any(":" in c for c in a.mention.actors) and not self._did(a, match.last))]
        if match.payload.event == "ASSAULT" and (head := self._head_of(match)) and not (head.arms and self._by_arms(match)):
            opening = [head, *opening]
        if match.payload.mode in ("release", "return") and self.language.word_order == "sov":  # "naaşı … Y'ye | teslim edildi"
            opening = [*(a for a in self.actors if start <= a.first and a.last <= match.last and self.mark(a) == "dative"), *opening]
        told = any(a.last == match.first and self.mark(a) == "subject" for a in before)
        behind = after[:1] if self.language.tables["actors"].get("free_order") and not told and self._adjoins(match, after[:1]) else []  # "killed was | a soldier of X"
        late = self._subject_behind(match.last) if not told and not behind and not before else None  # "скончался в госпитале | сержант N. N."
        behind = [late] if late in after else behind
        subject = self._behind_participle(match.first)
        for actor in [*opening, *behind, *before[::-1], *inside, *([subject] if subject else ()), *after]:
            if group := minus(self.group(actor), agents):
                if match.payload.event == "ACCUSE" and self.language.word_order == "svo":  # "X, accused by Y of | shelling Z"
                    self._accused = actor
                teller = actor in after and group == self.speakers  # "were shelled, the ministry said": not the ministry itself
                return unique(map(country, group)) if teller else group
        whose = [a for a in self.adjectives if match.first <= a.first < match.last and match.payload.event == "MOBILIZE"]
        if whose:  # "переброшена | иранская | бригада"
            return whose[0].mention.actors
        if hit := self._adjectives_hit(match):
            return unique(c for a in hit for c in a.mention.actors)
        nation = self._nation_subject(match.first)  # "an Iranian | lorry's driver | was arrested"
        if nation:
            return nation.mention.actors
        if owned := self._owner_of_place(match):
            return owned
        shot_at = [a for a in hurt if match.last <= a.first < min(end, match.last + _NOUN_REACH) and self.mark(a) == "target"]
        if match.payload.mode == "firearms" and shot_at and self.language.word_order == "svo":  # "shots were fired | at X"
            return self.group(shot_at[0])
        aboard = [a for a in hurt if start <= a.first < end and self.mark(a) == "with" and not a.recalled]
        guests = match.payload.event == "ASSAULT" and bool(aboard) and aboard[0].last <= match.first and not countries(self.codes(aboard[0])) & set(self.parties)
        if aboard and (match.payload.mode == "mine" or guests):  # "a car with | policemen of X ran over a mine", "… with | peacekeepers of Z came under fire"
            return self.group(aboard[0])
        reach = match.last + _NOUN_REACH if self._head_last or self._post else 0
        shot_at = [a for a in hurt if match.last <= a.first < reach and self.mark(a) == "genitive" and "target" in (self._post.get(i) for i in range(a.last, a.last + 3))]
        if match.payload.event == "ASSAULT" and shot_at:  # "կրակ է բացվել | X-ի մեքենայի վրա"
            return self.group(shot_at[0])
        return self._side_of_losses(match, start, end)

    def _verb_of(self, match: Match[Trigger]) -> int | None:
        """The verb right before a trigger, of which it is the object: no comma or "and" stands between."""
        words = [t.fold for t in self.line.tokens]
        told = [m.last - 1 for m in self.language.speech.find(self.line) if m.payload == "says"]
        near = [s for s in (*self._starts, *told) if match.first - _OBJECT <= s < match.first and not self._joins & set(words[s : match.first])]
        return max(near, default=None)

    def _side_of_losses(self, match: Match[Trigger], start: int, end: int) -> Codes:
        """Whose losses they are where only a side is told: "on the Armenian side | 49 were killed"."""
        beside = [a for a in self.actors if start <= a.first < end and self.mark(a) in ("with", "oblique", "target") and all(":" not in c for c in a.mention.actors)]
        told = match.payload.event == "ASSAULT" and not match.payload.mode
        return self.group(min(beside, key=lambda a: abs(a.first - match.last))) if told and beside and len(self.group(beside[0])) == 1 else ()

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
        agents = [a for a in self.actors if match.last <= a.first < end and self.mark(a) in ("agent", "source") and a.first - match.last <= _VERB_REACH]
        doers = self.group(owners[0]) if owners else unique(c for a in beside[:1] for c in a.mention.actors) or (self.group(agents[0]) if agents else ())
        near = [a for a in self.actors if 0 <= a.first - match.last <= _VERB_REACH and a.first < end and not a.pronoun]
        after = [a for a in near if self.mark(a) not in ("agent", "source", "oblique")]
        hit = [*(a for a in inside if a not in owners), *after]
        recipients = next((g for a in hit if (g := minus(self.group(a), doers)) and g != self.speakers), ())
        return Roles(doers, recipients, self.speakers, "weapon")

    def _adjoins(self, match: Match[Trigger], actors: Sequence[LineActor]) -> bool:
        """Whether the first of some actors stands right behind a verb, one word between at most."""
        return bool(actors) and not self._names_deed(match) and actors[0].first - match.last <= 1 and all(t.is_word for t in self.line.tokens[match.last : actors[0].first])

    def _nominal(self, match: Match[Trigger]) -> Roles:
        near = [a for a in [*self.adjectives, *self.actors] if a.first < match.last + _NOUN_REACH and a.last > match.first - 3 and not a.recalled]
        near = [a for a in near if a.first < match.last or not self._said_behind(match.last, a)]
        start, end = self._clause(match.first, match.last)
        targets = [a for a in self.actors if self.mark(a) == "target" and -_NOUN_REACH <= a.first - match.last <= _VERB_REACH and start <= a.first < end]
        owned = [a for a in near if self._owns_target(a, match.first)]
        near, targets = [a for a in near if a not in owned], targets or owned
        if self._head_last and match.payload.event in (*_VERBAL, "AID") and (said := self._called_noun(match)):
            return said
        # also "an attempt by | X | to cross"
        agents = [a for a in self.actors if self.mark(a) == "agent" and match.first < a.first and a.first - match.last <= _VERB_REACH]
        if match.payload.event == "ASSAULT" and self.language.tables["actors"].get("nominative") and not self._head_last:  # "миномёты били с | армянских позиций"
            agents = agents or [a for a in self.actors if 0 <= a.first - match.last <= _NOUN_REACH and self._is_source(a, match)]
        agents = [a for a in agents if self._head_last or not any(match.last < e <= a.first for e in self._clause_ends)]  # "the attack, … stands by | Z"
        agents = [a for a in agents if self._head_last or all(t.fold != "," for t in self.line.tokens[match.last : a.first])]
        theirs = match.payload.event in _VERBAL and any(0 <= match.first - a.last <= _OPENING and self.owns_behind(a) for a in near)
        if agents and not theirs:  # "the arrest of two drivers | by X", not "X's refusal was made public | by Y"
            hurt = [a for a in self.actors if match.last <= a.first < agents[0].first and self.mark(a) == "genitive"]
            hurt = hurt or [a for a in self.actors if 0 <= a.first - agents[0].last <= 1 and self.mark(a) in ("genitive", "dative", "target")]
            nations = [a for a in self.adjectives if match.first < a.first <= match.last + _OPENING and not self._members(agents[0]) & {a}]
            whom = self.group(hurt[0]) if hurt else unique(map(country, nations[0].mention.actors)) if nations and match.payload.event in ("REJECT", "COERCE") else ()
            return Roles(self.group(agents[0]), minus(whom, self.group(agents[0])), self.speakers, "nominal")
        behind = [] if self._is_cause(match) else [a for a in near if a.first >= match.last]
        inside = [a for a in near if a not in targets and (a.arms or a in behind or self.mark_or_adjective(a) in ("adjective", "genitive", "agent"))]
        owner = next((a for a in near if a.last <= match.first and match.first - a.last <= _OPENING and self.owns_behind(a) and a not in inside), None)
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
            owners = [a for a in self.actors if 0 <= match.first - a.last <= _VERB_REACH and self.mark(a) == "genitive" and not a.recalled]
            inside = owners[:1]
        if match.payload.event in ("RETREAT", "MOBILIZE") and match.payload.mode in ("withdraw", "troops"):  # "вывод | российских миротворцев | из Карабаха"
            troops = [a for a in self._inside(match) if any(c.endswith(":MIL") for c in a.mention.actors) and self.mark(a) not in ("target", "dative", "source")]
            inside = troops[:1] or inside
        verbal = match.payload.event in (*_VERBAL, "AID") and match.payload.event != "AGREE"
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

    def _is_answered(self, match: Match[Trigger]) -> bool:
        """Whether a deed's name tells what somebody answers: "in response to | shelling"."""
        words, tokens = self.language.words("actors", "links", "answered"), self.line.tokens
        before = next((i for i in range(match.first - 1, max(0, match.first - _ANSWER) - 1, -1) if tokens[i].fold in words), None)
        if before is not None and all(t.is_word for t in tokens[before : match.first]):
            return match.payload.form == "noun" or not any(before < a.first < match.first for a in self.actors)
        return self._head_last and any(t.fold in words for t in tokens[match.last : match.last + _ANSWER])

    def _is_cause(self, match: Match[Trigger]) -> bool:
        """Whether what an event's noun led to stands behind it, where heads stand last: "գնդակոծության | հետևանքով X-ն ունի զոհեր"."""
        behind = self.line.tokens[match.last].fold if match.last < len(self.line.tokens) else ""
        return self._head_last and behind in self.language.words("actors", "links", "cause")

    def mark_or_adjective(self, actor: LineActor) -> str:
        """Return the mark of an actor, ``adjective`` for a bare nationality."""
        return "adjective" if actor.adjective else self.mark(actor)

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

    def _quoted(self, match: Match[Trigger]) -> Roles:
        speaker = self._teller_beside(match) or self.speakers or self._seat_beside(match) or self._issued(match) or self._doer(match.first) or self.before
        others = [a for a in self.actors if not set(self.codes(a)) & set(speaker) and not a.pronoun]
        near = [a for a in others if -_NOUN_REACH * 2 <= a.first - match.last <= _NOUN_REACH * 2 and self.mark(a) != "oblique"]
        inside = [(a, b) for a, b in self._quotes if a <= match.first < b]
        subjects = [a for a in near if self.language.word_order == "sov" and self.mark(a) == "subject" and any(b <= a.first < c for b, c in inside)]
        near = subjects[:1] or near  # "X askerleri Y topraklarını | terk etmeli": X
        target = min(near, key=lambda a: min(abs(match.first - a.last), abs(a.first - match.last)), default=None)
        return Roles(speaker, self.group(target) if target else (), speaker, "quoted")

    def _seat_beside(self, match: Match[Trigger]) -> Codes:
        """Whose capital opens the clause right before a verb without a subject: "…; в Баку | это назвали ложью"."""
        if not self.language.tables["actors"].get("nominative"):
            return ()
        seats = [a for a in self.actors if a.last == match.first and self.mark(a) == "oblique" and talks(a) and all(":" not in c for c in self.codes(a))]
        opens = [a for a in seats if self._before_group(a.first) < 2 or not self.line.tokens[self._before_group(a.first) - 2].is_word]
        return self.group(opens[0]) if opens else ()

    def _blaming(self, match: Match[Trigger]) -> Roles:
        """Words against their own subject ("X is to blame", "X will pay for it"): a speaker's, else the subject's before, else the other party's."""
        start, end = self._clause(match.first, match.last)
        speakers = self._teller_beside(match) or self._teller_behind(match.last) or self.speakers or self._issued(match)
        others = [a for a in self.actors if start <= a.first < end and not a.pronoun and not set(self.codes(a)) & set(speakers)]
        # "denied it, saying that it | is untrue", but "both sides, he added, | must withdraw"
        since = max((c for c in self._clause_ends if c <= match.first and not any(a < c <= b for a, b in self._asides)), default=0)
        before = [a for a in others if since <= a.first and a.last <= match.first and self.mark(a) in ("subject", "genitive")]
        within = [a for a in others if match.first < a.last and a.first < match.last]
        named_anew = any(a.pronoun and since <= a.first and a.last <= match.first for a in self.actors)
        if since and not before and not named_anew and match.payload.event == "REJECT":  # "the report of X that Y opened fire | is untrue"
            before = [a for a in others if start <= a.first and a.last <= since and talks(a)][:1]
        after = [a for a in others if 0 <= a.first - match.last <= _OPENING]
        touching = [a for a in after if self._touches(match, a)]  # "the responsibility lies with | X"
        first = before[::-1] if match.payload.event == "REQUEST" else []  # "X | must let go | the prisoners of Y"
        blamed = next(iter([*first, *within, *touching, *before[::-1], *after]), None)
        if blamed is None:
            return self._quoted(match)
        recipients = self.group(blamed)
        tellers = [a for a in self.actors if a is not blamed and talks(a) and not countries(self.codes(a)) & countries(recipients) and a.last <= match.last]
        told = speakers or (self.group(tellers[0]) if tellers else minus(self.before, recipients))
        if told or not countries(recipients) <= set(self.parties):
            return Roles(minus(told, recipients), recipients, told, "blamed")
        return Roles(tuple(p for p in self.parties if p not in countries(recipients)), recipients, (), "blamed; who says so is inferred: the other party")

    def _teller_beside(self, match: Match[Trigger]) -> Codes:
        """Who says it where a semicolon parts it from what somebody else says: "…, Y reported; | X said | the claim was false"."""
        opens = max((i for i in range(match.first) if self.line.tokens[i].fold == ";"), default=0)
        says = [m for m in self.language.speech.find(self.line) if m.payload == "says" and opens < m.first < match.first]
        near = [a for a in self.actors if opens and says and opens < a.first and a.last == says[0].first and self.mark(a) == "subject" and not a.pronoun]
        return self.group(near[0]) if near else ()

    def _teller_behind(self, last: int) -> Codes:
        """Who says it where the verb of saying ends the sentence behind a comma: "X's claim is a fabrication, | Y retorted"."""
        tokens = self.line.tokens
        says = next((m for m in self.language.speech.find(self.line) if m.payload == "says" and m.first >= last), None)
        if says is None:
            return ()
        comma = next((i for i in range(says.first - 1, last - 1, -1) if not tokens[i].is_word), None)
        if comma is None or tokens[comma].fold != "," or any(not t.is_word for t in tokens[says.last : -1]):
            return ()
        near = [a for a in self.actors if (comma < a.first and a.last == says.first) or 0 <= a.first - says.last <= 1]
        return self.group(near[0]) if near and not near[0].pronoun else ()

    def both_sides(self, who: Roles, match: Match[Trigger]) -> bool:
        """Whether the doers of a trigger are only called "the sides", or "the ministers"."""
        sides = [a for a in self.actors if a.last <= match.last + _OPENING and set(a.mention.actors) == set(self.parties) and not a.mention.name]
        sides = [a for a in sides if self.language.word_order == "sov" or self.mark(a) != "with"]  # "held talks with | both sides and promised"
        plural = self.language.tables["losses"].get("plural") if self.language.tables["actors"].get("free_order") else None
        offices = [a for a in self.actors if plural and a.recalled and a.last <= match.first and re.search(plural, self.line.tokens[a.last - 1].fold)]
        ministers = any(a.mention.actors == who.actors and all(c.endswith(":GOV") for c in who.actors) for a in offices)  # "the ministers | signed …"
        return not who.recipients and ((set(who.actors) == set(self.parties) and bool(sides)) or ministers)

    def unknown_head(self, match: Match[Trigger]) -> bool:
        """Whether a trigger's relative clause is about nobody known and names no subject of its own."""
        clause = next(((a, b) for a, b in self.relative if a <= match.first < b), None)
        inside = clause and any(clause[0] <= a.first < clause[1] and self.mark(a) == "subject" and not a.pronoun for a in self.actors)
        return clause is not None and not inside and self._antecedent(match.first) is None

    def capitals(self) -> Codes:
        """Return the countries whose capital the line names by their people: "in the Azerbaijani | capital", "la capitale | arménienne"."""
        word = self.language.tables["actors"].get("capital")
        ends = {a.first - 1 if self._noun_first else a.last: a.mention.actors for a in self.adjectives}
        ends |= {a.last: a.mention.actors for a in self.actors if self._head_last}
        found = [c for i, t in enumerate(self.line.tokens) if word and i in ends and re.search(word, t.fold) for c in ends[i]]
        return unique(map(country, found))

    def _bounds(self, actor: LineActor) -> bool:
        """Whether an actor only tells whose border is meant, by a "with" right beside the word for it."""
        heads = tuple(h.rstrip("*") for h in self.language.tables["names"]["border"]["heads"])
        beside = self.line.tokens[actor.last : actor.last + 3] if self._head_last else self.line.tokens[max(0, actor.first - 3) : actor.first]
        return self.mark(actor) == "with" and any(t.fold.startswith(heads) for t in beside)

    def hurt_by_name(self, match: Match[Trigger]) -> set[str]:
        """The parties whose people somebody hurt is by his surname, where no actor tells: "52-ամյա Գագիկ Մարտիրոսյանը | վիրավորվել է"."""
        start, end = self._clause(match.first, match.last)
        start = max([start, *(i + 1 for i in range(match.first) if self.line.tokens[i].fold == ",")])
        near = [*range(max(start, match.first - _VERB_REACH), match.first), *range(match.last, min(end, match.last + _NOUN_REACH + 1))]
        tables = [self.language.tables["actors"].get(key, {}) for key in ("surnames", "surnames_of_soldiers")]
        taken = {i for a in self.actors for i in range(a.first, a.last)}
        names = [self.line.tokens[i] for i in near if i > 0 and i not in taken and self.line.tokens[i].capital and self.line.tokens[i - 1].capital]
        return {code for t in names for table in tables for code, pattern in table.items() if re.search(pattern, t.fold)} & set(self.parties)

    def points_back(self, match: Match[Trigger]) -> bool:
        """Whether what a verb is about is only pointed to: "condemned | this decision", "called | his remarks unacceptable"."""
        ahead = self._head_last or bool(self.language.tables["actors"].get("free_order"))  # "В Москве | это решение | раскритиковали"
        near = [t.fold for t in self.line.tokens[max(0, match.first - _NOUN_REACH) if ahead else match.last : match.last + _OPENING]]
        inside = {t.fold for t in self.line.tokens[match.first : match.last + 1]}
        whose = inside & (self.language.words("actors", "possessives") | self.language.words("actors", "it"))
        return bool(set(near) & self.language.words("actors", "this") or whose)

    def of_its_own(self, match: Match[Trigger]) -> bool:
        """Whether talks are a session that a government holds with its own: "X convened an extraordinary | session"."""
        sessions = self.language.words("actors", "sessions")
        return any(t.fold in sessions for t in self.line.tokens[match.first : match.last + 1])

    def suffers(self, match: Match[Trigger], codes: Codes) -> bool:
        """Whether some actors stand nowhere as a line's subject: "on the tractor of | the villager N. N. they fired"."""
        told = [a for a in self.actors if set(a.mention.actors) == set(codes)]
        return self._head_last and bool(told) and all(self.mark(a) in ("genitive", "dative", "target") for a in told)

    def people_met(self, match: Match[Trigger]) -> Codes:
        """The people beside talks with whom they are: "the premier met | villagers of Y"."""
        near = [a for a in self.actors if abs(a.first - match.last) <= _NOUN_REACH and self.mark(a) in ("with", "genitive", "agent") and not a.pronoun]
        people = [a for a in near if all(c.endswith(":CIV") for c in a.mention.actors) and (self.mark(a) != "genitive" or self._head_last)]
        return people[0].mention.actors if people else ()

    def convened(self, match: Match[Trigger], actors: Codes) -> bool:
        """Whether a government's head meets a body of its own: "X chaired a session of | his Security Council"."""
        near = [a for a in self.actors if match.first <= a.first <= match.last + _NOUN_REACH or (self._head_last and 0 <= match.first - a.last <= _OPENING)]
        own = ("genitive",) if "genitive" in self.language.tables["actors"].get("case", {}) or self._noun_first else ("genitive", "subject")
        bodies = [a for a in near if (self.mark(a) == "genitive" or (self.mark(a) in own and a.first > match.first)) and not a.mention.name]
        return any(countries(a.mention.actors) == countries(actors) and all(c.endswith(":GOV") for c in a.mention.actors) for a in bodies)

    def takes_part(self, actor: LineActor) -> bool:
        """Whether words before or behind an actor tell of his participation: "с участием | турецких военных"."""
        words = tuple(self.language.words("actors", "links", "participation"))
        behind = self.language.word_order != "svo"
        beside = self.line.tokens[actor.last : actor.last + _OPENING] if behind else self.line.tokens[max(0, actor.first - _OPENING) : actor.first]
        return bool(words) and any(t.fold.startswith(words) for t in beside)

    def protested_against(self, match: Match[Trigger]) -> Codes:
        """Whom a protest's line says it is against, also behind another of its verbs: "took to the streets and protested | against X"."""
        start, end = (match.first, len(self.line.tokens)) if self.language.word_order == "svo" and not self._head_last else (0, match.last)
        against, tokens = self.language.words("actors", "links", "against"), self.line.tokens
        near = [a for a in self.actors if start <= a.first < end and not a.pronoun and not a.recalled]
        beside = {a.first: tokens[a.last : a.last + _OPENING] if self._head_last else tokens[max(0, a.first - _OPENING) : a.first] for a in near}
        aimed = [a for a in near if any(t.fold in against for t in beside[a.first])]
        return self.group(aimed[0]) if aimed else ()

    def is_named(self, codes: Codes) -> bool:
        """Whether the line itself tells whose somebody is: not "the government", whose is only taken from the text before."""
        return any(countries(a.mention.actors) & countries(codes) for a in (*self.actors, *self.adjectives) if not a.recalled and not a.pronoun)

    def says_we(self, match: Match[Trigger]) -> bool:
        """Whether whoever writes says it of himself: "we | condemn", "… kınıyoruz"."""
        return bool(self._writers_of(match)) or any(a.first <= match.first and match.first - a.last <= 1 for a in self._first_persons())

    def _first_persons(self) -> list[LineActor]:
        """Whoever is "we" in a statement."""
        said = self.language.tables["actors"].get("first_person")
        return [a for a in self.actors if said and re.search(said, self.line.tokens[a.last - 1].fold)]

    def is_assumed(self, codes: Codes) -> bool:
        """Whether some office is only taken for the reader's own state's: "the opposition asked the | prime minister | to resign" names no country."""
        told = [a for a in self.actors if countries(a.mention.actors) & countries(codes) and not a.pronoun and not a.recalled]
        bare = [a for a in told if a.first > 0 and not a.person and not any(t.capital for t in self.line.tokens[a.first : a.last])]
        return bool(told) and bare == told and not any(countries(a.mention.actors) & countries(codes) for a in self.adjectives)

    def others_in_clause(self, match: Match[Trigger], codes: Codes) -> bool:
        """Whether a trigger's clause names a party beside some actors."""
        start, end = self._clause(match.first, match.last)
        named = [a for a in [*self.actors, *self.adjectives] if start <= a.first < end and not a.recalled and not a.pronoun]
        return bool({country(c) for a in named for c in a.mention.actors} & set(self.parties) - countries(codes))

    def guest(self, match: Match[Trigger]) -> Codes:
        """Whom a pronoun beside talks means: the line's own first subject, else that of the line before: "Z was in Baku, where X | received him"."""
        own = [a for a in self.actors if a.last <= match.first and self.mark(a) == "subject" and not a.pronoun]
        return self.group(own[0]) if own else self.before

    def without_subject(self) -> bool:
        """Whether a line names nobody who could be its subject: "Договорились ускорить …"."""
        one = self.language.words("losses", "pronouns")  # "X met Y. | He | promised …"
        alone = any(a.pronoun and a.first <= 1 and self.line.tokens[a.first].fold in one for a in self.actors)
        return not alone and not any(self.mark(a) == "subject" and not a.recalled and not a.pronoun for a in (*self.actors, *self.adjectives))

    def to_pronoun(self, match: Match[Trigger]) -> bool:
        """Whether a verb's object is a pronoun: "told | them", "leur | a reproché"; whom one means in a quotation is not told before it."""
        if any(a <= match.first < b for a, b in self._quotes):
            return False
        start, _ = self._clause(match.first, match.last)
        if match.payload.event == "CONSULT" and self._noun_first:  # "lui a exprimé sa préoccupation | au téléphone"; not "the envoy, lui, …"
            words, pronouns = [t.fold for t in self.line.tokens], self.language.words("actors", "object_pronouns")
            return any(words[i] in pronouns and words[i + 1] != "," for i in range(start, min(match.last + 1, len(words) - 1)))
        helped = match.first > 1 and self.line.tokens[match.first - 1].fold in self.language.words("actors", "perfect")  # "lui | a | opposé un refus"
        near = self.line.tokens[max(0, match.first - 1 - helped) : match.last + 1]
        return any(t.fold in self.language.words("actors", "object_pronouns") for t in near)

    def of_own_men(self, match: Match[Trigger], actors: Codes) -> bool:
        """Whether what a verb is done to are somebody's own soldiers or ministers: "a limogé | son ministre"."""
        possessives = self.language.words("actors", "possessives") if self._noun_first else frozenset()
        near = range(match.last - 1, min(len(self.line.tokens), match.last + _OPENING + 1))  # also "dismissed | the day before | his minister"
        at = next((i for i in near if self.line.tokens[i].fold in possessives), None)
        office = next((m for m in self.language.roles.find(self.line) if m.first == (at or 0) + 1 and m.payload["sector"] in ("GOV", "MIL")), None)
        own = at is not None and office is not None and not self.line.tokens[office.first].fold.startswith(_PEERS)
        others = [a for a in (*self.actors, *self.adjectives) if at and at < a.first <= at + _HEAD and not a.recalled]
        return own and not any(a.adjective or countries(self.codes(a)) - countries(actors) for a in others)

    def to_host(self, match: Match[Trigger]) -> bool:
        """Whether words are said to somebody only called a host, guest or interlocutor: "asked | his host | for help"."""
        words = [t.fold for t in self.line.tokens[match.first : match.last + _OPENING + 1]]
        return bool(set(words) & self.language.words("actors", "hosts"))

    def about_it(self, match: Match[Trigger]) -> bool:
        """Whether a verb is about what was told before it by a pronoun: "s'| y | oppose"."""
        return any(t.fold in self.language.words("actors", "about_it") for t in self.line.tokens[match.first : match.last])

    def about_words(self, match: Match[Trigger]) -> bool:
        """Whether a verb is about words told before it: "called | these remarks | unfair"."""
        words, said = [t.fold for t in self.line.tokens[match.first : match.last]], self.language.words("actors", "remarks")
        return any(b in said and a in self.language.words("actors", "pointing") for a, b in pairwise(words))

    def proposer(self, match: Match[Trigger]) -> Codes:
        """The subject of the clause before a trigger's own, if the line has one."""
        start, _ = self._clause(match.first, match.last)
        ahead = [a for a in self.actors if a.last <= start and self.mark(a) == "subject" and not a.pronoun]
        return self.group(ahead[0]) if ahead else ()

    def with_agent(self, match: Match[Trigger]) -> bool:
        """Whether a doer stands right behind a passive verb: "was held | by soldiers of X"."""
        return any(0 <= a.first - match.last <= _OPENING and self.mark(a) == "agent" for a in self.actors)

    def of_pronoun(self, match: Match[Trigger]) -> bool:
        """Whether a pronoun that opens the line is a verb's only subject: "| They | were captured …"."""
        return self._pronoun_before(match.first) and any(a.pronoun and a.first <= 1 for a in self.actors)

    def _pronoun_before(self, first: int) -> bool:
        """Whether the one subject before a verb is a pronoun."""
        before = [a for a in self.actors if a.last <= first and self.mark(a) in ("subject", "agent")]
        return bool(before) and all(a.pronoun for a in before)

    def teller(self) -> Codes:
        """Return who says what the line tells, if others are its subject and soldiers: "Soldiers of X crossed the border, said | Y"."""
        armed = any(c.endswith(":MIL") for c in self.subject())
        return self.speakers if armed and countries(self.speakers) != countries(self.subject()) else ()

    def subject(self) -> Codes:
        """Return the line's first unmarked actor: whom a pronoun of the next line means."""
        last = max(self.actors, key=lambda a: a.last, default=None)  # "X's army crossed the border, deplored | the minister N. N." speaks on
        verb = max((v for v in self._verbs if last and v < last.first), default=0)
        spoke = last and last.mention.name and self.language.word_order == "svo" and len(self.line.tokens) - last.last <= 1
        apposed = any(a.last == verb - 1 and self.mark(a) == "subject" for a in self.actors)  # "the minister, N. N., called | Y"
        if last and spoke and verb and not apposed and self.line.tokens[verb - 1].fold == "," and all(t.is_word for t in self.line.tokens[verb : last.first]):
            return self.group(last)
        first = next((a for a in sorted(self.actors, key=lambda a: a.first) if self.mark(a) in ("subject", "genitive")), None)
        if first and self.speakers and any(a <= first.first < b and a <= _OPENING for a, b in self._quotes):  # '"X should not try it," | Y | said'
            return self.speakers
        return self.group(first) if first else self._topic()

    def named_last(self) -> Codes:
        """Whom "the latter" of the next line means: the line's last actor that may speak, no mere source or place."""
        told = [a for a in self.actors if not a.pronoun and talks(a) and not a.arms and self.mark(a) not in ("oblique", "mediator")]
        return self.codes(max(told, key=lambda a: a.last)) if told else ()

    def _topic(self) -> Codes:
        """Whom a line without a subject is about: the one actor that it names, at its end ("The tone is no softer with | X")."""
        told = [a for a in self.actors if not a.pronoun and not a.recalled and not a.arms]
        ends = len(told) == 1 and talks(told[0]) and len(self.line.tokens) - told[0].last <= 1
        return self.group(told[0]) if ends and self.language.word_order == "svo" and not self._head_last else ()


def _is_body(codes: Codes) -> bool:
    """Whether an actor is a government, a group or an organisation, and no mere country."""
    return any(":" in c or len(c) != _STATE for c in codes)
