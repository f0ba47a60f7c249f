"""A small pattern language for language files: phrases over folded words, found with one automaton.

A phrase is a row of elements separated by spaces:

=============  =====================================================================
``tirs``       this word (folded: case and diacritics do not matter)
``tir*``       a word that starts so
``aç+`` ``aç~``  a verb's stem with any ending of the active (açtı, açan, açtığını) or of the passive voice (açıldı), as the
               language's ``verbs`` table tells them
``*ment``      a word that ends so
``(a|b c|d*)``  one of these
``=öldü*``     spelled with its own letters, where folding would make two words one (öldü "died", oldu "became"); in an
               alternative all options must be so
``?x``         an optional element, ``?(a|b)`` too
``..``         up to three words that cross no sentence-inner stop; ``..6`` up to six
``{name}``     a member of a named set of the language (a month, a number …), remembered under that name;
               ``{name2}`` is a second member of the same set
=============  =====================================================================

Law: ``find`` returns the same matches as trying every phrase on every sentence; the automaton only saves time.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

from ahocorasick_rs import AhoCorasick

from geo.errors import PackError
from geo.text import Line, fold_key

T = TypeVar("T")

_ELEMENT = re.compile(r"\??\((?:[^()]*)\)|\S+")
_GAP = r"(?:(?![;:.()!?…։] )\S+ ){0,%d}?"
NUMBER = r"\d+(?:[.,]\d+)*"
_DECIMAL = re.compile(r"\d+[.,]\d{1,2}")
_MANY = 40  # options of an optional element from which it is looked up after the match: one long alternative in thousands of phrases costs seconds
_FILLED = 7  # words that such elements take at most
_REMEMBERED = 10_000  # members of sets whose values are remembered
_LOOKED_UP = "filled"  # how their groups are named


class Sets:
    """Named sets of words with values: months, weekdays, numbers, units and so on.

    Parameters
    ----------
    members : mapping of name to mapping of phrase to value
        A phrase may end in ``*``.
    verbs : mapping, optional
        Regular expressions of a verb's endings over folded letters: ``active`` and ``passive``.
    macros : mapping, optional
        Parts of phrases that stand in others as ``<name>``.
    """

    def __init__(self, members: Mapping[str, Mapping[str, Any]], verbs: Mapping[str, str] | None = None, macros: Mapping[str, str] | None = None) -> None:
        self.macros = macros or {}
        self.endings = {sign: f"(?:{verbs[voice]})" for sign, voice in (("+", "active"), ("~", "passive"))} if verbs else {}
        self.written: dict[str, str] = {}
        self._fillings: dict[str, re.Pattern[str]] = {}
        self.anchored: dict[str, list[str]] = {}
        self._runs: dict[str, str] = {}
        self._members = {
            name: [(re.compile(_word(phrase)), value) for phrase, value in sorted(values.items(), key=lambda v: -len(v[0]))] for name, values in members.items()
        }
        self._values: dict[tuple[str, str], Any] = {}
        self._sources = {
            name: "|".join(sorted(map(_word, values), key=len, reverse=True)) for name, values in members.items()
        }
        digits = [f" {d}" for d in range(10)]
        self.heads = dict.fromkeys(("day", "year", "int", "dotted"), digits) | {name: [_head(phrase) for phrase in values] for name, values in members.items()}

    def source(self, name: str) -> str:
        """Return the regular expression of a set; ``day``, ``year``, ``int`` and ``dotted`` (12.07.2020) are built in."""
        builtin = {"day": r"\d{1,2}", "year": r"(?:19|20)\d\d", "int": NUMBER, "dotted": r"\d{1,2}\.\d{1,2}\.\d{2,4}"}
        if name not in builtin and name not in self._sources:
            raise PackError(f"A phrase uses the set {{{name}}}, which the language file does not define.")
        return builtin.get(name) or self._sources[name]

    def expanded(self, phrase: str) -> str:
        """Return a phrase with the set's macros put in."""
        return with_macros(phrase, self.macros)

    def kept(self, run: str) -> str:
        """Return the one copy of a string that comes back in many phrases."""
        return self._runs.setdefault(run, run)

    def filling(self, run: str) -> re.Pattern[str]:
        """Return the regular expression of what a long optional element, several times in a row, may take."""
        if run not in self._fillings:
            options = _ELEMENT.findall(run)
            self._fillings[run] = re.compile("".join(_write(o, self) for o in options))
        return self._fillings[run]

    def value(self, name: str, text: str) -> Any:
        """Return the value of a member; of the built-in sets a number ("1,200" is 1200, "6.5" is 6.5), of ``dotted`` its text."""
        if name == "dotted":
            return text
        if name not in self._members:
            return float(text.replace(",", ".")) if _DECIMAL.fullmatch(text) else int(re.sub(r"\D", "", text))
        if len(self._values) > _REMEMBERED:
            self._values.clear()
        if (name, text) not in self._values:
            self._values[name, text] = next(value for regex, value in self._members[name] if regex.fullmatch(text))
        return self._values[name, text]


