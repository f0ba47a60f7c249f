"""Whom a verb is aimed at: its object, in any case and order.

Law: of all whom its clause may mean the first is meant who is not the doer; each event orders them by its own rule.
"""

from __future__ import annotations

import re

from geo.coding.clauses import apart
from geo.coding.grammar import minus, talks, topic_cuts
from geo.coding.patients import LinePatients
from geo.coding.terms import APPOSED, NOUN_REACH, OPENING, VERB_REACH, VERBAL, Codes
from geo.language import Trigger
from geo.model import LineActor
from geo.phrases import Match

_BESIDE = {  # tokens between a verb and a nationality: "condemned the | Armenian | attack"
    "ACCUSE": NOUN_REACH, "SUPPORT": NOUN_REACH, "COERCE": 2 * NOUN_REACH, "SANCTION": NOUN_REACH, "CONCEDE": NOUN_REACH,
    "AID": VERB_REACH, "ASSAULT": 2, "REJECT": 2, "REQUEST": 1,
}  # fmt: skip
_NO_STATES = ("NKR",)  # regions that a concession may be about
_STATE = 3  # letters of a state's code


class LineObjects(LinePatients):
    """The objects of one line's active triggers."""

    def _objects(self, match: Match[Trigger], actors: Codes) -> Codes:
        within = [a for a in self.actors if match.first < a.last and a.first < match.last and not (a.arms and match.payload.event == "ASSAULT" and self._by_arms(match))]
        _, end = self._clause(match.first, match.last)
        after = [a for a in self.actors if 0 <= a.first - match.last <= VERB_REACH and a.first < end and not self._next_deed(match.last, a.first)]
        ends = match.last - 1 if match.payload.event in VERBAL else match.first  # "adopted a resolution, condemning | X"
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
            order = [a for a in order if a in within or self.mark(a) != "dative" or match.first - a.last <= OPENING]
        if match.payload.event == "REQUEST":  # "called for the withdrawal of | the troops": not on them
            order = [a for a in order if not (a.recalled and all(c.endswith(":MIL") for c in a.mention.actors))]
        if self._head_last and self.language.word_order == "svo" and match.payload.event in VERBAL:  # "երկու երկրներին | կոչ է արել"
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
        if match.payload.event in (*VERBAL, "CONSULT", "COERCE", "ASSAULT") and (told := self._told_head(match)):
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
                opens = match.first <= OPENING and not any(a.last <= match.first for a in self.actors)
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
            beside = beside or [a for a in self.adjectives if 0 <= match.first - a.last <= NOUN_REACH]
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

    def _next_deed(self, last: int, first: int) -> bool:
        """Whether a second verb stands between a verb and an actor: "denounced the blockade and called on | X"."""
        joins = self.language.words("actors", "links", "and")
        ends = [e for e in self._clause_ends if last < e <= first] if self.language.word_order == "svo" else []
        starts = [s for s in self._starts if last < s <= first] if self.language.word_order == "svo" else []
        joined = any(self.line.tokens[s - 1].fold in joins for s in starts)
        subjects = [a for a in self.actors if last < a.first < first and self.line.tokens[a.first - 1].fold in joins and any(0 <= s - a.last <= 1 for s in starts)]
        joined = joined or bool(subjects)  # "welcomed it and X | discussed it with | Y"
        return joined or any(t.fold in joins for e in ends for t in self.line.tokens[max(last, e - NOUN_REACH) : e])

    def _next_subject(self, last: int, actor: LineActor) -> bool:
        """Whether an actor behind a verb's comma is the subject of the next verb: "they blocked the road, | the police arrested …"."""
        comma = any(t.fold == "," for t in self.line.tokens[last : actor.first])
        near = any(0 < e - actor.last <= OPENING + 2 and all(t.is_word for t in self.line.tokens[actor.last : e]) for e in self._clause_ends)
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
        return verb - actor.last <= APPOSED and (not commas or named)

    def _bounds(self, actor: LineActor) -> bool:
        """Whether an actor only tells whose border is meant, by a "with" right beside the word for it."""
        heads = tuple(h.rstrip("*") for h in self.language.tables["names"]["border"]["heads"])
        beside = self.line.tokens[actor.last : actor.last + 3] if self._head_last else self.line.tokens[max(0, actor.first - 3) : actor.first]
        return self.mark(actor) == "with" and any(t.fold.startswith(heads) for t in beside)


def _is_body(codes: Codes) -> bool:
    """Whether an actor is a government, a group or an organisation, and no mere country."""
    return any(":" in c or len(c) != _STATE for c in codes)
