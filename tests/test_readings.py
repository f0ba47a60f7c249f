"""Mistakes that are easily made in reading news, in six languages: who did it, whose the losses are, and what is no news of today; the texts are made up."""

import io
import json

import pandas
import pytest
from click.testing import CliRunner

from geo import pipeline
from geo.__main__ import main
from geo.codebook import country
from geo.exports import EXPORTS
from geo.exports.told import rows
from geo.incidents import Told, merge
from geo.model import OUTCOMES
from geo.readers import txt
from geo.tables import to_frame

# ---------------------------------------------------------------- who does it, to whom

KILLERS = [
    ("2021-12-04", "Azerbaijani soldiers killed four Armenian servicemen near Sotk.", "AZE→ARM", "4 killed ARM"),
    ("2021-12-04", "Azerbaijani soldiers have killed two Armenian soldiers near Sotk.", "AZE→ARM", "2 killed ARM"),
    ("2021-12-04", "Azerbaijani soldiers killed a shepherd near Chinari.", "AZE→ARM", "1 killed ARM"),
    ("2021-12-04", "Azerbaijani soldiers wounded two villagers near Chinari.", "AZE→ARM", "2 wounded ARM"),
    ("2021-12-04", "Armenian soldiers killed three Azerbaijanis near Kalbajar on Friday.", "ARM→AZE", "3 killed AZE"),
    ("2021-12-04", "Armenian soldiers shot and wounded an Azerbaijani serviceman near Qazakh.", "ARM→AZE", "1 wounded AZE"),
    ("2021-12-04", "Des soldats azerbaïdjanais ont tué un berger près de Chinari.", "AZE→ARM", "1 killed ARM"),
    ("2021-12-04", "Des soldats azerbaïdjanais ont tué quatre militaires arméniens près de Sotk.", "AZE→ARM", "4 killed ARM"),
    ("2021-12-04", "Des soldats arméniens ont tué deux villageois près de Tovouz.", "ARM→AZE", "2 killed AZE"),
    ("2021-12-04", "Vendredi, des soldats azerbaïdjanais ont blessé deux agriculteurs à Movses.", "AZE→ARM", "2 wounded ARM"),
    ("2021-12-04", "Азербайджанские солдаты убили пастуха у Чинари.", "AZE→ARM", "1 killed ARM"),
    ("2021-12-04", "Армянские солдаты ранили двоих жителей Товузского района.", "ARM→AZE", "2 wounded AZE"),
    ("2021-12-04", "Ադրբեջանցի զինվորները Սոթքի մոտ սպանել են չորս հայ զինծառայողի:", "AZE→ARM", "4 killed ARM"),
    ("2021-12-04", "Azerbaycan askerleri Sotk yakınında dört Ermeni askerini öldürdü.", "AZE→ARM", "4 killed ARM"),
    ("2021-12-04", "Erməni əsgərləri Kəlbəcərdə iki əsgərimizi yaralayıblar.", "ARM→AZE", "2 wounded AZE"),
    # its own, of whoever tells it
    ("2021-12-04", "Yerevan says Azerbaijani soldiers killed four of its servicemen.", "AZE→ARM", "4 killed ARM"),
    ("2021-12-04", "Baku says Armenian soldiers wounded two of its border guards near Lachin.", "ARM→AZE", "2 wounded AZE"),
    ("2021-12-04", "Erevan affirme que des soldats azerbaïdjanais ont tué quatre de ses militaires.", "AZE→ARM", "4 killed ARM"),
    ("2021-12-04", "Bakou affirme que des soldats arméniens ont blessé deux de ses militaires.", "ARM→AZE", "2 wounded AZE"),
]
KILLED = [  # the same words, of those who were hit
    ("2022-09-15", "Two soldiers killed near Sotk on Tuesday were from Berd.", "AZE→ARM", "2 killed ARM"),
    ("2022-09-15", "Soldiers killed two days ago near Sotk were Armenian.", "AZE→ARM", ""),
    ("2022-09-15", "Armenian soldiers killed a day earlier near Sotk were buried on Thursday.", "AZE→ARM", ""),
    ("2022-09-15", "Two Armenian soldiers killed, one villager wounded in Sotk.", "AZE→ARM", "2 killed ARM, 1 wounded ARM"),
    ("2022-09-15", "Deux soldats arméniens tués, un villageois blessé à Sotk.", "AZE→ARM", "2 killed ARM, 1 wounded ARM"),
    ("2022-09-15", "Seize soldats azerbaïdjanais tués à Kelbadjar, selon Bakou.", "ARM→AZE", "16 killed AZE"),
    ("2022-09-15", "Armenia lost four of its soldiers near Sotk on Tuesday.", "AZE→ARM", "4 killed ARM"),
    ("2022-09-15", "Армянские солдаты убиты у Сотка; погибших четверо.", "AZE→ARM", "4 killed ARM"),
]
SHELLERS = [  # whose the shelling is that follows the count
    ("2020-07-14", "Two Armenian soldiers were killed and five wounded in Azerbaijani shelling near the village of Movses, the defence ministry said.",
     "AZE→ARM", "2 killed ARM, 5 wounded ARM"),
    ("2020-07-14", "Three Azerbaijani servicemen died and four others were injured in Armenian shelling of Tovuz district, Baku said.",
     "ARM→AZE", "3 killed AZE, 4 wounded AZE"),
    ("2020-07-14", "One Azerbaijani soldier was killed and three wounded in Armenian shelling near the town of Tovuz.", "ARM→AZE", "1 killed AZE, 3 wounded AZE"),
    ("2020-07-14", "Deux soldats arméniens ont été tués et cinq blessés dans des bombardements azerbaïdjanais près du village de Movses.",
     "AZE→ARM", "2 killed ARM, 5 wounded ARM"),
    ("2020-07-14", "Двое армянских солдат погибли и пятеро ранены в результате азербайджанского обстрела у села Мовсес.", "AZE→ARM", "2 killed ARM, 5 wounded ARM"),
    ("2020-07-14", "Ermenistan'ın topçu ateşinde iki Azerbaycan askeri şehit oldu, beşi yaralandı.", "ARM→AZE", "2 killed AZE, 5 wounded AZE"),
    ("2020-07-14", "Ադրբեջանական հրետակոծությունից Մովսեսի մոտ զոհվել է երկու հայ զինծառայող, հինգը վիրավորվել են:", "AZE→ARM", "2 killed ARM, 5 wounded ARM"),
    ("2020-07-14", "Four Armenian and five Azerbaijani soldiers were wounded near Movses.", None, "9 wounded both"),
]
GUESTS = [  # who came under fire, and whose the losses are
    ("2023-09-20", "Автомобиль с российскими миротворцами попал под обстрел у Мардакерта, находившиеся в нём военные погибли.", "AZE→RUS", ""),
    ("2023-09-20", "Под Мартакертом обстреляна машина российских миротворцев, шестеро погибли.", "AZE→RUS", "6 killed RUS"),
    ("2023-08-15", "A patrol of the EU mission came under fire near Verin Shorzha; no one was hurt.", "AZE→EU", "0 wounded EU"),
    ("2023-08-15", "Une patrouille de la mission de l'UE a essuyé des tirs près de Verin Chorja, sans faire de blessé.", "AZE→EU", "0 wounded EU"),
    ("2023-08-15", "Патруль миссии ЕС попал под обстрел у Верин Шоржа, никто не пострадал.", "AZE→EU", "0 killed EU, 0 wounded EU"),
    ("2023-08-15", "Վերին Շորժայի մոտ կրակ է բացվել ԵՄ դիտորդների պարեկի ուղղությամբ, տուժածներ չկան:", "AZE→EU", "0 killed EU, 0 wounded EU"),
    # but guests who only tell of it are none that suffer
    ("2023-08-15", "Azerbaijani troops fired at Armenian positions near Sotk, Russian peacekeepers said; two were wounded.", "AZE→ARM", "2 wounded ARM"),
    ("2023-08-15", "Российские миротворцы сообщили, что у Сотка обстреляны армянские позиции, двое ранены.", "AZE→ARM", "2 wounded ARM"),
]
MAKERS = [  # arms of other countries
    ("2020-10-05", "A Turkish Bayraktar drone struck Vardenis.", "AZE→ARM"),
    ("2020-10-05", "Israeli Harop drones struck Goris on Monday.", "AZE→ARM"),
    ("2020-10-05", "Des drones israéliens Harop ont frappé Goris.", "AZE→ARM"),
    ("2020-10-05", "Турецкий беспилотник «Байрактар» нанёс удар по Варденису.", "AZE→ARM"),
    ("2020-10-05", "Թուրքական Բայրաքթարը հարվածել է Վարդենիսին:", "AZE→ARM"),
    ("2020-10-05", "Rus İskender füzesi Gence'yi vurdu.", "ARM→AZE"),
    ("2020-10-05", "Azerbaijani Bayraktar drones struck Vardenis.", "AZE→ARM"),
    ("2020-10-05", "Azerbaijani drones attacked.", "AZE→ARM"),
    ("2020-10-05", "Armenian shells fell near the border.", "ARM→AZE"),
    # but countries that do shoot
    ("2020-11-09", "Российский вертолёт Ми-24 сбит азербайджанскими военными у Ерасха.", "AZE→RUS"),
]
DETAINED = [  # who is detained, behind a sentence on another country
    ("2021-11-18", "Shoigu spoke to both ministers. Two Iranian drivers were detained on the Goris-Kapan road.", "→IRN"),
    ("2021-11-18", "Шойгу поговорил с обоими министрами. На дороге Горис – Капан задержаны иранские водители.", "→IRN"),
    ("2021-11-18", "Şoyqu hər iki nazirlə danışıb. Goris-Qafan yolunda iranlı sürücülər saxlanılıb.", "→IRN"),
    ("2021-11-18", "Macron a appelé les deux dirigeants. Deux chauffeurs iraniens ont été arrêtés sur la route Goris-Kapan.", "→IRN"),
    ("2021-11-18", "Azerbaijani police set up a post near Vorotan. Two Iranian drivers were detained on the Goris-Kapan road.", "AZE→IRN"),
    ("2021-11-18", "Russian border guards detained two Iranian drivers near Meghri.", "RUS→IRN"),
]
PRISONERS = [  # prisoners put to death
    ("2022-10-03", "A video shows Azerbaijani soldiers executing at least seven Armenian prisoners of war.", "AZE→ARM"),
    ("2022-10-03", "Une vidéo montre des soldats azerbaïdjanais abattre au moins sept prisonniers de guerre arméniens.", "AZE→ARM"),
    ("2022-10-03", "На видео азербайджанские военные расстреливают семерых армянских пленных.", "AZE→ARM"),
    ("2022-10-03", "Տեսանյութում ադրբեջանցի զինվորները գնդակահարում են յոթ հայ ռազմագերիների:", "AZE→ARM"),
    ("2022-10-03", "Görüntülerde Azerbaycan askerlerinin yedi Ermeni esiri kurşuna dizdiği görülüyor.", "AZE→ARM"),
]

