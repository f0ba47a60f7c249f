"""What the panels share: the data of a store's version, the user's choices, and what they select.

Choices live in widgets that are bound to the URL; their keys are the query parameters. What no widget holds – the incident, the
drawn area, the way time is chosen, the map's view – stands in the URL itself.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import Any

import geopandas
import numpy as np
import pandas
import streamlit as st
from numpy.typing import NDArray

from geo import columns, filters, marks, pack, tables
from geo.codebook import EVENTS, label
from geo.dashboard import theme, words
from geo.dashboard.i18n import _, language, number
from geo.filters import Query, Rows
from geo.model import Incident
from geo.pack import Pack
from geo.settings import Settings
from geo.stores import Store, open_store

LISTS = ("event", "what", "actor", "recipient", "claimant", "country", "section", "precision", "told", "source", "review", "collection", "needs")
NUMBERS = ("distance", "confidence", "killed")
OTHERS = ("named", "find", "role")
SELECTING = ("map", "charts")  # pages that show a selection
PAGES = ("map", "charts", "read", "places", "bring", "about")  # the first one is where a plain address leads
_SHORTEST, _LONGEST = 3, 60  # corners of a drawn area
_AHEAD = 50  # incidents that a review may go on with


@dataclass(frozen=True)
class Data:
    """Everything of one version of the store that is searched and counted; incidents themselves stay in the store."""

    url: str
    version: int
    pack: Pack
    store: Store
    frame: pandas.DataFrame
    span: tuple[date, date] | None

    @cached_property
    def family(self) -> NDArray[np.uint8]:
        """Each row's family as a number into `theme.FAMILIES`."""
        return marks.families(self.frame, list(theme.BY_ID))

    @cached_property
    def total(self) -> int:
        """The number of incidents that nobody has discarded."""
        return int(columns.kept(self.frame).sum())

    @cached_property
    def needs(self) -> dict[str, NDArray[np.bool_]]:
        """Which rows a person should look at, by the reason (`filters.NEEDS`)."""
        return {need: filters.needing(self.frame, [need]) for need in filters.NEEDS}

    def why(self, row: int) -> list[str]:
        """Return the reasons why a person should look at a row."""
        return [need for need, rows in self.needs.items() if rows[row]]

    def id(self, row: int) -> str:
        """Return a row's incident's id."""
        return str(self.frame["id"].iloc[row])

    def incidents(self, rows: Sequence[int] | Rows) -> list[Incident]:
        """Fetch the incidents of some rows."""
        return self.store.incidents(list(self.frame["id"].iloc[np.asarray(rows, dtype=np.intp)]))

    def table(self, rows: Rows) -> geopandas.GeoDataFrame:
        """Return the contract's table of some rows."""
        return tables.to_frame(self.incidents(rows), self.pack, self.store.texts)


@dataclass(frozen=True)
class View:
    """What the filters show.

    Attributes
    ----------
    rows : array of int
        Rows of `Data.frame` that are shown.
    matching : array of int
        Rows that every filter but the period lets through.
    period : (date, date) or None
        The chosen days; None if nothing is dated.
    conditions : tuple of str
        The filters in words.
    query : Query
        The filters without the period.
    """

    rows: Rows
    matching: Rows
    period: tuple[date, date] | None
    conditions: tuple[str, ...]
    query: Query


@st.cache_resource(show_spinner=False, max_entries=4)
def store(url: str) -> Store:
    """Return the store of a URL; one for the whole process."""
    return open_store(url)


def data(settings: Settings) -> Data:
    """Return the data of the store as it is now."""
    return _data(settings.store, str(settings.pack), store(settings.store).version(), settings)


@st.cache_resource(show_spinner=False, max_entries=2)
def _data(url: str, folder: str, version: int, _settings: Settings) -> Data:
    frame = store(url).columns()
    return Data(url, version, pack.load(_settings.pack), store(url), frame, columns.span(frame))


