"""The incident's panel: what is told, how sure it is, who says so, and the words it was read from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

import numpy as np
import streamlit as st

from geo import codec
from geo.codebook import EVENTS
from geo.dashboard import alike, claims, evidence, headline, parts, review, state, theme, words
from geo.dashboard.i18n import _, capital, day, number, percent, sentence
from geo.dashboard.state import Data, View
from geo.incidents import concerning
from geo.model import OUTCOMES, EventReport, Incident, Judgement, Parse, Toll

_CANDIDATES = 4  # readings of a name that are shown


def show(data: Data, view: View, chosen: int) -> None:
    """Draw the panel of one incident."""
    (incident,) = data.incidents([chosen])
    _steps(data, view, chosen)
    sources = (*incident.sources, *(c.source for c in incident.claims if c.status == "denied"))
    reports = {r.id: r for r in data.store.reports([s.report_id for s in incident.sources])}
    stored = {s.document_id: data.store.document(s.document_id) for s in sources}
    parses = {name: evidence.reading(document, data.pack) for name, document in stored.items()}
    marked = {name: evidence.mentions(parse, data.pack) for name, parse in parses.items()}
    judged = concerning(incident, data.store.judgements())
    differing = claims.table(incident, data.pack)
    lost = losses(incident, {} if differing else reports, data, judged)  # what each report tells stands once
    st.html(needs(chosen, data) + facts(incident, data, judged, reports) + lost + differing + judgements(judged, data))
    alike.show(incident, data, view)
    parts.mount("copy", {
        "incident": incident.id,
        "citation": headline.citation(incident, data.pack, "{address}", datetime.now(UTC).date(), {name: d.document for name, d in stored.items()}),
        "words": {"link": _("Copy link"), "citation": _("Copy citation"), "done": _("Copied"), "failed": _("This browser does not let pages copy")},
    })  # fmt: skip
    told = [evidence.report(s, stored[s.document_id], marked[s.document_id]) for s in sources]
    heading = _("{n} reports").replace("{n}", str(len(told))) if len(told) > 1 else _("The report")
    st.html(f'<h3 class="b-part">{words.html(heading)}</h3>{evidence.key(m for some in marked.values() for m in some)}' + "".join(told) + _machine(incident, parses, data))
    review.show(incident, data, view)


def _steps(data: Data, view: View, chosen: int) -> None:
    at = int(np.searchsorted(view.rows, chosen))
    before, after = (data.id(int(view.rows[min(max(k, 0), len(view.rows) - 1)])) for k in (at - 1, at + 1))
    with st.container(key="steps", horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.button(_("← All incidents"), key="back", on_click=state.select, args=(None,), type="tertiary")
        with st.container(horizontal=True, width="content", gap="small", vertical_alignment="center"):
            st.html(f'<p class="b-note">{_("{n} of {all}").replace("{n}", number(at + 1)).replace("{all}", number(len(view.rows)))}</p>', width="content")
            st.button(_("Previous"), key="previous", on_click=state.select, args=(before,), disabled=at == 0, type="tertiary")
            st.button(_("Next"), key="next", on_click=state.select, args=(after,), disabled=at == len(view.rows) - 1, type="tertiary")


def needs(row: int, data: Data) -> str:
    """Return why a person should look at an incident, as HTML; empty if nothing asks for it or somebody has."""
    why = words.needs(data.why(row))
    return f'<p class="b-needs">{words.html(capital(_("needs review: {reasons}").replace("{reasons}", why)))}</p>' if why else ""


def facts(i: Incident, data: Data, judged: Sequence[Judgement] = (), reports: Mapping[str, EventReport] | None = None) -> str:
    """Return an incident's facts as HTML; everything is escaped."""
    corrected = _corrected(judged)
    family = EVENTS[i.event].family
    code = f"PLOVER {i.event}/{i.mode}".rstrip("/")
    kind = theme.icon(family) + words.html(" · ".join((words.kind(i), _(theme.BY_ID[family].label), code)))
    claimants = ", ".join(words.actor(a, data.pack) for a in i.asserted_by) or _("the report itself; it names no claimant")
    heard = _("Another sentence than the incident’s own tells who says so.") if i.asserted_by_inferred else ""
    rows = [
        (_("When"), words.when(i), _("A person has set the days.") if "date_start" in corrected else _(words.BASES[i.date_basis])),
        (_("Where"), words.where(i), _place_note(i)),
        (_("Who → whom"), words.who(i, data.pack), _("The text does not name the doer; who it was is inferred.") if i.actors_inferred else ""),
        (_("Who says so"), words.guessed(claimants, i.asserted_by_inferred), heard),
        (_("Confidence"), percent(i.confidence), _sureness(i, reports or {}, data)),
    ]  # fmt: skip
    items = "".join(f"<dt>{words.html(name)}</dt><dd>{words.html(text)}{f'<small>{words.html(note)}</small>' if note else ''}</dd>" for name, text, note in rows if text)
    return f'<p class="b-kind">{kind}</p><h2 class="b-title">{words.html(headline.title(i, data.pack))}</h2><dl class="b-facts">{items}</dl>'


