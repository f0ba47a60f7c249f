"""Who did what to whom, one sentence a rule, in six languages; the sentences are our own."""

import json
from datetime import date

import hypothesis
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo import pipeline, settings
from geo.readers import txt

SENTENCES = [
    # active, passive, nominal, mutual
    ("L'armée arménienne a bombardé le village d'Alibeyli.", "ASSAULT", "heavy-weapons", {"ARM"}, {"AZE"}),
    ("Deux soldats azerbaïdjanais ont été capturés par les forces arméniennes.", "ASSAULT", "abduct", {"ARM"}, {"AZE"}),
    ("Des affrontements ont éclaté entre les armées arménienne et azerbaïdjanaise.", "ASSAULT", "clash", {"ARM", "AZE"}, set()),
    ("Азербайджанские военные открыли огонь по армянским позициям у села Сотк.", "ASSAULT", "firearms", {"AZE"}, {"ARM"}),
    ("Двое азербайджанских военнослужащих взяты в плен.", "ASSAULT", "abduct", {"ARM"}, {"AZE"}),
    ("Ermenistan ordusu Tovuz'daki köyleri top ateşine tuttu.", "ASSAULT", "heavy-weapons", {"ARM"}, {"AZE"}),
    ("Azerbaycan askerleri Ermeni mevzilerine ateş açtı.", "ASSAULT", "firearms", {"AZE"}, {"ARM"}),
    ("Ermənistan silahlı qüvvələri Tovuz rayonunun kəndlərini artilleriyadan atəşə tutub.", "ASSAULT", "heavy-weapons", {"ARM"}, {"AZE"}),
    ("Düşmən mövqelərimizi atəşə tutub.", "ASSAULT", "firearms", {"ARM"}, {"AZE"}),
    ("Հակառակորդը հրետակոծել է Ջերմուկը։", "ASSAULT", "heavy-weapons", {"AZE"}, {"ARM"}),
    ("Երկու հայ զինծառայող գերեվարվել է։", "ASSAULT", "abduct", {"AZE"}, {"ARM"}),
    # talks
    ("Les ministres arménien et azerbaïdjanais des Affaires étrangères se sont rencontrés à Washington.", "CONSULT", "meet", {"ARM", "AZE"}, set()),
    ("Macron spoke by phone with Aliyev and Pashinyan.", "CONSULT", "phone", {"FRA"}, {"ARM", "AZE"}),
    ("Госсекретарь США Энтони Блинкен провёл телефонные разговоры с Пашиняном и Алиевым.", "CONSULT", "phone", {"USA"}, {"ARM", "AZE"}),
    ("Putin, Paşinyan'la telefonda görüştü.", "CONSULT", "phone", {"RUS"}, {"ARM"}),
    ("Ermənistan və Azərbaycan xarici işlər nazirləri Vaşinqtonda görüşüb.", "CONSULT", "meet", {"ARM", "AZE"}, set()),
    ("Պուտինը հեռախոսազրույց է ունեցել Փաշինյանի հետ։", "CONSULT", "phone", {"RUS"}, {"ARM"}),
    # words
    ("Yerevan rejected Baku's accusations.", "REJECT", "deny", {"ARM"}, {"AZE"}),
    ("Россия призвала стороны к сдержанности.", "REQUEST", "de-escalate", {"RUS"}, {"ARM", "AZE"}),
    ("Rusiya tərəfləri təmkinli olmağa çağırıb.", "REQUEST", "de-escalate", {"RUS"}, {"ARM", "AZE"}),
    ("La Turquie a blâmé la partie arménienne.", "ACCUSE", "allege", {"TUR"}, {"ARM"}),
    ("Aliyev Ermenistan'ı tehdit etti.", "THREATEN", "violence", {"AZE"}, {"ARM"}),
    ("Ալիևը սպառնացել է ուժ կիրառել։", "THREATEN", "violence", {"AZE"}, {"ARM"}),
    # the rest
    ("Azerbaijan set up a checkpoint on the Lachin road.", "COERCE", "blockade", {"AZE"}, {"ARM"}),
    ("Iran conducted military exercises along its border with Azerbaijan.", "MOBILIZE", "exercise", {"IRN"}, set()),
    ("Les deux pays ont échangé des prisonniers.", "RETREAT", "release", {"ARM", "AZE"}, set()),
    ("Türkiyə Azərbaycanı dəstəkləyib.", "SUPPORT", "endorse", {"TUR"}, {"AZE"}),
    ("A soldier was wounded when a landmine exploded near Shurnukh.", "ASSAULT", "mine", set(), {"ARM"}),
    ("Protesters gathered outside the parliament in Yerevan.", "PROTEST", "demo", {"ARM"}, {"ARM"}),
]


def reports(text, pack):
    return [r for r in pipeline.parse(txt.document("date 2022-09-14\n" + text), pack).reports if r.status == "reported"]


def countries(codes):
    return {c.partition(":")[0] for c in codes}


@pytest.mark.parametrize(("text", "event", "mode", "actors", "recipients"), SENTENCES)
def test_one_sentence_gives_one_report_with_its_roles(text, event, mode, actors, recipients, pack):
    found = reports(text, pack)
    assert [(r.event, r.mode, countries(r.actors), countries(r.recipients)) for r in found] == [(event, mode, actors, recipients)]


@pytest.mark.parametrize(
    "text",
    [
        "Aucune des deux parties n'a signalé de tirs d'artillerie.",
        "L'équipe arménienne a attaqué en seconde période, mais le match s'est achevé sur un nul.",
        "Une cérémonie a marqué l'anniversaire des combats d'avril 2016.",
        "The rival candidates traded barbs in a war of words.",
        "Bu olay Erivan'da büyük bir sevinç kaynağı oldu.",
    ],
)
def test_what_did_not_happen_now_is_no_incident(text, pack):
    assert reports(text, pack) == []


def test_an_allegation_without_a_spot_is_no_attack_of_its_own(pack):
    assert [r.event for r in reports("Yerevan accused Baku of shelling its positions on Tuesday.", pack)] == ["ACCUSE"]


def test_the_accused_is_the_doer(pack):
    found = {r.event: r for r in reports("Yerevan accused Baku of shelling the village of Chinari on Tuesday.", pack)}
    assert countries(found["ACCUSE"].actors) == {"ARM"} and countries(found["ACCUSE"].recipients) == {"AZE"}
    assert countries(found["ASSAULT"].actors) == {"AZE"}


def test_what_is_asked_for_has_not_happened(pack):
    assert [r.event for r in reports("Les États-Unis ont exigé le retrait des troupes azerbaïdjanaises.", pack)] == ["REQUEST"]


def test_condemning_an_attack_is_no_attack(pack):
    assert [r.event for r in reports("Fransa saldırıyı kınadı.", pack)] == ["ACCUSE"]


def test_losses_told_after_an_attack_are_its_losses(pack):
    (found,) = reports("L'armée azerbaïdjanaise a attaqué un poste arménien près de Sotk. Trois soldats ont été tués et deux blessés.", pack)
    assert (found.killed.best, found.wounded.best, countries(found.actors)) == (3, 2, {"AZE"})


def test_losses_in_a_sentence_of_their_own_are_those_of_the_attack(pack):
    (found,) = reports("Azerbaijani troops opened fire near Sotk on Tuesday. There were no casualties.", pack)
    assert (found.killed.best, found.killed.high) == (0, 0)


def test_the_teller_is_no_sufferer_of_what_it_tells(pack):
    (found,) = reports("Azerbaijan's Defence Ministry claimed that up to 20 Armenian soldiers had been killed.", pack)
    assert (countries(found.actors), countries(found.recipients), found.asserted_by) == ({"AZE"}, {"ARM"}, ("AZE:GOV",))


def test_who_rejects_rejects_what_was_just_said(pack):
    found = {r.event: r for r in reports("France urged Azerbaijan to withdraw its troops, but Baku rejected the demand.", pack)}
    assert countries(found["REJECT"].recipients) == {"FRA"}


def test_own_letters_part_died_from_became(pack):
    assert [r.event for r in reports("İki asker Gegharkunik bölgesinde öldü.", pack)] == ["ASSAULT"]
    assert reports("Toplantı Gegharkunik bölgesinde verimli oldu.", pack) == []


def test_the_speaker_is_who_asserts_it(pack):
    (found,) = reports("Selon le ministère arménien de la Défense, un drone azerbaïdjanais a frappé Berd.", pack)
    assert found.asserted_by == ("ARM:GOV",)


def test_a_dateline_does_nothing_in_its_text(pack):
    (found,) = reports("WASHINGTON, Aug 8, 2025 (Reuters) - The leaders of Armenia and Azerbaijan signed a joint declaration on Friday.", pack)
    assert countries(found.actors) | countries(found.recipients) == {"ARM", "AZE"}


def test_the_country_of_a_dateline_speaks_for_nobody(pack):
    assert reports("PARIS (France) – A appelé Bakou à la retenue le Parlement européen.", pack) == []
    found = reports("GRENADE (Espagne) – Réunis jeudi, Emmanuel Macron et Nikol Pachinian ont réaffirmé l'inviolabilité des frontières.", pack)
    assert found and not any("ESP" in countries(r.actors) for r in found)


def test_the_police_are_those_of_the_town_told_last(pack):
    text = "Bakou a salué l'accord. Des milliers de personnes ont manifesté mercredi à Erevan. La police a interpellé 28 manifestants."
    assert [(r.event, countries(r.actors)) for r in reports(text, pack)][1:] == [("PROTEST", {"ARM"}), ("COERCE", {"ARM"})]


@pytest.mark.parametrize(
    "text",
    [
        "Сопредседатели Минской группы ОБСЕ прибыли в Баку, где их принял Ильхам Алиев. Посредники призвали стороны воздержаться от провокаций.",
        "Նալբանդյանն ընդունել է ԵԱՀԿ Մինսկի խմբի համանախագահներին։ Համանախագահները կողմերին հորդորել են զերծ մնալ ուժի կիրառումից։",
    ],
)
def test_bare_mediators_are_those_told_last(text, pack):
    assert [r.actors for r in reports(text, pack) if r.event == "REQUEST"] == [("OSCE",)]


def test_an_unknown_first_name_parts_no_list(pack):
    text = "Никол Пашинян ночью провёл телефонные переговоры с Владимиром Путиным, Эмманюэлем Макроном и Энтони Блинкеном."
    assert [countries(r.recipients) for r in reports(text, pack)] == [{"RUS", "FRA", "USA"}]


def test_losses_since_a_day_are_not_those_of_one_shot(pack):
    text = "13 сентября выстрелом снайпера смертельно ранен контрактник ВС Армении. С 8 сентября стороны потеряли 19 человек убитыми."
    assert [len(r.actors) for r in reports(text, pack) if r.event == "ASSAULT"] == [1, 2]


def test_attacks_far_apart_with_other_weapons_are_two(pack):
    filler = "The ministry added that the road had been repaired and that schools in the province would open again after the harvest was brought in."
    text = f"Azerbaijani forces shelled Movses on Tuesday. {filler} {filler} An Azerbaijani drone struck a lorry near Aygepar on Tuesday."
    assert [r.mode for r in reports(text, pack) if r.event == "ASSAULT"] == ["heavy-weapons", "drone"]


def test_attacks_told_far_apart_are_two(pack):
    filler = "The ministry added that the road had been repaired and that schools in the province would open again after the harvest was brought in."
    told = "Azerbaijani forces shelled Armenian positions on Tuesday."
    assert [len([r for r in reports(text, pack) if r.event == "ASSAULT"]) for text in (f"{told} {told}", f"{told} {filler} {filler} {told}")] == [1, 2]


def test_an_article_before_a_country_makes_no_club_where_sport_is_told_too(pack):
    (found,) = reports("L'Arménie a demandé la réunion du Conseil de sécurité de l'ONU. Un match de football prévu dimanche est annulé.", pack)
    assert (found.event, countries(found.actors)) == ("REQUEST", {"ARM"})


@pytest.mark.parametrize("text", [
    "Уничтожены два армянских танка.", "Уничтожена армянская военная техника.", "İki erməni tankı məhv edilib.", "Ermənistanın hərbi maşını məhv edilib.",
    "Ոչնչացվել է երկու հայկական տանկ։", "Two Armenian tanks were destroyed.",
])  # fmt: skip
def test_tanks_are_no_dead(text, pack):
    (found,) = reports(text, pack)
    assert (countries(found.actors), countries(found.recipients), found.killed) == ({"AZE"}, {"ARM"}, None)


def test_talk_of_qualifying_is_no_sport(pack):
    (found, _) = reports("L'Arménie a demandé la réunion du Conseil de sécurité de l'ONU. Bakou a qualifié cette demande d'infondée.", pack)
    assert (found.event, countries(found.actors)) == ("REQUEST", {"ARM"})


CHRONOLOGY = """Хроника (июль 2020)

12 июля — азербайджанские военные атаковали армянские позиции у Чинари. Баку обвинил Ереван в провокации.
14 июля — Армения обстреляла село Агдам Товузского района. Лавров переговорил по телефону с Мнацаканяном.
17 июля — Россия призвала стороны к сдержанности."""


def test_each_entry_of_a_chronology_dates_what_it_tells(pack):
    read = pipeline.parse(txt.document(CHRONOLOGY, "a.txt"), pack)
    assert [(r.event, r.date_start.day) for r in read.reports] == [("ASSAULT", 12), ("ACCUSE", 12), ("ASSAULT", 14), ("CONSULT", 14), ("REQUEST", 17)]
    assert read.published.resolved.isoformat() == "2020-07-17"


def test_a_capital_before_a_number_speaks_and_is_no_dateline(pack):
    [report] = pipeline.parse(txt.document("date 2022-09-13\nBakü, akşam saatlerinde 50 askerinin şehit olduğunu duyurdu.", "a.txt"), pack).reports
    assert report.asserted_by == ("AZE",)


def test_people_hurt_by_the_police_are_no_losses_of_the_fighting(pack):
    text = "date 2024-06-12\nВ Ереване полиция применила светошумовые гранаты, пострадали 98 человек."
    assert [r.event for r in pipeline.parse(txt.document(text, "a.txt"), pack).reports] == ["COERCE"]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Azərbaycan ordusunun atəşi nəticəsində üç erməni hərbçisi həlak olub, ikisi yaralanıb.", ["ARM", "ARM"]),
        ("Azerbaycan ateşi sonucu iki asker öldü.", ["ARM"]),  # not those who fired
    ],
)
def test_losses_are_of_those_who_suffered_them(text, sides, pack):
    assert [c.side for c in pipeline.parse(txt.document("date 2022-09-13\n" + text, "a.txt"), pack).casualties] == sides


def test_whose_the_foreign_ministry_is(pack):
    text = "YEREVAN, July 28, 2021. Azerbaijani units attacked Armenian posts.\n\nThe Defense Ministry in Baku denied it.\n\nThe Foreign Ministry urged the CSTO to react."
    found = [r for r in pipeline.parse(txt.document(text, "en.txt"), pack).reports if r.event == "REQUEST"]
    assert [countries(r.actors) for r in found] == [{"ARM"}]


