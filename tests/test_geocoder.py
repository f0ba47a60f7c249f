"""The gazetteer as a geopy geocoder, and Nominatim behind it through a transport that is a plain function."""

from __future__ import annotations

import json

import pytest
from geopy.adapters import BaseSyncAdapter
from geopy.exc import GeocoderUnavailable
from geopy.geocoders.base import Geocoder

from geo import pipeline
from geo.errors import UsageError
from geo.gazetteers.geocoder import OfflineGeocoder, WithFallback, online
from geo.settings import Settings

ANSWER = [{"display_name": "Somewhere, Georgia", "lat": "41.5", "lon": "44.9", "place_id": 1}]
BOUNDS = (43.3, 38.3, 50.5, 42.0)


def transport(answer):
    """A geopy adapter that calls a function in place of the network, and the list of what was asked."""
    asked = []

    class Adapter(BaseSyncAdapter):
        def __init__(self, *, proxies, ssl_context):
            super().__init__(proxies=proxies, ssl_context=ssl_context)

        def get_json(self, url, *, timeout, headers):
            asked.append((url, headers))
            return answer(url)

        def get_text(self, url, *, timeout, headers):
            raise NotImplementedError

    return Adapter, asked


def no_network(_):
    raise GeocoderUnavailable("no route to host")


@pytest.fixture(scope="module")
def geocoder(pack):
    return pipeline.geocoder(pack)


def test_it_is_a_geopy_geocoder(geocoder):
    assert isinstance(geocoder, Geocoder)


@pytest.mark.parametrize("name", ["Berd", "Берд", "Բերդ", "Tovuzqala"])
def test_a_name_in_any_script_leads_to_the_same_place(geocoder, name):
    found = geocoder.geocode(name)
    assert found.raw["place_id"] == "gn:616802"
    assert (found.latitude, found.longitude) == pytest.approx((40.881, 45.392), abs=0.02)


def test_the_answer_is_in_the_language_asked_for(geocoder):
    assert geocoder.geocode("Djermouk", language="hy").address == "Ջերմուկ"
    assert geocoder.geocode("Djermouk", language="ru").address == "Джермук"


def test_all_bearers_of_a_name_or_those_of_one_country(geocoder):
    everywhere = geocoder.geocode("Martuni", exactly_one=False)
    assert {f.raw["country"] for f in everywhere} == {"ARM", "AZE"}
    assert {f.raw["country"] for f in geocoder.geocode("Martuni", exactly_one=False, country_codes="aze")} == {"AZE"}


def test_the_unknown_is_none(geocoder):
    assert geocoder.geocode("Xyzzyville") is None
    assert geocoder.geocode("Xyzzyville", exactly_one=False) is None


def test_reverse_gives_the_nearest_settlements(geocoder):
    assert geocoder.reverse("40.881, 45.392").raw["place_id"] == "gn:616802"
    near = geocoder.reverse((40.881, 45.392), exactly_one=False, limit=3)
    assert len(near) == 3 and near[0].raw["border_section"].startswith("Tavush")


def test_nominatim_is_asked_once_with_the_contact_and_remembered(tmp_path):
    adapter, asked = transport(lambda _: ANSWER)
    ask = online("me@example.org", tmp_path, BOUNDS, adapter, pause_s=0)
    for _ in range(2):
        found = ask("Somewhere", language="en")
        assert (found.longitude, found.latitude) == (44.9, 41.5)
    assert len(asked) == 1
    assert "me@example.org" in asked[0][1]["User-Agent"]
    assert [json.loads(f.read_text("utf-8")) for f in tmp_path.iterdir()] == [ANSWER]


def test_a_name_that_nominatim_lacks_is_remembered_too(tmp_path):
    adapter, asked = transport(lambda _: [])
    ask = online("me@example.org", tmp_path, BOUNDS, adapter, pause_s=0)
    assert ask("Nowhere") is None and ask("Nowhere", exactly_one=False) is None
    assert len(asked) == 1


def test_without_a_network_the_message_says_what_to_do(tmp_path):
    adapter, _ = transport(no_network)
    with pytest.raises(UsageError, match="online_geocoder"):
        online("me@example.org", tmp_path, BOUNDS, adapter, pause_s=0)("Somewhere")
    assert not list(tmp_path.iterdir())


def test_the_gazetteer_comes_first(geocoder, tmp_path):
    adapter, asked = transport(lambda _: ANSWER)
    both = WithFallback(geocoder, online("me@example.org", tmp_path, BOUNDS, adapter, pause_s=0))
    assert both.geocode("Berd").raw["place_id"] == "gn:616802" and not asked
    assert both.geocode("Xyzzyville").address == "Somewhere, Georgia" and len(asked) == 1
    assert both.reverse("40.881, 45.392").raw["place_id"] == "gn:616802"


def test_the_network_is_off_by_default(pack):
    assert isinstance(pipeline.geocoder(pack, Settings()), OfflineGeocoder)
    assert isinstance(pipeline.geocoder(pack, Settings(online_geocoder="me@example.org")), WithFallback)
    assert pipeline.lookup_online("Xyzzyville", pack, Settings()) == []
