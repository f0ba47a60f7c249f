"""Which day a text was published on, and which days it speaks of."""

from __future__ import annotations

from datetime import date

import pytest

from geo import pipeline
from geo.mentions.publication import Chronology, dateline, infer_publication, window
from geo.mentions.times import contradictions, find_clues, mentions, reckoned, resolve
from geo.model import Episode
from geo.readers import txt
from geo.text import Line, sentence_spans


@pytest.fixture(scope="module")
def clues(pack):
    def find(text, language="en"):
        lines = [Line(text, a, b) for a, b in sentence_spans(text, 0, len(text), pack.languages[language].abbreviations)]
        return find_clues(lines, [pack.languages[language]] * len(lines))

    return find


def days(found, published):
    return [(d.start and d.start.isoformat(), d.end and d.end.isoformat()) for d in resolve(found, published)]


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        (None, None), ("", None), ("2020", (date(2020, 1, 1), date(2020, 12, 31))), ("2020-02", (date(2020, 2, 1), date(2020, 2, 29))),
        ("2021-02", (date(2021, 2, 1), date(2021, 2, 28))), ("2020-07-14", (date(2020, 7, 14), date(2020, 7, 14))),
    ],
)  # fmt: skip
def test_the_window_of_a_stated_date(stated, expected):
    assert window(stated) == expected


def test_a_stated_day_is_the_publication_day(clues):
    published = infer_publication("2021-05-20", clues("They met on Monday."))
    assert (published.resolved, published.basis) == (date(2021, 5, 20), "The day is stated.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("YEREVAN, Sept 13, 2022 — The army spoke of losses.", "2022-09-13"), ("BERD, Armenia, 16 July 2020 – Nobody slept.", "2020-07-16"),
        ("Shots near the lake\n\n15 August 2023\n\nA patrol came under fire.", "2023-08-15"), ("Tbilisi (14.07.2020): The ministers met.", "2020-07-14"),
        ("On 14 July 2020 the ministers met.", None), ("The talks of 14 July 2020 – long awaited – failed.", None), ("YEREVAN, July 2020 — Nobody slept.", None),
    ],
)  # fmt: skip
def test_a_dateline_gives_the_day(clues, text, expected):
    assert dateline(text, clues(text)) == expected


def test_a_month_and_weekdays_after_a_date_give_the_day(clues):
    # 12 May 2021 is a Wednesday: the Friday after it is the 14th
    published = infer_publication("2021-05", clues("On Thursday both sides spoke. The border, where ten people have died since May 12, was calm on Friday."))
    assert published.resolved == date(2021, 5, 14)
    assert "2021-05-14" in published.basis and "Friday" in published.basis


def test_a_month_alone_gives_no_day(clues):
    published = infer_publication("2021-05", clues("The valley is quiet."))
    assert (published.start, published.end, published.resolved) == (date(2021, 5, 1), date(2021, 5, 31), None)


@pytest.mark.parametrize(
    ("text", "places", "expected"),
    [
        ("Shots were fired on Tuesday.", {"Sotk"}, date(2021, 5, 25)),  # what is known there tells the week
        ("Shots were fired on Tuesday.", {"Tovuz"}, date(2021, 5, 18)),
        ("Shots were fired on Tuesday, May 4.", {"Sotk"}, date(2021, 5, 4)),  # a date outweighs it
    ],
)
def test_of_the_weeks_of_a_month_one_of_known_fighting_is_taken(clues, text, places, expected):
    known = [Episode(date(2021, 5, 18), date(2021, 5, 18), "fighting", ("Tovuz",)), Episode(date(2021, 5, 25), date(2021, 5, 25), "shooting", ("Sotk",))]
    published = infer_publication("2021-05", clues(text), chronology=lambda: Chronology(known, places=frozenset(places)))
    assert published.resolved == expected
    assert ("Known of these days" in published.basis) == (expected != date(2021, 5, 4))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A mission was agreed on Monday, January 23. Moscow objected on Thursday. Shots were heard on Wednesday and on Tuesday, more on Friday.", date(2023, 1, 27)),
        ("On January 16 a post was hit. The fire stopped at noon.", date(2023, 1, 16)),
        ("On January 16 a post was hit. The fire stopped yesterday at noon.", date(2023, 1, 17)),
        ("Shots were fired on Tuesday. On January 16 talks had begun.", date(2023, 1, 17)),
        ("Talks were held on Thursday. He said yesterday, Sunday, that they would go on.", date(2023, 1, 2)),
        ("On January 16 a post was hit. Today another one came under fire, and today a man was hurt, on Monday.", date(2023, 1, 16)),
    ],
)
def test_news_goes_forward_from_a_date_to_its_weekdays(clues, text, expected):
    assert infer_publication("2023-01", clues(text), text=text).resolved == expected


