"""What the panels share: the data of a store's version, the user's choices, and what they select.

Choices live in widgets that are bound to the URL; their keys are the query parameters.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import geopandas
import streamlit as st

from geo import filters, layers, pack, tables
from geo.codebook import EVENTS
from geo.dashboard import words
from geo.dashboard.i18n import _, language
from geo.model import Incident
from geo.pack import Pack
from geo.settings import Settings
from geo.stores import Store, open_store

CHOICES = ("event", "actor", "precision", "killed", "find")


@dataclass(frozen=True)
class Data:
    """Everything of one version of the store, read once."""

    url: str
    version: int
    pack: Pack
    store: Store
    incidents: Mapping[str, Incident]
    frame: geopandas.GeoDataFrame
    span: tuple[date, date] | None
    words: Mapping[str, str]


@dataclass(frozen=True)
class View:
    """What the filters show: the table's rows, their period, and the conditions in words."""

    frame: geopandas.GeoDataFrame
    period: tuple[date, date] | None
    conditions: tuple[str, ...]


@st.cache_resource(show_spinner=False, max_entries=4)
def store(url: str) -> Store:
    """Return the store of a URL; one for the whole process."""
    return open_store(url)


def data(settings: Settings) -> Data:
    """Return the data of the store as it is now."""
    return _data(settings.store, str(settings.pack), store(settings.store).version(), settings)


@st.cache_resource(show_spinner=False, max_entries=2)
def _data(url: str, folder: str, version: int, _settings: Settings) -> Data:
    region = pack.load(_settings.pack)
    found = store(url).incidents()
    frame = tables.to_frame(found, region)
    return Data(url, version, region, store(url), {i.id: i for i in found}, frame, filters.days(frame), {i.id: _searchable(i, region) for i in found})


def _searchable(i: Incident, region: Pack) -> str:
    """Return the words by which an incident is found: its evidence, its place and its actors."""
    place = [i.place.name, i.place.name_local] if i.place else []
    told = [e.quote for s in i.sources for e in s.evidence]
    return " ".join([*told, *place, *map(region.actor_name, i.actors + i.recipients)]).casefold()


def marked(data: Data) -> Mapping[str, layers.Marked]:
    """Return every incident's mark, with its tooltip in the user's language."""
    return _marked(data.url, str(data.pack.folder), data.version, language(), data)


@st.cache_resource(show_spinner=False, max_entries=4)
def _marked(url: str, folder: str, version: int, code: str, _data: Data) -> Mapping[str, layers.Marked]:
    return layers.prepare(list(_data.incidents.values()), _data.pack, lambda i: words.tip(i, _data.pack))


def view(data: Data, period: tuple[date, date] | None) -> View:
    """Return what the choices show; a period that holds every day is no condition, so that undated incidents stay."""
    choice = {name: st.session_state.get(name) for name in CHOICES}
    whole = period is None or period == data.span
    since, until = (None, None) if whole or period is None else period
    query = filters.Query(since=since, until=until, events=tuple(choice["event"] or ()), actors=tuple(choice["actor"] or ()))
    frame = filters.select(data.frame, query)
    if choice["precision"]:
        frame = frame[frame["geo_precision"].isin(choice["precision"]).fillna(False)]
    if choice["killed"]:
        frame = frame[frame["killed_best"].fillna(0) >= int(choice["killed"])]
    if choice["find"]:
        wanted = str(choice["find"]).casefold()
        frame = frame[[wanted in data.words[i] for i in frame["id"]]]
    return View(frame, period, _conditions(choice, data.pack))


def _conditions(choice: Mapping[str, Any], region: Pack) -> tuple[str, ...]:
    told = [", ".join(_(EVENTS[e].label) for e in choice["event"] or ())]
    told.append(", ".join(words.actor(a, region) for a in choice["actor"] or ()))
    told.append(", ".join(_(words.PRECISIONS[p]) for p in choice["precision"] or ()))
    if choice["killed"]:
        told.append(_("{n} or more killed").replace("{n}", str(choice["killed"])))
    if choice["find"]:
        told.append(f"“{choice['find']}”")
    return tuple(filter(None, told))


def selected(shown: geopandas.GeoDataFrame) -> str | None:
    """Return the id of the selected incident if the filters show it."""
    wanted = st.query_params.get("incident")
    return wanted if wanted and bool((shown["id"] == wanted).any()) else None


def select(incident: str | None) -> None:
    """Select an incident, or none; it stands in the URL."""
    if incident:
        st.query_params["incident"] = incident
    else:
        st.query_params.pop("incident", None)


def reset(span: tuple[date, date] | None) -> None:
    """Take back every filter."""
    for name in ("event", "actor", "precision"):
        st.session_state[name] = []
    st.session_state["killed"], st.session_state["find"] = 0, ""
    if span and span[0] < span[1]:
        st.session_state["period"] = span


def clicked() -> None:
    """Handle a click in the map: an incident's mark selects it, an actor's chip filters by it or stops doing so."""
    value = (st.session_state.get("map") or {}).get("last_object_clicked_tooltip") or ""
    what = str(value).rpartition("#")[0]
    if what.startswith("actor:"):
        code, now = what.removeprefix("actor:"), list(st.session_state.get("actor") or [])
        st.session_state["actor"] = [a for a in now if a != code] if code in now else [*now, code]
    elif what:
        select(what)
