"""The one table of incidents: a GeoDataFrame whose columns are the contract's.

Law: every exporter and the dashboard see exactly these columns, in this order, with these types; text is never null.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import geopandas
import pandas
from shapely.geometry import Point

from geo.codebook import acled, cameo
from geo.errors import UsageError
from geo.geometry import radius_m
from geo.model import OUTCOMES, Claim, Document, Incident, Source, Toll
from geo.pack import Pack
from geo.quotes import passages
from geo.records import count, iso, span

_BATCH = 500  # incidents whose documents are held at once
Texts = Callable[[Sequence[str]], Mapping[str, Document]]
TEXT, INTEGER, NUMBER, FLAG = "str", "Int64", "Float64", "boolean"

COLUMNS: dict[str, str] = {
    "id": TEXT, "event": TEXT, "mode": TEXT, "acled_event_type": TEXT, "acled_sub_event_type": TEXT, "cameo": TEXT,
    "date_start": TEXT, "date_end": TEXT, "date_precision": TEXT, "date_basis": TEXT, "actors": TEXT, "recipients": TEXT,
    "actor_names": TEXT, "recipient_names": TEXT, "asserted_by": TEXT, "place_name": TEXT, "place_name_local": TEXT,
    "place_kind": TEXT, "place_id": TEXT, "country": TEXT, "admin1": TEXT, "relation": TEXT, "point_lon": NUMBER,
    "point_lat": NUMBER, "geo_precision": INTEGER, "uncertainty_m": INTEGER, "side": TEXT, "border_section": TEXT,
    "border_distance_m": INTEGER, "killed_low": INTEGER, "killed_best": INTEGER, "killed_high": INTEGER, "wounded_low": INTEGER,
    "wounded_best": INTEGER, "wounded_high": INTEGER, "captured_best": INTEGER, "confidence": NUMBER, "n_reports": INTEGER,
    "n_sources": INTEGER, "sources": TEXT, "review": TEXT, "actors_inferred": FLAG,
    "captured_low": INTEGER, "captured_high": INTEGER,
    **{f"{outcome}_{of}": TEXT for outcome in ("killed", "wounded", "captured") for of in ("side", "group")},
    "place_inferred": FLAG, "asserted_by_inferred": FLAG, "claims": TEXT,
    "missing_low": INTEGER, "missing_best": INTEGER, "missing_high": INTEGER, "missing_side": TEXT, "missing_group": TEXT,
}  # fmt: skip


def _nothing(_: Sequence[str]) -> Mapping[str, Document]:
    return {}


def to_frame(incidents: Sequence[Incident], pack: Pack, texts: Texts = _nothing) -> geopandas.GeoDataFrame:
    """Return incidents as the contract's table.

    Parameters
    ----------
    incidents : sequence of Incident
    pack : Pack
    texts : callable, optional
        Returns documents by their ids, asked for some incidents at a time; of one that it lacks, the sources tell no whole sentences.

    Returns
    -------
    GeoDataFrame
        Shape (n, len(COLUMNS) + 1); geometry is the footprint in EPSG:4326 (longitude first), None where no place is told.
    """
    rows = []
    for start in range(0, len(incidents), _BATCH):
        batch = incidents[start : start + _BATCH]
        known = texts([s.document_id for i in batch for s in i.sources])
        rows += [_row(i, pack, known) for i in batch]
    data = {name: pandas.array([r[name] for r in rows], dtype=kind) for name, kind in COLUMNS.items()}
    shapes = [i.footprint.geometry if i.footprint else None for i in incidents]
    return geopandas.GeoDataFrame(data, geometry=geopandas.GeoSeries(shapes, crs="EPSG:4326"))


def check(frame: geopandas.GeoDataFrame) -> geopandas.GeoDataFrame:
    """Return the frame if it is an incident table.

    Raises
    ------
    UsageError
        If columns are missing or the CRS is not EPSG:4326.
    """
    if missing := [c for c in COLUMNS if c not in frame.columns]:
        raise UsageError(f"The table lacks the columns {', '.join(missing)}; expected the columns of docs/contract.md.")
    if frame.crs is None or frame.crs.to_epsg() != 4326:
        raise UsageError(f"The table's CRS is {frame.crs}; expected EPSG:4326.")
    return frame


def pointed(frame: geopandas.GeoDataFrame) -> geopandas.GeoDataFrame:
    """Return a table with representative points for footprints, each with an uncertainty that covers what it stands for."""
    pairs = list(zip(frame["point_lon"], frame["point_lat"], strict=True))
    points = [None if pandas.isna(lon) or pandas.isna(lat) else Point(lon, lat) for lon, lat in pairs]
    footprints = {(g.wkb, pair): g for g, pair in zip(frame.geometry, pairs, strict=True) if g is not None}  # many incidents share one
    reach = {key: radius_m(g, key[1]) for key, g in footprints.items() if g.geom_type != "Point"}
    metres = [
        round(m + reach[g.wkb, pair]) if g is not None and (g.wkb, pair) in reach else m
        for m, g, pair in zip(frame["uncertainty_m"], frame.geometry, pairs, strict=True)
    ]
    told = frame.assign(uncertainty_m=pandas.array(metres, dtype=INTEGER))
    return told.set_geometry(geopandas.GeoSeries(points, index=frame.index, crs="EPSG:4326"))


def _row(i: Incident, pack: Pack, texts: Mapping[str, Document]) -> dict[str, Any]:
    types = acled(i.event, i.mode)
    place, f = i.place, i.footprint
    return {
        "id": i.id, "event": i.event, "mode": i.mode, "acled_event_type": types.event_type, "acled_sub_event_type": types.sub_event_type,
        "cameo": cameo(i.event, i.mode), "date_start": iso(i.date_start), "date_end": iso(i.date_end), "date_precision": i.date_precision,
        "date_basis": i.date_basis, "actors": ";".join(i.actors), "recipients": ";".join(i.recipients),
        "actor_names": "; ".join(map(pack.actor_name, i.actors)), "recipient_names": "; ".join(map(pack.actor_name, i.recipients)),
        "asserted_by": ";".join(i.asserted_by), "place_name": place.name if place else "", "place_name_local": place.name_local if place else "",
        "place_kind": place.kind if place else "", "place_id": place.place_id if place else "", "country": place.country if place else "",
        "admin1": place.admin1 if place else "", "relation": place.relation if place else "", "point_lon": f.point[0] if f else None,
        "point_lat": f.point[1] if f else None, "geo_precision": f.geo_precision if f else None, "uncertainty_m": f.uncertainty_m if f else None,
        "side": f.side if f else "", "border_section": f.border_section if f else "", "border_distance_m": f.border_distance_m if f else None,
        **{column: value for name in OUTCOMES for column, value in _toll(name, getattr(i, name)).items()},
        "confidence": i.confidence, "n_reports": len(i.sources), "n_sources": len({s.document_id for s in i.sources}),
        "sources": json.dumps([_source(s, pack, texts.get(s.document_id)) for s in i.sources], ensure_ascii=False), "review": i.review,
        "actors_inferred": i.actors_inferred, "place_inferred": i.place_inferred, "asserted_by_inferred": i.asserted_by_inferred,
        "claims": json.dumps(list(map(_claim, i.claims)), ensure_ascii=False),
    }  # fmt: skip


def _toll(name: str, toll: Toll | None) -> dict[str, int | str | None]:
    counts = {f"{name}_{of}": getattr(toll, of) if toll else None for of in ("low", "best", "high")}
    return counts | {f"{name}_{of}": getattr(toll, of) if toll else "" for of in ("side", "group")}


def _claim(c: Claim) -> dict[str, Any]:
    s = c.source
    return {
        "document": s.document_id, "publisher": s.publisher, "url": s.url, "title": s.title, "published": iso(s.published), "asserted_by": ";".join(s.asserted_by),
        "asserted_by_inferred": c.asserted_by_inferred, "status": c.status, "actors": ";".join(c.actors), "actors_inferred": c.actors_inferred,
        "recipients": ";".join(c.recipients), **{name: count(getattr(c, name)) for name in OUTCOMES},
    }  # fmt: skip


def _source(s: Source, pack: Pack, document: Document | None) -> dict[str, Any]:
    abbreviations = pack.languages[s.language].abbreviations if s.language in pack.languages else frozenset[str]()
    return {
        "document": s.document_id, "publisher": s.publisher, "url": s.url, "title": s.title, "published": iso(s.published), "language": s.language,
        "collection": s.collection, "asserted_by": ";".join(s.asserted_by), "quote": " […] ".join(e.quote for e in s.evidence),
        "evidence": [span(e) for e in s.evidence], "sentences": passages(document, s.evidence, abbreviations) if document else [],
    }  # fmt: skip