def test_nothing_at_all_gives_nothing(clues):
    published = infer_publication(None, clues("They met on Monday."))
    assert (published.stated, published.start, published.end, published.resolved) == (None, None, None, None)


def test_a_full_date_in_the_text_stands_in_for_a_missing_header(clues):
    assert infer_publication(None, clues("The meeting took place on 12 May 2021.")).resolved == date(2021, 5, 12)


def test_the_day_is_never_before_what_the_text_tells(clues):
    found = clues("Shots were heard on May 3. More followed on May 9.")
    assert infer_publication("2021-05", found).resolved >= date(2021, 5, 9)


def test_without_a_publication_day_nothing_relative_is_resolved(clues):
    found = clues("It happened yesterday, on Monday, two days ago and on 12 May 2021.")
    assert [d for d in days(found, None) if d[0]] == [("2021-05-12", "2021-05-12")]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "It happened yesterday.", "2021-05-19"),
        ("en", "It happened on Monday.", "2021-05-17"),
        ("en", "It happened on 12 May.", "2021-05-12"),
        ("en", "It happened on December 30.", "2020-12-30"),
        ("en", "It happened three days ago.", "2021-05-17"),
        ("fr", "C'est arrivé hier.", "2021-05-19"),
        ("fr", "C'est arrivé lundi.", "2021-05-17"),
        ("fr", "C'est arrivé jeudi dernier.", "2021-05-13"),
        ("fr", "C'est arrivé le 1er mai.", "2021-05-01"),
        ("fr", "C'est arrivé il y a trois jours.", "2021-05-17"),
        ("ru", "Это случилось вчера.", "2021-05-19"),
        ("ru", "Это случилось 12 мая.", "2021-05-12"),
        ("tr", "Olay dün meydana geldi.", "2021-05-19"),
        ("tr", "Olay mayısın ilk günü meydana geldi.", "2021-05-01"),
        ("tr", "Olay nisanın son günü meydana geldi.", "2021-04-30"),
        ("tr", "Olay geçtiğimiz pazartesi gününden önce meydana geldi.", "2021-05-17"),
        ("az", "Hadisə dünən baş verib.", "2021-05-19"),
        ("hy", "Դա տեղի է ունեցել երեկ։", "2021-05-19"),
    ],
)  # fmt: skip
def test_a_day_told_on_thursday_20_may_2021(clues, language, text, expected):
    assert days(clues(text, language), date(2021, 5, 20)) == [(expected, expected)]


@pytest.mark.parametrize(
    ("language", "text", "start", "end"),
    [
        ("fr", "Du 12 au 14 juillet 2020, les tirs ont continué.", "2020-07-12", "2020-07-14"),
        ("fr", "Du 30 décembre au 2 janvier 2021, tout était calme.", "2020-12-30", "2021-01-02"),
        ("fr", "Dans la nuit de dimanche à lundi, des tirs ont été entendus.", "2021-05-16", "2021-05-17"),
        ("fr", "En juillet 2020, tout était calme.", "2020-07-01", "2020-07-31"),
    ],
)  # fmt: skip
def test_spans_of_days(clues, language, text, start, end):
    assert days(clues(text, language), date(2021, 5, 20)) == [(start, end)]


