"""Files that somebody brings, collections, the demo, and names that the gazetteer lacks."""

from __future__ import annotations

from dataclasses import replace

import pytest
from click.testing import CliRunner

from geo import intake, pipeline, settings
from geo.__main__ import main
from geo.errors import DocumentError, NoDocumentsError
from geo.intake import Intake
from geo.readers import txt
from geo.stores import open_store

SHELLED = "date 2020-07-17\nAzerbaijani forces shelled the village of Aygepar on 14 July 2020, killing four Armenian soldiers."
UNKNOWN = "date 2020-07-17\nRussia condemned Azerbaijan on 15 July 2020 after shots near the village of Quxland."


@pytest.fixture
def store(tmp_path):
    return open_store(str(tmp_path / "store.sqlite"))


def brought(pack, *files, known=(), limit=10**6):
    running = Intake([(name, data if isinstance(data, bytes) else data.encode()) for name, data in files], known, pack, limit).start()
    assert running.wait(60) and running.finished
    return running


def test_each_file_tells_its_progress_and_the_summary_what_was_found(pack):
    running = brought(pack, ("a.txt", SHELLED), ("b.csv", f'text\n"{UNKNOWN}"\n\n"  "\n'), ("c.zip", b"PK"), ("d.exe", b"MZ"))
    assert [(f.name, f.state, f.done, f.total) for f in running.files] == [
        ("a.txt", "read", 1, 1),
        ("b.csv", "read", 1, 1),
        ("c.zip", "failed", 0, 0),
        ("d.exe", "failed", 0, 0),
    ]
    told = running.summary()
    assert (told.read, told.unchanged, told.unknown, dict(told.languages)) == (2, 0, (("Quxland", 1),), {"en": 2})
    assert told.incidents >= 2 and told.unplaced >= 1
    assert len(told.skipped) == 2 and all(s.endswith(".") for s in told.skipped)


def test_nothing_is_stored_before_it_is_kept(pack, store):
    running = brought(pack, ("a.txt", SHELLED))
    assert store.collections() == {} and store.count() == 0
    assert running.keep("mine", store) == 1
    assert store.collections() == {"mine": 1} and store.count() == running.summary().incidents
    assert {s.collection for i in store.incidents() for s in i.sources} == {"mine"}


def test_what_is_here_already_is_not_read_again(pack, store):
    brought(pack, ("a.txt", SHELLED)).keep("mine", store)
    again = brought(pack, ("b.txt", SHELLED), ("c.txt", UNKNOWN), ("d.txt", UNKNOWN), known=store.known())
    assert (again.summary().read, again.summary().unchanged) == (1, 2)


def test_names_of_files_are_plain_text(pack):
    running = brought(pack, ("../../etc/passwd.txt", SHELLED), ("C:\\x\\y.txt", UNKNOWN), ("a\n\x1bb.txt", "Shots."), ("n" * 500 + ".txt", "More shots."))
    assert [f.name for f in running.files][:3] == ["passwd.txt", "y.txt", "ab.txt"] and len(running.files[3].name) == 120
    assert [p.document.path for p in running.parses][:2] == ["passwd.txt", "y.txt"]


def test_too_much_is_one_sentence(pack, monkeypatch):
    monkeypatch.setattr(intake, "MOST_FILES", 1)
    with pytest.raises(DocumentError, match="2 files, more than the limit of 1"):
        Intake([("a.txt", b"a"), ("b.txt", b"b")], (), pack, 10)
    monkeypatch.setattr(intake, "LARGEST", 2)
    with pytest.raises(DocumentError, match="more than 2 bytes together"):
        Intake([("a.txt", b"abc")], (), pack, 10)
    monkeypatch.setattr(intake, "LARGEST", 10**6)
    monkeypatch.setattr(intake, "MOST_DOCUMENTS", 1)
    told = brought(pack, ("a.csv", "text\nShots.\nMore shots.\n")).summary()
    assert told.read == 1 and "1 documents beyond the limit of 1" in told.skipped[0]


def test_a_file_that_breaks_its_reader_does_not_end_the_others(pack, monkeypatch):
    real = intake.readers.read_bytes
    monkeypatch.setattr(intake.readers, "read_bytes", lambda data, name, limit: 1 / 0 if name == "a.txt" else real(data, name, limit))
    running = brought(pack, ("a.txt", "x"), ("b.txt", SHELLED))
    assert [f.state for f in running.files] == ["failed", "read"] and running.summary().skipped == ("a.txt cannot be read; its content confuses the reader.",)