def test_what_follows_history_in_its_paragraph_is_history(pack):
    text = "Azerbaijani forces opened fire near Tegh.\n\nThe two countries fought a war in autumn 2020. More than 6,500 people were killed in the fighting."
    assert [r.mode for r in reports(text, pack)] == ["firearms"]


def test_losses_told_before_the_clause_of_their_attack_are_its_own(pack):
    text = (
        "Armenia and Azerbaijan reported casualties on both sides after an exchange of fire near Sotk.\n\nArmenia's defence ministry said two of its soldiers "
        "were killed when Azerbaijani forces shelled its positions."
    )
    assert [(countries(r.actors), r.killed.best if r.killed else 0) for r in reports(text, pack)] == [({"ARM", "AZE"}, 0), ({"AZE"}, 2)]


@pytest.mark.parametrize("text", ["Baku says they were a sabotage group.", "Baku described it as an infiltration attempt."])
def test_what_something_is_only_called_is_no_event(text, pack):
    assert not [r for r in reports(text, pack) if r.event == "ASSAULT"]


@pytest.mark.parametrize(
    "text",
    [
        "Two Russian peacekeepers were killed on Wednesday when their vehicle came under Azerbaijani fire near Janyatag.",
        "Two Russian peacekeepers were killed under Azerbaijani fire.",
        "Двое российских миротворцев погибли в среду, когда их машина попала под азербайджанский обстрел близ Джанятага.",
    ],
)
def test_guests_are_struck_by_whom_their_sentence_names(text, pack):
    assert [(countries(r.actors), countries(r.recipients), r.killed.best) for r in reports(text, pack)] == [({"AZE"}, {"RUS"}, 2)]


@pytest.mark.parametrize(
    "text",
    [
        "The Armenian Defence Ministry denied Baku's claims that its troops had fired at positions near Kalbajar.",
        "Armenia rejected the Azerbaijani claim that its forces had opened fire near Kalbajar.",
        "İrəvan erməni bölmələrinin Kəlbəcər istiqamətində atəş açdığı iddialarını rədd edib.",
        "Երևանը մերժել է Բաքվի պնդումը, թե հայկական ուժերը կրակ են բացել Քելբաջարի մոտ։",
    ],
)
def test_a_claim_that_is_denied_is_no_attack(text, pack):
    assert [(r.event, countries(r.actors), countries(r.recipients)) for r in reports(text, pack)] == [("REJECT", {"ARM"}, {"AZE"})]


@pytest.mark.parametrize("text", [
    "Les affirmations de l'Azerbaïdjan, selon lesquelles les forces arméniennes ont tiré sur Sadarak, sont mensongères, a déclaré Erevan.",
    "L'affirmation de Bakou selon laquelle des unités arméniennes ont tiré sur Sadarak ne correspond pas à la réalité, a déclaré Erevan.",
    "The report that Armenian units shelled Sadarak is false, Yerevan said.", "Baku's claim that Armenian units fired on Sadarak is a lie, Yerevan said.",
    "Сообщение о том, что армянские подразделения обстреляли Садарак, является ложью, заявил Ереван.",
    "Տեղեկությունը, թե հայկական զորքերը կրակել են Սադարակի ուղղությամբ, սուտ է, հայտարարեց Երևանը։",
])  # fmt: skip
def test_an_attack_that_its_alleged_doer_calls_a_lie_is_denied_and_stays_that_side_s(text, pack):
    attack, answer = pipeline.parse(txt.document("date 2022-09-14\n" + text), pack).reports
    assert (attack.event, attack.status, attack.actors, attack.recipients, attack.asserted_by) == ("ASSAULT", "denied", ("ARM:MIL",), ("AZE",), ("ARM",))
    assert (answer.event, countries(answer.actors), countries(answer.recipients)) == ("REJECT", {"ARM"}, {"AZE"})


def test_who_calls_a_report_of_arrests_false_denies_both_verbs_of_it(pack):
    text = "date 2022-09-14\nThe report that two Armenian drivers arrested on Friday were freed is false, Baku said."
    told = pipeline.parse(txt.document(text), pack).reports
    assert [(r.event, r.status) for r in told[:2]] == [("COERCE", "denied"), ("RETREAT", "denied")]


@pytest.mark.parametrize(
    "text",
    [
        "Ереван передал Баку свои предложения по мирному договору.",
        "Совет Безопасности ООН заявления не принял.",
        "BM Güvenlik Konseyi bildiri kabul etmedi.",
    ],
)
def test_papers_that_are_sent_or_not_adopted_free_and_deny_nothing(text, pack):
    assert reports(text, pack) == []


def test_whom_a_sentence_lets_go_was_hurt_before(pack):
    text = "The Azerbaijani side handed over to Armenia the body of a soldier killed in the September fighting."
    assert [r.event for r in reports(text, pack)] == ["RETREAT"]


@pytest.mark.parametrize(
    "text", ["Armenia expelled an Azerbaijani diplomat accused of spying.", "Azerbaijani units, supported by artillery, launched an assault on the heights above Jermuk."]
)
def test_a_lone_participle_with_its_agent_is_passive(text, pack):
    assert not [r for r in reports(text, pack) if r.event in ("ACCUSE", "SUPPORT")]


def test_an_attack_by_somebody_else_is_not_the_speakers(pack):
    read = reports("U.S. House Speaker Nancy Pelosi condemned attacks by Azerbaijan.", pack)
    assert not [r for r in read if r.event == "ASSAULT" and "USA" in countries(r.actors)]


def test_a_government_building_is_the_protesters_own(pack):
    text = "The State Department called on Azerbaijan to pull back. In Yerevan, several hundred opposition supporters rallied outside the government building."
    [found] = [r for r in reports(text, pack) if r.event == "PROTEST"]
    assert countries(found.recipients) == {"ARM"}


@pytest.mark.parametrize(
    ("text", "event", "actors", "recipients"),
    [
        ("In Yerevan, several hundred people rallied. Talks with Baku went on. Police detained eleven of them.", "COERCE", {"ARM"}, {"ARM"}),
        ("Opposition supporters blocked a street in Yerevan. Eleven were detained. In the evening the detainees were released.", "RETREAT", {"ARM"}, {"ARM"}),
        ("A French citizen was arrested in Baku on 4 December.", "COERCE", {"AZE"}, {"FRA"}),
    ],
)
def test_the_police_and_the_arrested_are_those_of_the_protest_or_the_town(pack, text, event, actors, recipients):
    [found] = [r for r in reports(text, pack) if r.event == event]
    assert (countries(found.actors), countries(found.recipients)) == (actors, recipients)


def test_what_is_struck_lies_in_the_village_told_before(pack):
    text = "Azerbaijani forces shelled the village of Chinari on Monday. At noon the school was hit by a shell."
    last = [r for r in reports(text, pack) if r.event == "ASSAULT"][-1]
    assert (countries(last.actors), countries(last.recipients)) == ({"AZE"}, {"ARM"})


@pytest.mark.parametrize("text", ["Baku said its units had acted in response to shelling.", "Bakou dit que ses unités ont agi en réponse à des tirs de mortier."])
def test_what_a_side_answers_was_done_to_it(pack, text):
    [found] = [r for r in reports(text, pack) if r.event == "ASSAULT"]
    assert (countries(found.actors), countries(found.recipients)) == ({"ARM"}, {"AZE"})


def test_not_only_one_but_also_the_other_is_accused(pack):
    [found] = reports("Nikol Pashinyan accused not only Baku but also Moscow.", pack)
    assert countries(found.recipients) == {"AZE", "RUS"}


def test_chairs_of_several_countries_in_a_row_speak_for_their_body(pack):
    text = "The three mediators – James Warlick of the United States, Igor Popov of Russia and Pierre Andrieu of France – called on the parties to stop shooting."
    [found] = [r for r in reports(text, pack) if r.event == "REQUEST"]
    assert found.actors == ("OSCE",)


def test_a_place_does_not_go_on_into_the_next_entry_of_a_chronology(pack):
    text = "Timeline 2022\n\n21 September: Azerbaijani forces opened fire near Kut.\n4 October: Azerbaijan returned 17 Armenian prisoners of war."
    assert [r.place and r.place.name for r in pipeline.parse(txt.document(text, "a.txt"), pack).reports] == ["Kut", None]


def test_one_more_person_beside_those_counted_counts(pack):
    text = "Two Azerbaijani journalists and a local official died when their vehicle hit a mine."
    assert [c.best for c in pipeline.parse(txt.document(text, "a.txt"), pack).casualties] == [3]


def test_a_ministry_in_a_third_countrys_text_is_that_of_the_party_told_last(pack):
    text = "Ermenistan Savunma Bakanlığı iki askerin yaralandığını bildirdi. Dışişleri Bakanlığı Bakü'yü saldırganlıkla suçladı."
    [found] = [r for r in reports(text, pack) if r.event == "ACCUSE"]
    assert countries(found.actors) == {"ARM"}


def test_kind_words_of_a_call_are_that_call(pack):
    text = "Türkiye Dışişleri Bakanı Mevlüt Çavuşoğlu, Azerbaycanlı mevkidaşı Ceyhun Bayramov'u telefonla arayarak desteğini iletti."
    assert [r.event for r in reports(text, pack)] == ["CONSULT"]


def test_an_opposition_is_that_of_the_texts_own_country(pack):
    text = "Ադրբեջանը պահանջել է ազատել Ղազախի չորս գյուղերը։ Ընդդիմությունը կառավարությանը մեղադրում է միակողմանի զիջումների մեջ։"
    found = [r for r in reports(text, pack) if r.event == "ACCUSE"]
    assert [countries(r.actors) for r in found] == [{"ARM"}]


@pytest.mark.parametrize(
    "text",
    [
        "Azerbaijani soldiers fired at Armenian positions near Sotk on Monday. Armenian units returned fire. There were no losses.",
        "L'armée azerbaïdjanaise a ouvert le feu lundi sur les positions arméniennes près de Sotk. L'armée arménienne a riposté. La partie arménienne n'a pas de pertes.",
        "Азербайджанские военные открыли огонь по армянским позициям у Сотка. Армянские подразделения ответили огнём. С армянской стороны потерь нет.",
        "Ադրբեջանական ուժերը կրակ են բացել Սոթքի հայկական դիրքերի ուղղությամբ։ Հայկական ստորաբաժանումները պատասխան կրակ են բացել։ Հայկական կողմը կորուստներ չունի։",
    ],
)
def test_losses_told_behind_an_answer_are_those_of_the_attack(text, pack):
    told = {next(iter(countries(r.actors))): r.killed and r.killed.best for r in reports(text, pack) if r.event == "ASSAULT"}
    assert told == {"AZE": 0, "ARM": None}


@pytest.mark.parametrize(
    "text",
    [
        "Azerbaijani forces fired at Sotk on Monday. Nobody was injured, said the mayor.",
        "Les forces azerbaïdjanaises ont tiré lundi sur Sotk. L'armée arménienne n'a pas subi de pertes.",
        "Азербайджанские силы обстреляли Сотк в понедельник. Никто не пострадал, сообщил староста.",
        "Ադրբեջանական ուժերը երկուշաբթի կրակել են Սոթքի ուղղությամբ։ Տուժածներ չկան։",
        "Erməni qüvvələri bazar ertəsi Ağdam kəndini atəşə tutub. Xəsarət alan yoxdur.",
        "Ermeni güçleri pazartesi Ağdam köyüne ateş açtı. Ölen ya da yaralanan olmadı.",
    ],
)
def test_that_nobody_was_hurt_denies_no_attack(text, pack):
    (report,) = pipeline.parse(txt.document(text, "x.txt", stated_date="2022-09-14"), pack).reports
    assert report.status == "reported"
    assert [t.best for t in (report.killed, report.wounded) if t] in ([0], [0, 0])


def test_he_died_tells_of_the_attack_before(pack):
    text = "An Armenian conscript was shot dead by an Azerbaijani sniper near Yeraskh on Sunday. He died on Monday morning at a Yerevan hospital."
    assert [(r.event, str(r.date_start)) for r in reports(text, pack)] == [("ASSAULT", "2022-09-11")]


@pytest.mark.parametrize(
    "text",
    [
        "An earthquake killed four people in the north of Armenia on Sunday.",
        "При столкновениях полиции с протестующими в Ереване пострадали десятки человек.",
        "Des échauffourées entre la police et les manifestants ont fait douze blessés à Erevan.",
        "Les crues ont fait quatre morts à Noyemberian.",
        "Урожай в Араратской долине пострадал от града, погибла треть деревьев.",
        "A museum in Yerevan has opened an exhibition on the battle of 1918. Some 300 Armenian soldiers fell in it, the curator says.",
        "Bakıda birinci Qarabağ müharibəsi haqqında film göstərilib. Rejissor minaya düşən uşaqlardan danışır: əsir götürülən əsgərlər, atəşə tutulan kənd.",
        "Հայաստանի հավաքականը հարձակվեց ձախ եզրից և խաղը հաղթեց։ Մրցավարը կարմիր քարտ ցույց տվեց։",
    ],
)
def test_disasters_stories_and_matches_attack_nobody(text, pack):
    assert not [r for r in reports(text, pack) if r.event == "ASSAULT"]


def test_a_museum_that_is_shelled_on_a_day_is_news(pack):
    text = "Azerbaijani forces shelled a museum in Goris on Tuesday. The museum's exhibition was destroyed."
    assert [(countries(r.actors), countries(r.recipients)) for r in reports(text, pack) if r.event == "ASSAULT"] == [({"AZE"}, {"ARM"})]


# ---------------------------------------------------------------- whatever is written

GOLD = sorted((settings.ROOT / "tests" / "gold" / "dev").glob("*/0[1-3].json"))
WORDS = [word for path in GOLD for word in json.loads(path.read_text("utf-8"))["text"].split(" ")]
PIECES = st.builds(lambda start, length: " ".join(WORDS[start : start + length]), st.integers(0, len(WORDS) - 1), st.integers(1, 25))


@hypothesis.settings(max_examples=150, deadline=None)
@given(st.lists(PIECES.filter(str.strip), min_size=1, max_size=6), st.sampled_from(["2020-07", "2020-07-17", None]))
def test_pieces_of_news_in_any_order_are_read(pack, pieces, day):
    text = ", ".join(pieces)
    parse = pipeline.parse(txt.document(text, "a.txt", stated_date=day), pack)
    assert all(parse.document.text[s.start : s.end] == s.quote for r in parse.reports for s in r.evidence)


