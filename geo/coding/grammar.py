"""One line's grammar: how its actors are marked, which stand together, who speaks.

Law: marks come from prepositions, cases and word order alone; no event is known here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

from geo.codebook import countries, country, unique
from geo.coding.clauses import apart, attributions, quotations, relative_clauses
from geo.coding.terms import CITED, OPENING, SOURCE, Codes
from geo.language import Language, Trigger
from geo.model import LineActor
from geo.phrases import Match
from geo.text import Line, Token

_LABEL = 4  # tokens of a quotation that only names something, with its closing mark
_TOPIC = 6  # tokens between a comma and the word that makes what stands between them the new topic
_SPLICED = 1  # tokens between a subject and the verb of its clause: an auxiliary
_UNKNOWN = 4  # tokens of an unknown noun behind its nationality
_SPEECH_REACH = 18  # tokens between a verb of saying and its subject
_NAME = 4  # tokens of a person's name, and of what stands between his office and it
_ENDING = 3  # letters of an ending that an apostrophe parts from a name
_INVERTED = 4  # tokens between the comma of an inserted clause and the pronoun behind its verb
_OWNED = 3  # tokens of what a relative clause's opening word owns: "X, whose | reaction to it | he described …"


class LineGrammar:
    """The actors of one line with their grammatical marks; `ends` are the tokens at which its verbs end their clauses."""

    def __init__(
        self, line: Line, language: Language, actors: Sequence[LineActor], subject_before: Codes, parties: tuple[str, str],
        ends: Sequence[int] = (), starts: Sequence[int] = (), teller_before: Codes = (), authors: Codes = (), latest: Codes = (),
        issuer: Codes = (),
    ) -> None:  # fmt: skip
        self._starts = starts  # the tokens at which the line's verbs begin
        infinitive = language.tables["actors"].get("infinitive")  # "şəxsləri hədəfə almaqda | ittiham edib": what somebody is accused of is no clause of its own
        ends = [e for e in ends if not (infinitive and re.search(infinitive, line.tokens[e - 1].fold))]
        self._verbs = {*starts, *(m.first for m in language.speech.find(line) if m.payload == "says")}
        self._clause_ends = sorted({*ends, *(m.last for m in language.speech.find(line) if m.payload == "says")})
        self.line, self.language, self.before, self.parties = line, language, subject_before, parties
        self.teller_before, self.latest = teller_before, latest
        self.actors = [a for a in actors if not a.adjective]
        self.adjectives = [a for a in actors if a.adjective]
        self._own = {id(a) for a in actors}  # asked for many times: their marks and groups are found once
        self._marks: dict[int, str] = {}
        self._groups: dict[int, Codes] = {}
        table = self._table = language.tables["actors"]
        self._plural, self._openers = language.words("actors", "plural"), language.words("actors", "openers")
        self._subordinate = language.words("actors", "links", "that")
        self._buildings = language.words("actors", "buildings")
        self._determiners = language.words("actors", "determiners")
        self._joins = language.words("actors", "links", "and") | {","}
        self._head_last = table.get("country_side") == "left"
        self._noun_first = bool(table.get("noun_first"))  # nationalities stand behind their nouns
        self._cases = [(re.compile(pattern), mark) for mark, pattern in table.get("case", {}).items()]
        found = language.prepositions.find(line)
        ahead = [] if table.get("postpositions") else sorted(found, key=lambda m: m.last - m.first)  # the longest wins
        self._pre, self._pre_first = {m.last: m.payload for m in ahead}, {m.last: m.first for m in ahead}
        self._post = {m.first: m.payload for m in reversed(found)} if table.get("postpositions") else {}  # the longest wins
        self._post_alone = {m.first: m.payload for m in found} if self._post else {}  # the shortest wins
        self._cited = {m.last for m in language.speech.find(line) if m.payload == "per"} if self._source_behind(language) else set()
        self._citing = {m.first for m in language.speech.find(line) if m.payload == "per"}  # the same where the source stands before
        self._owners = {m.first for m in found if m.payload == "owner"}
        self._nominalised = re.compile(table["nominalised"]) if "nominalised" in table else None
        self._participle = re.compile(table["participle"]) if "participle" in table else None
        self._definite = table.get("definite_ending") or "$^"
        self._done_by = re.compile(table["done_by"]) if "done_by" in table else None
        self._cuts = clause_cuts(line, language)
        self.relative = relative_clauses(line, language)
        self._quotes, self._asides = quotations(line), attributions(line, language)
        self._objects_of_verbs: set[LineActor] = set()
        self._accused: LineActor | None = None
        self.relative += self._bare_relatives()
        self._cuts += self._splices()
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

    def _is_ours(self, token: int) -> bool:
        """Whether a word is a verb in the first person plural: "kınıyoruz"."""
        we = self.language.tables["actors"].get("first_person_ending")
        return bool(we and re.search(we, self.line.tokens[token].fold))

    def _issued(self, match: Match[Trigger]) -> Codes:
        """Whose words are those of a statement that are nobody else's: not those in quotation marks, and not where the line tells of another speaker."""
        return () if self.speakers or any(a <= match.first < b for a, b in self._quotes) else self._issuer or self._writers_of(match)

    @cached_property
    def _nation_starts(self) -> set[int]:
        """Where words of nationality begin."""
        return {m.first for m in self.language.nations.find(self.line)}

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

    @staticmethod
    def _source_behind(language: Language) -> bool:
        """Whether a source may stand behind the words that cite it: not where verbs stand last ("Bakü'ye göre | Ermeni birlikleri …")."""
        return language.word_order != "sov"

    def mark(self, actor: LineActor) -> str:
        """Return what marks an actor: ``subject`` when nothing does, else agent, target, genitive, with, dative, object, oblique."""
        found = self._marks.get(id(actor)) or self._mark(actor)
        if id(actor) in self._own:
            self._marks[id(actor)] = found
        return found

    def _mark(self, actor: LineActor) -> str:
        if self._head_last and actor.last + self._suffix_apart(actor) in self._citing:
            return "oblique"
        if actor.last in self._post and self._stands_behind(actor):
            behind = actor.last + self._suffix_apart(actor)  # "Rusya'nın | arabuluculuğunda": the word behind the ending marks it
            found = self._post[behind if self._marks_behind(behind) else actor.last]
            if found == "subject" and any(mark == "genitive" and pattern.search(self.line.tokens[actor.last - 1].fold) for pattern, mark in self._cases):
                found = self._post_alone[actor.last]  # "Հայաստանի | դեմ է": against it; "Հայաստանը | դեմ է": it is against
            return "dative" if found == "agent" and self._head_last and not self._suffix_apart(actor) and self._aimed_at(actor) else found
        if {t.fold for t in self.line.tokens[actor.last + 1 : actor.last + 2]} & self.language.words("actors", "impersonal") and self.line.tokens[actor.last].fold == ",":
            return "subject"  # "Au département d'État, | on | a exhorté …"
        if self._head_last and {t.fold for t in self.line.tokens[actor.last : actor.last + 1]} & self.language.words("actors", "links", "them"):
            return "subject"  # "hərbçiləri | onu | saxlayıb": the object stands behind
        position = self._before_group(actor.first)
        if position > 0 and self.line.tokens[position - 1].fold in self._plural and self._opens(position - 1):
            return "subject"
        if position in self._cited:
            return "oblique"
        verbs = {v for a in self._in_row(actor) for v in (a.last, a.last + 1)} & self._verbs
        if position in self._pre and self.line.tokens[position - 1].fold in self._subordinate and verbs:
            return "subject"  # "a day after | the ministers | met"
        if position in self._pre:
            from_there = self._pre[position] == "with" and self._from_there(actor, position)  # "с | российских позиций"
            return "source" if from_there else self._pre[position]
        if actor.bare and self._head_last and not self._suffix_apart(actor):
            return "subject"
        if self._is_destination(actor):
            return "dative"
        if actor.last < len(self.line.tokens) and self.line.tokens[actor.last].fold in self._buildings:
            return "oblique"  # "hökumət | binası qarşısında"
        ends = (actor.last - 1,) if self._head_last else (actor.last - 1, actor.first)
        words = [self.line.tokens[i].fold for i in ((actor.last,) if self._suffix_apart(actor) else ends)]
        if len(actor.mention.actors) > 1 and actor.last - actor.first > 1:  # "iki tərəfi" is an object, "Azərbaycan tərəfi" a subject
            words.append(" ".join(t.fold for t in self.line.tokens[actor.last - 2 : actor.last]))
        found = next((mark for word in words for pattern, mark in self._cases if pattern.search(word)), "subject")
        if found == "genitive" and self._done_by and actor.last < len(self.line.tokens) and self._done_by.search(self.line.tokens[actor.last].fold):
            return "agent"  # "հակառակորդի | արձակած": a participle's doer
        if found == "dative" and actor is self._opening_name():
            return "subject"
        if found == "subject" and self._taken_by_them(actor):
            return "object"
        if found == "subject" and (owned := self._compound(actor)):
            return owned
        if found == "subject" and (bent := self._bent_behind(actor)):
            return bent
        if found == "subject" and (governed := self._hangs_on(actor, position)):
            return governed
        return self._shared_mark(position) if found == "subject" and not self._post else found

    def _bent_behind(self, actor: LineActor) -> str:
        """The case of whom "and" joins to an actor right behind it, where only the last of a row bends: "X və | Y-la həmsərhəd olan"; "" if none."""
        joined = self.language.word_order == "sov" and {t.fold for t in self.line.tokens[actor.last : actor.last + 1]} & (self._joins - {","})
        mate = next((a for a in self.actors if a.first == actor.last + 1 and not a.recalled), None) if joined else None
        word = self.line.tokens[mate.last if self._suffix_apart(mate) else mate.last - 1].fold if mate else ""
        found = next((mark for pattern, mark in self._cases if pattern.search(word)), "")
        return found if found in ("with", "dative", "object") else ""

    def owns_behind(self, actor: LineActor) -> bool:
        """Whether a possessive ending stands behind an actor: "Armenia | 's | aggression"."""
        return actor.last < len(self.line.tokens) and self.line.tokens[actor.last].fold in self.language.words("actors", "links", "owns")

    def _taken_by_them(self, actor: LineActor) -> bool:
        """Whether people in the accusative stand right before a verb in the plural that has no subject: "двоих азербайджанцев | задержали"."""
        plural, behind = self._table.get("plural_verb"), self.line.tokens[actor.last : actor.last + 1]
        taken = bool(plural) and actor.last in self._verbs and bool(behind) and bool(re.search(plural or "$^", behind[0].fold))
        return taken and self._accusative(actor)

    def _in_row(self, actor: LineActor) -> list[LineActor]:
        """An actor and those behind it that "and" alone joins to it: "since | the ministers of A and B | met"."""
        row = [actor]
        for a in sorted(self.actors, key=lambda a: a.first):
            words = [t.fold for t in self.line.tokens[row[-1].last : a.first]]
            if a.first > row[-1].last and words and set(words) <= self._joins | self._determiners:
                row.append(a)
        return row

    def _aimed_at(self, actor: LineActor) -> bool:
        """Whether the last word of an actor stands in the dative, so that words for fire behind it are not its own: "X mevzilerine | top ateşiyle"."""
        word = self.line.tokens[actor.last - 1].fold
        return next((mark for pattern, mark in self._cases if pattern.search(word)), "") == "dative"

    def _compound(self, actor: LineActor) -> str:
        """The mark of a bare country that only tells whose the noun behind it is: that noun's ("Azerbaycan | kentlerindeki tesisler")."""
        ending, tokens = self.language.tables["actors"].get("compound"), self.line.tokens
        if not ending or actor.last >= len(tokens) or tokens[actor.last].capital or any(":" in c for c in actor.mention.actors):
            return ""
        behind = tokens[actor.last].fold
        return next((mark for pattern, mark in self._cases if pattern.search(behind)), "oblique") if re.search(ending, behind) else ""

    def _is_destination(self, actor: LineActor) -> bool:
        """Whether a country without its article stands before an auxiliary, and so is where something is brought: "Վրաստան | է ուղարկել"."""
        pattern, behind = self._table.get("destination"), self.line.tokens[actor.last : actor.last + 1]
        whole = pattern and all(":" not in c for c in actor.mention.actors) and re.search(pattern, self.line.tokens[actor.last - 1].fold)
        return bool(whole and behind and behind[0].fold in self.language.words("actors", "auxiliaries"))

    def _from_there(self, actor: LineActor, position: int) -> bool:
        """Whether a word that means "with" or "from" by the case behind it means "from"."""
        if self.line.tokens[position - 1].fold not in self.language.words("actors", "links", "from") or not self._table.get("nominative"):
            return False
        if self.line.tokens[actor.last - 1].fold in self.language.words("actors", "links", "from_sides"):
            return True  # "с | азербайджанской стороны"
        return self._accusative(actor) and any(":MIL" in c for c in actor.mention.actors)

    def _hangs_on(self, actor: LineActor, position: int) -> str:
        """The mark of people in the genitive behind an unknown noun that a preposition governs: "по машине | армянских медиков", "о гибели | армянских военных"."""
        if self._owns_aim(position):
            return "target"
        if not self.language.tables["actors"].get("nominative") or position < 1 or self.line.tokens[actor.first].capital or not self._accusative(actor):
            return ""
        noun = self.line.tokens[position - 1]
        dative = self.language.tables["actors"].get("dative_noun")
        if dative and noun.is_word and not noun.capital and re.search(dative, noun.fold):
            return "dative"  # "журналистам | турецкого телеканала"
        timed = any(noun.fold in self.language.words("sets", key) or noun.fold.isdigit() for key in ("weekday", "month", "unit", "num"))
        if not noun.is_word or timed or position - 1 not in self._pre or any(a.last == position for a in (*self.actors, *self.adjectives)):
            return ""
        return "target" if self._pre[position - 1] == "target" else "genitive"

    def _owns_aim(self, position: int) -> bool:
        """Whether a preposition and a noun, perhaps with an adjective, tell that what is owned is aimed at: "нападение на мирные села | Армении"."""
        aim = self.language.tables["actors"].get("owned_aim")
        if not aim or position < 1:
            return False
        noun = self.line.tokens[position - 1]
        words = [self.line.tokens[i - 1].fold for i in (position - 1, position - 2) if self._pre.get(i) == "target"]
        return noun.is_word and not noun.capital and any(re.search(aim, f"{word} {noun.fold}") for word in words)

    def _owns_place(self, actor: LineActor) -> bool:
        """Whether a country in the genitive only says where a place lies: "Azerbaycan'ın | Daşkesen bölgesinde"."""
        behind = actor.last + self._suffix_apart(actor)
        if any(":" in c for c in actor.mention.actors) or behind >= len(self.line.tokens) or not self.line.tokens[behind].capital:
            return False
        return not any(a.first == behind for a in (*self.actors, *self.adjectives))

    def _opening_name(self) -> LineActor | None:
        """Whoever is named first in a line without another subject, where the ending of a dative may be that of a name in the nominative ("Դեկոտինյին")."""
        alike = self.language.tables["actors"].get("case_alike")
        if not alike or not self.actors:
            return None
        first = min(self.actors, key=lambda a: a.first)
        words = [self.line.tokens[a.last - 1].fold for a in self.actors if a is not first]
        bare = [w for w in words if not any(pattern.search(w) for pattern, _ in self._cases)]
        named = first.last - first.first > 1 and self.line.tokens[first.last - 1].capital and first.first <= OPENING
        return first if named and not bare and re.search(alike, self.line.tokens[first.last - 1].fold) else None

    def _before_group(self, position: int) -> int:
        """The token at which a group begins: its articles, and the word that counts it ("a | group of | soldiers")."""
        words, parts = self.line.tokens, self.language.words("actors", "partitives")
        while position > 0:
            counted = position > 1 and self._pre.get(position) == "genitive" and words[position - 2].fold in parts
            titled = position > 1 and words[position - 1].fold == "." and words[position - 2].fold in self._determiners  # "avec M. | X"
            if counted or titled:
                position -= 2
            elif words[position - 1].fold in self._determiners and position not in self._pre:
                position -= 1
            else:
                break
        return position

    def _shared_mark(self, position: int) -> str:
        """The mark of the one before in a list: "in calls to X | and Y"."""
        joined = position > 0 and self.line.tokens[position - 1].fold in self._joins - {","}
        before = next((a for a in self.actors if a.last == position - 1), None) if joined else None
        return self.mark(before) if before else "subject"

    def _opens(self, token: int) -> bool:
        """Whether a word opens its clause: there "des soldats" are some soldiers, not of soldiers."""
        return token == 0 or not self.line.tokens[token - 1].is_word or self.line.tokens[token - 1].fold in self._openers

    def _stands_behind(self, actor: LineActor) -> bool:
        """Whether the word behind an actor is its postposition: not part of the next actor; a short one hangs on by an apostrophe."""
        if any(a.first == actor.last for a in self.actors):
            return False
        return len(self.line.tokens[actor.last].fold) > 2 or self._suffix_apart(actor)

    def _marks_behind(self, token: int) -> bool:
        """Whether a postposition that is no mere ending stands at a token, and no actor begins there."""
        return token in self._post and len(self.line.tokens[token].fold) > 2 and not any(a.first == token for a in self.actors)

    def _suffix_apart(self, actor: LineActor) -> bool:
        """An ending that an apostrophe parts from its name: Bakü'ye."""
        if actor.last >= len(self.line.tokens):
            return False
        gap = self.line.text[self.line.tokens[actor.last - 1].end : self.line.tokens[actor.last].start]
        return gap in ("'", "’", "ʼ", "-") and not self.line.tokens[actor.last].capital

    def _clause(self, first: int, last: int) -> tuple[int, int]:
        """The tokens between the semicolons, colons and words of contrast round a trigger."""
        return max((c for c in self._cuts if c < first), default=-1) + 1, min((c for c in self._cuts if c >= last), default=len(self.line.tokens))

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

    # ------------------------------------------------------------ groups

    def group(self, actor: LineActor) -> Codes:
        """Return the codes of an actor and of those joined to it by commas and "and"."""
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
        if self._hyphened(a, b) or self._also(a, b):
            return True
        behind = self._pre_first.get(self._before_group(b.first), b.first) if self.mark(a) == self.mark(b) else b.first  # "to A | and to | B"
        gap = self.line.tokens[a.last : max(a.last, behind)]
        while len(gap) > 1 and gap[0].capital:  # "the secretary of X N. N., | the envoy of Y": names that are not known
            gap = gap[1:]
        while len(gap) > 1 and gap[-1].capital:  # "с Путиным, Эмманюэлем | Макроном": a first name that is not known
            gap = gap[:-1]
        between = [t.fold for t in gap]
        if len(between) <= 1 and not set(between) & self._joins and countries(self.codes(a)) == countries(self.codes(b)):
            return True  # "and his | Azerbaijani counterpart | X"
        ands, words = self._joins - {","}, [t.fold for t in self.line.tokens]
        listed = self._ends_list(b) and words[a.first - 1] not in ands and not self._begins(a, b)  # "with A, | B and C", but "with A and B, | C and D"
        if "," in between and set(between) <= self._determiners | self._joins and self.mark(a) != "subject" == self.mark(b) and not listed:
            return False  # "gathered by A, B agreed", "its ties with A, and B drilled"
        if "," in between and set(between) & ands and {b.last, b.last + 1} & self._verbs and self.mark(a) != "subject":
            return False  # "according to A, and | B urged …"
        if "," in between and self.mark(b) == "subject" != self.mark(a) and set(between) & ands and any(0 <= v - b.last <= 1 for v in self._starts):
            return False  # "said in a statement of A, and | B | called for …"
        if "," in between and set(between) & ands and countries(self.codes(b)) == {*self.parties} and len(b.mention.actors) > 1:
            return False  # "was proposed by Z, and | both sides | agreed"
        if "," in between and countries(self.codes(a)) < countries(self.codes(b)):
            return False  # "X gathered Y and Z, and | the three men | agreed"
        numbers = self.language.words("sets", "num") - self._joins
        between = [w for w in between if not w.isdigit() and w not in numbers]
        filler = self._determiners | self.language.words("actors", "possessives")
        filler |= self.language.words("actors", "links", "both") | self.language.words("actors", "links", "words")
        both = sum(w in self.language.words("actors", "links", "both") for w in between) > 1  # "hem X'i | hem de | Y'yi": endings stand apart
        alike = all(w in self._joins or w in filler or (both and len(w) <= _ENDING) for w in between)
        return (both or bool(set(between) & self._joins)) and alike and not (a.pronoun or b.pronoun)

    def _begins(self, a: LineActor, b: LineActor) -> bool:
        """Whether two joined actors behind a comma are the subject of the verb behind them, which has no other: "Gathered by A, | B and C | agreed"."""
        last = next((c for c in sorted(self.actors, key=lambda c: c.first) if c.first > b.last), None)
        own = any(c.last <= a.first and self.mark(c) == "subject" for c in self.actors)
        return last is not None and not own and self.language.word_order == "svo" and any(0 <= v - last.last <= 1 for v in self._starts)

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

    # ------------------------------------------------------------ speakers

    def _speakers(self) -> Codes:
        whereby = {m.first for m in self.language.speech.find(self.line) if m.payload == "whereby"}  # "the claim | according to which | X fired"
        for m in self.language.speech.find(self.line):
            if m.payload == "per" and m.first not in whereby:
                behind = self.language.word_order == "sov" or any(self._head_last and a.last + self._suffix_apart(a) == m.first for a in self.actors)
                after = [a for a in self.actors if 0 <= (m.first - a.last if behind else a.first - m.last) <= CITED]
                if after:
                    return self.group(after[-1 if behind else 0])
        opening = next((a for a in self.actors if a.first <= 1 and a.last < len(self.line.tokens) and self.line.tokens[a.last].fold == ":"), None)
        if opening and talks(opening):  # "Aliyev: | Armenia will regret it"
            return self.codes(opening)
        for m in self.language.speech.find(self.line):
            if m.payload == "says" and self._noun_first and (who := self._inverted_pronoun(m.first, m.last)):
                return who
            if m.payload == "says" and m.first and not self.line.tokens[m.first - 1].is_word and (who := self.by_surname(len(self.line.tokens), m.last)):
                return who
            if m.payload == "says" and (who := self._source(m.first) or self._told_after(m.first, m.last) or self._subject(m.first, m.last, _SPEECH_REACH)):
                return who
        return self._quoted_last()

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
        before = [a for a in self.actors if a.last <= first and first - a.last <= reach + 10 and self.mark(a) == "subject"]
        before = [a for a in before if not apart(self.relative, a.first, first) and not a.arms]
        before = [a for a in before if not apart(self._quotes, a.first, first)] or before  # '"X will pay for it" | said Y'
        start, _ = self._clause(first, last)
        before = [a for a in before if a.first >= start] or before
        closes = [a for a in before if a.last == first and a.first and self.line.tokens[a.first - 1].fold == ","]  # "was destroyed, | Baku | said"
        before = closes or [a for a in before if not self._follows_verb(a, before)]
        if main := self._apposed(first):
            return self.group(main)
        if (nation := self._nation_subject(first)) and not any(nation.last <= a.first for a in before):
            return nation.mention.actors
        if before:
            return self.group(max(before, key=lambda a: a.last))
        beside = [a for a in self.actors if last <= a.first <= last + OPENING and self.mark(a) == "oblique" and talks(a)]
        seats = beside or self._seats(start, first)
        after = [a for a in self.actors if 0 <= a.first - last <= reach and self.mark(a) in ("subject", "genitive") and not self._accusative(a)]
        inverted = self.language.word_order == "sov" or bool(self.language.tables["actors"].get("free_order")) or first == 0 or not self.line.tokens[first - 1].is_word
        return self.codes(seats[0]) if seats else self.codes(after[0]) if after and inverted and not self._has_subject(first) else ()

    def _nation_subject(self, first: int) -> LineActor | None:
        """A nationality that opens its clause with a noun that is no known actor: "The Azerbaijani | convoy | attacked"."""
        first = next((a - 1 for a, b in self._asides if b == first - 1), first)  # "The Xs, | officials say, | attacked"
        owners = [a for a in self.actors if self._head_last and self.mark(a) == "genitive" and all(":" not in c for c in a.mention.actors)]
        for a in sorted([*self.adjectives, *owners], key=lambda a: -a.first) if self.language.word_order == "svo" else ():
            between = self.line.tokens[a.last : first]
            apart_of = [i for i, mark in self._pre.items() if mark != "genitive"] if self._noun_first else [*self._pre]
            if not 0 <= first - a.last - (not self._noun_first) <= _UNKNOWN or not all(t.is_word for t in between):
                continue
            if any(a.last < i <= first for i in (*apart_of, *self._clause_ends)):
                continue
            position = a.first - (self._noun_first and a.first > 1 and self._unknown_noun(a.first - 1))
            while position > 0 and self.line.tokens[position - 1].fold in self._determiners and position not in self._pre:
                position -= 1
            before = self.line.tokens[position - 1]
            opens = position == 0 or position in self._clause_ends or not before.is_word or before.fold in self._subordinate | self._joins
            whole = self.line.text[a.mention.end : a.mention.end + 1] not in ("-", "‑")  # "a Turkish-made | drone" is not Turkey's
            headed = a in owners and any(re.search(self._definite, t.fold) for t in between)  # "Իրանի | նորանշանակ դեսպանորդը"
            if opens and whole and (headed or (a not in owners and self.mark(a) == "subject")) and not any(a.last <= o.first < first for o in self.actors):
                return a
        return None

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
        return next((a for a in [*self.actors, *self.adjectives] if a.last == behind), None)  # "an Armenian | who was seized"

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

    def _nominative(self, actor: LineActor) -> bool:
        """Whether an actor's form shows it to be a subject: its adjective or office, or the bare name of a person."""
        first, last = self.line.tokens[actor.first], self.line.tokens[actor.last - 1]
        if actor.person:
            return bool(re.search(self._table["nominative_name"], last.fold)) and not self._of_case(last.fold)
        return bool(re.search(self._table["nominative"], (last if self._head_last else first).fold))

    def _of_case(self, word: str) -> bool:
        return any(pattern.search(word) for pattern, _ in self._cases)

    def _has_subject(self, first: int) -> bool:
        return any(a.last <= first for a in self.actors if self.mark(a) == "subject")

    def _seats(self, start: int, first: int) -> list[LineActor]:
        """A government that is told as a place at its clause's opening: "В Баку | опровергли", "in Moscow they …"; not "at the request of X"."""
        opening = [a for a in self.actors if start <= a.first <= start + OPENING and a.last <= first and self.mark(a) == "oblique" and talks(a)]
        return [a for a in opening if a.first - self._pre_first.get(a.first, a.first) <= 1 and self._before_group(a.first) not in self._cited]

    def _accusative(self, actor: LineActor) -> bool:
        """Whether an actor has the ending of an object where its mark does not tell."""
        pattern = self.language.tables["actors"].get("accusative")
        return bool(pattern and re.search(pattern, self.line.tokens[actor.first].fold))