def _sureness(i: Incident, reports: Mapping[str, EventReport], data: Data) -> str:
    """Who has looked at an incident, and, if nobody has, what makes its surest report less sure."""
    if i.review != "machine":
        return _(words.REVIEWS[i.review])
    surest = max((reports[s.report_id] for s in i.sources if s.report_id in reports), key=lambda r: r.confidence, default=None)
    why = words.doubts(surest.signs, data.pack.weights) if surest else ""
    return " · ".join(filter(None, (_("read by machine, not checked by a person"), why)))


def _corrected(judged: Iterable[Judgement]) -> set[str]:
    """Return the fields that people have corrected."""
    return {name for j in judged if j.action == "correct" for name in j.changes}


def _place_note(i: Incident) -> str:
    f = i.footprint
    if f is None:
        return _("It is not pinned: the map shows its actors instead.")
    told = [_(words.PRECISIONS[f.geo_precision]), "± " + words.metres(f.uncertainty_m)]
    if f.border_section:
        told.append(_("section {name}").replace("{name}", f.border_section))
    if f.border_distance_m:
        told.append(_("{d} from the border").replace("{d}", words.metres(f.border_distance_m)))
    reasons = [sentence(f.reason)] if f.reason else []
    reasons += [_("Another sentence than the incident’s own tells the place.")] if i.place_inferred else []
    return " · ".join(told) + (f". {' '.join(reasons)}" if reasons else "")


# ---------------------------------------------------------------- losses


def losses(i: Incident, reports: Mapping[str, EventReport], data: Data, judged: Sequence[Judgement] = ()) -> str:
    """Return losses as an HTML table: as corrected or of all together, then as each report tells them with its claimant; empty if none are told."""
    corrected = _corrected(judged)
    heads = {name: _("corrected by a person") if name in corrected else _("All together") for name in OUTCOMES}
    rows = [_loss_row(heads[name], name, getattr(i, name), data) for name in OUTCOMES if (len(i.sources) > 1 or name in corrected) and getattr(i, name)]
    for s in i.sources:
        report = reports.get(s.report_id)
        claimant = ", ".join(words.actor(a, data.pack) for a in s.asserted_by) or _("no claimant")
        who = f"{claimant} · {s.publisher}".removesuffix(" · ")
        rows += [_loss_row(who, name, getattr(report, name), data) for name in OUTCOMES if report and getattr(report, name)]
    if not rows:
        return ""
    head = "".join(f'<th scope="col">{words.html(h)}</th>' for h in (_("Losses"), _("low"), _("best"), _("high"), _("of whom"), _("as told by")))
    return f'<table class="b-losses"><thead><tr>{head}</tr></thead><tbody>{"".join(rows)}</tbody></table>'


