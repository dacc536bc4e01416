"""A translation service on this machine."""

from __future__ import annotations

import pytest

from tests.locales.machine.service import serving


@pytest.fixture
def service():
    with serving() as one:
        yield one