# ---------------------------------------------------------------- how many

ONE_BY_ONE = [  # what became of each
    ("2021-01-30", "Two Azerbaijani soldiers stepped on a mine in Fuzuli district: one died, the other lost a leg.", "1 killed AZE, 1 wounded AZE"),
    ("2021-01-30", "Deux soldats azerbaïdjanais ont sauté sur une mine à Fizouli : l'un est mort, l'autre a perdu une jambe.", "1 killed AZE, 1 wounded AZE"),
    ("2021-01-30", "На мине в Физулинском районе подорвались двое азербайджанских военных: один скончался, второй лишился ноги.", "1 killed AZE, 1 wounded AZE"),
    ("2021-01-30", "Երկու հայ զինծառայող պայթել է ականի վրա Սոթքում. մեկը զոհվել է, մյուսը վիրավորվել:", "1 killed ARM, 1 wounded ARM"),
    ("2021-01-30", "Füzulidə iki əsgərimiz minaya düşüb: biri həlak olub, digəri ayağını itirib.", "1 killed AZE, 1 wounded AZE"),
    ("2021-01-30", "Füzuli'de iki Azerbaycan askeri mayına bastı: biri öldü, diğeri bacağını kaybetti.", "1 killed AZE, 1 wounded AZE"),
    ("2021-01-30", "Three soldiers were hit by sniper fire near Berd: one died, two were wounded.", "1 killed ARM, 2 wounded ARM"),
    ("2021-01-30", "Three Azerbaijani civilians drove over a mine in Aghdam; two were killed and one was injured.", "2 killed AZE, 1 wounded AZE"),
    ("2021-01-30", "Под обстрел у Сотка попали трое армянских военных: один погиб, двое ранены.", "1 killed ARM, 2 wounded ARM"),
    ("2021-01-30", "Երեք զինծառայող պայթել է ականի վրա. մեկը զոհվել է, երկուսը՝ վիրավորվել:", "1 killed ARM, 2 wounded ARM"),
    ("2021-01-30", "Three soldiers were hit near Berd by Azerbaijani fire: two died and one is missing.", "2 killed ARM, 1 missing ARM"),
    ("2021-01-30", "Двое военных подорвались на мине у Сотка. Один погиб, другой ранен.", "1 killed ARM, 1 wounded ARM"),
    ("2021-01-30", "Quatre soldats arméniens ont été touchés par des tirs près de Berd : un est mort, trois sont blessés.", "1 killed ARM, 3 wounded ARM"),
    # all and the parts
    ("2020-10-17", "Four Armenian soldiers were killed near Sotk, three on Monday and one on Tuesday.", "4 killed ARM"),
    ("2020-10-17", "Thirteen people, including three children, were killed when a missile hit Ganja.", "13 killed AZE"),
    ("2020-10-17", "Treize personnes, dont trois enfants, ont été tuées par un missile à Gandja.", "13 killed AZE"),
    ("2020-10-17", "При ракетном ударе по Гяндже погибли 13 человек, в том числе трое детей.", "13 killed AZE"),
    ("2020-10-17", "Gəncəyə raket zərbəsi nəticəsində 13 nəfər, o cümlədən 3 uşaq həlak olub.", "13 killed AZE"),
    ("2020-10-17", "Gence'ye düşen füze, üçü çocuk 13 kişinin ölümüne yol açtı.", "13 killed AZE"),
    # but two counts that no third one sums up
    ("2021-01-30", "Three Armenian soldiers were wounded near Sotk, two of them seriously.", "3 wounded ARM"),
    ("2021-01-30", "A mine blast in Aghdam killed two men and wounded a third.", "2 killed AZE, 1 wounded AZE"),
    ("2021-01-30", "Three Armenian soldiers were wounded near Sotk; one died in hospital.", "1 killed ARM, 3 wounded ARM"),
]
UNHARMED = [  # what is no count of nobody
    ("2021-08-11", "Kəlbəcərdə əsgərimiz Rüstəmov Turac yaralanıb, həyatı üçün təhlükə yoxdur.", "1 wounded AZE"),
    ("2021-08-11", "Kelbecer'de bir Azerbaycan askeri yaralandı, hayati tehlikesi yok.", "1 wounded AZE"),
    ("2021-08-11", "В Кельбаджаре ранен азербайджанский солдат, угрозы для жизни нет.", "1 wounded AZE"),
    ("2021-08-11", "Un soldat azerbaïdjanais a été blessé à Kelbadjar ; ses jours ne sont pas en danger.", "1 wounded AZE"),
    ("2021-08-11", "У Сотка обстреляны армянские позиции, раненых нет.", "0 wounded ARM"),
    ("2021-08-11", "Kəlbəcərdə mövqelərimiz atəşə tutulub, yaralanan yoxdur.", "0 wounded AZE"),
]
MISSING = [
    ("2022-09-20", "Two Armenian soldiers were killed and three went missing in Azerbaijani shelling of Sotk.", ["2 killed ARM, 3 missing ARM"]),
    ("2022-09-20", "Deux soldats arméniens ont été tués et trois sont portés disparus après l'attaque azerbaïdjanaise à Sotk.", ["2 killed ARM, 3 missing ARM"]),
    ("2022-09-20", "При азербайджанском обстреле Сотка погибли двое армянских военных, трое пропали без вести.", ["2 killed ARM, 3 missing ARM"]),
    ("2022-09-20", "Սոթքի հրետակոծությունից զոհվել է երկու հայ զինծառայող, երեքը անհետ կորել են:", ["2 killed ARM, 3 missing ARM"]),
    ("2022-09-20", "Kəlbəcərdə döyüşdə iki əsgərimiz həlak olub, üç əsgərimiz itkin düşüb.", ["2 killed AZE, 3 missing AZE"]),
    ("2022-09-20", "Kelbecer'deki çatışmada iki Azerbaycan askeri öldü, üç asker kayboldu.", ["2 killed AZE, 3 missing AZE"]),
    ("2022-09-20", "Azerbaijani troops shelled Sotk on Tuesday. Two soldiers are missing.", ["2 missing ARM"]),
    # but those of the war, and those whom nobody attacked
    ("2022-09-20", "Birinci Qarabağ müharibəsində 4 min azərbaycanlı itkin düşüb.", []),
    ("2022-09-20", "A shepherd from Chinari has been missing since Tuesday.", []),
    ("2022-09-20", "Azerbaijani troops shelled Sotk on Tuesday. A boy from Berd has been missing since Monday.", [""]),
    ("2022-09-20", "Azerbaijani troops shelled Sotk on Tuesday. 186 people are still missing since the 2020 war.", [""]),
    ("2022-09-20", "Азербайджанская армия обстреляла Сотк. С войны 2020 года пропавшими без вести считаются 186 человек.", [""]),
]

