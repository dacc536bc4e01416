"""A newsroom that has opened."""

from __future__ import annotations

import pytest


@pytest.fixture(scope="module")
def opened(shared):
    """A front page and a section that readers have, once for a module: what a test publishes goes below it."""
    shared.section("Politique")
    shared.settle()
