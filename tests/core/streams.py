"""Strategies: stored streams of every shape, read off the block tree, whole or half filled."""

from __future__ import annotations

from functools import singledispatch
from typing import Any
from uuid import UUID

from hypothesis import strategies as st
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock

#: Text editors type: French letters, spaces that must not break, markup that must stay inert.
text = st.text(alphabet='abcéèœÀ’« »  \u202f<>&"1234\n', max_size=40)
rich = st.builds(
    '<p>{} <b>{}</b> <a linktype="page" id="{}">lien</a></p>'.format, text, text, st.integers(0, 99)
)


@singledispatch
def stored(block: Any) -> st.SearchStrategy[Any]:
    """What the database may hold for a block."""
    raise TypeError(type(block).__name__)


@stored.register(blocks.FieldBlock)
def _field(block: blocks.FieldBlock) -> st.SearchStrategy[Any]:
    return st.none() | text


@stored.register(blocks.RichTextBlock)
def _rich(block: blocks.RichTextBlock) -> st.SearchStrategy[Any]:
    return st.just("") | rich | text


@stored.register(blocks.BooleanBlock)
def _boolean(block: blocks.BooleanBlock) -> st.SearchStrategy[Any]:
    return st.none() | st.booleans()


@stored.register(blocks.ChoiceBlock)
def _choice(block: blocks.ChoiceBlock) -> st.SearchStrategy[Any]:
    return st.sampled_from([value for value, _label in block.field.choices] + ["", "unknown"])


@stored.register(blocks.ChooserBlock)
def _chooser(block: blocks.ChooserBlock) -> st.SearchStrategy[Any]:
    return st.none() | st.integers(1, 9_999)


@stored.register(TableBlock)
def _table(block: TableBlock) -> st.SearchStrategy[Any]:
    rows = st.lists(st.lists(st.none() | text, max_size=4), max_size=4)
    flags = st.none() | st.booleans()
    return st.none() | st.fixed_dictionaries(
        {},
        optional={
            "data": rows,
            "table_caption": text,
            "first_row_is_table_header": flags,
            "first_col_is_header": flags,
        },
    )


@stored.register(blocks.StaticBlock)
def _static(block: blocks.StaticBlock) -> st.SearchStrategy[Any]:
    return st.none()


@stored.register(blocks.ListBlock)
def _list(block: blocks.ListBlock) -> st.SearchStrategy[Any]:
    item = st.builds(
        lambda value, pk: {"type": "item", "value": value, "id": pk}, stored(block.child_block), ids
    )
    return st.lists(item, max_size=3)


@stored.register(blocks.StructBlock)
def _struct(block: blocks.StructBlock) -> st.SearchStrategy[Any]:
    return st.fixed_dictionaries(
        {}, optional={name: stored(child) for name, child in block.child_blocks.items()}
    )


@stored.register(blocks.StreamBlock)
def _stream(block: blocks.StreamBlock) -> st.SearchStrategy[Any]:
    members = [
        st.builds(
            lambda value, pk, name=name: {"type": name, "value": value, "id": pk},
            stored(child),
            ids,
        )
        for name, child in block.child_blocks.items()
    ]
    return st.lists(st.one_of(members), max_size=4)


ids = st.uuids(version=4).map(UUID.__str__)