class Match(NamedTuple, Generic[T]):
    """A phrase found in a line: its half-open token range, what it stands for, and the values of its sets."""

    first: int
    last: int
    payload: T
    values: Mapping[str, Any]


class Anchors:
    """The strings without which no phrase of some books can stand in a line, found with one automaton for all of these books."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._groups: dict[str, frozenset[int]] = {}
        self._automaton: AhoCorasick | None = None

    def number(self, anchor: str) -> int:
        """Return the number of an anchor, a new one if it is new."""
        self._automaton = None
        return self._numbers.setdefault(anchor, len(self._numbers))

    def group(self, element: str, anchors: Sequence[str]) -> frozenset[int]:
        """Return the numbers of the anchors of an element: the same set for the same element, which macros repeat in many phrases."""
        if element not in self._groups:
            self._groups[element] = frozenset(map(self.number, anchors))
        return self._groups[element]

    def hits(self, line: Line) -> frozenset[int]:
        """Return the numbers of the anchors that stand in a line."""
        found: frozenset[int] | None = line.found.get(self)
        if found is None:
            self._automaton = self._automaton or AhoCorasick(list(self._numbers))
            found = line.found[self] = frozenset(hit[0] for hit in self._automaton.find_matches_as_indexes(line.joined, overlapping=True))
        return found


class PhraseBook(Generic[T]):
    """Phrases with payloads, ready to be found in lines.

    Parameters
    ----------
    phrases : sequence of (phrase, payload)
    sets : Sets, optional
        The named sets that the phrases use.
    anchors : Anchors, optional
        Shared with the other books that are searched in the same lines.
    """

    def __init__(self, phrases: Sequence[tuple[str, T]], sets: Sets | None = None, anchors: Anchors | None = None) -> None:
        self._sets = sets or Sets({})
        self._phrases = [phrase for phrase, _ in phrases]
        self._compiled: dict[int, re.Pattern[str]] = {}  # those that were looked for
        self._payloads = [payload for _, payload in phrases]
        self._spelled: dict[int, list[tuple[str, ...]]] = {}
        self._filled: dict[int, list[str]] = {}
        self._anchors = anchors or Anchors()
        self._by_anchor: dict[int, list[int]] = defaultdict(list)
        self._words: dict[str, list[int]] = defaultdict(list)  # phrases that are one plain word, or one of several
        self._needed: list[tuple[frozenset[int], ...]] = []
        self._always: list[int] = []
        for number, (short, _) in enumerate(phrases):
            phrase = self._sets.expanded(short)
            elements = _ELEMENT.findall(phrase)
            _check(phrase, elements, self._sets)
            if "=" in phrase and (spelled := _spelled(phrase)):
                self._spelled[number] = spelled
            if plain := _plain(phrase):
                for word in plain:
                    self._words[word].append(number)
                self._needed.append(())
                continue
            if runs := [self._sets.kept(e) for e in _runs(phrase) if _is_long(e)]:
                self._filled[number] = runs
            anchored = [(e, found) for e in elements if (found := _element_anchors(e, self._sets))]
            groups = [self._anchors.group(e, found) for e, found in sorted(anchored, key=lambda a: -min(map(len, a[1])))]
            for anchor in groups[0] if groups else ():
                self._by_anchor[anchor].append(number)
            self._always += [] if groups else [number]
            self._needed.append(tuple(groups[1:]))
        self._keys = frozenset(self._by_anchor)

    def find(self, line: Line) -> Sequence[Match[T]]:
        """Return all matches in a line in the order of their first word, longer ones first."""
        found: list[Match[T]] | None = line.found.get(self)
        if found is None:
            found = line.found[self] = [m for number in self._candidates(line) for m in self._find_one(number, line)]
            for word in () if self._words.keys().isdisjoint(line.where.keys()) else self._words.keys() & line.where.keys():
                found += [Match(i, i + 1, self._payloads[number], _NO_VALUES) for number in self._words[word] for i in line.where[word]]
            if len(found) > 1:
                found.sort(key=lambda m: (m.first, -m.last))
        return found

    def _candidates(self, line: Line) -> Sequence[int]:
        hits = self._anchors.hits(line)
        if hits.isdisjoint(self._keys):
            return self._always
        numbers = {n for anchor in hits & self._keys for n in self._by_anchor[anchor] if not any(map(hits.isdisjoint, self._needed[n]))}
        return sorted(numbers.union(self._always))

    def _find_one(self, number: int, line: Line) -> list[Match[T]]:
        regex = self._compiled.get(number)
        if regex is None:
            regex = self._compiled[number] = re.compile(_source(self._sets.expanded(self._phrases[number]), self._sets))
        found = []
        spelled = self._spelled.get(number, ())
        for m in _matches(regex, line.joined, [self._sets.filling(e) for e in self._filled.get(number, ())]):
            first, last = line.token_range(m.start(), m.end())
            if spelled and not all(any((line.raw_word(i) + " ").startswith(options) for i in range(first, last)) for options in spelled):
                continue
            named = {k: v for k, v in m.groupdict().items() if v is not None and not k.startswith(_LOOKED_UP)}
            values = {k: self._sets.value(_set_name(k), v) for k, v in named.items()} if named else _NO_VALUES
            found.append(Match(first, last, self._payloads[number], values))
        return found


def _plain(phrase: str) -> list[str]:
    """Return the words of a phrase that is one word, or one of several; empty for all other phrases."""
    elements = _ELEMENT.findall(phrase)
    if len(elements) != 1 or elements[0].startswith(("?", "..")):
        return []
    options = [o.strip() for o in elements[0].strip("()").split("|")]
    folded = [fold_key(o) for o in options]
    return folded if all(o.isalpha() and f and " " not in f for o, f in zip(options, folded, strict=True)) else []


def longest(matches: Sequence[Match[T]]) -> list[Match[T]]:
    """Keep the leftmost longest of overlapping matches; of two alike, the one whose payload weighs more."""
    kept: list[Match[T]] = []
    for match in sorted(matches, key=lambda m: (-(m.last - m.first), m.first, -_weight(m.payload))):
        if all(match.last <= k.first or match.first >= k.last for k in kept):
            kept.append(match)
    return sorted(kept, key=lambda m: m.first)


def _weight(payload: object) -> float:
    return float(payload.get("weight", 0.0) if isinstance(payload, Mapping) else getattr(payload, "weight", 0.0))


def _spelled(phrase: str) -> list[tuple[str, ...]]:
    """Return the words of a phrase that must stand there with their own letters: of each tuple, one."""
    elements = [element.strip("()").split("|") for element in _ELEMENT.findall(phrase) if not element.startswith("?")]
    words = [[o.strip() for o in options] for options in elements if all(o.strip().startswith("=") for o in options)]
    return [tuple(_bare(head).casefold() + ("" if _bare(head) != head else " ") for head in (o[1:].split()[0] for o in options)) for options in words]


def _set_name(group: str) -> str:
    return group.rstrip("0123456789")


_LOOSE_HYPHEN = re.compile(r"[^\W\d_] - [^\W\d_]")
_MACRO = re.compile(r"<(\w+)>")
_NO_ENDINGS: Mapping[str, str] = {}
_NO_VALUES: Mapping[str, Any] = {}


def _word(phrase: str, endings: Mapping[str, str] = _NO_ENDINGS) -> str:
    """Return the regular expression of one literal (it may be several words), without the closing space."""
    return " ".join(_one(word, endings) for word in phrase.replace("-", " ").split() or ["-"])


def _one(word: str, endings: Mapping[str, str]) -> str:
    if word.startswith("*") and word != "*":
        return r"\S*" + re.escape(fold_key(word[1:]))
    word = word.lstrip("=") or word
    ending = r"\S*" if word.endswith("*") else endings.get(word[-1], "")
    bare = _bare(word) if ending else word
    return " ".join(map(re.escape, (fold_key(bare) or bare).split())) + ending


def with_macros(phrase: str, macros: Mapping[str, str]) -> str:
    """Put each macro's phrase in the place of its name: ``<have>`` becomes ``(a|ont|avait)``."""
    return _MACRO.sub(lambda m: macros[m.group(1)], phrase) if "<" in phrase else phrase


