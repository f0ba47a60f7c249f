"""The command line as its users meet it: output, exit codes, and one sentence for every mistake."""

from __future__ import annotations

import json
import os
import socket
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from geojson_pydantic import FeatureCollection

from geo import settings
from geo.__main__ import main
from geo.exports import EXPORTS
from geo.tables import COLUMNS

NEWS = "date 2020-07-14\nOn July 12, Azerbaijani forces shelled the village of Aygepar, killing two Armenian soldiers. Baku accused Yerevan of lying on July 13."
CALM = "date 2020-07-16\nThe harvest was good this year and everybody is pleased with it."
TOP = ["document", "toponyms", "actors", "times", "casualties", "unknown", "reports"]
KEYS = {
    "document": {"id", "path", "language", "title", "source", "url", "published"},
    "toponyms": {"start", "end", "text", "name", "kind", "place_id", "country", "lon", "lat", "uncertainty_m", "geo_precision", "stands_for", "candidates"},
    "actors": {"start", "end", "text", "actor", "name"},
    "times": {"start", "end", "text", "date_start", "date_end", "date_precision", "basis"},
    "casualties": {"start", "end", "text", "outcome", "low", "best", "high", "group", "side"},
    "unknown": {"start", "end", "quote"},
    "reports": {"id", "event", "mode", "actors", "recipients", "asserted_by", "status", "date_start", "date_end", "date_precision", "date_basis", "place", "point",
                "footprint", "geo_precision", "uncertainty_m", "side", "border_distance_m", "border_section", "killed", "wounded", "captured", "evidence", "confidence"},
}  # fmt: skip


@pytest.fixture
def geo(tmp_path, monkeypatch):
    monkeypatch.setenv("BORDERLINE_STORE", str(tmp_path / "store.sqlite"))

    def run(*arguments, given=None):
        result = CliRunner().invoke(main, [str(a) for a in arguments], input=given)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        assert "Traceback" not in result.output + result.stderr
        return result

    return run


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "news"
    made.mkdir()
    (made / "a.txt").write_text(NEWS, "utf-8")
    return made


def features(geo, *conditions):
    result = geo("export", "geojson", "-", *conditions)
    assert result.exit_code == 0
    data = json.loads(result.stdout)
    FeatureCollection.model_validate(data)
    return data["features"]


def mistake(result):
    assert result.exit_code == 2 and result.stdout == ""
    return result.stderr


# ---------------------------------------------------------------- parse


def test_parse_prints_the_contracts_keys(geo):
    result = geo("parse", "-", given=NEWS)
    assert (result.exit_code, result.stderr) == (0, "")
    [line] = result.stdout.splitlines()
    record = json.loads(line)
    assert list(record) == TOP and KEYS["document"] <= set(record["document"])
    assert set(record["document"]["published"]) == {"stated", "start", "end", "resolved", "basis"}
    for name in TOP[1:]:
        assert (record[name] or name == "unknown") and all(KEYS[name] <= set(entry) for entry in record[name])


@pytest.mark.parametrize("text", [NEWS, "date 2020-07\n« L’Arménie » — l’été\u00a0! 🙂 Des tirs ont visé Aygepar hier.", "Հայաստանում՝ Տավուշում կրակոցներ են լսվել։"])
def test_every_span_is_that_piece_of_the_text(geo, text):
    record = json.loads(geo("parse", "-", given=text).stdout)
    spans = [s for name in TOP[1:-1] for s in record[name]]
    assert all(text[s["start"] : s["end"]] == s["text"] for s in spans)
    assert all(text[s["start"] : s["end"]] == s["quote"] for r in record["reports"] for s in r["evidence"])


def test_parse_reads_files_and_folders_and_stores_nothing(geo, folder, tmp_path):
    (folder / "b.txt").write_text(CALM, "utf-8")
    result = geo("parse", folder)
    assert [Path(json.loads(x)["document"]["path"]).name for x in result.stdout.splitlines()] == ["a.txt", "b.txt"]
    assert not (tmp_path / "store.sqlite").exists()


