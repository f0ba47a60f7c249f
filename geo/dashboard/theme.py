"""The look: the palette's colours, one type scale, one spacing scale, as the page's style sheet."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote

import streamlit as st

from geo.palette import BY_ID, FAMILIES, FOCUS, INK, MUTED, PAGE, RULE, SIDES, SOFT, Family, path
from geo.settings import ROOT

__all__ = ["BY_ID", "FAMILIES", "Family", "css", "icon", "mode", "path"]


# rem: small print, text, lead, title, display
TYPE = {"xs": 0.78, "s": 0.87, "m": 1.0, "l": 1.2, "xl": 1.5}
# rem: hair, tight, text, block, section
SPACE = {"1": 0.25, "2": 0.5, "3": 0.75, "4": 1.0, "5": 1.5}


def mode() -> str:
    """Return ``"dark"`` or ``"light"``: the theme that the browser shows."""
    return "dark" if st.context.theme.type == "dark" else "light"


def icon(family: str) -> str:
    """Return a family's shape as a 14 px icon in its colour."""
    return f'<span class="b-icon b-{family}" aria-hidden="true"></span>'


def _mask(shape: str) -> str:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-12 -12 24 24"><path d="{path(shape)}"/></svg>'
    return f"url('data:image/svg+xml,{quote(svg)}')"


def css() -> str:
    """Return the style sheet of the page; ``light-dark()`` follows the colour scheme that Streamlit sets."""
    tokens = "".join(f"--t-{k}:{v}rem;" for k, v in TYPE.items()) + "".join(f"--s-{k}:{v}rem;" for k, v in SPACE.items())
    named = {"ink": INK, "soft": SOFT, "rule": RULE, "muted": MUTED, "page": PAGE, "focus": FOCUS}
    tokens += "".join(f"--{n}:light-dark({c['light']},{c['dark']});" for n, c in named.items())
    tokens += "".join(f"--{f.id}:light-dark({f.light},{f.dark});" for f in FAMILIES)
    tokens += "".join(f"--side-{n}:light-dark({light},{dark});" for n, (light, dark) in enumerate(SIDES))
    icons = "".join(f'.b-icon.b-{f.id}{{background:var(--{f.id});mask-image:{_mask(f.shape)};}}' for f in FAMILIES)
    return f"<style>.stApp{{{tokens}}}{_rules()}{icons}</style>"


@lru_cache(maxsize=1)
def _rules() -> str:
    return "".join((ROOT / "static" / name).read_text("utf-8") for name in ("page.css", "tools.css"))