# ---------------------------------------------------------------- of other days

PAST = [  # what is left of the losses when those of other years are none of today's
    ("2018-09-21", "A resident of Chinari was wounded on Thursday by Azerbaijani fire. \"Last year they killed a shepherd here too,\" says the mayor.", ["1 wounded ARM"]),
    ("2018-09-21", "Un habitant de Chinari a été blessé jeudi par un tir azerbaïdjanais. « L'an dernier, on nous a déjà tué un berger », dit le maire.", ["1 wounded ARM"]),
    ("2018-09-21", "Житель Чинари ранен накануне выстрелом с азербайджанской стороны. — В прошлом году у нас так же убили пастуха, — говорит глава общины.",
     ["1 wounded ARM"]),
    ("2018-09-21", "Չինարիի բնակիչը հինգշաբթի վիրավորվել է ադրբեջանական կրակոցից: «Անցյալ տարի էլ հովիվ սպանեցին», - ասում է գյուղապետը:", ["1 wounded ARM"]),
    ("2018-09-21", "Alıbəyli sakini cümə axşamı erməni atəşi ilə yaralanıb. \"Keçən il də bir çobanımızı öldürmüşdülər\", - bələdiyyə sədri deyir.", ["1 wounded AZE"]),
    ("2018-09-21", "Çinari köyünden bir kişi perşembe günü Azerbaycan ateşiyle yaralandı. Muhtar \"Geçen yıl da bir çobanımızı öldürdüler\" dedi.", ["1 wounded ARM"]),
    ("2022-09-15", "Two Armenian soldiers were wounded near Sotk on Thursday. During the war, 3,825 Armenian soldiers were killed.", ["2 wounded ARM"]),
    ("2022-09-15", "Azerbaijani artillery shelled Sotk on Tuesday. The village lost three men in the war.", [""]),
    ("2022-09-15", "Two soldiers were killed near Sotk on Tuesday. Three soldiers died there in a clash in May 2021.", ["2 killed ARM"]),
    ("2022-09-15", "Çərşənbə axşamı Tovuzda əsgər yaralanıb. Ötən il orada iki əsgər həlak olmuşdu.", ["1 wounded AZE"]),
    ("2022-09-15", "Salı günü Sotk'ta bir asker yaralandı. Geçen yıl orada iki asker ölmüştü.", ["1 wounded ARM"]),
    ("2022-09-15", "Shelling resumed on Thursday near Jermuk. More than 6,500 people were killed when the two countries fought a six-week war in 2020.", [""]),
    ("2022-09-15", "В четверг у Сотка ранен армянский солдат. Во время войны погибли 3825 военных.", ["1 wounded ARM"]),
    ("2022-09-15", "Հինգշաբթի Սոթքում զինծառայող է վիրավորվել: Պատերազմում զոհվել է 3825 զինծառայող:", ["1 wounded ARM"]),
    ("2022-09-15", "Laçında əsgərimiz yaralanıb. Müharibədə 2908 hərbçimiz şəhid olub.", ["1 wounded AZE"]),
    ("2022-09-15", "Perşembe günü Laçın'da bir askerimiz yaralandı. Savaşta 2908 askerimiz şehit oldu.", ["1 wounded AZE"]),
    ("2021-06-04", "Kelbecer'de mayın patladı, iki asker yaralandı. Savaştan bu yana mayınlar yüzünden 20'den fazla kişi öldü.", ["2 wounded AZE"]),
    ("2020-07-12", "Հակառակորդը հրետանուց կրակել է Տավուշի ուղղությամբ: 2016 թվականի ապրիլին զոհվել էր ավելի քան 100 հայ զինծառայող:", [""]),
    ("2024-09-27", "3,825 Armenian soldiers were killed in the 44-day war.", []),
    ("2024-09-27", "La guerre de 44 jours a coûté la vie à 3 825 soldats arméniens.", []),
    # years ago on this day
    ("2024-07-14", "Four years ago today General Polad Hashimov was killed in Tovuz.", []),
    ("2024-07-14", "Четыре года назад в этот день под Товузом погиб генерал Полад Гашимов.", []),
    ("2024-07-14", "Dörd il əvvəl bu gün general Polad Həşimov Tovuzda şəhid olub.", []),
    ("2024-07-14", "Dört yıl önce bugün General Polad Haşimov Tovuz'da şehit oldu.", []),
    # since the year began
    ("2016-04-02", "Since the beginning of the year 17 soldiers have been killed along the line of contact.", []),
    ("2016-04-02", "Depuis le début de l'année, 17 soldats ont été tués sur la ligne de contact.", []),
    ("2016-04-02", "С начала года на линии соприкосновения погибло 17 военных.", []),
    ("2016-04-02", "Տարեսկզբից շփման գծում զոհվել է 17 զինծառայող:", []),
    ("2016-04-02", "İlin əvvəlindən təmas xəttində 17 hərbçi həlak olub.", []),
    ("2016-04-02", "Yılbaşından bu yana temas hattında 17 asker öldü.", []),
    ("2016-04-02", "An Azerbaijani shell killed a boy near Martakert on Saturday. Since the beginning of the year 17 soldiers have been killed.", ["1 killed ARM"]),
]
STILL_TODAY = [  # what is told of a war while it lasts, or beside a word that looks like one
    ("2020-10-07", "Azerbaijani troops shelled Martakert on Tuesday, killing three soldiers, in the war that broke out in September.", ["3 killed ARM"]),
    ("2020-10-07", "Mardi, deux soldats arméniens ont été tués près de Hadrout dans la guerre qui a éclaté fin septembre.", ["2 killed ARM"]),
    ("2020-10-07", "Во вторник на войне у Гадрута погибли двое армянских военных.", ["2 killed ARM"]),
    ("2020-10-07", "Երեքշաբթի Հադրութում պատերազմում զոհվել է երկու հայ զինծառայող:", ["2 killed ARM"]),
    ("2020-10-07", "Çərşənbə axşamı Füzulidə müharibədə iki əsgərimiz şəhid olub.", ["2 killed AZE"]),
    ("2020-10-07", "Two Armenian soldiers were killed in the war near Hadrut.", ["2 killed ARM"]),
    ("2020-10-07", "Deux soldats arméniens ont été tués à la guerre près de Hadrout.", ["2 killed ARM"]),
    ("2020-10-07", "На войне у Гадрута погибли двое армянских военных.", ["2 killed ARM"]),
    ("2020-10-07", "Հադրութում պատերազմում զոհվել է երկու հայ զինծառայող:", ["2 killed ARM"]),
    ("2020-10-07", "Füzulidə müharibədə iki əsgərimiz şəhid olub.", ["2 killed AZE"]),
    ("2020-12-01", "Two Armenian soldiers were killed in the war near Hadrut.", ["2 killed ARM"]),
    ("2022-09-15", "Two soldiers were killed on Tuesday near Sotk, a village spared during the war.", ["2 killed ARM"]),
    ("2022-09-15", "Azerbaijani shells fell on Sotk; two soldiers were killed as a fire broke out in the barracks.", ["2 killed ARM"]),
    ("2022-09-15", "An Armenian soldier who had been drafted last year was killed by Azerbaijani fire near Sotk on Wednesday.", ["1 killed ARM"]),
    ("2022-09-15", "Since the beginning of the week Azerbaijani fire has killed two Armenian soldiers near Sotk.", ["2 killed ARM"]),
    ("2022-09-15", "Two soldiers were killed near Sotk on Tuesday, more than in all of last year.", ["2 killed ARM"]),
    ("2023-09-20", "Two Armenian soldiers were killed in the war near Sotk on Tuesday, Yerevan said.", ["2 killed ARM"]),
    ("2022-09-14", "In the heaviest clashes since the 44-day war, 49 Armenian soldiers were killed on Tuesday.", ["49 killed ARM"]),
    ("2022-09-14", "Les combats les plus meurtriers depuis la guerre ont fait 49 morts arméniens mardi.", ["49 killed ARM"]),
    ("2022-09-14", "В самых тяжёлых боях со времени войны 2020 года во вторник погибли 49 армянских военных.", ["49 killed ARM"]),
    ("2022-09-14", "Ջերմուկում երեքշաբթի զոհվել է 49 զինծառայող. դա պատերազմից հետո ամենածանր օրն է:", ["49 killed ARM"]),
    ("2022-09-14", "Laçında 50 hərbçimiz həlak olub; bu, müharibədən sonra ən ağır gündür.", ["50 killed AZE"]),
]

