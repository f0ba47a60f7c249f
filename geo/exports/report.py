"""A printable report on one A4 page: what is shown, a map drawn from our own borders, a table, sources and licences.

Law: it stands alone – no script, no picture of another host –, and what does not fit on the page is counted, never left out silently.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from html import escape
from itertools import accumulate

import geopandas
import shapely
from shapely.geometry.base import BaseGeometry

from geo import __version__, figures
from geo.exports import told
from geo.exports.told import ENGLISH, Speech, Told
from geo.pack import Pack
from geo.palette import BY_ID, FAMILIES, INK, MAP, PAGE, RULE, SOFT, path

_WIDE = 700.0  # units of the drawing
_HIGH = 290.0
_MARGIN = 0.12  # of the border's extent round the map
_ROWS, _SOURCES, _SHAPES = 11, 5, 40
_CLAIMS = 4  # rows of one incident's claims
_LINES, _AROUND, _NOTE = 30.0, 0.5, 2  # lines of text that the table has room for, those that go into a row's margins, and those of the note on claims
_LETTERS = 1.15  # of a line by a column's per cent, in a wide font
_LONG, _LONGER = 46, 92  # letters of a cell; of who acted, of the losses with whose they are, and of a source
HEADS = (("Days", 11), ("What", 12), ("Who → whom", 21), ("Where", 16), ("Losses", 20), ("Who says so", 14), ("Sure", 6))  # columns and their widths in per cent
WORDS = (
    "{n} incidents.", "{n} incidents, {a} to {b}.", "{n} of them name no place and are not on the map.", "Map of the incidents", "Incidents",
    "None fits what was asked for.",
    "{n} more incidents stand in the other formats; here are the gravest.", "and {n} more", "Sources (incidents told)",
    "Read by machine from the sources above: read the evidence before you rely on a line. Claims stand with their claimant; losses keep their range. "
    "The outlines follow control on the ground and are no legal boundary.", "day unknown", "{n} more incidents stand in the other formats.",
)  # fmt: skip
Say = Callable[[str], str]
_STYLE = f"""
@page {{ size: A4; margin: 12mm; }}
* {{ box-sizing: border-box; }}
body {{ font: 9.5pt/1.35 "Source Sans 3", system-ui, sans-serif; color: {INK["light"]}; max-width: 186mm; margin: 8mm auto; background: #fff; }}
h1 {{ font-size: 16pt; margin: 0; }} h2 {{ font-size: 10.5pt; margin: 3mm 0 1mm; }} p {{ margin: 0 0 1.5mm; }}
.soft, footer {{ color: {SOFT["light"]}; }} svg.map {{ width: 100%; height: auto; border: .3mm solid {RULE["light"]}; display: block; }}
.demo {{ display: inline-block; margin: 1mm 0; padding: .5mm 3mm; border-radius: 4mm; background: #7a4b00; color: #fff; font-size: 8.5pt; }}
ul {{ list-style: none; padding: 0; margin: 1mm 0; display: flex; flex-wrap: wrap; gap: 0 4mm; }}
table {{ width: 100%; border-collapse: collapse; font-size: 7.5pt; line-height: 1.2; table-layout: fixed; }}
th {{ text-align: left; font-weight: 600; }}
td, th {{ border-bottom: .2mm solid {RULE["light"]}; padding: .6mm 2mm .6mm 0; vertical-align: top; overflow-wrap: anywhere; }}
.claim td {{ color: {SOFT["light"]}; }} .claim td:nth-child(2) {{ padding-left: 2mm; }}
td:last-child, th:last-child {{ text-align: right; padding-right: 0; }}
ol {{ margin: 0; padding-left: 5mm; font-size: 8pt; }} footer {{ font-size: 7.5pt; margin-top: 2mm; }}
@media print {{ body {{ margin: 0; }} }}
@media screen and (max-width: 700px) {{ body {{ margin: 4mm; }} table {{ display: block; overflow-x: auto; }} th, td {{ min-width: 14mm; }} }}
"""


def write(frame: geopandas.GeoDataFrame, pack: Pack, speech: Speech = ENGLISH) -> bytes:
    """Return a table as a one-page report in HTML, to be printed or kept as PDF."""
    rows, say = told.rows(frame, pack, speech), speech.say
    name, demo = say(pack.region.name), f'<p class="demo">{escape(say(told.OTHERS[4]))}</p>' if told.is_demo(rows) else ""
    parts = (
        f"<header><h1>{escape(name)}</h1>{demo}<p class=\"soft\">{escape(_summary(rows, speech))}</p></header>", _drawn(rows, pack, speech), _key(rows, speech),
        _table(rows, speech), _sources(rows, speech), _foot(pack, say),
    )  # fmt: skip
    head = '<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src \'unsafe-inline\'; img-src data:">'
    title = f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{escape(name)}</title><link rel="icon" href="data:,">'
    return f'<!doctype html>\n<html lang="{escape(speech.language)}"><head>{head}{title}<style>{_STYLE}</style></head><body>{"".join(parts)}</body></html>\n'.encode()


def _summary(rows: Sequence[Told], speech: Speech) -> str:
    say = speech.say
    days = sorted(d for r in rows if r.first for d in (r.first, r.last))
    told_ = say(WORDS[1]).format(n=speech.number(len(rows)), a=days[0], b=days[-1]) if days else say(WORDS[0]).format(n=speech.number(len(rows)))
    unplaced = sum(r.point is None for r in rows)
    return told_ + (" " + say(WORDS[2]).format(n=speech.number(unplaced)) if unplaced else "")


# ---------------------------------------------------------------- the map


def _drawn(rows: Sequence[Told], pack: Pack, speech: Speech) -> str:
    """Return the map as SVG: plate carrée, true to scale at the border's middle latitude."""
    west, south, east, north = pack.border.bounds
    middle, shrink = (south + north) / 2, math.cos(math.radians((south + north) / 2))
    scale = _HIGH / ((north - south) * (1 + 2 * _MARGIN))
    centre = (west + east) / 2
    view = shapely.box(centre - _WIDE / 2 / scale / shrink, middle - _HIGH / 2 / scale, centre + _WIDE / 2 / scale / shrink, middle + _HIGH / 2 / scale)

    def at(lon: float, lat: float) -> tuple[float, float]:
        return _WIDE / 2 + (lon - centre) * shrink * scale, _HIGH / 2 - (lat - middle) * scale

    def line(geometry: BaseGeometry) -> str:
        part = shapely.intersection(shapely.simplify(geometry, 0.004), view)
        return "".join("M" + "L".join("{:.1f} {:.1f}".format(*at(x, y)) for x, y in ring.coords) for ring in _lines(part))

    others = [f for iso, f in pack.world.items() if iso not in pack.region.parties and f.geometry.intersects(view)]
    base = [
        *(f'<path d="{line(f.geometry)}" fill="{MAP["land"]}" stroke="{MAP["line"]}" stroke-width=".5"/>' for f in others),
        *(f'<path d="{line(f.geometry)}" fill="{MAP["party"]}" stroke="{MAP["line"]}" stroke-width=".7"/>' for f in pack.countries.values()),
        f'<path d="{line(pack.border)}" fill="none" stroke="{MAP["border"]}" stroke-width="1.4"/>',
    ]  # fmt: skip
    names = [(p.lon, p.lat, pack.place_name(p, speech.language)) for p in pack.capitals.values() if view.contains(shapely.Point(p.lon, p.lat))]
    for iso, f in pack.countries.items():
        if not (c := shapely.intersection(f.geometry, view).representative_point()).is_empty:
            names.append((c.x, c.y, figures.capitals(pack.country_name(iso, speech.language), speech.language)))
    for x, y, name in ((*at(lon, lat), name) for lon, lat, name in names):
        base.append(f'<text x="{x:.0f}" y="{y:.0f}" font-size="11" fill="{SOFT["light"]}" text-anchor="middle">{escape(name)}</text>')
    shapes = {r.geometry.wkb: (r.geometry, r.family) for r in rows if r.geometry is not None and r.geometry.intersects(view)}
    drawn = [
        f'<path d="{line(g)}" fill="{BY_ID[f].light if g.area else "none"}" fill-opacity=".12" stroke="{BY_ID[f].light}" stroke-width="2.2" stroke-opacity=".75"/>'
        for g, f in list(shapes.values())[:_SHAPES] if line(g)
    ]  # fmt: skip
    marks = _marks([(*at(*r.point), r.family) for r in rows if r.point and view.contains(shapely.Point(r.point))])
    body = f'<rect width="100%" height="100%" fill="{MAP["sea"]}"/>' + "".join([*base, *drawn, *marks])
    return f'<svg class="map" viewBox="0 0 {_WIDE:.0f} {_HIGH:.0f}" role="img" aria-label="{escape(speech.say(WORDS[3]))}">{body}</svg>'


def _lines(geometry: BaseGeometry) -> Iterable[BaseGeometry]:
    for part in shapely.get_parts(geometry):
        if part.geom_type == "Polygon":
            yield from (part.exterior, *part.interiors)
        elif part.geom_type in ("LineString", "LinearRing"):
            yield part
        elif part.geom_type != "Point":
            yield from _lines(part)


def _marks(spots: Sequence[tuple[float, float, str]]) -> list[str]:
    """Return one shape for what lies within a few units of each other, with its number."""
    counts = Counter((round(x / 16), round(y / 16)) for x, y, _ in spots)
    first: dict[tuple[int, int], tuple[float, float, str]] = {}
    for spot in spots:
        first.setdefault((round(spot[0] / 16), round(spot[1] / 16)), spot)
    made = []
    for cell, (x, y, family) in first.items():
        f, n = BY_ID[family], counts[cell]
        number = f'<text font-size="8" font-weight="700" fill="{PAGE["light"]}" text-anchor="middle" y="3">{n}</text>' if n > 1 else ""
        shape = f'<path d="{path(f.shape, 9 if n > 1 else 6.5)}" fill="{f.light}" stroke="#fff" stroke-width="1"/>'
        made.append(f'<g transform="translate({x:.1f} {y:.1f})">{shape}{number}</g>')
    return made


def _key(rows: Sequence[Told], speech: Speech) -> str:
    counts = Counter(r.family for r in rows)
    items = "".join(
        f'<li><svg width="11" height="11" viewBox="-12 -12 24 24"><path d="{path(f.shape)}" fill="{f.light}"/></svg> '
        f"{escape(speech.say(f.label))} <b>{speech.number(counts[f.id])}</b></li>"
        for f in FAMILIES if counts[f.id]
    )  # fmt: skip
    return f"<ul>{items}</ul>" if items else ""


# ---------------------------------------------------------------- the words


def _table(rows: Sequence[Told], speech: Speech) -> str:
    say = speech.say
    title = f"<h2>{escape(say(WORDS[4]))}</h2>"
    if not rows:
        return f"{title}<p>{escape(say(WORDS[5]))}</p>"
    gravest = gravest_first(rows)
    some = rows if len(fitting(rows, speech)) == len(rows) else fitting(gravest or rows, speech)
    body = "".join(_row(_cells(r, speech)) + "".join(_row(cells, "claim") for cells in _against(r, speech)) for r in some)
    head = "".join(f'<th style="width: {w}%">{escape(say(h))}</th>' for h, w in HEADS)
    left = len(rows) - len(some)
    note = f'<p class="soft">{escape(say(told.DIFFER[1]))}</p>' if any(r.claims for r in some) else ""
    more = f'<p class="soft">{escape(say(WORDS[6 if gravest else 11]).format(n=speech.number(left)))}</p>' if left else ""
    return f"{title}<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{note}{more}"


def fitting(rows: Sequence[Told], speech: Speech = ENGLISH) -> Sequence[Told]:
    """Return the incidents, from the first on, that fit on the page with their claims and the line that tells how to read these."""
    some = rows[:_ROWS]
    heights = accumulate(sum(map(_height, (_cells(r, speech), *_against(r, speech)))) for r in some)
    noted = accumulate((bool(r.claims) for r in some), max)
    return [r for r, height, note in zip(some, heights, noted, strict=True) if height + _NOTE * note <= _LINES]


def _height(cells: Iterable[str]) -> float:
    """Return the height of a row in lines of text."""
    return _AROUND + max(math.ceil(len(cell) / (_LETTERS * width)) for cell, (_, width) in zip(cells, HEADS, strict=True))


def _row(cells: Iterable[str], kind: str = "") -> str:
    return f"<tr{f' class={kind}' if kind else ''}>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>"


def _against(r: Told, speech: Speech) -> list[tuple[str, ...]]:
    """Return the lines of an incident's claims, under its own cells: whether it is told or denied, who did it to whom, which sources say so, the losses, the claimant."""
    lines: list[tuple[str, ...]] = [("", _cut(c.status), _cut(c.who, _LONGER), _cut("; ".join(c.outlets)), _cut(c.losses, _LONGER), _cut(c.claimant), "") for c in r.claims]
    left = len(lines) - _CLAIMS + 1
    return lines if left < 2 else [*lines[: _CLAIMS - 1], ("", speech.say(WORDS[7]).format(n=speech.number(left)), "", "", "", "", "")]


def gravest_first(rows: Sequence[Told]) -> list[Told]:
    """Return the incidents with losses, by the killed, then the wounded, the captured and the missing; equal ones in their order."""
    return sorted((r for r in rows if any(r.lost)), key=lambda r: r.lost, reverse=True)


def _cells(r: Told, speech: Speech) -> tuple[str, ...]:
    return (_cut(r.when), _cut(r.kind), _cut(r.who, _LONGER), _cut(r.where), _cut(r.losses, _LONGER), _cut(r.claim or "–"), speech.percent(r.confidence))


def _sources(rows: Sequence[Told], speech: Speech) -> str:
    say = speech.say
    told_by = ((s["publisher"] or s["title"] or say("unnamed"), s["published"] or say("day unknown")) for r in rows for s in r.sources)
    counts: Counter[tuple[str, str]] = Counter(told_by)
    if not counts:
        return ""
    items = "".join(f"<li>{escape(_cut(name, _LONGER))}, {escape(day)} ({n})</li>" for (name, day), n in counts.most_common(_SOURCES))
    more = f"<li>{escape(say(WORDS[7]).format(n=speech.number(len(counts) - _SOURCES)))}</li>" if len(counts) > _SOURCES else ""
    return f"<h2>{escape(say(WORDS[8]))}</h2><ol>{items}{more}</ol>"


def _foot(pack: Pack, say: Say) -> str:
    made = f"Borderline {__version__}, {datetime.now(UTC):%Y-%m-%d}. {pack.region.licence['text']}. {pack.region.licence['attribution']}."
    return f"<footer><p>{escape(say(WORDS[9]))}</p><p>{escape(made)}</p></footer>"


def _cut(text: str, most: int = _LONG) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
