"""What hangs on what in a line: names inside a phrase, beside a verb, behind a noun, before a verb that is made a noun.

Law: a question here is about words and their forms; who does what to whom is not decided.
"""

from __future__ import annotations

import re

from geo.codebook import unique
from geo.coding.grammar import LineGrammar
from geo.coding.terms import NOUN_REACH, OPENING, VERB_REACH, Codes
from geo.language import Trigger
from geo.model import LineActor
from geo.phrases import Match

_OWNED = 4  # tokens behind an owner up to what is its own
_ANSWER = 4  # tokens between "in response" and the deed's noun


class LineAttachment(LineGrammar):
    """The names of one line and the words that they hang on."""

    def _inside(self, match: Match[Trigger]) -> list[LineActor]:
        return [a for a in self.actors if match.first < a.last and a.first < match.last]

    def _touches(self, match: Match[Trigger], actor: LineActor) -> bool:
        """Whether only articles stand between a verb with its own preposition and an actor: "stood by | Y"."""
        return all(t.fold in self._determiners for t in self.line.tokens[match.last : actor.first])

    def _aside(self, match: Match[Trigger], actor: LineActor) -> bool:
        """Whether a comma stands between a trigger and an actor behind it."""
        return any(t.fold == "," for t in self.line.tokens[match.last : actor.first])

    def _pronoun_before(self, first: int) -> bool:
        """Whether the one subject before a verb is a pronoun."""
        before = [a for a in self.actors if a.last <= first and self.mark(a) in ("subject", "agent")]
        return bool(before) and all(a.pronoun for a in before)

    def _clause_starts(self) -> list[int]:
        return sorted({*self._starts, *(m.first for m in self.language.speech.find(self.line) if m.payload == "says")})

    def mark_or_adjective(self, actor: LineActor) -> str:
        """Return the mark of an actor, ``adjective`` for a bare nationality."""
        return "adjective" if actor.adjective else self.mark(actor)

    def _nations(self, adjective: LineActor) -> Codes:
        """The codes of a nationality and of those joined to it: "its | Armenian and Azerbaijani | neighbours"."""
        joins = self.language.words("actors", "links", "and")
        behind = next((a for a in self.adjectives if a.first - adjective.last == 1 and self.line.tokens[adjective.last].fold in joins), None)
        ahead = next((a for a in self.adjectives if adjective.first - a.last == 1 and self.line.tokens[a.last].fold in joins), None)
        return unique(c for a in (ahead, adjective, behind) if a for c in a.mention.actors)

    def _is_people(self, actor: LineActor) -> bool:
        """Whether a nationality is people, and no country in the genitive: "des milliers d'| Arméniens", "ermənilər"."""
        table = self.language.tables["actors"]
        named = actor.first in self._nation_starts and all(":" not in c for c in actor.mention.actors)
        plural = table.get("capital_people") or table.get("people")
        return named and (self.mark(actor) != "genitive" or not plural or bool(re.search(plural, self.line.tokens[actor.last - 1].fold)))

    def _first_persons(self) -> list[LineActor]:
        """Whoever is "we" in a statement."""
        said = self.language.tables["actors"].get("first_person")
        return [a for a in self.actors if said and re.search(said, self.line.tokens[a.last - 1].fold)]

    def _owns(self, actor: LineActor, first: int) -> bool:
        """Whether something "belonging to" an actor stands before a token."""
        return actor.last <= first and (actor.last in self._owners or (bool(self._pre) and self.mark(actor) == "owner"))

    def _behind_noun(self, actor: LineActor) -> bool:
        noun = self.line.tokens[actor.first - 1]
        return actor.first > 0 and noun.is_word and (not noun.capital or actor.first == 1)

    def _is_genitive_name(self, actor: LineActor) -> bool:
        pattern, last = self.language.tables["actors"].get("genitive_name"), self.line.tokens[actor.last - 1]
        return bool(pattern and self._behind_noun(actor) and last.capital and re.search(pattern, last.fold))

    def _of_noun(self, actor: LineActor) -> bool:
        """Whether a bare name, or an adjective before a noun, has the ending of a genitive, and the noun that it belongs to before it."""
        adjective = self.language.tables["actors"].get("genitive_adjective")  # "утверждения | армянской стороны"
        owned = self._behind_noun(actor) and adjective and actor.last - actor.first > 1 and actor.first not in self._pre
        return self._is_genitive_name(actor) or bool(owned and re.search(adjective, self.line.tokens[actor.first].fold))

    def _is_plain_subject(self, actor: LineActor, verb: int) -> bool:
        """Whether a named subject has a verb for its own: no "that" stands between, behind which another subject may follow."""
        between = {t.fold for t in self.line.tokens[actor.last : verb]}
        tells = set(self.codes(actor)) & set(self.speakers)
        return not actor.recalled and not actor.pronoun and not tells and self.mark(actor) == "subject" and not between & self._subordinate

    def _opened(self, last: int, actor: LineActor) -> bool:
        """Whether an actor behind a verb is the subject of a clause that a word opens: "looks into reports | that X …", "… were hurt | when Y …"."""
        words = [t.fold for t in self.line.tokens[last : actor.first]]
        behind = next((i for i in reversed(range(len(words))) if words[i] not in self._determiners), None)
        return behind is not None and bool(set(words[behind:]) & self._subordinate) and self.mark(actor) == "subject"  # "that" may be an article too

    def _said_behind(self, last: int, actor: LineActor) -> bool:
        """Whether a verb of saying behind a comma parts a verb from an actor: "condemned the attack, saying that | X …"."""
        told = [m for m in self.language.speech.find(self.line) if m.payload == "says"]
        says = [m for m in told if last < m.first and m.last <= actor.first]
        says += [m for m in told if 0 <= m.first - actor.last <= 1 and last < actor.first]  # "hit a house, | X | said"
        return self.language.word_order == "svo" and any("," in (t.fold for t in self.line.tokens[last : min(m.first, actor.first)]) for m in says)

    def _behind_participle(self, first: int) -> LineActor | None:
        """The subject behind the comma of a participle that opens the line: "Having lost three men, | X | vowed revenge"."""
        tokens = self.line.tokens
        comma = next((i for i in range(first, len(tokens)) if tokens[i].fold == ","), len(tokens))
        aged = any(t.fold.isdigit() for t in tokens[comma : comma + OPENING + 1])  # ", a 68-year-old | pensioner of X"
        near = [a for a in self.actors if 0 < a.first - comma <= OPENING + 1 + OPENING * 2 * aged and self.mark(a) == "subject" and not a.pronoun]
        cites = near and any(m.payload == "says" and m.first == near[0].last and m.last + 1 >= len(tokens) for m in self.language.speech.find(self.line))
        return near[0] if near and first <= 1 and self.language.word_order == "svo" and not cites else None

    def _past_count(self, token: int) -> int:
        """The token behind the last number of those that follow a verb: "զոհվել է | ավելի քան երկու հարյուր | հայ զինվոր"."""
        near = range(token, min(token + NOUN_REACH + 2, len(self.line.tokens)))
        stop = next((i for i in near if not self.line.tokens[i].is_word), near.stop)
        return max((i + 1 for i in near if i < stop and self.language.is_number(self.line.tokens[i].fold)), default=token)

    def _past_emphasis(self, token: int) -> int:
        """The token behind words that only stress what follows: "стреляли | как раз | армянские подразделения"."""
        stress = self.language.words("actors", "links", "stress")
        while token < len(self.line.tokens) and self.line.tokens[token].fold in stress:
            token += 1
        return token

    @staticmethod
    def _by_arms(match: Match[Trigger]) -> bool:
        """Whether a weapon told with a passive did it: in all attacks but those in which it is shot down or destroyed."""
        return match.payload.event == "ASSAULT" and match.payload.mode not in ("downing", "destroy")

    def _names_deed(self, match: Match[Trigger]) -> bool:
        """Whether a passive ends in the deed's noun, behind which its doer stands: "подверглось обстрелу | армии"."""
        return self.line.tokens[match.last - 1].fold in self.language.words("actors", "deeds")

    def _reproached(self, match: Match[Trigger]) -> bool:
        """Whether a verb may tell what somebody is accused of: an attack, or a gerund behind the accusation ("accused X of | moving troops")."""
        gerund = self.language.tables["actors"].get("gerund")
        return match.payload.event == "ASSAULT" or bool(gerund and re.search(gerund, self.line.tokens[match.first].fold))

    def _is_asked(self, actor: LineActor, match: Match[Trigger]) -> bool:
        """Whether an actor right behind a call is whom it asks, before an infinitive: "призвали | Азербайджан | открыть дорогу"."""
        infinitive = self.language.tables["actors"].get("bare_infinitive", "$^")
        return match.payload.event == "REQUEST" and any(re.search(infinitive, t.fold) for t in self.line.tokens[actor.last : actor.last + 1])

    def _is_answered(self, match: Match[Trigger]) -> bool:
        """Whether a deed's name tells what somebody answers: "in response to | shelling"."""
        words, tokens = self.language.words("actors", "links", "answered"), self.line.tokens
        before = next((i for i in range(match.first - 1, max(0, match.first - _ANSWER) - 1, -1) if tokens[i].fold in words), None)
        if before is not None and all(t.is_word for t in tokens[before : match.first]):
            return match.payload.form == "noun" or not any(before < a.first < match.first for a in self.actors)
        return self._head_last and any(t.fold in words for t in tokens[match.last : match.last + _ANSWER])

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

    def _attributed(self, token: int) -> bool:
        """Whether a verb made a noun belongs to the name behind it: "X'in suçladığı | Y"."""
        ending = self.language.tables["actors"].get("attributed")
        return bool(ending and re.search(ending, self.line.tokens[token].fold))

    def _did(self, actor: LineActor, last: int) -> bool:
        """Whether an actor is followed by a verb made an attribute, before the token that ends a phrase: "X'in döşediği | mayın"."""
        verbs = [i for i in range(actor.last, last - 1) if self._nominalised and self._nominalised.search(self.line.tokens[i].fold)]
        return any(map(self._attributed, verbs))

    def _genitive_subject(self, first: int, last: int) -> LineActor | None:
        """The subject of a verb made a noun stands in the genitive: "askerlerinin | ilerlediğini"."""
        if not self._is_nominalised(last) and not (self._head_last and self._is_nominalised(first + 1) and self._attributed(first)):
            return None  # also "X'in | başlattığı operasyon"
        within = [a for a in self.actors if first < a.first and a.last < last]  # "ilk ateşi | X'in | açtığını"
        near = [a for a in (*self.actors, *within) if (a.last <= first or a in within) and self.mark(a) == "genitive" and first - a.last <= VERB_REACH]
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
