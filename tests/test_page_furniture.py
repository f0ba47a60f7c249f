"""Lines that lead to other articles tell nothing of their own article, in six languages; the texts are our own."""

import pytest

from geo import pipeline
from geo.readers import txt

BODY = {
    "en": "The ministers of Armenia and Azerbaijan met in Tbilisi on Friday.",
    "fr": "Les ministres d'Arménie et d'Azerbaïdjan se sont rencontrés vendredi à Tbilissi.",
    "ru": "Министры Армении и Азербайджана встретились в пятницу в Тбилиси.",
    "tr": "Ermenistan ve Azerbaycan bakanları cuma günü Tiflis'te görüştü.",
    "az": "Ermənistan və Azərbaycan nazirləri cümə günü Tiflisdə görüşüblər.",
    "hy": "Հայաստանի և Ադրբեջանի նախարարները ուրբաթ օրը հանդիպել են Թբիլիսիում։",
}
LINKS = [
    ("en", "Read also: Five killed as rockets hit Berd"),
    ("en", "READ ALSO Five soldiers killed in shelling of Berd"),
    ("en", "Related: Five killed as rockets hit Berd. What we know so far"),
    ("en", "Don't miss: “Five were killed before my eyes”: a day in Berd"),
    ("en", "Related articles:\nFive killed as rockets hit Berd\nMine wounds two near Fuzuli"),
    ("en", "Most read\n\nFive killed as rockets hit Berd\n\nMine wounds two near Fuzuli"),
    ("en", "You may also like\n• Five killed as rockets hit Berd.\n• Mine wounds two near Fuzuli."),
    ("fr", "Lire aussi – Cinq soldats arméniens tués dans le bombardement de Berd"),
    ("fr", "LIRE AUSSI. Cinq soldats arméniens tués dans le bombardement de Berd"),
    ("fr", "Les articles les plus lus\n1. Cinq soldats arméniens tués à Berd\n2. Deux blessés par une mine à Fizouli"),
    ("fr", "Dans la même rubrique\n\nCinq soldats arméniens tués à Berd"),
    ("ru", "Материалы по теме: Пять армянских солдат погибли при обстреле Берда"),
    ("ru", "Смотрите также\nПять армянских солдат погибли при обстреле Берда\nДвое подорвались на мине в Физули"),
    ("ru", "Популярное за неделю\n\nПять армянских солдат погибли при обстреле Берда"),
    ("tr", "Bunu da okuyun: Berd'e roket düştü, beş Ermeni asker öldü"),
    ("tr", "İlginizi çekebilir\nBerd'e roket düştü, beş Ermeni asker öldü\nFüzuli'de mayın patladı, iki yaralı"),
    ("tr", "En çok okunan haberler\n\nBerd'e roket düştü, beş Ermeni asker öldü"),
    ("az", "Bunu da oxuyun: Füzulidə minaya düşən iki əsgər yaralanıb"),
    ("az", "Mövzu ilə bağlı xəbərlər\nFüzulidə minaya düşən iki əsgər yaralanıb\nGədəbəydə beş əsgər həlak olub"),
    ("az", "Oxşar xəbərlər\n\nFüzulidə minaya düşən iki əsgər yaralanıb"),
    ("hy", "Դիտեք նաև․ Բերդի գնդակոծությունից հինգ զինվոր է զոհվել"),
    ("hy", "Առնչվող նյութեր\nԲերդի գնդակոծությունից հինգ զինվոր է զոհվել\nՖիզուլիում ականից վիրավորվել է երկու զինծառայող"),
    ("hy", "Ամենաընթերցված\n\nԲերդի գնդակոծությունից հինգ զինվոր է զոհվել"),
]
GOES_ON = [
    ("en", "Five Armenian soldiers were killed by shelling in Berd, the ministry said.", "ASSAULT", "Berd"),
    ("fr", "Cinq soldats arméniens ont été tués par des tirs à Berd, a dit le ministère.", "ASSAULT", "Berd"),
    ("ru", "Пять армянских солдат погибли при обстреле Берда, сообщило министерство.", "ASSAULT", "Berd"),
    ("tr", "Azerbaycan ordusu Berd'i bombaladı, beş Ermeni asker öldü.", "ASSAULT", "Berd"),
    ("az", "Azərbaycan ordusu Berdi bombalayıb, beş erməni əsgər həlak olub.", "ASSAULT", "Berd"),
    ("hy", "Ադրբեջանի զինուժը գնդակոծել է Բերդը, զոհվել է հինգ զինվոր։", "ASSAULT", "Berd"),
]
LABELS = {"en": "Read also", "fr": "À lire aussi", "ru": "Читайте также", "tr": "İlgili haber", "az": "Həmçinin oxuyun", "hy": "Կարդացեք նաև"}
HEADLINES = {
    "en": "Mine wounds two near Fuzuli", "fr": "Une mine blesse deux civils à Fizouli", "ru": "Двое подорвались на мине в Физули",
    "tr": "Füzuli'de mayın patladı, iki yaralı", "az": "Füzulidə minaya düşən iki nəfər yaralanıb", "hy": "Ֆիզուլիում ականից վիրավորվել է երկու մարդ",
}  # fmt: skip
PROSE = [
    ("Related to this, Azerbaijani troops shelled Berd on Thursday, the ministry said.", "Berd"),
    ("Read also in Berd was the list of the dead: Azerbaijani troops shelled the town on Thursday.", "Berd"),
    ("The most read headline of the week was true: Azerbaijani troops shelled Berd.", "Berd"),
    ("По теме обстрелов высказалось и министерство: азербайджанские военные обстреляли Берд.", "Berd"),
    ("À lire aussi les témoignages recueillis, l'armée azerbaïdjanaise a bombardé Berd.", "Berd"),
]


def read(text, pack):
    return pipeline.parse(txt.document("date 2024-05-26\n" + text), pack)


def told(parse):
    return [(r.event, r.place.name if r.place else "", r.killed, r.wounded) for r in parse.reports]


@pytest.mark.parametrize(("language", "links"), LINKS)
def test_what_leads_to_other_articles_tells_nothing(language, links, pack):
    alone = read(BODY[language], pack)
    parse = read(f"{BODY[language]}\n\n{links}", pack)
    assert told(parse) == told(alone) and [t.text for t in parse.toponyms] == [t.text for t in alone.toponyms] and not parse.casualties


@pytest.mark.parametrize("parted", ["\n\n", "\n"])
@pytest.mark.parametrize("behind", [": {}\n\n", "\n{}\n\n"])
@pytest.mark.parametrize(("language", "body", "event", "place"), GOES_ON)
def test_the_article_goes_on_behind_them(language, body, event, place, behind, parted, pack):
    text = f"{BODY[language]}{parted}{LABELS[language]}{behind.replace(chr(10) * 2, parted).format(HEADLINES[language])}{body}"
    parse = read(text, pack)
    assert (event, place) in [(e, p) for e, p, _, _ in told(parse)] and not any(t.text.startswith(("F", "Ф", "Ֆ")) for t in parse.toponyms)
    assert all(text[s.start - len("date 2024-05-26\n") : s.end - len("date 2024-05-26\n")] == parse.document.text[s.start : s.end] for s in parse.sentences)


@pytest.mark.parametrize(("text", "place"), PROSE)
def test_prose_that_opens_like_a_label_is_read(text, place, pack):
    assert place in [p for e, p, _, _ in told(read(text, pack)) if e == "ASSAULT"]


def test_a_text_of_links_alone_is_no_article(pack):
    assert not read("Read also: Five killed as rockets hit Berd", pack).reports
