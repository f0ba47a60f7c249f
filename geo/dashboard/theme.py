"""The look: one palette, one type scale, one spacing scale. Colours stand here and in ``.streamlit/config.toml``, nowhere else.

The families' colours follow Okabe and Ito (2008), told apart by colour-blind people; darkened or lightened until each keeps a
contrast of 3:1 to the map's land in its theme. Every family has a shape of its own as well.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from urllib.parse import quote

import streamlit as st


@dataclass(frozen=True, slots=True)
class Family:
    """A family of events: id as the codebook names it, label, shape and its colours."""

    id: str
    label: str
    shape: str
    light: str
    dark: str


FAMILIES: tuple[Family, ...] = (
    Family("violence", "Violence", "burst", "#c2410c", "#ff7a45"),
    Family("pressure", "Pressure", "triangle", "#9a6700", "#e6a93c"),
    Family("protest", "Protest", "diamond", "#57606a", "#aab4bf"),
    Family("words", "Accusations and threats", "square", "#9b3f86", "#e08ac8"),
    Family("talks", "Talks and appeals", "circle", "#0b62a4", "#5aa9e6"),
    Family("cooperation", "Support and aid", "cross", "#1f7a8c", "#7fd0df"),
    Family("de-escalation", "De-escalation", "hexagon", "#0f7b53", "#4cc596"),
)
BY_ID = {f.id: f for f in FAMILIES}

INK = {"light": "#1d2328", "dark": "#e8e6e1"}
SOFT = {"light": "#565d66", "dark": "#aab1b9"}
RULE = {"light": "#dcd7cc", "dark": "#38414a"}
MUTED = {"light": "#cfc9bc", "dark": "#454f59"}
# rem: small print, text, lead, title, display
TYPE = {"xs": 0.78, "s": 0.87, "m": 1.0, "l": 1.2, "xl": 1.5}
# rem: hair, tight, text, block, section
SPACE = {"1": 0.25, "2": 0.5, "3": 0.75, "4": 1.0, "5": 1.5}


def mode() -> str:
    """Return ``"dark"`` or ``"light"``: the theme that the browser shows."""
    return "dark" if st.context.theme.type == "dark" else "light"


def path(shape: str, radius: float = 10.0) -> str:
    """Return a shape as SVG path data round (0, 0)."""
    if shape == "circle":
        r = radius * 0.95
        return f"M{-r} 0A{r} {r} 0 1 0 {r} 0A{r} {r} 0 1 0 {-r} 0Z"
    if shape == "cross":
        a, b = radius * 0.4, radius
        return f"M{-a} {-b}H{a}V{-a}H{b}V{a}H{a}V{b}H{-a}V{a}H{-b}V{-a}H{-a}Z"
    corners, inner, size, turn = {
        "burst": (16, 0.62, 1.1, 0.0), "triangle": (3, 1.0, 1.15, 0.0), "diamond": (4, 1.0, 1.12, 0.0), "square": (4, 1.0, 1.18, math.pi / 4),
        "hexagon": (6, 1.0, 1.04, 0.0),
    }[shape]  # fmt: skip
    points = []
    for i in range(corners):
        r = radius * size * (inner if i % 2 and inner < 1 else 1.0)
        angle = 2 * math.pi * i / corners - math.pi / 2 + turn
        points.append(f"{r * math.cos(angle):.2f} {r * math.sin(angle):.2f}")
    return "M" + "L".join(points) + "Z"


def icon(family: str) -> str:
    """Return a family's shape as inline SVG, 14 px, in its colour."""
    f = BY_ID[family]
    return f'<svg class="b-icon b-{f.id}" width="14" height="14" viewBox="-12 -12 24 24" aria-hidden="true"><path d="{path(f.shape)}"/></svg>'


def _mask(shape: str) -> str:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-12 -12 24 24"><path d="{path(shape)}"/></svg>'
    return f"url('data:image/svg+xml,{quote(svg)}')"


