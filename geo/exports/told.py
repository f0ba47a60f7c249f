"""A table's rows in plain words, for the formats that people read: the self-contained map and the report."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import geopandas
import pandas
from shapely.geometry.base import BaseGeometry

from geo.codebook import EVENTS, label
from geo.pack import Pack

RELATIONS = {"at": "", "near": "near ", "toward": "toward ", "between": "between: ", "along_border": "along the ", "offset": "at a distance from "}


@dataclass(frozen=True, slots=True)
class Told:
    """One incident in words; ``point`` is (lon, lat) or None, ``losses`` empty if none are told."""

    id: str
    kind: str
    family: str
    who: str
    when: str
    where: str
    losses: str
    claim: str
    confidence: float
    review: str
    precision: str
    first: str
    last: str
    point: tuple[float, float] | None
    uncertainty_m: float
    geometry: BaseGeometry | None
    sources: tuple[dict[str, Any], ...]


def rows(frame: geopandas.GeoDataFrame, pack: Pack) -> list[Told]:
    """Return a table's incidents in words, in its order."""
    return [_told(r, pack) for r in frame.to_dict("records")]


def kind_of(event: str, mode: str) -> str:
    """Return an event and mode in words: ``"Shelling"``."""
    text = label(event, mode)
    return text[:1].upper() + text[1:]


def _told(r: dict[str, Any], pack: Pack) -> Told:
    located = not pandas.isna(r["point_lon"])
    both = r["place_name"] + (f" ({r['place_name_local']})" if r["place_name_local"] not in ("", r["place_name"]) else "")
    shape = r["geometry"] if located and r["geometry"] is not None and r["geometry"].geom_type != "Point" else None
    return Told(
        r["id"], kind_of(r["event"], r["mode"]), EVENTS[r["event"]].family, _who(r), _days(r), RELATIONS.get(r["relation"], "") + both if both else "no place is told",
        ", ".join(filter(None, (_count(r, "killed"), _count(r, "wounded"), _captured(r)))),
        ", ".join(pack.actor_name(c) for c in r["asserted_by"].split(";") if c), float(r["confidence"]), r["review"],
        f"precision {r['geo_precision']}, ± {r['uncertainty_m'] / 1000:g} km" if located else "", r["date_start"], r["date_end"] or r["date_start"],
        (float(r["point_lon"]), float(r["point_lat"])) if located else None, float(r["uncertainty_m"]) if located else 0.0, shape, tuple(json.loads(r["sources"])),
    )  # fmt: skip


def _who(r: dict[str, Any]) -> str:
    actors, recipients = r["actor_names"], r["recipient_names"]
    if ";" in r["actors"] and (not recipients or set(r["actors"].split(";")) == set(r["recipients"].split(";"))):
        return str(actors).replace("; ", " ↔ ")
    return " → ".join(filter(None, (actors or ("unnamed" if recipients else ""), recipients))) or "nobody is named"


def _days(r: dict[str, Any]) -> str:
    first, last = r["date_start"], r["date_end"]
    return "no date" if not first else first if last in ("", first) else f"{first} – {last}"


def _count(r: dict[str, Any], name: str) -> str:
    low, best, high = (r[f"{name}_{k}"] for k in ("low", "best", "high"))
    if pandas.isna(best):
        return ""
    if pandas.isna(high):
        return f"{name} {low} or more"
    return f"{name} {best}" if low == high else f"{name} {low} to {high}, best reading {best}"


def _captured(r: dict[str, Any]) -> str:
    return "" if pandas.isna(r["captured_best"]) else f"captured {r['captured_best']}"


def inert(value: Any) -> str:
    """Return JSON that is inert inside a ``<script>`` of HTML."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
