"""One contract for every store, and what a damaged file is answered with."""

from __future__ import annotations

import os
import sqlite3
import threading
from dataclasses import replace

import pytest
from samples import footprint, parsed, report, told
from shapely.geometry import LineString

from geo import columns
from geo.errors import StoreError, UsageError
from geo.incidents import merge
from geo.model import Judgement, Span
from geo.stores import open_store


@pytest.fixture(params=["file", "path", "memory"])
def store(request, tmp_path):
    return open_store({"file": f"sqlite:///{tmp_path}/a.sqlite", "path": str(tmp_path / "new folder" / "a.sqlite"), "memory": "sqlite://"}[request.param])


def incidents(*numbers):
    return merge(told(report(n, f"d{n}")) for n in numbers)


class TestContract:
    def test_a_new_store_is_empty(self, store):
        assert (store.known(), store.documents(), store.reports(), store.judgements(), store.incidents()) == ({}, [], [], [], [])

    def test_what_is_added_comes_back_unchanged(self, store):
        parse = parsed("d1", text="L’Arménie — «тест»\n")
        store.add([parse], "k")
        assert store.reports() == list(parse.reports)
        held = store.document("d1")
        assert (held.document, held.language, held.published) == (parse.document, "en", parse.published)

    def test_adding_twice_changes_nothing_that_is_read(self, store):
        store.add([parsed("d1"), parsed("d2")], "k")
        before = store.known(), store.documents(), store.reports()
        store.add([parsed("d2"), parsed("d1")], "k")
        assert (store.known(), store.documents(), store.reports()) == before

    def test_a_document_read_anew_replaces_its_old_reports(self, store):
        store.add([parsed("d1")], "old")
        store.add([parsed("d1", reports=[report(9, "d1")])], "new")
        assert [r.id for r in store.reports()] == [report(9).id]
        assert store.known() == {"d1": "new"}

    def test_removing_takes_the_reports_along(self, store):
        store.add([parsed("d1"), parsed("d2")], "k")
        store.remove(["d1"])
        assert ([*store.known()], [r.document_id for r in store.reports()]) == (["d2"], ["d2"])

    def test_the_list_of_documents_goes_without_their_texts(self, store):
        store.add([parsed("d1", text="a long text")], "k")
        assert store.documents()[0].document.text == "" and store.document("d1").document.text == "a long text"

    def test_paths_are_those_of_the_collection(self, store):
        store.add([parsed("d1", collection="mine"), parsed("d2")], "k")
        assert (store.paths("mine"), store.paths("seeds")) == ({"d1": "d1.txt"}, {"d2": "d2.txt"})

    def test_an_incident_keeps_what_is_inferred_of_it(self, store):
        found = [replace(incidents(n)[0], actors_inferred=n == 1, place_inferred=n == 2, asserted_by_inferred=n == 3) for n in (1, 2, 3)]
        found += merge([told(report(4, "d4", mode="drone")), told(report(5, "d5", mode="drone", status="denied"))])
        assert found[-1].claims
        store.replace_incidents(found)
        assert store.incidents() == found

    def test_judgements_come_back_in_their_order(self, store):
        made = [Judgement(f"j{n}", "correct", ("r",), {"mode": "drone", "actors": ["ARM"]}, "me", "why", "2026-11-22") for n in (2, 1, 3)]
        for judgement in made:
            store.judge(judgement)
        assert store.judgements() == made

    def test_incidents_come_back_in_their_order_and_are_replaced(self, store):
        found = incidents(1, 2)
        store.replace_incidents(found)
        assert store.incidents() == found
        store.replace_incidents([])
        assert store.incidents() == []

    def test_columns_tell_the_incidents_in_their_order(self, store):
        found = merge([told(report(n, f"d{n}", event=e)) for n, e in enumerate(("ASSAULT", "AID", "ACCUSE"))])
        store.replace_incidents(iter(found))
        assert store.columns()["id"].tolist() == [i.id for i in found] and store.count() == 3
        assert store.incidents([found[2].id, "no such", found[0].id]) == [found[0], found[2]]
        store.replace_incidents([])
        assert len(store.columns()) == store.count() == 0

    def test_words_are_found_in_any_row_and_are_no_pattern(self, store):
        quotes = ("Десять ДРОНОВ", "100% sure", "under_score", "plain")
        store.replace_incidents(merge([told(report(n, f"d{n}", evidence=(Span(0, len(q), q),), event=e))
                                       for n, (q, e) in enumerate(zip(quotes, ("ASSAULT", "AID", "ACCUSE", "THREATEN"), strict=True))]))  # fmt: skip
        rows = {w: [store.incidents()[r].sources[0].evidence[0].quote for r in store.find(w)] for w in ("дронов", "0%", "r_s", "_", "aygepar")}
        everything = [i.sources[0].evidence[0].quote for i in store.incidents()]
        assert rows == {"дронов": [quotes[0]], "0%": [quotes[1]], "r_s": [quotes[2]], "_": [quotes[2]], "aygepar": everything}

    def test_a_footprint_is_kept_once_and_comes_back(self, store):
        line = LineString([(45, 41), (45.5, 40.5)])
        found = merge([told(report(n, f"d{n}", event=e, footprint=footprint(geometry=line))) for n, e in enumerate(("ASSAULT", "AID"))])
        store.replace_incidents(found)
        assert store.incidents() == found
        assert store.shapes([columns.shape_key(line), "no such"]) == {columns.shape_key(line): line}

    def test_the_version_grows_with_every_change_and_with_nothing_else(self, store):
        versions = [store.version()]
        changes = (lambda: store.add([parsed("d1")], "k"), lambda: store.judge(Judgement("j", "confirm", ("r",))), lambda: store.replace_incidents([]),
                   lambda: store.remove(["d1"]))  # fmt: skip
        for change in changes:
            change()
            versions.append(store.version())
        store.incidents(), store.documents()
        assert versions == sorted(set(versions)) and store.version() == versions[-1]

    def test_it_knows_whether_its_incidents_are_those_of_its_reports(self, store):
        assert store.is_merged()
        store.add([parsed("d1")], "k")
        assert not store.is_merged()
        store.replace_incidents(incidents(1))
        assert store.is_merged()

    def test_a_failed_write_leaves_all_as_it_was(self, store):
        store.add([parsed("d1")], "k")
        before = store.version(), store.known(), store.reports()
        with pytest.raises(StoreError):
            store.add([parsed("d2"), parsed("d3", reports=[report(1, "d3")])], "k")  # the id of a report of d1
        assert (store.version(), store.known(), store.reports()) == before

    def test_an_unknown_document_is_a_sentence(self, store):
        with pytest.raises(UsageError, match="holds no document 'nix'"):
            store.document("nix")


