"""Values that leave the process: the JSON shapes every document shares.

Each is a closed `TypedDict`: what is not declared here cannot be emitted.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, TypeAdapter, with_config
from typing_extensions import TypedDict

CLOSED = ConfigDict(extra="forbid")

_SITE = "https://journal.example"
_MEDIA = f"{_SITE}/media/images"


def struct(name: str, fields: dict[str, Any], *, doc: str = "") -> Any:
    """A closed TypedDict made while the code runs, for shapes read off a block tree."""
    make: Any = TypedDict
    shape = make(name, fields)
    shape.__pydantic_config__ = CLOSED
    shape.__doc__ = doc or None
    return shape


def means(description: str, *examples: Any) -> Any:
    """What a property tells a front-end team, with its unit, and values it may have; an object's are its properties'."""
    return Field(description=description, examples=list(examples) or None)


#: A moment as the API writes it: UTC, to the second, with a Z.
Moment = Annotated[str, Field(json_schema_extra={"format": "date-time"})]


@with_config(CLOSED)
class FocalPoint(TypedDict):
    """Where the subject is, from 0 to 1 of the width and the height."""

    x: Annotated[float, means("From the left edge, as a part of the width: 0 to 1.", 0.5)]
    y: Annotated[float, means("From the top edge, as a part of the height: 0 to 1.", 0.33)]


@with_config(CLOSED)
class ImageSource(TypedDict):
    """One file of an image; `width` and `height` in pixels."""

    name: Annotated[
        str, means("Which file: `w` and a width in pixels, or the name of a crop.", "w640")
    ]
    src: Annotated[str, means("Absolute address of the file.", f"{_MEDIA}/quai.width-640.webp")]
    width: Annotated[int, means("Width in pixels.", 640)]
    height: Annotated[int, means("Height in pixels.", 427)]


@with_config(CLOSED)
class Image(TypedDict):
    """An image in one place; `src` is the largest rendition."""

    id: Annotated[int, means("Id of the image, the same wherever it is used.", 7)]
    src: Annotated[
        str, means("Absolute address of the largest file.", f"{_MEDIA}/quai.width-1600.webp")
    ]
    width: Annotated[int, means("Width of `src` in pixels.", 1600)]
    height: Annotated[int, means("Height of `src` in pixels.", 1067)]
    srcset: Annotated[
        list[ImageSource],
        means(
            "Every file made of it: the widths, smallest first, then the crops around the focal point."
        ),
    ]
    alt: Annotated[
        str,
        means(
            "What the image tells who does not see it, in this place; empty when decorative.",
            "Un quai à l’aube",
        ),
    ]
    decorative: Annotated[bool, means("Whether it tells nothing: give it an empty `alt`.", False)]
    caption: Annotated[
        str, means("Plain text under the image; may be empty.", "Le quai nord, mardi.")
    ]
    credit: Annotated[
        str, means("Who must be named beside it; may be empty.", "Anne Le Gall / Studio")
    ]
    focal_point: Annotated[
        FocalPoint | None,
        means("Where the subject is; null when nobody said."),
    ]
    digital_source_type: Annotated[
        str, means("How the picture came to be, in IPTC's terms; may be empty.", "digital_capture")
    ]
    synthetic: Annotated[
        bool, means("Whether a machine made or completed it: readers must be told.", False)
    ]


@with_config(CLOSED)
class Document(TypedDict):
    """A file to download; `size` in bytes."""

    id: Annotated[int, means("Id of the file.", 4)]
    title: Annotated[str, means("What to show readers.", "Le rapport complet")]
    url: Annotated[
        str,
        means("Absolute address of the file.", "https://journal.example/documents/4/rapport.pdf"),
    ]
    filename: Annotated[str, means("Name the file is saved under.", "rapport.pdf")]
    extension: Annotated[str, means("Extension in lower case, without the dot.", "pdf")]
    size: Annotated[int, means("Size in bytes; 0 when it is not known.", 183204)]


@with_config(CLOSED)
class Commercial(TypedDict):
    """Who paid; `label` is the mention the law asks for, and is never empty."""

    status: Annotated[
        Literal["advertising", "advertorial", "partner_funded", "supported"],
        means("What kind of payment.", "partner_funded"),
    ]
    label: Annotated[
        str, means("The mention to show wherever the text is shown.", "Financé par un partenaire")
    ]
    sponsor: Annotated[str, means("Who paid; may be empty.", "Port de Brest")]


@with_config(CLOSED)
class SectionLabel(TypedDict):
    """A section, just enough to link to it."""

    id: Annotated[int, means("Id of the page.", 5)]
    title: Annotated[str, means("Its title.", "Politique")]
    path: Annotated[str, means("Its path on the front end, decoded.", "/politique/")]


@with_config(CLOSED)
class AuthorLabel(TypedDict):
    """A signature: who, in which role, with which mention (« envoyé spécial à Brest »)."""

    id: Annotated[int, means("Id of the author.", 3)]
    name: Annotated[str, means("Name as it is signed.", "Anne Le Gall")]
    slug: Annotated[str, means("Slug of the author, for an address.", "anne-le-gall")]
    role: Annotated[str, means("What the signature signs: `text`, `photo`, `video`…", "text")]
    mention: Annotated[
        str, means("Words after the name; may be empty.", "envoyée spéciale à Brest")
    ]


@with_config(CLOSED)
class TopicLabel(TypedDict):
    """A topic, just enough to name it."""

    id: Annotated[int, means("Id of the topic.", 8)]
    name: Annotated[str, means("Name of the topic.", "Port de Brest")]
    slug: Annotated[str, means("Slug of the topic, for an address.", "port-de-brest")]
    kind: Annotated[str, means("`subject`, `person`, `organisation`, `place` or `event`.", "place")]


@with_config(CLOSED)
class CardMeta(TypedDict):
    """What Wagtail API v2 says of any page in a list."""

    type: Annotated[str, means("Wagtail's name of the page type.", "news.ArticlePage")]
    detail_url: Annotated[
        str, means("Absolute address of the document.", f"{_SITE}/api/v2/pages/12/")
    ]
    html_url: Annotated[str, means("Absolute address readers see.", f"{_SITE}/politique/le-port/")]
    slug: Annotated[str, means("Last part of the path.", "le-port")]
    locale: Annotated[str, means("Language of the page, a BCP 47 tag.", "fr")]
    first_published_at: Annotated[
        Moment | None, means("When it was first published, in UTC.", "2026-03-01T06:00:00Z")
    ]


@with_config(CLOSED)
class Card(TypedDict):
    """A page in a list, a slot or a link: bounded, public, in the reader's locale."""

    id: Annotated[int, means("Id of the page.", 12)]
    type: Annotated[str, means("Short name of the page type.", "article")]
    meta: Annotated[CardMeta, means("What Wagtail API v2 says of the page.")]
    title: Annotated[str, means("Title in plain text.", "Le port rouvre mardi")]
    path: Annotated[
        str,
        means(
            "Path on the front end, decoded; begins and ends with a slash.", "/politique/le-port/"
        ),
    ]
    kicker: Annotated[str, means("Words above the title; may be empty.", "Transports")]
    standfirst: Annotated[
        str, means("Chapô in plain text; may be empty.", "Après trois mois de travaux.")
    ]
    image: Annotated[Image | None, means("Picture of the card; null when there is none.")]
    section: Annotated[SectionLabel | None, means("Section it stands in; null outside sections.")]
    authors: Annotated[list[AuthorLabel], means("Who signs, in the order to show.")]
    genre: Annotated[str | None, means("Genre of an article; null for other pages.", "reportage")]
    genre_label: Annotated[str, means("Genre in French; empty for other pages.", "Reportage")]
    opinion: Annotated[bool, means("Whether readers must be told that it is an opinion.", False)]
    access: Annotated[
        str | None,
        means("`free`, `registered` or `subscriber`; null for pages that are no article.", "free"),
    ]
    commercial: Annotated[Commercial | None, means("Who paid; null when nobody did.")]
    published_at: Annotated[Moment | None, means("Date to show, in UTC.", "2026-03-01T06:00:00Z")]
    updated_at: Annotated[
        Moment | None,
        means("Last editorial update, in UTC; null when there was none.", "2026-03-02T09:30:00Z"),
    ]
    breaking_until: Annotated[
        Moment | None,
        means(
            "Until when it is breaking news, in UTC; null when it is not.", "2026-03-01T09:00:00Z"
        ),
    ]
    reading_time: Annotated[int | None, means("Minutes it takes to read; null for other pages.", 4)]


def adapter_of(shape: Any) -> TypeAdapter[Any]:
    """The validator of a shape; building one is dear, so callers keep it."""
    return TypeAdapter(shape)
