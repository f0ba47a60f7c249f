"""GeoPackage: one layer ``incidents``."""

from __future__ import annotations

import tempfile
from pathlib import Path

import geopandas

from geo.pack import Pack
from geo.tables import COLUMNS


def write(frame: geopandas.GeoDataFrame, pack: Pack) -> bytes:
    """Return an incident table as a GeoPackage file's bytes."""
    table = geopandas.GeoDataFrame(frame[list(COLUMNS)].rename(columns={"id": "incident_id"}), geometry=list(frame.geometry), crs=4326)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "incidents.gpkg"
        table.to_file(path, driver="GPKG", layer="incidents", engine="pyogrio")
        return path.read_bytes()
