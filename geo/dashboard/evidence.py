"""The incident's panel: what is told, how sure it is, and the very words it was read from."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import streamlit as st

from geo.codebook import EVENTS
from geo.dashboard import state, theme, words
from geo.dashboard.i18n import _
from geo.dashboard.state import Data, View
from geo.model import Document, Incident, Source, Span
from geo.stores import StoredDocument
from geo.text import paragraphs

_LONG = 3000  # characters: a longer paragraph is shown in parts
_NEAR = 400  # characters to each side of the evidence there
_MOST = 30  # parts shown of one document


def show(data: Data, view: View, chosen: int) -> None:
    """Draw the panel of one incident."""
    (incident,) = data.incidents([chosen])
    at = int(np.searchsorted(view.rows, chosen))
    before, after = (data.id(int(view.rows[min(max(k, 0), len(view.rows) - 1)])) for k in (at - 1, at + 1))
    with st.container(key="steps", horizontal=True, horizontal_alignment="distribute"):
        st.button(_("← All incidents"), key="back", on_click=state.select, args=(None,), type="tertiary")
        with st.container(horizontal=True, width="content", gap="small"):
            st.button(_("Previous"), key="previous", on_click=state.select, args=(before,), disabled=at == 0, type="tertiary")
            st.button(_("Next"), key="next", on_click=state.select, args=(after,), disabled=at == len(view.rows) - 1, type="tertiary")
    told = [report(source, data.store.document(source.document_id)) for source in incident.sources]
    reasons = [_details(_("How this was read"), incident.reasons)] if incident.reasons else []
    st.html("".join([facts(incident, data), *told, *reasons]))


def facts(i: Incident, data: Data) -> str:
    """Return an incident's facts as HTML; everything is escaped."""
    family = EVENTS[i.event].family
    kind = f"{theme.icon(family)}{words.html(_(theme.BY_ID[family].label))} · PLOVER {words.html(i.event)}{'/' + words.html(i.mode) if i.mode else ''}"
    rows = [
        (_("When"), words.when(i), _(words.BASES[i.date_basis])),
        (_("Where"), words.where(i), _place_note(i)),
        (_("Who"), words.who(i, data.pack), ""),
        (_("Losses"), _losses(i, data), ""),
        (_("Who says so"), ", ".join(words.actor(a, data.pack) for a in i.asserted_by) or _("the report itself; it names no claimant"), ""),
        (_("Confidence"), f"{i.confidence:.0%}", _("read by machine, not checked by a person") if i.review == "machine" else _(i.review)),
    ]  # fmt: skip
    items = "".join(f"<dt>{words.html(name)}</dt><dd>{words.html(text)}{f'<small>{words.html(note)}</small>' if note else ''}</dd>" for name, text, note in rows if text)
    return f'<p class="b-kind">{kind}</p><h2 class="b-title">{words.html(words.title(i, data.pack))}</h2><dl class="b-facts">{items}</dl>'


def _place_note(i: Incident) -> str:
    f = i.footprint
    if f is None:
        return _("It is not pinned: the map shows its actors instead.")
    parts = [_(words.PRECISIONS[f.geo_precision]), "± " + words.metres(f.uncertainty_m)]
    if f.border_section:
        parts.append(_("section {name}").replace("{name}", f.border_section))
    if f.border_distance_m:
        parts.append(_("{d} from the border").replace("{d}", words.metres(f.border_distance_m)))
    return " · ".join(parts) + (f". {f.reason}" if f.reason else "")


def _losses(i: Incident, data: Data) -> str:
    told = ((_("killed"), i.killed), (_("wounded"), i.wounded), (_("captured"), i.captured))
    return "; ".join(f"{name}: {words.toll(toll, data.pack)}" for name, toll in told if toll)


def report(source: Source, stored: StoredDocument) -> str:
    """Return one report as HTML: outlet, day, language, and the evidence marked inside its paragraphs."""
    document = stored.document
    outlet = source.publisher or source.title or document.path.rpartition("/")[2]
    when = f"{_('Published')}: {words.published(source.published)} · {stored.language}" + (f" · {source.url}" if source.url else "")
    quotes = "".join(f"<blockquote>{highlight(document.text, start, end, source.evidence)}</blockquote>" for start, end in _around(document, source.evidence))
    return f'<section class="b-source"><h3>{words.html(outlet)}</h3><small>{words.html(when)}</small><small>{words.html(stored.published.basis)}</small>{quotes}</section>'


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


def highlight(text: str, start: int, end: int, evidence: Sequence[Span]) -> str:
    """Return ``text[start:end]`` as HTML with the evidence in ``<mark>``; overlapping spans become one.

    Parameters
    ----------
    text : str
        A document's raw text.
    start, end : int
        Offsets in code points.
    evidence : sequence of Span
        Spans of the same text.
    """
    parts, at = [], start
    for span in sorted(evidence, key=lambda s: s.start):
        a, b = max(span.start, at), min(span.end, end)
        if a < b:
            parts += [words.html(text[at:a]), f"<mark>{words.html(text[a:b])}</mark>"]
            at = b
    return "".join(parts) + words.html(text[at:end])


def _details(title: str, lines: Sequence[str]) -> str:
    items = "".join(f"<li>{words.html(line)}</li>" for line in lines)
    return f'<section class="b-source"><details><summary>{words.html(title)}</summary><ul>{items}</ul></details></section>'
