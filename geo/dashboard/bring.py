"""“Documents”: bring your own, with progress and a summary before anything is stored; the collections that there are; the demo."""

from __future__ import annotations

import json
from collections.abc import Sequence

import numpy as np
import streamlit as st

from geo import columns, intake, pipeline
from geo.dashboard import state, words
from geo.dashboard.i18n import _, number, sentence
from geo.dashboard.state import Data
from geo.errors import BorderlineError
from geo.intake import File, Intake, Summary
from geo.settings import Settings

_TICK = 0.6  # seconds between two looks at the progress
_MOST = 200  # files of one upload that are listed
_LISTED = 40  # sentences and names that are shown at once
_NAME = 40  # characters of a collection's name
FORMATS = (
    (".txt .md", "A text; a first line “date 2020-07-14” tells when it was published."),
    (".html", "A page saved from the web; title, day, address and outlet come from the page itself."),
    (".csv .tsv", "A document a row; columns text, title, date, url, source."),
    (".jsonl .json", "A document an object; the same names as keys."),
    (".rss .atom .xml", "A saved feed: a document an entry."),
    (".zip", "Any of these together."),
)


def show(data: Data, settings: Settings) -> None:
    """Draw the page."""
    with st.container(key="bring"):
        if said := st.session_state.pop("brought", ""):
            st.success(said, icon=":material/check:")
        head, text = _("Your documents"), _("Drop articles here and see what they tell, before anything is kept. They stay on this machine: nothing is sent anywhere.")
        st.html(f'<h2 class="t-h b-alone">{words.html(head)}</h2><p class="t-lead">{words.html(text)}</p>')
        _upload(data, settings)
        left, right = st.columns([1.25, 1], gap="large")
        with left:
            _collections(data, settings)
        with right:
            _formats(settings)


# ---------------------------------------------------------------- bring


def _upload(data: Data, settings: Settings) -> None:
    running: Intake | None = st.session_state.get("intake")
    if running is None:
        _drop(data, settings)
    elif running.finished:
        _table(running.files)
        _decide(running, data)
    else:
        _watch(running)


def uploader_words() -> None:
    """Give Streamlit's file field words in the user's language; the style sheet puts them where its own stood."""
    told = {"drop": _("Drop files here, or"), "choose": _("Choose files")}
    st.html("<style>.stApp{" + "".join(f"--t-{name}:{json.dumps(text, ensure_ascii=False)};" for name, text in told.items()) + "}</style>")


def _drop(data: Data, settings: Settings) -> None:
    uploader_words()
    with st.container(key="drop"):
        # of any kind: the field itself would drop the others without a word as the page turns to the progress
        files = st.file_uploader(_("Choose files"), accept_multiple_files=True, key=f"files-{st.session_state.get('round', 0)}", label_visibility="collapsed")
    if not files:
        return
    try:
        named = [(f.name, f.getvalue()) for f in files]
        st.session_state["intake"] = Intake(named, data.store.known(), data.pack, settings.max_document_bytes).start()
    except BorderlineError as error:
        st.error(words.markdown(sentence(str(error))))
        return
    st.rerun()


@st.fragment(run_every=_TICK)
def _watch(running: Intake) -> None:
    """Draw the progress of every file; the page stays usable meanwhile."""
    if running.finished:
        st.rerun()
    _table(running.files)
    st.button(_("Stop"), key="stop-intake", on_click=_discard)


def _table(files: Sequence[File]) -> None:
    heads = "".join(f'<th scope="col">{words.html(h)}</th>' for h in (_("File"), _("Size"), _("Progress")))
    rows = "".join(_row(f) for f in files[:_MOST])
    rest = _("… and {n} more files").replace("{n}", number(len(files) - _MOST)) if len(files) > _MOST else ""
    st.html(f'<table class="t-files"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table><p class="b-note">{words.html(rest)}</p>')


def _row(f: File) -> str:
    told = {"waiting": _("waiting"), "reading": _("reading"), "read": _("read"), "failed": _("not read")}[f.state]
    if f.total:
        told = _("{n} of {all} documents").replace("{n}", number(f.done)).replace("{all}", number(f.total))
    notes = [_("{n} already here").replace("{n}", number(f.unchanged))] if f.unchanged else []
    notes += [_("{n} skipped").replace("{n}", number(len(f.skipped)))] if f.skipped and f.state == "read" else [sentence(s) for s in f.skipped[:1]]
    value = f.done / f.total if f.total else float(f.state in ("read", "failed"))
    bar = f'<progress value="{value:.3f}" max="1" aria-label="{words.html(f.name)}"></progress>' if f.state != "failed" else ""
    small = f"<small>{words.html(' · '.join(notes))}</small>" if notes else ""
    return (
        f'<tr><th scope="row">{words.html(f.name)}</th><td>{words.size(f.size)}</td>'
        f'<td class="{"t-failed" if f.state == "failed" else ""}">{words.html(told)}{bar}{small}</td></tr>'
    )


