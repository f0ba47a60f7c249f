"""One event told in several sentences is one report.

Law: merging keeps every piece of evidence, and never joins events of different days.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from geo.codebook import GENERAL_MODES, countries, country, unique
from geo.coding.story import HURT_BEFORE
from geo.coding.terms import Codes
from geo.coding.tolls import tolls_told, with_tolls
from geo.model import LED_TO, NOBODY, OUTCOMES, CodedEvent, Outcome, Toll

_OUTCOMES = ("territory", "abduct", "destroy")  # what an attack came to, with whatever weapon it was made
_ONE_BREATH = 60  # characters: "four were killed in clashes"
_SAID = ("ACCUSE", "REQUEST", "REJECT", "SUPPORT", "THREATEN")  # what a government and its opposition do not say together
_MUTUAL = ("RETREAT", "AGREE", "CONSULT", "COOPERATE")  # what parties do together: who of them is named first does not matter
_NEXT_SENTENCES = 200  # characters: an attack told farther off is another one
_NEARBY = 120  # characters: an undated word and a dated one this near are one


def merge_events(events: Sequence[tuple[CodedEvent, bool]]) -> list[CodedEvent]:
    """Merge the events of one document.

    Parameters
    ----------
    events : sequence of (CodedEvent, background)
        In the order of the text; ``background`` events only point to others and vanish if nothing else tells them.

    Returns
    -------
    list of CodedEvent, in the order of their first evidence.
    """
    events = [(_sided(event), background) for event, background in events]
    kept: list[CodedEvent] = []
    pointers = [e for e, background in events if background and e.status == "reported" and not _has_toll(e)]
    for event, background in events:
        if background and not _has_toll(event):
            continue
        if background and (fight := _fight_of(kept, event)) is not None:
            kept[fight] = _with_toll(kept[fight], event)
            continue
        at = next((i for i, k in enumerate(kept) if _same(k, event)), None)
        if at is None:
            kept.append(event)
        else:
            kept[at] = _joined(kept[at], event)
    kept = _exchanged(_elaborated(kept))
    for pointer in pointers:
        kept = _point_to(kept, pointer)
    # the release of nobody, by nobody, is only spoken of
    kept = [k for k in kept if k.event != "RETREAT" or k.mode not in ("release", "return") or k.actors or k.recipients]
    return sorted(map(_two_sided, kept), key=lambda e: e.evidence[0].start)


def _sided(event: CodedEvent) -> CodedEvent:
    """An attack whose losses tell no side: they are the sufferer's, where one party alone suffers."""
    doers, hurt = countries(event.actors), countries(event.recipients)
    if event.event != "ASSAULT" or len(doers) > 1 or len(hurt) != 1 or doers == hurt:
        return event
    side = next(iter(hurt))
    return with_tolls(event, {outcome: replace(t, side=side) for outcome, t in tolls_told(event).items() if not t.side and t.best})


def _exchanged(kept: list[CodedEvent]) -> list[CodedEvent]:
    """What each side handed over in an exchange is the exchange: "A and B exchanged prisoners. A | freed ten men, B | two"."""
    for a in [k for k in kept if k.event == "RETREAT" and any("(mutual" in r for r in k.reasons) and k.status == "reported"]:
        back = next((k for k in kept if k.event == "RETREAT" and _returns(k, a)), None)
        if back:
            whole = replace(_joined(a, back), actors=unique((*a.actors, *back.actors)), recipients=())
            kept = [whole if k is a else k for k in kept if k is not back]
    return kept


def _returns(back: CodedEvent, there: CodedEvent) -> bool:
    """Whether one release answers another: who is freed by the one frees in the other."""
    sides = countries(back.actors) == countries(there.recipients) and countries(back.recipients) == countries(there.actors) != set()
    return sides and back.status == there.status and back.mode in ("release", "return") and _days_meet(back, there) and _gap(back, there) < 2 * _NEXT_SENTENCES


