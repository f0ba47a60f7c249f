"""What the coder asks a line about its names, beside who does what to whom.

Law: every answer is the line's own; nothing is taken over from other lines but what the pronouns mean.
"""

from __future__ import annotations

import re
from itertools import pairwise

from geo.codebook import countries, country, unique
from geo.coding.blame import LineBlame
from geo.coding.clauses import apart
from geo.coding.terms import HEAD, NOUN_REACH, OPENING, VERB_REACH, Codes, Roles, talks
from geo.language import Trigger
from geo.model import LineActor
from geo.phrases import Match

_OWNER = 2  # tokens between the noun of a shot and whose it was
_PEERS = ("homolog", "allie", "voisin")  # how words begin for those who are no men of one's own


class LineQuestions(LineBlame):
    """The questions that a line answers."""

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

    def parties_beside(self, match: Match[Trigger]) -> set[str]:
        """The parties that the line names, if none of them is the subject of a clause that opens behind a verb."""
        opened = any(self._opened(match.last, a) for a in self.actors if a.first >= match.last)
        return set() if opened else self.parties_named()

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

    def both_sides(self, who: Roles, match: Match[Trigger]) -> bool:
        """Whether the doers of a trigger are only called "the sides", or "the ministers"."""
        sides = [a for a in self.actors if a.last <= match.last + OPENING and set(a.mention.actors) == set(self.parties) and not a.mention.name]
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

    def hurt_by_name(self, match: Match[Trigger]) -> set[str]:
        """The parties whose people somebody hurt is by his surname, where no actor tells: "52-ամյա Գագիկ Մարտիրոսյանը | վիրավորվել է"."""
        start, end = self._clause(match.first, match.last)
        start = max([start, *(i + 1 for i in range(match.first) if self.line.tokens[i].fold == ",")])
        near = [*range(max(start, match.first - VERB_REACH), match.first), *range(match.last, min(end, match.last + NOUN_REACH + 1))]
        tables = [self.language.tables["actors"].get(key, {}) for key in ("surnames", "surnames_of_soldiers")]
        taken = {i for a in self.actors for i in range(a.first, a.last)}
        names = [self.line.tokens[i] for i in near if i > 0 and i not in taken and self.line.tokens[i].capital and self.line.tokens[i - 1].capital]
        return {code for t in names for table in tables for code, pattern in table.items() if re.search(pattern, t.fold)} & set(self.parties)

    def points_back(self, match: Match[Trigger]) -> bool:
        """Whether what a verb is about is only pointed to: "condemned | this decision", "called | his remarks unacceptable"."""
        ahead = self._head_last or bool(self.language.tables["actors"].get("free_order"))  # "В Москве | это решение | раскритиковали"
        near = [t.fold for t in self.line.tokens[max(0, match.first - NOUN_REACH) if ahead else match.last : match.last + OPENING]]
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
        near = [a for a in self.actors if abs(a.first - match.last) <= NOUN_REACH and self.mark(a) in ("with", "genitive", "agent") and not a.pronoun]
        people = [a for a in near if all(c.endswith(":CIV") for c in a.mention.actors) and (self.mark(a) != "genitive" or self._head_last)]
        return people[0].mention.actors if people else ()

    def convened(self, match: Match[Trigger], actors: Codes) -> bool:
        """Whether a government's head meets a body of its own: "X chaired a session of | his Security Council"."""
        near = [a for a in self.actors if match.first <= a.first <= match.last + NOUN_REACH or (self._head_last and 0 <= match.first - a.last <= OPENING)]
        own = ("genitive",) if "genitive" in self.language.tables["actors"].get("case", {}) or self._noun_first else ("genitive", "subject")
        bodies = [a for a in near if (self.mark(a) == "genitive" or (self.mark(a) in own and a.first > match.first)) and not a.mention.name]
        return any(countries(a.mention.actors) == countries(actors) and all(c.endswith(":GOV") for c in a.mention.actors) for a in bodies)

    def takes_part(self, actor: LineActor) -> bool:
        """Whether words before or behind an actor tell of his participation: "с участием | турецких военных"."""
        words = tuple(self.language.words("actors", "links", "participation"))
        behind = self.language.word_order != "svo"
        beside = self.line.tokens[actor.last : actor.last + OPENING] if behind else self.line.tokens[max(0, actor.first - OPENING) : actor.first]
        return bool(words) and any(t.fold.startswith(words) for t in beside)

    def protested_against(self, match: Match[Trigger]) -> Codes:
        """Whom a protest's line says it is against, also behind another of its verbs: "took to the streets and protested | against X"."""
        start, end = (match.first, len(self.line.tokens)) if self.language.word_order == "svo" and not self._head_last else (0, match.last)
        against, tokens = self.language.words("actors", "links", "against"), self.line.tokens
        near = [a for a in self.actors if start <= a.first < end and not a.pronoun and not a.recalled]
        beside = {a.first: tokens[a.last : a.last + OPENING] if self._head_last else tokens[max(0, a.first - OPENING) : a.first] for a in near}
        aimed = [a for a in near if any(t.fold in against for t in beside[a.first])]
        return self.group(aimed[0]) if aimed else ()

    def is_named(self, codes: Codes) -> bool:
        """Whether the line itself tells whose somebody is: not "the government", whose is only taken from the text before."""
        return any(countries(a.mention.actors) & countries(codes) for a in (*self.actors, *self.adjectives) if not a.recalled and not a.pronoun)

    def says_we(self, match: Match[Trigger]) -> bool:
        """Whether whoever writes says it of himself: "we | condemn", "… kınıyoruz"."""
        return bool(self._writers_of(match)) or any(a.first <= match.first and match.first - a.last <= 1 for a in self._first_persons())

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
        near = range(match.last - 1, min(len(self.line.tokens), match.last + OPENING + 1))  # also "dismissed | the day before | his minister"
        at = next((i for i in near if self.line.tokens[i].fold in possessives), None)
        office = next((m for m in self.language.roles.find(self.line) if m.first == (at or 0) + 1 and m.payload["sector"] in ("GOV", "MIL")), None)
        own = at is not None and office is not None and not self.line.tokens[office.first].fold.startswith(_PEERS)
        others = [a for a in (*self.actors, *self.adjectives) if at and at < a.first <= at + HEAD and not a.recalled]
        return own and not any(a.adjective or countries(self.codes(a)) - countries(actors) for a in others)

    def to_host(self, match: Match[Trigger]) -> bool:
        """Whether words are said to somebody only called a host, guest or interlocutor: "asked | his host | for help"."""
        words = [t.fold for t in self.line.tokens[match.first : match.last + OPENING + 1]]
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
        return any(0 <= a.first - match.last <= OPENING and self.mark(a) == "agent" for a in self.actors)

    def of_pronoun(self, match: Match[Trigger]) -> bool:
        """Whether a pronoun that opens the line is a verb's only subject: "| They | were captured …"."""
        return self._pronoun_before(match.first) and any(a.pronoun and a.first <= 1 for a in self.actors)

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
        if first and self.speakers and any(a <= first.first < b and a <= OPENING for a, b in self._quotes):  # '"X should not try it," | Y | said'
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
