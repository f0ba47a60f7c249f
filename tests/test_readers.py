"""Text files as they come: headers, encodings, and what is refused with one sentence."""

from __future__ import annotations

import csv
import io
import json
import random
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import read as parse

from geo import pipeline, readers
from geo.errors import DocumentError, NoDocumentsError
from geo.model import Document
from geo.readers import archive, rows, txt

FRENCH = "L’Arménie et l’Azerbaïdjan s’accusent : « une provocation » près de la frontière, où l’été a été très agité."
RUSSIAN = "Стороны обвиняют друг друга в обстреле приграничных сёл. Жители рассказали, что стрельба продолжалась всю ночь."


def one(data, path="news.txt"):
    document, *_notes = txt.read(data if isinstance(data, bytes) else data.encode(), path)
    return document


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("date 2023-13-45\nShots.", "date 2023-13-45"), ("date 2023-02-30 Shots.", "date 2023-02-30"), ("Date: 14.07.2020\nShots.", "Date: 14.07.2020"),
        ("date 2020-07-14\nShots.", ""), ("date 2020\nShots.", ""), ("Date palms burn.", ""), ("date 5th\nShots.", ""), ("Shots.", ""),
    ],
)  # fmt: skip
def test_a_header_that_tells_no_day_is_told_and_its_text_is_read(text, line):
    document, *notes = txt.read(text.encode(), "news.txt")
    told = f"news.txt: the first line “{line}” tells no day; expected date YYYY-MM-DD. The text is read without it."
    assert document.text == text and [str(n) for n in notes] == ([told] if line else [])


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
    found = parse(one(data).text, pack)
    assert [found.toponyms[0].text, found.toponyms[-1].text] == ["Aygepar", "Movses"]


# ---------------------------------------------------------------- every format: one contract