def _elaborated(kept: list[CodedEvent]) -> list[CodedEvent]:
    """Fighting that only opens the story ("clashes broke out") is the one-sided attack that is told right behind it."""
    fights = [k for k in kept if k.event == "ASSAULT" and k.mode == "clash" and k.status == "reported"]
    gone = {id(f): k for f in fights for k in kept if _elaborates(k, f)}
    tolled = {id(k): f for f in fights if (k := gone.get(id(f))) and _has_toll(f)}
    return [_with_toll(k, tolled[id(k)]) if id(k) in tolled else k for k in kept if id(k) not in gone]


def _elaborates(attack: CodedEvent, clash: CodedEvent) -> bool:
    one_sided = attack.event == "ASSAULT" and attack.status == "reported" and attack.mode != "clash" and len(countries(attack.actors)) == 1
    gap = attack.evidence[0].start - clash.evidence[0].start
    sides = {t.side for t in tolls_told(clash).values()}
    hurt = not sides or (len(sides) == 1 and sides <= countries(attack.recipients) and clash.evidence[0].start < _NEXT_SENTENCES)
    bare = 0 < gap < 2 * _NEXT_SENTENCES and hurt and len(clash.evidence) <= 1 + bool(sides)
    return one_sided and bare and _days_meet(attack, clash) and _places_meet(attack, clash)


def _has_toll(event: CodedEvent) -> bool:
    return bool(tolls_told(event))


def _fight_of(kept: Sequence[CodedEvent], toll: CodedEvent) -> int | None:
    """The attack told before in which people died: that on them in the sentences before, else one that their own side made ("Baku, for its part, admitted seven dead")."""
    attacks = [i for i, k in enumerate(kept) if k.event == "ASSAULT" and k.status == "reported" == toll.status and _days_meet(k, toll)]
    suffered = [i for i in attacks if countries(toll.actors) == countries(kept[i].actors) and _gap(kept[i], toll) < _NEXT_SENTENCES]
    own = [i for i in attacks if countries(toll.recipients) <= countries(kept[i].actors)]
    return next(reversed([*own, *(i for i in own if _both(kept[i])), *suffered]), None)


def _with_toll(fight: CodedEvent, toll: CodedEvent) -> CodedEvent:
    return with_tolls(replace(fight, evidence=(*fight.evidence, *toll.evidence)), _tolls(fight, toll, fight.actors))


def _two_sided(event: CodedEvent) -> CodedEvent:
    """PLOVER: where both sides fight, all are actors and nobody a recipient."""
    fighters = countries(event.actors)
    if event.event != "ASSAULT" or len(fighters) < 2:
        return event
    return replace(event, recipients=tuple(c for c in event.recipients if country(c) not in fighters))


def _point_to(kept: list[CodedEvent], pointer: CodedEvent) -> list[CodedEvent]:
    """Add a pointer's evidence to the event that it must mean: the widest of its kind."""
    same = [i for i, k in enumerate(kept) if k.event == pointer.event and k.status == "reported" and _parties_meet(k, pointer)]
    if not same and any(k.event == pointer.event and k.status == "denied" for k in kept):
        return kept  # "denied it … and proposed to look into the incident"
    if not same:
        return [*kept, pointer] if pointer.event == "ASSAULT" and pointer.places and pointer.date_basis != "publication" else kept
    apart = {i: min(abs(e.start - pointer.evidence[0].start) for e in kept[i].evidence) for i in same}
    at = max(same, key=lambda i: (apart[i] < _NEARBY, kept[i].mode in GENERAL_MODES, -apart[i]))
    places = kept[at].places or pointer.places
    kept[at] = replace(kept[at], evidence=(*kept[at].evidence, *pointer.evidence), places=places)
    return kept


def _same(a: CodedEvent, b: CodedEvent) -> bool:
    if a.event == b.event == "RETREAT" and a.mode == b.mode and a.status == b.status and not b.actors and not b.recipients:
        return True  # "X released ten men. | The return of the captives | …"
    if a.event in _SAID and len({any(c.endswith(":OPP") for c in e.actors) for e in (a, b)}) > 1:
        return False  # "the premier called for calm", "the opposition called for a session"
    alike = a.event == b.event and a.status == b.status and _modes_meet(a, b) and _told_together(a, b)
    return alike and _days_meet(a, b) and _places_meet(a, b) and _parties_meet(a, b) and not _apart(a, b)


