"""Text before meaning: folding with a map back to raw offsets, tokens, paragraphs, sentences, language detection.

Law: folding forgets case, diacritics and typographic variants, and nothing else; every folded offset leads back to the raw
code point that it came from.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate, pairwise
from typing import Any, NamedTuple

from py3langid.langid import MODEL_FILE, LanguageIdentifier

# Letters whose plain form NFD does not give, and typographic variants of one sign.
_PLAIN = {
    "ı": "i", "ə": "e", "ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "’": "'", "‘": "'", "ʼ": "'", "՚": "'",
    "`": "'", "´": "'", "‑": "-", "‐": "-", "\u00ad": "", "\u200b": "", "՛": "", "՜": "", "՞": "", "\u00a0": " ", "\u202f": " ",
    "\u2009": " ", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "–": "-", "—": "-", "ә": "e", "․": ".",
}  # fmt: skip

_WORD = re.compile(r"[^\W\d_]+|\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|(?<![\d:])\d{1,2}:\d{2}(?![\d:])|\d+(?:[.,]\d+)*|[,;:.․()\"\-!?…։՝/%]")
_PARAGRAPH = re.compile(r"\S[^\n]*(?:\n(?!\s*\n)[^\n]*\S[^\n]*)*")
_STOP = re.compile(r"[.!?…։․]+[»”\"')\]]*|(?:(?<=[ա-և])|(?<=[ա-և][»”\")])):(?=\s|$)|(?<=\d):(?=\s+[«“\"]?[Ա-Ֆ])")  # Armenian's full stop is often typed as a colon
_SPEAKER = re.compile(r"[Ա-Ֆ]\w+(?: [Ա-Ֆ]\w+)?")  # who speaks, before a colon that is one
_AROUND = 5  # tokens before and behind those that a pattern of a language marks
_ENOUGH = 600  # characters that tell a language
_OPENING = "«“\"'(—–-["


@lru_cache(maxsize=8192)
def _fold_char(char: str) -> str:
    if char in _PLAIN:
        return _PLAIN[char]
    decomposed = unicodedata.normalize("NFD", char.casefold())
    return "".join(_PLAIN.get(c, c) for c in decomposed if not unicodedata.combining(c))


@lru_cache(maxsize=1 << 15)
def _read(word: str) -> tuple[str, bool, bool]:
    """Return a token's folded form, whether it starts with a capital letter, and whether it is a word or number; tokens come back again and again."""
    told = re.sub(r"\s", "", word) if word[0].isdigit() else word  # "6 500" is one number
    folded = told.lower() if told.isascii() else "".join(map(_fold_char, told))
    return folded, word[0].isupper(), folded[:1].isalnum()


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and, for each of its characters, the raw offset that it came from (one more for the end)."""

    text: str
    raw: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the raw half-open span of a folded one."""
        return self.raw[start], self.raw[end - 1] + 1 if end > start else self.raw[start]


def fold(text: str) -> Folded:
    """Fold a text for matching: case, diacritics, dotless i, schwa, apostrophes, quotes and dashes become one form."""
    parts = [_fold_char(c) for c in text]
    raw = [i for i, part in enumerate(parts) for _ in part]
    return Folded("".join(parts), (*raw, len(text)))


@lru_cache(maxsize=1 << 15)
def fold_key(name: str) -> str:
    """Return the folded form of a name: the key under which it is looked up. Hyphens and spaces are one."""
    return " ".join(w.fold for w in tokens(name) if w.fold != "-")


