"""Persons and organisations by their names: those that are known, whom a surname behind another first name means, whose names a text teaches.

Law: of namesakes those in office on the text's day are meant; an unknown person is whose his title tells, and bears his surname from there on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from geo.gazetteers.index import Found, Name, NameIndex
from geo.gazetteers.sounds import SoundIndex
from geo.language import Language
from geo.mentions.terms import Codes, line_actor
from geo.model import LineActor
from geo.pack import Actor
from geo.text import Line, fold_key

_NAMES = 2  # words of a whole name
_FIRST = 2  # letters by which a first name is known in other languages' spelling
_PERSON = re.compile(r"\s*,?\s*((?:[^\W\d_][\w'’.-]+\s+){1,3}[^\W\d_][\w'’-]+)")


def known(lines: Sequence[Line], languages: Sequence[Language], index: NameIndex[Actor], sounds: SoundIndex[Actor], day: date | None) -> list[LineActor]:
    """Find the known persons and organisations, persons also as other languages spell them; of namesakes, those in office on `day` (any if None)."""
    found = []
    for number, (line, language) in enumerate(zip(lines, languages, strict=True)):
        spelled = index.find(line, language)
        alike = [f for f in sounds.find(line) if not any(f.first < s.last and s.first < f.last for s in spelled)]
        found += [_known(number, line, language, f, day) for f in (*spelled, *alike)]
    return found


def _known(number: int, line: Line, language: Language, found: Found[Actor], day: date | None) -> LineActor:
    """Who is meant by a name: of namesakes the first who was in office."""
    names = [n for n in found.names if _in_office(n.valid_from, n.valid_to, day)] or list(found.names)
    first, (start, end) = names[0], line.raw(found.first, found.last)
    return line_actor(
        number, line, found.first, found.last, (first.target.code,), first.target.name,
        seat=first.role == "seat", bare=_is_bare(line.text[start:end], first.target.code, language, names), person=first.role == "person",
    )  # fmt: skip


def _is_bare(text: str, code: str, language: Language, names: Sequence[Name[Actor]]) -> bool:
    """Whether a person's whole name stands as the list has it, without any ending of its case: "Katrin Kolonna" is no dative."""
    if ":" not in code or len(text.split()) < _NAMES or not text.istitle():
        return False
    spelled_so = {text, *(text.removesuffix(a) for a in language.words("actors", "articles"))}
    return any(n.text in spelled_so and n.language == language.code for n in names)


def terms(lines: Sequence[Line], languages: Sequence[Language], index: NameIndex[Actor]) -> list[tuple[date | None, date | None]]:
    """Return the days in office of the persons that a text names by a name that only one person bears."""
    found = [f.names for line, language in zip(lines, languages, strict=True) for f in index.find(line, language)]
    own = [names[0] for names in found if len({n.target for n in names}) == 1]
    return list(dict.fromkeys((n.valid_from, n.valid_to) for n in own if n.valid_from or n.valid_to))


def _in_office(since: date | None, until: date | None, day: date | None) -> bool:
    return day is None or ((since is None or since <= day) and (until is None or day <= until))


def is_namesake(actor: LineActor, line: Line, language: Language) -> bool:
    """Whether a known surname stands behind another first name: "Major Elnur | Aliyev" is not the president."""
    at, names = actor.first - 1, actor.mention.name.split()
    if not actor.person or len(names) < _NAMES or actor.last - actor.first > 1 or at < 1:
        return False
    if not re.search(language.tables["actors"].get("namesakes", "$^"), line.tokens[actor.first].fold):
        return False
    roles = language.roles.find(line)
    titled = any(r.last == at for r in roles) and not any(r.first <= at < r.last for r in roles)  # "Major | Elnur | Aliyev", not "Dışişleri Bakanı | Mirzoyan"
    return titled and _is_first_name(line, at) and not any(fold_key(n)[:_FIRST] == line.tokens[at].fold[:_FIRST] for n in names[:-1])


def _is_first_name(line: Line, at: int) -> bool:
    """Whether a token is a capitalised word that a space alone parts from the next."""
    token = line.tokens[at]
    return token.is_word and token.capital and len(token.fold) > _FIRST and line.text[token.end : line.tokens[at + 1].start] == " "


def new_aliases(line: Line, actors: Sequence[LineActor]) -> dict[str, Codes]:
    """Learn unknown persons: a capitalised name beside a role with a country ("the Turkish minister, Hulusi Akar")."""
    aliases: dict[str, Codes] = {}
    for actor in actors:
        single = not actor.adjective and not actor.pronoun and len(actor.mention.actors) == 1
        if single and (":" in actor.mention.actors[0] or actor.person):
            aliases |= {surname: actor.mention.actors for surname in (_surname(actor), _name_behind(actor, line)) if surname}
    return aliases


def _surname(actor: LineActor) -> str:
    """The surname of a person told by a whole name, as it stands there without an ending: "Hulusi Akarla … | Akar"; "" if there is none."""
    words = actor.mention.text.split()
    if " " not in actor.mention.name or len(words) < _NAMES or not all(w[0].isupper() for w in words[-2:]):
        return ""
    told, surname = words[-1], actor.mention.name.split()[-1]
    ended = fold_key(told) != fold_key(surname) and fold_key(told).startswith(fold_key(surname))
    return told[: len(surname)] if ended else told


def _name_behind(actor: LineActor, line: Line) -> str:
    """The surname of the capitalised name right behind an actor: "the Turkish minister, | Hulusi Akar"; "" if there is none."""
    match = _PERSON.match(line.text, actor.mention.end, line.end)
    words = match.group(1).split() if match else []
    if len(words) < _NAMES or not all(w[0].isupper() for w in words[:2]):
        return ""
    return [w for w in words if w[0].isupper()][-1].strip(".,")


def aliased(number: int, line: Line, aliases: dict[str, Codes], actors: Sequence[LineActor]) -> list[LineActor]:
    """Return the learned surnames of a line that stand within no actor."""
    words = [(i, line.text[t.start : t.end]) for i, t in enumerate(line.tokens) if t.capital] if aliases else []
    told = [(i, word) for i, word in words if word in aliases and not any(a.first <= i < a.last for a in actors)]
    return [line_actor(number, line, i, i + 1, aliases[word], word) for i, word in told]
