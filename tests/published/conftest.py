"""A newsroom whose front page is public."""

from __future__ import annotations

import pytest


@pytest.fixture
def section(newsroom):
    """A section below a public front page."""
    newsroom.publish(newsroom.home)
    return newsroom.section("Politique")


@pytest.fixture(scope="module")
def opened(shared):
    """A front page and a section that readers have, once for a module: what a test publishes goes below it."""
    shared.section("Politique")
    shared.settle()
