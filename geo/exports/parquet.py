"""GeoParquet 1.1: one column table for data science; geometries as WKB."""

from __future__ import annotations

import io

import geopandas

from geo.pack import Pack
from geo.tables import COLUMNS


def write(frame: geopandas.GeoDataFrame, pack: Pack) -> bytes:
    """Return an incident table as GeoParquet."""
    table = geopandas.GeoDataFrame(frame[list(COLUMNS)], geometry=frame.geometry)
    held = io.BytesIO()
    table.to_parquet(held, index=False, compression="zstd", schema_version="1.1.0")
    return held.getvalue()