# ---------------------------------------------------------------- no attack

ACCIDENTS = [
    ("2024-03-15", "Three soldiers died in a fire in Sotk."),
    ("2023-01-19", "Quinze soldats arméniens ont péri dans l'incendie d'une caserne à Azat, dans le Gegharkunik."),
    ("2023-01-19", "Gegharkunik'te kışlada çıkan yangında 15 Ermeni askeri öldü."),
    ("2023-09-27", "A fuel depot explosion near Stepanakert killed at least 68 people; the cause is unknown."),
    ("2023-09-27", "При взрыве на топливном складе под Степанакертом погибли не менее 68 человек."),
    ("2023-09-27", "Ստեփանակերտի մոտ վառելիքի պահեստի պայթյունից զոհվել է առնվազն 68 մարդ:"),
    ("2023-09-27", "Hankendi yakınındaki yakıt deposunda meydana gelen patlamada en az 68 kişi öldü."),
    ("2023-09-27", "Xankəndi yaxınlığında yanacaq anbarında partlayış nəticəsində 68 nəfər ölüb."),
    ("2024-07-01", "A conscript was shot dead by a fellow serviceman at a post in Vayots Dzor."),
    ("2024-07-01", "Un soldat arménien a été tué par un camarade dans une position de Tavouch."),
    ("2024-07-01", "Солдат застрелен сослуживцем на посту в Сюнике."),
    ("2024-07-01", "Վայոց ձորում զինծառայողը զոհվել է ծառայակցի կրակոցից:"),
    ("2024-07-01", "Laçında əsgər xidmət yoldaşının atəşi nəticəsində həlak olub."),
    ("2021-11-30", "Fourteen Azerbaijani servicemen were killed when a military helicopter crashed during a training flight."),
    ("2021-11-30", "При крушении вертолёта во время учебного полёта погибли 14 азербайджанских военных."),
    ("2021-11-30", "Eğitim uçuşu yapan askeri helikopter düştü, 14 Azerbaycan askeri öldü."),
    ("2024-08-12", "Two miners were injured at the Sotk gold mine, the company said."),
    ("2024-08-12", "Deux ouvriers ont été blessés dans la mine d'or de Sotk."),
    ("2024-08-12", "На золотом руднике Сотк пострадали двое рабочих."),
    ("2024-08-12", "Սոթքի ոսկու հանքում վիրավորվել է երկու աշխատող:"),
    ("2024-08-12", "Sotk qızıl mədənində iki fəhlə yaralanıb."),
]
ATTACKS = [  # but words of accidents beside arms
    ("2022-09-15", "An Armenian soldier was killed under fire near Sotk."),
    ("2022-09-15", "A hail of shells fell on Berd on Thursday."),
    ("2022-09-15", "The Sotk gold mine came under Azerbaijani fire; one worker was wounded."),
    ("2022-09-15", "A helicopter crashed near Sotk after it was hit by an Azerbaijani missile; two were killed."),
    ("2022-09-15", "Un soldat arménien et son camarade ont été tués par un tir azerbaïdjanais à Berd."),
    ("2022-09-15", "У Сотка погиб солдат, его сослуживец ранен азербайджанским снайпером."),
    ("2023-09-19", "Air raid sirens sounded in Stepanakert as Azerbaijani shells hit the city."),
    ("2023-09-19", "Après une alerte aérienne, l'armée azerbaïdjanaise a bombardé Stepanakert."),
    ("2023-09-19", "После воздушной тревоги азербайджанская армия обстреляла Степанакерт."),
    ("2023-09-19", "Azerbaijan carried out an air raid on Stepanakert on Tuesday."),
    ("2022-09-15", "Azerbaijani artillery hit a fuel depot near Vardenis, killing two people."),
    ("2022-09-15", "Azerbaijani troops shot down an Armenian helicopter; it crashed near Sotk and its crew were killed."),
    ("2022-09-15", "Азербайджанский дрон ударил по складу топлива в Варденисе, двое погибли."),
    ("2022-09-15", "Азербайджанские военные обстреляли золотой рудник Сотк, ранен рабочий."),
    ("2022-09-15", "Ադրբեջանական անօդաչուն հարվածել է Ջերմուկի մոտ զորամասին, հրդեհ է բռնկվել, զոհվել է երկու զինծառայող:"),
    ("2022-09-15", "Ermənistan artilleriyası Kəlbəcərdə yanacaq anbarını vurub, iki nəfər yaralanıb."),
]
SIRENS = [
    ("2023-09-19", "Air raid sirens sounded in Stepanakert."),
    ("2023-09-19", "В Степанакерте прозвучал сигнал воздушной тревоги."),
    ("2023-09-19", "Ստեփանակերտում հնչել են օդային տագնապի ազդանշանները:"),
    ("2023-09-19", "Stepanakert'te hava saldırısı sirenleri çaldı."),
]
HOMAGE = [  # only words of remembrance
    ("2024-09-27", "L'Arménie a rendu hommage aux 3 825 soldats tombés pendant la guerre de 44 jours."),
    ("2024-09-27", "L'Arménie a rendu hommage aux victimes."),
]
GIVEN_BACK = [
    ("2024-09-27", "L'Arménie a rendu deux soldats à l'Azerbaïdjan."),
    ("2024-09-27", "L'Azerbaïdjan a rendu à l'Arménie les corps de trois soldats."),
]

