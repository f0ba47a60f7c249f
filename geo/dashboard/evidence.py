"""The very words that an incident was read from: each report's paragraphs with its evidence, places, actors and days marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import streamlit as st

from geo import pipeline
from geo.dashboard import words
from geo.dashboard.i18n import _, sentence
from geo.model import Document, Parse, Source, Span
from geo.pack import Pack
from geo.stores import StoredDocument
from geo.text import paragraphs

_LONG = 3000  # characters: a longer paragraph is shown in parts
_NEAR = 400  # characters to each side of the evidence there
_MOST = 30  # parts shown of one document
_READABLE = 200_000  # characters: of a longer document the mentions are not read again
KINDS = {"place": "places", "actor": "actors", "day": "days", "loss": "losses"}


@dataclass(frozen=True, slots=True)
class Mention:
    """A marked piece of text: its kind (a key of `KINDS`) and what it was read as."""

    start: int
    end: int
    kind: str
    meaning: str


def reading(stored: StoredDocument, pack: Pack) -> Parse | None:
    """Return what the machine reads in a document; None of one that is too long to read while somebody waits."""
    return _reading(stored.document.id, pack.knowledge, stored.document, pack) if len(stored.document.text) <= _READABLE else None


@st.cache_resource(show_spinner=False, max_entries=64)
def _reading(identity: str, knowledge: str, _document: Document, _pack: Pack) -> Parse:
    return pipeline.parse(_document, _pack)


def mentions(parse: Parse | None, pack: Pack) -> list[Mention]:
    """Return the places, actors, days and losses that a document names, by their offsets."""
    if parse is None:
        return []
    found = [Mention(t.start, t.end, "place", words.where_of("", t.name, t.country and words.actor(t.country, pack))) for t in parse.toponyms if t.kind != "metonym"]
    found += [Mention(a.start, a.end, "actor", ", ".join(words.actor(c, pack) for c in a.actors)) for a in parse.actors]
    found += [Mention(t.start, t.end, "day", words.span(t.date_start, t.date_end)) for t in parse.times]
    found += [Mention(c.start, c.end, "loss", f"{_(c.outcome)}: {words.count(c.low, c.best, c.high)}") for c in parse.casualties]
    return sorted(found, key=lambda m: (m.start, -m.end))


def report(source: Source, stored: StoredDocument, marked: Sequence[Mention] = ()) -> str:
    """Return one report as HTML: outlet, day, language, and the evidence marked inside its paragraphs."""
    document = stored.document
    outlet = source.publisher or source.title or document.path.rpartition("/")[2]
    when = _("Published: {day}").replace("{day}", words.published(source.published)) + f" · {words.tongue(stored.language)}"
    link = f'<small class="b-address">{words.html(source.url)}</small>' if source.url else ""  # as text: a link to a stranger's page is no evidence
    quotes = "".join(
        f'<blockquote dir="auto" lang="{words.html(stored.language)}">{highlight(document.text, start, end, source.evidence, marked)}</blockquote>'
        for start, end in _around(document, source.evidence)
    )
    quotes = quotes.replace("<mark>", f'<mark id="{anchor(source)}">', 1)  # what the text itself says is escaped: this tag is ours
    badge = f' <span class="b-badge">{pipeline.DEMO}</span>' if source.collection == pipeline.DEMO else ""
    return (
        f'<section class="b-source"><h3>{words.html(outlet)}{badge}</h3><small>{words.html(when)}</small>{link}'
        f"<small>{words.html(sentence(stored.published.basis))}</small>{quotes}</section>"
    )


def anchor(source: Source) -> str:
    """Return the name of the place on the page where a report's own words stand."""
    return f"report-{source.report_id}"


def key(marked: Iterable[Mention]) -> str:
    """Return the key of the colours in the text, as HTML; empty if nothing is marked."""
    kinds = {m.kind for m in marked}
    items = [f"<mark>{words.html(_('evidence'))}</mark>"] + [f'<span class="b-m b-m-{k}">{words.html(_(name))}</span>' for k, name in KINDS.items() if k in kinds]
    return f'<p class="b-key">{" ".join(items)}</p>'


def _around(document: Document, evidence: Sequence[Span]) -> list[tuple[int, int]]:
    """Return the paragraphs that hold evidence, in the text's order, without the header; of a very long one the parts near it."""
    found: list[tuple[int, int]] = []
    for start, end in paragraphs(document.text):
        inside = sorted((s for s in evidence if s.start < end and start < s.end), key=lambda s: s.start)
        start = max(start, document.body)
        if inside and end - start <= _LONG:
            found.append((start, end))
            continue
        for span in inside:
            a, b = max(start, span.start - _NEAR), min(end, span.end + _NEAR)
            if found and a <= found[-1][1]:
                found[-1] = (found[-1][0], max(b, found[-1][1]))
            else:
                found.append((a, b))
    return found[:_MOST]


def highlight(text: str, start: int, end: int, evidence: Sequence[Span], marked: Sequence[Mention] = ()) -> str:
    """Return ``text[start:end]`` as HTML with the evidence in ``<mark>`` and mentions in ``<span>``.

    Parameters
    ----------
    text : str
        A document's raw text.
    start, end : int
        Offsets in code points.
    evidence : sequence of Span
        Spans of the same text; overlapping ones become one.
    marked : sequence of Mention
        By start; of overlapping ones the first is shown. One that the evidence cuts is shown in parts.
    """
    proofs = _joined((max(s.start, start), min(s.end, end)) for s in evidence)
    told = _first(m for m in marked if m.start < end and start < m.end)
    cuts = sorted({start, end, *(v for p in proofs for v in p), *(min(max(v, start), end) for m in told for v in (m.start, m.end))})
    parts, inside = [], False
    for a, b in pairwise(cuts):
        proof = any(p <= a < q for p, q in proofs)
        if proof != inside:
            parts.append("<mark>" if proof else "</mark>")
            inside = proof
        mention = next((m for m in told if m.start <= a < m.end), None)
        piece = words.html(text[a:b])
        parts.append(f'<span class="b-m b-m-{mention.kind}" title="{words.html(mention.meaning)}">{piece}</span>' if mention else piece)
    return "".join(parts) + ("</mark>" if inside else "")


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    made: list[tuple[int, int]] = []
    for a, b in sorted(s for s in spans if s[0] < s[1]):
        if made and a <= made[-1][1]:
            made[-1] = (made[-1][0], max(b, made[-1][1]))
        else:
            made.append((a, b))
    return made


def _first(marked: Iterable[Mention]) -> list[Mention]:
    made: list[Mention] = []
    for m in sorted(marked, key=lambda m: m.start):
        if not made or m.start >= made[-1].end:
            made.append(m)
    return made