class Token(NamedTuple):
    """A word, number or punctuation mark: raw offsets, folded form, whether it starts with a capital letter, whether it is no punctuation."""

    start: int
    end: int
    fold: str
    capital: bool
    is_word: bool


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Cut ``text[start:end]`` into words, numbers and punctuation; apostrophes and hyphens cut words and vanish."""
    found = []
    for match in _WORD.finditer(_unbroken(text[start:end])):
        word, first = match.group(), start + match.start()
        if word == "-" and _joins_letters(text, first):
            continue
        folded, capital, is_word = _read(word)
        if folded:
            found.append(Token(first, first + len(word), folded, capital, is_word))
    return found


def _joins_letters(text: str, at: int) -> bool:
    return 0 < at < len(text) - 1 and text[at - 1].isalpha() and text[at + 1].isalpha()


_CLOCK = re.compile(r"[^\w\n]*(?:[01]?\d|2[0-3]) ?[h:.։] ?[0-5]\d(?![\d%]|[.,]\d)")
_ENTRY = re.compile(r"[ \t]*(?:\d{4}[ \t]*)?(?:г\.|года|թ[․.])?[ \t]*[–—:.-][ \t]*\S")
_UNBROKEN = (dict.fromkeys("«»“”„", '"') | dict.fromkeys("–—‑‐", "-") | dict.fromkeys("՛՜՞\u00ad\u200b", "ʹ") | {"ԵՎ": "ԵՒ"}).items()


def _unbroken(text: str) -> str:
    # One sign for each kind of quote and dash; marks inside Armenian words become a letter that folding drops; the capitals of "և" fold to two.
    if not text.isascii():
        for sign, plain in _UNBROKEN:
            if sign in text:
                text = text.replace(sign, plain)
    return text


_PLAIN["ʹ"] = ""


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Return the raw spans of the paragraphs: blocks between blank lines, cut where lines open by the clock, or lines where there are no blank lines."""
    blocks = [m.span() for m in _PARAGRAPH.finditer(text)]
    if len(blocks) > 1 or "\n" not in text.strip():
        return [span for block in blocks for span in _by_the_clock(text, *block)]
    return [m.span() for m in re.finditer(r"\S[^\n]*", text)]