# ---------------------------------------------------------------- how sure

REFUTED = [  # what is disinformation
    ("2025-03-16", "\"Azerbaijan spreads disinformation that Armenian troops fired at Digh,\" the ministry in Yerevan said."),
    ("2025-03-16", "Bakou a diffusé de fausses informations selon lesquelles l'armée arménienne aurait tiré près de Digh."),
    ("2025-03-16", "Минобороны Азербайджана распространило дезинформацию, будто ВС Армении открыли огонь у Дыга, заявили в Ереване."),
    ("2025-03-16", "Баку распространяет фейк о том, что армянские военные обстреляли Дыг."),
    ("2025-03-16", "Ադրբեջանի ՊՆ-ն տարածել է ապատեղեկատվություն, թե իբր հայկական զինուժը կրակ է բացել Դիղի մոտ:"),
    ("2025-03-16", "Ermənistan dezinformasiya yayır ki, guya ordumuz Gorisi atəşə tutub."),
    ("2025-03-16", "Bakü, Ermeni güçlerinin Digh yakınında ateş açtığına dair asılsız bilgi yaydı."),
    ("2024-05-25", "Ermənistan Müdafiə Nazirliyi sərhəddə atəş açıldığı barədə xəbəri təkzib etdi."),
]
NOT_REFUTED = [
    ("2025-03-16", "Azerbaijani troops fired at Digh on Sunday. Yerevan has long fought disinformation."),
    ("2025-03-16", "Azerbaijan spread disinformation; on Sunday its troops fired at Digh."),
    ("2025-03-16", "Азербайджанские военные обстреляли Дыг. Минобороны борется с дезинформацией."),
    ("2025-03-16", "L'armée azerbaïdjanaise a tiré sur Digh. La désinformation est un autre problème."),
]
ASKED = [  # whether it is so
    ("2025-08-10", "Did Azerbaijan shell Goris last night?"),
    ("2025-08-10", "L'armée azerbaïdjanaise a-t-elle bombardé Goris dans la nuit ?"),
    ("2025-08-10", "Обстреливал ли Азербайджан Горис прошлой ночью?"),
    ("2025-08-10", "Азербайджанская армия обстреляла Сотк?"),
    ("2025-08-10", "Արդյո՞ք Ադրբեջանը գնդակոծել է Գորիսը երեկ:"),
    ("2025-08-10", "Azerbaycan dün gece Goris'i bombaladı mı?"),
    ("2025-08-10", "Azərbaycan ordusu Gorisi atəşə tutubmu?"),
]
ASKED_WHY = [  # what a question takes for granted
    ("2025-08-10", "\"Why did Azerbaijani troops shell Goris on Saturday?\" asked the mayor."),
    ("2025-08-10", "Pourquoi l'armée azerbaïdjanaise a-t-elle bombardé Goris samedi ?"),
    ("2025-08-10", "Почему азербайджанская армия обстреляла Горис в субботу?"),
    ("2025-08-10", "Azərbaycan ordusu Gorisi niyə atəşə tutub?"),
    ("2025-08-10", "Azerbaycan ordusu Goris'i neden bombaladı?"),
    ("2025-08-10", "Ինչո՞ւ են ադրբեջանական զորքերը շաբաթ օրը հրետակոծել Գորիսը:"),
    ("2025-08-10", "Azerbaijani troops shelled Goris on Saturday. Will anybody help?"),
    ("2025-08-10", "Azerbaijani troops shelled Goris on Saturday: what next?"),
    ("2025-08-10", "Ո՞վ է գնդակոծել Գորիսը:"),
    ("2025-08-10", "Азербайджанская армия обстреляла Сотк, переговоры запланированы на пятницу."),
]
PLANNED = [
    ("2025-08-09", "Les familles des prisonniers préparent une manifestation à Erevan.", "PROTEST"),
    ("2025-08-09", "Հարազատները պատրաստվում են բողոքի ակցիայի Երևանում:", "PROTEST"),
    ("2025-08-09", "Ailələr İrəvanda etiraz aksiyası keçirməyi planlaşdırır.", "PROTEST"),
    ("2025-08-09", "Վաղը Կիրանցում հանրահավաք է նախատեսված:", "PROTEST"),
    ("2021-01-30", "Joint exercises of Turkey and Azerbaijan are planned for 1 February in Kars.", "COOPERATE"),
    ("2021-01-30", "На 1 февраля запланированы совместные учения Турции и Азербайджана в Карсе.", "COOPERATE"),
    ("2021-01-30", "Des exercices conjoints turco-azerbaïdjanais sont prévus le 1er février à Kars.", "COOPERATE"),
]
HELD = [
    ("2025-08-09", "Les familles des prisonniers ont manifesté à Erevan.", "PROTEST"),
    ("2025-08-09", "Thousands protested in Yerevan on Friday; another rally is planned for Sunday.", "PROTEST"),
    ("2021-02-02", "Joint exercises of Turkey and Azerbaijan began in Kars on Monday as planned.", "COOPERATE"),
    ("2021-02-02", "Совместные учения Турции и Азербайджана начались в Карсе, новые запланированы на март.", "COOPERATE"),
    ("2025-08-09", "Հարազատները բողոքի ակցիա են անցկացրել Երևանում:", "PROTEST"),
]
TRUCES = [
    ("2022-09-13", "Russia's foreign ministry announces a ceasefire.", "reported"),
    ("2016-04-05", "Azerbaijan's army announces an end to hostilities from noon.", "reported"),
    ("2016-04-05", "L'armée azerbaïdjanaise annonce la fin des hostilités à compter de midi.", "reported"),
    ("2022-09-13", "Sınırda silahlar sustu.", "reported"),
    ("2025-08-10", "Sınırda silahlar sustu mu?", "hypothetical"),
    ("2022-09-13", "The guns have fallen silent on the border.", "reported"),
]
SUSPENDED = [
    ("2023-11-16", "The US Senate passed a bill suspending military aid to Azerbaijan.", "USA→AZE"),
]
RULINGS = [
    ("2023-11-17", "The International Court of Justice ordered Azerbaijan on Friday to let Karabakh Armenians return safely.", "ICJ→AZE"),
    ("2023-11-17", "La Cour internationale de justice a ordonné vendredi à l'Azerbaïdjan de permettre le retour des Arméniens.", "ICJ→AZE"),
    ("2023-11-17", "Международный суд ООН обязал Азербайджан обеспечить возвращение армян.", "ICJ→AZE"),
]