def test_a_reader_sees_the_store_as_it_was_until_a_write_ends(tmp_path):
    path = tmp_path / "a.sqlite"
    writer, reader = open_store(str(path)), open_store(str(path))
    writer.add([parsed("d1")], "k")
    with writer._writing() as db:
        writer._delete(db, ["d1"])
        assert [*reader.known()] == ["d1"]
    assert reader.known() == {}


def test_a_reader_in_the_middle_of_its_work_holds_up_no_writer(tmp_path):
    path = tmp_path / "a.sqlite"
    store = open_store(str(path))
    store.add([parsed("d1")], "k")
    with sqlite3.connect(path) as reader:
        reader.execute("BEGIN")
        assert reader.execute("SELECT count(*) FROM documents").fetchone() == (1,)
        store.add([parsed("d2")], "k")
        assert reader.execute("SELECT count(*) FROM documents").fetchone() == (1,)
    reader.close()
    assert len(store.known()) == 2


def test_readers_beside_a_busy_writer_never_fail_and_never_see_half(tmp_path):
    path = str(tmp_path / "a.sqlite")
    writer, reader, seen, done = open_store(path), open_store(path), [], threading.Event()

    def watch():
        while not done.is_set():
            seen.append(len(reader.reports()) % 5)

    thread = threading.Thread(target=watch)
    thread.start()
    for n in range(8):
        writer.add([parsed(f"d{n * 5 + k}") for k in range(5)], "k")
    done.set()
    thread.join()
    assert set(seen) <= {0} and len(reader.reports()) == 40


