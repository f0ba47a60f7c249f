"""GeoJSON (RFC 7946): one Feature an incident, null geometry where no place is told."""

from __future__ import annotations

import json
import math
from datetime import UTC, datetime
from typing import Any

import geopandas
import shapely
from shapely.geometry import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry
from shapely.geometry.polygon import orient

from geo import __version__
from geo.pack import Pack
from geo.tables import COLUMNS

_DECIMALS = 7  # about a centimetre; RFC 7946 asks for no more


def write(frame: geopandas.GeoDataFrame, pack: Pack) -> bytes:
    """Return an incident table as a GeoJSON FeatureCollection, UTF-8."""
    rows = frame[list(COLUMNS)].astype(object).where(frame[list(COLUMNS)].notna(), None).to_dict("records")
    shapes = [None if geometry is None or geometry.is_empty else _wound(geometry) for geometry in frame.geometry]
    written: dict[bytes, str] = {}  # many incidents share a footprint: each is written out once
    features = [_feature(row, _written(shape, written)) for row, shape in zip(rows, shapes, strict=True)]
    located = [s for s in shapes if s is not None]
    collection: dict[str, Any] = {
        "type": "FeatureCollection", "name": f"{pack.region.name}: incidents", "generated": datetime.now(UTC).isoformat(timespec="seconds"),
        "software": f"Borderline {__version__}", "licence": pack.region.licence["text"], "attribution": pack.region.licence["attribution"],
    }  # fmt: skip
    if located:
        collection["bbox"] = [round(v, _DECIMALS) for v in shapely.total_bounds(located).tolist()]
    head = json.dumps(collection, ensure_ascii=False, allow_nan=False)
    return f'{head[:-1]}, "features": [{", ".join(features)}]}}'.encode()


def _wound(geometry: BaseGeometry) -> BaseGeometry:
    """Wind polygons by the right-hand rule: outer rings counter-clockwise."""
    if isinstance(geometry, Polygon):
        return orient(geometry)
    if isinstance(geometry, MultiPolygon):
        return MultiPolygon([orient(p) for p in geometry.geoms])
    return geometry


def _feature(row: dict[str, Any], geometry: str) -> str:
    properties = {k: None if isinstance(v, float) and not math.isfinite(v) else v for k, v in row.items()}
    told = json.dumps(properties, ensure_ascii=False, allow_nan=False)
    return f'{{"type": "Feature", "id": {json.dumps(row["id"])}, "geometry": {geometry}, "properties": {told}}}'


def _written(geometry: BaseGeometry | None, known: dict[bytes, str]) -> str:
    if geometry is None:
        return "null"
    key = geometry.wkb
    if key not in known:
        plain = json.loads(shapely.to_geojson(geometry))
        known[key] = json.dumps(plain | {"coordinates": _round(plain["coordinates"])}, allow_nan=False)
    return known[key]


def _round(value: Any) -> Any:
    return [_round(v) for v in value] if isinstance(value, list) else round(value, _DECIMALS)
