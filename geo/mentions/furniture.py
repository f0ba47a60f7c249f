"""What stands on an article's page and is none of it: lines that lead to other articles ("Read also: …", "Most read").

Law: a line is furniture only behind one of the language's labels; no offset changes, the text is only not read there.
"""

from __future__ import annotations

import re

from geo.language import Language
from geo.text import Line, sentence_spans

_HEAD = 90  # characters in which a label stands
_LINK = (3, 200)  # words that a headline has at least, characters that it has at most
_LINKS = 12  # of one list
_ROW = re.compile(r"\S[^\n]*")
_BULLET = re.compile(r"(?:[•●▪■◦‣·*»›>→–—-]|\d{1,2}[.)])\s+\S")
_WORD = re.compile(r"[^\W\d_]+")
_STOPPED = re.compile(r"[.։․:][»”\"')\]\s]*$")
_PARTED = re.compile(r"\s*(?:[:՝|»›>→]|[–—-]\s)")  # what parts a label from the headline behind it
_LOOSELY = re.compile(r"[.․]?\s+[«“\"'(]?[^\W_]")  # the same of what could be prose, too
_BAR = re.compile(r"[|¦]\s*(?=\S)")  # between the links of one line: "Subscribe | Read also: …"
_BLANK = re.compile(r"\n\s*\n")


def related(text: str, start: int, language: Language) -> list[tuple[int, int]]:
    """Return the raw spans from `start` on that only lead to other articles.

    Parameters
    ----------
    text : str
    start : int
        Where the article begins.
    language : Language
        Its table ``[page]`` holds the labels.

    Returns
    -------
    list of (start, end)
        A label with the headline behind it, or a label alone with the headlines under it: lines that end without a full stop or begin with a bullet,
        up to a blank line, or, where blank lines part them all, up to the first line that is no headline.
    """
    found: list[tuple[int, int]] = []
    before, left, spaced = start, 0, True
    for row in (m.span() for m in _ROW.finditer(text, start)):
        blank = bool(_BLANK.search(text, before, row[0]))
        before = row[1]
        if left and (spaced or not blank) and _is_link(text[slice(*row)]):
            found.append(row)
            left, spaced = left - 1, blank
            continue
        left, spaced = 0, True
        begins = [*(b for b, _ in sentence_spans(text, *row, language.abbreviations)), *(m.end() for m in _BAR.finditer(text, *row))]
        for begin in sorted(begins):
            if not (found and begin < found[-1][1]) and (end := _labelled(text, begin, row[1], language)):
                found.append((begin, end[0]))
                left = _LINKS * end[1]
    return found


def _is_link(row: str) -> bool:
    """Whether a line looks like another article's headline."""
    row = row.strip()
    return bool(_BULLET.match(row)) or (len(_WORD.findall(row)) >= _LINK[0] and len(row) <= _LINK[1] and not _STOPPED.search(row))


def _labelled(text: str, begin: int, end: int, language: Language) -> tuple[int, bool] | None:
    """Return where what a label opens ends, and whether it stands alone; None if there is no label."""
    line = Line(text, begin, min(begin + _HEAD, end))
    first = next((i for i, t in enumerate(line.tokens) if t.is_word), 0)
    labels = [m for m in language.page.find(line) if m.first == first]
    if not labels:
        return None
    label = max(labels, key=lambda m: m.last)
    start, stop = line.raw(label.first, label.last)
    rest = text[stop:end]
    if not any(map(str.isalnum, rest)):
        return end, True
    if label.payload != "related":
        return None
    head = rest.lstrip(" .․«“\"'(")[0]
    loosely = _LOOSELY.match(rest) and not head.islower() and _is_link(rest) and (rest[0] in ".․" or text[start:stop].isupper() or label.last - label.first > 1)
    if not (_PARTED.match(rest) or loosely):
        return None
    opened = stop + next(i for i, c in enumerate(rest) if c.isalnum())
    return (end if _is_link(rest) else next(sentence_spans(text, opened, end, language.abbreviations))[1]), False
