"""One line's grammar: who speaks in it, and who is the subject of a verb by its form and place.

Law: subjects come from marks, clauses and word order alone; no event is known here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from geo.coding.clauses import apart
from geo.coding.groups import LineGroups
from geo.coding.terms import CITED, OPENING, SOURCE, Codes, talks
from geo.language import Language, Trigger
from geo.model import LineActor
from geo.phrases import Match
from geo.text import Line

_LABEL = 4  # tokens of a quotation that only names something, with its closing mark
_UNKNOWN = 4  # tokens of an unknown noun behind its nationality
_SPEECH_REACH = 18  # tokens between a verb of saying and its subject
_NAME = 4  # tokens of a person's name, and of what stands between his office and it
_OWNED = 3  # tokens of what a relative clause's opening word owns: "X, whose | reaction to it | he described …"


class LineGrammar(LineGroups):
    """The speakers and subjects of one line.

    From one trigger to the next the line keeps whom verbs have had for objects, who are no later verb's subject, and whom it
    accuses, who may do what is told next: geo.coding.objects and geo.coding.patients write them, the others only read.
    """

    def __init__(
        self, line: Line, language: Language, actors: Sequence[LineActor], subject_before: Codes, parties: tuple[str, str],
        ends: Sequence[int] = (), starts: Sequence[int] = (), teller_before: Codes = (), authors: Codes = (), latest: Codes = (),
        issuer: Codes = (),
    ) -> None:  # fmt: skip
        super().__init__(line, language, actors, ends, starts, parties, subject_before, teller_before, latest)
        self._objects_of_verbs: set[LineActor] = set()
        self._accused: LineActor | None = None
        self.speakers = self._speakers()
        self._writers, self._issuer = authors, issuer

    def _writers_of(self, match: Match[Trigger]) -> Codes:
        """Whoever writes the line, if he tells it of himself with a verb in the first person plural outside quotations, the trigger's or the last one: "… kınıyoruz"."""
        if self.speakers:
            return ()
        words = self.line.tokens
        last = next((i for i in reversed(range(len(words))) if words[i].is_word), 0)
        told = [i for i in (match.last - 1, last) if self._is_ours(i) and not any(a <= i < b for a, b in self._quotes)]
        return self._writers if told else ()

    def _issued(self, match: Match[Trigger]) -> Codes:
        """Whose words are those of a statement that are nobody else's: not those in quotation marks, and not where the line tells of another speaker."""
        return () if self.speakers or any(a <= match.first < b for a, b in self._quotes) else self._issuer or self._writers_of(match)

    def _speakers(self) -> Codes:
        """Who says what the line tells: the source it cites, the name before its colon, the subject of its verbs of saying, whom a quotation ends with."""
        if cited := self._cited_source():
            return self.group(cited)
        opening = next((a for a in self.actors if a.first <= 1 and a.last < len(self.line.tokens) and self.line.tokens[a.last].fold == ":"), None)
        if opening and talks(opening):  # "Aliyev: | Armenia will regret it"
            return self.codes(opening)
        says = (m for m in self.language.speech.find(self.line) if m.payload == "says")
        return next(filter(None, (self._saying(m.first, m.last) for m in says)), ()) or self._quoted_last()

    def _cited_source(self) -> LineActor | None:
        """Whoever stands beside words for a source, not beside "the claim | according to which | X fired"."""
        found = self.language.speech.find(self.line)
        whereby = {m.first for m in found if m.payload == "whereby"}
        for m in found:
            if m.payload == "per" and m.first not in whereby:
                behind = self.language.word_order == "sov" or any(self._head_last and a.last + self._suffix_apart(a) == m.first for a in self.actors)
                near = [a for a in self.actors if 0 <= (m.first - a.last if behind else a.first - m.last) <= CITED]
                if near:
                    return near[-1 if behind else 0]
        return None

    def _saying(self, first: int, last: int) -> Codes:
        """Who is the subject of a verb of saying: a pronoun that a hyphen joins to it, a surname behind it, the source, name or subject beside it."""
        if self._noun_first and (who := self._inverted_pronoun(first, last)):
            return who
        if first and not self.line.tokens[first - 1].is_word and (who := self.by_surname(len(self.line.tokens), last)):
            return who
        return self._source(first) or self._told_after(first, last) or self._subject(first, last, _SPEECH_REACH)

    def by_surname(self, first: int, last: int) -> Codes:
        """Whose an unknown person is, by the surname, whose full name stands right before or behind a verb: "…, said | Ruben Petrosyan"."""
        if not self._table.get("nominative"):
            return ()
        taken = {i for a in self.actors for i in range(a.first, a.last)}
        for i in (last, first - 2):
            name = self.line.tokens[i : i + 2] if i >= 0 else []
            if len(name) > 1 and all(t.is_word and t.capital for t in name) and not taken & {i, i + 1}:
                return tuple(code for code, pattern in self._table.get("surnames", {}).items() if re.search(pattern, name[1].fold))
        return ()

    def _quoted_last(self) -> Codes:
        """Who is named right behind a quotation with whatever verb: "…", promised | the minister."""
        for _, behind in self._quotes:
            after = [a for a in self.actors if a.first > behind and self.mark(a) == "subject" and not a.pronoun and not a.arms]
            first = self._before_group(after[0].first) if after else 0
            words = [t for t in self.line.tokens[behind:first] if t.fold != "-"]
            if 1 < len(words) <= CITED and words[0].fold == "," and all(t.is_word and not t.capital for t in words[1:]):
                return self.group(after[0])
        return ()

    def _source(self, first: int) -> Codes:
        """From where something is told in a verb-final language, if its verb has no subject: "Bakıdan | bildirilib"."""
        if not self._head_last or self._has_subject(first):
            return ()
        near = [a for a in self.actors if 0 <= first - a.last <= SOURCE and self.mark(a) == "source" and talks(a)]
        return self.group(near[-1]) if near else ()

    def _subject(self, first: int, last: int, reach: int) -> Codes:
        """The subject of a verb: the nearest unmarked actor before it, else (a verb before its subject) right after it."""
        if head := self._antecedent(first):
            return self.group(head)
        before = self._subjects_before(first, last, reach)
        if main := self._apposed(first):
            return self.group(main)
        if (nation := self._nation_subject(first)) and not any(nation.last <= a.first for a in before):
            return nation.mention.actors
        return self.group(max(before, key=lambda a: a.last)) if before else self._subject_beside(first, last, reach)

    def _subjects_before(self, first: int, last: int, reach: int) -> list[LineActor]:
        """The unmarked actors before a verb in its clause and sentence, of which none is another verb's object."""
        before = [a for a in self.actors if a.last <= first and first - a.last <= reach + 10 and self.mark(a) == "subject"]
        before = [a for a in before if not apart(self.relative, a.first, first) and not a.arms]
        before = [a for a in before if not apart(self._quotes, a.first, first)] or before  # '"X will pay for it" | said Y'
        start, _ = self._clause(first, last)
        before = [a for a in before if a.first >= start] or before
        closes = [a for a in before if a.last == first and a.first and self.line.tokens[a.first - 1].fold == ","]  # "was destroyed, | Baku | said"
        return closes or [a for a in before if not self._follows_verb(a, before)]

    def _subject_beside(self, first: int, last: int, reach: int) -> Codes:
        """The seat of government beside a verb without a subject, else who stands behind it where verbs may stand first."""
        beside = [a for a in self.actors if last <= a.first <= last + OPENING and self.mark(a) == "oblique" and talks(a)]
        if seats := beside or self._seats(self._clause(first, last)[0], first):
            return self.codes(seats[0])
        inverted = self.language.word_order == "sov" or bool(self.language.tables["actors"].get("free_order")) or first == 0 or not self.line.tokens[first - 1].is_word
        if not inverted or self._has_subject(first):
            return ()
        after = [a for a in self.actors if 0 <= a.first - last <= reach and self.mark(a) in ("subject", "genitive") and not self._accusative(a)]
        return self.codes(after[0]) if after else ()

    def _nation_subject(self, first: int) -> LineActor | None:
        """A nationality that opens its clause with a noun that is no known actor: "The Azerbaijani | convoy | attacked"."""
        if self.language.word_order != "svo":
            return None
        first = next((a - 1 for a, b in self._asides if b == first - 1), first)  # "The Xs, | officials say, | attacked"
        owners = [a for a in self.actors if self._head_last and self.mark(a) == "genitive" and all(":" not in c for c in a.mention.actors)]
        near = (a for a in sorted([*self.adjectives, *owners], key=lambda a: -a.first) if self._leads_to(a, first) and self._opens_clause(a))
        return next((a for a in near if self._heads(a, first, owner=a in owners)), None)

    def _leads_to(self, nation: LineActor, first: int) -> bool:
        """Whether nothing but an unknown noun stands between a nationality and a verb: no preposition and no end of a clause."""
        between = self.line.tokens[nation.last : first]
        if not 0 <= first - nation.last - (not self._noun_first) <= _UNKNOWN or not all(t.is_word for t in between):
            return False
        parting = [i for i, mark in self._pre.items() if mark != "genitive"] if self._noun_first else [*self._pre]
        return not any(nation.last < i <= first for i in (*parting, *self._clause_ends))

    def _opens_clause(self, nation: LineActor) -> bool:
        """Whether a nationality opens its clause, an article and the noun before it aside."""
        tokens, position = self.line.tokens, nation.first - (self._noun_first and nation.first > 1 and self._unknown_noun(nation.first - 1))
        while position > 0 and tokens[position - 1].fold in self._determiners and position not in self._pre:
            position -= 1
        before = tokens[position - 1]
        return position == 0 or position in self._clause_ends or not before.is_word or before.fold in self._subordinate | self._joins

    def _heads(self, nation: LineActor, first: int, *, owner: bool) -> bool:
        """Whether a nationality is its noun's own and no other name is: not "a Turkish-made | drone", but "Իրանի | նորանշանակ դեսպանորդը"."""
        if self.line.text[nation.mention.end : nation.mention.end + 1] in ("-", "‑") or any(nation.last <= a.first < first for a in self.actors):
            return False
        return any(re.search(self._definite, t.fold) for t in self.line.tokens[nation.last : first]) if owner else self.mark(nation) == "subject"

    def _unknown_noun(self, token: int) -> bool:
        """Whether a word is a noun behind its article that is nobody known: "le | convoi"."""
        words = self.line.tokens
        return words[token - 1].fold in self._determiners and token not in self._pre and words[token].is_word and not words[token].capital

    def _follows_verb(self, actor: LineActor, subjects: Sequence[LineActor]) -> bool:
        """Whether an unmarked actor right behind a verb that has its subject before it is the verb's object: "X called on | the parties and said"."""
        verb = max((e for e in self._clause_ends if 0 <= actor.first - e <= 1), default=None)
        return verb is not None and self.language.word_order == "svo" and any(a.last < verb for a in subjects)

    def _antecedent(self, first: int) -> LineActor | None:
        """Whom a relative clause is about, if its verb has no subject of its own: "according to X, which | demanded …"."""
        clause = next(((a, b) for a, b in self.relative if a <= first < b), None)
        if clause is None or self._whom(clause) or self.line.tokens[clause[0]].fold in self.language.words("actors", "links", "where"):
            return None
        if any(clause[0] < a.first and a.last <= first and self.mark(a) == "subject" for a in self.actors):
            return None
        return self._before_clause(clause)

    def _whom(self, clause: tuple[int, int]) -> bool:
        """Whether a relative clause opens with the object of its verb: "the soldier, whom X | detained"."""
        if self.line.tokens[clause[0]].fold in self.language.words("actors", "links", "whom"):
            return True
        if self._head_last or self.language.word_order != "svo" or self.language.tables["actors"].get("free_order"):
            return False
        # "X, which | it accused of …", "a charge which | Y's spokesman denied", "X, to whom | he promised …", "X, whose silence | he called …"
        owned = _OWNED if self.line.tokens[clause[0]].fold in self.language.words("actors", "links", "whose") else 0
        inner = [a for a in self.actors if clause[0] + 1 <= a.first <= clause[0] + 1 + owned and a.first not in self._pre]
        return any(0 <= v - a.last <= (1 if a.pronoun else OPENING + 1) for a in inner for v in self._starts if self.line.tokens[v - 1].is_word)

    def _before_clause(self, clause: tuple[int, int]) -> LineActor | None:
        opens = self._pre_first.get(clause[0], clause[0])  # "X, | to whom | …"
        behind = opens - (self.line.tokens[opens - 1].fold == ",")
        near = next((a for a in [*self.actors, *self.adjectives] if a.last == behind), None)  # "an Armenian | who was seized"
        if near and self.mark(near) == "oblique" and self._negated(self._before_group(near.first)):  # "it was X, | not Y, | that opened fire"
            ahead = [a for a in self.actors if a.last < near.first and near.first - a.last <= _UNKNOWN]
            return max(ahead, key=lambda a: a.last, default=near)
        return near

    def _negated(self, first: int) -> bool:
        """Whether a "not" stands before a token."""
        return first > 0 and self.line.folds[first - 1] in self.language.words("actors", "links", "not")

    def _told_after(self, first: int, last: int) -> Codes:
        """The subject right behind a verb of saying that follows a comma: "…, said the ministry"."""
        behind = first - 1 if first and self.line.tokens[first - 1].fold != "-" else first - 2  # '"…", - | said X'
        if behind < 0 or self.line.tokens[behind].fold not in (",", '"', "»", "”") or self.language.word_order == "sov" or self._apposed(first):
            return ()
        label = next((a for a, b in self._quotes if b - 1 == behind and b - a <= _LABEL), None)
        if label is not None and self.line.tokens[behind].fold == '"' and behind == first - 1 and self.line.tokens[behind - 1].is_word:
            return ()  # 'The "Hayastan" alliance', 'блок «Айастан» | обвинил X': a name
        if any(a.first <= 1 and a.last == first - 1 and "," in (t.fold for t in self.line.tokens[a.first : a.last]) for a in self.actors):
            return ()  # "The minister of X, N. N., | said | Y would pay"
        between = list(enumerate(self.line.tokens[last:], last))
        loose = self._determiners | self.language.words("sets", "weekday") | self.language.words("actors", "links", "when")  # "…, said | on Tuesday | the ministry"
        stops = {i for i, t in between if t.fold == "." and self.line.tokens[i - 1].fold in self._determiners}  # "…, a dit M. | X"
        if self.language.tables["actors"].get("free_order"):  # "…, said | the head of | X's diplomacy"
            loose |= self.language.words("actors", "links", "words")
        near = next((i for i, t in between if t.fold not in loose and i not in stops and i + 1 not in self._pre), len(self.line.tokens))
        after = [a for a in self.actors if last <= a.first <= near]
        if late := self._subject_behind(last):
            return self.group(late)
        return self.codes(after[0]) if after else ()

    def _apposed(self, first: int) -> LineActor | None:
        """The subject that opens the line, of which what stands before the verb's comma is only told: "X, ally of Y, | condemned Z"."""
        subject = next((a for a in self.actors if a.first <= OPENING and self.mark(a) == "subject" and not a.pronoun), None)
        if subject is None or subject.last >= first - 1 or (self.line.tokens[subject.last].fold != "," and not self._named_after(subject, first)):
            return None
        if self.language.word_order == "sov" or self.line.tokens[first - 1].fold != ",":
            return None
        return None if any(subject.last < v < first and not apart(self.relative, v, first) for v in self._verbs) else subject

    def _named_after(self, subject: LineActor, first: int) -> bool:
        """Whether the name of an office's holder stands between commas before a verb: "X's ambassador to Y, | N. N., | condemned"."""
        comma = next((i for i in range(subject.last, first - 1) if not self.line.tokens[i].is_word), 0)
        name = self.line.tokens[comma + 1 : first - 1]
        return 0 < comma - subject.last <= _NAME and 0 < len(name) <= _NAME and self.line.tokens[comma].fold == "," and all(t.capital for t in name)

    def _inverted_pronoun(self, first: int, last: int) -> Codes:
        """Whom a pronoun means that a hyphen joins to a verb: "L'Arménie, | a-t-il averti, | le paiera"."""
        joined = [a for a in self.actors if a.pronoun and first <= a.first <= last + 1 and self._tells_behind(a)]
        return self.codes(joined[0]) if joined and self.line.text[joined[0].mention.start - 1] == "-" else ()

    def _told_last(self, first: int, last: int) -> Codes:
        """The same where it ends its clause: "if it does not withdraw, it will pay, | warned X."."""
        if self._noun_first and (told := self._inverted_pronoun(first, last)):
            return told
        if any(a.first <= 1 and a.last == first - 1 and self.mark(a) == "subject" for a in self.actors):
            return ()  # "The president of X, N. N., | warned Y."
        words = [t.fold for t in self.line.tokens]
        opening = [a for a in self.actors if a.first <= 1 and a.last < first and words[a.last] == "," and self.mark(a) == "subject"]
        if any(not any(a.last < s < first for s in self._starts) for a in opening):
            return ()  # "X, for its part, | rejects the charges of Y."
        count = len(self.line.tokens)  # "…, | warned X | on Thursday."
        behind = [a for a in self.actors if last <= a.first and self.mark(a) == "subject"]
        ends = [a for a in behind if (a.last == count or not self.line.tokens[a.last].is_word or a.last + OPENING + 1 >= count)]
        quoted = first > 1 and self.line.tokens[first - 1].fold == "," and self.line.tokens[first - 2].fold == '"'
        told = self._told_after(first, last) if ends or quoted else ()
        if quoted and told:  # '"…", | deplored X in Munich'
            return told
        return told if told and set(told) <= {c for a in ends[:1] for c in self.codes(a)} else ()

    def _subject_behind(self, last: int) -> LineActor | None:
        """The subject that stands behind its verb and what that governs, in free order, if its form shows it: "ответил Парижу | турецкий министр"."""
        if not self.language.tables["actors"].get("nominative"):
            return None
        ends = [i for i in range(last, len(self.line.tokens)) if not self.line.tokens[i].is_word or self.line.tokens[i].fold in self._subordinate]
        stop = min([*ends, *(s for s in self._verbs if s > last), len(self.line.tokens)])
        near = sorted((a for a in self.actors if last <= a.first < stop and self.mark(a) == "subject" and not a.pronoun and not a.arms), key=lambda a: a.first)
        near = [a for a in near if not any(o is not a and o.first <= a.first and a.last <= o.last for o in self.actors)]  # "с главой | МИД Армении"
        return next((a for a in near if self._nominative(a)), None)

    def _has_subject(self, first: int) -> bool:
        return any(a.last <= first for a in self.actors if self.mark(a) == "subject")

    def _seats(self, start: int, first: int) -> list[LineActor]:
        """A government that is told as a place at its clause's opening: "В Баку | опровергли", "in Moscow they …"; not "at the request of X"."""
        opening = [a for a in self.actors if start <= a.first <= start + OPENING and a.last <= first and self.mark(a) == "oblique" and talks(a)]
        return [a for a in opening if a.first - self._pre_first.get(a.first, a.first) <= 1 and self._before_group(a.first) not in self._cited]
