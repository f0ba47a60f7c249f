"""Text files as they come: headers, encodings, and what is refused with one sentence."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import read as parse

from geo import readers
from geo.errors import DocumentError, NoDocumentsError
from geo.readers import txt

FRENCH = "L’Arménie et l’Azerbaïdjan s’accusent : « une provocation » près de la frontière, où l’été a été très agité."
RUSSIAN = "Стороны обвиняют друг друга в обстреле приграничных сёл. Жители рассказали, что стрельба продолжалась всю ночь."


def one(data, path="news.txt"):
    [document] = txt.read(data if isinstance(data, bytes) else data.encode(), path)
    return document


@pytest.mark.parametrize(
    ("header", "stated"),
    [
        (" date 2020-07 ", "2020-07"), ("date 2020-07-14\n", "2020-07-14"), ("date 2020\n\n", "2020"), ("DATE: 2020-07-14\n", "2020-07-14"),
        ("\n date\t2020-07-14\n", "2020-07-14"),
        ("date 2020-07-14\r\n", "2020-07-14"),
        ("", None), ("date 2020-13\n", None), ("date 1820\n", None), ("date 20200714\n", None), ("the date 2020-07-14\n", None), ("date 2020-07-14-05\n", None),
    ],
)  # fmt: skip
def test_the_header(header, stated):
    document = one(header + "Shots were heard.")
    assert document.stated_date == stated
    assert document.text == header + "Shots were heard."
    assert document.text[document.body :].startswith("Shots" if stated else header or "Shots")


def test_the_title_is_the_first_line_cut_at_a_word():
    assert one("date 2020\nA short line\nmore").title == "A short line"
    title = one("word " * 60).title
    assert len(title) <= 82 and title.endswith("word …")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_french_in_every_encoding(encoding):
    assert one(FRENCH.encode(encoding)).text == FRENCH


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
def test_russian_in_every_encoding(encoding):
    assert one(RUSSIAN.encode(encoding)).text == RUSSIAN


def test_latin_1():
    text = "Des tirs ont été entendus près de la frontière, où l'été a été très agité à cause des événements."
    assert one(text.encode("latin-1")).text == text


def test_big_endian_utf_16_with_its_mark():
    assert one(b"\xfe\xff" + RUSSIAN.encode("utf-16-be")).text == RUSSIAN


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"), (b" \n\t ", "is empty"), (b"\xef\xbb\xbf", "is empty"), (b"date 2020-07\n\n", "is empty"), (b"\x7fELF\0\0\1\2", "binary file"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary file"), (b"\xff\xfe\x00\xd8\x00", "UTF-16"), (bytes(range(1, 32)) * 9 + b"\x81\x8d\x90\xff\xfe", "cannot be decoded"),
    ],
)  # fmt: skip
def test_what_is_no_text_is_refused_in_one_sentence(data, reason):
    with pytest.raises(DocumentError, match=reason) as caught:
        one(data)
    text = str(caught.value)
    assert "news.txt" in text and text.endswith(".") and "\n" not in text


@given(st.binary(max_size=60))
def test_any_bytes_are_a_document_or_one_sentence(data):
    try:
        document = one(data)
    except DocumentError as error:
        assert str(error).endswith(".")
    else:
        assert document.text.strip() and 0 <= document.body < len(document.text)


def test_the_id_is_the_texts_own():
    assert one("A text.", "a.txt").id == one("A text.", "b.txt").id == one("\ufeffA text.").id
    assert one("A text.").id != one("Another text.").id


def test_files_are_found_in_folders_by_their_suffix(tmp_path):
    for name in ("b.txt", "a.md", "sub/c.TXT", ".hidden.txt", "image.png", "plain"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    assert [p.name for p in readers.find([tmp_path])] == ["a.md", "b.txt", "plain", "c.TXT"]


def test_a_folder_without_documents_is_one_sentence(tmp_path):
    (tmp_path / "image.png").write_bytes(b"x")
    with pytest.raises(NoDocumentsError, match="holds no document; expected files ending in"):
        readers.find([tmp_path])


def test_a_path_that_is_not_there_is_one_sentence(tmp_path):
    with pytest.raises(NoDocumentsError, match="does not exist"):
        readers.find([tmp_path / "nix"])


def test_unknown_suffixes_and_large_files_are_refused(tmp_path):
    (tmp_path / "a.xyz").write_text("x")
    (tmp_path / "b.txt").write_text("x" * 101)
    with pytest.raises(DocumentError, match="unknown suffix"):
        readers.read(tmp_path / "a.xyz", 100)
    with pytest.raises(DocumentError, match="101 bytes, more than the limit of 100"):
        readers.read(tmp_path / "b.txt", 100)


def test_ten_megabytes_are_read(pack):
    news = "date 2020-07-14\nAzerbaijani forces shelled the village of Aygepar on July 12.\n\n"
    text = news + ("valleysidefarmhouse " * 500 + "\n\n") * 1000 + "Shots were heard near Movses on July 13."
    data = text.encode()
    assert len(data) > 10_000_000
    began = time.monotonic()
    found = parse(one(data).text, pack)
    assert time.monotonic() - began < 60
    assert [found.toponyms[0].text, found.toponyms[-1].text] == ["Aygepar", "Movses"]


def test_the_time_grows_with_the_length_and_not_with_its_square(pack):
    sentence = "The weather over the valley stayed mild and the harvest went on as in other years.\n\n"

    def seconds(n):
        began = time.process_time()
        parse(sentence * n, pack)
        return time.process_time() - began

    seconds(50)
    assert min(seconds(2000), seconds(2000)) < 10 * seconds(500)
