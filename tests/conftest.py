"""What the tests share: the project's own region pack, read once."""

from __future__ import annotations

import pytest

from geo import pack as packs
from geo import settings


@pytest.fixture(scope="session")
def pack():
    return packs.load(settings.load({}).pack)
