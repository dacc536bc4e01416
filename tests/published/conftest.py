"""A newsroom whose front page is public."""

from __future__ import annotations

import pytest


@pytest.fixture
def section(newsroom):
    """A section below a public front page."""
    newsroom.publish(newsroom.home)
    return newsroom.section("Politique")