def _bare(word: str) -> str:
    return word.rstrip("*+~") or word


def _check(phrase: str, elements: Sequence[str], sets: Sets) -> None:
    if any(e.count("(") != e.count(")") or e.count("(") > 1 for e in elements) or "?.." in phrase:
        raise PackError(f"The phrase “{phrase}” nests or breaks its parentheses; write the alternatives as phrases of their own.")
    if " - " in phrase and _LOOSE_HYPHEN.search(phrase):
        raise PackError(f"The phrase “{phrase}” can never be found: a hyphen between letters cuts words and vanishes; write “cease fire”.")
    for element in elements:
        if element.lstrip("?").startswith("{"):
            sets.source(_set_name(element.lstrip("?")[1:-1]))


def _source(phrase: str, sets: Sets) -> str:
    filled = 0
    written = []
    for element in _runs(phrase):
        if _is_long(element):
            written.append(f"(?P<{_LOOKED_UP}{filled}>(?:(?![,;:.()!?…։] )\\S+ ){{0,{_FILLED}}}?)")
            filled += 1
        else:
            written.append(_element(element, sets))
    return "(?<= )" + "".join(written)


def _is_long(element: str) -> bool:
    return element.startswith("?(") and element.count("|") >= _MANY


def _runs(phrase: str) -> list[str]:
    """Return the elements of a phrase, of a long optional one that stands several times in a row all as one."""
    runs: list[str] = []
    for element in _ELEMENT.findall(phrase):
        if runs and _is_long(element) and runs[-1].startswith(element):
            runs[-1] += element
        else:
            runs.append(element)
    return runs


