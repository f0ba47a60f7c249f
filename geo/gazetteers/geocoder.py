"""The offline gazetteer as a geopy geocoder, and Nominatim behind it where the user allows the network.

Law: nothing here asks the network unless `online` made the geocoder; a place that the gazetteer knows is never asked for.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from geopy.exc import GeopyError
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders import Nominatim
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location
from geopy.point import Point

from geo.errors import UsageError
from geo.model import Place

Found: TypeAlias = Location | list[Location] | None
PAUSE_S = 1.0  # Nominatim's usage policy: one request a second at most


class OfflineGeocoder(Geocoder):  # type: ignore[misc]
    """A `geopy.geocoders.base.Geocoder` over a gazetteer; it never asks the network.

    Parameters
    ----------
    search : callable
        Text to places, best first.
    places : sequence of Place
        The settlements that `reverse` chooses from.
    spell : callable
        A place and a BCP 47 code (or None) to the place's name in that language.
    describe : callable, optional
        A place to a mapping that becomes part of ``Location.raw``.
    """

    def __init__(
        self, search: Callable[[str], Sequence[Place]], places: Sequence[Place], spell: Callable[[Place, str | None], str],
        describe: Callable[[Place], Mapping[str, Any]] = lambda _: {},
    ) -> None:  # fmt: skip
        super().__init__(user_agent="borderline")
        self._search, self._places, self._spell, self._describe = search, list(places), spell, describe
        self._xyz = _unit_vectors(np.array([(p.lon, p.lat) for p in places]).reshape(-1, 2))

    def geocode(
        self, query: str, *, exactly_one: bool = True, timeout: Any = DEFAULT_SENTINEL, language: str | None = None,
        country_codes: str | Sequence[str] | None = None,
    ) -> Found:  # fmt: skip
        """Return the location of a name in any of the gazetteer's languages; `country_codes` are ISO alpha-3. None if it is not known."""
        wanted = {country_codes.upper()} if isinstance(country_codes, str) else {c.upper() for c in country_codes or ()}
        found = [self._location(p, language) for p in self._search(query) if not wanted or p.country in wanted]
        return _chosen(found, exactly_one)

    def reverse(self, query: Any, *, exactly_one: bool = True, timeout: Any = DEFAULT_SENTINEL, language: str | None = None, limit: int = 5) -> Found:
        """Return the settlement nearest to a point (anything geopy takes: "lat, lon", a tuple, a Point), or the `limit` nearest ones."""
        point = Point(query)
        near = np.argsort(-(self._xyz @ _unit_vectors(np.array([[point.longitude, point.latitude]]))[0]), kind="stable")[:limit]
        return _chosen([self._location(self._places[i], language) for i in near], exactly_one)

    def _location(self, place: Place, language: str | None) -> Location:
        raw = {"place_id": place.place_id, "kind": place.kind, "country": place.country, "uncertainty_m": place.uncertainty_m, **self._describe(place)}
        return Location(self._spell(place, language), (place.lat, place.lon), raw)


class WithFallback(Geocoder):  # type: ignore[misc]
    """A geocoder that asks another one for what the first does not know."""

    def __init__(self, first: Geocoder, second: Callable[..., Found]) -> None:
        super().__init__(user_agent="borderline")
        self._first, self._second = first, second

    def geocode(self, query: str, **options: Any) -> Found:
        """Return what the first geocoder finds, else what the second one does."""
        found: Found = self._first.geocode(query, **options)
        return found or self._second(query, exactly_one=options.get("exactly_one", True), language=options.get("language"))

    def reverse(self, query: Any, **options: Any) -> Found:
        """Return what the first geocoder finds."""
        found: Found = self._first.reverse(query, **options)
        return found


def online(contact: str, cache: Path, bounds: tuple[float, float, float, float], adapter_factory: Any = None, pause_s: float = PAUSE_S) -> Callable[..., Found]:
    """Return a function that asks OpenStreetMap's Nominatim: at most once a second, and never twice for the same.

    Parameters
    ----------
    contact : str
        The user's mail address or page; Nominatim's usage policy asks for it in the user agent.
    cache : Path
        Folder of the answers.
    bounds : (west, south, east, north)
        Degrees; what lies within is preferred.
    adapter_factory : callable, optional
        geopy's seam for another transport.
    pause_s : float
        Seconds between two requests.
    """
    nominatim = Nominatim(user_agent=f"borderline ({contact})", **({"adapter_factory": adapter_factory} if adapter_factory else {}))
    ask = RateLimiter(nominatim.geocode, min_delay_seconds=pause_s, max_retries=0, swallow_exceptions=False)
    west, south, east, north = bounds

    def geocode(query: str, *, exactly_one: bool = True, language: str | None = None) -> Found:
        stored = cache / (hashlib.sha256(f"{query}\n{language}".encode()).hexdigest() + ".json")
        if not stored.exists():
            answers = _asked(ask, query, language or False, ((south, west), (north, east)))
            cache.mkdir(parents=True, exist_ok=True)
            stored.write_text(json.dumps([a.raw for a in answers], ensure_ascii=False), "utf-8")
        raws = json.loads(stored.read_text("utf-8"))
        return _chosen([Location(r["display_name"], (float(r["lat"]), float(r["lon"])), r) for r in raws], exactly_one)

    return geocode


def _asked(ask: Callable[..., Any], query: str, language: Any, viewbox: Any) -> Sequence[Location]:
    try:
        return ask(query, exactly_one=False, language=language, viewbox=viewbox) or []
    except GeopyError as error:
        raise UsageError(
            f"The online gazetteer cannot be asked for “{query}” ({error}); check the network, or leave the setting online_geocoder empty to work offline."
        ) from None


def _chosen(found: list[Location], exactly_one: bool) -> Found:
    return (found[0] if exactly_one else found) if found else None


def _unit_vectors(lonlat: Any) -> Any:
    lon, lat = np.radians(lonlat).T
    return np.column_stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])
