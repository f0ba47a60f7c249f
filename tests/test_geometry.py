"""Metres on the ground, as laws."""

from __future__ import annotations

import math

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import LineString, MultiLineString, MultiPoint, Point, Polygon, box

from geo import geometry

CRS = "EPSG:32638"
LON, LAT = st.floats(43.3, 50.5), st.floats(38.3, 42.0)
POINTS = st.tuples(LON, LAT)


def turn(a, b):
    return abs((a - b + 180) % 360 - 180)


@given(POINTS, st.floats(0, 359.9), st.floats(50, 150_000))
def test_an_offset_lies_at_its_distance_in_its_direction(start, bearing, metres):
    end = geometry.offset(*start, bearing, metres)
    there, _, distance = geometry.WGS84.inv(*start, *end)
    assert distance == pytest.approx(metres, abs=0.01)
    assert turn(there, bearing) < 0.001


@given(POINTS)
def test_metric_coordinates_lead_back(point):
    back = geometry.to_wgs84(geometry.to_metric(Point(point), CRS), CRS)
    assert geometry.distance_m(point, (back.x, back.y)) < 0.001


@given(POINTS, POINTS)
def test_the_metric_crs_measures_within_three_thousandths(a, b):
    geodesic = geometry.distance_m(a, b)
    metric = geometry.to_metric(Point(a), CRS).distance(geometry.to_metric(Point(b), CRS))
    assert metric == pytest.approx(geodesic, rel=0.003, abs=0.1)


@given(POINTS, st.floats(100, 20_000))
@settings(max_examples=30)
def test_a_buffer_holds_what_is_near_and_nothing_else(centre, radius):
    zone = geometry.buffer(Point(centre), radius, CRS)
    for bearing in range(0, 360, 45):
        assert zone.covers(Point(geometry.offset(*centre, bearing, radius * 0.97)))
        assert not zone.covers(Point(geometry.offset(*centre, bearing, radius * 1.03)))


def test_every_compass_word_has_its_bearing():
    assert len(geometry.BEARINGS) == 16
    assert [geometry.BEARINGS[d] for d in ("n", "e", "s", "w")] == [0, 90, 180, 270]


def test_a_corridor_holds_both_ends_and_its_width_and_no_more():
    a, b = (45.2, 41.0), (45.6, 41.0)
    zone = geometry.corridor(a, b, 2000, CRS)
    assert zone.covers(MultiPoint([a, b]))
    assert zone.covers(Point(geometry.offset(45.4, 41.0, 0, 1900)))
    assert not zone.covers(Point(geometry.offset(45.4, 41.0, 0, 2200)))
    assert not zone.covers(Point(geometry.offset(*b, 90, 2200)))


@pytest.mark.parametrize(("direction", "inside", "outside"), [("n", (45.5, 40.9), (45.5, 40.1)), ("s", (45.5, 40.1), (45.5, 40.9)), ("e", (45.9, 40.5), (45.1, 40.5)),
                                                              ("nw", (45.05, 40.95), (45.95, 40.05)), ("se", (45.95, 40.05), (45.05, 40.95))])  # fmt: skip
def test_the_part_of_an_area_in_a_direction(direction, inside, outside):
    area = box(45, 40, 46, 41)
    part = geometry.directional_part(area, direction, CRS)
    assert part.covers(Point(inside)) and not part.intersects(Point(outside))
    assert 0 < part.area < 0.6 * area.area
    assert area.buffer(0.005).covers(part)  # a straight edge on the ground is bent in degrees


def test_opposite_parts_do_not_meet():
    area = box(45, 40, 46, 41)
    assert geometry.directional_part(area, "ne", CRS).disjoint(geometry.directional_part(area, "sw", CRS))


def test_the_part_of_a_line_between_two_places():
    line = LineString([(45, 40), (46, 40), (46, 41)])
    part = geometry.line_between(line, (46.1, 40.5), (45.5, 39.9), CRS)
    assert geometry.length_m(part) == pytest.approx(geometry.length_m(LineString([(45.5, 40), (46, 40), (46, 40.5)])), rel=0.005)
    assert part.distance(Point(45.1, 40)) > 0.3


def test_of_several_lines_the_one_nearest_to_the_first_place_is_cut():
    lines = MultiLineString([[(45, 40), (46, 40)], [(45, 41), (46, 41)]])
    part = geometry.line_between(lines, (45.2, 40.9), (45.8, 40.9), CRS)
    assert part.bounds[1] == pytest.approx(41, abs=0.002)


def test_a_degree_of_latitude_is_as_long_as_geodesy_says():
    assert geometry.length_m(LineString([(45, 40), (45, 41)])) == pytest.approx(111_045, abs=30)


@pytest.mark.parametrize(
    "shape",
    [
        Point(45, 40), LineString([(45, 40), (45.3, 40.2), (46, 40)]), MultiLineString([[(45, 40), (46, 40)], [(45, 41), (45.1, 41)]]),
        MultiPoint([(45, 40), (45.4, 40), (46, 40)]), Polygon([(45, 40), (46, 40), (46, 41), (45.9, 40.1), (45, 40.1)]),
    ],
)  # fmt: skip
def test_the_middle_lies_on_the_geometry_and_the_radius_holds_all_of_it(shape):
    middle = geometry.middle(shape)
    assert shape.distance(Point(middle)) < 1e-6
    radius = geometry.radius_m(shape)
    farthest = max(geometry.distance_m(middle, tuple(xy)) for xy in shapely.get_coordinates(shape))
    assert radius == pytest.approx(farthest, rel=0.003, abs=0.5)


def test_the_locator_agrees_with_looking_at_every_shape(pack):
    rng = np.random.default_rng(7)
    points = np.column_stack([rng.uniform(44.5, 47.5, 60), rng.uniform(38.9, 41.4, 60)])
    located = pack.locator.locate(points)
    outlines = [(i, f.geometry) for i, f in pack.countries.items()] + [(i, f.geometry) for i, f in pack.world.items() if i not in pack.countries]
    units = [(i, f.geometry) for i, f in pack.units.items()]
    metric = [geometry.to_metric(f.geometry, CRS) for f in pack.sections]
    for n, xy in enumerate(points):
        point, flat = Point(xy), geometry.to_metric(Point(xy), CRS)
        assert located.country[n] == next((name for name, shape in outlines if shape.intersects(point)), "")
        assert located.unit[n] == next((name for name, shape in units if shape.intersects(point)), "")
        distances = [flat.distance(line) for line in metric]
        assert located.distance_m[n] == pytest.approx(min(distances), abs=0.01)
        assert distances[located.section[n]] == pytest.approx(min(distances), abs=0.01)


def test_the_locator_takes_no_points_and_no_border():
    bare = geometry.Locator([], [], [], CRS)
    nowhere = bare.locate(np.array([(45.0, 40.0)]))
    assert (nowhere.country[0], nowhere.section[0], math.isinf(nowhere.distance_m[0])) == ("", -1, True)
    assert len(bare.locate(np.empty((0, 2))).country) == 0