def _decide(running: Intake, data: Data) -> None:
    """Draw the summary, and ask whether to keep what was read."""
    told = running.summary()
    st.html(summary(told))
    lists = ((_("Skipped, and why: {n}"), [sentence(s) for s in told.skipped]), (_("Places that the gazetteer lacks: {n}"), [f"{n} ({k})" for n, k in told.unknown]))
    for place, (title, lines) in enumerate(lists):
        if lines:
            with st.expander(title.replace("{n}", str(len(lines))), expanded=place == 0):  # what is passed over is told before anything is kept
                st.html('<ul class="t-why">' + "".join(f"<li>{words.html(line)}</li>" for line in lines[:_LISTED]) + "</ul>")
                if len(lines) > _LISTED:
                    st.download_button(_("The whole list"), "\n".join(lines), f"borderline-{place}.txt", "text/plain", on_click="ignore")
    with st.container(key="decide", horizontal=True, vertical_alignment="bottom"):
        if told.read:
            known = [c for c in data.store.collections() if c not in (pipeline.SEEDS, pipeline.DEMO)]
            name = st.selectbox(_("Keep them as the collection"), list(dict.fromkeys([pipeline.MINE, *known])), key="collection-name", accept_new_options=True, width=260)
            if st.button(_("Keep"), type="primary", key="keep", icon=":material/check:"):
                _keep(running, name or pipeline.MINE, data)
        st.button(_("Discard") if told.read else _("Close"), key="discard", on_click=_discard)


def summary(told: Summary) -> str:
    """Return a summary as HTML."""
    figures = (
        (_("documents read"), told.read), (_("already here"), told.unchanged), (_("skipped"), len(told.skipped)), (_("incidents found"), told.incidents),
        (_("of them without a place"), told.unplaced), (_("places not found"), len(told.unknown)),
    )  # fmt: skip
    items = "".join(f"<div><dt>{words.html(name)}</dt><dd>{number(n)}</dd></div>" for name, n in figures)
    tongues = ", ".join(f"{words.tongue(c)} {number(n)}" for c, n in told.languages)
    return f'<div role="status"><dl class="t-sum">{items}</dl></div><p class="b-note">{words.html(tongues)}</p>'


def _keep(running: Intake, name: str, data: Data) -> None:
    name = " ".join(name.split())[:_NAME]
    if not name or name.casefold() in (pipeline.SEEDS, pipeline.DEMO):
        st.error(_("This name is taken; choose another one."))
        return
    with st.spinner(_("Saving …")):
        n = running.keep(name, data.store)
    said = _("{n} documents are kept in the collection “{name}”. The map shows them.")
    _changed(said.replace("{n}", number(n)).replace("{name}", words.markdown(name)))


def _discard() -> None:
    running: Intake | None = st.session_state.pop("intake", None)
    if running:
        running.stop()
    st.session_state["round"] = st.session_state.get("round", 0) + 1


def _changed(said: str) -> None:
    """Begin anew with what the store holds now: other days, other incidents."""
    _discard()
    st.session_state.update({"brought": said, "fresh": True})
    st.rerun()


# ---------------------------------------------------------------- collections


def _collections(data: Data, settings: Settings) -> None:
    st.html(f'<h3 class="t-sub">{words.html(_("Collections"))}</h3>')
    held = data.store.collections()
    for name, n in held.items():
        _collection(name, n, data)
    if pipeline.DEMO not in held:
        with st.container(border=True):
            st.html(_demo_text())
            if st.button(_("Load the demo"), key="load-demo", icon=":material/explore:"):
                _load_demo(data, settings)


def _demo_text() -> str:
    text = _(
        "Some sixty short dispatches in six languages, written for this project about publicly known incidents of 2014–2023, so that a newcomer sees a living map. "
        "They are no press articles."
    )
    return f'<p class="b-note"><span class="b-badge">demo</span> {words.html(text)}</p>'


def _load_demo(data: Data, settings: Settings) -> None:
    try:
        with st.spinner(_("Reading the demo dispatches …")):
            pipeline.demo(data.store, data.pack, settings)
    except BorderlineError as error:
        st.error(words.markdown(sentence(str(error))))
        return
    _changed(_("The demo is on the map; take it away whenever you like."))