# ---------------------------------------------------------------- one event

CREWS = [  # those who die in an aircraft that is shot down
    ("2014-11-12", "Azerbaijan shot down an Armenian helicopter near Aghdam. The three crew members died.", [("downing", "3 killed ARM")]),
    ("2014-11-12", "L'armée azerbaïdjanaise a abattu un hélicoptère arménien près d'Aghdam. Les trois membres d'équipage sont morts.", [("downing", "3 killed ARM")]),
    ("2014-11-12", "Азербайджанские военные сбили армянский вертолёт под Агдамом. Трое членов экипажа погибли.", [("downing", "3 killed ARM")]),
    ("2014-11-12", "Ağdam yönünde bir Ermeni helikopteri düşürüldü. Helikopterde bulunan üç kişi öldü.", [("downing", "3 killed ARM")]),
    ("2014-11-12", "Ադրբեջանական ուժերը Աղդամի մոտ խոցել են հայկական ուղղաթիռ: Անձնակազմի երեք անդամները զոհվել են:", [("downing", "3 killed ARM")]),
    ("2014-11-12", "Ağdam yaxınlığında erməni helikopteri vurulub. Ekipajın üç üzvü həlak olub.", [("downing", "3 killed ARM")]),
    ("2020-11-09", "Azerbaijani troops shot down a Russian helicopter near Yeraskh. Two crew members were killed.", [("downing", "2 killed RUS")]),
    # but others die elsewhere, or of what is not told
    ("2014-11-12", "Azerbaijan shot down an Armenian helicopter near Aghdam. Two Armenian soldiers were killed near Berd.", [("downing", ""), ("", "2 killed ARM")]),
    ("2014-11-12", "Armenian troops shot down two Azerbaijani drones near Sotk. Three Armenian soldiers died.", [("downing", ""), ("", "3 killed ARM")]),
    ("2014-11-12", "Армянские военные сбили азербайджанский беспилотник у Сотка. Погибли двое армянских военных.", [("downing", ""), ("", "2 killed ARM")]),
]
ONE = [  # that nobody was hurt is none of its own
    ("2022-09-15", "Azerbaijan's army fired 1,500 shots at Chinari, wounding nobody.", 1),
    ("2022-09-15", "Azerbaijani troops fired at Chinari. No one was hurt.", 1),
    ("2022-09-15", "L'armée azerbaïdjanaise a tiré sur Chinari. Personne n'a été blessé.", 1),
    ("2022-09-15", "Азербайджанская армия обстреляла Чинари, никто не пострадал.", 1),
    ("2022-09-15", "Ադրբեջանական զորքերը կրակել են Չինարիի ուղղությամբ, տուժածներ չկան:", 1),
    ("2022-09-15", "Azerbaycan ordusu Çinari'ye ateş açtı, yaralanan olmadı.", 1),
    ("2022-09-15", "Erməni qüvvələri Alıbəyli kəndini atəşə tutub, xəsarət alan yoxdur.", 1),
    ("2022-09-15", "Azerbaijani troops fired at Chinari, and Armenian troops fired at Alibeyli. No one was hurt.", 2),
    # a mine elsewhere is none of the shooting
    ("2021-08-11", "Минобороны Армении утверждает, что азербайджанская сторона открыла огонь у Ерасха. А в Кельбаджаре сегодня тракторист подорвался на мине.", 2),
    ("2021-08-11", "Ermənistan MN iddia edir ki, Azərbaycan tərəfi Yerasx kəndi istiqamətində atəş açıb. Kəlbəcərdə bir traktorçu minaya düşərək ayağını itirib.", 2),
    ("2021-08-11", "Azerbaijani troops fired at Yeraskh, Yerevan says. In Kalbajar a tractor driver stepped on a mine.", 2),
    ("2021-08-11", "L'armée azerbaïdjanaise a tiré sur Yeraskh, selon Erevan. À Kelbadjar, un conducteur de tracteur a sauté sur une mine.", 2),
]


