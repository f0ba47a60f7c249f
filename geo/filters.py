"""Which incidents are shown: one query, used alike by the command line and the dashboard.

Law: an empty query selects everything but what a person has discarded, which is only shown where its review is asked for; every other
condition that is added selects a part of what was selected before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

import numpy as np
import pandas
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from geo import columns
from geo.codebook import country

Rows = NDArray[np.intp]
UNSURE = 0.7  # confidence below which a person should look
NEEDS: dict[str, Callable[[pandas.DataFrame], NDArray[np.bool_]]] = {  # why a person should look at an incident
    "alike": lambda frame: frame["alike"].to_numpy() > 0,
    "claims": lambda frame: frame["differ"].to_numpy(),
    "doer": lambda frame: frame["inferred"].to_numpy(),
    "confidence": lambda frame: frame["confidence"].to_numpy() < np.float32(UNSURE),
}


@dataclass(frozen=True, slots=True)
class Query:
    """Conditions on incidents; None or empty means no condition, several values of one mean any of them.

    Attributes
    ----------
    since, until : date or None
        An incident fits if any of its possible days does; undated incidents fit only without both.
    events, modes : tuple of str
        PLOVER events; modes as ``EVENT/mode``.
    actors : tuple of str
        Countries or organisations (``ARM``) or full codes (``ARM:MIL``) in the role `role`: ``actor``, ``recipient`` or "" for either.
    recipients, claimants : tuple of str
        The same for recipients alone, and for who asserts it.
    countries : tuple of str
        ISO alpha-3 of the country that holds the place, ``line`` for the border itself.
    sections : tuple of str
        Names of border sections.
    within_m : float or None
        Largest distance to the border in metres.
    precisions : tuple of int
        ``geo_precision``; 0 for no place.
    min_confidence : float
        In 0..1.
    min_killed : int
        Of the best count.
    named : bool
        Only incidents that a report names the doer of.
    languages, publishers, reviews, collections : tuple of str
    needs : tuple of str
        Keys of `NEEDS`: only what nobody has looked at yet, for any of these reasons.
    text : str
        Words that the sentences of the evidence, the place, the event or the actors' names hold, in any case.
    area : tuple of (lon, lat)
        A ring in degrees that need not be closed; the footprint must meet what it encloses.
    """

    since: date | None = None
    until: date | None = None
    events: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    role: str = ""
    recipients: tuple[str, ...] = ()
    claimants: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    within_m: float | None = None
    precisions: tuple[int, ...] = ()
    min_confidence: float = 0.0
    min_killed: int = 0
    named: bool = False
    languages: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    reviews: tuple[str, ...] = ()
    collections: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    text: str = ""
    area: tuple[tuple[float, float], ...] = ()


class Source(Protocol):
    """What a selection asks a store for: rows by their words, footprints by their keys."""

    def find(self, text: str) -> Rows:
        """Return the rows whose `columns.words` hold a folded text."""

    def shapes(self, keys: Sequence[str]) -> Mapping[str, BaseGeometry]:
        """Return footprints by key."""


def box(west: float, south: float, east: float, north: float) -> tuple[tuple[float, float], ...]:
    """Return a rectangle as an `Query.area`; degrees."""
    return (west, south), (east, south), (east, north), (west, north)


@dataclass(frozen=True, slots=True)
class Names:
    """What else the categories of the columns are called, for the words of a query: an actor by code, a place by name, a kind as ``EVENT/mode``."""

    actor: Callable[[str], str] = str
    place: Callable[[str], str] = str
    kind: Callable[[str], str] = str


def select(frame: pandas.DataFrame, query: Query, source: Source, names: Names = Names()) -> Rows:
    """Return the rows of the columns that fit a query, in their order.

    Parameters
    ----------
    frame : DataFrame
        Columns as `geo.columns` makes them.
    query : Query
    source : Source
        Asked only if the query has words or an area.
    names : Names, optional
        What actors, places and kinds of event are called.
    """
    keep = np.ones(len(frame), dtype=bool)
    for test in _tests(frame, query):
        keep &= test
    if query.text:
        keep &= _worded(frame, query.text.casefold(), source, names)
    if query.area:
        keep &= _inside(frame, keep, query.area, source)
    return within(frame, np.flatnonzero(keep), query.since, query.until)


def within(frame: pandas.DataFrame, rows: Rows, since: date | None, until: date | None) -> Rows:
    """Return those of the rows that may lie on any day of a period; without both ends, all."""
    if since is None and until is None:
        return rows
    keep = frame["first"].to_numpy()[rows] <= (columns.to_day(until) if until else columns.NEVER - 1)
    keep &= frame["last"].to_numpy()[rows] >= (columns.to_day(since) if since else columns.ALWAYS + 1)
    found: Rows = rows[keep]
    return found


def needing(frame: pandas.DataFrame, needs: Iterable[str]) -> NDArray[np.bool_]:
    """Return which incidents a person should look at for any of some reasons, keys of `NEEDS`, and nobody has yet."""
    found: NDArray[np.bool_] = columns.where(frame, "review", lambda r: r == "machine")
    wanted = [NEEDS[need](frame) for need in needs if need in NEEDS]
    return found & np.any(wanted, axis=0) if wanted else np.zeros(len(frame), dtype=bool)


def _tests(frame: pandas.DataFrame, q: Query) -> Iterable[NDArray[np.bool_]]:
    def listed(column: str, wanted: tuple[str, ...], by: str = ";") -> Iterable[NDArray[np.bool_]]:
        if wanted:
            yield columns.where(frame, column, lambda c: not set(wanted).isdisjoint(c.split(by)))

    if columns.DISCARDED not in q.reviews:
        yield columns.kept(frame)
    if q.events:
        yield columns.where(frame, "kind", lambda k: k.partition("/")[0] in q.events)
    yield from listed("kind", q.modes)
    if q.actors:
        yield columns.where(frame, "who", lambda w: _meets(_in_role(w, q.role), q.actors))
    if q.recipients:
        yield columns.where(frame, "who", lambda w: _meets(_in_role(w, "recipient"), q.recipients))
    if q.claimants:
        yield columns.where(frame, "claimants", lambda c: _meets(c.split(";"), q.claimants))
    yield from listed("side", q.countries)
    yield from listed("section", q.sections)
    yield from listed("languages", q.languages)
    yield from listed("publishers", q.publishers, "\n")
    yield from listed("review", q.reviews)
    yield from listed("collections", q.collections)
    if q.needs:
        yield needing(frame, q.needs)
    yield from _measures(frame, q)


def _measures(frame: pandas.DataFrame, q: Query) -> Iterable[NDArray[np.bool_]]:
    if q.within_m is not None:
        yield frame["distance"].to_numpy() <= q.within_m  # NaN fits no distance
    if q.precisions:
        yield np.isin(frame["precision"].to_numpy(), q.precisions)
    if q.min_confidence:
        yield frame["confidence"].to_numpy() >= np.float32(q.min_confidence)
    if q.named:
        yield columns.where(frame, "who", lambda w: bool(columns.actors(w)[0])) & ~frame["inferred"].to_numpy()
    if q.min_killed:
        yield frame["killed"].to_numpy() >= q.min_killed


def _in_role(who: str, role: str) -> list[str]:
    actors, recipients = columns.actors(who)
    return {"actor": actors, "recipient": recipients}.get(role, actors + recipients)


def _meets(codes: Iterable[str], wanted: tuple[str, ...]) -> bool:
    return any(w in (code, country(code)) for code in codes for w in wanted)


def _worded(frame: pandas.DataFrame, text: str, source: Source, names: Names) -> NDArray[np.bool_]:
    found = columns.where(frame, "who", lambda w: any(text in names.actor(code).casefold() for code in _in_role(w, "")))
    found |= columns.where(frame, "place", lambda p: any(text in names.place(part).casefold() for part in p.split(columns.BETWEEN)[1:2]))
    found |= columns.where(frame, "kind", lambda k: text in names.kind(k).casefold())
    found[source.find(text)] = True
    return found


def _inside(frame: pandas.DataFrame, keep: NDArray[np.bool_], area: tuple[tuple[float, float], ...], source: Source) -> NDArray[np.bool_]:
    """Points by their coordinates; lines and areas once for each footprint, not for each incident that has it."""
    ring = shapely.make_valid(shapely.Polygon(area))
    shapely.prepare(ring)
    rows = np.flatnonzero(keep & (frame["precision"].to_numpy() > 0))
    found = np.zeros(len(frame), dtype=bool)
    found[rows] = shapely.intersects_xy(ring, frame["lon"].to_numpy()[rows].astype(float), frame["lat"].to_numpy()[rows].astype(float))
    names = columns.categories(frame, "shape")
    codes = columns.codes(frame, "shape")
    used = [names[c] for c in np.unique(codes[rows]) if names[c]]
    meets = {key: bool(shapely.intersects(ring, geometry)) for key, geometry in source.shapes(used).items()}
    verdict = np.array([meets.get(n, False) for n in names])
    shaped = rows[np.array([bool(n) for n in names])[codes[rows]]] if names else rows[:0]
    found[shaped] = verdict[codes[shaped]]
    return found

