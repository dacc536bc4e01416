"""The names `fields=` may hold are read off the declared types; any other is refused with the nearest."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import pytest
from pydantic import Field
from typing_extensions import TypeAliasType, TypedDict

from cms.api import errors, fields


class Rendition(TypedDict):
    """One file."""

    src: str
    width: int


class Hero(TypedDict):
    """An image."""

    id: int
    srcset: list[Rendition]


class Heading(TypedDict):
    """A block."""

    type: Literal["heading"]
    value: dict[str, Any]


class Separator(TypedDict):
    """A block without a value."""

    type: Literal["separator"]
    value: None
    id: str


Item = TypeAliasType("Item", Annotated[Heading | Separator, Field(discriminator="type")])


class Meta(TypedDict):
    """What API v2 says."""

    type: str
    slug: str


TYPES = {
    "id": int,
    "type": Literal["article"],
    "meta": Meta,
    "title": str,
    "hero": Hero | None,
    "body": list[Item],
}


def test_known_names_are_read_off_the_types():
    assert fields.known_names(TYPES) == {
        "id": {},
        "type": {},
        "slug": {},
        "meta": {"type": {}, "slug": {}},
        "title": {},
        "hero": {"id": {}, "srcset": {"src": None, "width": None}},
        "body": {"type": {}, "value": None, "id": {}},
    }


def test_names_known_to_one_type_are_known_to_a_list_of_several():
    merged = fields.any_of(
        [{"a": {"x": {}}, "b": {}}, {"a": {"y": {}}, "c": None}, {"c": {"z": {}}}]
    )

    assert merged == {"a": {"x": {}, "y": {}}, "b": {}, "c": None}


@pytest.mark.parametrize(
    "text",
    [
        "*",
        "_,slug",
        "hero(srcset(src))",
        "-body",
        "body(value(anything))",
        "meta(slug)",
        "body(id)",
    ],
)
def test_known_names_may_be_asked_for(text):
    fields.require_known(fields.parse_fields(text), known=fields.known_names(TYPES))


@pytest.mark.parametrize(
    ("text", "name", "near"),
    [
        ("titel", "titel", "title"),
        ("-titel", "titel", "title"),
        ("*,-xyz", "xyz", None),
        ("hero(srcst)", "srcst", "srcset"),
        ("hero(srcset(widht))", "widht", "width"),
        ("owner", "owner", None),
    ],
)
def test_an_unknown_name_is_refused_with_the_nearest(text, name, near):
    with pytest.raises(errors.Problem) as refused:
        fields.require_known(fields.parse_fields(text), known=fields.known_names(TYPES))

    assert refused.value.body() == {
        "type": "/problems/unknown-field",
        "title": "A field is not known here",
        "status": 400,
        "detail": f"unknown fields: {name}",
        "parameter": "fields",
        "field": name,
        "nearest": near,
    }


def test_every_unknown_name_is_listed():
    with pytest.raises(errors.Problem, match="unknown fields: x, y"):
        fields.require_known(fields.parse_fields("y,id,-x"), known={"id"})


def test_a_scalar_has_no_keys():
    with pytest.raises(errors.Problem, match="title”, which has none"):
        fields.require_known(fields.parse_fields("title(x)"), known=fields.known_names(TYPES))


def test_a_plain_set_knows_the_top_level_only():
    fields.require_known(fields.parse_fields("id(anything)"), known={"id"})
