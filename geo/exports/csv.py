"""CSV, UTF-8 with a mark so that spreadsheets read it; text that a spreadsheet would run as a formula is defused."""

from __future__ import annotations

import geopandas
import pandas
import shapely

from geo.pack import Pack
from geo.tables import COLUMNS, TEXT

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write(frame: geopandas.GeoDataFrame, pack: Pack) -> bytes:
    """Return an incident table as CSV with the geometry as WKT in the last column."""
    table = pandas.DataFrame(frame[list(COLUMNS)])
    for name, kind in COLUMNS.items():
        if kind == TEXT:
            table[name] = table[name].map(defuse)
    table["geometry"] = [shapely.to_wkt(g, rounding_precision=7) if g is not None and not g.is_empty else "" for g in frame.geometry]
    text: str = table.to_csv(index=False, lineterminator="\n")
    return text.encode("utf-8-sig")


def defuse(text: str) -> str:
    """Return a text cell that no spreadsheet runs: a formula's first sign gets an apostrophe before it."""
    return "'" + text if text.startswith(_FORMULA) else text