def labels(data: Data) -> marks.Labels:
    """Return how categories are told in the user's language."""
    return marks.Labels(
        words.kind_of, lambda event, actors, recipients, inferred: words.who_of(event, actors, recipients, data.pack, inferred), words.where_of,
        lambda claimants, inferred: words.claim_of(claimants, data.pack, inferred), lambda told: words.guessed(told, True), words.when_of,
        lambda code: words.actor(code, data.pack), _("{actor} → {recipient}: {n} of the incidents shown"),
        _("{actor} ↔ {recipient}: {n} of the incidents shown"), _("{actor} takes part in {n} of the incidents shown; click to show only these"),
        _("{n} of them do not name the doer"), number,
    )  # fmt: skip


# ---------------------------------------------------------------- choices → rows


def query() -> Query:
    """Return what the filters ask for, without the period."""
    state = st.session_state
    held: dict[str, tuple[Any, ...]] = {name: tuple(state.get(name) or ()) for name in LISTS}
    distance = state.get("distance")
    return Query(
        events=held["event"], modes=held["what"], actors=held["actor"], role=state.get("role") or "", recipients=held["recipient"],
        claimants=held["claimant"], countries=held["country"], sections=held["section"], within_m=None if distance is None else 1000.0 * distance,
        precisions=held["precision"], min_confidence=(state.get("confidence") or 0) / 100, min_killed=int(state.get("killed") or 0), named=bool(state.get("named")),
        languages=held["told"], publishers=held["source"], reviews=held["review"], collections=held["collection"], needs=held["needs"],
        text=str(state.get("find") or "").strip(), area=area(),
    )  # fmt: skip


def ask() -> None:
    """Keep the address that a session begins with, before widgets take away what they do not understand of it."""
    if "asked" not in st.session_state:
        st.session_state["asked"] = {name: st.query_params.get_all(name) for name in st.query_params}


def unheard(data: Data) -> list[str]:
    """Return what nobody understood of the address that the session began with, as ``name=value``; called when all is drawn."""
    asked: dict[str, list[str]] = st.session_state.get("asked") or {}
    if asked:
        st.session_state.update({"asked": {}, "unheard": [f"{name}={v}" for name, values in asked.items() for v in values if not _heard(name, v, data)]})
    found: list[str] = st.session_state.get("unheard") or []
    return found


def _heard(name: str, value: str, data: Data) -> bool:
    if name == "incident":
        return bool((data.frame["id"] == value).any())
    if name in ("page", "area", "map"):
        return bool({"page": value in PAGES, "area": area(), "map": _sight()}[name])
    if name not in (*LISTS, *NUMBERS, *OTHERS, "period", "lang"):
        return True  # no word of ours
    held = st.session_state.get(name)
    # a widget takes a value that is its default out of the address too
    return value in st.query_params.get_all(name) or value.casefold() in {str(v).casefold() for v in (held if isinstance(held, list | tuple) else [held])}


def page() -> str:
    """Return the page that the URL names."""
    asked = st.query_params.get("page", "")
    return asked if asked in PAGES else PAGES[0]


def turn(page: str) -> None:
    """Turn to a page; for callbacks."""
    st.session_state["page-switch"] = page
    keep("page", "" if page == PAGES[0] else page)


def restore() -> None:
    """Bring back what filters held before a run that was cut off: the browser forgets a widget that a run did not come to."""
    for name, value in st.session_state.get("held", {}).items():
        if name not in st.session_state:
            st.session_state[name] = value


def remember() -> None:
    """Keep what the filters hold; called when all of them are drawn."""
    st.session_state["held"] = {name: st.session_state[name] for name in (*LISTS, *NUMBERS, *OTHERS) if name in st.session_state}


def refresh() -> None:
    """Let go of the days chosen if the store now holds other ones; called before any filter is drawn."""
    if st.session_state.pop("fresh", False):
        st.session_state.pop("period", None)
        keep("period", "")