def test_two_writers_wait_for_each_other(tmp_path):
    path = str(tmp_path / "a.sqlite")
    stores = [open_store(path), open_store(path)]
    threads = [threading.Thread(target=lambda s=s, k=k: [s.add([parsed(f"d{2 * n + k}")], "k") for n in range(8)]) for k, s in enumerate(stores)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(stores[0].known()) == 16


# ---------------------------------------------------------------- what cannot be opened


def sentence(url):
    with pytest.raises((StoreError, UsageError)) as caught:
        store = open_store(str(url))
        store.add([parsed("d1")], "k")
    text = str(caught.value)
    assert text.endswith(".") and "\n" not in text and "Traceback" not in text
    return text


def test_a_file_that_is_no_database_is_one_sentence(tmp_path):
    path = tmp_path / "a.sqlite"
    path.write_bytes(b"this is no database, only some words " * 50)
    assert "damaged or no SQLite file" in sentence(path)


def test_a_damaged_database_is_one_sentence(tmp_path):
    path = tmp_path / "a.sqlite"
    open_store(str(path)).add([parsed(f"d{n}") for n in range(40)], "k")
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    data = bytearray(path.read_bytes())
    data[100:-100] = b"\xff" * (len(data) - 200)
    path.write_bytes(data)
    for beside in tmp_path.glob("a.sqlite-*"):
        beside.unlink()
    assert "damaged" in sentence(path)


def test_a_store_of_the_first_schema_is_merged_anew(tmp_path):
    path = tmp_path / "a.sqlite"
    open_store(str(path))
    with sqlite3.connect(path) as db:
        db.execute("UPDATE meta SET value = 1 WHERE key = 'schema'")
        db.execute("DROP TABLE columns")
    store = open_store(str(path))
    assert not store.is_merged() and len(store.columns()) == 0
    store.replace_incidents(incidents(1))
    assert len(open_store(str(path)).columns()) == 1


@pytest.mark.parametrize("schema", [2, 4, 5, 6, 7])
def test_a_store_whose_columns_lack_one_is_merged_anew(tmp_path, schema):
    path = tmp_path / "a.sqlite"
    open_store(str(path)).replace_incidents(incidents(1))
    with sqlite3.connect(path) as db:
        db.execute(f"UPDATE meta SET value = {schema} WHERE key = 'schema'")
    store = open_store(str(path))
    assert not store.is_merged() and len(store.columns()) == 0


def test_an_incident_is_found_by_the_whole_sentence_of_its_evidence(tmp_path):
    store = open_store(str(tmp_path / "a.sqlite"))
    store.add([parsed("d1", text="text of Monday. Another sentence.")], "k")
    store.replace_incidents(merge([told(report(1, "d1"))]))
    assert [store.find(w).tolist() for w in ("monday", "another")] == [[0], []]


def test_texts_are_fetched_by_their_ids(tmp_path):
    store = open_store(str(tmp_path / "a.sqlite"))
    store.add([parsed("d1"), parsed("d2", text="another text")], "k")
    assert {i: d.text for i, d in store.texts(["d2", "d2", "unknown"]).items()} == {"d2": "another text"}


def test_reports_are_fetched_by_their_ids(tmp_path):
    store = open_store(str(tmp_path / "a.sqlite"))
    store.add([parsed("d1"), parsed("d2")], "k")
    known = store.reports()
    assert store.reports([known[1].id, "unknown"]) == [known[1]] and store.reports([]) == []


def test_a_store_of_another_schema_is_one_sentence(tmp_path):
    path = tmp_path / "a.sqlite"
    open_store(str(path))
    with sqlite3.connect(path) as db:
        db.execute("UPDATE meta SET value = 99 WHERE key = 'schema'")
    assert "schema 99" in sentence(path)


def test_a_file_that_cannot_be_written_is_one_sentence(tmp_path):
    if os.geteuid() == 0:
        url = f"sqlite:///file:{tmp_path}/a.sqlite?mode=ro&uri=true"  # root may write everywhere: let SQLite itself refuse
        open_store(str(tmp_path / "a.sqlite"))
    else:
        (tmp_path / "a.sqlite").touch(mode=0o400)
        url = str(tmp_path / "a.sqlite")
    assert "cannot be written" in sentence(url)


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path):
    (tmp_path / "file").write_text("x")
    assert "cannot be made" in sentence(tmp_path / "file" / "a.sqlite")


@pytest.mark.parametrize("url", ["nonsense://x", "://", "postgresql+nodriver://x/y"])
def test_a_url_that_names_no_database_is_one_sentence(url):
    assert "cannot be used" in sentence(url)