def _collection(name: str, n: int, data: Data) -> None:
    incidents = int((columns.where(data.frame, "collections", lambda c: name in c.split(";")) & columns.kept(data.frame)).sum())
    with st.container(border=True, horizontal=True, vertical_alignment="center", horizontal_alignment="distribute", key=f"collection-{name}"):
        counts = _("Documents: {n} · incidents: {i}").replace("{n}", number(n)).replace("{i}", number(incidents))
        where = {pipeline.SEEDS: _("read from the seeds folder at every start"), pipeline.DEMO: _("written for this project; no press articles")}.get(name, "")
        badge = ' <span class="b-badge">demo</span>' if name == pipeline.DEMO else ""
        note = words.html(" · ".join(filter(None, (counts, where))))
        st.html(f'<div><strong>{words.html(title(name))}</strong>{badge}<p class="b-note">{note}</p></div>', width="content")
        with st.container(horizontal=True, width="content"):
            st.button(_("Show only these"), key=f"only-{name}", on_click=_only, args=(name,), type="tertiary")
            if name != pipeline.SEEDS:
                _deletion(name, data)


def title(name: str) -> str:
    """Return a collection's name for people."""
    return {pipeline.SEEDS: _("Seeds"), pipeline.DEMO: _("Demo dispatches"), pipeline.MINE: _("Mine")}.get(name, name)


def _only(name: str) -> None:
    st.session_state["collection"] = [name]
    state.turn("map")


def _deletion(name: str, data: Data) -> None:
    with st.popover(_("Delete"), key=f"delete-{name}"):
        st.write(_("The documents of “{name}” and what was read from them leave the map. Files on your disk stay.").replace("{name}", words.markdown(title(name))))
        if st.button(_("Delete the collection"), key=f"delete-{name}-now", type="primary"):
            forget(name, data)


def forget(name: str, data: Data) -> None:
    """Delete a collection and begin anew."""
    with st.spinner(_("Saving …")):
        n = pipeline.forget(name, data.store)
    _changed(_("{n} documents are deleted.").replace("{n}", number(n)))


# ---------------------------------------------------------------- the rest


def _formats(settings: Settings) -> None:
    rows = "".join(f'<tr><th scope="row">{words.html(kinds)}</th><td>{words.html(_(text))}</td></tr>' for kinds, text in FORMATS)
    limits = _("Up to {size} a file, {files} files at once, {all} documents.")
    limits = limits.replace("{size}", words.size(settings.max_document_bytes)).replace("{files}", number(intake.MOST_FILES)).replace("{all}", number(intake.MOST_DOCUMENTS))
    st.html(f'<h3 class="t-sub">{words.html(_("What can be read"))}</h3><table class="t-formats">{rows}</table><p class="b-note">{words.html(limits)}</p>')
    st.download_button(_("An example table"), example(), "borderline-example.csv", "text/csv", key="example", on_click="ignore", icon=":material/download:")


def example() -> bytes:
    """Return a table to fill in."""
    text = "Gunfire was reported near the village of Movses on Tuesday, the Ministry of Defence of Armenia said. Nobody was hurt."
    cells = [["text", "title", "date", "url", "source"], [text, "Gunfire near Movses", "2020-07-15", "https://example.org/1", "Example"]]
    return ("\ufeff" + "\r\n".join(",".join(json.dumps(c, ensure_ascii=False) for c in row) for row in cells) + "\r\n").encode()


def shows_demo(data: Data) -> bool:
    """Whether incidents of the demo are among those that the collections chosen show."""
    # the filter is drawn later: in a session's first run only the address knows it
    chosen = st.session_state["collection"] if "collection" in st.session_state else st.query_params.get_all("collection")
    return (not chosen or pipeline.DEMO in chosen) and bool(np.any(columns.where(data.frame, "collections", lambda c: c == pipeline.DEMO)))


def notice(data: Data) -> None:
    """Say on every page that the demo is shown, with the way to take it away."""
    with st.container(key="demo-notice", horizontal=True, vertical_alignment="center"):  # always there, so that what follows keeps its place
        if not shows_demo(data):
            return
        text = _("The demo is shown: dispatches written for this project, no press articles. They are never merged with your documents.")
        st.html(f'<p class="b-demo" role="note"><span class="b-badge">demo</span> {words.html(text)}</p>', width="stretch")
        if st.button(_("Take the demo away"), key="forget-demo", type="tertiary"):
            forget(pipeline.DEMO, data)