def area() -> tuple[tuple[float, float], ...]:
    """Return the drawn area that the URL holds, as a ring of (lon, lat); empty if there is none or it is none."""
    try:
        values = [float(v) for v in st.query_params.get("area", "").split(",") if v]
    except ValueError:
        return ()
    ring = tuple(zip(values[::2], values[1::2], strict=False))
    fits = _SHORTEST <= len(ring) <= _LONGEST and len(values) % 2 == 0 and all(abs(x) <= 180 and abs(y) <= 90 for x, y in ring)
    return ring if fits else ()


def view(data: Data, period: tuple[date, date] | None) -> View:
    """Return what the choices show; a period that holds every day is no condition, so that undated incidents stay."""
    asked = query()
    matching = _matching(data.url, data.version, repr(asked), language() if asked.text else "", asked, data)
    whole = period is None or period == data.span
    rows = matching if whole or period is None else filters.within(data.frame, matching, *period)
    return View(rows, matching, period, conditions(asked, data.pack), asked)


@st.cache_resource(show_spinner=False, max_entries=8)
def _matching(url: str, version: int, key: str, code: str, _query: Query, _data: Data) -> Rows:
    def kind(of: str) -> str:
        event, _slash, mode = of.partition("/")
        return f"{words.kind_of(event, mode)} {label(event, mode)}"

    names = filters.Names(lambda c: words.actor(c, _data.pack), _spellings(_data.pack), kind)
    return filters.select(_data.frame, _query, _data.store, names)


@lru_cache(maxsize=2)
def _spellings(region: Pack) -> Callable[[str], str]:
    """Return what gives all spellings of a place, in every script, by its name."""
    found: dict[str, set[str]] = {}
    for place in region.places.values():
        told = (spelling for names in region.spellings.get(place.place_id, {}).values() for spelling in names)
        found.setdefault(place.name, {place.name, place.name_local}).update(told)
    joined = {name: "\n".join(sorted(spellings)) for name, spellings in found.items()}
    return lambda name: joined.get(name, name)


def conditions(q: Query, region: Pack) -> tuple[str, ...]:
    """Return the filters in words."""
    actors = ", ".join(words.actor(a, region) for a in q.actors)
    told = [
        ", ".join(_(EVENTS[e].label) for e in q.events),
        ", ".join(_(label(*m.split("/"))) for m in q.modes),
        actors and {"actor": _("by {actors}"), "recipient": _("against {actors}")}.get(q.role, "{actors}").replace("{actors}", actors),
        q.recipients and _("to {actors}").replace("{actors}", ", ".join(words.actor(a, region) for a in q.recipients)),
        q.claimants and _("asserted by {actors}").replace("{actors}", ", ".join(words.actor(a, region) for a in q.claimants)),
        ", ".join(words.side(c, region) for c in q.countries),
        q.sections and _("section {name}").replace("{name}", ", ".join(q.sections)),
        "" if q.within_m is None else _("within {d} of the border").replace("{d}", words.metres(q.within_m)),
        ", ".join(_(words.PRECISIONS[p]) for p in q.precisions),
        q.min_confidence and _("confidence from {n} %").replace("{n}", f"{100 * q.min_confidence:.0f}"),
        q.min_killed and _("{n} or more killed").replace("{n}", str(q.min_killed)),
        q.named and _("the doer is named"), ", ".join(words.tongue(c) for c in q.languages), ", ".join(q.publishers), ", ".join(_(words.REVIEWS[r]) for r in q.reviews),
        q.collections and _("collection {name}").replace("{name}", ", ".join(q.collections)),
        _("needs review") if set(q.needs) == set(filters.NEEDS) else q.needs and _("needs review: {reasons}").replace("{reasons}", words.needs(q.needs)),
        q.text and f"“{q.text}”", q.area and _("in the drawn area"),
    ]  # fmt: skip
    return tuple(str(t) for t in told if t)


def sight(data: Data) -> marks.Sight:
    """Return the map's view that the URL holds, else the one that the map opens with."""
    return _sight() or marks.Sight(*data.pack.region.centre, data.pack.region.zoom)


