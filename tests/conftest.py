"""What the tests share: the project's own region pack, read once."""

from __future__ import annotations

import hypothesis
import pytest

from geo import pack as packs
from geo import settings

# Laws are tried on as many values on a slow machine as on a fast one, and on the same ones in every run.
hypothesis.settings.register_profile("project", deadline=None, derandomize=True, database=None)
hypothesis.settings.load_profile("project")


@pytest.fixture(scope="session")
def pack():
    return packs.load(settings.load({}).pack)