def _told_together(a: CodedEvent, b: CodedEvent) -> bool:
    """Whether two tellings may be of one event: not with doers that both tell and that differ; attacks in neighbouring sentences, with weapons that agree."""
    x, y = (countries(e.actors) | countries(e.recipients) for e in (a, b))
    if a.event == "ASSAULT" and any(_sums_up(x) and _both(x) and not _both(y) and y.date_precision == "day" for x, y in ((a, b), (b, a))):
        return False  # "since 12 July the sides have lost 19 men" is not the shot of this morning
    if a.event == "ASSAULT" and _other_people(a, b):
        return False  # "seven soldiers fell. | A villager of 76 died as a shell hit his house"
    same = countries(a.actors) == countries(b.actors) or (a.event in _MUTUAL and x == y)
    again = a.event == "CONSULT" and (x < y or y < x) and 1 in (len(x), len(y)) and _gap(a, b) < _NEARBY  # told once more without the partner
    again = again or (a.event == "AGREE" and len(x) > 1 == len(y) and y < x and not a.recipients and _gap(a, b) < _NEXT_SENTENCES)  # "A and B agreed. B accepted …"
    if not same and not again and not _unsure(a) and not _unsure(b):
        return False
    gap = _gap(a, b)
    weapons = a.mode == b.mode or any(not m or m in _OUTCOMES for m in (a.mode, b.mode))
    fighting = "clash" in (a.mode, b.mode) and same and _both(a) and _both(b)  # "fighting broke out. Both armies used artillery"
    weapons = weapons or fighting or ({a.mode, b.mode} == {"firearms", "heavy-weapons"} and same and _told_again(a, b))
    bare = any(_bare(x, y) for x, y in ((a, b), (b, a))) or (gap < 2 * _NEXT_SENTENCES and (_one_spot(a, b) or _toll_of(a, b)))
    taken = a.mode == b.mode == "abduct" and same and (a.captured is None or b.captured is None or a.captured.best == b.captured.best)
    return a.event != "ASSAULT" or gap < _ONE_BREATH or taken or (weapons and (bare or gap < _NEXT_SENTENCES))


def _other_people(a: CodedEvent, b: CodedEvent) -> bool:
    """Whether one attack hurt soldiers, and the other one civilians, told in sentences of their own."""
    groups = [{t.group for t in (e.killed, e.wounded) if t and t.best} for e in (a, b)]
    return sorted(map(sorted, groups)) == [["civilian"], ["military"]] and _gap(a, b) >= _ONE_BREATH


def _one_spot(a: CodedEvent, b: CodedEvent) -> bool:
    """Whether one side's attack is told twice of one village and day."""
    x, y = ({p.place_id for p in e.places} for e in (a, b))
    return x == y and _pinned(a) and _pinned(b) and countries(a.actors) == countries(b.actors) and a.date_start == b.date_start


def _told_again(a: CodedEvent, b: CodedEvent) -> bool:
    """Whether the second of two tellings names no village of its own: "broke the truce with machine guns at X. Its positions were shelled"."""
    spots = {p.place_id for p in b.places if _width(p.kind) == 0}
    areas = {p.place_id for p in b.places if p.kind in ("district", "province")}
    before = {p.place_id for p in a.places if p.kind != "border"}
    return spots <= before and (not before or areas <= before)


def _toll_of(fight: CodedEvent, toll: CodedEvent) -> bool:
    """Whether losses of which no side is told are those of the fight of both sides before them: "Clashes broke out at X. Each side mourns one man"."""
    bare = not toll.mode and any(NOBODY in r for r in toll.reasons) and fight.mode == "clash"
    return bare and {p.place_id for p in toll.places} == {p.place_id for p in fight.places} and not _has_toll(fight)