@pytest.mark.parametrize(
    ("text", "event", "actors", "recipients"),
    [
        ("Алиев выступил с обращением. В Баку сообщения об обстреле сёл назвали ложью.", "REJECT", {"AZE"}, {"ARM"}),
        ("Сергей Лавров прибыл в Баку. Губернатор Тавушской области встретился с главой офиса Красного Креста.", "CONSULT", {"ARM"}, {"ICRC"}),
        ("Лавров переговорил с коллегой. Премьер-министр Овик Абрамян поручил выделить семьям погибших материальную помощь.", "AID", {"ARM"}, {"ARM"}),
        ("Баку сообщил о потерях. Американский сопредседатель Минской группы ОБСЕ призвал стороны к сдержанности.", "REQUEST", {"OSCE"}, {"ARM", "AZE"}),
        ("Блок «Айастан» обвинил Никола Пашиняна в капитуляции.", "ACCUSE", {"ARM"}, {"ARM"}),
        ("Никол Пашинян встретился с жителями приграничного Воскепара.", "CONSULT", {"ARM"}, {"ARM"}),
        ("Азербайджанские пограничники задержали двух граждан Армении; вечером их отпустили.", "RETREAT", {"AZE"}, {"ARM"}),
        ("Алиев выступил в Баку. Снайпер с азербайджанской стороны ранил жителя села Беркабер.", "ASSAULT", {"AZE"}, {"ARM"}),
        ("Генсек НАТО был в Баку, где его принял Ильхам Алиев.", "CONSULT", {"AZE"}, {"NATO"}),
        ("Сопредседатели Минской группы Игорь Попов и Ричард Хогланд приняли главу МИД Азербайджана.", "CONSULT", {"OSCE"}, {"AZE"}),
        ("Владимир Путин обсудил кризис по телефону с Пашиняном, Эммануэль Макрон – с Алиевым.", "CONSULT", {"RUS"}, {"ARM"}),
        ("Иран начал учения у границы. Баку предупредил, что не потерпит клеветы.", "THREATEN", {"AZE"}, {"IRN"}),
        ("Полиция Армении оттеснила митингующих, задержаны 14 человек.", "COERCE", {"ARM"}, {"ARM"}),
        ("Пашинян принял посла Индии. Министр обороны Армении был там. Посол осудил Баку.", "ACCUSE", {"IND"}, {"AZE"}),
        ("Ադրբեջանական լայնածավալ հարձակման հետևանքով զոհվել է ավելի քան երկու հարյուր հայ զինվորական։", "ASSAULT", {"AZE"}, {"ARM"}),
        ("Հայաստանի կառավարությունը նիստ գումարեց։ Գորիսի քաղաքապետը կառավարությունից պահանջեց ամրացնել դիրքերը։", "REQUEST", {"ARM"}, {"ARM"}),
        ("Վարչապետ Նիկոլ Փաշինյանը գումարել է Անվտանգության խորհրդի արտահերթ նիստ։", "CONSULT", {"ARM"}, set()),
        ("Washington, whose secretary of state flew to Yerevan, praised the deal.", "CONSULT", {"USA"}, {"ARM"}),  # to whom a visit is paid
        ("In an area patrolled by Russian peacekeepers two Armenian soldiers were killed.", "ASSAULT", {"AZE"}, {"ARM"}),
        ("Armenia handed nobody over. The body of an Azerbaijani serviceman, which was handed over to the Red Cross, lay there.", "RETREAT", {"ARM"}, {"AZE", "ICRC"}),
        ("Two Armenian villagers were hurt by a shell that hit their car.", "ASSAULT", {"AZE"}, {"ARM"}),
        ("A soldier was killed near Sotk by gunfire that Yerevan attributed to the Azerbaijani side.", "ASSAULT", {"AZE"}, {"ARM"}),
        ("Baku said that it was answering Armenia, which it accused of using the road for arms.", "ACCUSE", {"AZE"}, {"ARM"}),
        ("President Aliyev described Armenia as a bandit state and threatened war.", "THREATEN", {"AZE"}, {"ARM"}),
        ("Two Armenian drivers arrested that day were still held in Baku.", "COERCE", {"AZE"}, {"ARM"}),
        ("Azerbaijan's ambassador to Brussels, Vaqif Sadiqov, condemned the EU mission.", "ACCUSE", {"AZE"}, {"EU"}),
        ("Tehran, which spoke through its ambassador, Abbas Mousavi, phoned Ilham Aliyev.", "CONSULT", {"IRN"}, {"AZE"}),
        ("The EU, whose mission patrols the border, was silent. Azerbaijan accused the mission of spying.", "ACCUSE", {"AZE"}, {"EU"}),
        ("It was quiet since Pashinyan and Aliyev met in Brussels on Monday with Macron.", "CONSULT", {"ARM", "AZE"}, {"FRA"}),
    ],
)
def test_press_sentences(text, event, actors, recipients, pack):
    found = [(countries(r.actors), countries(r.recipients)) for r in reports(text, pack) if r.event == event]
    assert (actors, recipients) in found


def test_a_town_that_heads_a_paragraph_is_where_it_happened(pack):
    text = "Сводка администрации области.\n\nМовсес. С 11:00 до 11:40 по северной окраине велась стрельба из крупнокалиберного пулемёта."
    assert [(countries(r.actors), countries(r.recipients)) for r in reports(text, pack)] == [({"AZE"}, {"ARM"})]


def test_who_issues_a_statement_speaks_in_its_first_person(pack):
    text = "Заявление МИД Армении\n\nВ воскресенье азербайджанский отряд напал на автомобиль полиции.\n\nПризываем Азербайджан прекратить провокации."
    assert ({"ARM"}, {"AZE"}) in [(countries(r.actors), countries(r.recipients)) for r in reports(text, pack) if r.event == "REQUEST"]


def test_a_word_of_contrast_parts_days(pack):
    text = "Во вторник генсек НАТО провел переговоры с президентом Армении Ваагном Хачатуряном, а накануне был в Баку."
    assert [str(r.date_start) for r in reports(text, pack) if r.event == "CONSULT"] == ["2022-09-13"]


def test_what_is_negated_by_a_copula_behind_it_is_denied(pack):
    assert not [r for r in reports("Ադրբեջանի ԱԳՆ-ն հայտարարեց, թե ճանապարհն արգելափակված չէ։", pack) if r.event == "COERCE"]


def test_what_a_quotation_denies_denies_nothing_outside_it(pack):
    told = reports("Çavuşoğlu, Ermenistan'ı kınadı ve \"Azerbaycan yalnız değildir\" dedi.", pack)
    assert [(r.event, r.status) for r in told if r.event == "ACCUSE"] == [("ACCUSE", "reported")]


def test_what_armies_of_two_countries_exercise_they_exercise_together(pack):
    told = reports("Türkiye ile Azerbaycan'ın Nahçıvan'da düzenlediği tatbikat salı günü başladı.", pack)
    assert [r.event for r in told] == ["COOPERATE"]


def test_who_condemns_an_attack_means_whoever_struck_the_place(pack):
    told = reports("Türkiye Cumhurbaşkanı Erdoğan, Tovuz bölgesine yönelik saldırıyı kınadı.", pack)
    assert [r.recipients for r in told if r.event == "ACCUSE"] == [("ARM",)]


def test_the_foreign_ministry_that_opens_a_text_before_any_country_is_its_own(pack):
    told = reports("Dışişleri Bakanlığı, Ermenistan'ın Tovuz saldırısını kınadı.", pack)
    assert [(r.actors, r.recipients) for r in told if r.event == "ACCUSE"] == [(("TUR:GOV",), ("ARM",))]


def test_who_was_attacked_made_the_deed_that_answers(pack):
    shot = "Sentyabrın 14-də Ermənistan silahlı qüvvələri Tovuz istiqamətində mövqelərimizi atəşə tutub. "
    told = reports(shot + "Cavab tədbirləri nəticəsində Qızılqaya yüksəkliyi ələ keçirilib.", pack)
    assert [countries(r.actors) for r in told if r.event == "ASSAULT"] == [{"ARM"}, {"AZE"}]


def test_villages_that_were_returned_to_one_party_were_given_by_the_other(pack):
    (found,) = reports("Dörd kənd çərşənbə günü Azərbaycanın nəzarətinə qaytarılıb.", pack)
    assert (found.event, found.actors, found.recipients) == ("RETREAT", ("ARM",), ("AZE",))


@pytest.mark.parametrize(
    ("text", "event", "actors", "recipients"),
    [
        ("Ermenistan'ın Tovuz bölgesine yönelik saldırısını şiddetle kınıyoruz.", "ACCUSE", {"TUR"}, {"ARM"}),  # whoever writes
        ("Azerbaycan Savunma Bakanlığı, Ermenistan ordusuna bağlı birliklerin Azerbaycan mevzilerine ateş açtığını duyurdu.", "ASSAULT", {"ARM"}, {"AZE"}),
        ("Ermenistan ordusunun Azerbaycan mevzilerine top ateşiyle saldırması sonucu üç asker şehit düştü.", "ASSAULT", {"ARM"}, {"AZE"}),
        ("Blinken hem Aliyev'i hem de Paşinyan'ı telefonla aradı.", "CONSULT", {"USA"}, {"AZE", "ARM"}),
        ("ATƏT-in Minsk qrupunun həmsədrləri İqor Popov, Stefan Viskonti və Riçard Hoqland tərəfləri təmkinə çağırıblar.", "REQUEST", {"OSCE"}, {"AZE", "ARM"}),
        ("İrəvan 13 dronun vurulduğunu açıqlayıb.", "ASSAULT", {"ARM"}, {"AZE"}),
        ("Erdoğan ile bir araya gelen Aliyev, Ermenistan'ı suçladı.", "CONSULT", {"AZE"}, {"TUR"}),
    ],
)
def test_who_does_what_in_verb_final_languages(text, event, actors, recipients, pack):
    told = [r for r in reports(text, pack) if r.event == event]
    assert [(countries(r.actors), countries(r.recipients)) for r in told] == [(actors, recipients)]


def test_a_day_before_said_that_is_the_tellers(pack):
    told = reports("Bazar günü Kəlbəcərdə mövqelərimiz atəşə tutulub. Baş nazir Paşinyan çərşənbə axşamı bildirib ki, Azərbaycan qoşunları atəş açıb.", pack)
    assert {(countries(r.actors).pop(), r.date_start) for r in told if r.event == "ASSAULT"} == {("ARM", date(2022, 9, 11)), ("AZE", date(2022, 9, 11))}


def test_who_protested_before_protests_again(pack):
    told = reports("Erivan'da göstericiler salı günü meydanda toplandı. Göstericiler caddeleri trafiğe kapattı.", pack)
    assert all(countries(r.actors) == {"ARM"} for r in told)


def test_police_and_crowds_are_no_fighting_of_the_parties(pack):
    told = reports("Scores were hurt in Yerevan when police used tear gas against protesters. Seven officers were injured.\n\nThe clashes broke out at noon.", pack)
    assert not [r for r in told if r.event == "ASSAULT"]


def test_whom_else_one_spoke_with_on_another_day_is_another_call(pack):
    told = reports("Pashinyan spoke by phone with Vladimir Putin on Thursday night and again with Emmanuel Macron on Friday.", pack)
    assert [(countries(r.recipients), r.date_start.isoweekday()) for r in told] == [({"RUS"}, 4), ({"FRA"}, 5)]


def test_what_came_so_long_after_an_attack_tells_its_day(pack):
    text = "Azerbaijani troops shelled Sotk on Thursday. The attack came two days after an Armenian sergeant was killed near Jermuk."
    assert sorted(r.date_start.isoweekday() for r in reports(text, pack) if r.event == "ASSAULT") == [2, 4]


@pytest.mark.parametrize(
    ("text", "event", "actors", "recipients"),
    [
        ("Emmanuel Macron s’est entretenu avec Vladimir Poutine ; tous deux ont exigé l’arrêt complet des hostilités.", "REQUEST", {"FRA", "RUS"}, {"ARM", "AZE"}),
        ("Moscou et Paris ont réagi, la première pour inviter les parties au calme.", "REQUEST", {"RUS"}, {"ARM", "AZE"}),
        ("Charles Michel a reçu Nikol Pachinian. Le Premier ministre a demandé à son hôte l’envoi d’une mission.", "REQUEST", {"ARM"}, {"EU"}),
        ("Le Parlement européen veut dépêcher une mission, mais l’Azerbaïdjan s’y oppose.", "REJECT", {"AZE"}, {"EU"}),
        ("À Téhéran, on a convoqué jeudi l’ambassadeur azerbaïdjanais.", "ACCUSE", {"IRN"}, {"AZE"}),
        ("Nikol Pachinian a rencontré Emmanuel Macron. Ce dernier a condamné l’attaque azerbaïdjanaise.", "ACCUSE", {"FRA"}, {"AZE"}),
        ("L’Azerbaïdjan accuse l’Arménie, qui aurait « lancé une offensive » près de Kelbadjar.", "ASSAULT", {"ARM"}, {"AZE"}),
        ("L’Arménie a réclamé une fois de plus à l’Azerbaïdjan le retrait de ses troupes.", "REQUEST", {"ARM"}, {"AZE"}),
        ("Des habitants de Voskepar, village menacé, ont bloqué plusieurs heures durant la route.", "PROTEST", {"ARM"}, {"ARM"}),
        ("Azerbaijan says its army did not shell villages in Armenia.", "REJECT", {"AZE"}, {"ARM"}),
        ("L’attaque azerbaïdjanaise a été repoussée par les forces arméniennes.", "ASSAULT", {"AZE"}, {"ARM"}),
        ("Un raid arménien repoussé près de Dachkessan, annonce Bakou.", "ASSAULT", {"ARM"}, {"AZE"}),
        ("Le ministre iranien est arrivé à Bakou, où il doit être reçu par Ilham Aliev.", "CONSULT", {"IRN"}, {"AZE"}),
        ("La Croix-Rouge a apporté des colis à des familles de Berd.", "AID", {"ICRC"}, {"ARM"}),
        # what a relative clause is about may be its verb's object
        ("Mirzoyan landed in Paris. There he saw Emmanuel Macron, whom he thanked for his support.", "SUPPORT", {"ARM"}, {"FRA"}),
        ("Aliyev spoke to reporters. He mentioned France, whose policy he called hypocritical.", "ACCUSE", {"AZE"}, {"FRA"}),
        ("Nikol Pachinian est à Paris. Il y a rencontré Emmanuel Macron, à qui il a exprimé sa gratitude.", "SUPPORT", {"ARM"}, {"FRA"}),
        # a pronoun behind an inserted verb tells, and is nobody of its line
        ("Le président azerbaïdjanais a réagi. L’Arménie, a-t-il averti, le paiera.", "THREATEN", {"AZE"}, {"ARM"}),
        ("Le Premier ministre arménien a réagi. Bakou, estime-t-il, cherche à imposer un corridor.", "ACCUSE", {"ARM"}, {"AZE"}),
        ("Josep Borrell s’est dit inquiet. Les deux parties, a-t-il insisté, doivent retirer leurs troupes.", "REQUEST", {"EU"}, {"ARM", "AZE"}),
        # two tellings of one attack
        ("Both armies fought near Sotk on Monday. Both armies used artillery.", "ASSAULT", {"ARM", "AZE"}, set()),
        ("Armenian troops fired mortars at posts near Tovuz on Monday. The posts were targeted all night.", "ASSAULT", {"ARM"}, {"AZE"}),
        # who is blamed behind the dead
        ("A villager was killed near Tovuz, the prosecutor’s office said, blaming Armenian troops.", "ASSAULT", {"ARM"}, {"AZE"}),
        # who holds somebody is asked for him
        ("An Iranian driver was arrested by Azerbaijani police near Goris. Tehran demanded his release.", "REQUEST", {"IRN"}, {"AZE"}),
        ("Xarici İşlər Nazirliyi Fransa səfirini çağırıb. Ona etiraz notası verilib.", "ACCUSE", {"AZE"}, {"FRA"}),
        ("Şəhid ailələri Baş Prokurorluğa müraciət edib.", "REQUEST", {"AZE"}, {"AZE"}),
        ("Makron Parisdə Paşinyanı qəbul edib. Onunla söhbət iki saat çəkib.", "CONSULT", {"FRA"}, {"ARM"}),
        ("Ermənistan mövqelərindən kəndə atəş açıblar.", "ASSAULT", {"ARM"}, {"AZE"}),
    ],
)
def test_who_does_what_to_whom(text, event, actors, recipients, pack):
    told = [r for r in reports(text, pack) if r.event == event and r.status == "reported"]
    assert [(countries(r.actors), countries(r.recipients)) for r in told] == [(actors, recipients)]


