"""A person's judgement of an incident: confirm, correct, split, merge, discard or take back; it is kept and survives every re-run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import product
from typing import Any, Literal
from uuid import uuid4

import numpy as np
import streamlit as st

from geo import codec, columns, pipeline
from geo.codebook import EVENTS, MODES, SECTORS, country
from geo.dashboard import headline, state, words
from geo.dashboard.i18n import _, capital, numeric
from geo.dashboard.state import Data, View
from geo.incidents import identity
from geo.model import OUTCOMES, Action, Incident, Judgement, Toll

_NEAR = timedelta(days=3)  # incidents so near in time may be the same one
_MOST = 40  # of them are offered
Made = list[tuple[Action, Sequence[str], Mapping[str, Any]]]
KINDS = [*EVENTS, *(f"{event}/{mode}" for event, mode in MODES)]


def show(incident: Incident, data: Data, view: View) -> None:
    """Draw the form, closed until somebody opens it."""
    if said := st.session_state.pop("judged", ""):
        st.toast(said)
    with st.expander(_("Check this incident"), expanded=bool(view.query.needs), key="review-form"):  # open where one incident after another is checked
        told = _("Your judgement is kept beside the reports, which stay as they are; it survives every new reading and can be taken back by another one.")
        st.html(f'<p class="b-note">{words.html(told)}</p>')
        author = st.text_input(_("Your name (optional)"), key="reviewer", max_chars=80)
        note = st.text_input(_("Note (optional)"), key=f"note-{incident.id}", max_chars=500)
        if incident.review == columns.DISCARDED:
            ways = {_("Take back"): _restore}
        else:
            ways = {_("Confirm"): _confirm, _("Correct"): _correct, _("Split"): _split, _("Merge"): _merge, _("Discard"): _discard}
        for tab, draw in zip(st.tabs(list(ways)), ways.values(), strict=True):
            with tab:
                if made := draw(incident, data, view):
                    judge(made, author, note, data, view)


def judge(made: Made, author: str, note: str, data: Data, view: View) -> None:
    """Store judgements and make the incidents anew; what was merged is opened, and a review goes on."""
    state.look_ahead(data, view)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    with st.spinner(_("Saving …")):
        for action, reports, changes in made:
            data.store.judge(Judgement(str(uuid4()), action, tuple(reports), dict(changes), author, note, now))
        pipeline.remerge(data.store)
    for action, reports, _changes in made:
        if action == "merge":
            state.select(identity(reports))
    st.session_state["judged"] = _("Saved. The map shows it already.")
    st.rerun()


def _reports(incident: Incident) -> list[str]:
    return [s.report_id for s in incident.sources]


def _confirm(incident: Incident, data: Data, view: View) -> Made:
    st.write(_("I have read the evidence, and it says what the panel says."))
    return [("confirm", _reports(incident)[:1], {})] if st.button(_("Confirm this incident"), key="judge-confirm") else []


def _discard(incident: Incident, data: Data, view: View) -> Made:
    st.write(_("The text tells no such incident. It leaves the map and the files; the filter Review finds it again, and it can be taken back."))
    return [("discard", _reports(incident)[:1], {})] if st.button(_("Discard this incident"), key="judge-discard") else []


def _restore(incident: Incident, data: Data, view: View) -> Made:
    st.write(_("Somebody has discarded this incident. Taken back, it stands on the map and in the files again."))
    return [("restore", _reports(incident)[:1], {})] if st.button(_("Take this incident back"), key="judge-restore") else []


def _correct(incident: Incident, data: Data, view: View) -> Made:
    kind = f"{incident.event}/{incident.mode}" if incident.mode else incident.event
    named = actors(incident, data)
    with st.form(f"correct-{incident.id}", border=False):
        chosen = st.selectbox(_("Kind of event"), KINDS, KINDS.index(kind) if kind in KINDS else 0, format_func=_named)
        first, last = st.columns(2)
        written: Literal["DD.MM.YYYY", "DD/MM/YYYY"] = "DD.MM.YYYY" if numeric() == "DD.MM.YYYY" else "DD/MM/YYYY"
        start = first.date_input(_("First day"), incident.date_start, date(1900, 1, 1), date(2100, 1, 1), format=written)
        end = last.date_input(_("Last day"), incident.date_end, date(1900, 1, 1), date(2100, 1, 1), format=written)
        hint = _("A name of the gazetteer, with words round it if need be; empty keeps the place.")
        place = st.text_input(_("Another place"), placeholder=_("for example: near Berd"), help=hint)
        doers = st.multiselect(_("Actors"), named, list(incident.actors), format_func=lambda c: words.actor(c, data.pack), placeholder=_("Nobody is named"))
        others = st.multiselect(_("To whom"), named, list(incident.recipients), format_func=lambda c: words.actor(c, data.pack), placeholder=_("Nobody is named"))
        tolls: dict[str, Any] = {name: _toll_fields(name, getattr(incident, name), data) for name in OUTCOMES}
        trouble = st.container()  # above the button, where the eye is
        if not st.form_submit_button(_("Save the correction")):
            return []
    event, _slash, mode = chosen.partition("/")
    if (start is None) != (end is None) or (start and end and start > end):
        trouble.error(_("The first day must not lie after the last one; leave both empty if no day is known."))
        return []
    asked: dict[str, Any] = {"event": event, "mode": mode, "date_start": start, "date_end": end, "actors": tuple(doers), "recipients": tuple(others), **tolls}
    changes = changed(incident, asked)
    if place.strip():
        located = pipeline.located(place.strip(), data.pack, start)
        if located is None:
            trouble.error(_("The gazetteer knows no place “{name}”.").replace("{name}", words.markdown(place.strip())))
            return []
        changes |= {"place": codec.dump(located[0]), "footprint": codec.dump(located[1])}
    if not changes:
        trouble.error(_("Nothing is changed yet."))
        return []
    return [("correct", _reports(incident)[:1], changes)]


def _toll_fields(name: str, toll: Toll | None, data: Data) -> Toll | None:
    """Draw a number and whose losses it counts; return the losses as they are filled in."""
    number, whose = st.columns(2)
    best = number.number_input(capital(_(name)), 0, value=toll.best if toll else None, step=1, placeholder=_("not told"), key=f"correct-{name}")
    sides = list(dict.fromkeys(["", *data.pack.region.parties, "both", *([toll.side] if toll else [])]))
    side = whose.selectbox(_("of whom"), sides, sides.index(toll.side) if toll else 0, format_func=lambda s: words.loser(s, data.pack), key=f"correct-{name}-side")
    return counted(toll, best, side)


def counted(toll: Toll | None, best: int | None, side: str) -> Toll | None:
    """Return losses as somebody corrects them: another number is exact, and the group stays."""
    if best is None:
        return None
    return replace(toll, side=side) if toll and toll.best == best else Toll(best, best, best, toll.group if toll else "unknown", side)


def changed(incident: Incident, asked: Mapping[str, Any]) -> dict[str, Any]:
    """Return, as a judgement keeps it, what somebody asks to be otherwise than in the incident; event and mode, and both days, go together."""
    other = {name for name, value in asked.items() if getattr(incident, name) != value}
    for pair in ({"event", "mode"}, {"date_start", "date_end"}):
        other |= pair if other & pair else set()
    return {name: codec.dump(value) for name, value in asked.items() if name in other}


def actors(incident: Incident, data: Data) -> list[str]:
    """Return the codes that a correction offers: those of the store and the incident, and the parties', with and without a sector."""
    known = {part for who in columns.members(data.frame, "who") for part in who.split(columns.BETWEEN)} | {*incident.actors, *incident.recipients}
    lands = {country(c) for c in known} | {*data.pack.region.parties}
    return sorted((known | lands | {f"{c}:{sector}" for c in data.pack.region.parties for sector in SECTORS}) - {""})


