"""The dashboard's logic without a browser: choices → rows, sentences for what goes wrong, names of downloads."""

from __future__ import annotations

import ast
import json
import re
import types
import typing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest
import samples
from samples import SEEN
from shapely.geometry import MultiPoint
from streamlit.testing.v1 import AppTest
from test_layers import at, incident

from geo import basemap, codebook, columns, evaluation, exports, filters, geometry, incidents, marks, model, palette, pipeline, settings, tables
from geo import pack as packs
from geo.dashboard import about, alike, bring, charts, claims, controls, downloads, evidence, headline, i18n, reading, review, state, theme, timeline, words
from geo.dashboard import incident as incident_panel
from geo.dashboard.state import View
from geo.exports import html as html_export
from geo.exports import report
from geo.exports import told as exported
from geo.model import Document, Footprint, Source, Span
from geo.readers import txt
from geo.stores import open_store

ROOT = Path(__file__).resolve().parent.parent
TEXT = """ date 2020-07-17 L’armée azerbaïdjanaise a bombardé mardi 14 juillet le village d’Aygepar, en Arménie, tuant quatre soldats arméniens.

Le ministre russe des Affaires étrangères a téléphoné vendredi à ses homologues arménien et azerbaïdjanais.

L’Arménie a accusé jeudi l’Azerbaïdjan d’avoir violé le cessez-le-feu.
"""


@pytest.fixture(scope="module")
def pack():
    return packs.load(settings.load({}).pack)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    monkeypatch.setenv("BORDERLINE_STORE", str(tmp_path / "store.sqlite"))
    monkeypatch.setenv("BORDERLINE_SEEDS", str(seeds))
    return tmp_path


def run(**query):
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


@pytest.fixture
def app(folder):
    (folder / "seeds" / "a.txt").write_text(TEXT, "utf-8")
    started = run()
    assert not started.exception
    return started


def part(app, name):
    """What one of our own parts of the page was sent."""
    return next((json.loads(b.proto.json) for b in app.get("bidi_component") if b.proto.component_name == f"borderline_{name}"), None)


def rows(app):
    return (part(app, "list") or {"rows": []})["rows"]


def shown_on_the_map(app):
    (component,) = app.get("component_instance")
    return json.loads(re.search(r"Borderline\.show\((.*)\);", json.loads(component.proto.json_args)["feature_group"])[1])


def said(app):
    return " ".join(str(h.proto.body) for h in app.get("html"))


def line(app):
    return re.sub(r"<[^>]+>", "", re.search(r'<p class="b-count".*?</p>', said(app)).group())


def test_everything_is_shown_at_first(app):
    found = rows(app)
    assert len(found) >= 2 and line(app).startswith(f"{len(found)} of {len(found)} incidents, ")


def test_the_slider_selects_by_day(app):
    last = app.slider(key="period").value[1]
    everything = len(rows(app))
    app.session_state["period"] = (last, last)
    app.run()
    assert 0 < len(rows(app)) < everything and f"of {everything} incidents" in line(app)


def test_undated_incidents_that_the_slider_hides_are_counted(app, folder):
    (folder / "seeds" / "b.txt").write_text("L’Arménie a accusé l’Azerbaïdjan d’avoir violé le cessez-le-feu.\n", "utf-8")
    pipeline.ingest([folder / "seeds"], open_store(str(folder / "store.sqlite")), packs.load(settings.load().pack), settings.load())
    page = run()
    assert "undated not shown" not in said(page)
    page.session_state["period"] = (page.slider(key="period").value[1],) * 2
    page.run()
    assert "1 undated not shown" in said(page)
    page.multiselect(key="event").set_value(["ASSAULT"]).run()
    assert "undated not shown" not in said(page)


def test_a_filter_by_event_leaves_its_rows_and_reset_brings_all_back(app):
    everything = len(rows(app))
    app.multiselect(key="event").set_value(["ASSAULT"]).run()
    assert rows(app) and all(r["family"] == "violence" for r in rows(app)) and len(rows(app)) < everything
    app.button(key="reset").click().run()
    assert len(rows(app)) == everything


def test_a_filter_by_actor_counts_both_roles(app):
    app.multiselect(key="actor").set_value(["RUS"]).run()
    assert len(rows(app)) == 1 and "Russia" in rows(app)[0]["who"]


def test_words_in_the_evidence_are_found(app):
    app.text_input(key="find").set_value("bombardé").run()
    assert len(rows(app)) == 1
    for words_ in ("mardi", "айгепар", "Այգեպար", "shell", "Azerbaijan"):
        app.text_input(key="find").set_value(words_).run()
        assert any("Aygepar" in r["more"] for r in rows(app)), words_
    app.text_input(key="find").set_value("(no such word [").run()
    assert not app.exception and not rows(app) and "No incident fits" in said(app)


def test_an_area_in_the_url_selects_and_a_broken_one_is_ignored(app):
    everything = len(rows(app))
    inside, outside = run(area="44,38,50,38,50,42,44,42"), run(area="1,1,2,1,2,2")
    assert 0 < len(rows(inside)) < everything and not rows(outside) and "in the drawn area" in line(inside)
    for broken in ("x", "1,2,3", "nan,1,2,1,2,2", "1,1,2,2", "999,1,2,1,2,2", "44,38,50,38,50,91", ",,,"):
        assert len(rows(run(area=broken))) == everything


def test_a_broken_view_in_the_url_is_ignored(app):
    for broken in ("x", "1,2", "999,0,3", "nan,nan,nan", "40,45,99"):
        assert not run(map=broken).exception


def test_a_role_tells_which_side_an_actor_is_on(app):
    app.multiselect(key="actor").set_value(["AZE"]).run()
    either = len(rows(app))
    app.session_state["role"] = "actor"
    app.run()
    assert 0 < len(rows(app)) < either and "by Azerbaijan" in line(app)


def test_nothing_found_is_a_sentence_and_the_map_stays(app):
    app.text_input(key="find").set_value("zzzz").run()
    assert "No incident fits" in said(app) and line(app).startswith("0 of ")
    (component,) = app.get("component_instance")
    assert "Borderline.start" in json.loads(component.proto.json_args)["script"]


def test_the_base_map_does_not_change_with_the_filters(app):
    def args():
        return json.loads(app.get("component_instance")[0].proto.json_args)

    before = args()
    app.multiselect(key="event").set_value(["ASSAULT"]).run()
    assert re.sub(r"[0-9a-f]{32}", "", args()["script"]) == re.sub(r"[0-9a-f]{32}", "", before["script"])
    assert args()["feature_group"] != before["feature_group"]
    assert all(u.startswith("../../app/static/") for u in before["js_links"] + before["css_links"])


def test_an_incident_in_the_url_opens_its_evidence_and_back_closes_it(app, folder):
    row = next(r["row"] for r in rows(app) if r["family"] == "violence")
    app = run(incident=open_store(str(folder / "store.sqlite")).incidents()[row].id)
    assert "<mark>" in said(app) and "Aygepar" in said(app) and not rows(app)
    app.button(key="back").click().run()
    assert "<mark>" not in said(app) and rows(app)