def test_a_day_between_commas_is_that_of_its_participle(pack):
    told = reports("Ilham Aliev, réélu lundi, a exigé que l’Arménie renonce à ses revendications.", pack)
    assert [r.date_basis for r in told if r.event == "REQUEST"] == ["publication"]


def test_a_president_does_not_punish_his_own_minister(pack):
    assert not [r for r in reports("Le président Ilham Aliev a limogé jeudi son ministre des Affaires étrangères.", pack) if r.event == "SANCTION"]


def test_nobody_taken_is_no_capture(pack):
    assert not [r for r in reports("Armenian troops took prisoner no one near Sotk.", pack) if r.event == "ASSAULT" and r.status == "reported"]


SECOND_SENTENCES = [  # what the first sentence told is told once more, or tells who acts in the second
    ("Вечером азербайджанский снайпер ранил бойца у Сарибека. Пуля задела солдату руку.", [("ASSAULT", {"AZE"}, {"ARM"})]),
    ("Баку вернул Еревану тела пятерых солдат. Они пали в августе.", [("RETREAT", {"AZE"}, {"ARM"})]),
    ("Россия отправила в Сюник наблюдателей. Ереван поблагодарил союзника.", [("MOBILIZE", {"RUS"}, set()), ("SUPPORT", {"ARM"}, {"RUS"})]),
    ("Армянский солдат перешёл границу и был задержан азербайджанскими пограничниками.", [("COERCE", {"AZE"}, {"ARM"})]),
    ("Кипр осудил вторжение на территорию Армении.", [("ACCUSE", {"CYP"}, {"AZE"})]),
    ("В Баку утверждения Еревана назвали ложью.", [("REJECT", {"AZE"}, {"ARM"})]),
    ("Երևանը հայտնեց, որ կրակել են ադրբեջանական դիրքերից։", [("ASSAULT", {"AZE"}, {"ARM"})]),
    ("Bakü'deki Savunma Bakanlığı, Ermenistan'ın Sotk yakınlarındaki topçu mevzilerinin imha edildiğini duyurdu.", [("ASSAULT", {"AZE"}, {"ARM"})]),
    ("Ermenistan yeni top atışları yapıldığını duyurdu.", [("ASSAULT", {"AZE"}, {"ARM"})]),
    ("На территорию Армении вошли двести азербайджанских военных.", [("ASSAULT", {"AZE"}, {"ARM"})]),
    ("Армянские пограничники сообщили, что соседи бьют по их окопам из миномётов.", [("ASSAULT", {"AZE"}, {"ARM"})]),
    ("Gürcüstan XİN-in rəhbəri hücumu pisləyib.", [("ACCUSE", {"GEO"}, set())]),
    ("Ermənistan sərhədin Gədəbəy hissəsinə ağır texnika cəmləşdirir.", [("MOBILIZE", {"ARM"}, {"AZE"})]),
    ("On Monday the secretary of Armenia's Security Council appealed to Moscow for military help.", [("REQUEST", {"ARM"}, {"RUS"})]),
    ("Зенитчики сбили над Тавушем разведывательный дрон азербайджанской армии.", [("ASSAULT", {"ARM"}, {"AZE"})]),
    ("Посла Армении вызвали в МИД России.", [("ACCUSE", {"RUS"}, {"ARM"})]),
    ("Tiflisdə yaşayan azərbaycanlılar Ermənistanın səfirliyi qarşısında aksiya keçirib.", [("PROTEST", {"AZE"}, {"ARM"})]),
    ("Erivan Adana'ya yirmi ton ilaç gönderdi.", [("AID", {"ARM"}, {"TUR"})]),
    ("Իրանի դեսպան Մեհդի Սոբհանին դատապարտել է հարձակումը։", [("ACCUSE", {"IRN"}, set())]),
    ("Azerbaijan freed two Armenian soldiers on Monday. They had been captured in August.", [("RETREAT", {"AZE"}, {"ARM"}), ("ASSAULT", {"AZE"}, {"ARM"})]),
    ("Были обстреляны азербайджанские сёла.", [("ASSAULT", {"ARM"}, {"AZE"})]),
    ("Были обстреляны азербайджанскими войсками сёла Мовсес и Айгепар.", [("ASSAULT", {"AZE"}, {"ARM"})]),
    ("Kirants köyünde yaşayanlar köyün girişinde toplandı ve hükümeti protesto etti.", [("PROTEST", {"ARM"}, {"ARM"})]),
    ("Des villages arméniens ont été bombardés.", [("ASSAULT", {"AZE"}, {"ARM"})]),
    ("Erməni kəndləri atəşə tutulub.", [("ASSAULT", {"AZE"}, {"ARM"})]),
    ("Ermeni köyleri bombalandı.", [("ASSAULT", {"AZE"}, {"ARM"})]),
    ("Обстрелу подверглись четыре армянских села.", [("ASSAULT", {"AZE"}, {"ARM"})]),
    ("France condemned the attack and Germany did the same.", [("ACCUSE", {"FRA"}, set()), ("ACCUSE", {"DEU"}, set())]),
    ("La France a salué l'accord et l'Allemagne a fait de même.", [("SUPPORT", {"FRA"}, {"ARM", "AZE"}), ("SUPPORT", {"DEU"}, {"ARM", "AZE"})]),
    (
        "Human Rights Watch accused Azerbaijan of torturing prisoners. The organisation called on Baku to free them.",
        [("ACCUSE", {"HRW"}, {"AZE"}), ("REQUEST", {"HRW"}, {"AZE"})],
    ),
    ("Charles Michel a condamné l'attaque, la Maison-Blanche a appelé les parties à la retenue.", [("ACCUSE", {"EU"}, set()), ("REQUEST", {"USA"}, {"ARM", "AZE"})]),
    ("Charles Michel condemned the attack, the White House called on the sides to show restraint.", [("ACCUSE", {"EU"}, set()), ("REQUEST", {"USA"}, {"ARM", "AZE"})]),
    ("Шарль Мишель осудил нападение, Белый дом призвал стороны к сдержанности.", [("ACCUSE", {"EU"}, set()), ("REQUEST", {"USA"}, {"ARM", "AZE"})]),
    ("Շառլ Միշելը դատապարտել է հրետակոծությունը, Սպիտակ տունը կոչ է արել կողմերին զսպվածության։", [("ACCUSE", {"EU"}, set()), ("REQUEST", {"USA"}, {"ARM", "AZE"})]),
    ("Ankara Bakını dəstəkləyib, Moskva isə sakitliyə çağırıb.", [("SUPPORT", {"TUR"}, {"AZE"}), ("REQUEST", {"RUS"}, {"ARM", "AZE"})]),
    ("Ankara Bakü'ye destek verdi, Moskova ise sükûnet çağrısı yaptı.", [("SUPPORT", {"TUR"}, {"AZE"}), ("REQUEST", {"RUS"}, {"ARM", "AZE"})]),
    ("Four people were wounded on Thursday when mortar rounds landed in Paravakar.", [("ASSAULT", {"AZE"}, {"ARM"})]),
    ("Two French journalists were injured when a shell exploded in Martuni.", [("ASSAULT", {"AZE"}, {"ARM", "FRA"})]),
    ("Azerbaijani mortar rounds hit Movses, wounding a farmer and setting a wheat field ablaze.", [("ASSAULT", {"AZE"}, {"ARM"})]),
    ("Selon l'état-major azerbaïdjanais, une rafale a été tirée contre un poste du district de Tovouz.", [("ASSAULT", {"ARM"}, {"AZE"})]),
    ("The opposition accused the Armenian government of betrayal.", [("ACCUSE", {"ARM"}, {"ARM"})]),
    ("The wrestlers of Armenia beat Azerbaijan in the final of the European championship. Azerbaijan protested against the referee.", []),
]


@pytest.mark.parametrize(("text", "wanted"), SECOND_SENTENCES)
def test_second_sentences(text, wanted, pack):
    told = [(r.event, countries(r.actors), countries(r.recipients)) for r in reports(text, pack) if r.status == "reported"]
    assert told == wanted


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The Armenian president spoke to reporters.", "CONSULT"),
        ("Hundreds marched in Yerevan on Monday. They oppose the handover of villages to Azerbaijan.", "REJECT"),
        ("Bölmələrimiz mövqelərini saxlayıb.", "COERCE"),
        ("Paris et Erevan ont franchi une étape.", "ASSAULT"),
        ("Le poste de contrôle installé par Bakou sur le pont reste fermé.", "MOBILIZE"),
        ("The ombudsman of Armenia published photographs of damaged homes.", "ASSAULT"),
        ("Автобус с зашторенными окнами остановился у границы.", "ASSAULT"),
        ("Hailstones battered the orchards of Noyemberyan on Sunday.", "ASSAULT"),
        ("Un rendez-vous à la frontière est prévu.", "REQUEST"),
        ("Azerbaijan’s prosecutors have charged two Armenian soldiers with sabotage. They were captured near Kalbajar.", "ASSAULT"),
    ],
)
def test_what_only_looks_like_an_event(text, event, pack):
    assert not [r for r in reports(text, pack) if r.event == event and r.status == "reported"]


@pytest.mark.parametrize(("town", "accuser"), [("FÜZULİ", "AZE"), ("ANKARA", "TUR")])
def test_a_dateline_tells_whose_bare_institutions_are(town, accuser, pack):
    """In the language of a third country too, which the text names."""
    accusation = "Dışişleri Bakanlığı, Erivan'ı harita saklamakla suçladı."
    text = f"{town}, 22 Kasım 2021 - Füzuli'de bir traktör mayına çarptı. {accusation} Olayda üç kişi yaralandı. Türkiye yardım etti."
    assert [countries(r.actors) for r in reports(text, pack) if r.event == "ACCUSE"] == [{accuser}]


def test_a_dateline_in_a_partys_language_leaves_its_institutions_its_own(pack):
    text = "ՍՏԵՓԱՆԱԿԵՐՏ, 14 սեպտեմբերի, 2019։ Վիրավորվել է երկու զինծառայող։ Արտգործնախարարությունը դատապարտել է հարձակումը։"
    assert [countries(r.actors) for r in reports(text, pack) if r.event == "ACCUSE"] == [{"ARM"}]


def test_what_a_second_verb_calls_for_leaves_the_first_as_told(pack):
    told = reports('Ermenistan Dışişleri Bakanlığı operasyonu "etnik temizlik girişimi" olarak niteledi ve saldırıyı durdurmaya çağırdı.', pack)
    assert {(r.event, r.status) for r in told} == {("ACCUSE", "reported"), ("REQUEST", "reported")}


def test_a_relative_clause_that_opens_with_its_object_has_no_doer_outside(pack):
    told = reports("Наблюдатели миссии Евросоюза побывали на стройке в Ерасхе, которую накануне обстреляли.", pack)
    assert [countries(r.actors) for r in told if r.event == "ASSAULT"] == [{"AZE"}]


def test_the_latter_is_who_was_named_last(pack):
    told = reports("Նախարարը հանդիպել է ԵԱՀԿ Մինսկի խմբի համանախագահների հետ։ Վերջիններս դատապարտեցին գնդակոծությունը։", pack)
    assert [countries(r.actors) for r in told if r.event == "ACCUSE"] == [{"OSCE"}]


def test_a_past_year_dates_what_stands_before_an_auxiliary(pack):
    assert not [r for r in reports("Հիշեցնենք, որ հրադադարը հաստատվել է 1994 թվականի մայիսին։", pack) if r.event == "RETREAT"]
    assert [r for r in reports("Հրադադարը հաստատվել է այսօր՝ ժամը 20-ին։", pack) if r.event == "RETREAT"]