def _sums_up(event: CodedEvent) -> bool:
    """Whether losses are those of many days."""
    return bool(_has_toll(event) and event.date_precision == "range" and event.date_start and event.date_end and (event.date_end - event.date_start).days > 1)


def _gap(a: CodedEvent, b: CodedEvent) -> int:
    return min(abs(x.start - y.start) for x in a.evidence for y in b.evidence)


def _bare(event: CodedEvent, other: CodedEvent) -> bool:
    """Whether an attack is a mere toll: without a doer, or one side's dead where the other event is a fight of both."""
    fight = _both(other) and other.evidence[0].start < event.evidence[0].start and not any(_width(p.kind) == 0 for p in other.places)
    told = any(NOBODY in r or "both sides had losses" in r or ("doer is inferred" in r and fight) for r in event.reasons)
    return told and not event.mode and all(p.kind == "border" for p in event.places)


def _unsure(event: CodedEvent) -> bool:
    return all(NOBODY in r or "inferred" in r for r in event.reasons)


def _supposed(event: CodedEvent) -> bool:
    return any("doer is inferred" in r for r in event.reasons)


def _apart(a: CodedEvent, b: CodedEvent) -> bool:
    """Fighting of both sides, and an attack that one side is said to have made at a spot of its own: two reports."""
    return a.event == "ASSAULT" and any(_both(x) and _pinned(y) and {p.place_id for p in x.places} != {p.place_id for p in y.places} for x, y in ((a, b), (b, a)))


def _both(event: CodedEvent) -> bool:
    return len(countries(event.actors)) >= 2 and not any(NOBODY in r for r in event.reasons)


def _pinned(event: CodedEvent) -> bool:
    told = not any(("doer is inferred" in r and event.mode in ("", "clash")) or NOBODY in r for r in event.reasons)
    return told and len(countries(event.actors)) == 1 and any(_width(p.kind) == 0 for p in event.places)


def _modes_meet(a: CodedEvent, b: CodedEvent) -> bool:
    shot = _led_to(a, b)  # "shot down a helicopter, | killing three"
    if a.mode != b.mode and "downing" in (a.mode, b.mode) and not shot and (any((a.killed, a.wounded, b.killed, b.wounded)) or "firearms" in (a.mode, b.mode)):
        return False  # nobody dies of a downed drone, nor is it shot at as people are
    if a.mode != b.mode and "abduct" in (a.mode, b.mode) and any(len(countries(e.actors)) > 1 for e in (a, b)):
        return False  # "The armies fought all day. | Y also took twelve men of X prisoner"
    if a.event == "ASSAULT" and a.mode != b.mode and "mine" in (a.mode, b.mode) and {a.mode, b.mode} & {"firearms", "heavy-weapons", "drone", "aerial"}:
        return False  # who steps on a mine was not fired at
    if a.event == "ACCUSE" and a.mode != b.mode and "investigate" in (a.mode, b.mode):
        return False  # "opened an inquiry", and elsewhere "accused X of lying"
    if a.event == "REJECT" and a.mode != b.mode and _gap(a, b) >= _NEXT_SENTENCES:
        return False  # "turned the demand down", and farther on "denied the report"
    if a.event == "ASSAULT" and countries(a.actors) == countries(b.actors) and len(countries(a.actors)) == 1 and "downing" not in (a.mode, b.mode) and _came_to(a, b):
        return True
    return a.mode == b.mode or a.mode in GENERAL_MODES or b.mode in GENERAL_MODES or a.event != "ASSAULT"


def _led_to(a: CodedEvent, b: CodedEvent) -> bool:
    """Whether the second of two tellings is of the losses that the first led to."""
    return any(LED_TO in r for r in b.reasons) and _gap(a, b) < 2 * _ONE_BREATH


def _came_to(a: CodedEvent, b: CodedEvent) -> bool:
    """Whether one of two tellings is of what an attack came to: positions lost, prisoners, houses."""
    return a.mode in _OUTCOMES or b.mode in _OUTCOMES


