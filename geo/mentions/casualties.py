"""Casualties: counts of people killed, wounded, captured or missing, with low, best and high.

Law: ``low <= best`` and ``best <= high`` unless ``high`` is None, which means open above.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from geo.codebook import countries
from geo.language import PEOPLE, PERSONS, Language, Table
from geo.mentions.counts import LISTED, STOPS, Count, comma, find_counts, is_article
from geo.mentions.fates import attacks_here, did_it, is_like, may_be_hurt
from geo.mentions.parts import by_parts, is_apposed, is_part, is_whole, without_dead
from geo.mentions.rolls import named_people, office, with_rolls
from geo.model import Casualty, Group, LineActor, Toponym
from geo.phrases import Match, longest
from geo.text import Line, fold_key

_YEAR = re.compile(r"(?:19[89]|20[0-4])\d")
_REACH = 14  # tokens between a number and the word that says what became of the people
_BESIDE = 2  # tokens between two fates told in one breath
_SHORT = 3  # letters of the words between a count and whose it is: "three | on the | Azerbaijani side"
_CLAUSE = 6  # tokens that the end of a clause counts for
_NONE_REACH = 5  # tokens between "none" and the fate that met none
_SERVED = 5  # tokens between a count and its fate behind it
_SINCE = 12  # tokens between a toll and since when it runs: "died on the two sides since"
_RUN = 5  # tokens between what makes a toll a running one and its number: "total losses since September at | 3,825"
_NAMES_REACH = 4  # tokens between the last name of a list and what became of them


def find_casualties(
    lines: Sequence[Line], languages: Sequence[Language], actors: Sequence[LineActor], home: str = "", places: Sequence[Toponym] = ()
) -> list[Casualty]:
    """Find the losses that a document tells, in the order of the text; `home` is the country whose dead are called martyrs, "" if none.

    The names of `places` are no persons'.
    """
    found: list[Casualty] = []
    for number, (line, language) in enumerate(zip(lines, languages, strict=True)):
        told = sorted(_in_line(number, line, language, actors, places, home), key=lambda c: (c.start, c.end))
        if again := _told_again(told, found, language):
            found[-1] = again
            told = told[1:]
        found += told
    return found


def _told_again(told: Sequence[Casualty], found: Sequence[Casualty], language: Language) -> Casualty | None:
    """The last loss, where a line's first one is of the same person: "a soldier was killed. | He died of …", "… was wounded. | The victim died"."""
    if not told or told[0].best != 1 or not found or found[-1].best != 1 or fold_key(told[0].text.split()[0].strip(",")) not in language.words("losses", "pronouns"):
        return None
    last = found[-1]
    if (last.outcome, told[0].outcome) == ("wounded", "killed"):
        return replace(told[0], side=told[0].side or last.side, group=last.group if told[0].group == "unknown" else told[0].group)
    return last if last.outcome == "killed" or told[0].outcome == "wounded" else None