ISSUERS_AND_OWNERS = [  # whose minister, whose words, whose claim
    ("T.C. Dışişleri Bakanlığı açıklaması\n\nErmenistan'ın saldırısını kınıyoruz. Sayın Bakanımız dün Elmar Memmedyarov'u aradı.",
     [("ACCUSE", {"TUR"}, {"ARM"}), ("CONSULT", {"TUR"}, {"AZE"})]),
    ("Jeudi, devant ses ministres, Nikol Pachinian a reproché à Moscou de manquer à ses engagements.", [("ACCUSE", {"ARM"}, {"RUS"})]),
    ("Türkiye, Ermenistan ordusunun Azerbaycan'ın Tovuz bölgesindeki köyleri vurmasını şiddetle kınadı.",
     [("ASSAULT", {"ARM"}, {"AZE"}), ("ACCUSE", {"TUR"}, {"ARM"})]),
    ("Suren Papikyan met Sergei Shoigu; the two agreed to reopen the road.", [("CONSULT", {"ARM"}, {"RUS"}), ("AGREE", {"ARM", "RUS"}, set())]),
    ("В Баку эти утверждения армянской стороны называют дезинформацией.", [("REJECT", {"AZE"}, {"ARM"})]),
    ("Baku accused New Delhi of feeding an arms race.", [("ACCUSE", {"AZE"}, {"IND"})]),
    ("Erevan et Bakou ont signé mardi un accord sur quatre hameaux, pris par l'armée arménienne au début des années 1990.", [("AGREE", {"ARM", "AZE"}, set())]),
    ("Ermenistan ordusunun Azerbaycan'ın Tovuz bölgesindeki mevzilere düzenlediği saldırıyı kınıyoruz.", [("ASSAULT", {"ARM"}, {"AZE"}), ("ACCUSE", {"TUR"}, {"ARM"})]),
    ("Azerbaycan'ın Ermenistan'ın egemen topraklarına düzenlediği saldırı sürüyor.", [("ASSAULT", {"AZE"}, {"ARM"})]),
    ("Fransa Prezidenti Makron Azərbaycanın Ermənistanın suveren ərazisinə hücumunu pisləyib.", [("ACCUSE", {"FRA"}, {"AZE"})]),
    ("Bakü, Azerbaycan ordusunun Ermeni köylerini vurduğu yönündeki iddiaları yalanladı.", [("REJECT", {"AZE"}, {"ARM"})]),
    ("Наступление Азербайджана на суверенную территорию Армении началось ночью.", [("ASSAULT", {"AZE"}, {"ARM"})]),
    ("Село, которое армянские военные обстреляли ночью, эвакуировано.", [("ASSAULT", {"ARM"}, {"AZE"})]),
    ("Azərbaycan əsir götürülmüş on erməni hərbçini azad edib.", [("RETREAT", {"AZE"}, {"ARM"})]),
    ("Ermenistan'ın attığı bir top mermisi Ağdam köyüne düştü, 76 yaşındaki bir kişi hayatını kaybetti.", [("ASSAULT", {"ARM"}, {"AZE"})]),
    ("Mövqelər Azərbaycan qüvvələri tərəfindən atəşə tutulub.", [("ASSAULT", {"AZE"}, {"ARM"})]),
    ("L'attaque azerbaïdjanaise a fait trois morts.", [("ASSAULT", {"AZE"}, {"ARM"})]),
    ("Les tirs de l'armée arménienne ont fait deux blessés.", [("ASSAULT", {"ARM"}, {"AZE"})]),
    ("L'attaque que l'armée arménienne a lancée mardi contre Aghdam a fait trois morts.", [("ASSAULT", {"ARM"}, {"AZE"})]),
    ("Les frappes menées par l'armée azerbaïdjanaise contre Goris ont fait trois morts.", [("ASSAULT", {"AZE"}, {"ARM"})]),
    ("Trois soldats arméniens sont morts dans l'attaque que l'Azerbaïdjan a lancée mardi.", [("ASSAULT", {"AZE"}, {"ARM"})]),
    ("The Azerbaijani attack left three dead.", [("ASSAULT", {"AZE"}, {"ARM"})]),
    ("Fire from the Armenian army wounded two people.", [("ASSAULT", {"ARM"}, {"AZE"})]),
    ("The attack that the Armenian army launched on Aghdam on Tuesday left three dead.", [("ASSAULT", {"ARM"}, {"AZE"})]),
    ("Strikes carried out by the Azerbaijani army against Goris killed three people.", [("ASSAULT", {"AZE"}, {"ARM"})]),
    ("Three Armenian soldiers died in the attack Azerbaijan launched on Tuesday.", [("ASSAULT", {"AZE"}, {"ARM"})]),
    ("France condemned the strikes Azerbaijani forces launched on Tuesday against several towns.", [("ACCUSE", {"FRA"}, {"AZE"}), ("ASSAULT", {"AZE"}, {"ARM"})]),
    ("В результате азербайджанской атаки погибли трое.", [("ASSAULT", {"AZE"}, {"ARM"})]),
    ("Огнём армянской армии ранены двое.", [("ASSAULT", {"ARM"}, {"AZE"})]),
    ("В результате удара, который армянская армия нанесла во вторник по Агдаму, погибли трое.", [("ASSAULT", {"ARM"}, {"AZE"}), ("ASSAULT", {"ARM"}, {"AZE"})]),
    ("Удары, нанесённые азербайджанской армией по Горису, унесли жизни трёх человек.", [("ASSAULT", {"AZE"}, {"ARM"})]),
    ("Трое армянских солдат погибли в ходе атаки, которую Азербайджан начал во вторник.", [("ASSAULT", {"AZE"}, {"ARM"})]),
    ("Франция осудила удары, которые азербайджанские силы нанесли во вторник по нескольким городам.", [("ACCUSE", {"FRA"}, set()), ("ASSAULT", {"AZE"}, {"ARM"})]),
    ("Ermenistan ordusunun açtığı ateş sonucu iki kişi yaralandı.", [("ASSAULT", {"ARM"}, {"AZE"})]),
    ("Ermenistan ordusunun salı günü Ağdam'a düzenlediği saldırıda üç kişi hayatını kaybetti.", [("ASSAULT", {"ARM"}, {"AZE"})]),
    ("Azerbaycan'ın salı günü başlattığı saldırıda üç Ermeni asker öldü.", [("ASSAULT", {"AZE"}, {"ARM"})]),
    ("Fransa, Azerbaycan güçlerinin salı günü birkaç şehre düzenlediği saldırıları kınadı.", [("ASSAULT", {"AZE"}, {"ARM"}), ("ACCUSE", {"FRA"}, {"AZE"})]),
    ("Ermənistan ordusunun açdığı atəş nəticəsində iki nəfər yaralanıb.", [("ASSAULT", {"ARM"}, {"AZE"})]),
    ("Ermənistan ordusunun Ağdama endirdiyi zərbə nəticəsində üç nəfər həlak olub.", [("ASSAULT", {"ARM"}, {"AZE"})]),
    ("Azərbaycanın çərşənbə axşamı başladığı hücumda üç erməni əsgər ölüb.", [("ASSAULT", {"AZE"}, {"ARM"})]),
    ("Fransa Azərbaycan qüvvələrinin bir neçə şəhərə endirdiyi zərbələri pisləyib.", [("ASSAULT", {"AZE"}, {"ARM"}), ("ACCUSE", {"FRA"}, {"AZE"})]),
    ("Ադրբեջանական հարձակման հետևանքով զոհվել է երեք մարդ։", [("ASSAULT", {"AZE"}, {"ARM"})]),
    ("Ադրբեջանի զինված ուժերի բացած կրակից երկու մարդ վիրավորվել է։", [("ASSAULT", {"AZE"}, {"ARM"})]),
    ("Հայկական բանակի՝ Աղդամին հասցրած հարվածի հետևանքով երեք մարդ է զոհվել։", [("ASSAULT", {"ARM"}, {"AZE"})]),
    ("Ադրբեջանի՝ երեքշաբթի սկսած հարձակման ժամանակ զոհվել է երեք հայ զինվոր։", [("ASSAULT", {"AZE"}, {"ARM"})]),
    ("Ֆրանսիան դատապարտեց այն հարվածները, որոնք ադրբեջանական ուժերը հասցրել են մի քանի քաղաքների։", [("ACCUSE", {"FRA"}, set()), ("ASSAULT", {"AZE"}, {"ARM"})]),
    ("Russia condemned the attack and Iran called for restraint.", [("ACCUSE", {"RUS"}, set()), ("REQUEST", {"IRN"}, {"ARM", "AZE"})]),
    ("Baku said it had repelled the attack and Iran called for restraint.", [("ASSAULT", {"ARM"}, {"AZE"}), ("REQUEST", {"IRN"}, {"ARM", "AZE"})]),
    ("Charles Michel spoke of a breakthrough and Antony Blinken welcomed the gesture.", [("SUPPORT", {"EU"}, {"ARM", "AZE"}), ("SUPPORT", {"USA"}, {"ARM", "AZE"})]),
    ("Russia offered to mediate, and Turkey condemned the attack.", [("AGREE", {"RUS"}, {"ARM", "AZE"}), ("ACCUSE", {"TUR"}, set())]),
    ("Armenia accused Azerbaijan of shelling Sotk, and Baku denied the claim.",
     [("ACCUSE", {"ARM"}, {"AZE"}), ("ASSAULT", {"AZE"}, {"ARM"}), ("REJECT", {"AZE"}, {"ARM"})]),
    ("The European Union sent a team of experts and France praised the agreement.", [("SUPPORT", {"FRA"}, {"ARM", "AZE"})]),
    ("Fighting went on for a second day and Russia urged the sides to stop.", [("ASSAULT", {"ARM", "AZE"}, set()), ("REQUEST", {"RUS"}, {"ARM", "AZE"})]),
    ("La Russie a condamné l'attaque et l'Iran a appelé à la retenue.", [("ACCUSE", {"RUS"}, set()), ("REQUEST", {"IRN"}, {"ARM", "AZE"})]),
    ("La Russie a offert sa médiation, et la Turquie a condamné l'attaque.", [("AGREE", {"RUS"}, {"ARM", "AZE"}), ("ACCUSE", {"TUR"}, set())]),
    ("L'Arménie a accusé l'Azerbaïdjan d'avoir bombardé Sotk, et Bakou a démenti.",
     [("ACCUSE", {"ARM"}, {"AZE"}), ("ASSAULT", {"AZE"}, {"ARM"}), ("REJECT", {"AZE"}, {"ARM"})]),
    ("L'Union européenne a envoyé des experts et la France a salué l'accord.", [("SUPPORT", {"FRA"}, {"ARM", "AZE"})]),
    ("Les combats se sont poursuivis et la Russie a exhorté les parties à les arrêter.", [("ASSAULT", {"ARM", "AZE"}, set()), ("REQUEST", {"RUS"}, {"ARM", "AZE"})]),
    ("Россия осудила нападение, а Иран призвал к сдержанности.", [("ACCUSE", {"RUS"}, set()), ("REQUEST", {"IRN"}, {"ARM", "AZE"})]),
    ("Россия осудила нападение, и Иран призвал к сдержанности.", [("ACCUSE", {"RUS"}, set()), ("REQUEST", {"IRN"}, {"ARM", "AZE"})]),
    ("Россия предложила посредничество, а Турция осудила нападение.", [("AGREE", {"RUS"}, {"ARM", "AZE"}), ("ACCUSE", {"TUR"}, set())]),
    ("Армения обвинила Азербайджан в обстреле Сотка, но Баку это опроверг.", [("ACCUSE", {"ARM"}, {"AZE"}), ("REJECT", {"AZE"}, {"ARM"})]),
    ("Евросоюз направил экспертов, а Франция приветствовала соглашение.", [("SUPPORT", {"FRA"}, {"ARM", "AZE"})]),
    ("Бои продолжались второй день, и Россия призвала стороны их прекратить.", [("ASSAULT", {"ARM", "AZE"}, set()), ("REQUEST", {"RUS"}, {"ARM", "AZE"})]),
    ("Ռուսաստանը դատապարտեց հարձակումը, իսկ Իրանը զսպվածության կոչ արեց։", [("ACCUSE", {"RUS"}, set()), ("REQUEST", {"IRN"}, {"ARM", "AZE"})]),
    ("Ռուսաստանը դատապարտեց հարձակումը, և Իրանը զսպվածության կոչ արեց։", [("ACCUSE", {"RUS"}, set()), ("REQUEST", {"IRN"}, {"ARM", "AZE"})]),
    ("Ռուսաստանը միջնորդություն առաջարկեց, և Թուրքիան դատապարտեց հարձակումը։", [("AGREE", {"RUS"}, {"ARM", "AZE"}), ("ACCUSE", {"TUR"}, set())]),
    ("Հայաստանն Ադրբեջանին մեղադրեց Սոթքի գնդակոծության մեջ, բայց Բաքուն հերքեց դա։", [("ACCUSE", {"ARM"}, {"AZE"}), ("REJECT", {"AZE"}, {"ARM"})]),
    ("Եվրամիությունը փորձագետներ ուղարկեց, և Ֆրանսիան ողջունեց համաձայնագիրը։", [("SUPPORT", {"FRA"}, {"ARM", "AZE"})]),
    ("Rusya saldırıyı kınadı, İran ise itidal çağrısı yaptı.", [("ACCUSE", {"RUS"}, set()), ("REQUEST", {"IRN"}, {"ARM", "AZE"})]),
    ("Rusya saldırıyı kınadı ve İran itidal çağrısı yaptı.", [("ACCUSE", {"RUS"}, set()), ("REQUEST", {"IRN"}, {"RUS"})]),
    ("Rusya saldırıyı kınarken İran itidal çağrısı yaptı.", [("ACCUSE", {"RUS"}, set()), ("REQUEST", {"IRN"}, {"RUS"})]),
    ("Rusya arabuluculuk önerdi, Türkiye saldırıyı kınadı.", [("AGREE", {"RUS"}, {"ARM", "AZE"}), ("ACCUSE", {"TUR"}, {"RUS"})]),
    ("Ermenistan, Azerbaycan'ı Sotk'u bombalamakla suçladı ancak Bakü bunu yalanladı.", [("ACCUSE", {"ARM"}, {"AZE"}), ("REJECT", {"AZE"}, {"ARM"})]),
    ("Rusiya hücumu pisləyib, İran isə təmkinli olmağa çağırıb.", [("ACCUSE", {"RUS"}, set()), ("REQUEST", {"IRN"}, {"ARM", "AZE"})]),
    ("Rusiya hücumu pisləyib və İran təmkinli olmağa çağırıb.", [("ACCUSE", {"RUS"}, set()), ("REQUEST", {"IRN"}, {"RUS"})]),
    ("Rusiya vasitəçilik təklif edib, Türkiyə hücumu pisləyib.", [("AGREE", {"RUS"}, {"ARM", "AZE"}), ("ACCUSE", {"TUR"}, {"RUS"})]),
    ("Ermənistan Azərbaycanı Sotku atəşə tutmaqda ittiham edib, lakin Bakı bunu təkzib edib.",
     [("ASSAULT", {"AZE"}, {"ARM"}), ("ACCUSE", {"ARM"}, {"AZE"}), ("REJECT", {"AZE"}, {"ARM"})]),
    ("Avropa İttifaqı mütəxəssislər göndərib, Fransa isə sazişi alqışlayıb.", [("SUPPORT", {"FRA"}, {"EU"})]),
    ("After Azerbaijan shelled Sotk, Armenia appealed to the CSTO for help.", [("ASSAULT", {"AZE"}, {"ARM"}), ("REQUEST", {"ARM"}, {"CSTO"})]),
    ("Iran, which shares a border with both Armenia and Azerbaijan, called for restraint.", [("REQUEST", {"IRN"}, {"ARM", "AZE"})]),
    ("France, Russia and the United States called on the sides to stop firing.", [("REQUEST", {"FRA", "RUS", "USA"}, {"ARM", "AZE"})]),
    ("Turkey, like Pakistan, said it stood by Azerbaijan.", [("SUPPORT", {"TUR"}, {"AZE"})]),
    ("Accused by Armenia of shelling Sotk, Azerbaijan denied firing a single shot.",
     [("ACCUSE", {"ARM"}, {"AZE"}), ("ASSAULT", {"AZE"}, {"ARM"}), ("REJECT", {"AZE"}, {"ARM"})]),
    ("Having massed troops for days, Azerbaijan attacked Armenian positions at dawn.", [("MOBILIZE", {"AZE"}, {"ARM"}), ("ASSAULT", {"AZE"}, {"ARM"})]),
    ("In a statement, the European Union's top diplomat urged Azerbaijan to withdraw.", [("REQUEST", {"EU"}, {"AZE"})]),
    ("Hours after the attack, Pashinyan telephoned Putin.", [("CONSULT", {"ARM"}, {"RUS"})]),
    ("An Armenian soldier was killed by sniper fire coming from Azerbaijani positions.", [("ASSAULT", {"AZE"}, {"ARM"})]),
    ("Azerbaijan has been holding two Armenian soldiers since Friday.", [("COERCE", {"AZE"}, {"ARM"})]),
    ("Tehran's ambassador to Yerevan reaffirmed Iran's support for Armenia's territorial integrity.", [("SUPPORT", {"IRN"}, {"ARM"})]),
    ("Après que l'Azerbaïdjan a bombardé Sotk, l'Arménie a demandé l'aide de l'OTSC.", [("ASSAULT", {"AZE"}, {"ARM"}), ("REQUEST", {"ARM"}, {"CSTO"})]),
    ("L'Iran, qui a une frontière avec l'Arménie et l'Azerbaïdjan, a appelé à la retenue.", [("REQUEST", {"IRN"}, {"ARM", "AZE"})]),
    ("Le bombardement de Sotk par les forces azerbaïdjanaises a poussé l'Arménie à demander l'aide de l'OTSC.", [("REQUEST", {"ARM"}, {"CSTO"})]),
    ("La France, la Russie et les Etats-Unis ont appelé les parties à cesser le feu.", [("REQUEST", {"FRA", "RUS", "USA"}, {"ARM", "AZE"})]),
    ("La Turquie, comme le Pakistan, a affirmé son soutien à l'Azerbaïdjan.", [("SUPPORT", {"TUR"}, {"AZE"})]),
    ("Accusé par l'Arménie d'avoir bombardé Sotk, l'Azerbaïdjan a démenti avoir tiré le moindre coup de feu.",
     [("ACCUSE", {"ARM"}, {"AZE"}), ("ASSAULT", {"AZE"}, {"ARM"}), ("REJECT", {"AZE"}, {"ARM"})]),
    ("Après avoir massé des troupes, l'Azerbaïdjan a attaqué à l'aube des positions arméniennes.", [("MOBILIZE", {"AZE"}, {"ARM"}), ("ASSAULT", {"AZE"}, {"ARM"})]),
    ("Ce que fait l'Azerbaïdjan relève du nettoyage ethnique, a déclaré l'ambassadeur d'Arménie devant le Conseil de sécurité.", [("ACCUSE", {"ARM"}, {"AZE"})]),
    ("Quelques heures après l'attaque, Pachinian a téléphoné à Poutine.", [("CONSULT", {"ARM"}, {"RUS"})]),
    ("Sous médiation russe, l'Arménie et l'Azerbaïdjan se sont mis d'accord sur une trêve.", [("AGREE", {"ARM", "AZE"}, set())]),
    ("Un soldat arménien a été tué par des tirs provenant de positions azerbaïdjanaises.", [("ASSAULT", {"AZE"}, {"ARM"})]),
    ("C'est la France, et non l'Azerbaïdjan, qui attise les tensions, a accusé Bakou.", [("ACCUSE", {"AZE"}, {"FRA"})]),
    ("L'Azerbaïdjan détient deux soldats arméniens depuis vendredi.", [("COERCE", {"AZE"}, {"ARM"})]),
    ("L'ambassadeur d'Iran à Erevan a réaffirmé le soutien de son pays à l'intégrité territoriale de l'Arménie.", [("SUPPORT", {"IRN"}, {"ARM"})]),
    ("После того как Азербайджан обстрелял Сотк, Армения обратилась за помощью к ОДКБ.", [("ASSAULT", {"AZE"}, {"ARM"}), ("REQUEST", {"ARM"}, {"CSTO"})]),
    ("Иран, граничащий с Арменией и Азербайджаном, призвал к сдержанности.", [("REQUEST", {"IRN"}, {"ARM", "AZE"})]),
    ("Франция, Россия и США призвали стороны прекратить огонь.", [("REQUEST", {"FRA", "RUS", "USA"}, {"ARM", "AZE"})]),
    ("Турция, как и Пакистан, заявила о поддержке Азербайджана.", [("SUPPORT", {"TUR"}, {"AZE"})]),
    ("Стянув войска, Азербайджан на рассвете атаковал армянские позиции.", [("MOBILIZE", {"AZE"}, {"ARM"}), ("ASSAULT", {"AZE"}, {"ARM"})]),
    ("В своём заявлении глава дипломатии Евросоюза призвала Азербайджан отвести войска.", [("REQUEST", {"EU"}, {"AZE"})]),
    ("То, что делает Азербайджан, — это этническая чистка, заявил посол Армении в Совете Безопасности.", [("ACCUSE", {"ARM"}, {"AZE"})]),
    ("Через несколько часов после нападения Пашинян позвонил Путину.", [("CONSULT", {"ARM"}, {"RUS"})]),
    ("При посредничестве России Армения и Азербайджан договорились о перемирии.", [("RETREAT", {"ARM", "AZE"}, set())]),
    ("Армянский солдат убит снайперским огнём с азербайджанских позиций.", [("ASSAULT", {"AZE"}, {"ARM"})]),
    ("Посол Ирана в Ереване подтвердил поддержку территориальной целостности Армении.", [("SUPPORT", {"IRN"}, {"ARM"})]),
    ("Azerbaycan'ın Sotk'u bombalamasının ardından Ermenistan KGAÖ'den yardım istedi.", [("ASSAULT", {"AZE"}, {"ARM"}), ("REQUEST", {"ARM"}, {"CSTO"})]),
    ("Ermenistan ve Azerbaycan'la sınırı bulunan İran itidal çağrısı yaptı.", [("REQUEST", {"IRN"}, {"ARM", "AZE"})]),
    ("Fransa, Rusya ve ABD taraflara ateşi kesme çağrısı yaptı.", [("REQUEST", {"FRA", "RUS", "USA"}, {"ARM", "AZE"})]),
    ("Türkiye de Pakistan gibi Azerbaycan'ın yanında olduğunu açıkladı.", [("SUPPORT", {"TUR"}, {"AZE"})]),
    ("Günlerdir asker yığan Azerbaycan şafakta Ermeni mevzilerine saldırdı.", [("MOBILIZE", {"AZE"}, set()), ("ASSAULT", {"AZE"}, {"ARM"})]),
    ("AB Dış Politika Yüksek Temsilcisi yaptığı açıklamada Azerbaycan'ı geri çekilmeye çağırdı.", [("REQUEST", {"EU"}, {"AZE"})]),
    ("Ermenistan'ın BM Büyükelçisi, Azerbaycan'ın yaptıklarının etnik temizlik olduğunu söyledi.", [("ACCUSE", {"ARM"}, {"AZE"})]),
    ("Saldırıdan birkaç saat sonra Paşinyan, Putin'i aradı.", [("CONSULT", {"ARM"}, {"RUS"})]),
    ("Rusya'nın arabuluculuğunda Ermenistan ile Azerbaycan ateşkes konusunda anlaştı.", [("RETREAT", {"ARM", "AZE"}, set())]),
    ("Azerbaycan mevzilerinden açılan keskin nişancı ateşiyle bir Ermeni asker öldü.", [("ASSAULT", {"AZE"}, {"ARM"})]),
    ("Azerbaycan cuma gününden beri iki Ermeni askeri elinde tutuyor.", [("COERCE", {"AZE"}, {"ARM"})]),
    ("İran'ın Erivan Büyükelçisi, ülkesinin Ermenistan'ın toprak bütünlüğüne desteğini yineledi.", [("SUPPORT", {"IRN"}, {"ARM"})]),
    ("Azərbaycanın Sotku atəşə tutmasından sonra Ermənistan KTMT-dən kömək istəyib.", [("ASSAULT", {"AZE"}, {"ARM"}), ("REQUEST", {"ARM"}, {"CSTO"})]),
    ("Ermənistan və Azərbaycanla həmsərhəd olan İran təmkinli olmağa çağırıb.", [("REQUEST", {"IRN"}, {"ARM", "AZE"})]),
    ("Fransa, Rusiya və ABŞ tərəfləri atəşi dayandırmağa çağırıb.", [("REQUEST", {"FRA", "RUS", "USA"}, {"ARM", "AZE"})]),
    ("Türkiyə də Pakistan kimi Azərbaycanın yanında olduğunu bəyan edib.", [("SUPPORT", {"TUR"}, {"AZE"})]),
    ("Günlərlə qoşun yığan Ermənistan səhər tezdən Azərbaycan mövqelərinə hücum edib.", [("MOBILIZE", {"ARM"}, set()), ("ASSAULT", {"ARM"}, {"AZE"})]),
    ("Aİ-nin ali nümayəndəsi bəyanatında Azərbaycanı geri çəkilməyə çağırıb.", [("REQUEST", {"EU"}, {"AZE"})]),
    ("Ermənistanın BMT-dəki səfiri Azərbaycanın etdiklərinin etnik təmizləmə olduğunu deyib.", [("ACCUSE", {"ARM"}, {"AZE"})]),
    ("Hücumdan bir neçə saat sonra Paşinyan Putinə zəng edib.", [("CONSULT", {"ARM"}, {"RUS"})]),
    ("Rusiyanın vasitəçiliyi ilə Ermənistan və Azərbaycan atəşkəs barədə razılığa gəliblər.", [("RETREAT", {"ARM", "AZE"}, set())]),
    ("Erməni mövqelərindən açılan snayper atəşi nəticəsində bir Azərbaycan əsgəri həlak olub.", [("ASSAULT", {"ARM"}, {"AZE"})]),
    ("Azərbaycan cümə günündən iki erməni əsgəri saxlayır.", [("COERCE", {"AZE"}, {"ARM"})]),
    ("İranın İrəvandakı səfiri ölkəsinin Ermənistanın ərazi bütövlüyünə dəstəyini təkrarlayıb.", [("SUPPORT", {"IRN"}, {"ARM"})]),
    ("Ադրբեջանի կողմից Սոթքի գնդակոծությունից հետո Հայաստանը օգնության խնդրանքով դիմել է ՀԱՊԿ-ին։", [("REQUEST", {"ARM"}, {"CSTO"})]),
    ("Իրանը, որը սահմանակցում է Հայաստանին և Ադրբեջանին, զսպվածության կոչ է արել։", [("REQUEST", {"IRN"}, {"ARM", "AZE"})]),
    ("Ֆրանսիան, Ռուսաստանը և ԱՄՆ-ը կողմերին կոչ են արել դադարեցնել կրակը։", [("REQUEST", {"FRA", "RUS", "USA"}, {"ARM", "AZE"})]),
    ("Թուրքիան, ինչպես և Պակիստանը, աջակցություն է հայտնել Ադրբեջանին։", [("SUPPORT", {"TUR"}, {"AZE"})]),
    ("Ադրբեջանը, որին Հայաստանը մեղադրում է Սոթքը գնդակոծելու մեջ, հերքել է կրակոցները։",
     [("ACCUSE", {"ARM"}, {"AZE"}), ("ASSAULT", {"AZE"}, {"ARM"}), ("REJECT", {"AZE"}, {"ARM"})]),
    ("Օրեր շարունակ զորք կուտակած Ադրբեջանը լուսաբացին հարձակվել է հայկական դիրքերի վրա։", [("MOBILIZE", {"AZE"}, {"ARM"}), ("ASSAULT", {"AZE"}, {"ARM"})]),
    ("Եվրամիության արտաքին հարցերով բարձր ներկայացուցիչը հայտարարությամբ Ադրբեջանին կոչ է արել հետ քաշվել։", [("REQUEST", {"EU"}, {"ARM", "AZE"})]),
    ("Այն, ինչ անում է Ադրբեջանը, էթնիկ զտում է, հայտարարել է Հայաստանի դեսպանը Անվտանգության խորհրդում։", [("ACCUSE", {"ARM"}, {"AZE"})]),
    ("Հարձակումից մի քանի ժամ անց Փաշինյանը զանգահարել է Պուտինին։", [("CONSULT", {"ARM"}, {"RUS"})]),
    ("Ռուսաստանի միջնորդությամբ Հայաստանն ու Ադրբեջանը պայմանավորվել են զինադադարի շուրջ։", [("RETREAT", {"ARM", "AZE"}, set())]),
    ("Ադրբեջանական դիրքերից արձակված դիպուկահարային կրակից հայ զինծառայող է զոհվել։", [("ASSAULT", {"AZE"}, {"ARM"})]),
    ("Ուրբաթ օրվանից Ադրբեջանը պահում է երկու հայ զինվորի։", [("COERCE", {"AZE"}, {"ARM"})]),
    ("Երևանում Իրանի դեսպանը վերահաստատել է իր երկրի աջակցությունը Հայաստանի տարածքային ամբողջականությանը։", [("SUPPORT", {"IRN"}, {"ARM"})]),
    ("The summit in Prague on Thursday was attended by Pashinyan and Aliyev.", [("CONSULT", {"ARM", "AZE"}, set())]),
    ("On the sidelines of the summit Macron held talks with Pashinyan.", [("CONSULT", {"FRA"}, {"ARM"})]),
    ("A French plane carrying medicine for Armenian refugees landed in Yerevan.", [("AID", {"FRA"}, {"ARM"})]),
    ("The road has been closed since Monday by Azerbaijani activists. Azerbaijan's border guards turned back a convoy.",
     [("PROTEST", {"AZE"}, {"AZE"}), ("COERCE", {"AZE"}, {"ARM"})]),
    ("The bodies of six Armenian soldiers were handed over by the Azerbaijani side on Friday.", [("RETREAT", {"AZE"}, {"ARM"})]),
    ("Azerbaijan on Friday returned to Armenia the bodies of six soldiers.", [("RETREAT", {"AZE"}, {"ARM"})]),
    ("Yerevan has so far refused to comment on Baku's claims and called them untrue.", [("REJECT", {"ARM"}, {"AZE"})]),
    ("Azerbaijan has moved artillery and tanks up to the border, Armenia's intelligence chief said.", [("MOBILIZE", {"AZE"}, {"ARM"})]),
    ("Pachinian et Aliev ont participé jeudi au sommet de Prague.", [("CONSULT", {"ARM", "AZE"}, set())]),
    ("En marge du sommet, Macron s'est entretenu avec Pachinian.", [("CONSULT", {"FRA"}, {"ARM"})]),
    ("Les corps de six soldats arméniens ont été remis vendredi par la partie azerbaïdjanaise.", [("RETREAT", {"AZE"}, {"ARM"})]),
    ("L'Azerbaïdjan a remis vendredi à l'Arménie les dépouilles de six soldats.", [("RETREAT", {"AZE"}, {"ARM"})]),
    ("L'Azerbaïdjan a massé de l'artillerie et des chars à la frontière, selon le chef du renseignement arménien.", [("MOBILIZE", {"AZE"}, {"ARM"})]),
    ("« Bakou ment », a lancé le porte-parole du ministère arménien de la Défense.", [("ACCUSE", {"ARM"}, {"AZE"})]),
    ("L'Arménie attend de la Russie qu'elle remplisse ses obligations d'alliée.", [("REQUEST", {"ARM"}, {"RUS"})]),
    ("Josep Borrell a souhaité que l'Arménie et l'Azerbaïdjan reviennent à la table des négociations.", [("REQUEST", {"EU"}, {"ARM", "AZE"})]),
    ("Nancy Pelosi s'est rendue à Erevan pour exprimer le soutien des Etats-Unis à l'Arménie.", [("CONSULT", {"USA"}, {"ARM"}), ("SUPPORT", {"USA"}, {"ARM"})]),
    ("В саммите в Праге в четверг приняли участие Пашинян и Алиев.", [("CONSULT", {"ARM", "AZE"}, set())]),
    ("В Ереване приземлился французский самолёт с лекарствами для армянских беженцев.", [("AID", {"FRA"}, {"ARM"})]),
    ("Тела шести армянских солдат в пятницу переданы азербайджанской стороной.", [("RETREAT", {"AZE"}, {"ARM"})]),
    ("Азербайджан в пятницу вернул Армении тела шести солдат.", [("RETREAT", {"AZE"}, {"ARM"})]),
    ("Азербайджан стянул к границе артиллерию и танки, сообщил глава разведки Армении.", [("MOBILIZE", {"AZE"}, {"ARM"})]),
    ("«Баку лжёт», — заявил представитель Минобороны Армении.", [("ACCUSE", {"ARM"}, {"AZE"})]),
    ("Армения ждёт от России выполнения союзнических обязательств.", [("REQUEST", {"ARM"}, {"RUS"})]),
    ("Если Армения не уйдёт из этих сёл, мы заставим её это сделать, предупредил Алиев.", [("THREATEN", {"AZE"}, {"ARM"})]),
    ("Perşembe günü Prag'daki zirveye Paşinyan ve Aliyev katıldı.", [("CONSULT", {"ARM", "AZE"}, set())]),
    ("Zirve marjında Macron, Paşinyan'la görüştü.", [("CONSULT", {"FRA"}, {"ARM"})]),
    ("Altı Ermeni askerinin naaşı cuma günü Azerbaycan tarafınca teslim edildi.", [("RETREAT", {"AZE"}, {"ARM"})]),
    ("Azerbaycan cuma günü altı askerin naaşını Ermenistan'a verdi.", [("RETREAT", {"AZE"}, {"ARM"})]),
    ("Ermenistan, Rusya'dan müttefiklik yükümlülüklerini yerine getirmesini bekliyor.", [("REQUEST", {"ARM"}, {"RUS"})]),
    ("Aliyev, Ermenistan bu köylerden çıkmazsa bunu zorla yaptıracaklarını söyledi.", [("THREATEN", {"AZE"}, {"ARM"})]),
    ("Cümə axşamı Praqadakı sammitdə Paşinyan və Əliyev iştirak edib.", [("CONSULT", {"ARM", "AZE"}, set())]),
    ("Sammit çərçivəsində Makron Paşinyanla görüşüb.", [("CONSULT", {"FRA"}, {"ARM"})]),
    ("Altı erməni əsgərinin meyiti cümə günü Azərbaycan tərəfindən təhvil verilib.", [("RETREAT", {"AZE"}, {"ARM"})]),
    ("Azərbaycan cümə günü altı əsgərin nəşini Ermənistana qaytarıb.", [("RETREAT", {"AZE"}, {"ARM"})]),
    ("Müdafiə Nazirliyi bildirib ki, Ermənistan sərhədə artilleriya və tank yığır.", [("MOBILIZE", {"ARM"}, {"AZE"})]),
    ("Müdafiə Nazirliyinin sözçüsü \"İrəvan yalan danışır\" deyib.", [("ACCUSE", {"AZE"}, {"ARM"})]),
    ("Հինգշաբթի Պրահայի գագաթնաժողովին մասնակցել են Փաշինյանն ու Ալիևը։", [("CONSULT", {"ARM", "AZE"}, set())]),
    ("Գագաթնաժողովի շրջանակում Մակրոնը բանակցել է Փաշինյանի հետ։", [("CONSULT", {"FRA"}, {"ARM"})]),
    ("Երևանում վայրէջք է կատարել հայ փախստականների համար դեղորայք տեղափոխող ֆրանսիական ինքնաթիռ։", [("AID", {"FRA"}, {"ARM"})]),
    ("Վեց հայ զինծառայողի մարմիններն ուրբաթ հանձնվել են ադրբեջանական կողմից։", [("RETREAT", {"AZE"}, {"ARM"})]),
    ("Ադրբեջանն ուրբաթ Հայաստանին է վերադարձրել վեց զինծառայողի աճյուն։", [("RETREAT", {"AZE"}, {"ARM"})]),
    ("Ադրբեջանը սահմանին հրետանի և տանկեր է կուտակել, հայտնել է Հայաստանի հետախուզության ղեկավարը։", [("MOBILIZE", {"AZE"}, {"ARM"})]),
    ("«Բաքուն ստում է», - ասել է ՀՀ պաշտպանության նախարարության խոսնակը։", [("ACCUSE", {"ARM"}, {"AZE"})]),
    ("Հայաստանը Ռուսաստանից ակնկալում է դաշնակցային պարտավորությունների կատարում։", [("REQUEST", {"ARM"}, {"RUS"})]),
    ("Եթե Հայաստանը դուրս չգա այդ գյուղերից, կստիպենք, զգուշացրել է Ալիևը։", [("THREATEN", {"AZE"}, {"ARM"})]),
    ("Yasa dışı Ermeni silahlı grupları, ordumuzun Laçın'daki mevzilerini ateş altına almıştır.", [("ASSAULT", {"ARM"}, {"AZE"})]),
    ("Ermenistan silahlı kuvvetleri, ordumuzun mevzilerine ateş açmıştır.", [("ASSAULT", {"ARM"}, {"AZE"})]),
    ("Les forces azerbaïdjanaises ont ouvert le feu sur nos positions.", [("ASSAULT", {"AZE"}, {"ARM"})]),
    ("Armenian forces opened fire on our positions.", [("ASSAULT", {"ARM"}, {"AZE"})]),
    ("Армянские силы открыли огонь по нашим позициям.", [("ASSAULT", {"ARM"}, {"AZE"})]),
    ("Azerbaijanis killed two Armenians near Sotk.", [("ASSAULT", {"AZE"}, {"ARM"})]),
    ("Three Azerbaijanis were wounded by Armenian fire.", [("ASSAULT", {"ARM"}, {"AZE"})]),
    ("Azerbaijani troops took two Armenians prisoner.", [("ASSAULT", {"AZE"}, {"ARM"})]),
    ("Two Armenians were arrested at the checkpoint by Azerbaijani guards.", [("COERCE", {"AZE"}, {"ARM"})]),
    ("A mine killed two Azerbaijanis in Fuzuli.", [("ASSAULT", set(), {"AZE"})]),
    ("Des Azerbaïdjanais ont tué deux Arméniens près de Sotk.", [("ASSAULT", {"AZE"}, {"ARM"})]),
    ("Trois Azerbaïdjanais ont été blessés par des tirs arméniens.", [("ASSAULT", {"ARM"}, {"AZE"})]),
    ("Les soldats azerbaïdjanais ont capturé deux Arméniens.", [("ASSAULT", {"AZE"}, {"ARM"})]),
    ("Deux Arméniens ont été arrêtés au poste de contrôle par des gardes azerbaïdjanais.", [("COERCE", {"AZE"}, {"ARM"})]),
    ("Une mine a tué deux Azerbaïdjanais à Fizouli.", [("ASSAULT", set(), {"AZE"})]),
    ("Азербайджанцы убили двух армян под Сотком.", [("ASSAULT", {"AZE"}, {"ARM"})]),
    ("Трое азербайджанцев ранены армянским огнём.", [("ASSAULT", {"ARM"}, {"AZE"})]),
    ("Азербайджанские военные взяли в плен двух армян.", [("ASSAULT", {"AZE"}, {"ARM"})]),
    ("Двое армян задержаны на КПП азербайджанскими пограничниками.", [("COERCE", {"AZE"}, {"ARM"})]),
    ("Azerbaycanlılar Sotk yakınında iki Ermeni'yi öldürdü.", [("ASSAULT", {"AZE"}, {"ARM"})]),
    ("Üç Azerbaycanlı Ermeni ateşiyle yaralandı.", [("ASSAULT", {"ARM"}, {"AZE"})]),
    ("Azerbaycan askerleri iki Ermeni'yi esir aldı.", [("ASSAULT", {"AZE"}, {"ARM"})]),
    ("Azərbaycanlılar Sotk yaxınlığında iki ermənini öldürüb.", [("ASSAULT", {"AZE"}, {"ARM"})]),
    ("Üç azərbaycanlı erməni atəşindən yaralanıb.", [("ASSAULT", {"ARM"}, {"AZE"})]),
    ("Azərbaycan hərbçiləri iki ermənini əsir götürüb.", [("ASSAULT", {"AZE"}, {"ARM"})]),
    ("İki erməni nəzarət-buraxılış məntəqəsində Azərbaycan sərhədçiləri tərəfindən saxlanılıb.", [("COERCE", {"AZE"}, {"ARM"})]),
    ("Ադրբեջանցիները Սոթքի մոտ սպանել են երկու հայի։", [("ASSAULT", {"AZE"}, {"ARM"})]),
    ("Երեք ադրբեջանցի վիրավորվել է հայկական կրակից։", [("ASSAULT", {"ARM"}, {"AZE"})]),
    ("Ադրբեջանցի զինվորականները գերեվարել են երկու հայի։", [("ASSAULT", {"AZE"}, {"ARM"})]),
    ("Երկու հայ անցակետում ձերբակալվել է ադրբեջանցի սահմանապահների կողմից։", [("COERCE", {"AZE"}, {"ARM"})]),
    ("Բաքվի դատարանը հայ գերուն դատապարտել է տասնհինգ տարվա ազատազրկման։", [("COERCE", {"AZE"}, {"ARM"})]),
    ("Բաքվում երկու հայի դատապարտել են տասնհինգ տարվա ազատազրկման։", [("COERCE", {"AZE"}, {"ARM"})]),
    ("Ադրբեջանցիները սպանել են երկու հայի։", [("ASSAULT", {"AZE"}, {"ARM"})]),
    ("Բաքուն ազատ է արձակել երկու հայի։", [("RETREAT", {"AZE"}, {"ARM"})]),
    ("Բաքուն հայկական կողմին է հանձնել երկու գերի։", [("RETREAT", {"AZE"}, {"ARM"})]),
    ("Հայաստանի դատարանը երկու ադրբեջանցու դատապարտել է։", [("COERCE", {"ARM"}, {"AZE"})]),
]  # fmt: skip


