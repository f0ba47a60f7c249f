"""What is public can be imported and is documented."""

from __future__ import annotations

import importlib
from dataclasses import fields
from pathlib import Path

import pytest

from geo.__main__ import main
from geo.codebook import EVENTS
from geo.engines import ENGINES
from geo.exports import EXPORTS
from geo.readers import READERS
from geo.settings import Settings
from geo.tables import COLUMNS

DOCS = Path(__file__).parent.parent / "docs"
PUBLIC = {
    "geo": ["__version__"],
    "geo.errors": ["BorderlineError", "UserError", "UsageError", "DocumentError", "NoDocumentsError", "StoreError", "PackError"],
    "geo.model": ["Document", "Parse", "EventReport", "Incident", "Footprint", "Judgement", "Place", "Toponym", "Span", "Toll"],
    "geo.pack": ["Pack", "load"],
    "geo.settings": ["Settings", "load"],
    "geo.pipeline": ["parse", "ingest", "lookup", "remerge"],
    "geo.stores": ["Store", "open_store"],
    "geo.exports": ["EXPORTS", "get"],
    "geo.engines": ["ENGINES", "get"],
    "geo.readers": ["READERS", "find", "read"],
    "geo.incidents": ["merge"], "geo.linkage": ["Link", "likeness", "link"],
    "geo.tables": ["COLUMNS", "to_frame"],
    "geo.records": ["record"],
    "geo.filters": ("Query", "box", "select", "within"), "geo.columns": ("of", "join", "span"), "geo.marks": ("Labels", "Sight", "points", "cells", "film"),
    "geo.evaluation": ["evaluate", "load", "table"],
    "geo.codec": ["dump", "load"],
}


@pytest.mark.parametrize("module", sorted(PUBLIC))
def test_public_names_can_be_imported(module):
    loaded = importlib.import_module(module)
    assert all(hasattr(loaded, name) for name in PUBLIC[module])


def page(name):
    return (DOCS / name).read_text("utf-8")


@pytest.mark.parametrize("setting", [f.name for f in fields(Settings)])
def test_every_setting_is_documented(setting):
    assert f"`{setting}`" in page("settings.md") and f"BORDERLINE_{setting.upper()}" in page("settings.md")


@pytest.mark.parametrize("command", sorted(main.commands))
def test_every_command_and_option_is_documented(command):
    assert f"### `{command}" in page("contract.md")
    options = [o for p in main.commands[command].params for o in (*p.opts, *p.secondary_opts) if o.startswith("--")]
    assert [o for o in options if f"{o}" not in page("contract.md")] == []


@pytest.mark.parametrize("name", [*EXPORTS, *ENGINES, *COLUMNS, *EVENTS, *filter(None, READERS)])
def test_every_format_engine_column_and_event_is_documented(name):
    assert f"`{name}`" in page("contract.md")


def test_decisions_are_numbered_without_a_gap():
    numbers = [int(p.name[:4]) for p in sorted((DOCS / "decisions").glob("*.md"))]
    assert numbers == list(range(1, len(numbers) + 1))