def css() -> str:
    """Return the style sheet of the page; ``light-dark()`` follows the colour scheme that Streamlit sets."""
    tokens = "".join(f"--t-{k}:{v}rem;" for k, v in TYPE.items()) + "".join(f"--s-{k}:{v}rem;" for k, v in SPACE.items())
    tokens += "".join(f"--{n}:light-dark({c['light']},{c['dark']});" for n, c in (("ink", INK), ("soft", SOFT), ("rule", RULE), ("muted", MUTED)))
    tokens += "".join(f"--{f.id}:light-dark({f.light},{f.dark});" for f in FAMILIES)
    rows = "".join(
        f'[class*="st-key-row-{f.id}-"] button::before{{background:var(--{f.id});mask-image:{_mask(f.shape)};}}.b-icon.b-{f.id}{{fill:var(--{f.id})}}'
        for f in FAMILIES
    )
    return f"<style>.stApp{{{tokens}}}{_RULES}{rows}</style>"


_RULES = """
header[data-testid="stHeader"], [data-testid="stToolbar"], [data-testid="stDecoration"], footer { display: none !important; }
[data-testid="stMainBlockContainer"] { max-width: 1680px; padding: var(--s-3) 1.75rem var(--s-5); }
[data-testid="stMainBlockContainer"] > [data-testid="stVerticalBlock"] { gap: var(--s-3); }
[data-testid="stSkeleton"] { display: none; }
.b-head { display: flex; align-items: baseline; gap: var(--s-3); }
.b-head h1 { font-size: var(--t-xl); font-weight: 700; letter-spacing: -.02em; padding: 0; margin: 0; line-height: 1.15; }
.b-head h1 i { display: inline-block; width: 1.1em; height: .16em; margin: 0 .1em .22em; vertical-align: middle;
  background: repeating-linear-gradient(90deg, var(--violence) 0 .26em, transparent .26em .4em); }
.b-head p { margin: 0; color: var(--soft); font-size: var(--t-s); }
.st-key-head { border-bottom: 1px solid var(--rule); padding-bottom: var(--s-2); }
.b-count { font-size: var(--t-l); line-height: 1.3; margin: 0; color: var(--ink); }
.b-count b { font-weight: 650; font-variant-numeric: tabular-nums; }
.b-count span { color: var(--soft); font-size: var(--t-m); }
.st-key-filters { align-items: flex-end; row-gap: var(--s-2); }
.st-key-filters [data-testid="stWidgetLabel"] p, .st-key-more [data-testid="stWidgetLabel"] p { font-size: var(--t-xs); color: var(--soft); }
.st-key-map-frame { border: 1px solid var(--rule); border-radius: 8px; overflow: hidden; }
.st-key-map-frame iframe { display: block; width: 100%; height: clamp(380px, calc(100vh - 340px), 760px) !important; }
.st-key-map-frame [data-testid="stCustomComponentV1"], .st-key-map-frame [data-testid="stElementContainer"] { margin: 0; line-height: 0; }
.st-key-time { gap: 0 !important; }
.st-key-time [data-testid="stVegaLiteChart"] { margin-bottom: -6px; }
.st-key-panel { padding-right: var(--s-2); }
.st-key-panel > div > [data-testid="stVerticalBlock"], .st-key-rows { gap: 0 !important; }
.b-day { font-size: var(--t-xs); color: var(--soft); font-weight: 600; margin: var(--s-3) 0 2px; padding-bottom: 2px; border-bottom: 1px solid var(--rule); }
[class*="st-key-row-"] button { justify-content: flex-start; text-align: left; padding: 7px 8px 7px 30px; position: relative; border: 0; background: none;
  border-radius: 6px; min-height: 0; width: 100%; }
[class*="st-key-row-"] button:hover { background: light-dark(#f1eee7, #1e242a); color: var(--ink); }
[class*="st-key-row-"] button::before { content: ""; position: absolute; left: 8px; top: 11px; width: 14px; height: 14px; mask-size: contain; mask-repeat: no-repeat; }
[class*="st-key-row-"] button > div { justify-content: flex-start; width: 100%; }
[class*="st-key-row-"] button p { font-size: var(--t-s); line-height: 1.35; white-space: normal; text-align: left; }
[class*="st-key-row-"] button p em { display: block; font-style: normal; color: var(--soft); font-size: var(--t-xs); }
.b-title { font-size: var(--t-l); font-weight: 650; line-height: 1.25; margin: 0 0 var(--s-2); padding: 0; letter-spacing: -.01em; }
.b-kind { font-size: var(--t-xs); color: var(--soft); display: flex; gap: 6px; align-items: center; margin: 0 0 4px; }
.b-facts { display: grid; grid-template-columns: 5.6rem 1fr; gap: var(--s-2) var(--s-3); margin: 0; font-size: var(--t-s); line-height: 1.4; }
.b-facts dt { color: var(--soft); font-weight: 400; } .b-facts dd { margin: 0; }
.b-facts small, .b-source small { display: block; color: var(--soft); font-size: var(--t-xs); line-height: 1.4; }
.b-source { margin-top: var(--s-4); border-top: 1px solid var(--rule); padding-top: var(--s-3); }
.b-source h3 { font-size: var(--t-s); font-weight: 600; margin: 0 0 2px; padding: 0; line-height: 1.35; }
.b-source blockquote { margin: var(--s-3) 0 0; padding: 0 0 0 var(--s-3); border-left: 2px solid var(--rule); font-size: var(--t-m); line-height: 1.55; color: var(--ink);
  overflow-wrap: anywhere; white-space: pre-line; font-family: "Source Serif", "Source Serif Pro", Georgia, serif; }
.b-source mark { background: light-dark(#ffe3a3, #6b4b00); color: inherit; padding: 1px 2px; border-radius: 3px; box-decoration-break: clone; }
.b-source details, .b-about details { font-size: var(--t-xs); color: var(--soft); margin-top: var(--s-2); }
.b-empty { border: 1px dashed var(--rule); border-radius: 8px; padding: var(--s-5); text-align: center; color: var(--soft); font-size: var(--t-s); margin-top: var(--s-3); }
.b-empty strong { display: block; color: var(--ink); font-size: var(--t-m); margin-bottom: 4px; }
.b-stage { max-width: 560px; margin: 12vh auto 0; } .b-stage h2 { font-size: var(--t-xl); padding: 0; margin: 0 0 var(--s-2); } .b-stage p { color: var(--soft); line-height: 1.5; }
.b-about h3 { font-size: var(--t-m); padding: 0; margin: var(--s-4) 0 var(--s-1); } .b-about p, .b-about li, .b-about td, .b-about th { font-size: var(--t-s); line-height: 1.5; }
.b-about table { border-collapse: collapse; width: 100%; } .b-about td, .b-about th { text-align: left; vertical-align: top; border-top: 1px solid var(--rule); padding: 5px 10px 5px 0; }
.b-note { font-size: var(--t-xs); color: var(--soft); margin: 0; }
@media (min-width: 901px) { .st-key-panel { height: calc(100vh - 215px) !important; min-height: 520px; } }
@media (max-width: 900px) {
  [data-testid="stMainBlockContainer"] { padding: var(--s-2) .9rem var(--s-5); }
  .st-key-stage > [data-testid="stLayoutWrapper"] > [data-testid="stHorizontalBlock"] { flex-wrap: wrap; }
  .st-key-stage > [data-testid="stLayoutWrapper"] > [data-testid="stHorizontalBlock"] > [data-testid="stColumn"] { min-width: 100%; flex: 1 1 100%; }
  .st-key-panel, .st-key-panel > div { height: auto !important; max-height: none !important; overflow: visible !important; }
  .st-key-map-frame iframe { height: clamp(340px, 58vh, 560px) !important; }
  .b-head { display: block; } .b-head p { font-size: var(--t-xs); }
  .b-count { font-size: var(--t-m); }
}
"""
