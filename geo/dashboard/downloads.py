"""Downloads of exactly what the filters show; a file is made when it is asked for."""

from __future__ import annotations

from functools import partial

import streamlit as st

from geo.dashboard.i18n import _
from geo.dashboard.state import Data, View
from geo.exports import EXPORTS, Export

_FIRST = ("geojson", "csv")


def show(data: Data, view: View) -> None:
    """Draw the buttons: GeoJSON and CSV at hand, every format in the menu."""
    with st.container(key="downloads", horizontal=True, vertical_alignment="center"):
        for name in _FIRST:
            _button(EXPORTS[name], name, name.upper().replace("GEOJSON", "GeoJSON"), data, view)
        with st.popover(_("All formats")):
            st.caption(_("What the filters show: {n} incidents.").replace("{n}", f"{len(view.rows):,}"))
            for name, export in EXPORTS.items():
                _button(export, f"all-{name}", export.label, data, view)
            _button(EXPORTS["geojson"], "points-geojson", _("GeoJSON, points only"), data, view, points=True)


def _button(export: Export, key: str, label: str, data: Data, view: View, points: bool = False) -> None:
    make = partial(_made, export, data, view, points)
    st.download_button(label, make, file_name(view, export), export.media_type, key=f"download-{key}", on_click="ignore", icon=":material/download:")


def _made(export: Export, data: Data, view: View, points: bool) -> bytes:
    return export.write(data.table(view.rows), data.pack, points)


def file_name(view: View, export: Export) -> str:
    """Return ``borderline_<first day>_<last day>`` with the format's suffix."""
    days = [d.isoformat() for d in view.period] if view.period else []
    return "_".join(["borderline", *days]) + export.suffix
