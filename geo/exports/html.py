"""A self-contained map: one HTML file that opens by a double click and asks no network.

Law: the page's own policy forbids every request; text from documents travels as JSON and reaches the page as text alone.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import lru_cache
from html import escape
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import geopandas

from geo import __version__, basemap
from geo.exports import told
from geo.exports.told import ENGLISH, Speech
from geo.marks import to_plain
from geo.pack import Pack
from geo.palette import FAMILIES, path
from geo.settings import ROOT

_LEAFLET = ("XStatic-Leaflet", "xstatic/pkg/leaflet/data")
_POLICY = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:"
_TOLERANCE = 0.0008  # degrees, as the dashboard draws
WORDS = (
    "words",
    "Incidents",
    "Map of incidents",
    "Find",
    "From",
    "Until",
    "Made by {software} on {day}.",
    "Read by machine: read the evidence before you rely on a mark. Claims stand with their claimant.",
    "{n} incidents",
    "← All incidents",
    "No incident fits. Widen the days or the words.",
    "The first {n} of {m}; choose fewer days to see the others.",
    "When",
    "Where",
    "Who → whom",
    "Losses",
    "Who says so",
    "the report itself",
    "Confidence",
    "Report",
    "{n} of {m} incidents",
    *told.DIFFER,
)  # of the page's script
_LAYERS = ("world", "countries", "units", "border", "others", "water", "labels")


def write(frame: geopandas.GeoDataFrame, pack: Pack, speech: Speech = ENGLISH) -> bytes:
    """Return an incident table as one HTML page with its own map, list and evidence."""
    name = f"{speech.say(pack.region.name)}{speech.say(': incidents')}"
    parts = {
        "policy": _POLICY, "title": escape(name), "style": _leaflet("leaflet.css") + _own("export.css"), "leaflet": _leaflet("leaflet.js"), "script": _own("export.js"),
        "data": told.inert(_data(frame, pack, name, speech)), "language": escape(speech.language),
    }  # fmt: skip
    return re.sub(r"%(\w+)%", lambda m: parts[m[1]], _PAGE).encode()  # in one pass: no part is searched for another's name


_PAGE = """<!doctype html>
<html lang="%language%"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="%policy%">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>%title%</title><link rel="icon" href="data:,"><style>%style%</style></head>
<body><script type="application/json" id="data">%data%</script><script>%leaflet%</script><script>%script%</script></body></html>
"""


def _data(frame: geopandas.GeoDataFrame, pack: Pack, name: str, speech: Speech) -> dict[str, Any]:
    rows = told.rows(frame, pack, speech)
    return {
        "words": {text: speech.say(text) for text in WORDS}, "demo": speech.say(told.OTHERS[4]) if told.is_demo(rows) else "",
        "name": name, "generated": datetime.now(UTC).strftime("%Y-%m-%d"), "software": f"Borderline {__version__}", "licence": pack.region.licence["text"],
        "attribution": pack.region.licence["attribution"], "centre": [pack.region.centre[1], pack.region.centre[0]], "zoom": pack.region.zoom,
        "bounds": pack.border.bounds, "families": [{"id": f.id, "label": speech.say(f.label), "light": f.light, "dark": f.dark, "path": path(f.shape)} for f in FAMILIES],
        "base": _base(pack), "incidents": list(map(_plain, rows)),
    }  # fmt: skip


@lru_cache(maxsize=2)
def _base(pack: Pack) -> dict[str, Any]:
    layers = basemap.base_layers(pack)
    return {name: layers[name] for name in _LAYERS}


def _plain(r: told.Told) -> dict[str, Any]:
    keys = ("id", "kind", "family", "who", "when", "where", "losses", "claim", "confidence", "review", "precision", "first", "last", "uncertainty_m")
    sources = [{k: s.get(k) or "" for k in ("publisher", "title", "url", "published", "language")} | {"quote": told.quoted(s)} for s in r.sources]
    claims = [{"claimant": c.claimant, "status": c.status, "text": " · ".join((c.who, c.losses)), "outlets": "; ".join(c.outlets)} for c in r.claims]
    shape = None if r.geometry is None else to_plain(r.geometry, _TOLERANCE)
    return {k: getattr(r, k) for k in keys} | {"point": r.point, "shape": shape, "sources": sources, "claims": claims}


@lru_cache(maxsize=4)
def _leaflet(name: str) -> str:
    package, folder = _LEAFLET
    text = Path(str(distribution(package).locate_file(folder)), name).read_text("utf-8")
    return re.sub(r"url\([^)]*\)", "none", text) if name.endswith(".css") else re.sub(r"//# sourceMappingURL=.*", "", text)


@lru_cache(maxsize=4)
def _own(name: str) -> str:
    return (ROOT / "static" / name).read_text("utf-8")