ARTICLE = "Azerbaijani forces shelled the village of Aygepar on Tuesday evening, the Armenian Ministry of Defence said.\n\nТри человека ранены; Արցախ 😀 `${x}` <b>."
PAGE = """<html><head><title>Fire | Site</title><meta property="og:title" content="Fire at the border"><meta property="article:published_time"
content="2020-07-14T10:00:00Z"><meta property="og:site_name" content="The News"><link rel="canonical" href="https://news.example/a"></head><body>
<nav><a href="/">Home</a> <a href="/x">Subscribe now</a></nav><article><h1>Fire at the border</h1><p>{one}</p><p>{two}</p></article><script>evil()</script></body></html>"""
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>The News</title><item><title>Fire &amp; smoke</title><link>https://news.example/a</link>
<pubDate>Tue, 14 Jul 2020 10:00:00 GMT</pubDate>
<description>&lt;p&gt;Shots near Movses.&lt;/p&gt;&lt;p&gt;Nobody was hurt.&lt;/p&gt;</description></item></channel></rss>"""


def zipped(**files):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "."), data)
    return held.getvalue()


def table(*rows, separator=","):
    held = io.StringIO()
    csv.writer(held, delimiter=separator).writerows(rows)
    return held.getvalue().encode()


SAMPLES = {
    "a.txt": ARTICLE.encode(), "a.md": ARTICLE.encode(), "plain": ARTICLE.encode(),
    "a.html": PAGE.format(one=ARTICLE.replace("<b>", ""), two="A second paragraph that is long enough to be an article's own.").encode(),
    "a.csv": table(["text", "title", "date"], [ARTICLE, "T", "2020-07-14"], ["Shots near Movses.", "", ""]),
    "a.tsv": table(["Texte", "Titre"], [ARTICLE, "T"], separator="\t"),
    "a.jsonl": b"\n".join(json.dumps({"text": t}).encode() for t in (ARTICLE, "Shots near Movses.")),
    "a.json": json.dumps([{"body": ARTICLE, "headline": "T"}]).encode(), "a.rss": FEED.encode(), "a.xml": FEED.encode(),
    "a.zip": zipped(a__txt=ARTICLE, b__csv="text\nShots near Movses.\n"),
}  # fmt: skip


def of(data, name, limit=10**7):
    items = readers.read_bytes(data, name, limit)
    return [i for i in items if isinstance(i, Document)], [str(i) for i in items if not isinstance(i, Document)]


def test_every_format_has_its_sample():
    assert {f".{name.rpartition('.')[2]}" for name in SAMPLES if "." in name} >= set(readers.SUFFIXES) - {".text", ".htm", ".xhtml", ".ndjson", ".atom"}


@pytest.mark.parametrize("name", SAMPLES)
def test_a_reader_keeps_offsets_and_gives_stable_ids(name, pack):
    documents, sentences = of(SAMPLES[name], name)
    assert documents and not sentences
    assert [d.id for d in documents] == [d.id for d in of(SAMPLES[name], f"other-folder/{name}")[0]]
    assert len({d.id for d in documents}) == len(documents) and all(d.path.startswith(name) for d in documents)
    for document in documents:
        found = pipeline.parse(document, pack)
        spans = [*found.toponyms, *found.actors, *found.times, *found.casualties]
        assert found.toponyms and all(document.text[s.start : s.end] == s.text for s in spans)
        assert all(document.text[e.start : e.end] == e.quote for r in found.reports for e in r.evidence)


def test_a_page_gives_its_article_and_its_meta_data():
    [page], _ = of(SAMPLES["a.html"], "a.html")
    assert (page.title, page.stated_date, page.source, page.url) == ("Fire at the border", "2020-07-14", "The News", "https://news.example/a")
    assert "Aygepar" in page.text and "Subscribe" not in page.text and "evil" not in page.text


def test_a_page_is_read_in_the_encoding_that_it_names():
    head, body = '<meta charset="windows-1251"><title>Т</title>', "<p>Азербайджанские силы обстреляли село Айгепар во вторник вечером, сообщили в Ереване.</p>" * 2
    assert "Айгепар" in of(f"<html><head>{head}</head><body><article>{body}</article></body></html>".encode("cp1251"), "a.html")[0][0].text


def test_a_feed_gives_each_entry_with_its_day():
    [entry], _ = of(FEED.encode(), "a.rss")
    assert (entry.title, entry.stated_date, entry.source, entry.url) == ("Fire & smoke", "2020-07-14", "The News", "https://news.example/a")
    assert entry.text == "Shots near Movses.\n\nNobody was hurt."


@pytest.mark.parametrize(("given", "stated"), [
    ("2020", "2020"), ("2020-07", "2020-07"), ("2020-07-14T10:00:00+04:00", "2020-07-14"), ("14.7.2020", "2020-07-14"), ("Tue, 14 Jul 2020 10:00:00 GMT", "2020-07-14"),
    ("", ""), ("03/04/2020", None), ("soon", None), ("2020-13", None),
])  # fmt: skip
def test_dates_beside_a_text(given, stated):
    assert rows.iso(given) == stated


def test_a_bad_row_is_one_sentence_and_the_others_go_on():
    documents, sentences = of(table(["text", "date"], ["Shots.", "2020"], ["", "2020"], ["More shots.", "03/04/2020"], ["Fire.", ""]), "rows.csv")
    assert [d.text for d in documents] == ["Shots.", "Fire."]
    assert sentences == [
        "rows.csv, row 3, has no text; expected a column or key “text”.",
        "rows.csv, row 4, has the date “03/04/2020”; expected YYYY, YYYY-MM or YYYY-MM-DD.",
    ]


def test_a_stated_date_is_part_of_what_a_document_is():
    [a, b, c], _ = of(table(["text", "date"], ["Shots.", "2020"], ["Shots.", "2021"], ["Shots.", ""]), "rows.csv")
    assert len({a.id, b.id, c.id}) == 3 and c.id == txt.document("Shots.").id


def test_only_addresses_of_the_web_are_kept():
    documents, _ = of(table(["text", "url"], ["a", "javascript:alert(1)"], ["b", "https://x.example/?a=1"], ["c", "file:///etc/passwd"]), "a.csv")
    assert [d.url for d in documents] == ["", "https://x.example/?a=1", ""]


@pytest.mark.parametrize("name", [n for n in SAMPLES if "." in n])
@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 no", b"\0\1\2\3" * 99, b"<html></html>", b"[[[[", b"{" * 100_000, b'"', b"text\n"], ids=lambda d: repr(d[:8]))
def test_nonsense_is_a_sentence_or_a_document(name, data):
    try:
        documents, sentences = of(data, name)
    except DocumentError as error:
        sentences, documents = [str(error)], []
    assert all(s.endswith(".") and "\n" not in s and "Traceback" not in s for s in sentences) and all(d.text.strip() for d in documents)


# ---------------------------------------------------------------- archives that mean harm


def test_names_inside_an_archive_are_text_alone(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    [document], _ = of(zipped(**{"../../../evil__txt": "Shots near Movses."}), "a.zip")
    assert document.path == "a.zip#../../../evil.txt" and not list(tmp_path.parent.rglob("evil.txt"))


def test_a_bomb_is_not_opened():
    documents, sentences = of(zipped(bomb__txt=b"0" * 5_000_000, good__txt="Shots."), "a.zip")
    assert [d.text for d in documents] == ["Shots."] and "more than 300 times its size" in sentences[0]


def test_an_archive_may_not_be_too_much_in_all(monkeypatch):
    monkeypatch.setattr(archive, "LARGEST", 100)
    with pytest.raises(DocumentError, match="unpacks to more than 100 bytes"):
        of(zipped(a__txt="a" * 60, b__txt="b" * 60), "a.zip")
    monkeypatch.setattr(archive, "MOST", 1)
    with pytest.raises(DocumentError, match="holds 2 files"):
        of(zipped(a__txt="a", b__txt="b"), "a.zip")


def test_files_of_an_archive_that_cannot_be_read_are_told():
    inner = zipped(a__txt="Shots.")
    damaged = bytearray(zipped(broken__txt=random.Random(1).randbytes(2000)))
    damaged[60:90] = b"x" * 30
    assert of(zipped(in__zip=inner, pic__png=b"x", big__txt="a " * 99, good__txt="Shots."), "a.zip", 600)[1] == [
        "a.zip: in.zip is of no kind that can be read.",
        "a.zip: pic.png is of no kind that can be read.",
    ]
    assert of(zipped(big__txt="abcd" * 200), "a.zip", 400)[1] == ["a.zip: big.txt has 800 bytes, more than the limit of 400."]
    assert of(bytes(damaged), "a.zip")[1] == ["a.zip: broken.txt is damaged; pack it again."]


def test_a_feed_with_swelling_entities_stays_small():
    swell = "".join(f'<!ENTITY x{n} "{f"&x{n - 1};" * 10}">' for n in range(1, 10))
    items = "<channel><title>t</title><item><description>a &x9;</description></item></channel>"
    bomb = f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x0 "lol">{swell}]><rss version="2.0">{items}</rss>'
    documents, _ = of(bomb.encode(), "a.rss")
    assert sum(len(d.text) for d in documents) < 10_000
