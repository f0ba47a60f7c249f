"""Names that stand by a word for a place ("the village of X") and that the gazetteer does not know: what an analyst may want to add.

Law: none of them overlaps a toponym or an actor.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from geo.language import Language
from geo.model import LineActor, Span, Toponym
from geo.text import Line, Token

_LONGEST = 3  # words of a name
_LINKS = 2  # small words between the word for a place and the name ("village of")
_SHORT = 3  # letters of such a small word
_TOLD = ("village", "city", "district", "province")  # kinds whose names an unknown word is likely to be


def find(lines: Sequence[Line], languages: Sequence[Language], toponyms: Sequence[Toponym], actors: Sequence[LineActor]) -> Iterator[Span]:
    """Yield the unknown names of a document, in the order of its lines.

    Parameters
    ----------
    lines, languages : sequences of equal length
        The sentences and each one's language.
    toponyms, actors
        What was found.
    """
    held = {n for t in toponyms for n in range(t.start, t.end)} | {n for a in actors for n in range(a.mention.start, a.mention.end)}
    for line, language in zip(lines, languages, strict=True):
        side = str(language.tables["names"].get("type_side", ""))
        days = {n for m in language.times.find(line) for n in range(*line.raw(m.first, m.last))}  # "took four villages on | Friday"
        yield from dict.fromkeys(_in_line(line, language, side, held | days if days else held))


def _in_line(line: Line, language: Language, side: str, held: set[int]) -> Iterator[Span]:
    for m in language.type_words.find(line):
        if m.payload not in _TOLD or _taken(line.tokens, m.first - 1, held) or _taken(line.tokens, m.last, held):
            continue  # the word for a place belongs to a name that is known
        behind = _behind(line.tokens, m.last) if side != "after" else None
        before = _before(line.tokens, m.first) if side != "before" else None
        for first, last in filter(None, (behind, before)):
            start, end = line.raw(first, last)
            if held.isdisjoint(range(start, end)):
                yield Span(start, end, line.text[start:end])


def _taken(tokens: Sequence[Token], n: int, held: set[int]) -> bool:
    return 0 <= n < len(tokens) and tokens[n].start in held


def _behind(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """Return the capital words behind a word for a place, past "of" and the like."""
    first = at
    while first < len(tokens) and first - at < _LINKS and _small(tokens[first]):
        first += 1
    last = first
    while last < len(tokens) and last - first < _LONGEST and _capital(tokens[last]):
        last += 1
    return (first, last) if last > first else None


def _before(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """Return the capital words before a word for a place, but not one that opens the sentence or a quotation: it may owe its capital to that."""
    first = at
    while first > 1 and tokens[first - 2].fold != '"' and at - first < _LONGEST and _capital(tokens[first - 1]):
        first -= 1
    return (first, at) if first < at else None


def _capital(token: Token) -> bool:
    return token.capital and token.is_word and len(token.fold) > 1 and not token.fold[0].isdigit()


def _small(token: Token) -> bool:
    return token.is_word and not token.capital and len(token.fold) <= _SHORT and not token.fold[0].isdigit()
