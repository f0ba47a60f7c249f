"""Charts of what the filters show: losses over time, sections, who → whom, events, sources; a click on a bar is a filter.

Each is plain rows and columns of numbers; ``static/charts.js`` draws them, and shows the same numbers as a table.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np
import pandas
import streamlit as st
from numpy.typing import NDArray

from geo import columns
from geo.codebook import EVENTS, country
from geo.dashboard import controls, parts, state, theme, timeline, words
from geo.dashboard.i18n import _, language, number, short
from geo.dashboard.state import Data, View
from geo.filters import Rows
from geo.incidents import BOTH

_MOST = 12  # rows of a chart; the rest is one more row
_SIDES = 4  # colours of sides
_COMPARED = 30_000  # incidents whose losses are compared with each other: half a second
_NOWHERE, _WIDE = (0, 5, 6), (3, 4)  # geo_precision of no place, a border or a country; of a district or province
Chart = dict[str, Any]


def show(data: Data, view: View) -> None:
    """Draw the charts."""
    made = [c for c in (losses(data, view), sections(data, view), pairs(data, view), events(data, view), sources(data, view)) if c]
    told = {
        "charts": made, "title": controls.count(data, view), "lang": language(),
        "words": {
            "table": _("As a table"), "total": _("All"), "svg": _("Picture (SVG)"), "png": _("Picture (PNG)"), "csv": _("Numbers (CSV)"),
            "filter": _("Click to show only these"), "empty": _("Nothing of this kind is shown."),
        },
    }  # fmt: skip
    parts.mount("charts", told, on_pick_change=lambda: _pick(data))


def _chart(name: str, kind: str, title: str, note: str, head: str, rows: list[str], keys: list[Any], series: list[dict[str, str]], values: Any) -> Chart:
    return {"id": name, "kind": kind, "title": title, "note": note, "head": head, "rows": rows, "keys": keys, "series": series, "values": np.asarray(values).tolist()}


def losses(data: Data, view: View) -> Chart | None:
    """Return the killed per bar of time and side, each at its incident's first possible day."""
    frame, span = data.frame, view.period
    if span is None:
        return None
    rows = view.rows[(frame["killed"].to_numpy()[view.rows] > 0) & (frame["first"].to_numpy()[view.rows] != columns.NEVER)]
    step, start = timeline.bin_days(span), columns.to_day(span[0])
    bars = (span[1] - span[0]).days // step + 1
    bar = np.clip((frame["first"].to_numpy()[rows] - start) // step, 0, bars - 1)
    sides, codes = columns.categories(frame, "lost"), columns.codes(frame, "lost")[rows]
    used = sorted({sides[c] for c in codes}, key=lambda s: (s in ("", "both"), s))
    killed = frame["killed"].to_numpy()[rows]
    counts = added(frame, rows) if len(rows) <= _COMPARED else killed
    values = np.zeros((bars, len(used)), dtype=np.int64)
    np.add.at(values, (bar, np.array([used.index(s) if s in used else 0 for s in sides] or [0])[codes]), counts)
    names = [short(columns.to_date(start + n * step), step > 7) for n in range(bars)]
    keys = [[start + n * step, min(columns.to_day(span[1]), start + (n + 1) * step - 1)] for n in range(bars)]
    series = [{"label": words.loser(s, data.pack), "colour": f"side-{n % _SIDES}"} for n, s in enumerate(used)]
    note = _("Best count of each incident, on the first day that it may lie on; the panel has the range and who says so.")
    if len(rows) > _COMPARED:
        note += " " + _("Of so many incidents every count is added as it is told; totals may hold others.")
    if left := int(killed.sum() - counts.sum()):
        more = _(
            "Not added up: {n} of {all}. A count for several days, a district, a province or the border holds those told of the same side for days and places within it; "
            "counts of one side, place and day are taken for the same people. Only what exceeds them is added."
        )
        note += " " + more.replace("{n}", number(left)).replace("{all}", number(int(killed.sum())))
    return _chart("losses", "columns", _("Killed, by side"), note, _("Days"), names, keys, series, values)


def added(frame: pandas.DataFrame, rows: Rows) -> NDArray[np.int64]:
    """Return how many killed each row adds to what narrower rows tell of the same side: a total adds only what exceeds its parts.

    A row holds another if its days do, if its side does, and if its place is the same, its district or province, or nowhere exact.

    Parameters
    ----------
    frame : DataFrame
    rows : array of int
        Dated incidents with people killed.

    Returns
    -------
    array of int, shape (rows,)
    """
    first, last, killed, precision = (frame[name].to_numpy()[rows].astype(np.int64) for name in ("first", "last", "killed", "precision"))
    side = np.array([*columns.categories(frame, "lost"), ""], dtype=object)[columns.codes(frame, "lost")[rows]].astype(str)
    names = np.array([*(p.split(columns.BETWEEN)[1] if columns.BETWEEN in p else "" for p in columns.categories(frame, "place")), ""], dtype=object)
    name = np.unique(names[columns.codes(frame, "place")[rows]].astype(str), return_inverse=True)[1]
    unit = columns.codes(frame, "unit")[rows]
    named = np.array([*map(bool, columns.categories(frame, "unit")), False])[unit]
    nowhere, wide, unsided = np.isin(precision, _NOWHERE), np.isin(precision, _WIDE) & named, np.isin(side, ("", BOTH))
    by_day = np.argsort(first, kind="stable")
    days = first[by_day]
    result = np.zeros(len(rows), dtype=np.int64)
    done = np.zeros(len(rows), dtype=bool)
    for k in np.lexsort((rows, killed, unsided, wide + 2 * nowhere, last - first)):  # the narrowest first
        near = by_day[np.searchsorted(days, first[k]) : np.searchsorted(days, last[k], "right")]
        near = near[done[near] & (last[near] <= last[k])]
        if len(near):
            here = (name[near] == name[k]) | nowhere[k] | (wide[k] & (unit[near] == unit[k]))
            near = near[here & (unsided[k] | (side[near] == side[k]) | (side[near] == ""))]
        result[k], done[k] = max(0, killed[k] - result[near].sum()), True
    return result


def sections(data: Data, view: View) -> Chart:
    """Return the incidents per section of the border and family, in the border's order."""
    frame, kinds = data.frame, len(theme.FAMILIES)
    names, codes = columns.categories(frame, "section"), columns.codes(frame, "section")[view.rows]
    counts = np.bincount((codes.astype(np.int64) + 1) * kinds + data.family[view.rows], minlength=(len(names) + 1) * kinds).reshape(-1, kinds)
    order = {f.name: n for n, f in enumerate(data.pack.sections)}
    some = sorted((n for n, name in enumerate(names) if name and counts[n + 1].sum()), key=lambda n: order.get(names[n], len(order)))
    used = [k for k in range(kinds) if counts[:, k].any()]
    away = len(view.rows) - int(sum(counts[n + 1].sum() for n in some))
    note = _("{n} incidents lie at no section: they name no place, or one away from the border.").replace("{n}", number(away)) if away else ""
    series = [{"label": _(theme.FAMILIES[k].label), "colour": theme.FAMILIES[k].id} for k in used]
    shown = [names[n] for n in some]
    values = [[int(counts[n + 1][k]) for k in used] for n in some]
    return _chart("section", "bars", _("Sections of the border"), note, _("Section"), shown, list(shown), series, values)


def pairs(data: Data, view: View) -> Chart:
    """Return who acted on whom, as a matrix of countries and organisations."""
    whos = columns.categories(data.frame, "who")
    counts = np.bincount(columns.codes(data.frame, "who")[view.rows] + 1, minlength=len(whos) + 1)[1:]
    cells: Counter[tuple[str, str]] = Counter()
    for k in np.flatnonzero(counts):
        actors, recipients = (sorted({country(c) for c in part}) for part in columns.actors(whos[k]))
        for pair in {(a, b) for a in actors for b in (recipients or (actors if len(actors) > 1 else [])) if a != b}:
            cells[pair] += int(counts[k])
    firsts, seconds = Counter[str](), Counter[str]()
    for (a, b), n in cells.items():
        firsts[a] += n
        seconds[b] += n
    across, down = [c for c, _n in seconds.most_common(_MOST)], [c for c, _n in firsts.most_common(_MOST)]
    series = [{"label": words.actor(b, data.pack), "key": b, "colour": "focus"} for b in across]
    note = _("Rows act, columns are acted on; what two do together stands in both directions.")
    rows, values = [words.actor(a, data.pack) for a in down], [[cells[a, b] for b in across] for a in down]
    return _chart("pair", "matrix", _("Who → whom"), note, _("Actor"), rows, down, series, values)


def events(data: Data, view: View) -> Chart:
    """Return the incidents per event."""
    names = columns.categories(data.frame, "kind")
    counts: Counter[str] = Counter()
    for code, n in zip(*np.unique(columns.codes(data.frame, "kind")[view.rows], return_counts=True), strict=True):
        counts[names[code].partition("/")[0]] += int(n)
    some = counts.most_common()
    series = [{"label": _("Incidents"), "colour": "focus"}]
    rows, keys = [words.kind_of(e, "") for e, _n in some], [e for e, _n in some]
    return _chart("event", "bars", _("Events"), "", _("Event"), rows, keys, series, [[n] for _e, n in some]) | {"colours": [EVENTS[e].family for e in keys]}


def sources(data: Data, view: View) -> Chart:
    """Return the incidents that each source tells; one that several tell counts for each."""
    names = columns.categories(data.frame, "publishers")
    counts: Counter[str] = Counter()
    for code, n in zip(*np.unique(columns.codes(data.frame, "publishers")[view.rows], return_counts=True), strict=True):
        for publisher in names[code].split("\n"):
            counts[publisher] += int(n)
    some = counts.most_common(_MOST)
    left = len(counts) - len(some)
    note = _("{n} more sources").replace("{n}", number(left)) if left else ""
    series = [{"label": _("Incidents"), "colour": "focus"}]
    rows, keys = [p or _("unnamed source") for p, _n in some], [p or None for p, _n in some]
    return _chart("source", "bars", _("Sources"), note, _("Source"), rows, keys, series, [[n] for _p, n in some])


def _pick(data: Data) -> None:
    """Take a click on a bar or cell as a filter; the same click once more takes it away."""
    told = parts.told("charts", "pick")
    if not isinstance(told, dict):
        return
    chart, key = told.get("chart"), told.get("key")
    if chart == "losses":
        timeline.choose(data, key)
    elif chart == "pair" and isinstance(key, list) and len(key) == 2 and set(key) <= set(controls.actors(data)):
        wanted: dict[str, Any] = {"actor": [key[0]], "recipient": [key[1]], "role": "actor"}
        same = all(st.session_state.get(name) == value for name, value in wanted.items())
        st.session_state.update(dict.fromkeys(wanted) | {"actor": [], "recipient": []} if same else wanted)
    elif chart in ("section", "event", "source") and key in _known(str(chart), data):
        state.toggle(str(chart), key)
    state.redraw()


def _known(chart: str, data: Data) -> list[str]:
    if chart == "event":
        return list(EVENTS)
    return columns.members(data.frame, "section") if chart == "section" else columns.members(data.frame, "publishers", "\n")
