"""Who is the subject of a verb, wherever it stands.

Law: the nearest name before the verb is its subject, unless its clause, a comma, a quotation or a form tells otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from geo.codebook import countries
from geo.coding.attachment import LineAttachment
from geo.coding.clauses import apart
from geo.coding.grammar import talks
from geo.coding.terms import APPOSED, CITED, HEAD, OPENING, Codes
from geo.model import LineActor


class LineSubjects(LineAttachment):
    """The subjects of one line's verbs."""

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
            if len(between) <= OPENING + 1 and all(t.is_word and t.fold not in self._joins | self._subordinate for t in between):
                return a
        return None

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
            end = next((i for i in range(actor.last + 1, min(len(tokens), actor.last + APPOSED)) if not tokens[i].is_word), 0)
            opens = tokens[actor.last + 1].fold in self._determiners if end else False
            if opens and tokens[end].fold == "," and not any(actor.last < v < end for v in self._verbs) and {end + 1, end + 2} & self._verbs:
                spans.append((actor.last + 1, end))
        return spans

    def _headed(self, start: int, first: int) -> LineActor | None:
        """Whose somebody unknown is near a clause's opening: "On Friday the diplomatic adviser of | X's president, N. N., | deplored …"."""
        near = [a for a in self.actors if start <= a.first <= start + HEAD + OPENING and a.last <= first and self.mark(a) == "genitive" and talks(a)]
        if not near or self.language.word_order != "svo" or any(start < v < first for v in self._verbs):
            return None
        words = self.line.tokens[start : near[0].first]
        heads = [start + i for i, t in enumerate(words[: OPENING + 1]) if t.fold in self._determiners and all(w.is_word for w in words[i:])]
        return near[0] if any(h not in self._pre for h in heads) else None

    def _subject_within(self, first: int, last: int) -> LineActor | None:
        """The subject right behind the verb of a relative clause that has none before it: ", where | soldiers of X | had entered"."""
        clause = next(((a, b) for a, b in self.relative if a <= first < b), None)
        if clause is None or not self.language.tables["actors"].get("free_order") or any(clause[0] < a.first and a.last <= first for a in self.actors):
            return None
        near = [a for a in self.actors if first < a.first < clause[1] and a.last - max(first, last) <= OPENING and self.mark(a) == "subject"]
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

    def _purpose_of(self, first: int) -> int:
        """The first token of the verb that an infinitive tells the purpose of, 0 if it does not."""
        words = [t.fold for t in self.line.tokens[max(0, first - 2) : first + 1]]
        verbs = [s for s in self._clause_starts() if s < first - 1]
        return max(verbs) if verbs and set(words) & self.language.words("actors", "links", "purpose") else 0

    def _source_of(self, actor: LineActor) -> bool:
        """Whether an actor is only the source that a verb-final language cites behind it: "X-in sözlərinə görə, …"."""
        return self._head_last and any(0 <= c - actor.last <= CITED for c in self._citing)
