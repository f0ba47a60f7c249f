"""The whole sentences behind an incident's evidence, which itself is only the words that were read.

Law: every passage stands in the document's text as it is returned.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from geo.model import Document, Span
from geo.text import paragraphs, sentence_spans


def passages(document: Document, evidence: Sequence[Span], abbreviations: frozenset[str]) -> list[str]:
    """Return the sentences that evidence lies in, in the text's order; those that follow each other in a paragraph are one passage.

    Parameters
    ----------
    document : Document
        The text that the evidence was read in.
    evidence : sequence of Span
    abbreviations : frozenset of str
        Of the text's language, as `geo.text.sentence_spans` takes them.
    """
    found: list[tuple[int, int]] = []
    for start, end in paragraphs(document.text):
        start = max(start, document.body)
        if _meets(evidence, start, end):
            cut = sentence_spans(document.text, start, end, abbreviations)
            found += [(run[0][0], run[-1][1]) for told, group in groupby(cut, lambda s: _meets(evidence, *s)) if told and (run := list(group))]
    return [document.text[a:b] for a, b in found]


def _meets(evidence: Sequence[Span], start: int, end: int) -> bool:
    return any(s.start < end and start < s.end for s in evidence)
