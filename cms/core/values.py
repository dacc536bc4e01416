"""Values that leave the process: the JSON shapes every document shares.

Each is a closed `TypedDict`: what is not declared here cannot be emitted.
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import ConfigDict, TypeAdapter, with_config
from typing_extensions import TypedDict

CLOSED = ConfigDict(extra="forbid")


def struct(name: str, fields: dict[str, Any], *, doc: str = "") -> Any:
    """A closed TypedDict made while the code runs, for shapes read off a block tree."""
    make: Any = TypedDict
    shape = make(name, fields)
    shape.__pydantic_config__ = CLOSED
    shape.__doc__ = doc or None
    return shape


@with_config(CLOSED)
class FocalPoint(TypedDict):
    """Where the subject is, from 0 to 1 of the width and the height."""

    x: float
    y: float


@with_config(CLOSED)
class ImageSource(TypedDict):
    """One file of an image; `width` and `height` in pixels."""

    name: str
    src: str
    width: int
    height: int


@with_config(CLOSED)
class Image(TypedDict):
    """An image in one place; `src` is the largest rendition."""

    id: int
    src: str
    width: int
    height: int
    srcset: list[ImageSource]
    alt: str
    decorative: bool
    caption: str
    credit: str
    focal_point: FocalPoint | None
    digital_source_type: str
    synthetic: bool


@with_config(CLOSED)
class Document(TypedDict):
    """A file to download; `size` in bytes."""

    id: int
    title: str
    url: str
    filename: str
    extension: str
    size: int


@with_config(CLOSED)
class Commercial(TypedDict):
    """Who paid; `label` is the mention the law asks for, and is never empty."""

    status: Literal["advertising", "advertorial", "partner_funded", "supported"]
    label: str
    sponsor: str


@with_config(CLOSED)
class SectionLabel(TypedDict):
    """A section, just enough to link to it."""

    id: int
    title: str
    path: str


@with_config(CLOSED)
class AuthorLabel(TypedDict):
    """A signature: who, in which role, with which mention (« envoyé spécial à Brest »)."""

    id: int
    name: str
    slug: str
    role: str
    mention: str


@with_config(CLOSED)
class TopicLabel(TypedDict):
    """A topic, just enough to name it."""

    id: int
    name: str
    slug: str
    kind: str


@with_config(CLOSED)
class CardMeta(TypedDict):
    """What Wagtail API v2 says of any page in a list."""

    type: str
    detail_url: str
    html_url: str
    slug: str
    locale: str
    first_published_at: str | None


@with_config(CLOSED)
class Card(TypedDict):
    """A page in a list, a slot or a link: bounded, public, in the reader's locale."""

    id: int
    type: str
    meta: CardMeta
    title: str
    path: str
    kicker: str
    standfirst: str
    image: Image | None
    section: SectionLabel | None
    authors: list[AuthorLabel]
    genre: str | None
    genre_label: str
    access: str | None
    commercial: Commercial | None
    published_at: str | None
    updated_at: str | None
    breaking_until: str | None
    reading_time: int | None


def adapter_of(shape: Any) -> TypeAdapter[Any]:
    """The validator of a shape; building one is dear, so callers keep it."""
    return TypeAdapter(shape)
