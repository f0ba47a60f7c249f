"""Find settlements that no other source has: single facts (name and position) of the GEOnet Names Server, US government, public domain.

They come as found in PyPI ``gdeltforge``, whose table is not copied: only what lies farther than ``GAP_KM`` from every settlement of
the hand tables and GeoNames is taken, with its plain name. Run it before ``gazetteer.py``: ``python data/build/gns.py PLACES.parquet``.
"""

from __future__ import annotations

import math
import re
import sys
from pathlib import Path

import pandas as pd
from gazetteer import GAZETTEER, fold, read_cities, read_table, write_table

BOX = (44.4, 38.4, 50.5, 42.0)  # west, south, east, north
GAP_KM = 2.0
SETTLEMENT = re.compile(r"[A-Z][a-z]{4,}(li|ly|lu|lar|lyar|kend|kand|abad|oba|ovka|bulag|bulaq|qala|dara)")
"""The source calls rivers, firms' yards and people's names settlements too: only words with a village's ending are believed."""
POPULATED_PLACE = 4
COUNTRIES = {"Armenia": "ARM", "Azerbaijan": "AZE"}


def known() -> list[tuple[float, float]]:
    """Return (lon, lat) of the settlements that the other sources have."""
    hand = [(float(r["lon"]), float(r["lat"])) for t in ("border_places.tsv", "more_places.tsv") for r in read_table(t)]
    return hand + [(c.lon, c.lat) for c in read_cities() if c.country in ("AM", "AZ")]


def far(lon: float, lat: float, points: list[tuple[float, float]]) -> bool:
    """Whether a position is farther than the gap from all points."""
    kilometres = (math.hypot((lon - x) * 111.3 * math.cos(math.radians(lat)), (lat - y) * 111.2) for x, y in points)
    return all(d > GAP_KM for d in kilometres)


def missing(parquet: Path) -> list[tuple[str, str, str, float, float]]:
    """Return (id, country, name, lon, lat) of what is missing, by id."""
    table = pd.read_parquet(parquet, columns=["FeatureID", "place_type", "place_lat", "place_lon", "place_name"]).drop_duplicates("FeatureID")
    west, south, east, north = BOX
    table = table[(table.place_type == POPULATED_PLACE) & table.place_lon.between(west, east) & table.place_lat.between(south, north)]
    taken = {fold(r["name"]) for r in read_table("names.tsv") if not r["place_id"].startswith("gns:")}
    points, rows = known(), []
    for row in table.sort_values("FeatureID").itertuples():
        name, *_, country = (part.strip() for part in row.place_name.split(","))
        if country in COUNTRIES and SETTLEMENT.fullmatch(name) and fold(name) not in taken and far(row.place_lon, row.place_lat, points):
            points.append((row.place_lon, row.place_lat))
            rows.append((f"gns:{abs(int(row.FeatureID))}", COUNTRIES[country], name, round(row.place_lon, 3), round(row.place_lat, 3)))
    return rows


if __name__ == "__main__":
    found = missing(Path(sys.argv[1]))
    write_table("gns_places.tsv", ["place_id", "country", "name", "lon", "lat"], found)
    print(f"{len(found)} settlements taken; {GAZETTEER / 'gns_places.tsv'}")
