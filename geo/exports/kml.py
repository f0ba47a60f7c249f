"""KML (Google Earth): one Placemark an incident, with its days as a time span, named by what, who and where, and described in words.

Law: a description is HTML to who reads it, so text from documents is escaped in it.
"""

from __future__ import annotations

import re
import tempfile
from html import escape
from pathlib import Path

import geopandas

from geo.exports import told
from geo.pack import Pack
from geo.tables import COLUMNS, TEXT

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # no XML holds them


def write(frame: geopandas.GeoDataFrame, pack: Pack) -> bytes:
    """Return an incident table as KML; ``id`` is called ``incident_id``, and of a day only the date is told."""
    table = geopandas.GeoDataFrame(frame[list(COLUMNS)].rename(columns={"id": "incident_id"}), geometry=list(frame.geometry), crs=4326)
    for name, kind in COLUMNS.items():
        if kind == TEXT and name != "id":
            table[name] = table[name].map(lambda text: _FORBIDDEN.sub("", text))
    rows = told.rows(frame, pack)
    table.insert(0, "Name", [_FORBIDDEN.sub("", f"{r.kind}: {r.who}, {r.where}") for r in rows])
    table.insert(1, "Description", [_FORBIDDEN.sub("", _described(r)) for r in rows])
    table["begin"], table["end"] = [frame[name].replace("", None) for name in ("date_start", "date_end")]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "incidents.kml"
        table.to_file(path, driver="LIBKML", layer="incidents", engine="pyogrio")
        return path.read_bytes()


def _described(r: told.Told) -> str:
    facts = (r.when, r.where, r.losses, r.claim and f"according to {r.claim}", f"confidence {r.confidence:.0%}, {r.review}")
    sources = (" · ".join(filter(None, (s["publisher"], s["title"], s["published"], s["url"]))) + f": “{told.quoted(s)}”" for s in r.sources)
    return "<br>".join(escape(line) for line in (" · ".join(filter(None, facts)), *sources))