def _days_meet(a: CodedEvent, b: CodedEvent) -> bool:
    if not (a.date_start and a.date_end and b.date_start and b.date_end):
        return True
    if _gap(a, b) < _NEXT_SENTENCES and b.date_start <= a.date_end and any(HURT_BEFORE in r for r in a.reasons):
        return True  # "died in hospital. | He had been wounded on Monday"
    if {a.date_precision, b.date_precision} > {"month"} and a.date_start != b.date_start:
        return False  # "earlier this month" is not today
    if a.event != "ASSAULT" and any(e.date_basis in ("publication", "inferred") for e in (a, b)):  # no day of its own is told
        near = _NEXT_SENTENCES if a.event == "RETREAT" else _NEARBY
        return a.date_basis == b.date_basis or abs(a.evidence[0].start - b.evidence[0].start) < near
    return a.date_start <= b.date_end and b.date_start <= a.date_end


def _places_meet(a: CodedEvent, b: CodedEvent) -> bool:
    wide = ("border", "region", "province", "district", "country")
    mine, other = {p.place_id for p in a.places}, {p.place_id for p in b.places}
    if not mine or not other or mine & other or _led_to(a, b):
        return True
    return all(p.kind in wide for p in a.places) or all(p.kind in wide for p in b.places)


def _parties_meet(a: CodedEvent, b: CodedEvent) -> bool:
    if a.event == "CONSULT":  # other company, another meeting
        x, y = (countries(e.actors) | countries(e.recipients) for e in (a, b))
        alone = a.mode == "meet" != b.mode and not a.recipients and bool(b.recipients)  # a session of one's own, then a call
        called = {a.mode, b.mode} == {"visit", "phone"}  # "X travelled to the villages. He also spoke by phone with Y"
        return (x <= y or y <= x) and not alone and not called
    if a.event == "PROTEST" and _gap(a, b) < _NEARBY and any("taken to be meant" in r for e in (a, b) for r in e.reasons):
        return _codes_meet(a.actors, b.actors)  # "at a rally, hundreds outside the office of X | demanded": against X
    if _surer(a, b):
        return True
    return _codes_meet(a.actors, b.actors) and (a.event == "ASSAULT" or _codes_meet(a.recipients, b.recipients))


def _surer(a: CodedEvent, b: CodedEvent) -> CodedEvent | None:
    """Which of two tellings in one breath tells who struck guests, where the other only supposes it: "two men of Z were killed as they | came under X's fire"."""
    doers = countries(a.actors), countries(b.actors)
    one = a.event == b.event == "ASSAULT" and _gap(a, b) < _ONE_BREATH and _supposed(a) != _supposed(b)
    guests = countries(a.recipients) & countries(b.recipients) - doers[0] - doers[1]
    if not one or not guests or doers[0] & doers[1] or any(len(d) != 1 for d in doers):
        return None
    return b if _supposed(a) else a


def _codes_meet(a: Codes, b: Codes) -> bool:
    return not a or not b or bool(countries(a) & countries(b))


def _joined(a: CodedEvent, b: CodedEvent) -> CodedEvent:
    actors = _told_sides(a, b)
    finer = a if a.mode not in GENERAL_MODES or b.mode in GENERAL_MODES else b
    dated = b if a.date_basis == "publication" != b.date_basis or _narrower_since(a, b) else a
    exact = min((a, b), key=_extent)
    joined = replace(
        a, mode=finer.mode or a.mode or b.mode, actors=actors, recipients=_recipients(a, b),
        asserted_by=unique((*a.asserted_by, *b.asserted_by)), places=exact.places, evidence=tuple(dict.fromkeys((*a.evidence, *b.evidence))),
        date_start=dated.date_start, date_end=_later(a, b) if dated.date_basis != "publication" and a.event == "ASSAULT" else dated.date_end,
        date_precision=dated.date_precision, date_basis=dated.date_basis,
        reasons=tuple(dict.fromkeys((*a.reasons, *b.reasons))),
    )  # fmt: skip
    return with_tolls(joined, _tolls(a, b, actors))