def clause_cuts(line: Line, language: Language) -> list[int]:
    """The tokens that part clauses: semicolons, colons, words of contrast, and the comma before a new topic ("…, Rusiya isə …")."""
    but = language.words("actors", "links", "but")
    found = {i for i, t in enumerate(line.tokens) if t.fold in (";", ":") or (i and t.fold in but)}
    before = [t.fold for t in line.tokens]
    found |= {i for i, t in enumerate(line.tokens[1:-1], 1) if t.fold == "." and not before[i - 1].isdigit() and before[i - 1] not in language.abbreviations}  # "X է. Y"
    if during := language.tables["actors"].get("during"):  # "X açıklarken, | Y …": two subjects
        ends = [i for i, t in enumerate(line.tokens[:-1]) if re.search(during, t.fold)]
        found |= {i + 1 for i in ends if line.tokens[i + 1].fold == ","} | {i for i in ends if line.tokens[i + 1].capital}  # "X nitelerken | Y …"
    return sorted(found | set(topic_cuts(line, language)))


def topic_cuts(line: Line, language: Language) -> list[int]:
    """The commas before a new topic: "X Y-ni dəstəkləyib | , Z isə …"."""
    topic, words = language.words("actors", "links", "topic"), [t.fold for t in line.tokens]
    return sorted({c for i, w in enumerate(words) if w in topic for c in range(max(0, i - _TOPIC), i) if words[c] == ","})


def talks(actor: LineActor) -> bool:
    """Whether an actor is one that speaks: a government, an organisation, a country."""
    return any(c.partition(":")[2] in ("GOV", "IGO", "") for c in actor.mention.actors)


def minus(codes: Sequence[str], without: Codes) -> Codes:
    """Return the codes whose country does not stand in `without`."""
    gone = countries(without)
    return tuple(c for c in codes if country(c) not in gone)