IMPLIED = [
    ("Armenia's foreign ministry went on to condemn the Azerbaijani attack on Tuesday.", [("ACCUSE", {"ARM"}, {"AZE"})]),
    ("Russia was nevertheless able to evacuate nine Armenian patients on Tuesday.", [("AID", {"RUS"}, {"ARM"})]),
    ("Armenia's foreign ministry was quick to thank France.", [("SUPPORT", {"ARM"}, {"FRA"})]),
    ("Le ministre arménien a attendu mardi avant d'accuser Bakou de mentir.", [("ACCUSE", {"ARM"}, {"AZE"})]),
    ("Le ministre arménien a réagi mardi, non sans reprocher à Bakou son silence.", [("ACCUSE", {"ARM"}, {"AZE"})]),
    ("L'armée azerbaïdjanaise a fini mardi par libérer deux prisonniers arméniens.", [("RETREAT", {"AZE"}, {"ARM"})]),
    ("La Russie n'a pu livrer des armes à l'Arménie.", []),
    ("МИД Армении не преминул обвинить Баку во лжи.", [("ACCUSE", {"ARM"}, {"AZE"})]),
    ("Азербайджанская армия, обстрелявшая во вторник село Сотк, молчит.", [("ASSAULT", {"AZE"}, {"ARM"})]),
    ("Предложение Азербайджана отверг во вторник МИД Армении.", [("REJECT", {"ARM"}, {"AZE"})]),
    ("Армянские позиции атаковала во вторник азербайджанская армия.", [("ASSAULT", {"AZE"}, {"ARM"})]),
    ("Баку объявил во вторник об освобождении двух армянских пленных.", [("RETREAT", {"AZE"}, {"ARM"})]),
    ("Baku announced on Tuesday the release of two Armenian prisoners.", [("RETREAT", {"AZE"}, {"ARM"})]),
    ("Bakou a confirmé mardi l'arrestation de deux civils arméniens.", [("COERCE", {"AZE"}, {"ARM"})]),
    ("Baku's decision was welcomed on Tuesday by Armenia's foreign ministry.", [("SUPPORT", {"ARM"}, {"AZE"})]),
    ("L'Azerbaïdjan a été félicité mardi par le ministre arménien.", [("SUPPORT", {"ARM"}, {"AZE"})]),
    ("Ադրբեջանի բանակը երեքշաբթի հայկական դիրքերը հրետակոծել է։", [("ASSAULT", {"AZE"}, {"ARM"})]),
    ("Azerbaycan'ın önerisini reddeden Ermenistan Dışişleri Bakanlığı ayrıntı vermedi.", [("REJECT", {"ARM"}, {"AZE"})]),
    ("Azərbaycanın təklifini rədd edən Ermənistan Xarici İşlər Nazirliyi təfərrüat verməyib.", [("REJECT", {"ARM"}, {"AZE"})]),
    ("Bakü'nün salı günü serbest bıraktığı iki esir Erivan'a ulaştı.", [("RETREAT", {"AZE"}, {"ARM"})]),
    ("Turkey openly sided with Azerbaijan.", [("SUPPORT", {"TUR"}, {"AZE"})]),
    ("Turkey sided openly with Azerbaijan.", [("SUPPORT", {"TUR"}, {"AZE"})]),
]  # fmt: skip


