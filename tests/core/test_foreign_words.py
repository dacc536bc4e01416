"""Foreign words: the mark survives the editor, both ways."""

from __future__ import annotations

import json

from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from cms.core.blocks.text import RICH
from cms.published.richtext import clean

STORED = '<p data-block-key="a1b2c">Un <span lang="en">scoop</span> de plus.</p>'


def test_the_mark_comes_back_as_it_was_stored():
    converter = ContentstateConverter(RICH)

    assert converter.to_database_format(converter.from_database_format(STORED)) == STORED


def test_the_editor_knows_the_language():
    raw = json.loads(ContentstateConverter(RICH).from_database_format(STORED))

    assert [entity["type"] for entity in raw["entityMap"].values()] == ["FOREIGN"]
    assert [entity["data"] for entity in raw["entityMap"].values()] == [{"lang": "en"}]


def test_the_mark_reaches_readers():
    assert '<span lang="en">scoop</span>' in clean(STORED)


def test_headings_and_images_are_dropped_from_pasted_text():
    converter = ContentstateConverter(RICH)
    pasted = '<h2>Titre</h2><p>Texte</p><embed embedtype="image" id="1"/>'

    stored = converter.to_database_format(converter.from_database_format(pasted))

    assert "<h2" not in stored
    assert "<embed" not in stored
