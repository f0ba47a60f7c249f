"""Who did it and to whom where words for a fate tell both: "three soldiers | killed | a shepherd", "снайпер | убил | пограничника".

Law: who does a deed that is done to others does not suffer it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from geo.language import PERSONS, Language, Table
from geo.mentions.counts import Count
from geo.model import LineActor
from geo.phrases import Match
from geo.text import Line

_BESIDE = 2  # tokens between a count and its noun
_CLAUSE = 6  # tokens between "whom" and a fate
_REACH = 7  # tokens of articles, numbers and nationalities between a fate and whom it was done to


def did_it(first: int, last: int, fate: Match[Table], line: Line, language: Language, groups: Sequence[Match[str]]) -> bool:
    """Whether people told by some tokens did it, as others are named whom they did it to: "three soldiers | killed | a shepherd"."""
    if not _is_deed(fate, line, language) or is_like("object", first, line, language):
        return False
    said = {m.last for m in language.speech.find(line) if m.payload == "says"}  # "affirme | que | des soldats ont tué"
    whom = {i for i, fold in enumerate(line.folds) if fold in language.words("actors", "links", "whom") and i not in said}
    before = range(max(fate.first - _CLAUSE, 0), fate.first)
    if last > fate.first:  # "a conscript, whom | shot | a sniper", "двоих солдат | убил | снайпер"
        return first >= fate.last and (bool(whom & {*before}) or any(is_like("object", i, line, language) for i in before))
    if whom & set(range(last, fate.first)):
        return False  # "the driver, whom | a sniper | shot"
    if first - 1 in whom and line.tokens[fate.first - 1].fold not in language.words("actors", "undergoing"):
        return True  # "a conscript whom | a sniper | had shot"
    people = sorted((g for g in groups if g.payload in PERSONS), key=lambda g: g.first)
    own = next((g for g in people if g.last > first and g.first - last <= _BESIDE), None)
    if own is None or own.first >= fate.first:
        return False
    if language.word_order == "sov":
        others = [g for g in people if own.last < g.first and g.last <= fate.first + 1]
        joins = language.words("actors", "links", "and")
        return bool(others) and not any(t.fold in joins or not t.is_word for t in line.tokens[own.last : others[-1].first])
    return _has_object(fate, line, language, people)


def _has_object(fate: Match[Table], line: Line, language: Language, people: Sequence[Match[str]]) -> bool:
    """Whether people stand right behind a fate, with nothing but articles, numbers and a nationality between: "killed | a Y | soldier"."""
    behind = next((g for g in people if g.first >= fate.last), None)
    if behind is None or behind.first - fate.last > _REACH:
        return False
    spans = [(m.first, m.last) for book in (language.nations, language.counts, language.sides) for m in book.find(line)]
    nations = {i for first, last in spans for i in range(first, last)}
    articles = language.words("actors", "determiners") | language.words("actors", "possessives") | language.words("actors", "auxiliaries")
    return all(i in nations or line.tokens[i].fold in articles for i in range(fate.last, behind.first))


def _is_deed(fate: Match[Table], line: Line, language: Language) -> bool:
    """Whether words for a fate may have those who did it as their subject: "killed", "убили"."""
    return is_like("deeds", fate.first, line, language) or (fate.last - fate.first > 1 and is_like("deeds", fate.last - 1, line, language))


def is_like(kind: str, token: int, line: Line, language: Language) -> bool:
    """Whether a word is of a kind that the language has a regular expression for."""
    return bool(re.search(language.tables["losses"].get(kind, "$^"), line.tokens[token].fold))


def may_be_hurt(actors: Sequence[LineActor], count: Count, fate: Match[Table], line: Line, language: Language) -> Sequence[LineActor]:
    """The actors whose people a count may be: none who stand before it, where words for a deed tell what they did to others."""
    if _is_deed(fate, line, language) and count.last <= fate.first and is_like("object", count.first, line, language):
        return [a for a in actors if a.first < fate.first]  # "троих солдат Y | застрелили | X снайперы"
    before = count.first if language.word_order == "sov" else fate.first
    deed = _is_deed(fate, line, language) and (language.word_order == "sov" or count.first >= fate.last)
    return [a for a in actors if a.last > before] if deed else actors


def attacks_here(actor: LineActor, line: Line, language: Language) -> bool:
    """Whether a line shows an actor beside a count to be the attacker: by a mark, by a case, by his attack, by its verb, by who is blamed."""
    return (
        _is_marked(actor, line, language) or _strikes(actor, line, language) or _owns_attack(actor, line, language)
        or any(0 <= actor.first - cue.last <= _BESIDE for cue in language.cued(line, "blames"))  # "attribuée à | X a fait deux morts"
    )  # fmt: skip


def _is_marked(actor: LineActor, line: Line, language: Language) -> bool:
    """Whether "by", "from" or the case that stands for them marks an actor: "hit by | X", "X | tərəfindən", "убит | X-ими солдатами", "с | X позиций"."""
    marks = [m for m in language.prepositions.find(line) if m.payload in ("agent", "source")]
    behind = language.word_order == "sov" or bool(language.tables["actors"].get("postpositions"))
    if any((behind and actor.last in (m.first, m.first + 1)) or (language.word_order != "sov" and m.last == actor.first) for m in marks):
        return True
    case = language.tables["actors"].get("case", {}).get("agent")
    bent = bool(case and re.search(case, line.folds[actor.last - 1]))
    return bent or (actor.first > 0 and line.folds[actor.first - 1] in language.words("actors", "links", "from"))


def _strikes(actor: LineActor, line: Line, language: Language) -> bool:
    """Whether an actor is the subject right before an attack's verb that is no passive: "one wounded as | X | opens fire"."""
    undergone = language.words("actors", "undergoing")  # "ont | été | tués"
    verbs = [m for m in language.triggers.find(line) if m.payload.event == "ASSAULT" and m.payload.form == "active"]
    return language.word_order != "sov" and any(m.first == actor.last and not undergone & {*line.folds[m.first : m.first + 2]} for m in verbs)


def _owns_attack(actor: LineActor, line: Line, language: Language) -> bool:
    """Whether an attack's noun stands right behind whose it is, or right before a nationality: "five wounded in | X's shelling", "l'attaque | arménienne"."""
    attacks = [m for m in language.triggers.find(line) if m.payload.event == "ASSAULT" and m.payload.form in ("noun", "both", "weapon")]
    behind = (actor.last, actor.last + (language.word_order == "sov"))
    named = language.words("actors", "attacks")
    owned = any(m.first in behind for m in attacks) or any(line.folds[i] in named for i in behind if i < len(line.folds))
    return owned or (actor.adjective and any(m.first < actor.first <= m.last for m in attacks))
