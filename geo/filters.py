"""Which incidents are shown: one query, used alike by the command line and the dashboard.

Law: an empty query selects everything; every added condition selects a part of what was selected before.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import geopandas
import pandas
from shapely.geometry import box

from geo.codebook import country


@dataclass(frozen=True, slots=True)
class Query:
    """Conditions on incidents; None or empty means no condition.

    Attributes
    ----------
    since, until : date or None
        An incident fits if any of its possible days does; undated incidents fit only without both.
    events : tuple of str
        PLOVER events.
    actors : tuple of str
        Countries or organisations (``ARM``) or full codes (``ARM:MIL``), as actor or recipient.
    bbox : (west, south, east, north) or None
        Degrees; the footprint must meet it.
    min_confidence : float
        In 0..1.
    """

    since: date | None = None
    until: date | None = None
    events: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    bbox: tuple[float, float, float, float] | None = None
    min_confidence: float = 0.0


def select(frame: geopandas.GeoDataFrame, query: Query) -> geopandas.GeoDataFrame:
    """Return the rows of an incident table that fit a query, in the table's order."""
    keep = pandas.Series(True, index=frame.index)
    if query.since or query.until:
        keep &= frame["date_start"] != ""
    if query.since:
        keep &= frame["date_end"] >= query.since.isoformat()
    if query.until:
        keep &= frame["date_start"] <= query.until.isoformat()
    if query.events:
        keep &= frame["event"].isin(query.events)
    if query.actors:
        keep &= (frame["actors"] + ";" + frame["recipients"]).map(lambda codes: _meets(codes, query.actors)).astype(bool)
    if query.bbox:
        keep &= frame.geometry.notna() & frame.geometry.intersects(box(*query.bbox))
    if query.min_confidence:
        keep &= frame["confidence"] >= query.min_confidence
    return frame[keep]


def _meets(codes: str, wanted: tuple[str, ...]) -> bool:
    return any(w in (code, country(code)) for code in codes.split(";") for w in wanted)


def days(frame: geopandas.GeoDataFrame) -> tuple[date, date] | None:
    """Return the first and last day of a table; None if nothing in it is dated."""
    dated = frame[frame["date_start"] != ""]
    if dated.empty:
        return None
    return date.fromisoformat(dated["date_start"].min()), date.fromisoformat(dated["date_end"].max())
