"""Engines: ways to run one function over many values. `ENGINES` is their registry; each is a flat map and nothing else.

Law: every engine gives the same results in the same order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from geo.engines import dask, local
from geo.errors import UsageError

Map = Callable[[Callable[[Any], Any], Iterable[Any]], Iterator[Any]]

ENGINES: dict[str, Callable[[int, str | None], Map]] = {"local": local.engine, "dask": dask.engine}


def get(name: str, workers: int = 1, scheduler: str | None = None) -> Map:
    """Return an engine's map.

    Parameters
    ----------
    name : str
        ``local`` or ``dask``.
    workers : int
        Processes on this machine.
    scheduler : str or None
        Address of a running Dask scheduler, ``tcp://…``.

    Raises
    ------
    UsageError
        If there is no such engine.
    """
    if name not in ENGINES:
        raise UsageError(f"There is no engine “{name}”; expected one of {', '.join(ENGINES)}.")
    return ENGINES[name](workers, scheduler)