def test_the_next_day_is_counted_from_the_day_told_before(clues):
    found = clues("Les tirs ont commencé le 12 mai. Le lendemain, tout était calme.", "fr")
    assert days(found, date(2021, 5, 20)) == [("2021-05-12", "2021-05-12"), ("2021-05-13", "2021-05-13")]


def test_a_day_that_the_calendar_lacks_is_not_resolved(clues):
    assert days(clues("It happened on 30 February 2021."), date(2021, 5, 20)) in ([(None, None)], [("2021-02-01", "2021-02-28")])


def test_a_date_whose_weekday_is_wrong_is_told(clues):
    [sentence] = contradictions(clues("C'est arrivé le lundi 14 mai 2021.", "fr"), date(2021, 5, 20))
    assert "2021-05-14 is a Friday" in sentence
    assert contradictions(clues("C'est arrivé le vendredi 14 mai 2021.", "fr"), date(2021, 5, 20)) == []


def test_every_mention_is_a_piece_of_the_text(clues):
    text = "Hier, lundi, le 12 mai et du 3 au 4 juin 2020."
    found = mentions(clues(text, "fr"), infer_publication("2021-05-20", []))
    assert found and all(text[m.start : m.end] == m.text for m in found)


CHRONOLOGY = """Incidents on the border

2021

12 May: Azerbaijani troops cross into Syunik. France demands that they withdraw.

25 May: An Armenian sergeant is shot dead by Azerbaijani forces near Verin Shorzha.

28 July: Armenian and Azerbaijani forces clash near Sotk.
"""


def test_a_chronology_tells_its_year_once_and_its_entries_are_no_datelines(pack):
    read = pipeline.parse(txt.document(CHRONOLOGY, "en.txt"), pack)
    assert str(read.published.resolved) == "2021-07-28"
    assert {str(r.date_start) for r in read.reports} == {"2021-05-12", "2021-05-25", "2021-07-28"}


def test_a_story_goes_on_without_telling_its_year_again(pack):
    text = "On 16 November 2021, Azerbaijani forces attacked Armenian positions. On 26 November Pashinyan and Aliyev met in Sochi."
    read = pipeline.parse(txt.document(text, "en.txt"), pack)
    assert [(r.event, str(r.date_start)) for r in read.reports] == [("ASSAULT", "2021-11-16"), ("CONSULT", "2021-11-26")]


def test_a_year_alone_in_a_line_is_that_of_the_dateline(pack):
    text = "Баку, 3 ноября, АЗЕРТАДЖ\n\nПодразделения вооруженных сил Армении обстреляли позиции в Кельбаджарском районе. Потерь нет.\n\n2022"
    assert str(pipeline.parse(txt.document(text, "ru.txt"), pack).published.resolved) == "2022-11-03"


def test_weekdays_choose_the_year_in_which_they_fit_the_dateline(pack):
    text = "МОСКВА, 13 янв – РИА Новости. Армения передала Азербайджану двух солдат, сообщили в субботу. В пятницу стреляли у Неркин-Анда. Так было и в 2023 году."
    assert str(pipeline.parse(txt.document(text, "ru.txt"), pack).published.resolved) == "2024-01-13"


def test_a_weekday_may_name_a_day_again(pack):
    text = "date 2022-10-22\nВ понедельник, 17 октября, Иран начал учения. Двумя днями ранее, в субботу, полиция Армении арестовала двух человек."
    read = pipeline.parse(txt.document(text, "ru.txt"), pack)
    assert [str(r.date_start) for r in read.reports if r.event == "COERCE"] == ["2022-10-15"]


def test_words_for_since_stand_behind_their_day_where_they_are_postpositions(clues):
    found = clues("Olaylar 12 Mayıs'tan beri sürüyor, pazartesi günü sakindi.", "tr")
    assert [c.since for c in found] == [True, False]


def test_a_month_is_told_by_its_case_alone(clues):
    assert days(clues("Nisanda tatbikat yapıldı.", "tr"), date(2021, 5, 20)) == [("2021-04-01", "2021-04-30")]