@pytest.mark.parametrize("query", [{"event": "Accusation"}, {"find": "zzzz"}, {"killed": "9"}, {"period": ["2020-07-17", "2020-07-17"]}, {"area": "1,1,2,1,2,2"}])
def test_an_incident_that_the_filters_hide_is_told_and_shown_without_them(app, folder, query):
    found = next(i for i in open_store(str(folder / "store.sqlite")).incidents() if i.event == "ASSAULT")
    page = run(incident=found.id, **query)
    assert "is hidden by the filters" in said(page) and "<mark>" not in said(page)
    page.button(key="reveal").click().run()
    assert "is hidden by the filters" not in said(page) and "<mark>" in said(page)


def test_a_discarded_incident_of_an_address_is_shown_as_such_or_left(app, folder, pack):
    store = open_store(str(folder / "store.sqlite"))
    found = next(i for i in store.incidents() if i.event == "ASSAULT")
    store.judge(model.Judgement("j", "discard", (found.sources[0].report_id,)))
    pipeline.remerge(store)
    page = run(incident=found.id)
    page.button(key="reveal").click().run()
    assert "<mark>" in said(page) and page.multiselect(key="review").value == ["discarded"]
    page = run(incident=found.id)
    page.button(key="leave-hidden").click().run()
    assert "is hidden by the filters" not in said(page) and "incident" not in page.query_params


def test_an_unknown_incident_in_the_url_is_ignored(app):
    assert rows(run(incident="no-such"))


@pytest.mark.parametrize(
    ("name", "wrong", "right"),
    [
        ("event", ["BOMB"], "Attack or fighting"), ("actor", ["Nobody <b>"], "Armenia"), ("period", ["1998-01-01", "1999-01-01"], None), ("killed", ["x"], "0"),
        ("incident", ["nonsense"], None), ("area", ["1,1"], "44,38,50,38,50,42"), ("map", ["x"], "40,45,8"), ("page", ["nonsense"], "charts"), ("role", ["x"], None),
    ],
)  # fmt: skip
def test_what_is_wrong_in_an_address_is_told(app, name, wrong, right):
    page = run(**{name: [*wrong, *([right] if name in ("event", "actor") else [])]})
    assert f"left out: {', '.join(words.html(f'{name}={w}') for w in wrong)}</p>" in said(page) and not page.exception
    page.button(key="heard").click().run()
    assert "left out" not in said(page)
    assert right is None or "left out" not in said(run(**{name: right}))


@pytest.mark.parametrize(
    ("code", "count", "month", "short"),
    [("en", " incidents, ", "July 2020", "July"), ("fr", "incidents sur", "juillet 2020", "juil"), ("hy", "Միջադեպեր՝ ", "հուլիսի 2020", "հլս"),
     ("az", "İnsidentlər: ", "iyul 2020", "iyul"), ("ru", "Инциденты: ", "июля 2020", "июл"), ("tr", "Olaylar: ", "Temmuz 2020", "Tem")],
)  # fmt: skip
def test_the_interface_speaks_the_language(app, code, count, month, short):
    app = run(lang=code)
    assert not app.exception and count in line(app) and month in line(app)
    assert part(app, "time")["names"][0].endswith(short) and part(app, "tongue") == code


def test_no_documents_is_a_sentence(folder):
    started = run()
    assert not started.exception and "No documents yet" in said(started) and "holds no document" in said(started)


def test_a_corrupt_store_is_a_sentence(folder):
    (folder / "store.sqlite").write_bytes(b"this is no database" * 100)
    started = run()
    assert not started.exception and "damaged or no SQLite file" in said(started)


def test_a_store_that_breaks_while_it_is_used_is_a_sentence(app, folder):
    for path in folder.glob("store.sqlite*"):
        path.write_bytes(b"this is no database" * 400)
    app.run()
    assert not app.exception and "damaged or no SQLite file" in said(app)


def test_wrong_settings_are_a_sentence(folder, monkeypatch):
    (folder / "bad.toml").write_text("colour = 1")
    monkeypatch.setenv("BORDERLINE_CONFIG", str(folder / "bad.toml"))
    started = run()
    assert not started.exception and "not a setting" in said(started)


def test_documents_that_cannot_be_read_are_told(folder):
    (folder / "seeds" / "a.txt").write_text(TEXT, "utf-8")
    (folder / "seeds" / "b.txt").write_bytes(b"")
    started = run()
    assert rows(started) and any("b.txt" in t.value for t in started.text)


def test_files_that_are_no_documents_are_told(folder):
    (folder / "seeds" / "a.txt").write_text(TEXT, "utf-8")
    (folder / "seeds" / "more").mkdir()
    (folder / "seeds" / "more" / "picture.png").write_bytes(b"\x89PNG")
    started = run()
    assert "more/picture.png" in {t.value for t in started.text} and "passed over" in started.expander[0].label


def test_a_document_without_any_place_is_listed_not_pinned(folder):
    (folder / "seeds" / "a.txt").write_text(" date 2020-07-17 La Turquie a promis jeudi une aide militaire à l’Azerbaïdjan.\n", "utf-8")
    started = run()
    assert rows(started) and "name no place" in said(started)
    assert part(started, "feed")["points"]["n"] == 0 and shown_on_the_map(started)["arcs"]


# ---------------------------------------------------------------- “Read a text”


def test_a_text_that_is_too_long_to_read_is_refused_in_one_sentence_and_stays_in_its_box(app):
    page = run(page="read")
    assert "Up to 50,000 characters" in said(page)
    page.text_area(key="text-pasted").set_value("word " * 160_000)
    page.button(key="text-go").click().run()
    (error,) = page.error
    told = error.value.replace("\\", "")
    assert told == "The text has 800,000 characters, more than the limit of 50,000 here; shorten it, or bring it as a file on the page Documents."
    assert not part(page, "reading") and len(page.text_area(key="text-pasted").value) == 800_000
    page.text_area(key="text-pasted").set_value(TEXT)
    page.button(key="text-go").click().run()
    assert part(page, "reading")["reports"] and not page.error