def _matches(regex: re.Pattern[str], text: str, fillings: Sequence[re.Pattern[str]]) -> Iterator[re.Match[str]]:
    """Find a pattern; where words that its long optional elements took are none of their options, from the next character on again."""
    if not fillings:
        yield from regex.finditer(text)
        return
    at = 0
    while m := regex.search(text, at):
        taken = all(f.fullmatch(m[f"{_LOOKED_UP}{i}"]) for i, f in enumerate(fillings))
        at = m.end() if taken else m.start() + 1
        if taken:
            yield m


def _element(element: str, sets: Sets) -> str:
    if element not in sets.written:  # a macro's elements come back in hundreds of phrases
        sets.written[element] = _write(element, sets)
    return sets.written[element]


def _write(element: str, sets: Sets) -> str:
    if element.startswith("?"):
        return f"(?:{_element(element[1:], sets)})?"
    if element.startswith(".."):
        return _GAP % int(element[2:] or 3)
    if element.startswith("("):
        return "(?:" + "|".join(_word(option.strip(), sets.endings) for option in element[1:-1].split("|")) + ") "
    if element.startswith("{"):
        name = element[1:-1]
        return f"(?P<{name}>{sets.source(_set_name(name))}) "
    return _word(element, sets.endings) + " "


def _head(phrase: str) -> str:
    """Return a string that every match of a literal contains: its words between spaces, up to the first that may end otherwise."""
    head = " "
    for word in phrase.replace("-", " ").split() or ["-"]:
        word = word.lstrip("=") or word
        bare = _bare(word)
        head += fold_key(bare) or bare
        if bare != word:
            return head
        head += " "
    return head


def _element_anchors(element: str, sets: Sets) -> list[str]:
    if element not in sets.anchored:
        sets.anchored[element] = _anchor(element, sets)
    return sets.anchored[element]


def _anchor(element: str, sets: Sets) -> list[str]:
    if element.startswith(("?", "..")):
        return []
    if element.startswith("("):
        options = element[1:-1].split("|")
        return [] if any(o.strip().startswith("*") for o in options) else [_head(option.strip()) for option in options]
    if element.startswith("{"):
        return sets.heads.get(_set_name(element[1:-1]), [])
    return [] if element.startswith("*") else [_head(element)]
