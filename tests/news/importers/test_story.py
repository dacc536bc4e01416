"""Stored stories: ids that depend on nothing but the article and its past."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from news.importers.blocks import Heading, Items, Separator, paragraph
from news.importers.story import essence, stored

STORY = (paragraph("Un."), Heading(text="Deux"), paragraph("Trois."), Items(items=("<p>4</p>",)))


def ids(blocks):
    return [block["id"] for block in blocks]


def test_the_same_copy_is_stored_the_same_to_the_byte():
    once = stored(STORY, external_id="a", before=())

    assert stored(STORY, external_id="a", before=()) == once
    assert stored(STORY, external_id="a", before=once) == once


def test_two_articles_share_no_id():
    one = stored(STORY, external_id="a", before=())
    other = stored(STORY, external_id="b", before=())

    assert not set(ids(one)) & set(ids(other))


def test_a_paragraph_put_in_front_moves_no_id():
    before = stored(STORY, external_id="a", before=())

    after = stored((paragraph("Zéro."), *STORY), external_id="a", before=before)

    assert ids(after)[1:] == ids(before)
    assert ids(after)[0] not in ids(before)


def test_a_corrected_paragraph_keeps_its_id():
    before = stored(STORY, external_id="a", before=())

    after = stored((paragraph("Un !"), *STORY[1:]), external_id="a", before=before)

    assert ids(after) == ids(before)


def test_a_block_of_another_kind_takes_no_id_over():
    before = stored(STORY, external_id="a", before=())

    after = stored((Separator(), *STORY[1:]), external_id="a", before=before)

    assert ids(after)[0] not in ids(before)


def test_the_items_of_a_list_have_ids_too():
    items = stored(STORY, external_id="a", before=())[3]["value"]["items"]

    assert items[0]["id"]


def test_the_essence_of_a_value_has_no_id_and_no_mark_of_the_editor():
    value = [{"id": "1", "value": '<p data-block-key="x1y2z">Un.</p>'}]

    assert essence(value) == [{"value": "<p>Un.</p>"}]


STORIES = st.lists(
    st.one_of(st.sampled_from("abc").map(paragraph), st.sampled_from("xy").map(lambda t: Heading(text=t)))
)  # fmt: skip


@given(STORIES, STORIES, STORIES)
def test_ids_are_one_of_a_kind_whatever_was_before(first, second, third):
    story = stored(first, external_id="a", before=())
    story = stored(second, external_id="a", before=story)
    story = stored(third, external_id="a", before=story)

    assert len(set(ids(story))) == len(third)
