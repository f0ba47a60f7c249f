"""Whom a verb is aimed at: its object, in any case and order.

Law: of all whom its clause may mean the first is meant who is not the doer; each event orders them by its own rule.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from geo.coding.clauses import apart, topic_cuts
from geo.coding.patients import LinePatients
from geo.coding.terms import APPOSED, NOUN_REACH, OPENING, VERB_REACH, VERBAL, Codes, minus, talks
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
        """Whom a verb is aimed at: the first name that it may mean and that is not its doer, else a nationality beside it.

        The line keeps whom it finds: an object is no later verb's subject, and who is accused may do what is told behind.
        """
        for actor in self._aimed_at_in_order(match):
            if group := minus(self.group(actor), actors):
                self._keep(match, actor)
                return group
        return self._nations_aimed_at(match, actors)

    def _keep(self, match: Match[Trigger], actor: LineActor) -> None:
        """Keep an object for the verbs behind it, unless it may be their subject; keep whom the line accuses."""
        opens = match.first <= OPENING and not any(a.last <= match.first for a in self.actors)
        gathered = match.payload.event == "CONSULT" and opens  # "Gathered by X, | Y agreed"
        that = self.line.tokens[match.last - 1].fold in self._subordinate  # "denied it, saying that | X had fired first"
        parted = that or gathered or self._next_subject(match.last, actor) or self._opened(match.last, actor) or actor is self._sufferer_before_clause(match)
        if self.language.word_order == "svo" and not parted:
            self._objects_of_verbs |= self._members(actor)
        if match.payload.event == "ACCUSE":
            self._accused = actor

    def _aimed_at_in_order(self, match: Match[Trigger]) -> list[LineActor]:
        """All whom a verb may be aimed at, the likeliest first: by the word order of the language, then by each event's own rule."""
        event, mode = match.payload.event, match.payload.mode
        svo, sov = self.language.word_order == "svo", self.language.word_order == "sov"
        within, marked = self._objects_within(match), self._objects_before(match)
        order = [*within, *self._objects_behind(match), *marked] if svo else self._verb_last(match, within, marked)
        if mode == "arrest" and sov:  # "köylerin X'e verilmesine karşı çıkanlar … | gözaltına alındı": not X
            order = [a for a in order if a in within or self.mark(a) != "dative" or match.first - a.last <= OPENING]
        if event == "REQUEST":  # "called for the withdrawal of | the troops": not on them
            order = [a for a in order if not (a.recalled and all(c.endswith(":MIL") for c in a.mention.actors))]
        if event in VERBAL and svo and self._head_last:
            order = self._addressed_first(match, order, marked)
        if event == "REQUEST" and self._head_last:
            order = self._asked_first(match, order)
        if event == "ACCUSE" and sov:
            order = self._accused_first(match, order)
        order = [*self._heads_of_clause(match), *order]
        if event == "PROTEST":
            order = self._protested_first(order)
        if mode == "investigate":  # "took it to the court against | X"
            order.sort(key=lambda a: self.mark(a) != "target")
        repeats = {c.first for c in self.language.cued(self.line, "same") if c.first >= match.last}
        return [a for a in order if a.last not in repeats]  # "X praised it and | Y | did the same"

    def _objects_within(self, match: Match[Trigger]) -> list[LineActor]:
        """Whom a verb's own words name."""
        event = match.payload.event
        within = [a for a in self._inside(match) if not (a.arms and self._by_arms(match))]
        if event in ("SANCTION", "AID"):
            return [a for a in within if not a.recalled]
        if event == "PROTEST":  # "blocked the road to | X"
            return [a for a in within if _is_body(self.codes(a))]
        return self._not_bounding(within) if event == "MOBILIZE" else within

    def _objects_behind(self, match: Match[Trigger]) -> list[LineActor]:
        """Whom the clause behind a verb names, up to the next verb, the likeliest first."""
        _, end = self._clause(match.first, match.last)
        after = [a for a in self.actors if 0 <= a.first - match.last <= VERB_REACH and a.first < end and not self._next_deed(match.last, a.first)]
        ends = match.last - 1 if match.payload.event in VERBAL else match.first  # "adopted a resolution, condemning | X"
        after = [a for a in after if not all(apart(self.relative, a.first, i) for i in (match.first, ends)) and not apart(self.relative, match.first, a.first)]
        after = [a for a in after if not self._said_behind(match.last, a) and self.mark(a) != "likewise"]
        new = min((a.first for a in after if self._goes_on_with(match.last, a)), default=end)
        return self._sorted_behind(match, self._meant_behind(match, [a for a in after if a.first < new]))

    def _meant_behind(self, match: Match[Trigger], after: list[LineActor]) -> list[LineActor]:
        """The names behind a verb whose mark its event can be aimed at."""
        event = match.payload.event
        if event == "AGREE":  # "signed it | at the White House"
            after = [a for a in after if self.mark(a) != "target"]
        if event in ("ACCUSE", "REJECT"):  # "denounced a bid to derail the talks brokered by | Z"
            after = [a for a in after if self.mark(a) != "mediator"]
        if event != "ACCUSE":
            after = [a for a in after if self.mark(a) != "agent" or self._touches(match, a)]
        if event in ("SANCTION", "AID"):  # "suspended military aid | to X"
            after = [a for a in after if not a.recalled]
        return self._not_bounding(after) if event == "MOBILIZE" else after

    def _sorted_behind(self, match: Match[Trigger], after: list[LineActor]) -> list[LineActor]:
        """The names behind a verb with those last that are but its place, source or owner."""
        event = match.payload.event
        last = ("oblique", "mediator", *(() if event in ("REQUEST", "CONCEDE") else ("source",)))
        after.sort(key=lambda a: self.mark(a) in last and not self._touches(match, a))
        if event == "CONSULT":  # "received in X, on the sidelines of the assembly of Y, | Z"
            after.sort(key=lambda a: self.mark(a) == "genitive" and self._aside(match, a))
        if match.payload.mode in ("release", "return"):  # "brought home | from Baku | ten prisoners of X"
            after.sort(key=lambda a: self.mark(a) in ("genitive", "source") and all(":" not in c for c in self.codes(a)) and not self._touches(match, a))
        return after

    def _objects_before(self, match: Match[Trigger]) -> list[LineActor]:
        """Whom a mark before a verb shows to be its object."""
        event, svo = match.payload.event, self.language.word_order == "svo"
        sourced = event in ("REQUEST", "CONCEDE") or (event == "SANCTION" and self._head_last)  # "suspended imports from | X"
        animate = self._head_last and svo and match.payload.mode in ("arrest", "abduct")  # "երկու զինծառայողի | դատապարտել է"
        marks = ("target", "dative", "object", "with", *(("source",) if sourced else ()), *(("genitive",) if animate else ()))
        opens = self._opening_of(match)
        marked = [a for a in self.actors if opens <= a.first and a.last <= match.first and self.mark(a) in marks]
        if event == "ASSAULT":  # "talked with Z about the lake, | where soldiers of X had entered": not on Z
            marked = [a for a in marked if not apart(self.relative, match.first, a.first)]
        if event == "ACCUSE" and not self._head_last:  # "closed the road to Z, which Y | condemned": not Z
            marked = [a for a in marked if self.mark(a) != "dative"]
        return self._not_bounding(marked) if event == "MOBILIZE" else marked

    def _opening_of(self, match: Match[Trigger]) -> int:
        """Where objects before a verb begin: at its clause, or at a new topic ("Ankara Bakını dəstəkləyib, Moskva isə | sakitliyə çağırıb": not Baku)."""
        if self.language.word_order == "svo":
            return self._clause(match.first, match.last)[0]
        return max((c for c in topic_cuts(self.line, self.language) if c < match.first), default=0)

    def _after_verb_before(self, match: Match[Trigger]) -> int:
        """The token behind the last verb that ends its clause before a trigger."""
        return max((e for e in self._clause_ends if e <= match.first), default=0)

    def _not_bounding(self, actors: Sequence[LineActor]) -> list[LineActor]:
        """Names that are told anew, and no mere border's: "massed troops at the border with | X"."""
        return [a for a in actors if not a.recalled and not self._bounds(a)]

    def _verb_last(self, match: Match[Trigger], within: Sequence[LineActor], marked: Sequence[LineActor]) -> list[LineActor]:
        """The order where verbs stand last: marked and unmarked names back to the verb before, the verb's own words, then the same beyond that."""
        opens, start = self._opening_of(match), self._after_verb_before(match)
        here, there = ([a for a in marked if (a.first >= start) is inside] for inside in (True, False))
        loose = [a for a in self.actors if a.last <= match.first and self.mark(a) not in ("oblique", "mediator", "agent", "source")]
        near = [a for a in loose if start <= a.first]
        far = [a for a in loose if opens <= a.first and a.last <= start]
        order = [*here[::-1], *near[::-1], *within, *there[::-1], *far[::-1]]
        if match.payload.event == "ASSAULT" and self._is_nominalised(match.last):  # "Z, X ordusunun köyleri | vurmasını | kınadı": not on Z
            return [a for a in order if self.mark(a) != "subject"]
        return order

    def _addressed_first(self, match: Match[Trigger], order: list[LineActor], marked: Sequence[LineActor]) -> list[LineActor]:
        """To whom words go before their verb comes first: "երկու երկրներին | կոչ է արել", not "condemned the attack on X and | called on | Y"."""
        start = self._after_verb_before(match)
        own = [a for a in marked if a.first >= start and not self._joins & {t.fold for t in self.line.tokens[a.last : match.first]}]
        return sorted(order, key=lambda a: not (a in own and self.mark(a) in ("dative", "target") and not a.recalled))

    def _asked_first(self, match: Match[Trigger], order: list[LineActor]) -> list[LineActor]:
        """Who is asked comes first: who is called on, else who stands in the ablative ("Բաքվից | պահանջել … գերիներին")."""
        start = self._after_verb_before(match)
        asked = [a for a in order if self.mark(a) == "source" and start <= a.first and a.last <= match.first]  # of two the first: "asked | of X | to leave Y"
        if any(self.mark(a) == "dative" and start <= a.first < min((o.first for o in asked), default=0) for a in order):
            order = sorted(order, key=lambda a: a in asked)  # "X'e Y topraklarından çekilme | çağrısı yaptı": X
        else:
            order = sorted(order, key=lambda a: a.first if a in asked else len(self.line.tokens))
        called = [a for a in order if self.mark(a) == "object" and talks(a) and not a.recalled and a.first >= start]  # "X-i Y-dən qoşunlarını çıxarmağa | çağırıb"
        return [*called, *(a for a in order if a not in called)]

    def _accused_first(self, match: Match[Trigger], order: list[LineActor]) -> list[LineActor]:
        """Who is accused comes first where verbs stand last: the object, or who does what is condemned ("X-i Y-ə verdiyi silahlara görə | ittiham")."""
        start = self._after_verb_before(match)
        order = sorted(order, key=lambda a: (a.recalled, self.mark(a) != "object"))
        doers = [a for a in order if self.mark(a) == "genitive" and start <= a.first < match.first]
        # "X ordusunun Y'nin Z bölgesindeki mevzileri vurmasını | kınadı": X
        doers = [a for a in doers if not self._owns_place(a) and not self._owns_target(a, match.first)] or doers
        order.sort(key=lambda a: self._owns_target(a, match.first))  # "X'in Y'nin topraklarına saldırısını | kınadı": X
        content = self.language.tables["actors"].get("infinitive") or "$^"
        nouns = self.line.tokens[max(0, match.first - 2) : match.first]  # "… silahlandırmasını | şiddetle kınadı"
        if doers and nouns and nouns[-1].is_word and any(re.search(content, t.fold) for t in nouns):  # "X'in Y'yi silahlandırmasını | kınadı": X
            order.sort(key=lambda a: a is not doers[-1])
        order.sort(key=lambda a: self.mark(a) == "dative" and any(g.first < a.first for g in doers))  # "X'in Y'ye silah satmasına | tepki gösterdi": at X
        charged = self._charged(match)
        return [charged, *order] if charged else order

    def _protested_first(self, order: list[LineActor]) -> list[LineActor]:
        """Whom a protest is against: bodies first, and no place or owner that is none ("against the handover of villages | to X": X is not meant)."""
        if self.language.word_order == "svo":  # "blocked the entrance of the ministry": their own, not the one told last
            order = [a for a in order if not a.recalled]
        order = [a for a in order if self.mark(a) not in ("dative", "genitive", "with") or _is_body(a.mention.actors)]
        return sorted(order, key=lambda a: not _is_body(a.mention.actors))  # "blocked the road to X, demanding that the government of Y | resign"

    def _heads_of_clause(self, match: Match[Trigger]) -> list[LineActor]:
        """Whom a relative clause or a verb made an attribute is about: "the soldier whom X | took", "X'in suçladığı | Y"."""
        told = self._told_head(match) if match.payload.event in (*VERBAL, "CONSULT", "COERCE", "ASSAULT") else None
        return [a for a in (self._sufferer_before_clause(match, but=("ACCUSE", "REJECT")), told) if a]

    def _sufferer_before_clause(self, match: Match[Trigger], but: Sequence[str] = ()) -> LineActor | None:
        """Whom a relative clause has for its object; with a preposition before it not in these events ("Z, to whom X | complained of Y": of Y)."""
        whom = next((c for c in self.relative if c[0] <= match.first < c[1] and self._whom(c)), None)
        if whom is None or (match.payload.event in but and whom[0] in self._pre_first):
            return None
        return self._before_clause(whom)

    def _nations_aimed_at(self, match: Match[Trigger], actors: Codes) -> Codes:
        """Whom a nationality beside a verb tells that it is aimed at: "condemned the | Armenian | attack"."""
        event, after = match.payload.event, match.last
        beside = [a for a in self.adjectives if match.first < a.last and a.first - after <= _BESIDE.get(event, -1)]
        if match.payload.mode == "arrest" and self._head_last:  # "iki İranlı şoförü | gözaltına aldı"
            beside = beside or [a for a in self.adjectives if 0 <= match.first - a.last <= NOUN_REACH]
        if self.language.word_order == "sov" and event in ("SANCTION", "ASSAULT"):  # "X, Y | mallarının ithalatını | yasakladı"
            beside = beside or [a for a in self.adjectives if 0 <= match.first - a.last <= 1]
        beside = [a for a in beside if event != "CONCEDE" or a.mention.actors[0] not in _NO_STATES]
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