def _in_line(number: int, line: Line, language: Language, actors: Sequence[LineActor], places: Sequence[Toponym], home: str) -> list[Casualty]:
    totals = [t for t in longest(language.totals.find(line)) if not _YEAR.fullmatch(str(_risen(t)))]
    outcomes = [o for o in longest(language.losses.find(line)) if o.payload["outcome"] and not _meets(o, totals)]  # but "the shooting died down"
    if not outcomes and not totals:
        return []
    actors = [a for a in actors if a.line == number and not a.pronoun]
    sites = [Match(line.index_at(p.start), line.index_at(p.end - 1) + 1, "site", {}) for p in places if line.start <= p.start < line.end]
    groups = [*language.groups.find(line), *sites]
    counts = [c for c in find_counts(line, language, groups) if not any(t.first <= c.first < t.last for t in totals)]
    people = [(g.first, g.payload) for g in groups if g.payload in PEOPLE] + [(a.first, "") for a in actors]
    by = {m.last for m in language.prepositions.find(line) if m.payload == "agent" and any(0 <= m.first - o.last <= _BESIDE or _meets(o, [m]) for o in outcomes)}
    counts = [c for c in counts if c.first not in by]  # "hit by | a sniper"
    counts = [c for c in counts if not any(c.high == 0 and o.payload["outcome"] == "missing" and o.first <= c.first and c.last <= o.last for o in outcomes)]
    counts = [c for c in counts if not is_whole(c, counts, outcomes, line, language)]
    counts = with_rolls(counts, outcomes, line, language, groups, actors)
    counts = [_with_names(c, outcomes, line, actors, groups) for c in counts]
    counts = [c for c in counts if not (c.person and any(k.first < c.first and c.last <= k.last for k in counts))]  # one of those who are named
    parts = language.words("actors", "links", "and") | {",", ";"}
    wholes = [c for c in counts if not any(g.payload == "part" and 0 <= g.first - c.last <= 1 for g in groups)]  # "four others, | two of them pensioners, wounded"
    articles, who = language.words("actors", "determiners"), {first for first, _ in people}
    wholes = [c for c in wholes if not is_article(c, line, articles) or who & set(range(c.last, c.last + _BESIDE + 1))]  # "at | an outpost, killing four"
    pairs = [(c, o) for c in counts if (o := _outcome(c, outcomes, wholes, line, people, parts))]
    # "no dead or wounded": none counts for every fate beside it
    counted = {id(o) for c, o in pairs if c.high != 0 and (not is_article(c, line, articles) or c.last in who)}
    pairs += [(c, o) for c, near in list(pairs) if c.high == 0 for o in outcomes if o is not near and id(o) not in counted and _apart(o, near) <= _BESIDE]
    pairs = [(_with_one(_listed(c, o, line, language, groups, actors, counts), o, line, language, groups, counts), o) for c, o in pairs] + _of_both(pairs, line, language)
    pairs = [(c, o) for i, (c, o) in enumerate(pairs) if not (c.person and any(k.first <= c.first < k.last and f is o for k, f in pairs[:i]))]
    spare = [c for c in counts if all(c is not p for p, _ in pairs)]
    beside = [g for g in groups if g.payload == "part"]
    beside += [Match(c.last, c.last, "part", {}) for c, _ in pairs if is_like("portion", c.last - 1, line, language) and any(c.first < k.first for k, _ in pairs)]
    pairs = [(c, o) for c, o in pairs if not any(is_part(c, o, *whole, beside) for whole in pairs)]
    pairs = [(c, o) for c, o in pairs if not did_it(c.first, c.last, o, line, language, groups)]
    pairs = [(c, o) for c, o in pairs if not (o.payload.get("state") and any(f is not o and f.payload["outcome"] == o.payload["outcome"] for _, f in pairs))]
    pairs = [(c, o) for i, (c, o) in enumerate(pairs) if not any(f is o and is_apposed(k, c, line, language) for k, f in pairs[:i])]
    pairs = list(_counting(pairs, line, language, groups))
    joins = language.words("actors", "links", "and")
    agents = {m.last for m in language.prepositions.find(line) if m.payload == "agent"}
    persons = {g.first for g in groups if g.payload in PEOPLE}
    by_case = language.tables["actors"].get("case", {}).get("agent") or "$^"  # "раненный | армянскими снайперами"
    told_by = [a for a in actors if re.search(by_case, line.tokens[a.last - 1].fold) or agents & {a.first, a.first - 1}]  # "by | Azerbaijani fire"
    nations = {a.first for a in actors if not a.recalled and not a.arms and a not in told_by}
    nations -= {a.first for a in actors if a.adjective and a.last not in persons and not _numbered(a, line, language)}
    told_of = list(_summed(pairs, line, joins - {","}, nations))
    alone = [o for o in outcomes if not any(_meets(o, [p]) for _, p in pairs)]
    animals = {g.last for g in groups if g.payload == "animal"}
    alone = [o for o in alone if o.first not in animals]  # "dozens of | sheep | killed"
    told_of += [(c, o) for o in alone if (c := _uncounted(o, line, language, groups, counts, actors))]
    told_of = [(c, o) for i, (c, o) in enumerate(told_of) if not any(_once_more(c, o, *before) for before in told_of[:i])]
    told = [_casualty(c, o, line, language, groups, actors, home) for c, o in _mortal(told_of, outcomes, line, language, nations)]
    told += [_total(t, line, language, groups, actors) for t in totals]
    told = without_dead(told, line, language)
    return by_parts(list(_shared_side(told, line, actors)), _elliptic(spare, told, line, language, groups, actors), line.text)


