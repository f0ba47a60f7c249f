"""What the map is told: plain values in, JSON out; hostile text stays text; the size is bounded."""

from __future__ import annotations

import base64
import json
import re
from datetime import date

import folium
import numpy as np
import pytest
from shapely.geometry import LineString, Point, box

from geo import columns, filters, layers, marks, settings
from geo import pack as packs
from geo.dashboard import theme
from geo.model import Footprint, Incident, ReportPlace, Toll

STATIC = settings.ROOT / "static"
HOSTILE = "</script><img src=x onerror=alert(1)>`${alert(2)}` {{'x'}} \\x3c map_div_0 \u2028"


@pytest.fixture(scope="module")
def pack():
    return packs.load(settings.load({}).pack)


def incident(number=0, footprint=None, **changes):
    values = {
        "id": f"i{number:016x}", "event": "ASSAULT", "mode": "heavy-weapons", "actors": ("AZE:MIL",), "recipients": ("ARM:MIL",), "asserted_by": ("ARM:GOV",),
        "date_start": date(2020, 7, 12), "date_end": date(2020, 7, 12), "date_precision": "day", "date_basis": "stated",
        "place": ReportPlace("Aygepar", "Այգեպար", "village", "x", "ARM", "AM-TV", "at") if footprint else None, "footprint": footprint,
        "killed": Toll(4, 4, 4), "wounded": None, "captured": None, "missing": None, "confidence": 0.9, "review": "machine", "sources": (),
    }  # fmt: skip
    return Incident(**(values | changes))


def at(lon=45.4, lat=40.9, uncertainty=1500.0):
    return Footprint(Point(lon, lat), (lon, lat), uncertainty, 1)


LABELS = marks.Labels(
    lambda event, mode: f"{event} {mode}", lambda event, a, b, guess: f"{a} > {b}" + "?" * guess, lambda relation, name, local: name,
    lambda codes, guess: f"says {codes}" + "?" * guess, "{}?".format,
    lambda a, b: f"{a}–{b}", str,
    "{actor} → {recipient}: {n}", "{actor} ↔ {recipient}: {n}", "{actor}: {n}", "unnamed: {n}",
)  # fmt: skip
FAMILIES = list(theme.BY_ID)


def laid(incidents):
    frame = columns.of(incidents)
    known = {columns.shape_key(i.footprint.geometry): i.footprint.geometry for i in incidents if i.footprint}
    return frame, np.arange(len(frame)), marks.families(frame, FAMILIES), known


def unpacked(points, name, kind):
    return np.frombuffer(base64.b64decode(points[name]), dtype=kind).tolist()


def test_the_extent_holds_points_and_footprints_of_the_region_first():
    line = LineString([(45.0, 39.0), (46.0, 41.5)])
    far, near, lined = at(4.35, 50.85), at(45.4, 40.9), Footprint(line, (45.5, 40.2), 1000, 5)
    frame, rows, _families, known = laid([incident(0, near), incident(1, lined), incident(2, far), incident(3)])
    boxes, region = {key: g.bounds for key, g in known.items()}, (43.3, 38.3, 50.5, 42.0)
    assert marks.extent(frame, rows, boxes, region) == [[39.0, 45.0], [41.5, 46.0]]
    assert marks.extent(frame, rows[:1], boxes, region) == [[pytest.approx(40.9), pytest.approx(45.4)]] * 2
    assert marks.extent(frame, rows[2:], boxes, region) == [[pytest.approx(50.85), pytest.approx(4.35)]] * 2
    assert marks.extent(frame, rows[3:], boxes, region) is None


def test_a_point_carries_its_place_its_uncertainty_and_its_losses():
    frame, rows, family, _known = laid([incident(footprint=at())])
    made = marks.points(frame, rows, family, LABELS)
    assert [unpacked(made, n, "<i4") for n in ("row", "lon", "lat")] == [[0], [4540000], [4090000]]
    assert [unpacked(made, n, "<u2") for n in ("killed", "blur", "shape")] == [[4], [150], [65535]]
    assert unpacked(made, "line", "u1") == [0] and FAMILIES[unpacked(made, "family", "u1")[0]] == "violence"
    assert made["whats"] == [["ASSAULT heavy-weapons", "['AZE:MIL'] > ['ARM:MIL']"]] and made["places"] == [["Aygepar", "Aygepar"]]


