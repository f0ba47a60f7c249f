"""Downloads of exactly what the filters show; a file is made when it is asked for."""

from __future__ import annotations

from functools import partial

import numpy as np
import streamlit as st

from geo.dashboard import i18n, words
from geo.dashboard.i18n import _
from geo.dashboard.state import Data, View
from geo.exports import EXPORTS, Export
from geo.exports.told import Speech

_FIRST = ("geojson", "csv")
_SAMPLE = 200  # incidents of which a larger file's size is reckoned
_POINTS = ("geojson", "csv")  # formats that are also offered with points alone


def show(data: Data, view: View) -> None:
    """Draw the buttons: GeoJSON and CSV at hand, every format with its size in the menu."""
    with st.container(key="downloads", horizontal=True, vertical_alignment="center"):
        for name in _FIRST:
            _button(EXPORTS[name], name, name.upper().replace("GEOJSON", "GeoJSON"), data, view)
        menu = st.popover(_("All formats"), key="formats", on_change="rerun")
        with menu:
            said = _("What the filters show: {n} incidents.").replace("{n}", i18n.number(len(view.rows)))
            st.html(f'<p class="b-note">{words.html(said)}</p>')
            if menu.open:
                _menu(data, view)


def _menu(data: Data, view: View) -> None:
    sizes = _sizes(data.url, data.version, repr(view.query), view.period, data, view)
    for name, export in EXPORTS.items():
        _button(export, f"all-{name}", f"{_(export.label)} · {sizes[name]}", data, view)
    for name in _POINTS:
        _button(EXPORTS[name], f"points-{name}", f"{_(EXPORTS[name].label)}, {_('points only')}", data, view, points=True)


@st.cache_data(show_spinner=False, max_entries=32)
def _sizes(url: str, version: int, key: str, period: object, _data: Data, _view: View) -> dict[str, str]:
    return {name: words.size(size) if exact else f"≈ {words.size(size)}" for name, (size, exact) in sizes(_data, _view).items()}


def sizes(data: Data, view: View) -> dict[str, tuple[float, bool]]:
    """Return the size of each format's file in bytes, and whether it is exact: of many incidents it is reckoned from some of them."""
    n = len(view.rows)
    some = view.rows if n <= _SAMPLE else view.rows[np.linspace(0, n - 1, _SAMPLE).astype(np.intp)]
    table = data.table(some)
    made = {}
    for name, export in EXPORTS.items():
        size = float(len(export.write(table, data.pack)))
        if n > _SAMPLE and name != "report":
            empty = len(export.write(table.iloc[:0], data.pack))
            size = empty + (size - empty) * n / _SAMPLE
        made[name] = (size, n <= _SAMPLE)
    return made


def _button(export: Export, key: str, label: str, data: Data, view: View, points: bool = False) -> None:
    make = partial(_made, export, data, view, points, speech())
    st.download_button(label, make, file_name(view, export), export.media_type, key=f"download-{key}", on_click="ignore", icon=":material/download:")


def _made(export: Export, data: Data, view: View, points: bool, said: Speech) -> bytes:
    return export.write(data.table(view.rows), data.pack, points, said)


def speech() -> Speech:
    """Return the interface's language for the pages that people take away."""
    catalogue = i18n.catalogue(i18n.language())
    return Speech(i18n.language(), lambda text: catalogue.get(text, text))


def file_name(view: View, export: Export) -> str:
    """Return ``borderline_<first day>_<last day>`` with the format's suffix."""
    days = [d.isoformat() for d in view.period] if view.period else []
    return "_".join(["borderline", *days]) + export.suffix