def read(day, text, pack, *events):
    parse = pipeline.parse(txt.document(f"date {day}\n{text}"), pack)
    return [r for r in parse.reports if r.event in events or not events]


def reported(day, text, pack, *events):
    return [r for r in read(day, text, pack, *events) if r.status == "reported"]


def whom(report):
    """Return whose deed it is and whom it is done to, by country: "AZE→ARM"."""
    return "→".join(";".join(sorted({country(c) for c in codes})) for codes in (report.actors, report.recipients))


def losses(report):
    tolls = [(outcome, getattr(report, outcome)) for outcome in OUTCOMES]
    return ", ".join(f"{toll.best} {outcome} {toll.side}" for outcome, toll in tolls if toll)


@pytest.mark.parametrize(("day", "text", "wanted", "lost"), KILLERS)
def test_who_kills_somebody_is_no_victim(day, text, wanted, lost, pack):
    assert [(whom(r), losses(r)) for r in reported(day, text, pack, "ASSAULT")] == [(wanted, lost)]


@pytest.mark.parametrize(("day", "text", "wanted", "lost"), KILLED)
def test_who_is_killed_kills_nobody(day, text, wanted, lost, pack):
    assert [(whom(r), losses(r)) for r in reported(day, text, pack, "ASSAULT")] == [(wanted, lost)]


@pytest.mark.parametrize(("day", "text", "wanted", "lost"), SHELLERS)
def test_a_nationality_before_the_shelling_is_who_shells(day, text, wanted, lost, pack):
    (attack,) = reported(day, text, pack, "ASSAULT")
    assert (whom(attack) if wanted else None, losses(attack)) == (wanted, lost)


@pytest.mark.parametrize(("day", "text", "wanted", "lost"), GUESTS)
def test_guests_who_come_under_fire_are_hurt_alone(day, text, wanted, lost, pack):
    assert [(whom(r), losses(r)) for r in reported(day, text, pack, "ASSAULT")] == [(wanted, lost)]


@pytest.mark.parametrize(("day", "text", "wanted"), MAKERS)
def test_a_country_that_only_made_the_arms_does_not_shoot(day, text, wanted, pack):
    assert [whom(r) for r in reported(day, text, pack, "ASSAULT")] == [wanted]