def test_a_point_marks_what_is_inferred_of_its_place_and_source_and_another_one_there_does_not():
    told = [incident(0, at()), incident(1, at(), place_inferred=True), incident(2, at(), asserted_by_inferred=True), incident(3, at(), asserted_by=())]
    frame, rows, family, _known = laid(told)
    made = marks.points(frame, rows, family, LABELS)
    place, claim = (unpacked(made, name, "<u2") for name in ("place", "claim"))
    assert [made["places"][n] for n in place] == [["Aygepar", "Aygepar"], ["Aygepar", "Aygepar?"], ["Aygepar", "Aygepar"], ["Aygepar", "Aygepar"]]
    assert [made["claims"][n] for n in claim] == ["says ['ARM:GOV']", "says ['ARM:GOV']", "says ['ARM:GOV']?", ""]


def test_an_incident_without_a_place_is_never_pinned_but_acts(pack):
    frame, rows, _family, _known = laid([incident()])
    arcs, chips = marks.flows(frame, rows, None, pack, LABELS)
    assert len(marks.placed(frame, rows)) == 0 and len(arcs) == 1 and {c["code"] for c in chips} == {"ARM", "AZE"}


def test_an_arc_is_a_guess_where_nobody_names_the_doer_or_the_chosen_incident_does_not(pack):
    frame, rows, family, _known = laid([incident(0, at(), actors_inferred=True), incident(1, at(), actors_inferred=True), incident(2, at())])
    arcs = [marks.flows(frame, some, selected, pack, LABELS)[0][0] for some, selected in ((rows[:2], None), (rows, None), (rows, 0), (rows, 2))]
    assert [a["guess"] for a in arcs] == [True, False, True, False]
    assert arcs[1]["t"] == ["AZE → ARM: 3", "unnamed: 2"]
    assert [what[1][-1] for what in marks.points(frame, rows, family, LABELS)["whats"]] == ["]", "?"]


def test_days_are_told_once_and_an_undated_incident_fits_no_period():
    frame, rows, family, _known = laid([incident(0, at()), incident(1, at()), incident(2, at(), date_start=None, date_end=None)])
    made = marks.points(frame, rows, family, LABELS)
    (a, b, _), (first, last, _) = made["days"]
    assert a == b == columns.to_day(date(2020, 7, 12)) and (first, last) == (columns.NEVER, columns.ALWAYS)


def test_the_border_and_its_sections_go_by_reference(pack):
    given = [pack.border, pack.sections[3].geometry, box(45, 40, 45.2, 40.1), LineString([(45, 40), (45.1, 40.2)])]
    frame, rows, _family, known = laid([incident(n, Footprint(g, (45.1, 40.05), 1000, 5)) for n, g in enumerate(given)])
    numbers = marks.footprints(frame, rows)
    made = {s.get("ref") or s["g"]["type"]: s["kind"] for s in marks.shapes(known, numbers, pack)}
    assert made == {"border": "line", "sections/3": "line", "Polygon": "area", "LineString": "line"}


def test_arcs_point_from_actor_to_recipient_and_count(pack):
    frame, rows, _family, _known = laid([incident(), incident(1)])
    (arc,), _chips = marks.flows(frame, rows, None, pack, LABELS)
    assert (arc["a"], arc["b"], arc["n"], arc["mutual"]) == ("AZE", "ARM", 2, False)


def test_what_two_do_to_each_other_has_no_direction(pack):
    frame, rows, _family, _known = laid([incident(actors=("ARM:MIL", "AZE:MIL"), recipients=())])
    (arc,), _chips = marks.flows(frame, rows, None, pack, LABELS)
    assert arc["mutual"] and {arc["a"], arc["b"]} == {"ARM", "AZE"}


def test_the_selected_incident_is_marked_in_arcs_and_chips(pack):
    frame, rows, _family, _known = laid([incident(), incident(1, actors=("TUR",), recipients=("AZE",))])
    arcs, chips = marks.flows(frame, rows, 1, pack, LABELS)
    assert [a["a"] for a in arcs if a["on"]] == ["TUR"] and {c["code"] for c in chips if c["on"]} == {"TUR", "AZE"}