def test_a_parse_does_not_hang_on_the_order_of_sets():
    text = "Armenian forces shelled Agdam on Monday. Azerbaijani forces shelled Movses on Monday. France condemned the attacks."
    command = [sys.executable, "-m", "geo", "parse", "-"]
    seeds = [os.environ | {"PYTHONHASHSEED": seed} for seed in ("1", "3")]
    read = {subprocess.run(command, input=text, capture_output=True, text=True, check=True, env=env, cwd=settings.ROOT).stdout for env in seeds}
    [parse] = map(json.loads, read)
    assert ["ARM", "AZE"] in [r["recipients"] for r in parse["reports"]]


def test_parse_explains_itself_to_people(geo):
    out = geo("parse", "--explain", "-", given=NEWS).stdout
    assert "ASSAULT/heavy-weapons" in out and "Aygepar" in out and "why:" in out
    assert "killed: 2 (ARM, military)" in out and "None" not in out


def test_a_document_without_any_place_is_an_answer_like_any_other(geo):
    record = json.loads(geo("parse", "-", given=CALM).stdout)
    assert (record["toponyms"], record["reports"]) == ([], [])


@pytest.mark.parametrize(("given", "reason"), [(b"", "is empty"), (b"\0\1\2", "binary")])
def test_a_bad_text_on_standard_input_is_named_and_the_exit_code_is_1(geo, given, reason):
    result = geo("parse", "-", given=given)
    assert (result.exit_code, result.stdout) == (1, "") and reason in result.stderr


def test_bad_documents_are_named_and_the_others_go_on(geo, folder):
    (folder / "empty.txt").write_bytes(b"")
    (folder / "image.txt").write_bytes(b"\x89PNG\0\0")
    result = geo("parse", folder)
    assert result.exit_code == 1 and len(result.stdout.splitlines()) == 1
    errors = result.stderr.splitlines()
    assert len(errors) == 2 and "empty.txt" in errors[0] and "image.txt" in errors[1]


# ---------------------------------------------------------------- ingest


def test_ingesting_twice_changes_nothing(geo, folder):
    assert "1 read, 0 unchanged" in geo("ingest", folder).stderr
    before = features(geo)
    assert "0 read, 1 unchanged" in geo("ingest", folder).stderr
    assert before and features(geo) == before


def test_a_changed_document_replaces_its_old_self_and_an_added_one_comes_in(geo, folder):
    geo("ingest", folder)
    (folder / "a.txt").write_text(NEWS.replace("Aygepar", "Chinari"), "utf-8")
    (folder / "b.txt").write_text(NEWS.replace("Aygepar", "Movses").replace("July 12", "July 3"), "utf-8")
    assert "2 read, 0 unchanged, 1 removed" in geo("ingest", folder).stderr
    assert {f["properties"]["place_name"] for f in features(geo, "--event", "ASSAULT")} == {"Chinari", "Movses"}


def test_a_document_that_has_left_the_folder_leaves_the_store(geo, folder):
    (folder / "b.txt").write_text(CALM, "utf-8")
    geo("ingest", folder)
    (folder / "a.txt").unlink()
    assert "1 removed" in geo("ingest", folder).stderr
    assert features(geo) == []


def test_ingest_goes_on_past_bad_documents(geo, folder):
    (folder / "empty.txt").write_bytes(b"")
    result = geo("ingest", folder)
    assert result.exit_code == 1 and "1 read" in result.stderr and "empty.txt" in result.stderr
    assert features(geo)


# ---------------------------------------------------------------- export


@pytest.fixture
def stored(geo, folder):
    (folder / "b.txt").write_text("date 2021-05-20\nArmenian forces shelled positions in Tovuz on May 19, 2021.", "utf-8")
    geo("ingest", folder)
    return geo