def _by_the_clock(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a block before each of its lines that open by the clock."""
    cuts = [m.start() for m in re.finditer(r"(?<=\n)[ \t]*\S", text[start:end]) if opens_by_the_clock(text, start + m.start())]
    for a, b in pairwise([start, *(start + c for c in cuts), end]):
        yield from _trimmed(text, a, b)


def opens_by_the_clock(text: str, offset: int) -> bool:
    """Whether the line that holds an offset opens with a time of day, as the entries of a running report do: "14h15 – …", "09:05 …"."""
    return bool(_CLOCK.match(text, text.rfind("\n", 0, offset) + 1))


def sentence_spans(text: str, start: int, end: int, abbreviations: frozenset[str] = frozenset()) -> Iterator[tuple[int, int]]:
    """Cut a paragraph into sentences.

    Parameters
    ----------
    text : str
        The raw text.
    start, end : int
        The paragraph.
    abbreviations : frozenset of str
        Folded words after which a full stop ends no sentence ("m", "gen").

    Yields
    ------
    (start, end) : tuple of int
        Raw spans without surrounding white space.
    """
    begin = start
    for stop in _STOP.finditer(text, start, end):
        if text[stop.start()] == ":" and _SPEAKER.fullmatch(text[begin : stop.start()].lstrip()) and begin == start:
            continue
        if _ends_sentence(text, stop.start(), stop.end(), end, abbreviations):
            yield from _trimmed(text, begin, stop.end())
            begin = stop.end()
    yield from _trimmed(text, begin, end)


def _ends_sentence(text: str, mark: int, after: int, end: int, abbreviations: frozenset[str]) -> bool:
    rest = text[after:end].lstrip()
    if not rest:
        return True
    first = mark
    while first > 0 and text[first - 1].isalnum():
        first -= 1
    before = text[first:mark]
    glued = not text[after].isspace()
    if glued:  # a missing space after a full stop: "border.The"
        return text[mark] == "." and before[-1:].islower() and rest[:1].isupper() and rest[1:2].islower()
    if text[mark] in ".․" and (fold_key(before) in abbreviations or (len(before) == 1 and before.isupper())):
        return False
    head = rest.lstrip(_OPENING + "» \u00a0\u202f")
    return not head or head[0].isupper() or head[0].isdigit() or not head[0].isalpha() or text[mark] == "։"


def opens_entry(text: str, start: int, end: int) -> bool:
    """Whether a date opens its line and a sign parts it from what it tells: lines like "12 July – …" make a chronology."""
    before = text[text.rfind("\n", 0, start) + 1 : start]
    return not any(map(str.isalnum, before)) and bool(_ENTRY.match(text, end))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


class Line:
    """A sentence as its folded tokens joined by single spaces, with the way back from a match to tokens.

    ``folds`` are the tokens' folded forms; ``joined`` starts and ends with a space, so that every word stands between spaces.
    """

    def __init__(self, text: str, start: int, end: int, words: Sequence[Token] | None = None) -> None:
        self.text, self.start, self.end = text, start, end
        self.tokens: Sequence[Token] = tokens(text, start, end) if words is None else words
        self.folds = [t.fold for t in self.tokens]
        self.joined = f" {' '.join(self.folds)} "
        self.found: dict[Any, Any] = {}  # what phrase books have found in it already
        self._marked: dict[tuple[tuple[int, int], ...], str] = {}

    def without(self, first: int, last: int) -> Line:
        """Return the line without a half-open range of its tokens."""
        return Line(self.text, self.start, self.end, [*self.tokens[:first], *self.tokens[last:]])

    def token_range(self, start: int, end: int) -> tuple[int, int]:
        """Return the half-open token range that a match in ``joined`` covers."""
        return bisect_right(self._at, start) - 1 if start else 0, bisect_right(self._at, max(end - 1, 0))

    def raw(self, first: int, last: int) -> tuple[int, int]:
        """Return the raw span of the half-open token range."""
        return self.tokens[first].start, self.tokens[last - 1].end

    def raw_word(self, token: int) -> str:
        """Return a token's own letters, without regard to case only."""
        return self.text[self.tokens[token].start : self.tokens[token].end].casefold()

    def hyphenated(self, token: int) -> bool:
        """Whether a hyphen or dash and nothing else joins a token to the next one."""
        between = self.text[self.tokens[token].end : self.tokens[token + 1].start] if token + 1 < len(self.tokens) else ""
        return between in ("-", "–", "—", "‑", "‐")

    def index_at(self, offset: int) -> int:
        """Return the number of the first token that ends after a raw offset."""
        return bisect_right(self._ends, offset)

    def marked(self, *spans: tuple[int, int]) -> str:
        """Return spans of tokens, in their order, each between angle brackets, with what stands between them and some tokens before and behind."""
        if spans not in self._marked:  # several patterns are asked of one span
            told: list[str] = []
            at = max(spans[0][0] - _AROUND, 0)
            for first, last in spans:
                told += [*self.folds[at:first], f"<{' '.join(self.folds[first:last])}>"]
                at = last
            self._marked[spans] = " ".join([*told, *self.folds[at : at + _AROUND]])
        return self._marked[spans]

    @cached_property
    def where(self) -> dict[str, list[int]]:
        """The numbers of the tokens that bear each folded form."""
        found: dict[str, list[int]] = {}
        for i, fold in enumerate(self.folds):
            found.setdefault(fold, []).append(i)
        return found

    @cached_property
    def _at(self) -> list[int]:
        return [*accumulate([len(fold) + 1 for fold in self.folds], initial=1)]  # where each token begins in ``joined``

    @cached_property
    def _ends(self) -> list[int]:
        return [t.end for t in self.tokens]


@lru_cache(maxsize=4)
def _identifier(languages: tuple[str, ...]) -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(list(languages))
    identifier._full_model = None  # 27 MB of the languages that nobody asks for
    return identifier


def detect(text: str, languages: tuple[str, ...], enough: int = _ENOUGH) -> str:
    """Return the most probable of `languages` (BCP 47 codes) for the first `enough` characters of a text."""
    return str(_identifier(languages).classify(text[:enough])[0])