PLAIN_GRAMMAR = [
    ("The Russian helicopter that Azerbaijan shot down had been flying close to the border.", [("ASSAULT", {"AZE"}, {"RUS"})]),
    ("The two Iranian lorry drivers whom Azerbaijan arrested last month are still in jail.", [("COERCE", {"AZE"}, {"IRN"})]),
    ("Azerbaijan was warned by Tehran of a military response to any change of borders.", [("THREATEN", {"IRN"}, {"AZE"})]),
    ("Le Français que Bakou a arrêté est en prison.", [("COERCE", {"AZE"}, {"FRA"})]),
    ("L'Arménie paiera le prix fort, a tonné Ilham Aliev.", [("THREATEN", {"AZE"}, {"ARM"})]),
    ("«Любая провокация армянской стороны получит жёсткий ответ», — заявили в Минобороны Азербайджана.", [("THREATEN", {"AZE"}, {"ARM"})]),
    ("Mirzoyan and Bayramov did not sign the peace treaty but agreed to continue the talks.", [("AGREE", {"ARM", "AZE"}, set())]),
    ("Des bulldozers azerbaïdjanais ont rasé une église arménienne.", [("ASSAULT", {"AZE"}, {"ARM"})]),
    ("Россию Пашинян обвинил в бездействии.", [("ACCUSE", {"ARM"}, {"RUS"})]),
    ("Азербайджан обвинила в срыве переговоров армянская сторона.", [("ACCUSE", {"ARM"}, {"AZE"})]),
    ("Баку потребовал у Москвы извинений.", [("REQUEST", {"AZE"}, {"RUS"})]),
    ("L'ONU demande instamment à Bakou et à Erevan de respecter la trêve.", [("REQUEST", {"UN"}, {"ARM", "AZE"})]),
    ("Des centaines d'Azerbaïdjanais sont descendus dans la rue et ont protesté contre l'Arménie.", [("PROTEST", {"AZE"}, {"ARM"})]),
    ("Azərbaycanlıların İrana qarşı etiraz nümayişi iki saat davam edib.", [("PROTEST", {"AZE"}, {"IRN"})]),
    ("Rusiyanın təklifini Ermənistan rədd edib.", [("REJECT", {"ARM"}, {"RUS"})]),
    ("Yerevan and Baku were asked by Tehran to show restraint.", [("REQUEST", {"IRN"}, {"ARM", "AZE"})]),
    ("Сообщение Минобороны Армении опровергнуто азербайджанской стороной.", [("REJECT", {"AZE"}, {"ARM"})]),
    ("In the evening the Azerbaijani forces ceased fire.", [("RETREAT", {"AZE"}, set())]),
    ("Pashinyan rang Vladimir Putin and, later, Emmanuel Macron.", [("CONSULT", {"ARM"}, {"RUS"}), ("CONSULT", {"ARM"}, {"FRA"})]),
    ("France welcomed the agreement. So did Washington.", [("SUPPORT", {"FRA"}, {"ARM", "AZE"}), ("SUPPORT", {"USA"}, {"ARM", "AZE"})]),
    ("Emmanuel Macron a salué l'accord ; Ankara aussi.", [("SUPPORT", {"FRA"}, {"ARM", "AZE"}), ("SUPPORT", {"TUR"}, {"ARM", "AZE"})]),
    ("Paşinyan'ın KGAÖ'den yardım talebi yanıtsız kaldı.", [("REQUEST", {"ARM"}, {"CSTO"})]),
    ("Azerbaycan'a AB tarafından yaptırım uygulandı.", [("SANCTION", {"EU"}, {"AZE"})]),
    ("Azərbaycanla İran arasında tranzit barədə razılıq əldə edilib.", [("AGREE", {"AZE", "IRN"}, set())]),
    ("Imports of Armenian brandy have been suspended by Russia.", [("SANCTION", {"RUS"}, {"ARM"})]),
    ("Yerevan's rejection of Moscow's proposal came as no surprise.", [("REJECT", {"ARM"}, {"RUS"})]),
    ("While Yerevan called for calm, Brussels imposed sanctions on Azerbaijan.", [("REQUEST", {"ARM"}, {"AZE"}), ("SANCTION", {"EU"}, {"AZE"})]),
    ("Nikol Paşinyan parlamentdə çıxış edib. Baş nazir Bakını təcavüzdə ittiham edib.", [("ACCUSE", {"ARM"}, {"AZE"})]),
    ("Azerbaycan Devlet Sınır Servisi açıklama yaptı. Açıklamaya göre sınırı ihlal eden Ermenistan vatandaşı yakalandı.", [("COERCE", {"AZE"}, {"ARM"})]),
    ("Հայաստանն ու Ադրբեջանը պայմանագիր ստորագրեցին։", [("AGREE", {"ARM", "AZE"}, set())]),
    ("Ռուս խաղաղապահների դուրսբերումն ավարտվել է։", [("RETREAT", {"RUS"}, set())]),
    ("Вывод российских миротворцев из Карабаха завершён.", [("RETREAT", {"RUS"}, set())]),
    ("Ermənistan azərbaycanlı əsgərə işgəncə verib.", [("COERCE", {"ARM"}, {"AZE"})]),
    ("Ermenistan Dışişleri Bakanlığı Sözcüsü Ani Badalyan'a göre Azerbaycan sınıra asker yığıyor.", [("MOBILIZE", {"AZE"}, {"ARM"})]),
    ("Եկատերինբուրգում ռուս ոստիկանների կողմից ձերբակալվել են տասը ադրբեջանցիներ։", [("COERCE", {"RUS"}, {"AZE"})]),
    ("Երևանի առաջարկը Ալիևը մերժեց։", [("REJECT", {"AZE"}, {"ARM"})]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), [*ISSUERS_AND_OWNERS, *IMPLIED, *PLAIN_GRAMMAR])
