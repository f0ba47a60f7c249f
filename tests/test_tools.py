"""The pages beside the map – documents, “Read a text”, places – without a browser."""

from __future__ import annotations

import json

import pytest
from streamlit.testing.v1 import AppTest
from test_dashboard import ROOT, TEXT, part, rows, said

from geo import pipeline, readers, settings
from geo.dashboard import bring, places, reading, state
from geo.readers import txt
from geo.stores import open_store


@pytest.fixture
def folder(tmp_path, monkeypatch):
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "a.txt").write_text(TEXT, "utf-8")
    monkeypatch.setenv("BORDERLINE_STORE", str(tmp_path / "store.sqlite"))
    monkeypatch.setenv("BORDERLINE_SEEDS", str(seeds))
    return tmp_path


def run(**query):
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


@pytest.fixture
def data(pack, tmp_path):
    chosen = settings.load({"BORDERLINE_STORE": str(tmp_path / "data.sqlite")})
    return state.data(chosen)


def test_the_demo_is_loaded_by_one_click_marked_everywhere_and_taken_away(folder):
    everything = len(rows(run()))
    app = run(page="bring")
    assert not app.exception and "Seeds" in said(app) and "The demo is shown" not in said(app)
    app.button(key="load-demo").click().run()
    assert not app.exception and "The demo is shown" in said(app)
    shown = run()
    badges = [r["badge"] for r in rows(shown)]
    assert "demo" in badges and len(badges) > everything and "The demo is shown" in said(shown)
    seeds = run(collection="seeds")
    assert [r["badge"] for r in rows(seeds)] == [""] * everything and "The demo is shown" not in said(seeds)
    demo = next(i for i in open_store(str(folder / "store.sqlite")).incidents() if i.sources[0].collection == "demo")
    assert '<span class="b-badge">demo</span>' in said(run(incident=demo.id))
    shown.button(key="forget-demo").click().run()
    assert not shown.exception and "The demo is shown" not in said(shown) and len(rows(run())) == everything


def test_a_collection_is_shown_alone_and_deleted(folder, pack):
    store = open_store(str(folder / "store.sqlite"))
    pipeline.add([pipeline.parse(txt.document("date 2021-05-14\nShots were fired near Verin Shorzha on 12 May 2021.", collection="mine"), pack)], store, pack)
    app = run(page="bring")
    app.button(key="only-mine").click().run()
    assert not app.exception and {r["day"] for r in rows(app)} == {"12 May 2021"} and state.PAGES[0] == "map"
    app = run(page="bring")
    app.button(key="delete-mine-now").click().run()
    assert not app.exception and store.collections() == {"seeds": 1}


def test_a_pasted_text_is_read(folder):
    app = run(page="read")
    app.text_area(key="text-pasted").set_value("date 2020-07-17\nAzerbaijani forces shelled the village of Aygepar on Tuesday.")
    app.button(key="text-go").click().run()
    told = part(app, "reading")
    assert not app.exception and told["reports"][0]["title"] == "Shelling" and {"place", "actor", "day"} <= {m["kind"] for m in told["marks"]}
    app.text_area(key="text-pasted").set_value("   ")
    app.button(key="text-go").click().run()
    assert not app.exception and any("is empty" in e.value for e in app.error) and part(app, "reading") is None


def test_a_place_is_found_and_an_unknown_one_is_a_sentence(folder):
    told = part(run(page="places", place="Кот"), "places")
    assert told["candidates"][0]["name"] == "Koti" and dict(map(tuple, told["candidates"][0]["facts"]))["Border section"] == "Tavush–Qazakh"
    app = run(page="places", place="<img src=x>Quxland")
    assert not app.exception and part(app, "places") is None and "&lt;img" in said(app) and "<img" not in said(app)


@pytest.mark.parametrize("page", ["read", "places", "bring"])
def test_every_page_speaks_french_and_keeps_the_filters(page, folder):
    app = run(page=page, lang="fr", find="drone")
    assert not app.exception and app.text_input(key="find").value == "drone"
    assert {"read": "Lire un texte", "places": "Lieux", "bring": "Vos documents"}[page] in said(app)


def test_without_documents_the_way_leads_to_bringing_some(folder):
    (folder / "seeds" / "a.txt").unlink()
    app = run()
    assert "No documents yet" in said(app)
    app.button(key="go-bring").click().run()
    assert not app.exception and "Your documents" in said(app)


# ---------------------------------------------------------------- plain values


def test_marks_keep_offsets_in_code_points_whatever_overlaps(data):
    text = "date 2020-07-17\n😀 «Bakı» – Министерство обороны Азербайджана: обстрел села Айгепар во вторник; երկու զինվոր."
    parse = pipeline.parse(txt.document(text), data.pack)
    told = reading.told(parse, data)
    assert told["text"] == text and json.dumps(told, allow_nan=False)
    for mark in told["marks"]:
        assert 0 <= told["from"] <= mark["a"] < mark["b"] <= len(text) and all(isinstance(line, str) and line for line in mark["lines"])
    words = {text[m["a"] : m["b"]] for m in told["marks"] if m["kind"] == "place"}
    assert "Айгепар" in words


def test_each_report_leads_to_its_evidence_and_its_drawing(data):
    parse = pipeline.parse(txt.document(reading._EXAMPLE), data.pack)
    told = reading.told(parse, data)
    drawn = {f["key"] for f in told["features"]}
    for card, report in zip(told["reports"], parse.reports, strict=True):
        assert card["evidence"] == [[e.start, e.end] for e in report.evidence] and card["reasons"]
        assert (card["key"] in drawn) == (report.footprint is not None)
    assert "unknown" in {m["kind"] for m in told["marks"]} and any(c["badge"] == "denied" for c in told["reports"]) == any(r.status == "denied" for r in parse.reports)


FAR = "date 2020-07-17\nAzerbaijani forces shelled the village of Aygepar on Tuesday. The ministers met in Brussels and in Paris; in Brussels they spoke of Berd.\n"


def test_places_far_from_the_border_are_marked_and_counted_once_each(data):
    told = reading.told(pipeline.parse(txt.document(FAR), data.pack), data)
    far = {f["lines"][0].partition(" ")[0] for f in told["features"] if f["far"] and f["tone"] == "place"}
    assert far == {"Brussels", "Paris"} and any(not f["far"] for f in told["features"]) and told["words"]["away"].endswith(": 2.")
    assert not reading.told(pipeline.parse(txt.document(TEXT), data.pack), data)["words"]["away"]


def test_words_round_a_name_are_drawn_too(data):
    told = places.told(pipeline.lookup("10 km au sud-est de Berd", data.pack), "10 km au sud-est de Berd", data)
    assert told["features"][0]["key"] == "asked" and told["features"][0]["blur"] > 1000
    assert [c["number"] for c in told["candidates"]] == [str(n) for n in range(1, len(told["candidates"]) + 1)]


def test_the_example_table_can_be_read():
    [document] = readers.read_bytes(bring.example(), "example.csv", 10**6)
    assert document.stated_date == "2020-07-15" and document.title == "Gunfire near Movses"
