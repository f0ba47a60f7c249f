"""The map: the only module that imports folium.

Law: the base map's script is the same in every run, so that nothing ever reloads it; whatever changes travels in one feature
group as plain JSON, and the browser puts text from documents into the page as text, never as HTML. Nothing is fetched from
another host than our own; online tiles are a layer that the user switches on.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Iterable, Mapping
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import folium
from folium.elements import JSCSSMixin
from folium.template import Template

from geo.pack import Pack

STATIC = "../../app/static"  # from the map's own frame, so that it holds under any base path
_PACKAGE = ("XStatic-Leaflet", "xstatic/pkg/leaflet/data", ("leaflet.js", "leaflet.css", "images"))
_SCRIPTS = ("base.js", "spots.js", "heat.js", "draw.js", "map.js")  # in the order in which they need each other

_JINJA = re.compile(r"\{(?=[{%#])")  # never JSON's own brace, which a quote or a brace's end follows

def install_assets(static: Path) -> None:
    """Copy Leaflet from its package to ``static/vendor`` and make folium use it, our own scripts and nothing else."""
    vendor = static / "vendor"
    vendor.mkdir(parents=True, exist_ok=True)
    package, folder, names = _PACKAGE
    source = Path(str(distribution(package).locate_file(folder)))
    for name in names:
        if (source / name).is_dir():
            shutil.copytree(source / name, vendor / name, dirs_exist_ok=True)
        elif not (vendor / name).exists() or (vendor / name).stat().st_size != (source / name).stat().st_size:
            shutil.copyfile(source / name, vendor / name)
    for kind in _subclasses(JSCSSMixin):
        kind.default_js, kind.default_css = [], []
    folium.Map.default_js = [("leaflet", f"{STATIC}/vendor/leaflet.js"), *((name, versioned(static, name)) for name in _SCRIPTS)]
    folium.Map.default_css = [("leaflet", f"{STATIC}/vendor/leaflet.css"), ("map", versioned(static, "map.css"))]


def versioned(static: Path, name: str) -> str:
    """Return the URL of a file of ours for the map's frame; it changes with the content, so that no old copy is used."""
    return f"{STATIC}/{name}?{hashlib.sha256((static / name).read_bytes()).hexdigest()[:10]}"


def _subclasses(kind: type[Any]) -> Iterable[type[Any]]:
    for sub in kind.__subclasses__():
        yield sub
        yield from _subclasses(sub)


# ---------------------------------------------------------------- the base map


class _Base(folium.MacroElement):
    _template = Template("""
        {% macro script(this, kwargs) %}
            Borderline.start({{ this._parent.get_name() }}, Object.assign({{ this.config }}, {tiles: {{ this.tiles.get_name() }}}));
        {% endmacro %}
    """)

    def __init__(self, config: Mapping[str, Any], tiles: folium.TileLayer) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Base"
        self.config, self.tiles = to_script(config), tiles


def base_map(pack: Pack, config: Mapping[str, Any]) -> folium.Map:
    """Return the base map: no tiles, everything drawn from our own data.

    Parameters
    ----------
    pack : Pack
        Where the map opens.
    config : mapping
        ``base`` (URL of the base layers' JSON), ``families`` (id, label, shape, light and dark colour), ``words`` (labels of the
        controls), ``attribution`` (HTML, ours) and ``bounds`` (``[[south, west], [north, east]]``).
    """
    lon, lat = pack.region.centre
    made = folium.Map(location=(lat, lon), zoom_start=pack.region.zoom, tiles=None, control_scale=True, zoom_control=True)
    # folium ignores max_zoom without tiles, and clusters need one.
    made.options |= {"max_zoom": 15, "min_zoom": 2, "zoom_snap": 0.5, "world_copy_jump": True}
    tiles = folium.TileLayer("https://tile.openstreetmap.org/{z}/{x}/{y}.png", attr="© OpenStreetMap contributors", max_zoom=15, overlay=True, show=False)
    tiles.add_to(made)
    _Base(config, tiles).add_to(made)
    return made


# ---------------------------------------------------------------- what changes


class _Overlay(folium.MacroElement):
    # The first line empties streamlit-folium's own list, which otherwise keeps every group ever shown.
    _template = Template("""
        {% macro script(this, kwargs) %}
            window.feature_group = [];
            Borderline.show({{ this.payload }});
        {% endmacro %}
    """)

    def __init__(self, payload: Mapping[str, Any]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Overlay"
        self.payload = to_script(payload)


def feature_group(payload: Mapping[str, Any]) -> folium.FeatureGroup:
    """Return the feature group that carries what the map shows to the browser."""
    group = folium.FeatureGroup(name="incidents", control=False)
    _Overlay(payload).add_to(group)
    return group


def to_script(value: Any) -> str:
    """Return JSON that is inert wherever it stands: in a script, a template literal, HTML, or folium's own renaming of variables.

    Also in a Jinja template: branca compiles the script that it has rendered once more, so a text's ``{{ … }}`` would run in Python.
    """
    text = json.dumps(value, ensure_ascii=True, separators=(",", ":"), allow_nan=False)
    for sign in "<>&'`$_":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return _JINJA.sub(r"\\u007b", text)
