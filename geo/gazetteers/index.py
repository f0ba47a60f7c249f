"""One automaton over all names of all languages; a name is found in any of its bent forms.

Law: a match begins and ends at a word's edge; what follows a name's stem inside its word is an ending of the name's own
language or of the text's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Generic, NamedTuple, TypeVar

from ahocorasick_rs import AhoCorasick

from geo.language import Bend, Language
from geo.text import Line, fold_key

T = TypeVar("T")

_REMEMBERED = 20_000  # words of a language of which it is remembered what names begin with them


class Name(NamedTuple, Generic[T]):
    """A name of something: its spelling, its language ("" for any), flags and the days it was in use.

    ``flags`` may hold ``exact`` (match letter by letter, for abbreviations), ``spelled`` (begin with its own letters, where
    folding makes it another word), ``word`` (also a common word or a person's name: the resolver wants more proof) and
    ``club`` (also a sports club's). ``key`` is the folded form, if it is known already.
    """

    text: str
    language: str
    target: T
    role: str = ""
    flags: frozenset[str] = frozenset()
    valid_from: date | None = None
    valid_to: date | None = None
    key: str = ""


class Found(NamedTuple, Generic[T]):
    """A name found in a line: its half-open token range and all names that it may be."""

    first: int
    last: int
    names: tuple[Name[T], ...]


class _Entry(NamedTuple, Generic[T]):
    words: tuple[tuple[str, Bend | None], ...]
    name: Name[T]
    plain: bool  # one word that needs not be spelled with its own letters
    second: str  # how its second word begins; empty for one word


@dataclass(frozen=True, slots=True)
class _Like(Generic[T]):
    """Entries whose first words have one stem and bend alike: looked at once for all of them."""

    stem: str
    bend: Bend | None
    name: Name[T]
    entries: list[_Entry[T]]
    small: list[_Entry[T]]  # "lac Sevan"


class _Begun(NamedTuple, Generic[T]):
    """What a word may begin, and of that what it may begin without a capital."""

    likes: tuple[_Like[T], ...]
    small: tuple[_Like[T], ...]


class NameIndex(Generic[T]):
    """Finds names in lines.

    Parameters
    ----------
    names : iterable of Name
    languages : mapping of BCP 47 code to Language
        Whose endings names may take.
    """

    def __init__(self, names: Iterable[Name[T]], languages: Mapping[str, Language]) -> None:
        groups: dict[str, dict[tuple[str | None, str, bool], _Like[T]]] = defaultdict(dict)
        self._by_key: dict[str, list[Name[T]]] = defaultdict(list)
        for name in names:
            key = name.key or fold_key(name.text)
            if not key:
                continue
            self._by_key[key].append(name)
            words = _stems(key, name, languages)
            entry = _Entry(words, name, len(words) == 1 and name.flags.isdisjoint(("exact", "spelled")), words[1][0] if len(words) > 1 else "")
            stem, bend = words[0]
            alike = bend.ends if bend else None, name.language, name.text.isascii()  # a language has one bend for an ending
            like = groups[" " + stem].get(alike) or groups[" " + stem].setdefault(alike, _Like(stem, bend, name, [], []))
            like.entries.append(entry)
            if name.text[0].islower():
                like.small.append(entry)
        self._groups = [list(likes.values()) for likes in groups.values()]
        self._automaton = AhoCorasick(list(groups)) if groups else None
        self._seen: dict[str, dict[str, _Begun[T]]] = defaultdict(dict)

    def lookup(self, text: str) -> list[Name[T]]:
        """Return the names whose folded form is exactly that of `text`."""
        return list(self._by_key.get(fold_key(text), ()))

    def keys(self) -> list[str]:
        """Return all folded names."""
        return list(self._by_key)

    def find(self, line: Line, language: Language, nested: bool = False) -> list[Found[T]]:
        """Return the names in a line, leftmost longest; with `nested`, names inside longer ones too."""
        groups: dict[tuple[int, int], list[Name[T]]] = defaultdict(list)
        for first, last, name in self._matches(line, language):
            groups[first, last].append(name)
        if not groups:
            return []
        found = [Found(first, last, tuple(_unbent(names, line, first, last))) for (first, last), names in groups.items()]
        found.sort(key=lambda f: (-(f.last - f.first), f.first))
        if nested:
            return sorted(found, key=lambda f: (f.first, -f.last))
        taken: list[Found[T]] = []
        for f in found:
            if all(f.last <= t.first or f.first >= t.last for t in taken):
                taken.append(f)
        return sorted(taken, key=lambda f: f.first)

    def _matches(self, line: Line, language: Language) -> Iterator[tuple[int, int, Name[T]]]:
        begun: set[int] = set()
        halves: list[tuple[int, int, Name[T]]] = []  # "гегаркуник-кельбаджарский": small because the adjective behind it is
        seen = self._seen[language.code]
        for first, word in enumerate(line.folds):
            told = seen.get(word) or self._begin_so(word, language)
            if not told.likes:
                continue
            low = not line.tokens[first].capital and word[0].isalpha()
            half = low and line.hyphenated(first)
            following = line.folds[first + 1] if first + 1 < len(line.folds) else ""
            small = low and not half
            for like in told.small if small else told.likes:
                for entry in like.small if small else like.entries:
                    if not following.startswith(entry.second):  # most stop here
                        continue
                    last = first + len(entry.words)
                    if not (entry.plain or _fits(entry, line, first, last, language)):
                        continue
                    if half and not entry.name.text[0].islower():
                        halves.append((first, last, entry.name))
                    else:
                        begun.add(first)
                        yield first, last, entry.name
        yield from (h for h in halves if h[1] in begun and line.hyphenated(h[1] - 1) and not line.tokens[h[1]].capital)

    def _begin_so(self, word: str, language: Language) -> _Begun[T]:
        """Return the entries of which a folded word of a language may be the first; words come back, so they are remembered."""
        seen = self._seen[language.code]
        if len(seen) >= _REMEMBERED:
            seen.clear()
        hits = self._automaton.find_matches_as_indexes(f" {word}", overlapping=True) if self._automaton else ()
        likes = tuple(like for number, _, _ in hits for like in self._groups[number] if _bends_so(word, like.stem, like.bend, like.name, language))
        seen[word] = _Begun(likes, tuple(like for like in likes if like.small))
        return seen[word]


def _unbent(names: list[Name[T]], line: Line, first: int, last: int) -> list[Name[T]]:
    """Of the names that some words may be, those that they are as they stand, if there are any: "Şuşa" is itself, and not Sus with an ending."""
    if len(names) == 1:
        return names
    told = " ".join(t.fold for t in line.tokens[first:last])
    return [n for n in names if (n.key or fold_key(n.text)) == told] or names


def _stems(key: str, name: Name[T], languages: Mapping[str, Language]) -> tuple[tuple[str, Bend | None], ...]:
    own = languages.get(name.language)
    if own is None or "exact" in name.flags:
        return tuple((word, None) for word in key.split())
    return tuple(_stem(word, None if word[0].isdigit() else own.bend(word)) for word in key.split())


def _stem(word: str, bend: Bend | None) -> tuple[str, Bend | None]:
    return (word[: len(word) - bend.cut] if bend and bend.cut < len(word) else word), bend


def _fits(entry: _Entry[T], line: Line, first: int, last: int, language: Language) -> bool:
    if last > len(line.tokens):
        return False
    if "exact" in entry.name.flags:
        start, end = line.raw(first, last)
        return line.text[start:end] == entry.name.text
    if "spelled" in entry.name.flags and not _dotted(line.raw_word(first)).startswith(_dotted(entry.name.text.split()[0].casefold())[: len(entry.words[0][0])]):
        return False
    return all(_bends_so(token.fold, stem, bend, entry.name, language) for token, (stem, bend) in zip(line.tokens[first + 1 : last], entry.words[1:], strict=True))


def _dotted(word: str) -> str:
    return word.replace("ı", "i")  # capitals do not tell the two apart: BAKI, Bakı


def _bends_so(word: str, stem: str, bend: Bend | None, name: Name[T], language: Language) -> bool:
    if not word.startswith(stem):
        return False
    rest = word[len(stem) :]
    if bend is not None and (bend.cut or _may_bend(name, language)) and bend.endings.match(rest):
        return True
    if bend is not None and bend.cut:
        return False
    return not rest or bool(language.bends[-1].endings.match(rest))


def _may_bend(name: Name[T], language: Language) -> bool:
    """Whether a name takes its own language's endings here: a Latin spelling does so in texts of that language only ("Kenyan" is no Turkish "Kenya'n")."""
    return name.language == language.code or not name.text.isascii()
