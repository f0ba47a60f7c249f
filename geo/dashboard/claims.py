"""Claim against claim: where the reports of one incident tell different things, each of them in a row of its own with its claimant.

Law: no claim is corrected by another and none comes first for what it says; a report that denies the incident stands beside those that tell it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from geo.codebook import countries
from geo.dashboard import evidence, words
from geo.dashboard.i18n import _
from geo.dashboard.state import Data
from geo.incidents import Told, infers_doer, same_event, takes_source
from geo.model import EventReport, Source
from geo.pack import Pack
from geo.pipeline import DEMO, told_of


def differ(reports: Sequence[EventReport]) -> bool:
    """Whether reports of one incident contradict or complete each other: a denial, another side as the doer, other losses of any kind.

    A report that is silent on something contradicts nobody on it.
    """
    tolls = ({(t.low, t.best, t.high, t.side) for r in reports if (t := getattr(r, name))} for name in words.OUTCOMES)
    doers = {frozenset(countries(r.actors)) for r in reports if r.actors}
    return len({r.status for r in reports}) > 1 or len(doers) > 1 or any(len(told) > 1 for told in tolls)


def denials(reports: Sequence[EventReport], sources: Sequence[Source], data: Data) -> list[Told]:
    """Return the reports that deny what others tell, of the very same kind; the demo's dispatches deny nothing but the demo's."""
    found = [d for d in _denied(data.url, data.version, data) if any(d.mode == r.mode and same_event(r, d) for r in reports)]  # who denies firing denies no clash
    demo = any(s.collection == DEMO for s in sources)
    told = [told_of(d, data.store.document(d.document_id)) for d in found]
    return [t for t in told if (t.document.collection == DEMO) is demo]


@st.cache_resource(show_spinner=False, max_entries=2)
def _denied(url: str, version: int, _data: Data) -> list[EventReport]:
    return _data.store.denied()


def table(sources: Sequence[Source], reports: Mapping[str, EventReport], pack: Pack) -> str:
    """Return the claims as an HTML table, each with a link to its sentence; empty where all reports tell the same.

    Parameters
    ----------
    sources : sequence of Source
        Of the incident's reports, and of those that deny it.
    reports : mapping
        Those sources' reports by their id.
    pack : Pack
    """
    told = [s for s in sources if s.report_id in reports]
    if not differ([reports[s.report_id] for s in told]):
        return ""
    # by the claimants' codes, as sides are listed everywhere; those that name none come last
    rows = "".join(_row(s, reports[s.report_id], pack) for s in sorted(told, key=lambda s: (not s.asserted_by, s.asserted_by, s.report_id)))
    head = "".join(f'<th scope="col">{words.html(h)}</th>' for h in (_("Who says so"), _("Who → whom"), _("Losses"), _("Source")))
    note = _("The reports differ. Each stands with its claimant, in the order of their codes; none is corrected by another.")
    return (
        f'<h3 class="b-part">{words.html(_("Claim against claim"))}</h3><p class="b-note">{words.html(note)}</p>'
        f'<table class="b-losses b-claims"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'
    )


def _row(s: Source, r: EventReport, pack: Pack) -> str:
    claimant = words.guessed(", ".join(words.actor(a, pack) for a in s.asserted_by), takes_source(r)) or _("no claimant")
    lost = [f"{_(name)}: {words.toll(t, pack)}" for name in words.OUTCOMES if (t := getattr(r, name))] or [_("not told")]
    outlet = s.publisher or s.title or _("unnamed source")
    link = f'<a href="#{evidence.anchor(s)}" target="_self">{words.html(outlet)}</a>'
    badge = f'<span class="b-badge">{words.html(_("denied") if r.status == "denied" else _("reported"))}</span>'
    who = words.html(words.who_of(r.event, r.actors, r.recipients, pack, infers_doer(r)))
    day = f"<small>{words.html(words.published(s.published))}</small>"
    return f'<tr><th scope="row">{words.html(claimant)} {badge}</th><td>{who}</td><td>{"<br>".join(map(words.html, lost))}</td><td>{link}{day}</td></tr>'
