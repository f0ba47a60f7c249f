"""This machine: one process, or several."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any

_CHUNK = 8  # values sent to a process at once


def engine(workers: int, scheduler: str | None) -> Callable[[Callable[[Any], Any], Iterable[Any]], Iterator[Any]]:
    """Return a map over `workers` processes; with one, the calling process does the work itself."""
    return map if workers <= 1 else lambda function, values: _spread(function, values, workers)


def _spread(function: Callable[[Any], Any], values: Iterable[Any], workers: int) -> Iterator[Any]:
    # spawn: forking a process that runs threads (Streamlit's) can dead-lock
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        yield from pool.map(function, values, chunksize=_CHUNK)
