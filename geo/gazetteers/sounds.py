"""Persons by the sound of their names: "Hadjiyev" is "Hajiyev", however a language writes it.

Law: a first name and a surname must both sound like a known person's and look like them; what could be two persons is nobody.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Generic, TypeVar

from geo.gazetteers.index import Found, Name
from geo.text import Line, fold_key

T = TypeVar("T")

_LETTERS = 4  # of a surname: shorter ones sound alike too often
_SPELLED = 0.5, 0.6  # shares of a first name's and a surname's letters that are the same in order: "Because Moscow" sounds like "Abbas Mousavi"
# One class for each family of consonants that languages of Latin script write for the same sound; vowels and half vowels are left out.
_CLASSES = (("(?:dzh?|dj|tch|tsch|ch|sh|zh|ts|[cjsz])+", "s"), ("(?:kh|gh|[gkqxh])+", "k"), ("[td]+", "t"), ("[bp]+", "b"), ("[vfw]+", "f"), ("[aeiouy']+", ""))
_COMPILED = tuple((re.compile(pattern), letter) for pattern, letter in _CLASSES)


@lru_cache(maxsize=20_000)
def sound(word: str) -> str:
    """Return what a folded Latin word sounds like: the classes of its consonants, each once in a row.

    >>> sound("hadjiyev") == sound("hajiev")
    True
    """
    for pattern, letter in _COMPILED:
        word = pattern.sub(letter, word)
    return re.sub(r"(.)\1+", r"\1", word)


class SoundIndex(Generic[T]):
    """Finds persons by the sound of first name and surname.

    Parameters
    ----------
    names : iterable of Name
        Those of two words in Latin script are taken, the others left out.
    """

    def __init__(self, names: Iterable[Name[T]]) -> None:
        alike: dict[tuple[str, str], dict[T, Name[T]]] = defaultdict(dict)
        for name in names:
            words = fold_key(name.text).split()
            if len(words) == 2 and words[1].isascii() and len(words[1]) >= _LETTERS:
                alike[sound(words[0]), sound(words[1])].setdefault(name.target, name)
        self._names = {key: next(iter(found.values())) for key, found in alike.items() if len(found) == 1 and all(len(part) > 1 for part in key)}

    def find(self, line: Line) -> list[Found[T]]:
        """Return the persons that two words with capitals sound like."""
        pairs = zip(line.tokens, line.tokens[1:], strict=False)
        alike = [(i, self._names.get((sound(a.fold), sound(b.fold)))) for i, (a, b) in enumerate(pairs) if a.capital and b.capital and b.fold.isascii()]
        return [Found(i, i + 2, (name,)) for i, name in alike if name and _look_alike([t.fold for t in line.tokens[i : i + 2]], fold_key(name.text).split())]


def _look_alike(words: Sequence[str], name: Sequence[str]) -> bool:
    return all(SequenceMatcher(None, w, n, autojunk=False).ratio() > least for w, n, least in zip(words, name, _SPELLED, strict=True))
