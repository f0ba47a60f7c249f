"""Nouns to JSON-ready values and back: dates as ISO 8601, geometries as GeoJSON, tuples as lists.

Law: ``load(dump(x), type(x)) == x`` for every noun of `geo.model`.
"""

from __future__ import annotations

import json
from datetime import date
from functools import lru_cache
from typing import Any, TypeVar

import shapely
from cattrs.preconf.json import make_converter
from shapely.geometry.base import BaseGeometry

T = TypeVar("T")


@lru_cache(maxsize=512)
def _geometry(text: str) -> BaseGeometry:
    """Many incidents share a footprint, and a geometry never changes."""
    found: BaseGeometry = shapely.from_geojson(text)
    return found


_converter = make_converter()
_converter.register_unstructure_hook(date, date.isoformat)
_converter.register_structure_hook(date, lambda value, _: date.fromisoformat(value))
_converter.register_unstructure_hook_func(
    lambda t: isinstance(t, type) and issubclass(t, BaseGeometry), lambda g: json.loads(str(shapely.to_geojson(g)))
)
_converter.register_structure_hook_func(
    lambda t: isinstance(t, type) and issubclass(t, BaseGeometry), lambda value, _: value if isinstance(value, BaseGeometry) else _geometry(json.dumps(value))
)


def dump(value: Any) -> Any:
    """Return a noun as values that ``json.dumps`` takes."""
    return _converter.unstructure(value)


def load(value: Any, kind: type[T]) -> T:
    """Return the noun that `dump` made `value` of.

    Raises
    ------
    cattrs.errors.BaseValidationError
        If `value` does not fit `kind`.
    """
    return _converter.structure(value, kind)
