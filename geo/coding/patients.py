"""Who suffers what a passive tells, or whose the thing is that does.

Law: who does it does not suffer it; what stands in the phrase comes before what stands before it, that before what stands behind.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from geo.codebook import countries, country, unique
from geo.coding.agents import LineAgents
from geo.coding.clauses import apart
from geo.coding.terms import HEAD, NOUN_REACH, OPENING, Codes, minus, talks
from geo.language import Trigger
from geo.model import LineActor
from geo.phrases import Match

_OBJECT = 2  # tokens between a verb and an event's name that is its object


class LinePatients(LineAgents):
    """The sufferers of one line's passive triggers."""

    def _patients(self, match: Match[Trigger], agents: Codes) -> Codes:
        """Who suffers what a passive tells: a name that may be its subject, else a nationality, else somebody beside it. May set whom the line accuses."""
        hurt = [a for a in self.actors if not (a.arms and self._by_arms(match))]
        return self._first_hurt(match, agents, hurt) or self._hurt_nation(match) or self._hurt_beside(match, hurt)

    def _first_hurt(self, match: Match[Trigger], agents: Codes, hurt: Sequence[LineActor]) -> Codes:
        """The first of those who may suffer who does not do it; sets whom the line accuses ("X, accused by Y of | shelling Z")."""
        inside = [a for a in hurt if match.first < a.last and a.first < match.last]
        fired = match.payload.event == "ASSAULT" and bool(match.payload.mode) and not self._head_last
        inside = [a for a in inside if not fired or self.mark(a) != "source"]
        before = self._added_before(match, self._hurt_before(match, hurt, inside))
        after = self._hurt_behind(match, hurt)
        subject = self._behind_participle(match.first)
        order = [*self._hurt_within(match, inside), *self._right_behind(match, before, after), *before[::-1], *inside, *([subject] if subject else ()), *after]
        for actor in order:
            if group := minus(self.group(actor), agents):
                if match.payload.event == "ACCUSE" and self.language.word_order == "svo":
                    self._accused = actor
                teller = actor in after and group == self.speakers  # "were shelled, the ministry said": not the ministry itself
                return unique(map(country, group)) if teller else group
        return ()

    def _hurt_before(self, match: Match[Trigger], hurt: Sequence[LineActor], inside: Sequence[LineActor]) -> list[LineActor]:
        """Who suffers before a passive: the names of its clause that are no mere tellers, guests or owners of places."""
        start, _ = self._clause(match.first, match.last)
        before = [a for a in hurt if start <= a.first and a.last <= match.first and self.mark(a) in ("subject", "genitive", "object")]
        before += [a for a in hurt if start <= a.first and a.last <= match.first and self._is_partitive(a)]
        before = self._without_tellers(match, before)
        if match.payload.event == "ASSAULT" and any(countries(self.codes(a)) & set(self.parties) for a in inside):  # "X noted the death | of a soldier of Y"
            before = [a for a in before if countries(self.codes(a)) & set(self.parties)]
        before = [a for a in before if not (self._head_last and self.mark(a) == "genitive" and self._owns_place(a))]  # "Ermenistan'ın | Berkaber köyünden ateş açıldı"
        own = [a for a in before if not apart(self.relative, a.first, match.first)]
        whereby = self._whereby(match.first)
        before = [a for a in own if a.first > whereby] if whereby else own or before
        before = [a for a in before if not self._attacks(a)] or before
        before.sort(key=lambda a: self.language.word_order == "sov" and self.mark(a) == "subject")  # the sufferer is the subject, who opens fire a genitive
        return before

    def _whereby(self, first: int) -> int:
        """The "which" behind a preposition that opens a token's clause, else 0: "told of the violation, in | which | a farmer was hurt"."""
        if self.language.word_order != "svo":
            return 0
        which, folds = self.language.words("actors", "links", "which") - self.language.words("actors", "links", "whose"), self.line.folds
        opened = (i for i in range(2, first) if folds[i] in which and folds[i - 2] == "," and self.line.tokens[i - 1].is_word and folds[i - 1] not in self._joins)
        return max(opened, default=0)

    def _attacks(self, actor: LineActor) -> bool:
        """Whether, where heads stand last, an attack's noun stands right behind whose it is: "X askeri, | Y | saldırısını püskürtürken öldü"."""
        if not self._head_last:
            return False
        behind = {actor.last, actor.last + self._suffix_apart(actor)}
        return any(m.payload.event == "ASSAULT" and m.payload.form in ("noun", "both") and m.first in behind for m in self.language.triggers.find(self.line))

    def _without_tellers(self, match: Match[Trigger], before: list[LineActor]) -> list[LineActor]:
        """Names before a passive without those who only tell of it, or are the subject of another verb."""
        sov = self.language.word_order == "sov"
        if self.language.word_order == "svo" and (verb := self._verb_of(match)) is not None:  # "X deplored | the death of …": X is not hurt
            before = [a for a in before if a.last > verb]
        if self._is_nominalised(match.last):  # "Baku | that a post was set up | announced": Baku only tells it
            before = [a for a in before if self.mark(a) != "subject" or self.codes(a) != self.speakers]
        elif sov:  # "X said that | Y's men were destroyed"
            said = [m for m in self.language.speech.find(self.line) if m.payload == "says" and m.last <= match.first]
            before = [a for a in before if self.codes(a) != self.speakers or not any(a.last <= m.first for m in said)]
        if match.payload.event == "ASSAULT" and self.language.word_order == "svo":  # "Paris spoke of the clashes that | left ten dead"
            verbs = [s for s in self._starts if s < match.first and not apart(self.relative, s, match.first)]
            before = [a for a in before if countries(self.codes(a)) & set(self.parties) or not talks(a) or not any(a.last <= s for s in verbs)]
        return before

    def _added_before(self, match: Match[Trigger], before: list[LineActor]) -> list[LineActor]:
        """The same with those whom another mark than a subject's shows to suffer: at whom was shot, to whom it belongs or is given back."""
        start, end = self._clause(match.first, match.last)
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
        if match.payload.mode == "mine":  # "a mine that X laid": X is not hurt by it
            before = [a for a in before if self.mark(a) != "genitive" or (any(":" in c for c in a.mention.actors) and not self._did(a, match.last))]
        return before

    def _hurt_behind(self, match: Match[Trigger], hurt: Sequence[LineActor]) -> list[LineActor]:
        """Who suffers behind a passive: unmarked names near it, or near the number behind it ("killed were | more than 200 | soldiers of X")."""
        _, end = self._clause(match.first, match.last)
        reach = min(end, max(self._past_count(match.last) + 2, match.last + NOUN_REACH))
        after = [a for a in hurt if match.last <= a.first < reach and self.mark(a) == "subject" and not self._opened(match.last, a)]
        return [a for a in after if not apart(self.relative, a.first, match.first)] or after

    def _hurt_within(self, match: Match[Trigger], inside: Sequence[LineActor]) -> list[LineActor]:
        """Who suffers at either edge of a passive's own words, or is the noun of its participle: "Armenian | soldiers were killed"."""
        found = [a for a in inside if a.first < match.first or a.last > match.first == a.first]
        if self.language.word_order == "svo":  # "X hit a post after the wounding of one of | its servicemen"
            found += [a for a in inside if a not in found and a.last >= match.last and self.mark(a) == "genitive"]
        if self.language.tables["actors"].get("free_order"):  # "смертельное ранение получил | рядовой N. N."
            found += [a for a in inside if a not in found and a.last > match.last and self.mark(a) == "subject"]
        if match.payload.event == "ASSAULT" and (head := self._head_of(match)) and not (head.arms and self._by_arms(match)):
            found = [head, *found]
        if match.payload.mode in ("release", "return") and self.language.word_order == "sov":  # "naaşı … Y'ye | teslim edildi"
            start, _ = self._clause(match.first, match.last)
            found = [*(a for a in self.actors if start <= a.first and a.last <= match.last and self.mark(a) == "dative"), *found]
        return found

    def _right_behind(self, match: Match[Trigger], before: Sequence[LineActor], after: Sequence[LineActor]) -> list[LineActor]:
        """Who is the subject right behind a passive that has none right before it: "killed was | a soldier of X", "скончался в госпитале | сержант N. N."."""
        if any(a.last == match.first and self.mark(a) == "subject" for a in before):
            return []
        behind = list(after[:1]) if self.language.tables["actors"].get("free_order") and self._adjoins(match, after[:1]) else []
        late = self._subject_behind(match.last) if not behind and not before else None
        return [late] if late in after and late else behind

    def _hurt_nation(self, match: Match[Trigger]) -> Codes:
        """Who suffers where only a nationality tells it: "переброшена | иранская | бригада", "an Iranian | lorry's driver | was arrested"."""
        if match.payload.event == "MOBILIZE" and (whose := next((a for a in self.adjectives if match.first <= a.first < match.last), None)):
            return whose.mention.actors
        if hit := self._adjectives_hit(match):
            return unique(c for a in hit for c in a.mention.actors)
        nation = self._nation_subject(match.first)
        nation = None if nation and self._attacks(nation) else nation
        return nation.mention.actors if nation else self._owner_of_place(match)

    def _hurt_beside(self, match: Match[Trigger], hurt: Sequence[LineActor]) -> Codes:
        """Who suffers without being a subject: at whom was shot, who was aboard, on whose side losses are."""
        start, end = self._clause(match.first, match.last)
        shot_at = [a for a in hurt if match.last <= a.first < min(end, match.last + NOUN_REACH) and self.mark(a) == "target"]
        if match.payload.mode == "firearms" and shot_at and self.language.word_order == "svo":  # "shots were fired | at X"
            return self.group(shot_at[0])
        aboard = [a for a in hurt if start <= a.first < end and self.mark(a) == "with" and not a.recalled]
        guests = match.payload.event == "ASSAULT" and bool(aboard) and aboard[0].last <= match.first and not countries(self.codes(aboard[0])) & set(self.parties)
        if aboard and (match.payload.mode == "mine" or guests):  # "a car with | policemen of X ran over a mine", "… with | peacekeepers of Z came under fire"
            return self.group(aboard[0])
        reach = match.last + NOUN_REACH if self._head_last or self._post else 0
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

    def _adjoins(self, match: Match[Trigger], actors: Sequence[LineActor]) -> bool:
        """Whether the first of some actors stands right behind a verb, one word between at most."""
        return bool(actors) and not self._names_deed(match) and actors[0].first - match.last <= 1 and all(t.is_word for t in self.line.tokens[match.last : actors[0].first])

    def _owner_of_place(self, match: Match[Trigger]) -> Codes:
        """Whose places are the subject right before a passive: "des villages | arméniens | ont été bombardés", "erməni | kəndləri atəşə tutulub"."""
        deeds = self.language.words("actors", "deeds")
        for a in self.adjectives if match.payload.event == "ASSAULT" else ():
            noun = a.first - 1 if self._noun_first else a.last
            between = self.line.tokens[a.last : match.first]
            beside = 0 <= noun < match.first and len(between) < NOUN_REACH and all(t.is_word for t in between)
            some = noun == 1 or (noun > 1 and not self.line.tokens[noun - 2].is_word)  # "des" opens: some villages, not of villages
            hangs = noun in self._pre and not (some and self._pre[noun] == "genitive")
            if beside and self.mark(a) in ("subject", "object") and not hangs and self.line.tokens[noun].fold not in deeds and not self._attacks(a):
                return a.mention.actors
        return ()

    def _side_of_losses(self, match: Match[Trigger], start: int, end: int) -> Codes:
        """Whose losses they are where only a side is told: "on the Armenian side | 49 were killed"."""
        beside = [a for a in self.actors if start <= a.first < end and self.mark(a) in ("with", "oblique", "target") and all(":" not in c for c in a.mention.actors)]
        told = match.payload.event == "ASSAULT" and not match.payload.mode
        return self.group(min(beside, key=lambda a: abs(a.first - match.last))) if told and beside and len(self.group(beside[0])) == 1 else ()

    def _owner_of_craft(self, match: Match[Trigger]) -> Codes:
        """Whose a drone is that was shot down: the nationality among the words for it or right before them ("an Armenian | reconnaissance drone was shot down")."""
        marked = [a for a in self.actors if self.mark(a) != "source" and (a.last == match.first or self.mark(a) != "subject")]
        near = [a for a in (*self.adjectives, *marked) if match.first - OPENING <= a.last and a.last <= match.last]
        agents = countries(c for a in near if self.mark(a) == "agent" for c in a.mention.actors)
        near = [a for a in near if not countries(a.mention.actors) & agents]
        near = [a for a in near if all(t.is_word for t in self.line.tokens[a.last : match.first]) and not any(":GOV" in c for c in a.mention.actors)]
        return unique(map(country, max(near, key=lambda a: a.first).mention.actors)) if near else ()

    def _owner_of_target(self, match: Match[Trigger]) -> Codes:
        """Whose what is destroyed is, where a passive's phrase opens with it: "X topçusunun | bataryası imha edildi"."""
        object_first = self._head_last and match.payload.event == "ASSAULT" and match.payload.mode in ("", "destroy") and match.last - match.first > 1
        reach = HEAD if self._located_before(match) else 1
        near = [a for a in self.actors if object_first and 0 <= match.first - a.last <= reach and self.mark(a) == "genitive" and not a.pronoun]
        return self.group(near[-1]) if near and not self._is_nominalised(match.first) else ()

    def _located_before(self, match: Match[Trigger]) -> bool:
        """Whether what is destroyed is told by where it lies, so that its owner stands before that: "X'in Y yakınlarındaki | mevzileri vuruldu"."""
        located = self.language.tables["actors"].get("located_attribute")
        return bool(located) and any(re.search(located, t.fold) for t in self.line.tokens[max(0, match.first - OPENING) : match.first])

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
