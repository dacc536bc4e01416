"""Every stream an editor can store becomes JSON of its declared type, half-filled drafts too."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from pydantic import TypeAdapter, ValidationError
from wagtail import blocks

from cms.core.blocks import StoryBlock
from cms.core.blocks.text import Line
from cms.core.blocks.types import AmbiguousBlock, UntypedBlock, api_type
from cms.published.expansion import Expander
from tests.core.streams import stored

STORY = StoryBlock()
ADAPTER = TypeAdapter(api_type(STORY))
NAMES = sorted(STORY.child_blocks)


def public(raw):
    """The stream as readers get it."""
    value = STORY.to_python(raw)
    expander = Expander(locale="fr", source_locale="fr", now=datetime(2026, 3, 1, tzinfo=UTC))
    return expander.expand(STORY.get_api_representation(value))


@pytest.mark.django_db
@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(raw=stored(STORY))
def test_any_stored_stream_serialises_to_its_type(raw):
    body = public(raw)

    ADAPTER.validate_python(body)
    assert json.loads(json.dumps(body)) == body
    assert [item["id"] for item in body] == [item["id"] for item in raw]


@pytest.mark.django_db
@pytest.mark.parametrize("name", NAMES)
def test_an_empty_block_serialises(name):
    empty = {
        "type": name,
        "value": None
        if name in {"separator", "table"}
        else STORY.child_blocks[name].get_prep_value(STORY.child_blocks[name].get_default()),
        "id": "1",
    }

    ADAPTER.validate_python(public([empty]))


@pytest.mark.parametrize("name", NAMES)
def test_every_block_speaks_french_and_explains_itself(name):
    block = STORY.child_blocks[name]

    assert str(block.label)
    assert str(block.meta.description)
    assert block.meta.icon != "placeholder"
    assert str(block.meta.group)


def test_what_is_not_declared_cannot_be_emitted():
    with pytest.raises(ValidationError):
        ADAPTER.validate_python([{"type": "paragraph", "value": "", "id": "1", "secret": "x"}])


def test_a_leaf_without_a_type_stops_at_once():
    with pytest.raises(UntypedBlock):
        api_type(blocks.RawHTMLBlock())


def test_one_name_cannot_mean_two_values():
    class OtherStream(blocks.StreamBlock):
        paragraph = blocks.StructBlock([("text", Line())])

    with pytest.raises(AmbiguousBlock):
        api_type(OtherStream())


def test_rich_text_keeps_no_break_spaces_and_drops_scripts():
    raw = [
        {
            "type": "paragraph",
            "value": "<p>Dix\u202f%<script>x()</script> «\u00a0oui\u00a0»</p>",
            "id": "1",
        }
    ]

    assert public(raw)[0]["value"] == "<p>Dix\u202f% «\u00a0oui\u00a0»</p>"
