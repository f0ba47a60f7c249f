"""An incident's title: one sentence of who did what to whom, where, and who says so; its citation.

Every event and mode has a sentence with ``{actors}`` and ``{object}``, which a catalogue translates as a whole: no grammar is put
together here. The object is the place where a place is what was hit, else the recipients.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from geo.codebook import country, label
from geo.dashboard import words
from geo.dashboard.i18n import _, capital, day
from geo.model import Document, Incident, Source
from geo.pack import Pack
from geo.quotes import passages

_AIMED = frozenset({"heavy-weapons", "firearms", "drone", "aerial", "destroy"})  # modes whose object may be a place
_MOST = 3  # actors named in a title

SENTENCES: dict[str, str] = {
    "AGREE": "{actors} made an offer to {object}", "AGREE/mediate": "{actors} offered to mediate between {object}",
    "AGREE/aid": "{actors} promised aid to {object}", "CONSULT": "{actors} talked with {object}", "CONSULT/meet": "{actors} met {object}",
    "CONSULT/phone": "{actors} telephoned {object}", "CONSULT/visit": "{actors} visited {object}",
    "CONSULT/third-party": "{actors} met {object} on neutral ground", "SUPPORT": "{actors} spoke in support of {object}",
    "SUPPORT/endorse": "{actors} spoke in support of {object}", "CONCEDE": "{actors} made concessions to {object}",
    "COOPERATE": "{actors} cooperated with {object}", "COOPERATE/military": "{actors} held exercises with {object}", "AID": "{actors} aided {object}",
    "AID/military": "{actors} gave military aid to {object}", "AID/humanitarian": "{actors} gave humanitarian aid to {object}",
    "RETREAT": "{actors} eased the conflict with {object}", "RETREAT/ceasefire": "{actors} agreed on a ceasefire with {object}",
    "RETREAT/withdraw": "{actors} withdrew before {object}", "RETREAT/release": "{actors} released prisoners of {object}",
    "RETREAT/return": "{actors} returned bodies or property to {object}", "REQUEST": "{actors} appealed to {object}",
    "REQUEST/de-escalate": "{actors} called on {object} for restraint", "REQUEST/change": "{actors} demanded change of {object}",
    "ACCUSE": "{actors} accused {object}", "ACCUSE/disapprove": "{actors} condemned {object}", "ACCUSE/allege": "{actors} accused {object}",
    "ACCUSE/investigate": "{actors} opened an investigation against {object}", "REJECT": "{actors} turned {object} down",
    "REJECT/deny": "{actors} denied what {object} said", "THREATEN": "{actors} threatened {object}",
    "THREATEN/violence": "{actors} threatened {object} with force", "PROTEST": "{actors} protested against {object}",
    "PROTEST/demo": "{actors} demonstrated against {object}", "PROTEST/riot": "{actors} rioted against {object}",
    "PROTEST/obstruct": "{actors} blocked the way of {object}", "SANCTION": "{actors} imposed sanctions on {object}",
    "SANCTION/expel": "{actors} expelled {object}", "SANCTION/discontinue": "{actors} broke off relations with {object}",
    "SANCTION/withdraw": "{actors} left an agreement with {object}", "MOBILIZE": "{actors} showed force towards {object}",
    "MOBILIZE/troops": "{actors} moved troops towards {object}", "MOBILIZE/weapons": "{actors} moved weapons towards {object}",
    "MOBILIZE/exercise": "{actors} held a military exercise, aimed at {object}", "COERCE": "{actors} put pressure on {object}",
    "COERCE/arrest": "{actors} arrested {object}", "COERCE/blockade": "{actors} blockaded {object}",
    "COERCE/cyber": "{actors} attacked {object} on the net", "COERCE/restrict": "{actors} restricted {object}",
    "ASSAULT": "{actors} attacked {object}", "ASSAULT/heavy-weapons": "{actors} shelled {object}", "ASSAULT/firearms": "{actors} fired at {object}",
    "ASSAULT/drone": "{actors} struck {object} with drones", "ASSAULT/aerial": "{actors} struck {object} from the air",
    "ASSAULT/clash": "{actors} clashed with {object}", "ASSAULT/mine": "{actors} hit {object} with a mine",
    "ASSAULT/incursion": "{actors} entered the ground of {object}", "ASSAULT/territory": "{actors} took positions of {object}",
    "ASSAULT/downing": "{actors} shot down an aircraft or drone of {object}", "ASSAULT/abduct": "{actors} captured people of {object}",
    "ASSAULT/destroy": "{actors} destroyed property of {object}", "ASSAULT/explosives": "{actors} hit {object} with explosives",
}  # fmt: skip
TOGETHER: dict[str, str] = {
    "ASSAULT/clash": "{actors} clashed", "ASSAULT": "{actors} fought each other", "CONSULT": "{actors} talked with each other", "CONSULT/meet": "{actors} met",
    "CONSULT/phone": "{actors} talked by telephone", "ACCUSE": "{actors} accused each other", "RETREAT/ceasefire": "{actors} agreed on a ceasefire",
}  # fmt: skip
FORCES = {"MIL": "{country}’s forces", "GOV": "{country}", "CIV": "{country}’s civilians"}


def title(i: Incident, pack: Pack) -> str:
    """Return an incident as one sentence: ``"Azerbaijan’s forces shelled Aygepar — according to Armenia’s ministry"``."""
    claim = _(" — according to {claimants}").replace("{claimants}", words.guessed(named(i.asserted_by, pack, claim=True), i.asserted_by_inferred)) if i.asserted_by else ""
    return told(i, pack) + claim


def told(i: Incident, pack: Pack) -> str:
    """Return what is told, without who tells it."""
    hit = bool(i.place and i.place.relation == "at" and i.mode in _AIMED and i.actors)
    spot = "" if hit or i.place is None else ", " + words.where(i)
    doers = words.guessed(named(i.actors, pack, _(" and ") if _both(i) else ", "), i.actors_inferred)
    if _both(i):
        pattern = TOGETHER.get(f"{i.event}/{i.mode}") or TOGETHER.get(i.event) or "{actors}: {kind}"
        return _(pattern).format(actors=doers, kind=_(label(i.event, i.mode))) + spot
    if i.actors and (hit or i.recipients):
        thing = words.guessed(words.where_of("", i.place.name, i.place.name_local, words.together(i)), i.place_inferred) if hit and i.place else named(i.recipients, pack)
        pattern = _(SENTENCES.get(f"{i.event}/{i.mode}", SENTENCES[i.event]))
        return capital(pattern.format(actors=doers, object=thing)) + spot
    if i.actors:
        return _("{actors}: {kind}").format(actors=doers, kind=_(label(i.event, i.mode))) + spot
    if i.recipients:
        return _("{kind}, {recipients} hit; nobody is named as the doer").format(kind=words.kind(i), recipients=named(i.recipients, pack)) + spot
    return words.kind(i) + spot


def _both(i: Incident) -> bool:
    """Whether two did it together or each to the other."""
    return len(i.actors) > 1 and (not i.recipients or set(i.actors) == set(i.recipients))


def named(codes: Sequence[str], pack: Pack, by: str = ", ", claim: bool = False) -> str:
    """Return actors as a sentence names them; a claimant keeps its sector in brackets."""
    names = list(dict.fromkeys(words.actor(c, pack) if claim else _name(c, pack) for c in codes))
    more = len(names) - _MOST
    return by.join(names[:_MOST]) + (_(" and {n} more").replace("{n}", str(more)) if more > 0 else "")


def _name(code: str, pack: Pack) -> str:
    sector = code.partition(":")[2]
    return _(FORCES[sector]).replace("{country}", words.actor(country(code), pack)) if sector in FORCES else words.actor(code, pack)


def citation(i: Incident, pack: Pack, address: str, today: date, texts: Mapping[str, Document]) -> str:
    """Return an incident as one cites it: title, days, its sources with their own sentences, this map's address and the day of access.

    Only what a source says stands in quotation marks: the title is the machine's.
    """
    sources = "; ".join(dict.fromkeys(_cited(s, pack, texts.get(s.document_id)) for s in i.sources))
    parts = [title(i, pack), words.when(i), _("after: {sources}").replace("{sources}", sources), f"Borderline, {i.id}", address]
    return ", ".join(filter(None, parts)) + " (" + _("read on {day}").replace("{day}", day(today)) + ")."


def _cited(s: Source, pack: Pack, document: Document | None) -> str:
    said = passages(document, s.evidence, pack.languages[s.language].abbreviations) if document and s.language in pack.languages else [e.quote for e in s.evidence]
    outlet = ", ".join(filter(None, (s.publisher, f"“{s.title}”" if s.title else "", words.published(s.published), s.url)))
    return f"{outlet}: “{' […] '.join(said)}”" if said else outlet