def _listed(
    count: Count, fate: Match[Table], line: Line, language: Language, groups: Sequence[Match[str]], actors: Sequence[LineActor], counts: Sequence[Count]
) -> Count:
    """One person, or as many as a list begins with him ("killed were | Major A. B. | and Captain C. D."); a number and who is named before it.

    "A. B. and | six others" are seven.
    """
    if not count.person and count.best and count.first and line.tokens[count.first - 1].fold in language.words("actors", "links", "and") - {","}:
        if count.first > 1 and line.tokens[count.first - 2].fold in language.words("losses", "pronouns"):
            return _more(count, 1, count.first - 2, count.last)  # "he and | six comrades"
        titled = [a for a in actors if a.mention.name or any(":" not in c or c.endswith(":GOV") for c in a.mention.actors)]
        named = [n for n in named_people(line, 0, count.first - 1, office(line, actors, groups)) if not any(n[0] <= a.first < n[1] for a in titled)]
        named = [n for i, n in enumerate(named) if named[-1][1] == count.first - 1 and all(b[0] - a[1] <= _BESIDE for a, b in pairwise(named[i:]))]
        return _more(count, len(named), named[0][0], count.last) if named else count
    names = _names(fate, line, actors, groups) if count.person else []
    if len(names) > 1 and 0 <= names[0][0] - count.last <= _BESIDE:
        return Count(count.first, names[-1][1], len(names), len(names), len(names), person=True)
    singles = _singles(groups, line, language, [c for c in counts if not c.person]) if count.person else []
    own = next((g for g in singles if count.first <= g.first < count.last), None)
    told = _together(own, singles, line, language.words("actors", "links", "and") | {","}) if own else []
    return Count(told[0].first, told[-1].last, n := len(told), n, n, person=True) if len(told) > 1 else count


def _with_names(count: Count, fates: Sequence[Match[Table]], line: Line, actors: Sequence[LineActor], groups: Sequence[Match[str]]) -> Count:
    """A count with all whom it names before their fate: "three servicemen – Lieutenant A. B., Sergeant C. D. and Private E. F. – | were killed".

    One of them may bear the name of somebody known.
    """
    fate = min((o.first for o in fates if o.first >= count.last), default=0)
    names = named_people(line, count.last, fate, office(line, actors, groups)) if count.best > 1 and not count.person else []
    told = len(names) > 1 and count.best - 1 <= len(names) <= count.best and all(b[0] - a[1] <= _NAMES_REACH for a, b in pairwise(names))
    return replace(count, last=names[-1][1]) if told and names[0][0] - count.last <= _REACH and fate - names[-1][1] <= _NAMES_REACH else count


def _with_one(count: Count, fate: Match[Table], line: Line, language: Language, groups: Sequence[Match[str]], counts: Sequence[Count]) -> Count:
    """A count with one whom no number counts joined to it: "двое журналистов | и чиновник", "two children | and their mother"."""
    if language.plural is None or count.best < 1:
        return count
    joins = language.words("actors", "links", "and") - {","}
    own = next((g for g in groups if g.payload in PEOPLE and (0 <= g.first - count.last <= _BESIDE or g.last == count.last)), None)
    if own is None or line.tokens[min(own.last, len(line.tokens) - 1)].fold not in joins:
        return count
    one = next((g for g in groups if g.payload in PERSONS and 0 < g.first - own.last <= _BESIDE), None)
    if one is None or language.plural.search(line.tokens[one.last - 1].fold) or any(own.last <= c.first < one.last for c in counts) or own.last < fate.first < one.last:
        return count
    return _more(count, 1, count.first, one.last if fate.first >= one.last else count.last)