def _sight() -> marks.Sight | None:
    try:
        lat, lon, zoom = map(float, st.query_params.get("map", "").split(","))
    except ValueError:
        return None
    return marks.Sight(lon, lat, zoom) if abs(lat) <= 85 and abs(lon) <= 180 and 0 <= zoom <= 20 else None


# ---------------------------------------------------------------- what is selected


def selected(data: Data, shown: Rows) -> int | None:
    """Return the row of the selected incident if the filters show it."""
    row = _wanted(data)
    return row if row is not None and bool(np.isin(row, shown)) else None


def hidden(data: Data, shown: Rows) -> int | None:
    """Return the row of the selected incident if there is one and the filters do not show it."""
    row = _wanted(data)
    return row if row is not None and not bool(np.isin(row, shown)) else None


def _wanted(data: Data) -> int | None:
    """Return the row of the incident that the URL names."""
    return row(data, st.query_params.get("incident", ""))


def row(data: Data, name: str) -> int | None:
    """Return the row of an incident by its id; None if there is none."""
    found = np.flatnonzero((data.frame["id"] == name).to_numpy(dtype=bool))
    return int(found[0]) if len(found) else None


def look_ahead(data: Data, view: View) -> None:
    """Keep what stands after the opened incident, and then before it, while what needs review is worked off: a judgement may take the opened one away."""
    chosen = selected(data, view.rows)
    if view.query.needs and chosen is not None:
        at = int(np.searchsorted(view.rows, chosen))
        st.session_state["ahead"] = [data.id(int(r)) for r in [*view.rows[at + 1 :], *view.rows[:at][::-1]][:_AHEAD]]


def go_on(data: Data, view: View) -> None:
    """Open the next incident that needs review, or none, if a judgement has just taken the opened one out of the filter."""
    ahead: list[str] | None = st.session_state.pop("ahead", None)
    if ahead is not None and selected(data, view.rows) is None:
        select(next((name for name in ahead if row(data, name) in view.rows), None))


def select(incident: str | None) -> None:
    """Select an incident, or none; it stands in the URL."""
    keep("incident", incident or "")


def keep(name: str, value: str) -> None:
    """Write a query parameter, or take it away."""
    if value:
        st.query_params[name] = value
    else:
        st.query_params.pop(name, None)


def reset(span: tuple[date, date] | None) -> None:
    """Take back every filter."""
    for name in LISTS:
        st.session_state[name] = []
    st.session_state.update({"distance": None, "confidence": 0, "killed": 0, "named": False, "find": "", "role": None})
    keep("area", "")
    if span and span[0] < span[1]:
        st.session_state["period"] = span
    redraw()


def reveal(data: Data, row: int) -> None:
    """Take back every filter that hides an incident; one that a person has discarded is shown only where that is asked for."""
    reset(data.span)
    if not columns.kept(data.frame)[row]:
        st.session_state["review"] = [columns.DISCARDED]


def toggle(name: str, value: str) -> None:
    """Add a value to a filter of several, or take it away."""
    now = list(st.session_state.get(name) or [])
    st.session_state[name] = [v for v in now if v != value] if value in now else [*now, value]


def choose(name: str, values: Sequence[Any]) -> None:
    """Set a filter of several."""
    st.session_state[name] = list(values)


def redraw() -> None:
    """Have the filters drawn anew too, which a run of the stage alone leaves as they are."""
    st.session_state["redraw"] = True


def clicked(data: Data) -> None:
    """Handle what the map tells: an incident's mark, an actor's chip, an area or section, a drawn area, a moved view."""
    value = (st.session_state.get("map") or {}).get("last_object_clicked_tooltip") or ""
    what, _colon, value = str(value).rpartition("#")[0].partition(":")
    if what == "row" and value.isdigit() and int(value) < len(data.frame):
        select(data.id(int(value)))
    elif what == "actor" or (what == "section" and value in columns.members(data.frame, "section")):
        toggle(what, value)
        redraw()
    elif what == "area":
        keep("area", value)
        redraw()
    elif what == "view":
        keep("map", value)

