"""Fixtures of the importers' tests."""

from __future__ import annotations

import pytest

from news.importers.load import Order, load
from tests.news.importers.pastes import PASTE


@pytest.fixture
def section(newsroom):
    return newsroom.section("Culture")


@pytest.fixture
def import_text(section, tmp_path):
    """Import one text, as a file of a name, under the section; answers its outcome."""

    def run(text: str = PASTE, *, name: str = "peniche.txt", **order):
        path = tmp_path / name
        path.write_text(text)
        [outcome] = load([path], order=Order(**{"section": section, **order}))
        return outcome

    return run