def _more(count: Count, n: int, first: int, last: int) -> Count:
    """A count with `n` people more, told by these tokens."""
    return Count(first, last, count.low + n, count.best + n, None if count.high is None else count.high + n)


def _of_both(pairs: Sequence[tuple[Count, Match[Table]]], line: Line, language: Language) -> list[tuple[Count, Match[Table]]]:
    """The other fate where nobody met one that means dead and wounded alike: "no | casualties"."""
    both, other = language.tables["losses"].get("both", "$^"), {"killed": "wounded", "wounded": "killed"}
    none = [(c, o) for c, o in pairs if c.high == 0 and o.payload["outcome"] in other]
    told = {o.payload["outcome"] for _, o in pairs}
    alike = [(c, o) for c, o in none if any(re.search(both, t.fold) for t in line.tokens[o.first : o.last])]
    twins = [(c, o._replace(payload={**o.payload, "outcome": other[o.payload["outcome"]]})) for c, o in alike]
    return [(c, o) for c, o in twins if o.payload["outcome"] not in told]


def _summed(pairs: Sequence[tuple[Count, Match[Table]]], line: Line, joins: frozenset[str], owned: set[int]) -> Iterator[tuple[Count, Match[Table]]]:
    """Counts that an "and" joins beside their one fate are one number: "two journalists and an official | died"; not "four As and three Bs"."""
    whole: tuple[Count, Match[Table]] | None = None
    for count, fate in sorted(pairs, key=lambda p: p[0].first):
        behind = bool(whole and fate.last <= whole[0].first) and line.tokens[count.first - 1].fold in joins  # "hurt were a woman | and three children"
        told = whole and whole[1] is fate and whole[0].best and count.best and (count.last <= fate.first or behind)
        told = told and not owned & {count.last, count.last + 1}
        if whole and told and any(t.fold in joins for t in line.tokens[whole[0].last : count.first]):
            a = whole[0]
            high = None if a.high is None or count.high is None else a.high + count.high
            whole = (Count(a.first, count.last, a.low + count.low, a.best + count.best, high), fate)
            continue
        if whole:
            yield whole
        whole = count, fate
    if whole:
        yield whole


def _mortal(
    pairs: Sequence[tuple[Count, Match[Table]]], outcomes: Sequence[Match[Table]], line: Line, language: Language, nations: set[int]
) -> Iterator[tuple[Count, Match[Table]]]:
    """The fates but the wound of somebody of whom the line goes on to say that he died: "a reservist, hit by a sniper, | died in hospital"."""
    pronouns, joins = language.words("losses", "pronouns"), language.words("actors", "links", "and")
    deaths = [o for o in outcomes if o.payload["outcome"] == "killed" and _died(o, line, language)]
    whose = {id(fate): count for count, fate in pairs}
    for count, fate in pairs:
        hurt = fate.payload["outcome"] == "wounded" and count.best == 1
        if hurt and any(0 <= fate.first - d.last <= _CLAUSE and not _joined_by(line, d.last, fate.first, joins) for d in deaths):
            continue  # "died of | a gunshot wound"
        after = [d for d in deaths if hurt and 0 <= d.first - fate.last <= _REACH]
        head = fate.last if language.word_order == "sov" else -1  # "yaralanan | X hərbçisi öldü": the same one
        after = [d for d in after if not any(max(fate.last, count.last + LISTED) <= n < d.first for n in nations - {head})]
        dead = whose.get(id(after[0])) if after else None
        if not after:
            yield count, fate
        elif dead is None:
            yield count, after[0]
        elif dead.first != count.first and line.tokens[dead.first].fold not in pronouns:
            yield count, fate


def _joined_by(line: Line, a: int, b: int, joins: frozenset[str]) -> bool:
    return any(t.fold in joins or not t.is_word for t in line.tokens[a:b])


