"""The floors of the house and the home of each library; docs/decisions/0006-floors.md tells why."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FLOORS = (
    {"geo", "errors"},
    {"model", "palette", "figures", "collector"},
    {"codec", "records", "codebook", "geometry", "settings"},
    {"text", "linkage"},
    {"phrases", "quotes"},
    {"language"},
    {"gazetteers"},
    {"pack"},
    {"mentions", "coding", "geocode", "incidents", "tables", "columns"},
    {"filters"},
    {"marks"},
    {"basemap"},
    {"engines", "readers", "stores", "exports", "layers"},
    {"pipeline"},
    {"evaluation_places", "intake"},
    {"evaluation"},
    {"evaluation_mentions"},
    {"dashboard", "__main__"},
    {"app"},
)
HOMES = {
    "streamlit": {"app", "dashboard"}, "streamlit_folium": {"dashboard"}, "folium": {"layers"}, "branca": {"layers"}, "xstatic": {"layers"},
    "distributed": {"engines"}, "sqlalchemy": {"stores"}, "pyproj": {"geometry"}, "geopy": {"geometry", "gazetteers"}, "click": {"__main__"}, "tqdm": {"__main__"},
    "ahocorasick_rs": {"phrases", "gazetteers"}, "py3langid": {"text", "linkage"}, "charset_normalizer": {"readers"},
    "trafilatura": {"readers"}, "lxml": {"readers"}, "feedparser": {"readers"}, "cattrs": {"codec"}, "pyogrio": {"exports"},
}  # fmt: skip
FLOOR = {room: n for n, rooms in enumerate(FLOORS) for room in rooms}
FILES = [ROOT / "app.py", *sorted((ROOT / "geo").rglob("*.py"))]


def room(module):
    """The room of a dotted module name: geo.stores.sql lives in stores, geo itself in geo."""
    return [*module.split("."), "geo"][1] if module.startswith("geo") else module


def imports(path):
    """Dotted names that a file imports; ``from geo import a`` is geo.a where that is a module."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"geo.{a.name}" if node.module == "geo" and a.name in FLOOR else node.module for a in node.names)


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_imports_lead_downward_and_libraries_stay_at_home(path):
    own = room(".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"))
    for name in imports(path):
        top = name.partition(".")[0]
        if top == "geo":
            assert room(name) == own or FLOOR[room(name)] < FLOOR[own], f"{own} imports {room(name)}, which is not below it"
        assert own in HOMES.get(top, {own}), f"{own} imports {top}, whose home is {HOMES.get(top)}"


def test_every_room_has_its_floor():
    rooms = {room(".".join(p.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")) for p in FILES}
    assert rooms == set(FLOOR)