@pytest.mark.parametrize(("day", "text", "wanted"), DETAINED)
def test_who_is_told_of_before_an_arrest_makes_none(day, text, wanted, pack):
    assert [whom(r) for r in reported(day, text, pack, "COERCE")] == [wanted]


@pytest.mark.parametrize(("day", "text", "wanted"), PRISONERS)
def test_prisoners_put_to_death_are_attacked(day, text, wanted, pack):
    assert [whom(r) for r in reported(day, text, pack, "ASSAULT")] == [wanted]


@pytest.mark.parametrize(("day", "text", "lost"), ONE_BY_ONE)
def test_who_is_told_in_all_and_one_by_one_is_counted_once(day, text, lost, pack):
    assert [losses(r) for r in reported(day, text, pack, "ASSAULT") if losses(r)] == [lost]


@pytest.mark.parametrize(("day", "text", "lost"), UNHARMED)
def test_no_danger_to_life_is_no_count(day, text, lost, pack):
    assert [losses(r) for r in reported(day, text, pack, "ASSAULT")] == [lost]


@pytest.mark.parametrize(("day", "text", "lost"), MISSING)
def test_the_missing_are_losses(day, text, lost, pack):
    assert [losses(r) for r in reported(day, text, pack, "ASSAULT")] == lost


@pytest.mark.parametrize(("day", "text", "lost"), PAST)
def test_losses_of_other_years_are_not_todays(day, text, lost, pack):
    assert [losses(r) for r in reported(day, text, pack, "ASSAULT")] == lost


@pytest.mark.parametrize(("day", "text", "lost"), STILL_TODAY)
def test_losses_of_these_days_are_told_of_them(day, text, lost, pack):
    assert [losses(r) for r in reported(day, text, pack, "ASSAULT")] == lost


@pytest.mark.parametrize(("day", "text"), [*ACCIDENTS, *SIRENS])
def test_an_accident_or_an_alarm_is_no_attack(day, text, pack):
    assert not read(day, text, pack, "ASSAULT")


@pytest.mark.parametrize(("day", "text"), ATTACKS)
def test_an_attack_that_sets_something_on_fire_is_one(day, text, pack):
    assert reported(day, text, pack, "ASSAULT")


@pytest.mark.parametrize(("day", "text"), HOMAGE)
def test_who_pays_homage_gives_nothing_back(day, text, pack):
    assert not read(day, text, pack, "RETREAT", "SUPPORT", "ASSAULT")


@pytest.mark.parametrize(("day", "text"), GIVEN_BACK)
def test_who_gives_somebody_back_does(day, text, pack):
    assert reported(day, text, pack, "RETREAT")


@pytest.mark.parametrize(("day", "text"), REFUTED)
def test_disinformation_is_told_as_denied(day, text, pack):
    assert {r.status for r in read(day, text, pack, "ASSAULT")} == {"denied"}


@pytest.mark.parametrize(("day", "text"), NOT_REFUTED)
def test_what_stands_beside_disinformation_is_reported(day, text, pack):
    assert {r.status for r in read(day, text, pack, "ASSAULT")} == {"reported"}


@pytest.mark.parametrize(("day", "text"), ASKED)
def test_what_is_asked_is_not_told(day, text, pack):
    assert {r.status for r in read(day, text, pack, "ASSAULT")} <= {"hypothetical"}


@pytest.mark.parametrize(("day", "text"), ASKED_WHY)
def test_what_a_question_takes_for_granted_is_told(day, text, pack):
    assert {r.status for r in read(day, text, pack, "ASSAULT")} == {"reported"}


@pytest.mark.parametrize(("day", "text", "event"), PLANNED)
def test_what_is_planned_is_not_done(day, text, event, pack):
    assert {r.status for r in read(day, text, pack, event)} <= {"hypothetical"}


@pytest.mark.parametrize(("day", "text", "event"), HELD)
def test_what_was_done_is_not_planned(day, text, event, pack):
    assert reported(day, text, pack, event)


@pytest.mark.parametrize(("day", "text", "status"), TRUCES)
def test_who_announces_a_ceasefire_gives_way(day, text, status, pack):
    assert [(r.mode, r.status) for r in read(day, text, pack, "RETREAT")] == [("ceasefire", status)]


@pytest.mark.parametrize(("day", "text", "wanted"), RULINGS)
def test_a_court_that_orders_something_asks_for_it(day, text, wanted, pack):
    assert [whom(r) for r in reported(day, text, pack, "REQUEST")] == [wanted]


@pytest.mark.parametrize(("day", "text", "wanted"), SUSPENDED)
def test_who_suspends_aid_gives_none(day, text, wanted, pack):
    assert [(r.event, whom(r)) for r in reported(day, text, pack, "SANCTION", "AID")] == [("SANCTION", wanted)]


@pytest.mark.parametrize(("day", "text", "lost"), CREWS)
def test_a_crew_dies_in_its_aircraft(day, text, lost, pack):
    assert [(r.mode, losses(r)) for r in reported(day, text, pack, "ASSAULT")] == lost


@pytest.mark.parametrize(("day", "text", "number"), ONE)
def test_as_many_attacks_as_are_told(day, text, number, pack):
    assert len(read(day, text, pack, "ASSAULT")) == number


# ---------------------------------------------------------------- where the missing are told

LOST = "date 2022-09-20\nAzerbaijani troops shelled Sotk on Tuesday. Three soldiers were killed, at least two are missing."


def test_a_parse_prints_the_missing():
    [report] = json.loads(CliRunner().invoke(main, ["parse", "-"], input=LOST).stdout)["reports"]
    assert report["missing"] == {"low": 2, "best": 2, "high": None, "group": "military", "side": "ARM"}


def test_a_table_and_its_files_tell_the_missing(pack):
    parse = pipeline.parse(txt.document(LOST), pack)
    frame = to_frame(merge(Told(r, parse.document, parse.published.resolved, parse.language) for r in parse.reports), pack)
    [row] = pandas.read_csv(io.BytesIO(EXPORTS["csv"].write(frame, pack)), keep_default_na=False).to_dict("records")
    assert {k: v for k, v in row.items() if k.startswith("missing_")} == {
        "missing_low": 2, "missing_best": 2, "missing_high": "", "missing_side": "ARM", "missing_group": "military",
    }  # fmt: skip
    [told] = rows(frame, pack)
    assert told.lost == (3, 0, 0, 2) and "missing 2 or more" in told.losses