def test_a_weekday_that_follows_the_day_told_by_its_date_is_the_next_day(pack):
    text = "date 2021-11\nAzerbaycan ve Ermenistan orduları salı günü çatıştı. Erivan çarşamba sabahı 12 askerin esir düştüğünü açıkladı. Ateşkes 16 Kasım akşamı sağlandı."
    assert pipeline.parse(txt.document(text), pack).published.resolved == date(2021, 11, 17)


@pytest.mark.parametrize(
    "text",
    [
        "Стрельба на границе\n12 июля 2020, 20:47 | Политика\n\nАзербайджанские военные в воскресенье обстреляли позиции. В понедельник ожидается встреча.",
        "Июль 12, 2020\n\nАзербайджанские военные в воскресенье обстреляли позиции.",
        "12 июля 2020 Азербайджанские военные в воскресенье обстреляли позиции. Встреча намечена на понедельник.",
        "12 Հուլ, 2020\n\nԱդրբեջանցի զինվորականները կիրակի գնդակոծել են հայկական դիրքերը։",
    ],
)
def test_headers_of_the_press_give_the_day(text, pack):
    assert str(pipeline.parse(txt.document(text, "x.txt"), pack).published.resolved) == "2020-07-12"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("A French convoy that left Yerevan on 14 August 2023 was still waiting on Thursday at the bridge.", "2023-08-17"),
        ("Французский конвой, выехавший из Еревана 14 августа 2023 года, в четверг всё ещё стоял у моста.", "2023-08-17"),
        ("Այսօր՝ երեքշաբթի, մայիսի 23-ին, հուղարկավորեցին 1998-ին ծնված զինվորին։ Կիրակի երեկոյան նրան խոցել էր դիպուկահարը։ 2014-ից նա վեցերորդն է։", "2017-05-23"),
    ],
)  # fmt: skip
def test_news_goes_on_behind_the_date_that_it_tells(text, day, pack):
    assert str(pipeline.parse(txt.document(text, "x.txt"), pack).published.resolved) == day


@pytest.mark.parametrize(("text", "published"), [
    ("Deux ans après la guerre de 44 jours, le front bouge. Passage en revue des réactions, ce jeudi 15 septembre. Paris a réagi mercredi.", "2022-09-15"),
    ("Bakı/29.09.22/Turan: Bu gün vəziyyət sakitdir. Çərşənbə günü mövqelərimiz atəşə tutulub.", "2022-09-29"),
    ("Düz otuz il əvvəl, 1990-cı il martın 24-də kənd yandırılmışdı. Bununla əlaqədar bu gün, çərşənbə axşamı, muzeydə sərgi açılıb.", "2020-03-24"),
    ("BAKOU, 5 novembre (AFP) – Trois civils ont été tués jeudi 4 novembre par une mine. Depuis le cessez-le-feu de novembre 2020, les mines ont tué.", "2021-11-05"),
    ("Müzakereler 2023'te sürüyor. Çatışma 12 Mayıs Cuma günü çıktı. Pazar günü liderler görüştü. Liderlerin 1 Haziran'da Moldova'da görüşmeleri bekleniyor.",
     "2023-05-14"),
    ("A conscript was shot on Sunday, June 11, 2017. On Monday a group was driven back. Yesterday, a day after the alleged raid, the envoys met.", "2017-06-14"),
    ("Çatışma 8 Eylül 2023 Cuma akşamı çıktı. Pazar günü ateşkes sağlandı. Dün, yani pazartesi günü, liderler görüştü.", "2023-09-12"),
    ("Армения с понедельника проводит учения, которые завершатся в пятницу, 16 августа 2024 года. Вчера, во вторник, Баку осудил их.", "2024-08-14"),
])  # fmt: skip
def test_what_a_text_says_of_its_own_day(text, published, pack):
    assert str(pipeline.parse(txt.document(text, "t.txt"), pack).published.resolved) == published


def test_a_weekday_and_the_date_behind_it_are_one_day(clues):
    found = clues("В ночь на вторник, 21 июля, стреляли.", "ru")
    assert days(found, date(2020, 7, 28)) == [("2020-07-21", "2020-07-21")] * 2


