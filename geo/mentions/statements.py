"""Whose text it is: where it was written, whose statement or agency's news it is, whose institutions it leaves without a country.

Law: a text's own head tells it, and whoever issues a statement is "we" in it, outside quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from geo.codebook import country
from geo.language import Language
from geo.mentions.memory import HERE, Memory
from geo.mentions.terms import Codes, line_actor
from geo.model import LineActor, Toponym
from geo.text import Line, Token

_HEADINGS = 2  # lines in which a text may tell whose statement it is
_STOPS = (".", "։", "!", "?", "…")  # what ends a sentence, and no title
_TITLE = 20  # tokens of a statement's title
_ARTICLE = 3  # lines of a text that would name its own country
_HEAD_LINES = 3  # lines at whose head an agency is named


def issuer(lines: Sequence[Line], languages: Sequence[Language], actors: Sequence[LineActor]) -> Codes:
    """Return whose statement a document is by its title ("Statement of the Foreign Ministry of X"), as one code; empty if it is nobody's."""
    heads = zip(range(_HEADINGS), lines, languages, strict=False)
    titles = [(n, line, language) for n, line, language in heads if line.tokens and (line.tokens[-1].fold not in _STOPS or "\n" in line.text[line.start : line.end])]
    return next((whose for n, line, language in titles if (whose := _title_issuer(line, language, [a for a in actors if a.line == n]))), ())


def titled_by(number: int, line: Line, language: Language, actors: Sequence[LineActor]) -> Codes:
    """Return whose statement a text is if a line of its head is a statement's title."""
    return _title_issuer(line, language, actors) if number < _HEADINGS else ()


def _title_issuer(line: Line, language: Language, actors: Sequence[LineActor]) -> Codes:
    """Whose statement a text is by its title: who says "we" there."""
    told = next((t for t in line.tokens if t.fold in language.words("actors", "statement")), None)
    if told is None:
        return ()
    first, end = _title(line, told)
    titled = sum(first <= t.start < end for t in line.tokens) <= _TITLE
    named = [a for a in actors if titled and first <= a.mention.start < end and not a.adjective and not a.recalled]
    codes = [a.mention.actors for a in named if len(a.mention.actors) == 1]
    return next((c for c in codes if c[0].endswith(":GOV") or ":" not in c[0]), ())


def _title(line: Line, told: Token) -> tuple[int, int]:
    """Where a statement's title begins and ends: of several lines of titles, the one with the word for a statement."""
    if len(line.tokens) <= _TITLE:
        return line.start, line.end
    end = (line.text.find("\n", told.end, line.end) + 1 or line.end + 1) - 1
    return max(line.text.rfind("\n", line.start, told.start) + 1, line.start), end


def in_first_person(number: int, line: Line, language: Language, issuer: Codes, actors: Sequence[LineActor]) -> list[LineActor]:
    """The verbs in the first person of somebody's statement, outside quotations: "we condemn"."""
    pattern = language.tables["actors"].get("first_person")
    if not pattern or not issuer:
        return []
    marks = [i for i, t in enumerate(line.tokens) if t.fold == '"']
    quoted = {i for a, b in zip(marks[::2], marks[1::2], strict=False) for i in range(a, b)}
    at = [i for i, t in enumerate(line.tokens) if i not in quoted and re.search(pattern, t.fold) and not any(a.first <= i < a.last for a in actors)]
    ahead = int(language.tables["actors"].get("country_side") == "left")  # "դատապարտում | ենք"
    return [line_actor(number, line, max(0, i - ahead), i + 1, issuer) for i in at]


def dateline(lines: Sequence[Line], toponyms: Sequence[Toponym]) -> Toponym | None:
    """The town where a text was written, if it opens with it."""
    return next((t for t in toponyms if lines and t.start == lines[0].start and _is_dateline(lines[0], t)), None)


def _is_dateline(line: Line, town: Toponym) -> bool:
    """Whether a town that opens a text is its dateline: in capitals, or with a day or an agency and a dash behind it ("Erevan, 14 juin (AFP) – …")."""
    return line.text[town.start : town.end].isupper() or bool(re.match(r"(?:, [^.\n–—-]{0,30})? ?(?:\([^)\n]{2,30}\))? ?[–—-] ", line.text[town.end :]))


def written_in(town: Toponym | None, parties: tuple[str, str]) -> Memory:
    """The government in whose capital a text was written ("YEREVAN, July 28 – …"): its institutions are named there without their country."""
    whose = town.stands_for or (town.candidates[0].place.stands_for if town.candidates else "") if town else ""
    return {HERE: (f"{whose}:GOV",)} if whose in parties else {}


def agency(lines: Sequence[Line], languages: Sequence[Language], parties: tuple[str, str]) -> Codes:
    """Return the party whose news agency a text names at its head, as one code; empty if it names none."""
    for line, language in list(zip(lines, languages, strict=True))[:_HEAD_LINES]:
        words = {t.fold for t in line.tokens[:_TITLE]}
        for code, names in language.tables["actors"].get("agencies", {}).items():
            if code in parties and words & set(names):
                return (code,)
    return ()


def institutions_of(
    state: str, town: Toponym | None, lines: Sequence[Line], languages: Sequence[Language], toponyms: Sequence[Toponym],
    named: Sequence[LineActor], parties: tuple[str, str],
) -> str:  # fmt: skip
    """Return whose institutions a text names without their country: the party's in which it was written, else its own state's or those of the party named first."""
    at_home = len(lines) < _ARTICLE or _opens_at_home(lines, languages, toponyms)
    told = state if at_home else _state_told(state, toponyms, named, parties)
    abroad = bool(told) and told not in parties
    return town.country if abroad and town and town.country in parties else told  # "FUZULI, 22 November – … The Foreign Ministry accused …"


def _opens_at_home(lines: Sequence[Line], languages: Sequence[Language], toponyms: Sequence[Toponym]) -> bool:
    """Whether a text names such an institution before any country: "The Foreign Ministry condemned the attack of X"."""
    own = next((r for line, lang in zip(lines[:1], languages, strict=False) for r in lang.roles.find(line) if r.payload.get("own")), None)
    told = min((t.start for t in toponyms if t.stands_for or t.country), default=None)
    return own is not None and (told is None or lines[0].raw(own.first, own.last)[0] < told)


def _state_told(state: str, toponyms: Sequence[Toponym], named: Sequence[LineActor], parties: tuple[str, str]) -> str:
    """Whose institutions a text names without their country: not a third country's that it never names, but those of the party named first."""
    told = [t.stands_for or t.country for t in toponyms if t.stands_for or t.country]
    if not state or state in parties or state in told or any(country(c) == state for a in named for c in a.mention.actors):
        return state
    return next((c for c in told if c in parties), state)
