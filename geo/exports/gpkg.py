"""GeoPackage: one layer ``incidents``."""

from __future__ import annotations

import tempfile
from pathlib import Path

import geopandas

from geo.pack import Pack
from geo.tables import COLUMNS


def write(frame: geopandas.GeoDataFrame, pack: Pack, points: bool = False) -> bytes:
    """Return an incident table as a GeoPackage file's bytes."""
    shapes = geopandas.points_from_xy(frame["point_lon"], frame["point_lat"], crs=4326) if points else frame.geometry
    table = geopandas.GeoDataFrame(frame[list(COLUMNS)].rename(columns={"id": "incident_id"}), geometry=list(shapes), crs=4326)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "incidents.gpkg"
        table.to_file(path, driver="GPKG", layer="incidents", engine="pyogrio")
        return path.read_bytes()