@pytest.mark.parametrize(
    ("conditions", "places"),
    [
        ((), {"Aygepar", "Tovuz", ""}), (("--event", "ASSAULT"), {"Aygepar", "Tovuz"}), (("--event", "assault", "--event", "ACCUSE"), {"Aygepar", "Tovuz", ""}),
        (("--from", "2021-01-01"), {"Tovuz"}), (("--to", "2020-07-12"), {"Aygepar"}), (("--from", "2020-07-13", "--to", "2020-07-13"), {""}),
        (("--bbox", "45.4,40.9,45.5,41"), {"Aygepar", "Tovuz"}), (("--bbox", "45.7,41,45.8,41.1"), {"Tovuz"}), (("--actor", "AZE:MIL"), {"Aygepar"}),
        (("--min-confidence", "1"), set()), (("--from", "1999-01-01", "--to", "1999-12-31"), set()),
    ],
)  # fmt: skip
def test_export_writes_what_fits_and_an_empty_collection_is_valid(stored, conditions, places):
    assert {f["properties"]["place_name"] for f in features(stored, *conditions)} == places


@pytest.mark.parametrize(("named", "same"), [("Armenia", "ARM"), ("армения", "ARM"), ("arm:gov", "ARM:GOV"), ("OSCE", "OSCE"), ("ОБСЕ", "OSCE")])
def test_an_actor_is_asked_for_by_code_or_name(stored, named, same):
    assert features(stored, "--actor", named) == features(stored, "--actor", same)
    assert len(features(stored, "--actor", "Armenia")) >= 1


def test_help_lists_the_formats(geo):
    said = " ".join(geo("export", "--help").stdout.split())
    assert all(f"{name} – {e.label}" in said for name, e in EXPORTS.items())


def test_a_file_that_cannot_be_written_is_a_sentence(stored):
    assert "cannot be written" in mistake(stored("export", "csv", "/nix/x.csv"))


def test_a_store_of_an_older_program_is_merged_before_it_is_written(stored, tmp_path):
    before = features(stored)
    with sqlite3.connect(tmp_path / "store.sqlite") as db:
        db.execute("UPDATE meta SET value = 4 WHERE key = 'schema'")
    assert before and features(stored) == before


def test_a_store_that_does_not_exist_is_not_made_by_who_reads(geo, tmp_path):
    for command in (("export", "csv", "-"), ("demo", "--delete")):
        assert "does not exist" in mistake(geo(*command, "--store", tmp_path / "sub" / "mistyped.sqlite"))
    assert not (tmp_path / "sub").exists()


def test_points(stored):
    assert {f["geometry"]["type"] for f in features(stored, "--points", "--event", "ASSAULT")} == {"Point"}


@pytest.mark.parametrize("format", sorted(EXPORTS))
def test_every_format_is_written_to_a_file(stored, format, tmp_path):
    out = tmp_path / f"out{EXPORTS[format].suffix}"
    result = stored("export", format, out)
    assert result.exit_code == 0 and out.stat().st_size > 100 and "incidents written" in result.stderr


def test_the_properties_are_the_contracts(stored):
    assert all(list(f["properties"]) == list(COLUMNS) for f in features(stored))


# ---------------------------------------------------------------- mistakes


def test_what_is_no_document_in_a_folder_is_named(geo, folder):
    for name in ("map.jpg", ".hidden.jpg"):
        (folder / name).write_bytes(b"x")
    for command in ("ingest", "parse"):
        result = geo(command, folder)
        assert result.exit_code == 0 and "passed over" in result.stderr and "map.jpg" in result.stderr and "hidden" not in result.stderr


