"""Block previews: each block of a story shows what it looks like when it is chosen."""

from __future__ import annotations

import pytest
from django.urls import reverse

from cms.core.blocks import StoryBlock

BLOCKS = StoryBlock().child_blocks


@pytest.mark.parametrize("name", BLOCKS)
def test_a_block_has_a_preview_and_says_what_it_is_for(name):
    block = BLOCKS[name]

    assert block.is_previewable
    assert block.get_description()


@pytest.mark.parametrize("name", BLOCKS)
def test_a_preview_renders_and_calls_no_one(name, admin_client):
    response = admin_client.get(
        reverse("wagtailadmin_block_preview"), {"id": BLOCKS[name].definition_prefix}
    )

    assert response.status_code == 200
    assert f"preview-{name}" in response.content.decode()
    assert 'src="http' not in response.content.decode()


def test_a_list_shows_its_items(admin_client):
    response = admin_client.get(
        reverse("wagtailadmin_block_preview"), {"id": BLOCKS["list"].definition_prefix}
    )

    assert "Le soir" in response.content.decode()