def test_issuers_and_owners_and_what_infinitives_participles_and_nouns_tell(text, wanted, pack):
    assert [(r.event, countries(r.actors), countries(r.recipients)) for r in reports(text, pack) if r.status == "reported"] == wanted


BY_WHOSE_FIRE = [
    ("Հայկական կրակից վիրավորվել է մեկ քաղաքացիական անձ։", [("ASSAULT", {"ARM"}, {"AZE"})]),
    ("Հայկական կողմի կրակից վիրավորվել է մեկ քաղաքացիական անձ։", [("ASSAULT", {"ARM"}, {"AZE"})]),
    ("Армянским огнём ранен один мирный житель.", [("ASSAULT", {"ARM"}, {"AZE"})]),
    ("От огня армянской стороны пострадал пастух.", [("ASSAULT", {"ARM"}, {"AZE"})]),
    ("Units of the armed forces of Armenia, from posts in the hills, shelled Azerbaijani positions.", [("ASSAULT", {"ARM"}, {"AZE"})]),
    ("A car with Russian peacekeepers came under fire near Sotk.", [("ASSAULT", {"AZE"}, {"RUS"})]),
    ("Tank bölmələri cəbhə xəttinə çəkilib, deyə Azərbaycan Müdafiə Nazirliyi bildirib.", [("MOBILIZE", {"AZE"}, {"ARM"})]),
    ("Двадцать тысяч подписей собрано. В Баку это назвали ложью.", [("REJECT", {"AZE"}, {"ARM"})]),
    ("Евродепутаты призвали Азербайджан открыть дорогу.", [("REQUEST", {"EU"}, {"AZE"})]),
    ("Родственники пропавших без вести в Карабахе перекрыли утром проспект у здания правительства в Ереване.", [("PROTEST", {"ARM"}, {"ARM"})]),
    ("Nikol Pachinian s'en est pris pour sa part aux soldats de la paix russes.", [("ACCUSE", {"ARM"}, {"RUS"})]),
    ("Nikol Pachinian s'entretient avec Vladimir Poutine.", [("CONSULT", {"ARM"}, {"RUS"})]),
    ("Macron hosts Aliyev and Pashinyan in Paris.", [("CONSULT", {"FRA"}, {"ARM", "AZE"})]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), BY_WHOSE_FIRE)
def test_whose_fire_it_was(text, wanted, pack):
    assert [(r.event, countries(r.actors), countries(r.recipients)) for r in reports(text, pack)] == wanted


STATEMENT = """Statement of the Ministry of Foreign Affairs of the Republic of Azerbaijan

Reports of an advance are a fabrication and are rejected. The Russian side has been asked to explain the incident.
"Baku closed the road," a shopkeeper says."""


def test_the_issuer_of_a_statement_speaks_in_its_passives(pack):
    told = {(r.event, *sorted(countries(r.actors))) for r in reports(STATEMENT, pack)}
    assert {("REJECT", "AZE"), ("REQUEST", "AZE")} <= told
    assert not {("REJECT", "AZE"), ("REQUEST", "AZE")} & {(r.event, *sorted(countries(r.actors))) for r in reports(STATEMENT.partition("\n\n")[2], pack)}


def test_what_we_condemn_is_condemned_on_the_day_it_is_told(pack):
    told = reports("Ermenistan ordusu pazartesi günü Tovuz'u bombaladı. Bu saldırıyı şiddetle kınıyoruz.", pack)
    assert [(r.event, r.date_start) for r in told] == [("ASSAULT", date(2022, 9, 12)), ("ACCUSE", date(2022, 9, 14))]


def test_an_entry_told_by_the_clock_is_of_the_day(pack):
    live = "DIRECT. Karabakh : le fil de la journée du mercredi 20 septembre 2023"
    live += "\n\n14h15 – La France condamne l’attaque azerbaïdjanaise.\n\nLa Russie condamne l’attaque azerbaïdjanaise."
    first, second = pipeline.parse(txt.document(live), pack).reports
    assert (first.date_start, first.date_precision) == (date(2023, 9, 20), "day")
    assert second.date_precision == "week"


# each attack its own losses: doers, killed, wounded
ITS_OWN_LOSSES = [
    ("Armenian forces shelled Aghdam, killing one civilian, and Azerbaijani drones struck Berd, wounding three soldiers.", [({"ARM"}, 1, None), ({"AZE"}, None, 3)]),
    (
        "Les forces arméniennes ont bombardé Agdam, tuant un civil, et les drones azerbaïdjanais ont frappé Berd, blessant trois soldats.",
        [({"ARM"}, 1, None), ({"AZE"}, None, 3)],
    ),
    (
        "Армянские военные обстреляли село Агдам, погиб один мирный житель, а азербайджанские беспилотники ударили по Берду, ранены трое военных.",
        [({"ARM"}, 1, None), ({"AZE"}, None, 3)],
    ),
    ("Azerbaijani forces opened fire near Sotk on Tuesday, killing two soldiers and wounding another.", [({"AZE"}, 2, 1)]),
    ("Azerbaijani troops opened fire on Tuesday at an outpost, killing four Armenian soldiers and wounding a fifth.", [({"AZE"}, 4, 1)]),
    ("Les forces azerbaïdjanaises ont ouvert le feu près de Sotk mardi, tuant deux soldats et en blessant un autre.", [({"AZE"}, 2, 1)]),
    # the losses of the attack that the same line tells by its noun
    ("В воскресенье под огнем азербайджанской артиллерии оказалось село Неркин-Кармирахпюр, ранен пожилой мужчина.", [({"AZE"}, None, 1)]),
    ("Накануне вечером у Чинари выстрелом снайпера с азербайджанской стороны был ранен контрактник.", [({"AZE"}, None, 1)]),
    ("Ադրբեջանական ուժերը կրակել են հայկական դիրքերի վրա. մեկ զինծառայող վիրավորվել է։", [({"AZE"}, None, 1)]),
    ("Two Armenian soldiers were killed in the shelling of Jermuk.", [({"AZE"}, 2, None)]),
    # nothing happened elsewhere
    (
        "Un soldat arménien a été tué mardi près de Sotk par des tirs azerbaïdjanais. Aucune victime n'a été signalée mercredi dans la région de Tavouch.",
        [({"AZE"}, 1, None)],
    ),
    ("Во вторник у Сотка азербайджанские военные убили армянского солдата. В среду в Тавушской области пострадавших не было.", [({"AZE"}, 1, None)]),
    ("Çərşənbə axşamı Sotk yaxınlığında Azərbaycan ordusunun atəşi nəticəsində bir erməni əsgəri ölüb. Çərşənbə günü Tavuşda itki olmayıb.", [({"AZE"}, 1, None)]),
    ("Azerbaijani forces shelled Chinari on Tuesday. No one was hurt.", [({"AZE"}, None, 0)]),
    # whom and what a number counts
    ("Armenian officials said a woman and her two children were wounded in Chinari.", [({"AZE"}, None, 3)]),
    ("Tovuz rayonunun Ağdam kəndində bir mülki şəxs yaralanıb, ölən yoxdur.", [({"ARM"}, 0, 1)]),
    ("A dog was killed when a shell hit Nerkin Karmiraghbyur.", [({"AZE"}, None, None)]),
    # no attacks
    ("An Armenian soldier died of a heart attack at a post near Vardenis.", []),
    ("Un soldat azerbaïdjanais est mort d'une crise cardiaque à Gazakh.", []),
    ("An Azerbaijani serviceman accidentally shot a comrade dead at a base in Ganja, the prosecutor said.", []),
    ("Armenia put its total losses since September 2020 at 3,825 killed.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), ITS_OWN_LOSSES)
def test_each_attack_has_its_own_losses(text, wanted, pack):
    told = [r for r in reports(text, pack) if r.event == "ASSAULT" and r.status == "reported"]
    assert [(countries(r.actors), r.killed and r.killed.best, r.wounded and r.wounded.best) for r in told] == wanted


def test_losses_of_which_no_side_is_told_are_the_sufferers(pack):
    told = reports("Azerbaijani forces opened fire near Sotk on Tuesday, killing two soldiers.", pack)
    assert [(r.killed.best, r.killed.side) for r in told if r.killed] == [(2, "ARM")]


def test_where_the_hurt_are_brought_is_not_where_they_were_hurt(pack):
    text = "An anti-tank mine went off under a lorry near Bashlibel in Kalbajar. The driver died at the scene; three passengers were airlifted to Ganja with injuries."
    told = [r for r in reports(text, pack) if r.event == "ASSAULT"]
    assert [(r.mode, r.killed.best) for r in told] == [("mine", 1)] and "Ganja" not in str(told[0].place)


# a toll and its parts, and who of them is told to bear arms: outcome, number, side, group
BREAKDOWNS = [
    ("The death toll in Tuesday's clash rose to seven: four Armenians and three Azerbaijanis.", [(7, "both", "unknown"), (4, "ARM", "unknown"), (3, "AZE", "unknown")]),
    (
        "Le bilan s'établit à sept morts : quatre soldats arméniens et trois soldats azerbaïdjanais.",
        [(7, "both", "military"), (4, "ARM", "military"), (3, "AZE", "military")],
    ),
    ("Число погибших в столкновении выросло до семи: четверо армян и трое азербайджанцев.", [(7, "both", "unknown"), (4, "ARM", "unknown"), (3, "AZE", "unknown")]),
    ("Le bilan des affrontements de mardi est passé de quatre à sept morts.", [(7, "", "unknown")]),
    ("Du côté azerbaïdjanais, les pertes s’élèvent à onze militaires.", [(11, "AZE", "military")]),
    ("Потери азербайджанской армии выросли до 11 человек.", [(11, "AZE", "unknown")]),
    ("Погибли не менее 32 человек, в том числе семеро мирных жителей.", [(32, "", "unknown")]),
    (
        "At least 17 soldiers - 12 Azerbaijani and five Armenian - have been killed since July 12.",
        [(17, "both", "military"), (12, "AZE", "military"), (5, "ARM", "military")],
    ),
    ("The death toll in Tuesday's clash rose to seven - Tbilisi has not commented.", [(7, "", "unknown")]),
    ("19 h 05 - Bakou annonce la mort de deux soldats.", [(2, "AZE", "military")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), BREAKDOWNS)
def test_a_toll_and_its_parts(text, wanted, pack):
    told = pipeline.parse(txt.document(text, "x", stated_date="2022-09-14"), pack).casualties
    assert [(c.best, c.side, c.group) for c in told if c.outcome == "killed"] == wanted


@pytest.mark.parametrize(
    "text",
    [
        "In Baku, officials said an Armenian reconnaissance drone had been shot down over Tovuz district early on Friday.",
        "A Bakou, le ministère de la Défense a annoncé qu'un groupe de saboteurs arméniens avait été repoussé dans le district de Tovouz.",
        "В Баку военное ведомство сообщило, что армянские подразделения обстреляли позиции в Товузском районе.",
    ],
)
def test_where_words_were_said_is_not_where_the_deed_was_done(text, pack):
    assert [r.place.name for r in reports(text, pack) if r.event == "ASSAULT"] == ["Tovuz"]


def test_fighting_of_months_past_is_history_to_the_news_of_the_day(pack):
    text = "An Armenian soldier was killed by Azerbaijani fire near Sotk on Tuesday. In July fighting on the same stretch claimed thirteen lives."
    assert [r.date_start for r in reports(text, pack) if r.event == "ASSAULT"] == [date(2022, 9, 13)]
