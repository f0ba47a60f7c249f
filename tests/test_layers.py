"""What the map is told: plain values in, JSON out; hostile text stays text; the size is bounded."""

from __future__ import annotations

import json
import re
from datetime import date

import folium
import pytest
from shapely.geometry import LineString, Point, box

from geo import layers, settings
from geo import pack as packs
from geo.model import Footprint, Incident, ReportPlace, Toll

WORDS = {"arc": "{actor} → {recipient}: {n}", "both": "{actor} ↔ {recipient}: {n}", "chip": "{actor}: {n}"}
HOSTILE = "</script><img src=x onerror=alert(1)>`${alert(2)}` {{'x'}} \\x3c map_div_0 \u2028"


@pytest.fixture(scope="module")
def pack():
    return packs.load(settings.load({}).pack)


def incident(number=0, footprint=None, **changes):
    values = {
        "id": f"i{number:016x}", "event": "ASSAULT", "mode": "heavy-weapons", "actors": ("AZE:MIL",), "recipients": ("ARM:MIL",), "asserted_by": ("ARM:GOV",),
        "date_start": date(2020, 7, 12), "date_end": date(2020, 7, 12), "date_precision": "day", "date_basis": "stated",
        "place": ReportPlace("Aygepar", "Այգեպար", "village", "x", "ARM", "AM-TV", "at") if footprint else None, "footprint": footprint,
        "killed": Toll(4, 4, 4), "wounded": None, "captured": None, "confidence": 0.9, "review": "machine", "sources": (),
    }  # fmt: skip
    return Incident(**(values | changes))


def at(lon=45.4, lat=40.9, uncertainty=1500.0):
    return Footprint(Point(lon, lat), (lon, lat), uncertainty, 1)


def payload(incidents, pack, selected=None, lines=lambda i: ["title"]):
    return layers.overlay(list(layers.prepare(incidents, pack, lines).values()), pack, selected, WORDS, "s")


def test_a_point_carries_its_uncertainty_and_losses(pack):
    (mark,) = payload([incident(footprint=at())], pack)["marks"]
    assert mark["p"] == [45.4, 40.9] and mark["u"] == 1500 and mark["k"] == 4 and mark["f"] == "violence"


def test_an_incident_without_a_place_is_never_pinned(pack):
    made = payload([incident()], pack)
    assert made["marks"] == [] and made["shapes"] == []
    assert {c["code"] for c in made["chips"]} == {"ARM", "AZE"} and made["counts"] == {"violence": 1}


def test_the_border_goes_by_reference_and_stays_a_line(pack):
    footprint = Footprint(pack.border, (45.8, 40.0), 1000, 5)
    made = payload([incident(footprint=footprint)], pack)
    assert made["shapes"][0]["ref"] == "border" and made["shapes"][0]["kind"] == "line" and "u" not in made["marks"][0]
    assert len(json.dumps(made)) < 3000


def test_areas_and_lines_keep_their_kind(pack):
    area, line = box(45, 40, 45.2, 40.1), LineString([(45, 40), (45.1, 40.2)])
    made = payload([incident(n, Footprint(g, (45.1, 40.05), 1000, 3)) for n, g in enumerate((area, line))], pack)
    assert sorted(s["kind"] for s in made["shapes"]) == ["area", "line"]


def test_arcs_point_from_actor_to_recipient_and_count(pack):
    (arc,) = payload([incident(), incident(1)], pack)["arcs"]
    assert (arc["a"], arc["b"], arc["n"], arc["mutual"]) == ("AZE", "ARM", 2, False)


def test_what_two_do_to_each_other_has_no_direction(pack):
    (arc,) = payload([incident(actors=("ARM:MIL", "AZE:MIL"), recipients=())], pack)["arcs"]
    assert arc["mutual"] and {arc["a"], arc["b"]} == {"ARM", "AZE"}


def test_the_selected_incident_is_marked_in_arcs_and_chips(pack):
    other = incident(1, actors=("TUR",), recipients=("AZE",))
    made = payload([incident(), other], pack, selected=other.id)
    assert [a["a"] for a in made["arcs"] if a["on"]] == ["TUR"]
    assert {c["code"] for c in made["chips"] if c["on"]} == {"TUR", "AZE"}


def test_many_incidents_become_cells_of_bounded_size(pack):
    many = [incident(n, at(44.5 + (n % 97) * 0.05, 39 + (n % 41) * 0.06)) for n in range(6000)]
    made = payload(many, pack, selected=many[7].id)
    assert [m["id"] for m in made["marks"]] == [many[7].id]
    assert sum(sum(c["n"].values()) for c in made["cells"]) == len(many) - 1
    assert len(layers.to_script(made)) < 300_000


def test_script_text_is_inert_wherever_it_stands():
    text = layers.to_script({"t": HOSTILE, "key_0": 1})
    assert not set("<>&'`$_\u2028") & set(text)
    assert json.loads(text) == {"t": HOSTILE, "key_0": 1}


def test_the_feature_group_holds_hostile_text_only_as_inert_json(pack):
    made = payload([incident(footprint=at())], pack, lines=lambda i: [HOSTILE])
    group = layers.feature_group(made)
    script = next(iter(group._children.values()))._template.module.script(next(iter(group._children.values())))
    assert "onerror" in script and "<img" not in script and "${" not in script and "`" not in script
    assert script.strip().startswith("window.feature_group = [];")


@pytest.mark.parametrize("text", ["{{ 7 * 7 }}", "{% for x in 5 %}", "{# gone #}", "{{{ 7 * 7 }}}", "\\{{ 7 * 7 }}", HOSTILE])
def test_text_never_runs_as_a_template(pack, text):
    base = layers.base_map(pack, {"base": "x.json"})
    layers.feature_group(payload([incident(footprint=at())], pack, lines=lambda i: [text])).add_to(base)
    page = base.get_root().render()
    assert "49" not in page.partition("Borderline.show")[2].partition('"p"')[0]
    shown = json.loads(re.search(r"Borderline\.show\((.*)\);", page)[1])
    assert shown["marks"][0]["t"] == [text]


def test_no_asset_comes_from_another_host(pack, tmp_path):
    for name in ("map.js", "map.css"):
        (tmp_path / name).write_text("//")
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
