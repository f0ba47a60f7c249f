"""CSV with the columns of an ACLED export, so that scripts made for ACLED read it; what ACLED does not code has empty types.

It is no ACLED data: ``event_id_cnty`` is our own id, and ``notes`` quotes the evidence.
"""

from __future__ import annotations

import json
from typing import Any

import geopandas
import pandas

from geo.exports.csv import defuse
from geo.exports.told import quoted
from geo.pack import Pack

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "event_type", "sub_event_type", "actor1", "actor2", "iso3", "country", "admin1", "location",
    "latitude", "longitude", "geo_precision", "source", "source_scale", "notes", "fatalities",
)  # fmt: skip
UNNAMED = "[The text does not name actor1: it is inferred.] "
UNPLACED = "[No sentence on the event names the location: it is inferred.] "
_TIME = {"day": 1, "range": 2, "week": 2}  # ACLED: 1 the day, 2 the week, 3 the month
_PLACE = {1: 1, 2: 2}  # ACLED: 1 the place, 2 near it, 3 a wider area


def write(frame: geopandas.GeoDataFrame, pack: Pack) -> bytes:
    """Return an incident table as CSV in ACLED's columns; always points, as ACLED has no others."""
    rows = [_row(r, pack) for r in frame.drop(columns="geometry").to_dict("records")]
    table = pandas.DataFrame(rows, columns=list(COLUMNS))
    text: str = table.to_csv(index=False, lineterminator="\n")
    return text.encode("utf-8-sig")


def _row(r: dict[str, Any], pack: Pack) -> dict[str, Any]:
    sources = json.loads(r["sources"])
    first, second = _sides(r, pack)
    outlets = dict.fromkeys(s["publisher"] or s["title"] for s in sources)
    told = {
        "event_id_cnty": r["id"], "event_date": r["date_start"], "year": r["date_start"][:4], "event_type": r["acled_event_type"],
        "sub_event_type": r["acled_sub_event_type"], "actor1": first, "actor2": second, "iso3": r["country"],
        "country": pack.actor_name(r["country"]) if r["country"] else "", "admin1": r["admin1"], "location": r["place_name"],
        "source": "; ".join(filter(None, outlets)), "source_scale": "",
        "notes": UNNAMED * bool(r["actors_inferred"]) + UNPLACED * bool(r["place_inferred"]) + " | ".join(map(quoted, sources)),
    }  # fmt: skip
    numbers = {
        "time_precision": _TIME.get(r["date_precision"], 3) if r["date_start"] else "", "latitude": _known(r["point_lat"]), "longitude": _known(r["point_lon"]),
        "geo_precision": "" if pandas.isna(r["geo_precision"]) else _PLACE.get(r["geo_precision"], 3),
        "fatalities": 0 if pandas.isna(r["killed_best"]) else r["killed_best"],
    }  # fmt: skip
    return {name: defuse(text) for name, text in told.items()} | numbers


def _sides(r: dict[str, Any], pack: Pack) -> tuple[str, str]:
    """Return who did it and to whom; of what several do to each other, the first one and the others."""
    actors, recipients = ([c for c in r[name].split(";") if c] for name in ("actors", "recipients"))
    if len(actors) > 1 and (not recipients or set(actors) == set(recipients)):
        actors, recipients = actors[:1], actors[1:]
    first, second = ("; ".join(map(pack.actor_name, codes)) for codes in (actors, recipients))
    return first, second


def _known(value: Any) -> Any:
    return "" if pandas.isna(value) else value
