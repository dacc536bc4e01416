"""An article on its way into English."""

from __future__ import annotations

from copy import deepcopy
from functools import partial

import pytest
from wagtail_localize.models import Translation, TranslationSource

from cms.locales.exchange.segments import segments_of
from tests.newsroom import paragraph


def begin(newsroom, code="en", **fields):
    body = [
        paragraph("Le <b>port</b> rouvre."),
        paragraph('Voir <a href="https://exemple.fr/">la note</a>.'),
        paragraph("« L’été &amp; la mer »"),
    ]
    page = newsroom.article("Le port rouvre", **{"body": body, **fields})
    source, _made = TranslationSource.get_or_create_from_instance(page)
    return Translation.objects.create(source=source, target_locale=newsroom.locale(code))


@pytest.fixture(scope="module")
def begun(shared):
    return begin(shared)


@pytest.fixture
def translating(begun, newsroom):
    """Begin another."""
    return partial(begin, newsroom)


@pytest.fixture
def translation(db, begun):
    return deepcopy(begun)


@pytest.fixture
def targets():
    """What is written for each segment, by its French."""

    def read(translation):
        return {one.source: one.target for one in segments_of(translation)}

    return read
