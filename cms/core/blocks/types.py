"""Block types: the JSON type of a block, read off the block tree.

Struct, list and stream blocks derive theirs; a leaf whose JSON is not a scalar declares `api_type`. One block name means
one value type in the whole project: two streams may share a block, never reuse its name for another shape.
"""

from __future__ import annotations

from functools import cache, singledispatch
from typing import Annotated, Any, Literal

from pydantic import Field
from typing_extensions import TypeAliasType
from wagtail import blocks

from cms.core.blocks.meanings import ID, MEANINGS, OTHERWISE, TYPE, VALUES
from cms.core.values import means, struct

_items: dict[str, tuple[Any, Any]] = {}


class UntypedBlock(TypeError):
    """A block has no JSON type: give it `api_type`."""


class AmbiguousBlock(TypeError):
    """Two blocks of one name have different values."""


def api_type(block: blocks.Block) -> Any:
    """The type of `block.get_api_representation(…)` once references are expanded."""
    declared = getattr(block, "api_type", None)
    return declared if declared is not None else _derive(block)


@singledispatch
def _derive(block: Any) -> Any:
    raise UntypedBlock(f"{type(block).__name__} has no JSON type: give it `api_type`.")


@_derive.register(blocks.CharBlock)
@_derive.register(blocks.TextBlock)
@_derive.register(blocks.URLBlock)
def _text(block: blocks.Block) -> Any:
    return str


@_derive.register(blocks.BooleanBlock)
def _boolean(block: blocks.Block) -> Any:
    return bool


@_derive.register(blocks.StaticBlock)
def _nothing(block: blocks.Block) -> Any:
    return None


@_derive.register(blocks.ChoiceBlock)
def _choice(block: blocks.ChoiceBlock) -> Any:
    values = tuple(value for value, _label in block.field.choices if value != "")
    return Literal[values]


@_derive.register(blocks.ListBlock)
def _list(block: blocks.ListBlock) -> Any:
    return list[api_type(block.child_block)]  # type: ignore[misc]


@_derive.register(blocks.StructBlock)
def _struct(block: blocks.StructBlock) -> Any:
    block_class: Any = type(block)
    return _struct_of(block_class)


@cache
def _struct_of(block_class: Any) -> Any:
    block = block_class()
    meanings = MEANINGS.get(block_class.__name__, {})
    fields = {
        name: Annotated[api_type(child), meanings[name]] if name in meanings else api_type(child)
        for name, child in block.child_blocks.items()
    }
    name = f"{block_class.__name__.removesuffix('Block')}Value"
    return struct(name, fields, doc=f"What `{block_class.__name__}` says.")


@_derive.register(blocks.StreamBlock)
def _stream(block: blocks.StreamBlock) -> Any:
    block_class: Any = type(block)
    return _stream_of(block_class)


@cache
def _stream_of(block_class: Any) -> Any:
    members = tuple(_item(name, child) for name, child in block_class().child_blocks.items())
    union: Any = members[0]
    for member in members[1:]:
        union = union | member
    name = f"{block_class.__name__.removesuffix('Block')}Item"
    return list[TypeAliasType(name, Annotated[union, Field(discriminator="type")])]  # type: ignore[misc]


def _item(name: str, block: blocks.Block) -> Any:
    """The member of a stream's union: `{type, value, id}`."""
    value = api_type(block)
    if name not in _items:
        title = "".join(word.capitalize() for word in name.split("_")) + "Block"
        fields = {
            "type": Annotated[Literal[name], means(TYPE, name)],
            "value": Annotated[value, VALUES.get(name, OTHERWISE)],
            "id": Annotated[str, ID],
        }
        _items[name] = (value, struct(title, fields, doc=type(block).__doc__ or ""))
    known, item = _items[name]
    if known != value:
        raise AmbiguousBlock(f"The block name “{name}” stands for two different values.")
    return item