def _once_more(count: Count, fate: Match[Table], other: Count, its: Match[Table]) -> bool:
    """Whether one person's fate is told in other words ("was hit by shrapnel | and taken to hospital"), or that nobody met it is told twice."""
    one = count.best == other.best == 1 and count.first < other.last and other.first < count.last and fate is not its
    return (one or count.high == other.high == 0) and fate.payload["outcome"] == its.payload["outcome"]


def _died(fate: Match[Table], line: Line, language: Language) -> bool:
    """Whether words say of somebody that he died: the other ones for a death may say that he killed or lost."""
    return is_like("died", fate.first, line, language)


def _shared_side(told: Sequence[Casualty], line: Line, actors: Sequence[LineActor]) -> Iterator[Casualty]:
    """Losses told without a side right behind others are of the same people: "three Armenians died, two were | wounded"."""
    before: Casualty | None = None
    for c in sorted(told, key=lambda c: c.start):
        if before and not c.side and before.side and before.end <= c.start:
            between = range(line.index_at(before.end), line.index_at(c.start))
            if len(between) <= _BESIDE and not any(a.first in between for a in actors):
                c = replace(c, side=before.side)
        before = c
        yield c


def _uncounted(
    fate: Match[Table], line: Line, language: Language, groups: Sequence[Match[str]], counts: Sequence[Count], actors: Sequence[LineActor]
) -> Count | None:
    """People whom no number counts: as many as a list names, or one that is told in the singular ("a shepherd was | wounded")."""
    plural = language.plural
    if plural is None:
        return None
    joins = language.words("actors", "links", "and")
    many = plural.search(line.tokens[fate.last - 1].fold) and not is_like("doers", fate.last - 1, line, language)
    names = _names(fate, line, actors, groups)
    if len(names) > 1:
        return Count(names[0][0], names[-1][1], len(names), len(names), len(names), person=True)
    behind_it = bool(language.tables["actors"].get("postpositions"))  # there an agent stands before its mark
    by = {m.last for m in language.prepositions.find(line) if m.payload == "agent" and not behind_it}
    counts = [c for c in counts if not did_it(c.first, c.last, fate, line, language, groups)]
    people = [g for g in _singles(groups, line, language, counts) if g.first not in by and g.first - 1 not in by and (not _meets(g, [fate]) or g.last < fate.last)]
    single = [g for g in people if _near(g, fate, line) and not did_it(g.first, g.last, fate, line, language, groups)]
    best = min(single, key=lambda g: (g.first > fate.first, _apart(g, fate)), default=None)
    if best:
        listed = _together(best, people, line, joins | {","})
        return Count(listed[0].first, listed[-1].last, n := len(listed), n, n, person=True) if len(listed) > 1 or not many else None
    if names and not many and (0 <= fate.first - names[0][1] <= _BESIDE or names[0][0] == fate.last):
        return Count(*names[0], 1, 1, 1, person=True)
    he = next((i for i in range(max(fate.first - LISTED, 0), fate.first) if line.tokens[i].fold in language.words("losses", "pronouns")), None)
    told = _died(fate, line, language) or fate.payload["outcome"] == "wounded"
    return None if he is None or many or not told else Count(he, he + 1, 1, 1, 1, person=True)


def _singles(groups: Sequence[Match[str]], line: Line, language: Language, counts: Sequence[Count]) -> list[Match[str]]:
    """Those who are told one by one and without a number, in their order."""
    plural = language.plural
    single = [g for g in groups if g.payload in PERSONS and not (plural and plural.search(line.tokens[g.last - 1].fold))]
    return sorted({g.first: g for g in single if not any(0 <= g.first - c.last <= 1 for c in counts)}.values(), key=lambda g: g.first)


def _together(person: Match[str], people: Sequence[Match[str]], line: Line, joins: frozenset[str]) -> list[Match[str]]:
    """The people of a list that one of them stands in: "the driver, | his wife | and their son"; only him where no "and" ends one."""
    at = next(i for i, g in enumerate(people) if g.first == person.first)
    links = [{t.fold for t in line.tokens[a.last : b.first]} & joins if _apart(a, b) <= _BESIDE else set() for a, b in pairwise(people)]
    first, last = at, at
    while first > 0 and links[first - 1]:
        first -= 1
    while last < len(links) and links[last]:
        last += 1
    return list(people[first : last + 1]) if any(link - {","} for link in links[first:last]) else [person]