def _extent(event: CodedEvent) -> int:
    """How wide the narrowest of an event's places is; a border with a unit beside it is its section, by itself it is wider than a province."""
    kinds = {p.kind for p in event.places}
    whole = kinds == {"border"} and not any(p.parts[2:] or p.direction for p in event.places)
    return 5 if whole else min(map(_width, kinds), default=9)


def _width(kind: str) -> int:
    return {"village": 0, "city": 0, "other": 0, "mountain": 0, "road": 1, "lake": 1, "river": 1, "border": 2, "district": 3, "province": 4}.get(kind, 5)


def _narrower_since(a: CodedEvent, b: CodedEvent) -> bool:
    return a.date_precision == "range" and b.date_precision == "day" and a.date_start == b.date_start


def _later(a: CodedEvent, b: CodedEvent) -> date | None:
    told = [e for e in (a, b) if e.date_end and e.date_basis != "publication"]
    sure = [e for e in told if e.date_basis != "inferred"] or told  # what only follows from the text round it adds no day
    ends = [e.date_end for e in sure if e.date_end]
    return max(ends, default=None)


def _told_sides(a: CodedEvent, b: CodedEvent) -> Codes:
    """The doers that the text tells; those that were only supposed give way, and so does an exchange to who let whom go."""
    freed = [e for e in (a, b) if e.event == "RETREAT" and e.recipients and len(countries(e.actors)) == 1]
    if len(freed) == 1:
        return freed[0].actors
    one_sided = [e for e in (a, b) if e.event == "ASSAULT" and e.mode != "clash" and e.recipients and len(countries(e.actors)) == 1 and not _supposed(e)]
    if len(one_sided) == 1 and any(e.mode == "clash" and _both(e) for e in (a, b)):
        return one_sided[0].actors  # "X shelled the posts of Y. In the fighting | two of Y's soldiers died": an attack by X
    if surer := _surer(a, b):
        return surer.actors
    supposed = [any(NOBODY in r for r in e.reasons) for e in (a, b)]
    if supposed[0] != supposed[1]:
        return a.actors if supposed[1] else b.actors
    return _richer(a.actors, b.actors)


def _recipients(a: CodedEvent, b: CodedEvent) -> Codes:
    """Whom both tellings name; not whom the second is only supposed to be meant for."""
    if surer := _surer(a, b):
        return surer.recipients
    if a.event == "ASSAULT" and a.recipients and b.recipients and _gap(a, b) < _ONE_BREATH and not _supposed(a) and not _supposed(b):
        told = [e for e in (a, b) if not any("sufferer is inferred: the other party" in r for r in e.reasons)]
        if len(told) == 1:
            return told[0].recipients
    supposed = a.event == "SUPPORT" and bool(a.recipients) and any("meant for is inferred" in r for r in b.reasons)
    return a.recipients if supposed else _richer(a.recipients, b.recipients)


def _richer(a: Codes, b: Codes) -> Codes:
    """Both sets of codes, without the countries that one of them names with a sector."""
    return unique((*a, *b))


def _tolls(a: CodedEvent, b: CodedEvent, doers: Codes) -> dict[Outcome, Toll | None]:
    """The losses of two tellings of what `doers` did, by outcome."""
    sides = countries(doers)
    return {outcome: _toll(getattr(a, outcome), getattr(b, outcome), sides) for outcome in OUTCOMES}


def _toll(a: Toll | None, b: Toll | None, doers: set[str]) -> Toll | None:
    """Of two tellings of the same losses, the larger; losses of two sides, or of soldiers and civilians, add up, but the doer's own are not those of his attack."""
    if a is None or b is None:
        return a or b
    if len(doers) == 1 and len(theirs := [t for t in (a, b) if {t.side} == doers]) == 1:
        return b if theirs[0] is a else a
    if {a.side, b.side} & {"", "both"} or (a.side == b.side and (a.group == b.group or "unknown" in (a.group, b.group))):
        return max(a, b, key=lambda t: t.best)
    high = None if a.high is None or b.high is None else a.high + b.high
    side, group = a.side if a.side == b.side else "both", a.group if a.group == b.group else "unknown"
    return Toll(a.low + b.low, a.best + b.best, high, group, side)