def test_a_header_that_tells_no_day_is_told_and_its_newer_version_replaces_the_text(geo, folder):
    for text in ("date 2020-13-14\nShots fell.", "date 2020-13-14\nShots fell again."):
        (folder / "a.txt").write_text(text, "utf-8")
        result = geo("ingest", folder)
        assert result.exit_code == 1 and "“date 2020-13-14” tells no day" in result.stderr and "1 read" in result.stderr
    assert "1 removed" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("export", "doc", "x"), "no export format “doc”"), (("export", "csv", "x", "--from", "12.7.2020"), "expected YYYY-MM-DD"),
        (("export", "csv", "x", "--to", "2020-02-30"), "no date"), (("export", "csv", "x", "--bbox", "1,2,3"), "expected W,S,E,N"),
        (("export", "csv", "x", "--min-confidence", "2"), "range"), (("export", "csv", "x", "--actor", "Nobody"), "'Nobody' is no actor"),
        (("parse",), "Missing argument"), (("parse", "/nix"), "does not exist"), (("ingest", "/nix"), "does not exist"),
        (("ingest", ".", "--engine", "spark"), "no engine “spark”"), (("ingest", ".", "--workers", "0"), "range"), (("evaluate", "/nix"), "does not exist"),
        (("nonsense",), "No such command"), (("export", "csv", "x", "--store", "nonsense://x"), "cannot be used"),
        (("export", "csv", "x", "--bbox", "a,b,c,d"), "expected W,S,E,N"),
        (("export", "csv", "x", "--event", "NONSENSE"), "NONSENSE"), (("export", "csv", "x", "--from", "2021-01-02", "--to", "2021-01-01"), "after"),
    ],
)  # fmt: skip
def test_wrong_usage_is_one_sentence_and_exit_code_2(geo, arguments, reason):
    assert reason in mistake(geo(*arguments))


def test_a_folder_without_documents(geo, tmp_path):
    (tmp_path / "bare").mkdir()
    assert "holds no document" in mistake(geo("ingest", tmp_path / "bare"))


def test_a_store_that_is_no_database(geo, tmp_path, folder):
    (tmp_path / "store.sqlite").write_text("no database at all, only words " * 99)
    assert "damaged or no SQLite file" in mistake(geo("ingest", folder))
    assert "damaged or no SQLite file" in mistake(geo("export", "csv", "-"))


def test_a_port_that_is_taken(geo):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert f"Port {port} is already taken" in mistake(geo("dashboard", "--port", port))


def test_a_settings_file_with_an_unknown_name(geo, tmp_path, monkeypatch):
    (tmp_path / "b.toml").write_text("colour = 'red'")
    monkeypatch.setenv("BORDERLINE_CONFIG", str(tmp_path / "b.toml"))
    assert "colour, which is not a setting" in mistake(geo("parse", "-", given=NEWS))


def test_a_pack_that_is_none(geo, tmp_path, monkeypatch):
    monkeypatch.setenv("BORDERLINE_PACK", str(tmp_path))
    assert "region.toml" in mistake(geo("parse", "-", given=NEWS))


# ---------------------------------------------------------------- the rest


def test_geocode_prints_candidates_with_scores(geo):
    result = geo("geocode", "Berd", "Xyzzy")
    berd, nothing = map(json.loads, result.stdout.splitlines())
    assert {"place_id", "name", "country", "lon", "lat", "score"} <= set(berd["candidates"][0]) and nothing == {"text": "Xyzzy", "candidates": []}


def test_evaluate_prints_a_table_and_json(geo, tmp_path):
    (tmp_path / "g.json").write_text(json.dumps({"document": "g", "language": "en", "text": NEWS, "toponyms": [], "incidents": []}))
    *_, last = geo("evaluate", tmp_path / "g.json").stdout.splitlines()
    assert json.loads(last)["all"]["documents"] == 1


def test_it_runs_as_a_program_and_through_a_pipe(tmp_path):
    environment = os.environ | {"BORDERLINE_STORE": str(tmp_path / "s.sqlite"), "PYTHONPATH": str(settings.ROOT), "PYTHONUTF8": "1"}
    done = subprocess.run([sys.executable, "-m", "geo", "parse", "-"], input=NEWS.encode(), capture_output=True, cwd=tmp_path, env=environment, check=True)
    assert json.loads(done.stdout)["document"]["language"] == "en"
