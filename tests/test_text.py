"""Folding and its way back, tokens, paragraphs and sentences."""

from __future__ import annotations

import itertools
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from geo.text import Line, detect, fold, fold_key, paragraphs, sentence_spans, tokens

WRITING = st.text(st.sampled_from("aéÉçıİşəƏœßﬁЯёйհՀ՛՞։’'«»–-\u00ad\u00a0 .\n1٣") | st.characters(exclude_categories=("Cs",)), max_size=40)


def sentences(text, abbreviations=()):
    return [text[a:b] for a, b in sentence_spans(text, 0, len(text), frozenset(abbreviations))]


@given(WRITING, st.data())
@example("l’Arménie œuvre", None)
def test_every_folded_span_leads_back_to_a_raw_span_whose_folding_contains_it(text, data):
    folded = fold(text)
    assert len(folded.raw) == len(folded.text) + 1
    assert list(folded.raw) == sorted(folded.raw)
    start = data.draw(st.integers(0, len(folded.text))) if data else 0
    end = data.draw(st.integers(start, len(folded.text))) if data else len(folded.text)
    first, last = folded.span(start, end)
    assert 0 <= first <= last <= len(text)
    assert folded.text[start:end] in fold(text[first:last]).text


@given(WRITING)
def test_folding_twice_is_folding_once(text):
    once = fold(text).text
    assert fold(once).text == once


@given(WRITING)
def test_composed_and_decomposed_letters_fold_alike(text):
    assert fold(unicodedata.normalize("NFC", text)).text == fold(unicodedata.normalize("NFD", text)).text


@given(WRITING)
def test_tokens_are_disjoint_pieces_of_the_text_in_order(text):
    found = tokens(text)
    assert all(0 <= t.start < t.end <= len(text) and t.fold for t in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


@given(WRITING)
def test_a_line_leads_back_from_its_joined_form_to_its_tokens(text):
    line = Line(text, 0, len(text))
    position = 1
    for n, token in enumerate(line.tokens):
        assert line.joined[position : position + len(token.fold)] == token.fold
        assert line.token_range(position, position + len(token.fold)) == (n, n + 1)
        assert line.raw(n, n + 1) == (token.start, token.end)
        position += len(token.fold) + 1


@given(WRITING, WRITING)
def test_a_piece_of_a_text_has_the_tokens_of_that_piece(before, text):
    whole = before + "\n" + text
    moved = [(t.start - len(before) - 1, t.end - len(before) - 1, t.fold) for t in tokens(whole, len(before) + 1)]
    assert moved == [(t.start, t.end, t.fold) for t in tokens(text)]


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Érévan", "erevan"), ("QAZAX", "qazax"), ("Bakı", "baki"), ("İstanbul", "istanbul"), ("Kəlbəcər", "kelbecer"), ("L’Œuvre", "l oeuvre"),
        ("Հայաս\u055bտան", "հայաստան"), ("Haut-Karabagh", "haut karabagh"), ("Haut\u2011Karabagh", "haut karabagh"), ("Товуз", "товуз"), ("Ёлка", "елка"),
    ],
)  # fmt: skip
def test_a_name_is_found_under_one_key_however_it_is_written(written, key):
    assert fold_key(written) == key


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Il pleut. Il neige.", ["Il pleut.", "Il neige."]),
        ("M. Petit et le gén. Roux sont partis. Ils dorment.", ["M. Petit et le gén. Roux sont partis.", "Ils dorment."]),
        ("« Nous restons. » Il a souri.", ["« Nous restons.", "» Il a souri."]),
        ("Il a dit : « Nous restons ! » Puis il est parti.", ["Il a dit : « Nous restons !", "» Puis il est parti."]),
        ("They met at the border.The talks failed.", ["They met at the border.", "The talks failed."]),
        ("It rose by 3.5 percent in a year.", ["It rose by 3.5 percent in a year."]),
        ("J. Smith spoke.", ["J. Smith spoke."]),
        ("The U.S. envoy left.", ["The U.S. envoy left."]),
        ("Զինվորը ծառայում էր։ Նա վերադարձավ։", ["Զինվորը ծառայում էր։", "Նա վերադարձավ։"]),
        ("Кто там? Никто… тихо. Да!", ["Кто там?", "Никто… тихо.", "Да!"]),
        ("no stop at all", ["no stop at all"]),
        ("   ", []),
    ],
)  # fmt: skip
def test_sentences(text, expected):
    assert sentences(text, {"m", "gen"}) == expected


@given(WRITING)
def test_sentences_hold_every_sign_but_white_space(text):
    cut = sentences(text)
    assert "".join("".join(cut).split()) == "".join(text.split())


def test_paragraphs_are_blocks_between_blank_lines():
    text = "One\nstill one\n\n  \nTwo\n"
    assert [text[a:b] for a, b in paragraphs(text)] == ["One\nstill one", "Two"]


def test_without_blank_lines_every_line_is_a_paragraph():
    text = "One\nTwo\n Three"
    assert [text[a:b] for a, b in paragraphs(text)] == ["One", "Two", "Three"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Les soldats sont rentrés chez eux après une longue journée."), ("en", "The soldiers went home after a long day in the hills."),
        ("ru", "Солдаты вернулись домой после долгого дня."), ("hy", "Զինվորները տուն վերադարձան երկար օրից հետո։"),
        ("az", "Əsgərlər uzun gündən sonra evə qayıtdılar."), ("tr", "Askerler uzun bir günün ardından evlerine döndüler."),
    ],
)  # fmt: skip
def test_the_language_of_a_sentence_is_found(language, text):
    assert detect(text, ("az", "en", "fr", "hy", "ru", "tr")) == language


def test_a_colon_behind_armenian_words_ends_a_sentence_but_not_a_clock_or_a_speaker():
    assert sentences("Ժամը 03:40-ին կրակ է բացվել: Տուժածներ չկան:") == ["Ժամը 03:40-ին կրակ է բացվել:", "Տուժածներ չկան:"]
    assert sentences("Ալիև: Հայաստանը կզղջա") == ["Ալիև: Հայաստանը կզղջա"]
    assert sentences("Алиев: Армения пожалеет") == ["Алиев: Армения пожалеет"]
