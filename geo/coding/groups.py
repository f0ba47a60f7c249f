"""Which names of a line stand together, in which clause, and whom its pronouns mean.

Law: a list ends in "and"; commas alone set apart. A pronoun means the line's own first subject, else the subject before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from geo.codebook import countries, country, unique
from geo.coding.clauses import apart, attributions, clause_cuts, quotations, relative_clauses
from geo.coding.marks import LineMarks
from geo.coding.terms import OPENING, SOURCE, Codes
from geo.language import Language
from geo.model import LineActor
from geo.text import Line, Token

_SPLICED = 1  # tokens between a subject and the verb of its clause: an auxiliary
_ENDING = 3  # letters of an ending that an apostrophe parts from a name
_INVERTED = 4  # tokens between the comma of an inserted clause and the pronoun behind its verb


class LineGroups(LineMarks):
    """The groups and clauses of one line: `before` is whom a pronoun means, `latest` whom "the latter", `teller_before` who told the line before."""

    def __init__(
        self, line: Line, language: Language, actors: Sequence[LineActor], ends: Sequence[int], starts: Sequence[int],
        parties: tuple[str, str], before: Codes, teller_before: Codes, latest: Codes,
    ) -> None:  # fmt: skip
        super().__init__(line, language, actors, ends, starts)
        self.parties, self.before, self.teller_before, self.latest = parties, before, teller_before, latest
        self._groups: dict[int, Codes] = {}  # asked for many times: found once
        self._cuts = [*clause_cuts(line, language)]
        self.relative = [*relative_clauses(line, language)]
        self._quotes, self._asides = quotations(line), attributions(line, language)
        self.relative += self._bare_relatives()
        self._cuts += self._splices()

    def codes(self, actor: LineActor) -> Codes:
        """Return an actor's codes; a pronoun's are those of the line's own first subject, else of the subject before; nobody's in a quotation ("they fired at us")."""
        if not actor.pronoun:
            return actor.mention.actors
        if any(a <= actor.first < b for a, b in self._quotes):
            return ()
        if self.latest and actor.first <= 1 and self.line.tokens[actor.first].fold in self.language.words("actors", "latter"):
            return self.latest
        own = [a for a in self.actors if not a.pronoun and a.last <= actor.first and self.mark(a) == "subject"]
        own = [a for a in own if not any(b <= a.first < c and b <= OPENING for b, c in self._quotes)]  # '"X did it," | he | said'
        if not own and self.teller_before and self._tells_behind(actor) and all(c.endswith((":MIL", ":CIV")) for c in self.before):
            return self.teller_before  # "A post of X was destroyed, Y said. There will be more of it, | it | warned"
        if own and (teller := self._teller_before(actor.first)):  # "X called for calm, and | Y | said it condemned the attack"
            return teller.mention.actors
        told = [a for a in self.actors if a.pronoun and a.last <= actor.first and self._tells_behind(a)] if self.language.word_order == "svo" else []
        # "Baku, | it | said, wants war, and | it | urged …"
        told = [a for a in told if self.line.tokens[a.first].fold == self.line.tokens[actor.first].fold]
        if own and self._is_second(actor, own[0].first):
            return self.before
        parted = own and any(t.fold == ":" for t in self.line.tokens[own[0].last : actor.first])  # "X denies it: the road is open, | he | said"
        return own[0].mention.actors if own and (parted or not (self.before and (self._tells_behind(actor) or told))) else self.before

    def _teller_before(self, token: int) -> LineActor | None:
        """Who is the subject of a verb of saying right before a token, "that" and a comma aside, where others stand before him."""
        if self.language.word_order != "svo":
            return None
        at = token
        while at > 0 and (self.line.tokens[at - 1].fold in self._subordinate or not self.line.tokens[at - 1].is_word):
            at -= 1
        says = next((m for m in self.language.speech.find(self.line) if m.payload == "says" and m.last == at), None)
        if says is None:
            return None
        near = [a for a in self.actors if not a.pronoun and 0 <= says.first - a.last <= 1 and all(t.is_word for t in self.line.tokens[a.last : says.first])]
        return next((a for a in near if self.mark(a) == "subject" and not self.owns_behind(a) and not apart(self.relative, a.first, token)), None)

    def _is_second(self, pronoun: LineActor, before: int) -> bool:
        """Whether a pronoun is told once more, whose first telling stands before a token: "| He | met X, whom | he | thanked"."""
        word = self.line.tokens[pronoun.first].fold
        return self.language.word_order == "svo" and any(a.pronoun and a.last <= before and self.line.tokens[a.first].fold == word for a in self.actors)

    def _tells_behind(self, actor: LineActor) -> bool:
        """Whether a pronoun behind a comma or a quotation tells what stands before it, and so is not its subject: "X is preparing for war, | he | said"."""
        behind = actor.first > 0 and self.line.tokens[actor.first - 1].fold in (",", '"')
        if self._noun_first and self.line.text[actor.mention.start - 1 : actor.mention.start] == "-":  # "L'Arménie, a-t-| il | averti, …"
            return any(t.fold in (",", '"') for t in self.line.tokens[max(0, actor.first - _INVERTED) : actor.first])
        return behind and any(m.payload == "says" and m.first == actor.last for m in self.language.speech.find(self.line))

    def group(self, actor: LineActor) -> Codes:
        """Return the codes of an actor and of those joined to it by commas and "and"; an adjective's are its own alone."""
        if id(actor) not in self._groups:
            self._groups[id(actor)] = unique(c for a in sorted(self._members(actor), key=lambda a: a.first) for c in self.codes(a))
        return self._groups[id(actor)]

    def _members(self, actor: LineActor) -> set[LineActor]:
        if actor.adjective:
            return {actor}
        ordered = sorted(self.actors, key=lambda a: a.first)
        at = ordered.index(actor)
        first = last = at
        while last + 1 < len(ordered) and self._joined(ordered[last], ordered[last + 1]):
            last += 1
        while first > 0 and self._joined(ordered[first - 1], ordered[first]):
            first -= 1
        if self.language.word_order == "sov" and self.mark(ordered[last]) != "subject":  # "Rusya, | Ermenistan ve Azerbaycan'ı"
            commas = [i for i in range(first + 1, last + 1) if any(t.fold == "," for t in self._between(ordered[i - 1], ordered[i]))]
            led = first > 0 and self.mark(ordered[first - 1]) == "subject" and not self._clause_between(ordered[first - 1], ordered[first])
            if commas and not led:  # the first comma closes the subject
                first, last = (commas[0], last) if at >= commas[0] else (first, commas[0] - 1)
        # commas alone set apart ("X, minister of Y"): a list ends in "and"
        if not any(self._and_between(a, b) for a, b in pairwise(ordered[first : last + 1])):
            first = last = at
        return set(ordered[first : last + 1])

    def _clause_between(self, a: LineActor, b: LineActor) -> bool:
        return any(a.last <= e <= b.first for e in self._clause_ends)

    def _between(self, a: LineActor, b: LineActor) -> Sequence[Token]:
        return self.line.tokens[a.last : b.first]

    def _and_between(self, a: LineActor, b: LineActor) -> bool:
        between = [t.fold for t in self.line.tokens[a.last : b.first]]
        both = sum(w.fold in self.language.words("actors", "links", "both") for w in self.line.tokens[max(a.first - 1, 0) : b.first]) > 1  # "hem X | hem de | Y"
        return both or self._hyphened(a, b) or self._also(a, b) or any(w in self._joins and w != "," for w in between)

    def _also(self, a: LineActor, b: LineActor) -> bool:
        """Whether "not only" and "but also" join two actors, or "as well as"."""
        between = [t.fold for t in self.line.tokens[a.last : b.first]]
        also, single = self.language.words("actors", "links", "also"), self.language.words("actors", "links", "as_well")
        if single & set(between) and set(between) <= single | self._determiners:
            return True
        return len(set(between) & also) > 1 and all(w in also or w == "," or w in self._determiners for w in between)

    def _ends_list(self, b: LineActor) -> bool:
        """Whether an "and" follows an actor, or the last of those behind its commas: "of A, | B, C and D"."""
        words = [t.fold for t in self.line.tokens]
        while b.last + 1 < len(words) and words[b.last] == "," and self.language.word_order == "svo":
            after = next((a for a in self.actors if a.first == b.last + 1), None)
            if after is None:
                return False
            b = after
        return b.last < len(words) and words[b.last] in self._joins - {","}

    def _hyphened(self, a: LineActor, b: LineActor) -> bool:
        """Whether two countries are one word: "the | Armenia-Azerbaijan | border"."""
        return a.last == b.first and self.line.text[a.mention.end : b.mention.start] in ("-", "–")

    def _joined(self, a: LineActor, b: LineActor) -> bool:
        """Whether nothing but "and", commas and words that a list may hold stands between two actors of one mark."""
        if self._hyphened(a, b) or self._also(a, b):
            return True
        between = self._words_between(a, b)
        if len(between) <= 1 and not set(between) & self._joins and countries(self.codes(a)) == countries(self.codes(b)):
            return True  # "and his | Azerbaijani counterpart | X"
        return not ("," in between and self._comma_parts(a, b, set(between))) and self._lists(a, b, between)

    def _words_between(self, a: LineActor, b: LineActor) -> list[str]:
        """The words between two actors, without a preposition told once more ("to A | and to | B") and the names of people not known."""
        behind = self._pre_first.get(self._before_group(b.first), b.first) if self.mark(a) == self.mark(b) else b.first
        gap = self.line.tokens[a.last : max(a.last, behind)]
        while len(gap) > 1 and gap[0].capital:  # "the secretary of X N. N., | the envoy of Y": names that are not known
            gap = gap[1:]
        while len(gap) > 1 and gap[-1].capital:  # "с Путиным, Эмманюэлем | Макроном": a first name that is not known
            gap = gap[:-1]
        return [t.fold for t in gap]

    def _comma_parts(self, a: LineActor, b: LineActor, between: set[str]) -> bool:
        """Whether a comma between two actors ends what the first belongs to, and opens what the second does."""
        ands = self._joins - {","}
        joins = between & ands
        subject, other = self.mark(b) == "subject", self.mark(a) != "subject"
        if other and subject and between <= self._determiners | self._joins:
            before = self.line.tokens[a.first - 1].fold
            if not self._ends_list(b) or before in ands or self._begins(a, b):  # "with A, | B and C", but "with A and B, | C and D"
                return True  # "gathered by A, B agreed", "its ties with A, and B drilled"
        if joins and other and {b.last, b.last + 1} & self._verbs:
            return True  # "according to A, and | B urged …"
        if joins and other and subject and any(0 <= v - b.last <= 1 for v in self._starts):
            return True  # "said in a statement of A, and | B | called for …"
        if joins and len(b.mention.actors) > 1 and countries(self.codes(b)) == {*self.parties}:
            return True  # "was proposed by Z, and | both sides | agreed"
        return countries(self.codes(a)) < countries(self.codes(b))  # "X gathered Y and Z, and | the three men | agreed"

    def _lists(self, a: LineActor, b: LineActor, between: Sequence[str]) -> bool:
        """Whether words between two actors join them: "and" or a comma, with articles, numbers and the like beside it."""
        numbers = self.language.words("sets", "num") - self._joins
        words = [w for w in between if not w.isdigit() and w not in numbers]
        filler = self._determiners | self.language.words("actors", "possessives")
        twice = self.language.words("actors", "links", "both")
        filler |= twice | self.language.words("actors", "links", "words")
        both = sum(w in twice for w in words) > 1  # "hem X'i | hem de | Y'yi": endings stand apart
        alike = all(w in self._joins or w in filler or (both and len(w) <= _ENDING) for w in words)
        return (both or bool(set(words) & self._joins)) and alike and not (a.pronoun or b.pronoun)

    def _begins(self, a: LineActor, b: LineActor) -> bool:
        """Whether two joined actors behind a comma are the subject of the verb behind them, which has no other: "Gathered by A, | B and C | agreed"."""
        last = next((c for c in sorted(self.actors, key=lambda c: c.first) if c.first > b.last), None)
        own = any(c.last <= a.first and self.mark(c) == "subject" for c in self.actors)
        return last is not None and not own and self.language.word_order == "svo" and any(0 <= v - last.last <= 1 for v in self._starts)

    def _clause(self, first: int, last: int) -> tuple[int, int]:
        """The tokens between the semicolons, colons and words of contrast round a trigger."""
        return max((c for c in self._cuts if c < first), default=-1) + 1, min((c for c in self._cuts if c >= last), default=len(self.line.tokens))

    def _bare_relatives(self) -> list[tuple[int, int]]:
        """Relative clauses without a comma right behind a name that is their verb's object: "the soldier | whom X took | was freed"."""
        whom = self.language.words("actors", "links", "whom") | self.language.words("actors", "links", "whom_bare") if self.language.word_order == "svo" else set()
        spans = []
        for actor in self.actors:
            at = actor.last
            if at >= len(self.line.tokens) or self.line.tokens[at].fold not in whom or any(a <= at < b for a, b in self.relative):
                continue
            told = any(m.payload == "says" and m.last <= actor.first <= m.last + SOURCE for m in self.language.speech.find(self.line))
            verbs = sorted(s for s in self._starts if s > at)
            stop = next((i for i in range(at, len(self.line.tokens)) if not self.line.tokens[i].is_word), len(self.line.tokens))
            subject = any(at < a.first <= at + OPENING and self.mark(a) == "subject" for a in self.actors)
            if subject and not told and (":" in "".join(actor.mention.actors) or actor.last - 1 in self._nation_starts) and verbs and verbs[0] < stop:
                spans.append((at, min(stop, verbs[1]) if len(verbs) > 1 else stop))
        return spans

    def _splices(self) -> list[int]:
        """The commas and "and" that part two clauses with a subject each: "X condemned the attack | , Y called for calm", "… | and Y called for calm"."""
        joins = self._joins - {","}
        words, found, gerund = [t.fold for t in self.line.tokens], [], self.language.tables["actors"].get("gerund", "$^")
        for actor in self.actors if self.language.word_order == "svo" else ():
            at = actor.first
            while at > 0 and (words[at - 1] in self._determiners or any(n.first <= at - 1 < n.last for n in self.adjectives)):
                at -= 1
            verb = any(0 <= v - actor.last <= _SPLICED and self._finite(actor.last, v) for v in self._starts)
            told = [v for v in self._starts if v < at - 1 and any(a.first <= v for a in self.actors)]  # not "Reached by phone, | Y called for calm"
            told = [v for v in told if not re.search(gerund, words[v]) and not any(a <= v < b for a, b in self.relative)]  # "fighting | opposing | Y and Z goes on"
            joined = at > 1 and words[at - 1] in joins and not any(a.last == at - 1 for a in self.actors)  # but "urged | X and Y to stop"
            if at and (words[at - 1] == "," or joined) and verb and told and not actor.pronoun:
                found.append(at - 1)
        return [c for c in found if not any(a <= c < b for a, b in (*self.relative, *self._quotes))]

    def _finite(self, first: int, verb: int) -> bool:
        """Whether nothing from a subject's end to a verb shows that the verb is but another one's content: "urged Y and Z | to resume talks"."""
        content = self.language.tables["actors"].get("content_verb", "$^")
        return all(t.is_word for t in self.line.tokens[first:verb]) and not re.fullmatch(content, self.line.raw_word(first))

    def parties_named(self, behind: int | None = None) -> set[str]:
        """The parties that the line names in any way; with `behind`, only up to the comma that ends what stands behind that token."""
        end = len(self.line.tokens)
        if behind is not None and self.language.word_order == "svo":
            end = next((i for i in range(behind, end) if self.line.tokens[i].fold == ","), end)
        named = [a for a in [*self.actors, *self.adjectives] if not a.recalled and not a.pronoun and a.first < end]
        return {country(c) for a in named for c in a.mention.actors} & set(self.parties)

    def parties_in_clause(self, last: int) -> set[str]:
        """The parties that the line names, where verbs stand last only up to the verb that ends before token `last`."""
        if self.language.word_order == "svo":
            return self.parties_named()
        named = [a for a in [*self.actors, *self.adjectives] if not a.recalled and not a.pronoun and a.first < last]
        return {country(c) for a in named for c in a.mention.actors} & set(self.parties)
