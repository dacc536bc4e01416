"""Fronts: zones and slots, as a page's builder hands them over and as readers get them.

A builder says who stands where (`Front`); the read model works out what is public now, fills what is left and writes the
zones. Nothing here looks anything up.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated, Any, Literal

from pydantic import Field, with_config
from typing_extensions import TypeAliasType, TypedDict

from cms.core.references import EntityRef, ImageUse, PageRef
from cms.core.values import CLOSED, Card, Image, SectionLabel, TopicLabel, means, struct

Size = Literal["large", "medium", "small", "text"]
Layout = Literal["lead", "grid", "list", "strip"]

#: What an editor may put on one front; the cost of building it stays below a bound.
MOST_ZONES, MOST_CARDS = 20, 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """What an editor put in one place; an empty text or no image means the target's own."""

    id: str
    #: A page, an entity of the newsroom, or an address elsewhere.
    target: PageRef | EntityRef | str
    size: str
    kicker: str = ""
    title: str = ""
    standfirst: str = ""
    image: ImageUse | None = None
    pinned_until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Backfill:
    """Which pages fill what the slots of a zone leave: the newest that meet every condition."""

    #: The list to read where no section is named: `under:2`, `section:5`.
    within: str
    #: Wagtail's names of the page types that may come.
    types: tuple[str, ...]
    size: str
    section: PageRef | None = None
    topic: EntityRef | None = None
    #: More lists a page must be in: `genre:opinion`.
    facets: tuple[str, ...] = ()
    #: Lists whose pages never come by themselves.
    without: tuple[str, ...] = ()
    max_age: timedelta | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """A part of a front: at most `maximum` cards, its slots first."""

    id: str
    title: str
    layout: str
    maximum: int
    slots: tuple[Slot, ...] = ()
    backfill: Backfill | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """The zones of one page, from the top down; stands for the list of `FrontZone` readers get."""

    zones: tuple[Zone, ...]


_ITEM: dict[str, Any] = {
    "id": Annotated[
        str,
        means("A key for lists, unique on the front.", "6f2f5f0e-8c39-4a57-9b55-0d0c3a3b6d1e"),
    ],
    "size": Annotated[Size, means("How much room it gets; `text` is without picture.", "large")],
    "origin": Annotated[
        Literal["slot", "backfill"],
        means("Whether an editor put it there, or it filled what was left.", "slot"),
    ],
    "kicker": Annotated[str, means("Words above the title here; may be empty.", "Transports")],
    "title": Annotated[str, means("Title to show here.", "Le port rouvre")],
    "standfirst": Annotated[
        str, means("Chapô to show here, in plain text; may be empty.", "Après trois mois.")
    ],
    "image": Annotated[Image | None, means("Picture to show here; null when there is none.")],
}


def _item(name: str, kind: str, own: dict[str, Any], *, doc: str) -> Any:
    said = means("What it leads to: switch on it, and skip what is not known.", kind)
    return struct(name, {"type": Annotated[Literal[kind], said], **_ITEM, **own}, doc=doc)


PageItem = _item(
    "PageItem",
    "page",
    {
        "card": Annotated[
            Card,
            means("The page itself, in its own words; whoever shows the item shows `commercial`."),
        ]
    },
    doc="A page on a front, under the words of this place.",
)
TopicItem = _item(
    "TopicItem",
    "topic",
    {"topic": Annotated[TopicLabel, means("The topic it leads to.")]},
    doc="A topic on a front.",
)
LinkItem = _item(
    "LinkItem",
    "link",
    {"url": Annotated[str, means("Address elsewhere.", "https://meteo.example/brest/")]},
    doc="An address elsewhere, on a front.",
)
_any_item: Any = PageItem | TopicItem | LinkItem
FrontItem = TypeAliasType("FrontItem", Annotated[_any_item, Field(discriminator="type")])


@with_config(CLOSED)
class FrontZone(TypedDict):
    """A part of a front, its items in the order to show."""

    id: Annotated[
        str,
        means("The same across saves: a key for lists.", "0d0c3a3b-8c39-4a57-9b55-6f2f5f0e6d1e"),
    ]
    title: Annotated[str, means("Title in plain text; may be empty.", "À la une")]
    layout: Annotated[Layout, means("How the zone is laid out.", "lead")]
    section: Annotated[
        SectionLabel | None,
        means("Section that fills the zone, to link its title to; null when none does."),
    ]
    items: Annotated[
        list[FrontItem], means("What stands in the zone, in order; no item stands twice.")
    ]


def front_shape() -> Any:
    """The declared type of a page's `zones`."""
    said = means("The zones of the front, from the top down; empty where nobody composed one.")
    return Annotated[list[FrontZone], said]