def test_days_after_what_is_told_open_a_sentence_only(clues):
    opening = clues("The prisoners were freed on Saturday. Two days after the swap, a mine killed two men.")
    assert days(opening, date(2021, 12, 9))[-1] == ("2021-12-06", "2021-12-06")
    assert len(clues("A statement came on Saturday. Nothing more was said two days after the swap.")) == 1


@pytest.mark.parametrize(
    ("day", "text"),
    [
        ("2022-09-14", "Бои, вспыхнувшие в ночь на вторник, продолжались в среду, сообщили в Ереване. С 13 сентября 2022 года погибли 49 армянских военных."),
        ("2022-09-14", "Pazartesiyi salıya bağlayan gece başlayan çatışmalar çarşamba günü de sürdü. 13 Eylül 2022'den bu yana 49 Ermeni askeri öldü."),
        (
            "2022-09-14",
            "Bazar ertəsindən çərşənbə axşamına keçən gecə başlayan döyüşlər çərşənbə günü də davam edib. 2022-ci il sentyabrın 13-dən bəri 49 erməni hərbçi ölüb.",
        ),
        ("2022-09-14", "Երեքշաբթի գիշերը սկսված մարտերը շարունակվել են նաև չորեքշաբթի։ 2022 թվականի սեպտեմբերի 13-ից ի վեր զոհվել է 49 հայ զինծառայող։"),
        ("2023-09-20", "Un cessez-le-feu est entré en vigueur ce mercredi à 13 heures au Karabagh, au lendemain de l'offensive lancée par Bakou le 19 septembre 2023."),
        ("2023-09-20", "Сегодня в 13 часов в Карабахе вступило в силу прекращение огня — на следующий день после начала наступления 19 сентября 2023 года."),
        ("2023-09-20", "Bakü'nün 19 Eylül 2023'te başlattığı operasyondan bir gün sonra bugün saat 13.00'te ateşkes yürürlüğe girdi."),
        ("2023-09-20", "Bakının 2023-cü il sentyabrın 19-da başladığı əməliyyatdan bir gün sonra, bu gün saat 13:00-da atəşkəs qüvvəyə minib."),
        ("2023-09-20", "Այսօր ժամը 13-ին ուժի մեջ է մտել հրադադարը՝ 2023 թվականի սեպտեմբերի 19-ին սկսված հարձակումից մեկ օր անց։"),
        (
            "2024-04-20",
            "О договорённости, объявленной накануне вице-премьерами, спорят в Ереване. В субботу, 20 апреля 2024 года, десятки жителей Воскепара перекрыли дорогу.",
        ),
        ("2025-08-09", "Au lendemain de la signature, vendredi 8 août 2025 à Washington, d'une déclaration commune, Téhéran a fait part de son inquiétude."),
        ("2025-08-09", "A day after a joint declaration was signed in Washington on Friday, 8 August 2025, Tehran voiced concern."),
        ("2025-08-09", "На следующий день после подписания в Вашингтоне 8 августа 2025 года, в пятницу, совместной декларации Тегеран выразил обеспокоенность."),
        ("2025-08-09", "Washington'da 8 Ağustos 2025 Cuma günü ortak bildirinin imzalanmasının ertesi günü Tahran kaygısını dile getirdi."),
    ],
)  # fmt: skip
def test_the_clues_of_a_text_without_a_header_tell_its_day(day, text, pack):
    assert str(pipeline.parse(txt.document(text, "t"), pack).published.resolved) == day


@pytest.mark.parametrize(
    ("day", "text"),
    [
        ("2023-03-21", "C'est le 100e jour du blocus qui a commencé le 12 décembre 2022, disent les habitants."),
        ("2021-11-10", "Today, exactly one year after the truce of 10 November 2020, the border is closed."),
        ("2016-05-15", "À la veille du sommet du 16 mai 2016, la ligne de contact n'est pas calme."),
        ("2022-10-05", "Sabah, cümə axşamı, 6 oktyabr 2022-ci ildə Praqada görüş keçiriləcək."),
        ("2020-09-29", "Бои, начавшиеся 27 сентября 2020 года, идут третий день подряд."),
    ],
)
def test_days_counted_from_or_down_to_a_day_tell_the_texts_own(day, text, pack):
    assert str(pipeline.parse(txt.document(text, "t"), pack).published.resolved) == day


