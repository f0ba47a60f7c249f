"""Our own parts of the page that the browser runs: the feed of incidents, the time bar, the list, the charts.

Each is a function of a module under ``static/``, which the browser keeps; what Python sends is data alone.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import lru_cache
from typing import Any

import streamlit as st

from geo.settings import ROOT

_FILES = {"charts": "charts.js", "reading": "tools.js", "places": "tools.js"}  # where it is not page.js
_LOADER = """
const ready = import(new URL("app/static/{file}?{version}", document.baseURI));
export default function (component) {
  let gone = false, leave;
  ready.then((module) => { if (!gone) leave = module.{name}(component); });
  return () => { gone = true; if (leave) leave(); };
}
"""


@lru_cache(maxsize=8)
def _part(name: str) -> Any:
    file = _FILES.get(name, "page.js")
    version = hashlib.sha256((ROOT / "static" / file).read_bytes()).hexdigest()[:10]
    script = _LOADER.replace("{version}", version).replace("{file}", file).replace("{name}", name)
    return st.components.v2.component(f"borderline_{name}", js=script, isolate_styles=False)


def mount(name: str, data: Any, **triggers: Callable[[], None]) -> None:
    """Draw a part.

    Parameters
    ----------
    name : str
        A function that ``static/page.js``, or the file of `_FILES`, exports; also the part's key in the session state.
    data : JSON values
        What it shows.
    triggers : callable
        ``on_<name>_change``, called when the browser sets that trigger.
    """
    _part(name)(key=name, data=data, **triggers)


def told(name: str, trigger: str) -> Any:
    """Return what the browser told with a trigger, or None."""
    return (st.session_state.get(name) or {}).get(trigger)
