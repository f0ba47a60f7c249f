"""How a line marks its names: by prepositions, postpositions, cases and the words beside them.

Law: a mark comes from words and endings round a name alone; no event is known here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from geo.coding.terms import OPENING
from geo.language import Language
from geo.model import LineActor
from geo.text import Line


class LineMarks:
    """The actors of one line with their grammatical marks; `ends` and `starts` are the tokens at which its verbs end and begin."""

    def __init__(self, line: Line, language: Language, actors: Sequence[LineActor], ends: Sequence[int], starts: Sequence[int]) -> None:
        self.line, self.language = line, language
        self.actors = [a for a in actors if not a.adjective]
        self.adjectives = [a for a in actors if a.adjective]
        self._own = {id(a) for a in actors}  # asked for many times: their marks are found once
        self._marks: dict[int, str] = {}
        says = [m for m in language.speech.find(line) if m.payload == "says"]
        self._starts = starts  # the tokens at which the line's verbs begin
        self._verbs = {*starts, *(m.first for m in says)}
        self._clause_ends = sorted({*self._ends_of_clauses(ends), *(m.last for m in says)})
        self._know_language(language)
        self._know_prepositions(line, language)

    def _ends_of_clauses(self, ends: Sequence[int]) -> list[int]:
        """The ends of verbs that close a clause: not of what somebody is accused of ("şəxsləri hədəfə almaqda | ittiham edib")."""
        infinitive = self.language.tables["actors"].get("infinitive")
        return [e for e in ends if not (infinitive and re.search(infinitive, self.line.tokens[e - 1].fold))]

    def _know_language(self, language: Language) -> None:
        """Keep the words and endings that are asked for again and again."""
        table = self._table = language.tables["actors"]
        self._plural, self._openers = language.words("actors", "plural"), language.words("actors", "openers")
        self._subordinate = language.words("actors", "links", "that")
        self._buildings = language.words("actors", "buildings")
        self._determiners = language.words("actors", "determiners")
        self._joins = language.words("actors", "links", "and") | {","}
        self._head_last = table.get("country_side") == "left"
        self._noun_first = bool(table.get("noun_first"))  # nationalities stand behind their nouns
        self._cases = [(re.compile(pattern), mark) for mark, pattern in table.get("case", {}).items()]
        self._nominalised, self._participle, self._done_by = (re.compile(table[key]) if key in table else None for key in ("nominalised", "participle", "done_by"))
        self._definite = table.get("definite_ending") or "$^"

    def _know_prepositions(self, line: Line, language: Language) -> None:
        """Keep where the line's prepositions, postpositions and words for sources stand."""
        found, behind = language.prepositions.find(line), bool(language.tables["actors"].get("postpositions"))
        ahead = [] if behind else sorted(found, key=lambda m: m.last - m.first)  # the longest wins
        self._pre, self._pre_first = {m.last: m.payload for m in ahead}, {m.last: m.first for m in ahead}
        self._post = {m.first: m.payload for m in reversed(found)} if behind else {}  # the longest wins
        self._post_alone = {m.first: m.payload for m in found} if self._post else {}  # the shortest wins
        self._owners = {m.first for m in found if m.payload == "owner"}
        cites = [m for m in language.speech.find(line) if m.payload == "per"]
        self._citing = {m.first for m in cites}  # where the source stands before
        # a source stands behind but where verbs stand last ("Bakü'ye göre | Ermeni birlikleri …")
        self._cited = {m.last for m in cites} if language.word_order != "sov" else set()

    def mark(self, actor: LineActor) -> str:
        """Return what marks an actor: ``subject`` when nothing does, else agent, target, genitive, with, dative, object, oblique."""
        found = self._marks.get(id(actor)) or self._mark(actor)
        if id(actor) in self._own:
            self._marks[id(actor)] = found
        return found

    def _mark(self, actor: LineActor) -> str:
        """The mark of words beside an actor, else that of its ending, else that of what stands round it."""
        if self._head_last and actor.last + self._suffix_apart(actor) in self._citing:
            return "oblique"
        if actor.last in self._post and self._stands_behind(actor):
            return self._by_postposition(actor)
        if self._pronoun_follows(actor):
            return "subject"
        position = self._before_group(actor.first)
        return self._by_words_before(actor, position) or self._by_word_behind(actor) or self._by_ending(actor, position)

    def _by_postposition(self, actor: LineActor) -> str:
        """The mark of the word behind an actor, or of the one behind an ending that an apostrophe parts: "Rusya'nın | arabuluculuğunda"."""
        behind = actor.last + self._suffix_apart(actor)
        found = self._post[behind if self._marks_behind(behind) else actor.last]
        if found == "subject" and any(mark == "genitive" and pattern.search(self.line.tokens[actor.last - 1].fold) for pattern, mark in self._cases):
            found = self._post_alone[actor.last]  # "Հայաստանի | դեմ է": against it; "Հայաստանը | դեմ է": it is against
        return "dative" if found == "agent" and self._head_last and not self._suffix_apart(actor) and self._aimed_at(actor) else found

    def _pronoun_follows(self, actor: LineActor) -> bool:
        """Whether a pronoun right behind an actor shows it to be a subject: "Au département d'État, | on | a exhorté …", "hərbçiləri | onu | saxlayıb"."""
        behind = [t.fold for t in self.line.tokens[actor.last : actor.last + 2]]
        if len(behind) > 1 and behind[0] == "," and behind[1] in self.language.words("actors", "impersonal"):
            return True
        return self._head_last and bool(behind) and behind[0] in self.language.words("actors", "links", "them")  # the object stands behind

    def _by_words_before(self, actor: LineActor, position: int) -> str:
        """The mark of what stands before an actor's group: a plural article, a source's word, a preposition; "" if nothing does."""
        if position > 0 and self.line.tokens[position - 1].fold in self._plural and self._opens(position - 1):
            return "subject"
        if position in self._cited:
            return "oblique"
        if position not in self._pre:
            return ""
        verbs = {v for a in self._in_row(actor) for v in (a.last, a.last + 1)} & self._verbs
        if verbs and self.line.tokens[position - 1].fold in self._subordinate:
            return "subject"  # "a day after | the ministers | met"
        from_there = self._pre[position] == "with" and self._from_there(actor, position)  # "с | российских позиций"
        return "source" if from_there else self._pre[position]

    def _by_word_behind(self, actor: LineActor) -> str:
        """The mark of a bare name, and of what the noun or auxiliary behind an actor makes a place: "hökumət | binası qarşısında"; "" if nothing does."""
        if actor.bare and self._head_last and not self._suffix_apart(actor):
            return "subject"
        if self._is_destination(actor):
            return "dative"
        inside = actor.last < len(self.line.tokens) and self.line.tokens[actor.last].fold in self._buildings
        return "oblique" if inside else ""

    def _by_ending(self, actor: LineActor, position: int) -> str:
        """The mark of an actor's case, or of what stands for one: a participle's doer, a verb's object, the noun or list that it belongs to."""
        found = self._case_of(actor)
        if found == "genitive" and self._done_by and actor.last < len(self.line.tokens) and self._done_by.search(self.line.tokens[actor.last].fold):
            return "agent"  # "հակառակորդի | արձակած": a participle's doer
        if found == "dative" and actor is self._opening_name():
            return "subject"
        if found != "subject":
            return found
        if self._taken_by_them(actor):
            return "object"
        return self._compound(actor) or self._bent_behind(actor) or self._hangs_on(actor, position) or ("subject" if self._post else self._shared_mark(position))

    def _case_of(self, actor: LineActor) -> str:
        """The case of an actor's last word, or first, by its ending; ``subject`` if none shows."""
        ends = (actor.last - 1,) if self._head_last else (actor.last - 1, actor.first)
        words = [self.line.tokens[i].fold for i in ((actor.last,) if self._suffix_apart(actor) else ends)]
        if len(actor.mention.actors) > 1 and actor.last - actor.first > 1:  # "iki tərəfi" is an object, "Azərbaycan tərəfi" a subject
            words.append(" ".join(t.fold for t in self.line.tokens[actor.last - 2 : actor.last]))
        return next((mark for word in words for pattern, mark in self._cases if pattern.search(word)), "subject")

    def _suffix_apart(self, actor: LineActor) -> bool:
        """An ending that an apostrophe parts from its name: Bakü'ye."""
        if actor.last >= len(self.line.tokens):
            return False
        gap = self.line.text[self.line.tokens[actor.last - 1].end : self.line.tokens[actor.last].start]
        return gap in ("'", "’", "ʼ", "-") and not self.line.tokens[actor.last].capital

    def _stands_behind(self, actor: LineActor) -> bool:
        """Whether the word behind an actor is its postposition: not part of the next actor; a short one hangs on by an apostrophe."""
        if any(a.first == actor.last for a in self.actors):
            return False
        return len(self.line.tokens[actor.last].fold) > 2 or self._suffix_apart(actor)

    def _marks_behind(self, token: int) -> bool:
        """Whether a postposition that is no mere ending stands at a token, and no actor begins there."""
        return token in self._post and len(self.line.tokens[token].fold) > 2 and not any(a.first == token for a in self.actors)

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

    def _opens(self, token: int) -> bool:
        """Whether a word opens its clause: there "des soldats" are some soldiers, not of soldiers."""
        return token == 0 or not self.line.tokens[token - 1].is_word or self.line.tokens[token - 1].fold in self._openers

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

    def _from_there(self, actor: LineActor, position: int) -> bool:
        """Whether a word that means "with" or "from" by the case behind it means "from"."""
        if self.line.tokens[position - 1].fold not in self.language.words("actors", "links", "from") or not self._table.get("nominative"):
            return False
        if self.line.tokens[actor.last - 1].fold in self.language.words("actors", "links", "from_sides"):
            return True  # "с | азербайджанской стороны"
        return self._accusative(actor) and any(":MIL" in c for c in actor.mention.actors)

    def _is_destination(self, actor: LineActor) -> bool:
        """Whether a country without its article stands before an auxiliary, and so is where something is brought: "Վրաստան | է ուղարկել"."""
        pattern, behind = self._table.get("destination"), self.line.tokens[actor.last : actor.last + 1]
        whole = pattern and all(":" not in c for c in actor.mention.actors) and re.search(pattern, self.line.tokens[actor.last - 1].fold)
        return bool(whole and behind and behind[0].fold in self.language.words("actors", "auxiliaries"))

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

    def _taken_by_them(self, actor: LineActor) -> bool:
        """Whether people in the accusative stand right before a verb in the plural that has no subject: "двоих азербайджанцев | задержали"."""
        plural, behind = self._table.get("plural_verb"), self.line.tokens[actor.last : actor.last + 1]
        taken = bool(plural) and actor.last in self._verbs and bool(behind) and bool(re.search(plural or "$^", behind[0].fold))
        return taken and self._accusative(actor)

    def _compound(self, actor: LineActor) -> str:
        """The mark of a bare country that only tells whose the noun behind it is: that noun's ("Azerbaycan | kentlerindeki tesisler")."""
        ending, tokens = self.language.tables["actors"].get("compound"), self.line.tokens
        if not ending or actor.last >= len(tokens) or tokens[actor.last].capital or any(":" in c for c in actor.mention.actors):
            return ""
        behind = tokens[actor.last].fold
        return next((mark for pattern, mark in self._cases if pattern.search(behind)), "oblique") if re.search(ending, behind) else ""

    def _bent_behind(self, actor: LineActor) -> str:
        """The case of whom "and" joins to an actor right behind it, where only the last of a row bends: "X və | Y-la həmsərhəd olan"; "" if none."""
        joined = self.language.word_order == "sov" and {t.fold for t in self.line.tokens[actor.last : actor.last + 1]} & (self._joins - {","})
        mate = next((a for a in self.actors if a.first == actor.last + 1 and not a.recalled), None) if joined else None
        word = self.line.tokens[mate.last if self._suffix_apart(mate) else mate.last - 1].fold if mate else ""
        found = next((mark for pattern, mark in self._cases if pattern.search(word)), "")
        return found if found in ("with", "dative", "object") else ""

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

    def owns_behind(self, actor: LineActor) -> bool:
        """Whether a possessive ending stands behind an actor: "Armenia | 's | aggression"."""
        return actor.last < len(self.line.tokens) and self.line.tokens[actor.last].fold in self.language.words("actors", "links", "owns")

    def _shared_mark(self, position: int) -> str:
        """The mark of the one before in a list: "in calls to X | and Y"."""
        joined = position > 0 and self.line.tokens[position - 1].fold in self._joins - {","}
        before = next((a for a in self.actors if a.last == position - 1), None) if joined else None
        return self.mark(before) if before else "subject"

    def _accusative(self, actor: LineActor) -> bool:
        """Whether an actor has the ending of an object where its mark does not tell."""
        pattern = self.language.tables["actors"].get("accusative")
        return bool(pattern and re.search(pattern, self.line.tokens[actor.first].fold))

    def _nominative(self, actor: LineActor) -> bool:
        """Whether an actor's form shows it to be a subject: its adjective or office, or the bare name of a person."""
        first, last = self.line.tokens[actor.first], self.line.tokens[actor.last - 1]
        if actor.person:
            return bool(re.search(self._table["nominative_name"], last.fold)) and not self._of_case(last.fold)
        return bool(re.search(self._table["nominative"], (last if self._head_last else first).fold))

    def _of_case(self, word: str) -> bool:
        return any(pattern.search(word) for pattern, _ in self._cases)

    @cached_property
    def _nation_starts(self) -> set[int]:
        """Where words of nationality begin."""
        return {m.first for m in self.language.nations.find(self.line)}

    def _is_ours(self, token: int) -> bool:
        """Whether a word is a verb in the first person plural: "kınıyoruz"."""
        we = self.language.tables["actors"].get("first_person_ending")
        return bool(we and re.search(we, self.line.tokens[token].fold))