@pytest.mark.parametrize(("size", "error"), [(60_000, "The text has 60,000 characters"), (300, "")])
def test_a_file_to_read_has_the_same_limit(monkeypatch, size, error):
    state_ = {"text-pasted": " ", "text-file": types.SimpleNamespace(name="a.txt", getvalue=lambda: ("word " * (size // 5)).encode())}
    monkeypatch.setattr(reading.st, "session_state", state_)
    reading._take(settings.load({}))
    assert state_["text-error"].startswith(error) and (state_["text-read"] is None) is bool(error)


# ---------------------------------------------------------------- plain values


def test_download_names_hold_the_days():
    nothing = np.zeros(0, dtype=np.intp)
    view = View(nothing, nothing, (date(2020, 7, 12), date(2020, 7, 17)), (), filters.Query())
    assert downloads.file_name(view, exports.EXPORTS["geojson"]) == "borderline_2020-07-12_2020-07-17.geojson"
    assert downloads.file_name(replace(view, period=None), exports.EXPORTS["csv"]) == "borderline.csv"


def test_an_empty_selection_is_a_valid_collection(pack):
    made = json.loads(exports.EXPORTS["geojson"].write(tables.to_frame([], pack), pack))
    assert made["type"] == "FeatureCollection" and made["features"] == []


def test_the_list_tells_all_losses(pack):
    hurt = incident(0, killed=model.Toll(0, 0, 0), wounded=model.Toll(2, 2, 2, "military"), captured=model.Toll(13, 13, None))
    assert words.losses(hurt, pack) == ["killed: 0", "wounded: 2, military", "captured: 13 or more"] and words.losses(incident(0, killed=None), pack) == []


def test_an_incident_of_several_days_counts_on_each_and_is_unsure():
    frame = columns.of([incident(0, date_end=date(2020, 7, 14)), incident(1), incident(2, date_start=None, date_end=None)])
    counts = timeline.histogram(frame, np.arange(3), marks.families(frame, list(theme.BY_ID)), (date(2020, 7, 12), date(2020, 7, 14)))
    assert counts.sum(axis=2).tolist() == [[1, 1], [0, 1], [0, 1]]


def test_bars_grow_with_the_span():
    start = date(2020, 1, 1)
    assert [timeline.bin_days((start, end)) for end in (date(2020, 2, 1), date(2021, 1, 1), date(2026, 1, 1), date(2090, 1, 1))] == [1, 7, 30, 120]


def test_evidence_is_marked_at_code_points_and_escaped():
    text = "Ա😀 <b> `${x}` tir & feu"
    at_ = text.index("tir")
    marked = evidence.highlight(text, 0, len(text), [Span(at_, at_ + 3, "tir"), Span(at_ + 1, at_ + 3, "ir")])
    assert marked == "Ա😀 &lt;b&gt; &#96;&#36;{x}&#96; <mark>tir</mark> &amp; feu"


def test_a_text_without_paragraphs_is_shown_only_near_its_evidence():
    text = "x" * 5_000_000 + " tirs " + "y" * 5_000_000 + " combats " + "z" * 9
    spans = [Span(text.index(w), text.index(w) + len(w), w) for w in ("tirs", "combats")]
    parts = evidence._around(Document("d", text), spans)
    assert len(parts) == 2 and all(b - a < 1000 for a, b in parts)
    assert [w in text[a:b] for (a, b), w in zip(parts, ("tirs", "combats"), strict=True)] == [True, True]


def test_markdown_is_defused():
    assert words.markdown("![x](http://e) **b** :red[a] $a$") == r"\!\[x\]\(http\:\/\/e\) \*\*b\*\* \:red\[a\] \$a\$".replace(r"\/", "/")


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        (date(2020, 7, 12), date(2020, 7, 12), "12 July 2020"),
        (date(2020, 7, 12), date(2020, 7, 17), "12–17 July 2020"),
        (date(2020, 6, 30), date(2020, 7, 1), "30 June – 1 July 2020"),
        (date(2019, 12, 31), date(2020, 1, 1), "31 December 2019 – 1 January 2020"),
    ],
)
def test_days_in_words(start, end, text):
    assert i18n.days(start, end) == text


def texts():
    """Every text of the interface: literal arguments of `_`, and the tables of words."""
    used = set()
    for path in (ROOT / "geo" / "dashboard").glob("*.py"):
        calls = [n for n in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name) and n.func.id == "_"]
        used |= {c.args[0].value for c in calls if isinstance(c.args[0], ast.Constant)}
    told = (words.BASES, words.DOUBTS, words.PRECISIONS, words.RELATIONS, words.REVIEWS, words.LANGUAGES, evidence.KINDS)
    for table in (*told, headline.SENTENCES, headline.TOGETHER, headline.FORCES):
        used |= set(table.values())
    used |= {f.label for f in theme.FAMILIES} | {e.label for e in exports.EXPORTS.values()} | {"killed", "wounded", "captured", "missing", "military", "civilian"}
    used |= {"machine", incidents.PLACED} | set(incident_panel.DONE.values()) | {direction.upper() for direction in geometry.BEARINGS}
    used |= {*html_export.WORDS, *report.WORDS, *(head for head, _width in report.HEADS)}
    used |= {*exported.WHERE.values(), *exported.OTHERS, *(text for row in exported.TOLLS.values() for text in row)}
    used |= {text for _kinds, text in bring.FORMATS} | set(reading.STATUS.values()) | set(typing.get_args(model.Kind))
    return used | {e.label for e in codebook.EVENTS.values()} | {label for label, _code in codebook.MODES.values()} | set(codebook.SECTORS.values())


TRANSLATED = ("fr", "hy", "az", "ru", "tr")


@pytest.mark.parametrize("code", TRANSLATED)
def test_a_catalogue_translates_every_text_of_the_interface(code, pack):
    others = {*pack.region.actor_names.values(), *(pack.actor_name(row["code"]) for row in pack._tsv("actors.tsv") if row["kind"] == "org" and ":" not in row["code"])}
    others |= {pack.raw_layer(layer)["name"] for layer in about._LAYERS} | {"line of contact", f"{pack.region.name}"}
    assert sorted((texts() | others) - i18n.catalogue(code).keys()) == []


@pytest.mark.parametrize("code", TRANSLATED)
def test_a_catalogue_is_whole_and_in_the_order_of_the_others(code):
    assert list(i18n.catalogue(code)) == list(i18n.catalogue("fr"))
    assert i18n.completeness(code) == 1 and code in i18n.LANGUAGES


@pytest.mark.parametrize("code", TRANSLATED)
def test_a_translation_keeps_holes_marks_and_the_space_around_it(code):
    for text, translated in i18n.catalogue(code).items():
        if text:
            around = r"^\s+|\s+$" if text[0] != ":" else r"\s+$"  # French has a space before a colon
            for kept in (r"\{\w+\}", r"</?\w+", r"\*\*|`|\n|[↔←·±]", around):
                assert sorted(re.findall(kept, text)) == sorted(re.findall(kept, translated)), text


@pytest.mark.parametrize("code", ["hy", "ru"])
def test_a_catalogue_in_its_own_script_has_no_letters_of_another(code):
    script, other = {"hy": (r"[\u0531-\u0587]", r"[\u0400-\u04ff]"), "ru": (r"[\u0400-\u04ff]", r"[\u0531-\u0587]")}[code]
    for text, translated in i18n.catalogue(code).items():
        assert not re.search(other, translated), text
        assert not re.search(rf"{script}[a-z]|[a-z]{script}", translated), text  # a Latin letter that only looks like the right one


@pytest.mark.parametrize(
    ("code", "number", "share", "distance", "day", "month", "kind"),
    [
        ("en", "1,234,567", "83%", "12.5 km", "12 July", "May 2021", "Accusation"),
        ("fr", "1\u202f234\u202f567", "83\xa0%", "12,5 km", "12 juil", "mai 2021", "Accusation"),
        ("hy", "1\xa0234\xa0567", "83%", "12,5 կմ", "12 հլս", "մյս 2021", "Մեղադրանք"), ("az", "1.234.567", "83%", "12,5 km", "12 iyul", "may 2021", "İttiham"),
        ("ru", "1\xa0234\xa0567", "83\xa0%", "12,5 км", "12 июл", "май 2021", "Обвинение"), ("tr", "1.234.567", "%83", "12,5 km", "12 Tem", "May 2021", "Suçlama"),
    ],
)  # fmt: skip
def test_numbers_days_and_capitals_follow_the_language(monkeypatch, code, number, share, distance, day, month, kind):
    for module in (i18n, words):
        monkeypatch.setattr(module, "language", lambda: code)
    assert (i18n.number(1234567), i18n.percent(0.83), words.metres(12_500)) == (number, share, distance)
    assert (i18n.short(date(2020, 7, 12)), i18n.short(date(2021, 5, 1), True), words.kind_of("ACCUSE", "")) == (day, month, kind)
    assert len({i18n.short(date(2020, m, 1)) for m in range(1, 13)}) == 12
    assert i18n.capital("it") == ("İt" if code in ("az", "tr") else "It")
    assert i18n._("line of contact") in words.where_of("near", "line of contact", "") and "Split" in words.where_of("at", "Split", "Split")


@pytest.mark.parametrize(("code", "name"), [("en", "Armenia"), ("fr", "Arménie"), ("hy", "Հայաստան"), ("az", "Ermənistan"), ("ru", "Армения"), ("tr", "Ermenistan")])
def test_actors_have_their_name_in_the_language(pack, monkeypatch, code, name):
    monkeypatch.setattr(i18n, "language", lambda: code)
    monkeypatch.setattr(words, "language", lambda: code)
    assert words.actor("ARM", pack) == name
    assert words.actor("ARM:GOV", pack) == f"{name} ({i18n._('government')})"


@pytest.fixture(scope="module")
def sentences(pack):
    """What the machine says of the seeds and of the texts to develop with."""
    said = set()
    texts_ = [path.read_text("utf-8") for path in (ROOT / "seeds").glob("*.txt")] + [gold.text for gold in evaluation.load([ROOT / "tests" / "gold" / "dev"])]
    for text in texts_:
        parse = pipeline.parse(txt.document(text), pack)
        said |= {parse.published.basis} | {reason for r in parse.reports for reason in r.reasons}
    return said


@pytest.mark.parametrize("code", TRANSLATED)
def test_every_sentence_of_the_machine_is_translated(sentences, monkeypatch, code):
    monkeypatch.setattr(i18n, "language", lambda: code)
    assert len(sentences) > 15 and sorted(s for s in sentences if i18n.sentence(s) == s) == []


@pytest.mark.parametrize("code", TRANSLATED)
def test_every_part_of_a_reason_is_translated(sentences, code):
    known = i18n.catalogue(code).keys()
    told = {part for s in sentences if (found := re.search(r"” tells \S+ \((.*)\)\.$", s)) for part in found[1].split("; ")}
    written = set()  # those that no text of ours has come to
    for path in (ROOT / "geo" / "coding").glob("*.py"):
        written |= {n.value[2:] for n in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(n, ast.Constant) and str(n.value).startswith("; ")}
    assert len(told) > 8 and len(written) > 8 and sorted((told | written) - {""} - known) == []


def test_a_sentence_of_the_machine_keeps_its_names_and_numbers(monkeypatch):
    monkeypatch.setattr(i18n, "language", lambda: "fr")
    assert i18n.sentence("At Berd (city); the radius is that of the place.") == "À Berd (ville) ; le rayon est celui du lieu."
    assert i18n.sentence("At Ararat (town) (city); the radius is that of the place.") == "À Ararat (town) (ville) ; le rayon est celui du lieu."
    assert i18n.sentence("“fired at” is denied by its doer: REJECT/deny.") == "« fired at » est démenti par son auteur : REJECT/deny."
    assert i18n.sentence("Nothing of the kind.") == "Nothing of the kind."
    assert i18n.sentence("a.txt is empty; expected an article's text.").startswith("a.txt est vide")
    monkeypatch.setattr(i18n, "language", lambda: "ru")
    assert i18n.sentence("12.5 km SE of Berd, measured geodesically; a compass word covers 45°.").startswith("12,5 км, направление: юго-восток, считая от Berd;")
    assert i18n.sentence("a.zip unpacks to more than 50,000,000 bytes; split it.") == "a.zip: после распаковки больше 50\xa0000\xa0000 Б; разделите его."


def test_the_maps_names_are_in_the_language(pack):
    names = {label["name"]: label.get("names", {}) for label in basemap.labels(pack)}
    assert names["Artsvashen (Bashkend)"]["hy"] == "Արծվաշեն (Başkənd)" and names["Artsvashen (Bashkend)"]["az"] == "Başkənd (Արծվաշեն)"  # both, as in English
    assert names["Armenia"]["hy"] == "Հայաստան" and names["Azerbaijan"]["az"] == "Azərbaycan"
    assert names["Armenia"]["tr"] == "Ermenistan" and names["Lake Sevan"]["tr"] == "Sevan Gölü" and names["Artsvashen (Bashkend)"]["tr"] == "Artsvaşen (Başkend)"
    assert names["Armenia"]["fr"] == "Arménie" and names["Lake Sevan"]["fr"] == "Lac Sevan" and names["Georgia"]["fr"] == "Géorgie"


# ---------------------------------------------------------------- the panel


@pytest.mark.parametrize(
    ("changes", "title"),
    [
        ({}, "Azerbaijan’s forces shelled Aygepar (Այգեպար) — according to Armenia (government)"),
        ({"asserted_by": ()}, "Azerbaijan’s forces shelled Aygepar (Այգեպար)"),
        ({"place": None, "asserted_by": ()}, "Azerbaijan’s forces shelled Armenia’s forces"),
        ({"actors_inferred": True, "asserted_by": ()}, "Azerbaijan’s forces (inferred) shelled Aygepar (Այգեպար)"),
        ({"place_inferred": True, "asserted_by_inferred": True}, "Azerbaijan’s forces shelled Aygepar (Այգեպար) (inferred) — according to Armenia (government) (inferred)"),
        ({"recipients": (), "mode": "", "place_inferred": True, "asserted_by": ()}, "Azerbaijan’s forces: attack or fighting, at Aygepar (Այգեպար) (inferred)"),
        (
            {"actors": ("ARM:MIL", "AZE:MIL"), "recipients": (), "mode": "clash", "asserted_by": ()},
            "Armenia’s forces and Azerbaijan’s forces clashed, at Aygepar (Այգեպար)",
        ),
        ({"actors": (), "asserted_by": ()}, "Shelling, Armenia’s forces hit; nobody is named as the doer, at Aygepar (Այգեպար)"),
        ({"actors": (), "recipients": (), "asserted_by": ()}, "Shelling, at Aygepar (Այգեպար)"),
        ({"event": "ACCUSE", "mode": "", "actors": ("ARM:GOV",), "recipients": ("AZE",), "asserted_by": ()}, "Armenia accused Azerbaijan, at Aygepar (Այգեպար)"),
        ({"recipients": (), "place": None, "asserted_by": ()}, "Azerbaijan’s forces: shelling"),
    ],
)
def test_a_title_says_who_did_what_and_who_says_so(pack, changes, title):
    assert headline.title(incident(0, at(), **changes), pack) == title


def test_an_inferred_doer_is_marked_in_the_list_and_in_the_panel(app, folder):
    (folder / "seeds" / "a.txt").write_text(" date 2020-07-17 Le village arménien d’Aygepar a été bombardé mardi 14 juillet, tuant quatre soldats arméniens.\n", "utf-8")
    store = open_store(str(folder / "store.sqlite"))
    pipeline.ingest([folder / "seeds"], store, packs.load(settings.load().pack), settings.load())
    (found,) = store.incidents()
    assert "Azerbaijan (military) (inferred) → Armenia" in rows(run())[0]["who"]
    panel = said(run(incident=found.id))
    assert "Azerbaijan’s forces (inferred) shelled Aygepar" in panel and "does not name the doer" in panel
    assert "the doer is named" in line(run(named="true")) and not rows(run(named="true"))


def test_what_is_taken_over_is_marked_in_the_panel(app, folder):
    text = "Armenian units fired at Azerbaijani positions at Alibeyli on Tuesday.\n\nAzerbaijani troops silenced two firing points with return fire."
    (folder / "seeds" / "a.txt").write_text(f"date 2022-09-14\n{text} Armenia’s Defence Ministry reported this.\n", "utf-8")
    store = open_store(str(folder / "store.sqlite"))
    pipeline.ingest([folder / "seeds"], store, packs.load(settings.load().pack), settings.load())
    (found,) = (i for i in store.incidents() if i.place_inferred and i.asserted_by_inferred)
    page = run()
    listed = next(r["more"] for r in rows(page) if part(page, "list") and "(inferred)" in r["more"])
    assert "near Alibayli (Əlibəyli) (inferred) · " in listed and re.search(r"asserted by Armenia[^·]* \(inferred\)$", listed)
    points = part(page, "feed")["points"]
    assert ["near Alibayli (Əlibəyli)", "near Alibayli (Əlibəyli) (inferred)"] in points["places"] and any(c.endswith("(inferred)") for c in points["claims"])
    panel = said(run(incident=found.id))
    assert "near Alibayli (Əlibəyli) (inferred)" in panel and "own tells the place." in panel
    assert re.search(r"<dt>Who says so</dt><dd>Armenia[^<]* \(inferred\)<small>[^<]*own tells who says so\.</small>", panel)


def test_villages_told_together_are_counted(pack):
    several = Footprint(MultiPoint([(45.4, 40.9), (45.5, 40.9), (45.6, 40.9)]), (45.4, 40.9), 1500, 1)
    found = replace(incident(0, at()), footprint=several, asserted_by=())
    assert headline.title(found, pack) == "Azerbaijan’s forces shelled Aygepar (Այգեպար) and 2 more"
    assert words.where(found) == "at Aygepar (Այգեպար) and 2 more" and words.where(incident(0, at())) == "at Aygepar (Այգեպար)"
    assert exported.rows(tables.to_frame([found], pack), pack)[0].where == "Aygepar (Այգեպար) and 2 more"


def test_every_event_and_mode_has_its_sentence():
    kinds = {*codebook.EVENTS, *(f"{e}/{m}" for e, m in codebook.MODES)}
    assert {k.partition("/")[0] for k in kinds} <= headline.SENTENCES.keys() and headline.SENTENCES.keys() <= kinds | {f"{e}/{m}" for e, m in codebook.MODES}


def test_a_citation_names_sources_address_and_the_day_of_access(pack):
    told = replace(incident(0, at()), sources=(Source("r", "d", "A title", "A paper", "http://a.example", date(2020, 7, 13), "en", "mine", (), (Span(7, 11, "Fire"),)),))
    cited = headline.citation(told, pack, "http://localhost/?incident=i0", date(2026, 1, 2), {"d": Document("d", "Title.\nFire fell on Aygepar. It rained.")})
    assert cited.startswith(headline.title(told, pack)) and re.findall("“(.*?)”", cited) == ["A title", "Fire fell on Aygepar."]
    assert "A paper, “A title”, 13 July 2020, http://a.example" in cited and "http://localhost/?incident=i0 (read on 2 January 2026)." in cited


def test_mentions_are_coloured_beside_and_inside_the_evidence():
    text = "les forces <b> ont bombardé Aygepar mardi"
    start = text.index("ont")
    place = text.index("Aygepar")
    marked = [evidence.Mention(4, 10, "actor", "Azerbaijan"), evidence.Mention(place, place + 7, "place", '"Aygepar"')]
    made = evidence.highlight(text, 0, len(text), [Span(start, start + 15, text[start : start + 15])], marked)
    assert made == (
        'les <span class="b-m b-m-actor" title="Azerbaijan">forces</span> &lt;b&gt; '
        '<mark>ont bombardé <span class="b-m b-m-place" title="&quot;Aygepar&quot;">Ay</span></mark>'
        '<span class="b-m b-m-place" title="&quot;Aygepar&quot;">gepar</span> mardi'
    )


def test_the_panel_tells_when_where_who_losses_sources_and_colours(app, folder):
    row = next(r["row"] for r in rows(app) if r["family"] == "violence")
    app = run(incident=open_store(str(folder / "store.sqlite")).incidents()[row].id)
    panel = said(app)
    assert "Azerbaijan’s forces shelled Aygepar" in panel and "14 July 2020" in panel and "The text gives the day." in panel and "exact place" in panel
    assert re.search(r"<th scope=\"row\">killed</th><td>4</td><td>4</td><td>4</td><td>Armenia, military</td>", panel)
    assert 'b-m-place" title="Aygepar' in panel and "b-m-day" in panel and "b-m-loss" in panel and 'lang="fr"' in panel
    assert "{address}" in part(app, "copy")["citation"]


BOTH_SAY = {
    "arm": "date 2020-07-15\nAzerbaijani forces shelled the village of Aygepar on 14 July 2020, killing four Armenian soldiers, Armenia’s Defence Ministry said.\n",
    "aze": "date 2020-07-16\nAzerbaijani forces shelled the village of Aygepar on 14 July 2020, killing seven Armenian soldiers, Azerbaijan’s Defence Ministry said.\n",
}  # fmt: skip


def test_reports_that_differ_stand_against_each_other_with_their_claimant(folder):
    for name, text in BOTH_SAY.items():
        (folder / "seeds" / f"{name}.txt").write_text(text, "utf-8")
    run()
    found = next(i for i in open_store(str(folder / "store.sqlite")).incidents() if len(i.sources) == 2)
    panel = said(run(incident=found.id))
    table = re.search(r'<table class="b-losses b-claims">.*?</table>', panel).group()
    first, second = re.findall(r"<tr><th scope=\"row\">(.*?)</tr>", table)
    assert first.startswith("Armenia (") and "killed: 4" in first and second.startswith("Azerbaijan (") and "killed: 7" in second
    assert all("reported" in row for row in (first, second))
    for anchor in re.findall(r'href="#(report-\w+)"', table):
        assert panel.count(f'<mark id="{anchor}">') == 1
    assert panel.count('<th scope="row">killed</th>') == 1  # all together; what each tells stands in the claims


def test_reports_that_agree_are_no_claims_against_each_other(app, folder):
    row = next(r["row"] for r in rows(app) if r["family"] == "violence")
    assert "b-losses b-claims" not in said(run(incident=open_store(str(folder / "store.sqlite")).incidents()[row].id))


@pytest.mark.parametrize(
    ("changes", "differs"),
    [
        ({}, False), ({"killed": None}, False), ({"actors": ()}, False), ({"actors": ("AZE",)}, False), ({"status": "denied"}, True), ({"actors": ("ARM:MIL",)}, True),
        ({"killed": model.Toll(5, 5, 5, "military", "ARM")}, True), ({"killed": model.Toll(4, 4, 4, "military", "AZE")}, True), ({"wounded": model.Toll(1, 1, 1)}, False),
    ],
)  # fmt: skip
def test_reports_differ_by_status_doer_or_losses_and_not_by_silence(changes, differs):
    told = samples.report(0, "d0", killed=model.Toll(4, 4, 4, "military", "ARM"))
    assert incidents.differ([told]) is False and incidents.differ([told, replace(told, **changes)]) is differs


def test_who_denies_an_incident_stands_beside_it_and_the_demo_denies_nothing_real(folder, pack):
    store = open_store(str(folder / "store.sqlite"))
    deny = {"asserted_by": ("AZE:MIL",), "status": "denied"}
    demo = samples.parsed("d2", [samples.report(2, "d2", **deny)], collection=pipeline.DEMO)
    other = samples.parsed("d3", [samples.report(3, "d3", mode="", **deny)])  # of attacks in general, which is less than the shelling told
    store.add([samples.parsed("d0"), samples.parsed("d1", [samples.report(1, "d1", **deny)]), demo, other], pack.knowledge)
    pipeline.remerge(store)
    (found,) = store.incidents()
    assert [(c.source.document_id, c.status) for c in found.claims] == [("d0", "reported"), ("d1", "denied")] and [s.document_id for s in found.sources] == ["d0"]
    made = claims.table(found, pack)
    assert ">denied<" in made and ">reported<" in made and claims.table(replace(found, claims=()), pack) == ""


def test_claims_are_escaped(pack):
    other = samples.report(1, "d1", status="denied", reasons=("Its sentence names no source: the next one does.",))
    (found,) = incidents.merge([samples.told(samples.report(), source="<b>", title="<i>"), samples.told(other)])
    made = claims.table(found, pack)
    assert "&lt;b&gt;" in made and "<b>" not in made and made.count("(inferred)") == 1


def test_a_filter_outlives_a_run_that_was_cut_off(app):
    app.multiselect(key="actor").set_value(["AZE"]).run()
    held = app.session_state["held"]
    assert held["actor"] == ["AZE"]
    fresh = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    fresh.session_state["held"] = held  # the widget's own state is gone, as after a run that did not come to it
    assert fresh.run().multiselect(key="actor").value == ["AZE"]


# ---------------------------------------------------------------- judgements


def opened_incident(folder, event):
    found = next(i for i in open_store(str(folder / "store.sqlite")).incidents() if i.event == event)
    return found, run(incident=found.id)


def test_a_confirmed_incident_stays_confirmed(app, folder):
    found, page = opened_incident(folder, "ASSAULT")
    page.text_input(key="reviewer").set_value("A. Reader").run()
    page.button(key="judge-confirm").click().run()
    store = open_store(str(folder / "store.sqlite"))
    assert not page.exception and store.incidents([found.id])[0].review == "confirmed" and store.judgements()[0].author == "A. Reader"
    pipeline.remerge(store)
    assert store.incidents([found.id])[0].review == "confirmed"


def test_a_correction_changes_event_days_and_place_and_a_wrong_one_is_told(app, folder):
    found, page = opened_incident(folder, "ASSAULT")
    submit = next(b for b in page.button if b.label == "Save the correction")
    next(t for t in page.text_input if t.label == "Another place").set_value("Zzyzxville")
    submit.click().run()
    assert any("no place" in e.value for e in page.error) and open_store(str(folder / "store.sqlite")).judgements() == []
    next(t for t in page.text_input if t.label == "Another place").set_value("near Berd")
    next(b for b in page.selectbox if b.label == "Kind of event").set_value("ASSAULT/drone")
    next(d for d in page.date_input if d.label == "First day").set_value(date(2020, 7, 13))
    next(b for b in page.button if b.label == "Save the correction").click().run()
    (made,) = open_store(str(folder / "store.sqlite")).incidents([found.id])
    assert (made.mode, made.review, made.date_start, made.date_end) == ("drone", "corrected", date(2020, 7, 13), date(2020, 7, 14))
    assert made.place.name == "Berd" and made.place.relation == "near" and made.footprint.uncertainty_m > 4000
    panel = said(run(incident=found.id))
    assert "A person has set the place." in panel and "“Near Berd”" not in panel and "A person has set the days." in panel


def test_a_correction_of_actors_and_losses_is_told_with_its_author_and_note(app, folder):
    found, page = opened_incident(folder, "ASSAULT")
    next(b for b in page.button if b.label == "Save the correction").click().run()
    assert any("Nothing is changed" in e.value for e in page.error)
    page.text_input(key="reviewer").set_value("A. <b>Reader").run()
    page.text_input(key=f"note-{found.id}").set_value("As the ministry said later.").run()
    next(m for m in page.multiselect if m.label == "Actors" and m.key is None).set_value(["ARM:MIL"])
    page.number_input(key="correct-killed").set_value(5)
    page.selectbox(key="correct-killed-side").set_value("AZE")
    next(b for b in page.button if b.label == "Save the correction").click().run()
    store = open_store(str(folder / "store.sqlite"))
    assert sorted(store.judgements()[0].changes) == ["actors", "killed"]
    (made,) = store.incidents([found.id])
    assert made.actors == ("ARM:MIL",) and made.killed == model.Toll(5, 5, 5, "military", "AZE") and made.wounded == found.wounded
    panel = said(run(incident=found.id))
    assert "A. &lt;b&gt;Reader · Actors: Armenia (military) · killed: 5, military, Azerbaijan<br>As the ministry said later." in panel
    assert re.search(r"<th scope=\"row\">killed</th><td>5</td>.*?corrected by a person</td>", panel)


def test_only_what_is_asked_otherwise_is_a_correction():
    told = incident(0, at(), killed=model.Toll(2, 4, None, "civilian", "ARM"))
    same = {name: getattr(told, name) for name in ("event", "mode", "date_start", "date_end", "actors", "recipients", "killed")}
    assert review.changed(told, same) == {}
    assert review.changed(told, same | {"mode": "drone"}) == {"event": "ASSAULT", "mode": "drone"}
    assert review.changed(told, same | {"date_start": None, "date_end": None, "killed": None}) == {"date_start": None, "date_end": None, "killed": None}
    assert review.counted(told.killed, 4, "AZE") == model.Toll(2, 4, None, "civilian", "AZE") and review.counted(told.killed, 7, "") == model.Toll(7, 7, 7, "civilian", "")
    assert review.counted(None, None, "ARM") is None and review.counted(None, 1, "ARM") == model.Toll(1, 1, 1, "unknown", "ARM")


def test_a_discarded_incident_leaves_the_list_is_found_and_taken_back(app, folder):
    everything = len(rows(app))
    found, page = opened_incident(folder, "ASSAULT")
    page.button(key="judge-discard").click().run()
    assert not page.exception and len(rows(page)) == everything - 1 and line(page).startswith(f"{everything - 1} of {everything - 1} ")
    assert open_store(str(folder / "store.sqlite")).count() == everything - 1
    assert len(rows(run(review="discarded"))) == 1
    page = run(review="discarded", incident=found.id)
    page.button(key="judge-restore").click().run()
    assert not page.exception and len(rows(run())) == everything


def test_what_a_person_merges_and_splits_again(app, folder):
    everything = len(rows(app))
    _found, page = opened_incident(folder, "ASSAULT")
    choice = next(b for b in page.selectbox if b.label == "The same incident as")
    choice.select_index(0).run()
    page.button(key="judge-merge").click().run()
    store = open_store(str(folder / "store.sqlite"))
    both = next(i for i in store.incidents() if len(i.sources) == 2)
    assert len(store.incidents()) == everything - 1
    page = run(incident=both.id)
    parts_ = next(m for m in page.multiselect if m.label.startswith("Reports that tell"))
    parts_.set_value([both.sources[1].report_id]).run()
    page.button(key="judge-split").click().run()
    assert len(open_store(str(folder / "store.sqlite")).incidents()) == everything


# ---------------------------------------------------------------- what a person should look at

@pytest.fixture
def doubtful(folder):
    """A Russian report that may be of either of two villages, a doer that nobody names, and an incident that asks for nothing; by their file."""
    for name, text in SEEN.items():
        (folder / "seeds" / f"{name}.txt").write_text(f"date 2020-07-21\n{text}\n", "utf-8")
    run()
    return of_files(folder)


def of_files(folder):
    store = open_store(str(folder / "store.sqlite"))
    return {"".join(sorted(store.document(s.document_id).document.path[-5] for s in i.sources)): i for i in store.incidents()}


def test_the_panel_names_what_may_be_the_same_in_any_language(doubtful):
    told = part(run(incident=doubtful["c"].id), "alike")
    assert [r["more"].split(" · ")[:2] for r in told["rows"]] == [["14 July 2020", words.where(doubtful[name])] for name in of_ids(doubtful, doubtful["c"].alike)]
    assert {r["quote"] for r in told["rows"]} == {SEEN["a"], SEEN["b"]} and all(r["more"].endswith(" · English") for r in told["rows"]) and told["more"] == ""
    (other,) = part(run(incident=doubtful["a"].id), "alike")["rows"]
    assert other["who"] == "Azerbaijan (military) → Armenia (military)" and other["more"] == "14 July 2020 · No place is told · Russian" and other["quote"] == SEEN["c"]
    assert part(run(incident=doubtful["e"].id), "alike") is None


def test_the_sources_of_what_may_be_the_same_are_named_once_and_counted():
    told = [Source(str(n), "d", title, publisher, "", None, code, "mine", (), ()) for n, (title, publisher, code) in enumerate(
        [("A title", "TASS", "ru"), ("Fire at …", "", "en"), ("", "", "hy"), ("x" * 60, "", "en"), ("B", "TASS", "ru")])]  # fmt: skip
    assert alike.sources(replace(incident(0), sources=tuple(told)), "Fire at Aygepar") == "TASS, unnamed source and 1 more (Armenian, English, Russian)"
    assert alike.sources(replace(incident(0), sources=tuple(told[1:2])), "Fire at Aygepar") == "English"
    assert alike.sources(replace(incident(0), sources=tuple(told[1:2]))) == "Fire at … (English)"
    assert alike.sources(replace(incident(0), sources=tuple(told[3:4]))) == "x" * 50 + "… (English)"


def of_ids(found, names):
    return [next(k for k, i in found.items() if i.id == name) for name in names]


def asked(page, what, incident):
    page.session_state["alike-asked"] = what, incident.id
    return page.run()


def test_two_that_are_the_same_are_merged_and_opened_as_one(doubtful, folder):
    page = asked(run(incident=doubtful["c"].id), "merge", doubtful["a"])
    both = of_files(folder)["ac"]
    assert page.query_params["incident"] == both.id and "2 reports" in said(page) and "Merged with another one" in said(page)


def test_two_that_are_not_the_same_are_not_proposed_again(doubtful, folder):
    page = asked(run(incident=doubtful["a"].id), "split", doubtful["c"])
    assert part(page, "alike") is None and "Parted from another one" in said(page)
    (judged,) = open_store(str(folder / "store.sqlite")).judgements()
    assert (judged.action, len(judged.report_ids)) == ("split", 2) and of_files(folder)["a"].n_alike == 0


ALL = [i18n.capital(why) for why in words.NEEDS.values()]


def test_what_needs_review_is_a_filter_that_names_why(doubtful):
    page = run()
    assert not any(r["needs"] for r in rows(page)) and controls._review(state.data(settings.load())) == "Needs review · 4"
    page = run(needs=ALL)
    assert sorted(r["needs"] for r in rows(page)) == [*["may be the same as another"] * 3, "the doer is inferred"] and line(page).endswith(", needs review")
    page = run(needs=ALL[2:3])
    assert len(rows(page)) == 1 and line(page).endswith("needs review: the doer is inferred") and "left out" not in said(page)
    assert "Needs review: the doer is inferred" in said(run(incident=doubtful["d"].id)) and "Needs review" not in said(run(incident=doubtful["e"].id))
    page.button(key="needs-all").click().run()
    assert len(rows(page)) == 4
    page.button(key="reset").click().run()
    assert len(rows(page)) == 5


def test_a_review_goes_on_with_the_next_until_nothing_is_left(doubtful):
    seen, page = [], run(needs=ALL, incident=doubtful["b"].id)
    for left in (3, 2, 1, 0):
        seen.append(page.query_params["incident"])
        page.button(key="judge-confirm").click().run()
        assert not page.exception and line(page).startswith(f"{left} of 5 ") and ("<mark>" in said(page)) is (left > 0)
    assert sorted(seen) == sorted(doubtful[name].id for name in "abcd") and "Nothing is left to review" in said(page) and "incident" not in page.query_params
    page = run(incident=doubtful["e"].id)
    page.button(key="judge-confirm").click().run()
    assert page.query_params["incident"] == doubtful["e"].id  # outside a review it stays open


# ---------------------------------------------------------------- pages and charts


def test_pages_keep_the_filters_and_stand_in_the_address(app):
    page = run(page="charts")
    assert part(page, "charts") and not page.get("component_instance")
    page.multiselect(key="event").set_value(["ASSAULT"]).run()
    page.session_state["page-switch"] = "about"
    page.run()
    page = run(page="about", event="Attack or fighting")
    assert "Neutrality" in said(page) and page.multiselect(key="event").value == ["ASSAULT"] and not part(page, "charts")
    assert rows(run(page="nonsense"))


def charts_of(page):
    return {c["id"]: c for c in part(page, "charts")["charts"]}


def test_charts_count_what_is_shown(app):
    everything = len(rows(app))
    made = charts_of(run(page="charts"))
    assert sum(v for (v,) in made["event"]["values"]) == everything
    assert made["losses"]["series"][0]["label"] == "Armenia" and sum(map(sum, made["losses"]["values"])) == 4
    assert made["pair"]["values"][made["pair"]["keys"].index("AZE")][[s["key"] for s in made["pair"]["series"]].index("ARM")] >= 1
    assert all(len(c["rows"]) == len(c["keys"]) == len(c["values"]) and all(len(v) == len(c["series"]) for v in c["values"]) for c in made.values())
    assert "CSV" in part(run(page="charts"), "charts")["words"]["csv"]


def lost(day, killed, side="AZE", where=None, days=0, place="Aygepar", precision=1, unit="AM-TV"):
    """An incident with people killed; `precision` without a `where` is that of a place that is no point."""
    spot = where or Footprint(at().geometry, at().point, 1000, precision)
    told = model.ReportPlace(place, "", "village", "x", "ARM", unit, "at")
    first = date(2020, 7, day)
    return incident(0, spot, killed=model.Toll(killed, killed, killed, "military", side), date_start=first, date_end=first + timedelta(days), place=told)


@pytest.mark.parametrize(
    ("told", "adds"),
    [
        ([lost(12, 3), lost(12, 3)], [3, 0]), ([lost(12, 3), lost(12, 5)], [3, 2]), ([lost(12, 3), lost(13, 3)], [3, 3]), ([lost(12, 3), lost(12, 3, "ARM")], [3, 3]),
        ([lost(12, 3), lost(12, 3, place="Berd")], [3, 3]), ([lost(12, 2), lost(12, 3, place="the border", precision=5)], [2, 1]),
        ([lost(12, 16, "both", days=5, place="the border", precision=5), lost(12, 3), lost(14, 4, "ARM", place="Movses")], [9, 3, 4]),
        ([lost(12, 5, days=5, place="the border", precision=5), lost(12, 3), lost(14, 4, place="Movses")], [0, 3, 4]),
        ([lost(12, 5, days=5, place="the border", precision=5), lost(12, 3, "ARM"), lost(18, 4)], [5, 3, 4]),
        ([lost(12, 5, place="Tavush", precision=4), lost(12, 3), lost(12, 1, place="Sotk", unit="AM-GR")], [2, 3, 1]),
        ([lost(12, 5, place="a lake", precision=4, unit=""), lost(12, 3, place="Sotk", unit="")], [5, 3]), ([lost(12, 8), lost(12, 1, side="")], [8, 0]), ([], []),
    ],
)  # fmt: skip
def test_a_total_adds_only_what_exceeds_its_parts(told, adds):
    frame = columns.of(told)
    assert charts.added(frame, np.arange(len(told))).tolist() == adds
    assert charts.added(frame, np.arange(len(told))[::-1]).sum() == sum(adds)


def test_the_chart_of_losses_says_what_it_does_not_add(pack, monkeypatch):
    frame = columns.of([lost(12, 16, "both", days=5, place="the border", precision=5), lost(12, 3), lost(14, 4, "ARM", place="Movses")])
    data = state.Data("", 1, pack, None, frame, (date(2020, 7, 12), date(2020, 7, 17)))
    made = charts.losses(data, View(np.arange(3), np.arange(3), data.span, (), filters.Query()))
    assert [sum(v) for v in zip(*made["values"], strict=True)] == [4, 3, 9] and "Not added up: 7 of 23." in made["note"]
    monkeypatch.setattr(charts, "_COMPARED", 2)
    made = charts.losses(data, View(np.arange(3), np.arange(3), data.span, (), filters.Query()))
    assert np.sum(made["values"]) == 23 and "totals may hold others" in made["note"]
    made = charts.losses(data, View(np.arange(1, 3), np.arange(3), data.span, (), filters.Query()))
    assert [sum(v) for v in zip(*made["values"], strict=True)] == [4, 3] and "Not added up" not in made["note"]


def test_charts_of_nothing_are_empty_and_no_error(app):
    page = run(page="charts", find="zzzz")
    assert not page.exception and all(not any(map(sum, c["values"])) for c in charts_of(page).values())


def test_sizes_are_exact_of_few_and_reckoned_of_many(pack):
    some = [incident(n, at(45 + n % 7 / 10)) for n in range(450)]
    data = state.Data("", 1, pack, None, columns.of(some), None)
    table = {"few": some[:20], "many": some}
    for name, exact in (("few", True), ("many", False)):
        wanted = table[name]
        object.__setattr__(data, "table", lambda rows, wanted=wanted: tables.to_frame([wanted[r] for r in rows], pack))
        made = downloads.sizes(data, View(np.arange(len(wanted)), np.arange(len(wanted)), None, (), filters.Query()))
        real = len(exports.EXPORTS["geojson"].write(tables.to_frame(wanted, pack), pack))
        assert made["geojson"][1] is exact and made["geojson"][0] == pytest.approx(real, rel=0.02)


COLOURS = [*((f.light, f.dark) for f in theme.FAMILIES), *palette.SIDES]


@pytest.mark.parametrize("colours", COLOURS)
def test_every_family_and_side_stands_out_from_the_land_in_both_themes(colours):
    def light(colour):
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    css = (ROOT / "static" / "map.css").read_text("utf-8")
    for land, colour in zip(re.findall(r"--party: (#\w+)", css), colours, strict=True):
        a, b = sorted((light(land), light(colour)))
        assert (b + 0.05) / (a + 0.05) >= 3, colour


def test_no_side_has_the_colour_of_a_family_or_another_side():
    for colours in zip(*COLOURS, strict=True):
        assert len({*colours}) == len(colours)


def test_what_makes_a_report_less_sure_is_told_the_weightiest_first():
    weights = {"no doer": -0.5, "no sufferer": -1.3, "long sentence": -0.4, "weak words": -0.2, "relative clause": 0.1, "event ASSAULT": -2.0}
    assert words.doubts(("event ASSAULT", "long sentence", "no doer", "no sufferer", "relative clause", "weak words"), weights) == (
        "less sure because no other party is told; no doer is told; its sentence is long"
    )
    assert words.doubts(("relative clause", "told again"), weights) == ""


def test_the_panel_tells_what_makes_the_surest_report_less_sure():
    sure, unsure = samples.report(1, "d1", confidence=0.9, signs=("no doer",)), samples.report(2, "d2", confidence=0.4, signs=("long sentence",))
    [one] = incidents.merge([samples.told(sure), samples.told(unsure)])
    data = types.SimpleNamespace(pack=types.SimpleNamespace(weights={"no doer": -0.5, "long sentence": -0.5}))
    assert incident_panel._sureness(one, {r.id: r for r in (sure, unsure)}, data) == (
        "read by machine, not checked by a person · less sure because no doer is told"
    )
