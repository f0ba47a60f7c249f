"""Infinitives that tell what was done, for the words before them say so: "went on to | accuse", "a fini par | accuser", "смог | вывезти".

Law: a line is written as if the verb stood in the form that a language's phrases tell ("went on to accused"); no token is added or
lost, so what is found in it stands at the same tokens in the line itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from geo.language import Language
from geo.text import Line

_BETWEEN = 3  # tokens of adverbs between the words before and the infinitive


def rewritten(line: Line, language: Language) -> Iterator[tuple[int, Line]]:
    """Write a line anew for each of its infinitives that tell what was done.

    Parameters
    ----------
    line : Line
    language : Language
        Whose ``[cues]`` list the words before such infinitives as ``implied``, and whose ``[infinitives]`` tell how to write them.

    Yields
    ------
    (token, line) : tuple of int and Line
        The infinitive's token and the line with its form in its place.
    """
    table = language.tables.get("infinitives")
    for lead in language.cued(line, "implied") if table else ():
        for token in range(lead.last, min(lead.last + _BETWEEN, len(line.tokens))):
            word = line.text[line.tokens[token].start : line.tokens[token].end].lower()
            if form := _form(word, table):
                helper, verb = line.tokens[lead.last - 1], line.tokens[token]
                text = line.text[line.start : helper.start] + (table.get("helper") or line.text[helper.start : helper.end])
                text += line.text[helper.end : verb.start] + form + line.text[verb.end : line.end]
                told = Line(text, 0, len(text))
                if len(told.tokens) == len(line.tokens):
                    yield token, told
                break
            if not re.search(table["between"], word):
                break


def _form(word: str, table: Mapping[str, Any]) -> str:
    """Return the form that an infinitive is told in; empty if the word is none."""
    if word in table["none"] or word in table["irregular"]:
        return str(table["irregular"].get(word, ""))
    return next((re.sub(ending, form, word) for ending, form in table["endings"] if re.search(ending, word)), "")