def _counting(
    pairs: Sequence[tuple[Count, Match[Table]]], line: Line, language: Language, groups: Sequence[Match[str]]
) -> Iterator[tuple[Count, Match[Table]]]:
    """The counts but for mere articles beside a number of people ("two of | a patrol") or before things ("a villager on | a tractor")."""
    articles, joins = language.words("actors", "determiners"), language.words("actors", "links", "and")
    people = {g.first - i for g in groups if g.payload in PEOPLE for i in range(_BESIDE + 1)}
    for count, fate in pairs:
        others = [c for c, o in pairs if o is fate and c is not count]
        better = any(not is_article(c, line, articles) or (c.last in people and count.last not in people) for c in others)
        if not better or not is_article(count, line, articles) or _coordinated(count, line, language, groups, joins, others):
            yield count, fate


def _coordinated(count: Count, line: Line, language: Language, groups: Sequence[Match[str]], joins: frozenset[str], others: Sequence[Count]) -> bool:
    """Whether somebody is named beside people who are counted: "a woman | and her two children were hurt", "two journalists and | an official"."""
    ends = {g.last for g in groups if 0 <= g.first - count.last <= 1}
    own = language.words("actors", "possessives")
    before = any(o.best > 1 and (at := o.first - 1 - (line.tokens[o.first - 1].fold in own)) in ends and line.tokens[at].fold in joins for o in others)
    joined = count.first > 0 and line.tokens[count.first - 1].fold in joins - {","}
    return before or (joined and any((o.best > 1 or o.person) and 0 < count.first - o.last <= LISTED for o in others))


def _near(group: Match[str], fate: Match[Table], line: Line) -> bool:
    a, b = (group.last, fate.first) if group.last <= fate.first else (fate.last, group.first)
    return b - a <= _REACH // 2 and not any(t.fold in STOPS for t in line.tokens[a:b])


def _names(fate: Match[Table], line: Line, actors: Sequence[LineActor], groups: Sequence[Match[str]]) -> list[tuple[int, int]]:
    """The persons named before a fate in its clause, else a list of them right behind it: two or more capitalised words each.

    None is in office, none of a group ("Azərbaycan Ordusunun | əsgəri").
    """
    known = office(line, actors, groups)
    start = max((i + 1 for i, t in enumerate(line.tokens[: fate.first]) if t.fold in STOPS), default=0)
    before = named_people(line, start, fate.first, known)
    if before and fate.first - before[-1][1] <= _NAMES_REACH:
        return before
    end = next((i for i in range(fate.last, len(line.tokens)) if line.tokens[i].fold in STOPS), len(line.tokens))
    behind = named_people(line, fate.last, end, known)
    near = behind[0][0] - fate.last if behind else _REACH
    return behind if near <= (_BESIDE if len(behind) > 1 else 0) else []  # "bacağını kaybeden | A. B."


def _meets(match: Match[Any], others: Sequence[Match[Any]]) -> bool:
    return any(match.first < o.last and o.first < match.last for o in others)


def _total(match: Match[Table], line: Line, language: Language, groups: Sequence[Match[str]], actors: Sequence[LineActor]) -> Casualty:
    """A toll that has risen to so many: a running total."""
    n = _risen(match)
    start, end = line.raw(match.first, match.last)
    count = Count(match.last - 1, match.last, n, n, n)
    group, side = _group(match.first, match.last, groups), _side(count, match.first, match.last, actors, line, language)
    return Casualty(start, end, line.text[start:end], match.payload["outcome"], n, n, n, group, side, True)


def _risen(match: Match[Table]) -> int:
    return int(next(match.values[k] for k in ("int2", "num2", "int", "num") if k in match.values))  # "rose from 4 | to 11"


