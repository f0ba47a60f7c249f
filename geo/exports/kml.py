"""KML (Google Earth): one Placemark an incident, with its days as a time span."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

import geopandas

from geo.exports.told import kind_of
from geo.pack import Pack
from geo.tables import COLUMNS, TEXT

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # no XML holds them


def write(frame: geopandas.GeoDataFrame, pack: Pack) -> bytes:
    """Return an incident table as KML; ``id`` is called ``incident_id``, and of a day only the date is told."""
    table = geopandas.GeoDataFrame(frame[list(COLUMNS)].rename(columns={"id": "incident_id"}), geometry=list(frame.geometry), crs=4326)
    for name, kind in COLUMNS.items():
        if kind == TEXT and name != "id":
            table[name] = table[name].map(lambda text: _FORBIDDEN.sub("", text))
    table.insert(0, "Name", [_FORBIDDEN.sub("", kind_of(e, m)) for e, m in zip(frame["event"], frame["mode"], strict=True)])
    table["begin"], table["end"] = [frame[name].replace("", None) for name in ("date_start", "date_end")]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "incidents.kml"
        table.to_file(path, driver="LIBKML", layer="incidents", engine="pyogrio")
        return path.read_bytes()
