"""Exporters: one file a format; `EXPORTS` is their registry by name.

Every format for programs holds the columns of ``geo.tables``, but ``acled``, which has ACLED's; ``html`` and ``report`` are for people.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import geopandas

from geo.errors import UsageError
from geo.exports import acled, csv, geojson, gpkg, html, kml, parquet, report
from geo.exports.told import ENGLISH, Speech
from geo.pack import Pack
from geo.tables import pointed

Writer = Callable[[geopandas.GeoDataFrame, Pack], bytes]
Speaker = Callable[[geopandas.GeoDataFrame, Pack, Speech], bytes]


@dataclass(frozen=True, slots=True)
class Export:
    """A format: its label, file suffix and media type, and the function that writes a table as bytes; a `speaker` writes for people, in their language."""

    label: str
    suffix: str
    media_type: str
    writer: Writer | None = None
    speaker: Speaker | None = None

    def write(self, frame: geopandas.GeoDataFrame, pack: Pack, points: bool = False, speech: Speech = ENGLISH) -> bytes:
        """Return the incidents of a table in this format; with `points`, the representative point instead of the footprint, as uncertain as that is large."""
        table = pointed(frame) if points else frame
        if self.speaker:
            return self.speaker(table, pack, speech)
        assert self.writer
        return self.writer(table, pack)


EXPORTS: dict[str, Export] = {
    "geojson": Export("GeoJSON (QGIS, web maps)", ".geojson", "application/geo+json", geojson.write),
    "csv": Export("CSV (spreadsheets)", ".csv", "text/csv", csv.write),
    "gpkg": Export("GeoPackage (QGIS)", ".gpkg", "application/geopackage+sqlite3", gpkg.write),
    "geoparquet": Export("GeoParquet (data science)", ".parquet", "application/vnd.apache.parquet", parquet.write),
    "kml": Export("KML (Google Earth)", ".kml", "application/vnd.google-earth.kml+xml", kml.write),
    "acled": Export("CSV in ACLED’s columns", ".acled.csv", "text/csv", acled.write),
    "html": Export("Map in one file (HTML, works offline)", ".html", "text/html", speaker=html.write),
    "report": Export("Report on one page (HTML, to print)", ".report.html", "text/html", speaker=report.write),
}


def get(name: str) -> Export:
    """Return a format by name.

    Raises
    ------
    UsageError
        If there is no such format.
    """
    if name not in EXPORTS:
        raise UsageError(f"There is no export format “{name}”; expected one of {', '.join(EXPORTS)}.")
    return EXPORTS[name]