def test_a_third_day_on_a_day_is_that_day(clues):
    """It counts from a day only where something began on it."""
    assert not reckoned(clues("The road stayed shut for a third day on Wednesday."))
    ((_, since, days),) = reckoned(clues("The road, closed on Monday, stayed shut for a third day."))
    assert (since.text, days) == ("on Monday", 2)


NIGHTS = [
    ('Ötən gecə, saat 01:15-dən 02:40-dək Ermənistan silahlı qüvvələri Sədərək rayonundakı mövqelərimizi atəşə tutub.', 15, 15),
    ('Ötən gecə Ermənistan silahlı qüvvələri Sədərək rayonundakı mövqelərimizi atəşə tutub.', 14, 15),
    ('Ötən gecə saat 23:40-da Ermənistan silahlı qüvvələri Sədərək rayonundakı mövqelərimizi atəşə tutub.', 14, 14),
    ('Last night at 1:15 a.m. Armenian troops fired on positions in Sadarak.', 15, 15),
    ('Overnight, Armenian troops fired on positions in Sadarak.', 14, 15),
    ('Last night at 11:30 p.m. Armenian troops fired on positions in Sadarak.', 14, 14),
    ('La nuit dernière, vers 2 h 40, des soldats arméniens ont ouvert le feu sur Sadarak.', 15, 15),
    ('La nuit dernière, des soldats arméniens ont ouvert le feu sur Sadarak.', 14, 15),
    ('Минувшей ночью в 01:15 армянские военные обстреляли позиции в Садараке.', 15, 15),
    ('Минувшей ночью армянские военные обстреляли позиции в Садараке.', 14, 15),
    ('Прошлой ночью в 23:30 армянские военные обстреляли позиции в Садараке.', 14, 14),
    ('Անցած գիշեր՝ ժամը 02:00-ին, ադրբեջանական զորքերը կրակ են բացել Երասխի ուղղությամբ։', 15, 15),
    ('Անցած գիշեր ադրբեջանական զորքերը կրակ են բացել Երասխի ուղղությամբ։', 14, 15),
    ("Dün gece saat 01.15'te Ermeni birlikleri Sederek'teki mevzilere ateş açtı.", 15, 15),
    ("Dün gece Ermeni birlikleri Sederek'teki mevzilere ateş açtı.", 14, 15),
    ("Dün gece 23.30'da Ermeni birlikleri Sederek'teki mevzilere ateş açtı.", 14, 14),
]


@pytest.mark.parametrize(("text", "first", "last"), NIGHTS)
def test_the_last_night_ended_on_the_texts_day_and_a_clock_time_tells_which_half_it_was(text, first, last, pack):
    attacks = [r for r in pipeline.parse(txt.document("date 2023-06-15\n" + text), pack).reports if r.event == "ASSAULT"]
    assert [(r.date_start, r.date_end) for r in attacks] == [(date(2023, 6, first), date(2023, 6, last))]


def test_a_clock_time_of_the_next_sentence_is_not_the_nights(pack):
    text = "date 2023-06-15\nArmenian troops shelled Sadarak overnight. At 14:40 all was calm."
    [attack] = [r for r in pipeline.parse(txt.document(text), pack).reports if r.event == "ASSAULT"]
    assert (attack.date_start, attack.date_end) == (date(2023, 6, 14), date(2023, 6, 15))


def test_a_night_is_the_latest_day_told_for_the_paragraphs_behind_it(pack):
    text = "date 2024-04-22\nПрошлой ночью жители Киранца перекрыли дорогу.\n\nВ пятницу вице-премьеры двух стран договорились о границе."
    text += "\n\nОппозиция обвинила правительство в сдаче сёл."
    [accused] = [r for r in pipeline.parse(txt.document(text), pack).reports if r.event == "ACCUSE"]
    assert accused.date_end == date(2024, 4, 22)
