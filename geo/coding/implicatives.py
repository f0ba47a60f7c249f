"""Infinitives that tell what was done, for the words before them say so: "went on to | accuse", "a fini par | accuser", "смог | вывезти".

Law: a line is written as if the verb stood in the form that a language's phrases tell ("went on to accused"); no token is added or
lost, so what is found in it stands at the same tokens in the line itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from geo.language import Language
from geo.text import Line

_BETWEEN = 3  # tokens of adverbs between the words or the comma before and the verb


def rewritten(line: Line, language: Language) -> Iterator[tuple[int, Line]]:
    """Write a line anew for each of its infinitives that tell what was done.

    Parameters
    ----------
    line : Line
    language : Language
        Whose ``[cues]`` list the words before such infinitives as ``implied``, and whose ``[infinitives]`` tell how to write them,
        and ``participles`` behind a comma ("МИД, | обвинивший Баку, …").

    Yields
    ------
    (token, line) : tuple of int and Line
        The verb's token and the line with its form in its place.
    """
    table = language.tables.get("infinitives")
    if not table:
        return
    for lead in language.cued(line, "implied"):
        for token in range(lead.last, min(lead.last + _BETWEEN, len(line.tokens))):
            word = line.raw_word(token)
            if form := _form(word, table["endings"], table):
                yield from _written(line, token, form, lead.last - 1, table.get("helper", ""))
                break
            if not re.search(table["between"], word):
                break
    for comma in line.where.get(",", ()) if "participles" in table else ():
        for token in range(comma + 1, min(comma + 1 + _BETWEEN, len(line.tokens))):  # ", | тут же | призвавший"
            if form := _form(line.raw_word(token), table["participles"], table):
                yield from _written(line, token, form)
            if not line.tokens[token].is_word:
                break


def _written(line: Line, token: int, form: str, helper: int = -1, auxiliary: str = "") -> Iterator[tuple[int, Line]]:
    """Write a form in a token's place, and an auxiliary in that of the words before it, if the language has one."""
    changes = {token: form} | ({helper: auxiliary} if auxiliary else {})
    at, parts = line.start, []
    for i, word in sorted(changes.items()):
        parts += [line.text[at : line.tokens[i].start], word]
        at = line.tokens[i].end
    text = "".join([*parts, line.text[at : line.end]])
    told = Line(text, 0, len(text))
    if len(told.tokens) == len(line.tokens):
        yield token, told


def _form(word: str, endings: Sequence[tuple[str, str]], table: Mapping[str, Any]) -> str:
    """Return the form that an infinitive or a participle is told in; empty if the word is none."""
    if word in table["none"] or word in table["irregular"]:
        return str(table["irregular"].get(word, ""))
    return next((re.sub(ending, form, word) for ending, form in endings if re.search(ending, word)), "")
