"""An article on its way into English."""

from __future__ import annotations

import pytest
from wagtail_localize.models import Translation, TranslationSource

from cms.locales.exchange.segments import segments_of
from tests.newsroom import paragraph


@pytest.fixture
def translating(newsroom):
    def make(code="en", **fields):
        body = [
            paragraph("Le <b>port</b> rouvre."),
            paragraph('Voir <a href="https://exemple.fr/">la note</a>.'),
            paragraph("« L’été &amp; la mer »"),
        ]
        page = newsroom.article("Le port rouvre", **{"body": body, **fields})
        source, _made = TranslationSource.get_or_create_from_instance(page)
        return Translation.objects.create(source=source, target_locale=newsroom.locale(code))

    return make


@pytest.fixture
def translation(translating):
    return translating()


@pytest.fixture
def targets():
    """What is written for each segment, by its French."""

    def read(translation):
        return {one.source: one.target for one in segments_of(translation)}

    return read
