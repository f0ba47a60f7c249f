"""“Read a text”: a pasted or uploaded text with everything that was understood in it, the reports beside it with their reasons, and a map."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st
from shapely.geometry import mapping

from geo import geocode, pipeline, readers
from geo.codebook import EVENTS
from geo.dashboard import basemap, bring, parts, words
from geo.dashboard.i18n import _, language, number, percent, sentence
from geo.dashboard.map import STATIC
from geo.dashboard.state import Data
from geo.errors import BorderlineError
from geo.incidents import infers_doer, takes_place, takes_source
from geo.model import OUTCOMES, Casualty, Document, EventReport, Footprint, Parse, Span, Toll, Toponym
from geo.pack import Pack
from geo.readers import txt
from geo.settings import Settings

_LONGEST = 50_000  # characters that are read while somebody waits: some ten seconds on a slow machine
_DRAWN = 0.002  # degrees that a drawing may be off its footprint
_CANDIDATES = 4  # readings of a name that are told
_EXAMPLE = (
    "date 2020-07-17\nAzerbaijani forces shelled the villages of Aygepar and Movses on Tuesday, killing four Armenian soldiers, the Armenian Ministry of Defence said. "
    "Baku denied the claim.\n\nOn Thursday night shots were fired 10 km south-east of Berd, near the village of Quxland; two civilians were wounded. "
    "Russia called on both sides to observe the ceasefire along the border.\n"
)
STATUS = {"denied": "denied", "hypothetical": "not said to have happened"}


def show(data: Data, settings: Settings) -> None:
    """Draw the page."""
    with st.container(key="reading-page"):
        head, text = _("Read a text"), _("See what is understood in it – places, actors, days, losses, events – and why. Nothing is stored.")
        st.html(f'<h2 class="t-h b-alone">{words.html(head)}</h2><p class="t-lead">{words.html(text)}</p>')
        _ask(settings)
        document: Document | None = st.session_state.get("text-read")
        if document:
            with st.spinner(_("Reading {n} characters …").replace("{n}", number(len(document.text)))):
                parse = _parsed(document.id, data.pack.knowledge, document, data.pack)
            _head(parse)
            parts.mount("reading", told(parse, data))
            _found(parse, data)


def _ask(settings: Settings) -> None:
    bring.uploader_words()
    with st.form("ask-text", border=False):
        left, right = st.columns([2.2, 1], gap="medium", vertical_alignment="bottom")
        hint = _("Paste an article in any of the six languages; a first line “date 2020-07-14” tells when it was published.")
        left.text_area(_("Text"), key="text-pasted", height=120, placeholder=hint)  # its own limit would drop what is too long without a word
        limit = _("Up to {n} characters, pasted or from a file; longer texts are read on the page Documents.").replace("{n}", number(_LONGEST))
        left.html(f'<p class="b-note">{words.html(limit)}</p>')
        with right:
            st.file_uploader(_("… or a file, if no text is pasted"), [s.removeprefix(".") for s in readers.SUFFIXES if s not in readers.ARCHIVES], key="text-file")
            with st.container(horizontal=True):
                st.form_submit_button(_("Read it"), type="primary", key="text-go", on_click=_take, args=(settings,))
                st.form_submit_button(_("Try an example"), key="text-example", on_click=_example)
    if error := st.session_state.get("text-error"):
        st.error(words.markdown(sentence(error)))


def _example() -> None:
    st.session_state.update({"text-pasted": _EXAMPLE, "text-read": txt.document(_EXAMPLE), "text-error": ""})


def _take(settings: Settings) -> None:
    """Take the pasted text, or the first document of the file."""
    pasted, file = str(st.session_state.get("text-pasted") or ""), st.session_state.get("text-file")
    try:
        pasted = short_enough(pasted)
        document = _first(file, settings) if file is not None and not pasted.strip() else txt.document(pasted)
        short_enough(document.text)
        st.session_state.update({"text-read": document, "text-error": ""})
    except BorderlineError as error:
        st.session_state.update({"text-read": None, "text-error": str(error)})


def short_enough(text: str) -> str:
    """Return a text that can be read while somebody waits.

    Raises
    ------
    BorderlineError
        If it is longer, with what was given, what is taken and what to do.
    """
    if len(text) > _LONGEST:
        raise BorderlineError(f"The text has {len(text):,} characters, more than the limit of {_LONGEST:,} here; shorten it, or bring it as a file on the page Documents.")
    return text


def _first(file: Any, settings: Settings) -> Document:
    for item in readers.read_bytes(file.getvalue(), file.name, settings.max_document_bytes):
        if isinstance(item, BorderlineError):
            raise item
        return item
    raise BorderlineError(_("The file holds no document."))


@st.cache_resource(show_spinner=False, max_entries=16)
def _parsed(identity: str, knowledge: str, _document: Document, _pack: Pack) -> Parse:
    return pipeline.parse(_document, _pack)


def _head(parse: Parse) -> None:
    """Say the language, the publication day with its reason, and what contradicts itself."""
    day = f"{_('Published')}: {words.published(parse.published.resolved)}"
    line = " · ".join((words.tongue(parse.language), day, sentence(parse.published.basis)))
    warnings = "".join(f"<br>{words.html(sentence(w))}" for w in parse.warnings)
    st.html(f'<p class="b-note" role="status"><strong>{words.html(parse.document.title)}</strong><br>{words.html(line)}{warnings}</p>')


# ---------------------------------------------------------------- what the browser is told


def told(parse: Parse, data: Data) -> dict[str, Any]:
    """Return the text with its marks, the reports and their drawings, as plain values."""
    kinds = {"place": _("Places"), "actor": _("Actors"), "day": _("Days"), "loss": _("Losses"), "trigger": _("Events"), "unknown": _("Places not found")}
    reports = [_card(r, data.pack) for r in parse.reports]
    drawn = [drawing(r.id, EVENTS[r.event].family, card["lines"], r.footprint) for r, card in zip(parse.reports, reports, strict=True) if r.footprint]
    spots = geocode.footprints(parse.toponyms, data.pack)
    places = [drawing(f"place-{n}", "place", _place(t, f, data.pack), f) for n, (t, f) in enumerate(zip(parse.toponyms, spots, strict=True)) if f and t.kind != "country"]
    features = [f | {"far": not data.pack.region.holds(*f["point"])} for f in (*places, *drawn)]
    away = len({t.place_id or t.name for t, f in zip(parse.toponyms, spots, strict=True) if f and t.kind != "country" and not data.pack.region.holds(*f.point)})
    return {
        "text": parse.document.text, "from": parse.document.body, "lang": parse.language, "marks": marks(parse, spots, data.pack), "reports": reports,
        "features": features, "kinds": kinds, **map_config(data),
        "words": {
            "text": _("The text"), "reports": _("Reports"), "legend": _("What is marked"), "tells": _("tells of:"),
            "why": _("Why it was read so"), "show": _("Show in the text"),
            "away": _("Places outside this view, far from the border: {n}.").replace("{n}", number(away)) if away else "", "whole": _("Show them all"),
            "none": _("No event was understood in this text."), "map": _("Map of the places in the text"), "in": _("Closer"), "out": _("Farther"),
        },
    }  # fmt: skip


def map_config(data: Data) -> dict[str, Any]:
    """Return what a small map needs: where its outlines lie, whose they are, what it opens with."""
    west, south, east, north = data.pack.border.bounds
    base = basemap.write_base(data.pack, STATIC).partition("static/")[2]
    return {"base": base, "attribution": data.pack.region.licence["attribution"], "bounds": [[south, west], [north, east]], "language": language()}


def marks(parse: Parse, spots: Sequence[Footprint | None], pack: Pack) -> list[dict[str, Any]]:
    """Return the marked pieces of the text: offsets in code points, kind, and lines that say what was understood."""
    found = [_mark(t, "place", _place(t, f, pack)) for t, f in zip(parse.toponyms, spots, strict=True)]
    found += [_mark(a, "actor", [*(f"{words.actor(c, pack)} · {c}" for c in a.actors), a.name]) for a in parse.actors]
    found += [_mark(t, "day", [words.span(t.date_start, t.date_end), _(words.BASES[t.basis])]) for t in parse.times]
    found += [_mark(c, "loss", _loss(c, pack)) for c in parse.casualties]
    return found + [_mark(s, "unknown", [_("The gazetteer knows no such place.")]) for s in parse.unknown]


def _mark(span: Any, kind: str, lines: Sequence[str]) -> dict[str, Any]:
    return {"a": span.start, "b": span.end, "kind": kind, "lines": list(dict.fromkeys(filter(None, lines)))}


def _loss(c: Casualty, pack: Pack) -> list[str]:
    told = f"{_(c.outcome)}: {words.toll(Toll(c.low, c.best, c.high, c.group, c.side), pack)}"
    return [told, _("a running total") if c.cumulative else "", _("whose follows from the text around it") if c.inferred else ""]


def _place(t: Toponym, footprint: Footprint | None, pack: Pack) -> list[str]:
    """Return a toponym in words: what it means, where that lies to the border, and what else it could have meant."""
    country = words.actor(t.country, pack) if t.country else ""
    lines = [" · ".join(filter(None, (t.name, _(t.kind), country)))]
    if t.stands_for:
        lines.append(_("stands for {country}, not for the place").replace("{country}", words.actor(t.stands_for, pack)))
    if footprint:
        lines += [lies(footprint), sentence(footprint.reason)]
    others = [f"{c.place.name} ({', '.join(filter(None, (_(c.place.kind), words.side(c.place.country, pack))))}) {percent(c.score)}" for c in t.candidates[:_CANDIDATES]]
    return lines + ([_("could be: {candidates}").replace("{candidates}", "; ".join(others))] if len(others) > 1 else [])


def lies(f: Footprint) -> str:
    """Return how a footprint lies: its radius, the section of the border, the distance."""
    told = [f"± {words.metres(f.uncertainty_m)}"] if f.uncertainty_m else []
    if f.border_section:
        told.append(_("section {name}").replace("{name}", f.border_section))
    if f.border_distance_m:
        told.append(_("{d} from the border").replace("{d}", words.metres(f.border_distance_m)))
    return " · ".join(told)


def _card(r: EventReport, pack: Pack) -> dict[str, Any]:
    who, when = words.who_of(r.event, r.actors, r.recipients, pack, infers_doer(r)), words.span(r.date_start, r.date_end)
    where = words.guessed(words.where_of(r.place.relation, r.place.name, r.place.name_local), takes_place(r)) if r.place else ""
    claimants = words.guessed(", ".join(words.actor(a, pack) for a in r.asserted_by), takes_source(r))
    facts = [
        (_("When"), f"{when} – {_(words.BASES[r.date_basis])}"), (_("Where"), f"{where or _('No place is told')}{' · ' + lies(r.footprint) if r.footprint else ''}"),
        (_("Who → whom"), who), (_("Who says so"), claimants),
        *((_(name), words.toll(toll, pack)) for name in OUTCOMES if (toll := getattr(r, name))),
        (_("Confidence"), " · ".join(filter(None, (percent(r.confidence), words.doubts(r.signs, pack.weights))))), (_("Code"), f"PLOVER {r.event}/{r.mode}".rstrip("/")),
    ]  # fmt: skip
    title = words.kind_of(r.event, r.mode)
    return {
        "key": r.id, "family": EVENTS[r.event].family, "title": title, "lines": [title, *filter(None, (who, where, when))], "facts": [f for f in facts if f[1]],
        "badge": _(STATUS[r.status]) if r.status in STATUS else "", "reasons": [sentence(x) for x in r.reasons], "evidence": [[e.start, e.end] for e in r.evidence],
    }  # fmt: skip


def drawing(key: str, tone: str, lines: Sequence[str], f: Footprint) -> dict[str, Any]:
    """Return a footprint for a small map."""
    return {
        "key": key, "tone": tone, "lines": list(lines)[:3], "point": list(f.point), "blur": f.uncertainty_m if f.geometry.geom_type == "Point" else 0,
        "geometry": mapping(f.geometry.simplify(_DRAWN)),
    }  # fmt: skip


def _found(parse: Parse, data: Data) -> None:
    """List everything that is marked, for those who do not hover."""
    rows = sorted(marks(parse, geocode.footprints(parse.toponyms, data.pack), data.pack), key=lambda m: (m["a"], m["b"]))
    names = {"place": _("Place"), "actor": _("Actor"), "day": _("Day"), "loss": _("Loss"), "unknown": _("Place not found")}
    with st.expander(_("Everything that was found, as a table")):
        cells = "".join(_line(Span(m["a"], m["b"], parse.document.text[m["a"] : m["b"]]), names[m["kind"]], m["lines"]) for m in rows)
        heads = "".join(f'<th scope="col">{words.html(h)}</th>' for h in (_("Words"), _("Kind"), _("Understood as")))
        st.html(f'<table class="t-files"><thead><tr>{heads}</tr></thead><tbody>{cells}</tbody></table>')


def _line(span: Span, kind: str, lines: Sequence[str]) -> str:
    return f'<tr><th scope="row" dir="auto">{words.html(span.quote)}</th><td>{words.html(kind)}</td><td>{"<br>".join(map(words.html, lines))}</td></tr>'