def many(n=30_000):
    """Columns of many incidents, spread over places, families and half a year."""
    some = columns.of([incident(k, at(44.5 + (k % 97) * 0.05, 39 + (k % 41) * 0.06), event=("ASSAULT", "CONSULT", "AID")[k % 3], mode="") for k in range(300)])
    frame = some.iloc[np.arange(n) % 300].reset_index(drop=True)
    frame["first"] = (columns.to_day(date(2020, 1, 1)) + np.arange(n) % 180).astype(np.int32)
    frame["last"] = frame["first"] + (np.arange(n) % 7).astype(np.int32)
    return frame, np.arange(n), marks.families(frame, FAMILIES)


@pytest.mark.parametrize("zoom", [6, 8, 10, 12])
def test_cells_hold_every_incident_in_view_once_and_are_few(zoom):
    frame, rows, family = many()
    sight = marks.Sight(46.5, 40.0, zoom)
    near = marks.in_sight(frame, rows, sight)
    made = marks.cells(frame, near, family, len(FAMILIES), sight)
    assert sum(sum(c[2:]) for c in made) == len(near) > 0
    west, south, east, north = sight.bounds()
    assert all(west - 1 <= c[0] <= east + 1 and south - 1 <= c[1] <= north + 1 for c in made)
    assert len(layers.to_script(made)) < 300_000


@pytest.mark.parametrize(("first", "last"), [(0, 25), (3, 3), (10, 12), (25, 25)])
def test_the_film_counts_what_a_selection_of_the_same_bars_counts(first, last):
    frame, rows, family = many()
    origin = columns.to_day(date(2020, 1, 1))
    made = marks.film(frame, rows, family, len(FAMILIES), origin, 7)
    assert len(json.dumps(made)) < 1_000_000
    begin, end = (np.frombuffer(base64.b64decode(made[n]), dtype="<u4").reshape(-1, 3) for n in ("begin", "end"))
    counted = begin[begin[:, 1] <= last][:, 2].sum() - end[end[:, 1] < first][:, 2].sum()
    assert counted == len(filters.within(frame, rows, columns.to_date(origin + 7 * first), columns.to_date(origin + 7 * last + 6))) > 0


def test_areas_count_incidents_killed_and_the_days_before():
    frame, rows, _family, _known = laid([incident(n, at()) for n in range(5)])
    assert marks.areas(frame, rows[:3], rows[3:], "unit") == {"AM-TV": [3, 12, 2]}


def test_script_text_is_inert_wherever_it_stands():
    text = layers.to_script({"t": HOSTILE, "key_0": 1})
    assert not set("<>&'`$_\u2028") & set(text)
    assert json.loads(text) == {"t": HOSTILE, "key_0": 1}


def test_the_feature_group_holds_hostile_text_only_as_inert_json():
    group = layers.feature_group({"t": [HOSTILE]})
    script = next(iter(group._children.values()))._template.module.script(next(iter(group._children.values())))
    assert "onerror" in script and "<img" not in script and "${" not in script and "`" not in script
    assert script.strip().startswith("window.feature_group = [];")


@pytest.mark.parametrize("text", ["{{ 7 * 7 }}", "{% for x in 5 %}", "{# gone #}", "{{{ 7 * 7 }}}", "\\{{ 7 * 7 }}", HOSTILE])
def test_text_never_runs_as_a_template(pack, text):
    base = layers.base_map(pack, {"base": "x.json"})
    layers.feature_group({"t": [text]}).add_to(base)
    page = base.get_root().render()
    assert json.loads(re.search(r"Borderline\.show\((.*)\);", page)[1]) == {"t": [text]}


def test_no_asset_comes_from_another_host(pack, tmp_path):
    for path in (*STATIC.glob("*.js"), *STATIC.glob("*.css")):
        (tmp_path / path.name).write_text("//")
    layers.install_assets(tmp_path)
    base = layers.base_map(pack, {"base": "x.json"})
    base.get_root().render()
    links = re.findall(r'(?:src|href)="([^"]+)"', base.get_root().header.render())
    assert links and all(link.startswith("../../app/static/") for link in links)
    assert (tmp_path / "vendor" / "leaflet.js").exists() and (tmp_path / "vendor" / "images").is_dir()


def test_the_base_map_is_the_same_in_every_run_and_has_a_largest_zoom(pack):
    scripts = set()
    for _ in range(2):
        made = layers.base_map(pack, {"base": "x.json"})
        assert isinstance(made, folium.Map) and made.options["max_zoom"] == 15
        scripts.add(re.sub(r"_[0-9a-f]{32}", "", made.get_root().render()))
    assert len(scripts) == 1
