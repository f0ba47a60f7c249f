"""From nothing to data: reads the seeds with a progress bar, and shows what goes wrong as one sentence."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from threading import Lock
from typing import NoReturn

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from geo import pack, pipeline, readers
from geo.dashboard import state, words
from geo.dashboard.i18n import _, number
from geo.dashboard.i18n import sentence as told
from geo.errors import BorderlineError, NoDocumentsError
from geo.settings import Settings

_LISTED = 40  # files passed over that are named

log = logging.getLogger(__name__)


@dataclass
class Start:
    """What the process has done for a store and its seeds; sessions that come meanwhile wait for it."""

    lock: Lock = field(default_factory=Lock)
    done: bool = False
    skipped: tuple[tuple[str, str], ...] = ()
    passed: tuple[str, ...] = ()
    missing: str = ""


@st.cache_resource(show_spinner=False)
def _start(store: str, seeds: str) -> Start:
    return Start()


def load(settings: Settings) -> tuple[state.Data, Start]:
    """Return the store's data after the seeds have been read; stop the run with a sentence if that fails."""
    started = _start(settings.store, str(settings.seeds))
    place = st.empty()  # in every run, so that what follows keeps its place and the map is never made anew
    try:
        with started.lock:
            if not started.done:
                _read(settings, started, place)
        found = state.data(settings)
    except BorderlineError as error:
        log.debug("start", exc_info=True)
        stop(_("The map cannot start"), str(error))
    return found, started


def welcome(data: state.Data, started: Start) -> None:
    """Where there is nothing to show yet, say so and lead to what can be done."""
    if not (data.frame.empty and started.missing and state.page() in state.SELECTING):
        return
    with st.container(key="welcome", horizontal_alignment="center"):
        st.html(f'<div class="b-stage" role="status"><h2>{words.html(_("No documents yet"))}</h2><p>{words.html(told(started.missing))}</p></div>')
        st.button(_("Bring documents, or load the demo"), key="go-bring", type="primary", on_click=state.turn, args=("bring",))
    st.stop()


def _read(settings: Settings, started: Start, place: DeltaGenerator) -> None:
    store = state.store(settings.store)
    bar = None
    if not store.known():
        with place.container():
            st.html(f'<div class="b-stage"><h2>{_("Reading your documents")}</h2><p>{_("This happens once; the next start takes a moment.")}</p></div>')
            bar = st.progress(0.0, _("Loading the gazetteer…"))

    def progress(done: int, total: int, name: str) -> None:
        target = bar or place.progress(0.0)
        target.progress(done / max(total, 1), f"{done} / {total} · {words.markdown(name[:80])}")

    try:
        summary = pipeline.ingest([settings.seeds], store, pack.load(settings.pack), settings, progress)
        started.skipped = summary.skipped
    except NoDocumentsError as error:
        started.missing = str(error)
    started.passed = tuple(str(p.relative_to(settings.seeds)) for p in readers.passed_over([settings.seeds]))
    pipeline.refresh(store, pack.load(settings.pack), progress)
    place.empty()
    started.done = True


def stop(title: str, sentence: str) -> NoReturn:
    """Show one sentence on an otherwise empty page and end the run."""
    st.html(f'<div class="b-stage" role="alert"><h2>{words.html(title)}</h2><p>{words.html(told(sentence))}</p></div>')
    st.stop()


def notices(started: Start) -> None:
    """Tell which documents could not be read, and why, and which files are no documents by their kind."""
    if started.skipped:
        with st.expander(_("Of {n} documents something could not be read").replace("{n}", str(len(started.skipped)))):
            for _path, reason in started.skipped:
                st.text(told(reason))
    if started.passed:
        with st.expander(_("Files passed over, as their kind is none that can be read: {n}").replace("{n}", number(len(started.passed)))):
            for name in started.passed[:_LISTED]:
                st.text(name)
            if len(started.passed) > _LISTED:
                st.text(_("and {n} more").replace("{n}", number(len(started.passed) - _LISTED)))