def _loss_row(who: str, outcome: str, toll: Toll, data: Data) -> str:
    group = "" if toll.group == "unknown" else _(toll.group)
    side = words.loser(toll.side, data.pack) if toll.side else ""
    high = _("open") if toll.high is None else str(toll.high)
    cells = (str(toll.low), str(toll.best), high, ", ".join(filter(None, (side, group))) or _("not told"), who)
    return f'<tr><th scope="row">{words.html(_(outcome))}</th>' + "".join(f"<td>{words.html(c)}</td>" for c in cells) + "</tr>"


# ---------------------------------------------------------------- what people judged

DONE = {
    "confirm": "confirmed", "correct": "corrected", "discard": "discarded", "restore": "taken back", "merge": "merged with another one", "split": "parted from another one",
}  # fmt: skip


def judgements(judged: Iterable[Judgement], data: Data) -> str:
    """Return what people judged, the last first, as HTML: what, when, who, what was set, and the note; empty if nobody has."""
    lines = dict.fromkeys(_judgement(j, data) for j in judged)  # a split of several reports is one judgement for each pair
    items = "".join(f"<li>{words.html(told)}{f'<br>{words.html(note)}' if note else ''}</li>" for told, note in reversed(lines))
    return f'<h3 class="b-part">{words.html(_("Judgements"))}</h3><ul class="b-judged">{items}</ul>' if items else ""


def _judgement(j: Judgement, data: Data) -> tuple[str, str]:
    when = day(datetime.fromisoformat(j.made_at).date()) if j.made_at else ""
    return " · ".join(filter(None, (capital(_(DONE[j.action])), when, j.author or _("no name given"), *set_to(j.changes, data)))), j.note


def set_to(changes: Mapping[str, Any], data: Data) -> list[str]:
    """Return what a correction sets, in words."""
    def named(codes: Sequence[str]) -> str:
        return ", ".join(words.actor(c, data.pack) for c in codes) or _("Nobody is named")

    def days(first: str | None, last: str | None) -> str:
        return words.span(*(date.fromisoformat(d) if d else None for d in (first, last)))

    told = [words.kind_of(changes["event"], changes.get("mode") or "")] if changes.get("event") else []
    told += [days(changes["date_start"], changes.get("date_end"))] if "date_start" in changes else []
    told += [words.where_of(p["relation"], p["name"], p["name_local"])] if (p := changes.get("place")) else []
    told += [f"{label}: {named(changes[name])}" for name, label in (("actors", _("Actors")), ("recipients", _("To whom"))) if name in changes]
    tolls = {name: codec.load(changes[name], Toll) if changes[name] else None for name in OUTCOMES if name in changes}
    return told + [f"{_(name)}: {words.toll(toll, data.pack) if toll else _('not told')}" for name, toll in tolls.items()]


# ---------------------------------------------------------------- how it was read


def _machine(i: Incident, parses: Mapping[str, Parse | None], data: Data) -> str:
    lines = list(map(sentence, i.reasons))
    if i.place:
        lines += candidates(i.place.place_id, [p for p in parses.values() if p], data)
    if not lines:
        return ""
    items = "".join(f"<li>{words.html(line)}</li>" for line in lines)
    return f'<section class="b-source"><details><summary>{words.html(_("How this was read"))}</summary><ul>{items}</ul></details></section>'


def candidates(place_id: str, parses: Sequence[Parse], data: Data) -> list[str]:
    """Return the readings that the place's name could have had, best first, one line a name."""
    lines = {}
    for toponym in (t for p in parses for t in p.toponyms if t.place_id == place_id and len(t.candidates) > 1):
        found = "; ".join(
            f"{c.place.name} ({words.actor(c.place.country, data.pack)}{', ' + c.place.admin1 if c.place.admin1 else ''}) {percent(c.score)}"
            for c in toponym.candidates[:_CANDIDATES]
        )
        lines[toponym.text] = _("“{name}” could be: {candidates}").replace("{name}", toponym.text).replace("{candidates}", found)
    return list(lines.values())
