"""The palette: every colour of the product stands here and in ``.streamlit/config.toml``, nowhere else.

The families' colours follow Okabe and Ito (2008), told apart by colour-blind people; darkened or lightened until each keeps a
contrast of 3:1 to the map's land in its theme. Every family has a shape of its own as well.
"""

from __future__ import annotations

import math
from dataclasses import dataclass


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
PAGE = {"light": "#fbfaf7", "dark": "#14181c"}
FOCUS = {"light": "#1f4e79", "dark": "#8ab8e6"}
# sides in charts, in the order of their codes: neither party's flag, and no family's colour
SIDES = (("#4b3fa8", "#a79cff"), ("#74760f", "#cdd05a"), ("#7a4226", "#d19a75"), ("#343b41", "#d9dde1"))
# the map of files that leave the house, as static/map.css draws the dashboard's own
MAP = {"sea": "#dfe7ea", "land": "#f1eee6", "party": "#fbf9f4", "line": "#b9b2a4", "unit": "#d3ccbd", "border": "#3c3a36", "water": "#c6d8e1"}


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