def _named(kind: str) -> str:
    return words.kind_of(*kind.partition("/")[::2])


def _split(incident: Incident, data: Data, view: View) -> Made:
    reports = _reports(incident)
    if len(reports) < 2:
        st.write(_("It stands on one report alone: there is nothing to split."))
        return []
    names = {s.report_id: f"{s.publisher or s.title} · {words.published(s.published)} · {s.evidence[0].quote[:60] if s.evidence else ''}" for s in incident.sources}
    out = st.multiselect(_("Reports that tell of something else"), reports, format_func=names.__getitem__, key=f"split-{incident.id}")
    rest = [r for r in reports if r not in out]
    clicked = st.button(_("Split"), key="judge-split", disabled=not out or not rest)
    return [("split", pair, {}) for pair in product(out, rest)] if clicked else []


def _merge(incident: Incident, data: Data, view: View) -> Made:
    others = {i.id: i for i in data.incidents(near(incident, data)) if i.id != incident.id}
    if not others:
        st.write(_("No other incident lies within three days of it."))
        return []
    names = {k: f"{words.when(i)} · {headline.told(i, data.pack)}" for k, i in others.items()}
    chosen = st.selectbox(_("The same incident as"), list(others), None, format_func=names.__getitem__, key=f"merge-{incident.id}")
    clicked = st.button(_("Merge the two"), key="judge-merge", disabled=chosen is None)
    return [("merge", _reports(incident) + _reports(others[chosen]), {})] if clicked and chosen else []


def near(incident: Incident, data: Data) -> list[int]:
    """Return the rows of incidents that lie within three days, those of the same event first."""
    if incident.date_start is None:
        return []
    first, last = columns.to_day(incident.date_start - _NEAR), columns.to_day((incident.date_end or incident.date_start) + _NEAR)
    frame = data.frame
    rows = np.flatnonzero((frame["first"].to_numpy() <= last) & (frame["last"].to_numpy() >= first) & columns.kept(frame))
    same = columns.where(frame, "kind", lambda k: k.partition("/")[0] == incident.event)[rows]
    return [int(r) for r in [*rows[same], *rows[~same]][:_MOST]]