def _elliptic(
    counts: Sequence[Count], told: Sequence[Casualty], line: Line, language: Language, groups: Sequence[Match[str]], actors: Sequence[LineActor]
) -> list[Casualty]:
    """Counts that share the fate of the one before or behind, each with its own side: "105 dead, Azerbaijan 50", "A 105, B 50 | dead", "and three on B's side"."""
    found = []
    for count in counts:
        at = line.tokens[count.first].start
        before = [c for c in told if c.end <= at and c.best] or [c for c in told if at < c.start and c.best][:1]
        behind = [a for a in actors if 0 <= a.first - count.last <= _BESIDE and all(len(t.fold) <= _SHORT for t in line.tokens[count.last : a.first])]
        ahead = [a for a in actors if 0 <= count.first - a.last <= _BESIDE]
        whose = ahead + behind if language.word_order == "sov" else behind + ahead
        following = line.tokens[count.last : count.last + 1]
        closed = not following or not following[0].is_word or bool(behind) or any(g.first == count.last for g in groups)
        if before and whose and closed and len(sides := countries(whose[0].mention.actors)) == 1:
            model = max(before, key=lambda c: c.end)
            start, end = line.raw(count.first, count.last)
            side = sides.pop()
            if side != model.side:
                found.append(replace(model, start=start, end=end, text=line.text[start:end], low=count.low, best=count.best, high=count.high, side=side))
    return found


def _numbered(actor: LineActor, line: Line, language: Language) -> bool:
    """Whether a number stands right before a nationality: it counts those people."""
    return actor.first > 0 and language.is_number(line.tokens[actor.first - 1].fold)


def _broken(line: Line, a: int, b: int) -> bool:
    """Whether a comma, a colon, a dash or a bracket stands among some tokens."""
    return any(t.fold in (",", ";", ":", "-", "(") for t in line.tokens[a:b])


def _apart(a: Match[Any], b: Match[Any]) -> int:
    return max(a.first - b.last, b.first - a.last)


def _outcome(
    count: Count, outcomes: Sequence[Match[Table]], counts: Sequence[Count], line: Line, people: Sequence[tuple[int, str]], parts: frozenset[str]
) -> Match[Table] | None:
    """The nearest fate that the count can reach: no stop and no other counted people between."""
    near = [o for o in outcomes if _distance(count, o) <= _REACH and not _parted(count, o, line)]
    near = [o for o in near if _plausible(count, o, people, line) and (count.high == 0 or not _none_of(o, counts, line))]

    def cost(o: Match[Table]) -> tuple[float, int]:
        joined = [t.fold for t in line.tokens[slice(*_between(count, o))]] in (["-"], [":"])  # "убитых — | 12"
        return _distance(count, o) - _CLAUSE * joined + 4 * (_crossed(count, o, counts) + _served(o, count, counts)) + _ended(count, o, line, parts) * _CLAUSE, o.first

    return min(near, key=cost, default=None)


def _none_of(outcome: Match[Table], counts: Sequence[Count], line: Line) -> bool:
    """Whether a fate has its own "none" beside it: "three were wounded, | no dead"."""
    return any(c.high == 0 and _distance(c, outcome) <= 1 and not comma(line, *_between(c, outcome)) for c in counts)


def _distance(count: Count, outcome: Match[Table]) -> int:
    return outcome.first - count.last if outcome.first >= count.last else count.first - outcome.last + 1


def _between(count: Count, outcome: Match[Table]) -> tuple[int, int]:
    return (count.last, outcome.first) if outcome.first >= count.last else (outcome.last, count.first)


def _parted(count: Count, outcome: Match[Table], line: Line) -> bool:
    a, b = _between(count, outcome)
    return any(fold in STOPS for fold in line.folds[a:b]) and not (line.folds[a:b] == [":"] and outcome.last <= count.first)  # "killed: | 12"


def _ended(count: Count, outcome: Match[Table], line: Line, parts: frozenset[str]) -> bool:
    """Whether a comma or "and" parts a count from a fate before it ("their post was destroyed, two were wounded"), or a comma stands right behind it."""
    if outcome.last <= count.first:
        return any(t.fold in parts for t in line.tokens[outcome.last : count.first])
    return comma(line, count.last, min(count.last + 1, outcome.first))


