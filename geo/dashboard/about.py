"""“About the data”: method, precision, neutrality, sources, licences, limits."""

from __future__ import annotations

import streamlit as st

from geo.dashboard import words
from geo.dashboard.i18n import _
from geo.dashboard.state import Data

_LAYERS = ("border", "countries", "units", "sections", "exclaves", "history", "water", "world")


def show(data: Data) -> None:
    """Draw the page."""
    st.html(f'<article class="b-about b-alone">{text(data)}</article>')


def text(data: Data) -> str:
    """Return the page as HTML."""
    codes = "".join(f"<tr><td>{code}</td><td>{words.html(_(name))}</td></tr>" for code, name in words.PRECISIONS.items())
    sections = (
        (_("What you see"), _(
            "Each incident is what one or more documents report, merged. Nothing is added: every mark leads to the sentence that it was read from. "
            "An incident whose text names no place is never pinned; it stands in the list, and the map shows who acted on whom."
        )),
        (_("How it is read"), _(
            "Rules, not a language model, find places, actors, dates, losses and events (PLOVER codes). A day that is not written is worked out from weekdays and "
            "the publication day, and says so. A place is drawn as what it is: a border as a line with a band of uncertainty, a district as an area, "
            "“south of” as a circle."
        )),
        (_("Neutrality"), _(
            "Names appear as the source wrote them, with the official names of a place side by side. Sides are listed in the alphabetical order of their country "
            "codes. A claim carries its claimant; losses keep each report's low, best and high count. Every line on the map has its source and date below; historic "
            "lines are dated and take no position on sovereignty."
        )),
        (_("Limits"), _(
            "News tells only part of what happens, and each side's press tells it its own way. The machine errs: read the evidence before you rely on a mark. "
            "The outlines follow control on the ground at the date below and are no legal boundary."
        )),
    )  # fmt: skip
    body = "".join(f"<h2>{words.html(head)}</h2><p>{words.html(body)}</p>" for head, body in sections)
    precision = f"<h2>{_('Precision of a place')}</h2><table>{codes}</table>"
    return body + precision + f"<h2>{_('Sources and licences')}</h2>{_sources(data)}<p>{words.html(data.pack.region.licence['text'])}</p>"


def _sources(data: Data) -> str:
    rows = ""
    for name in _LAYERS:
        layer = data.pack.raw_layer(name)
        rows += "<tr>" + "".join(f"<td>{words.html(_(str(layer[k])) if layer.get(k) else '')}</td>" for k in ("name", "source", "date", "licence")) + "</tr>"
    head = "".join(f"<th>{words.html(h)}</th>" for h in (_("Layer"), _("Source"), _("Date"), _("Licence")))
    return f"<table><tr>{head}</tr>{rows}</table>"
