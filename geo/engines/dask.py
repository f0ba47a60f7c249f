"""A Dask cluster: a running scheduler's, or one started on this machine."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from geo.errors import UsageError


def engine(workers: int, scheduler: str | None) -> Callable[[Callable[[Any], Any], Iterable[Any]], Iterator[Any]]:
    """Return a map over a Dask cluster; without a scheduler's address, `workers` processes of this machine are one."""
    return lambda function, values: _spread(function, values, workers, scheduler)


def _spread(function: Callable[[Any], Any], values: Iterable[Any], workers: int, scheduler: str | None) -> Iterator[Any]:
    try:
        from distributed import Client
    except ImportError:
        raise UsageError("The dask engine needs the package “distributed”; install requirements-dask.txt or use --engine local.") from None
    try:
        client: Any = Client(scheduler, timeout="10s") if scheduler else Client(n_workers=workers, threads_per_worker=1, dashboard_address=None)
    except (OSError, ValueError) as error:
        raise UsageError(f"The Dask scheduler {scheduler} cannot be reached ({error}); expected a running one at tcp://HOST:PORT.") from None
    with client:
        yield from client.gather(client.map(function, list(values), pure=False))