def _crossed(count: Count, outcome: Match[Table], counts: Sequence[Count]) -> int:
    a, b = _between(count, outcome)
    return sum(1 for c in counts if a <= c.first < b)


def _served(outcome: Match[Table], count: Count, counts: Sequence[Count]) -> bool:
    """Whether a fate before a count has a count of its own before it: "three fell and four others | were wounded"."""
    return outcome.last <= count.first and any(0 <= outcome.first - c.last <= _SERVED for c in counts if c is not count)


def _plausible(count: Count, outcome: Match[Table], people: Sequence[tuple[int, str]], line: Line) -> bool:
    """A count belongs to people: the fate stands right beside it, or a word for people or a nationality does."""
    between = [t for t in line.tokens[count.last : outcome.first] if t.is_word]
    if line.folds[slice(*_between(count, outcome))] in (["-"], [":"]):
        return True  # "killed: | 4"
    if (outcome.first >= count.last and len(between) <= _BESIDE) or outcome.first <= count.first <= outcome.last or count.person:
        return True
    if count.high == 0 and _distance(count, outcome) <= _NONE_REACH:
        return True
    if any(group == "people" and first == count.first - 1 for first, group in people):  # "еще | трое получили …"
        return True
    if any(group and count.first < first < count.last for first, group in people) and comma(line, count.last, count.last + 1):  # "13 nəfər, o cümlədən …"
        return True
    a, b = min(count.first, outcome.first), max(count.last, outcome.last) + 3
    return any(a <= first < b and 0 <= first - count.last <= (3 if group else 0) for first, group in people)


def _casualty(
    count: Count, outcome: Match[Table], line: Line, language: Language, groups: Sequence[Match[str]], actors: Sequence[LineActor], home: str
) -> Casualty:
    first, last = min(count.first, outcome.first), max(count.last, outcome.last)
    start, end = line.raw(first, last)
    running = [g for g in groups if g.payload == "cumulative" and first - _RUN <= g.first <= last + _SINCE and not comma(line, g.last, first)]
    cumulative = any(g.first <= last + _SINCE // 2 or not comma(line, last, g.first) for g in running)
    own = home if outcome.payload.get("whose") == "own" else ""
    side = own or _side(count, first, last, may_be_hurt(actors, count, outcome, line, language), line, language)
    what = outcome.payload["outcome"]
    return Casualty(start, end, line.text[start:end], what, count.low, count.best, count.high, _group(first, last, groups), side, cumulative)


def _group(first: int, last: int, groups: Sequence[Match[str]]) -> Group:
    part = min((g.first for g in groups if g.payload == "part" and g.first >= first), default=last + 2)  # "32 people, | among them seven civilians"
    near = [g for g in groups if first <= g.first < min(last + 2, part) and g.payload in ("military", "civilian")]
    if any(g.payload == "civilian" for g in near):
        return "civilian"
    return "military" if near else "unknown"


def _side(count: Count, first: int, last: int, actors: Sequence[LineActor], line: Line, language: Language) -> str:
    """Whose people: the nearest actor or nationality inside the phrase or right beside it, but not who did it ("the fire of X | killed two")."""
    behind = 0 if language.word_order == "sov" else 3  # where verbs stand last, what follows one belongs to the next
    told = [a for a in actors if not a.arms and not a.recalled]
    near = [a for a in told if a.first < last + behind and a.last > first - 3 and not _broken(line, min(a.last, last), max(a.first, first))]
    near = [a for a in near if a.first <= count.last or not _numbered(a, line, language)]  # "17 soldiers, twelve | of X | and five | of Y"
    near = [a for a in near if not attacks_here(a, line, language)]
    if not near:
        return ""
    # "a | Y soldier": who stands in the count or right behind it, before who ends where it begins
    actor = min(near, key=lambda a: (max(a.first - count.last, count.first - a.last, 0), a.last <= count.first))
    sides = countries(actor.mention.actors)
    return sides.pop() if len(sides) == 1 else "both"