def test_it_can_be_stopped(pack):
    running = Intake([(f"{n}.txt", f"Shots {n}.".encode()) for n in range(300)], (), pack, 100)
    running.stop()
    assert running.start().wait(20) and running.finished and not running.parses


# ---------------------------------------------------------------- collections


def test_a_collection_is_forgotten_with_its_incidents(pack, store):
    brought(pack, ("a.txt", SHELLED)).keep("mine", store)
    brought(pack, ("b.txt", UNKNOWN)).keep("other", store)
    both = store.count()
    assert pipeline.forget("mine", store) == 1 and store.collections() == {"other": 1} and 0 < store.count() < both
    assert pipeline.forget("mine", store) == 0


def test_the_demo_is_loaded_apart_and_taken_away(pack, store):
    config = settings.load({})
    brought(pack, ("a.txt", SHELLED)).keep("mine", store)
    mine = store.incidents()
    loaded = pipeline.demo(store, pack, config)
    assert loaded.added >= 50 and not loaded.skipped and pipeline.demo(store, pack, config).added == 0
    assert all(len({s.collection == "demo" for s in i.sources}) == 1 for i in store.incidents())
    days = [i.date_start for i in store.incidents() if i.date_start]
    assert days == sorted(days) and list(store.columns()["id"]) == [i.id for i in store.incidents()]
    assert pipeline.forget("demo", store) == loaded.added and store.incidents() == mine


def test_a_report_of_the_demo_never_merges_with_another(pack):
    told = [pipeline.parse(txt.document(f"{SHELLED} So says {c}.", collection=c), pack) for c in ("mine", "demo")]
    (first, *_), (second, *_) = (pipeline.incidents_of([p]) for p in told)
    assert first.place == second.place
    assert all(len({s.collection for s in i.sources}) == 1 for i in pipeline.incidents_of(told))


def test_a_pack_without_a_demo_is_one_sentence(pack, store, tmp_path, monkeypatch):
    monkeypatch.setattr(type(pack), "folder", property(lambda _: tmp_path), raising=False)
    with pytest.raises(NoDocumentsError, match="no demo dispatches"):
        pipeline.demo(store, pack, settings.load({}))


def test_the_command_loads_the_demo_and_takes_it_away(tmp_path):
    url = str(tmp_path / "store.sqlite")
    assert "demo dispatches read" in CliRunner().invoke(main, ["demo", "--store", url]).output
    assert set(open_store(url).collections()) == {"demo"}
    assert "removed" in CliRunner().invoke(main, ["demo", "--store", url, "--delete"]).output and open_store(url).collections() == {}


def test_a_table_that_loses_a_row_loses_its_document(pack, store, tmp_path):
    path = tmp_path / "rows.csv"
    path.write_text("text\nShots near Movses.\nShots near Aygepar.\n")
    pipeline.ingest([path], store, pack, settings.load({}), collection="mine")
    path.write_text("text\nShots near Aygepar.\n")
    done = pipeline.ingest([path], store, pack, settings.load({}), collection="mine")
    assert (done.added, done.unchanged, done.removed) == (0, 1, 1)


# ---------------------------------------------------------------- names that the gazetteer lacks


@pytest.mark.parametrize(("text", "names"), [
    ("The village of Quxland was shelled near the village of Berd.", ["Quxland"]), ("Shots were heard in Quxyland village.", ["Quxyland"]),
    ("Le village de Quxlande a été visé, et le village d’Aygepar.", ["Quxlande"]), ("Село Новоапаринское обстреляно.", ["Новоапаринское"]),
    ("Dünən Qaraquş kəndi atəşə tutulub.", ["Qaraquş"]), ("Երեկ Պարապատ գյուղը գնդակոծվել է։", ["Պարապատ"]), ("Dün Karadağlık köyü vuruldu.", ["Karadağlık"]),
    ("The village was quiet. Tavush province and the village of Aygepar were shelled.", []), ("Village life goes on in Armenia.", []),
])  # fmt: skip
def test_unknown_names_beside_a_word_for_a_place(text, names, pack):
    found = pipeline.parse(txt.document(text), pack).unknown
    assert [s.quote for s in found] == names and all(text[s.start : s.end] == s.quote for s in found)


def test_what_older_rules_read_is_read_anew_in_every_collection(pack, store):
    parsed = pipeline.parse(replace(txt.document(SHELLED, "gone.txt"), collection="mine"), pack)
    store.add([replace(parsed, reports=())], "older rules")
    pipeline.remerge(store)
    assert store.count() == 0
    assert pipeline.refresh(store, pack) == 1
    assert (store.count(), store.collections(), set(store.known().values())) == (1, {"mine": 1}, {pack.knowledge})
    assert pipeline.refresh(store, pack) == 0
