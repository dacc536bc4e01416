"""References: what content emits where a public document will show something else.

A block or a page never looks its target up. It says what it means (`PageRef(12)`), and the read model turns that into a
card in the page's locale, records the dependency, and leaves nothing where the target is not public.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRef:
    """A page, shown as its card, or as a label (id, title, path) where a card would say too much."""

    id: int
    label: bool = False
    #: Said beside a label in this place only (until when it is breaking news).
    said: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageUse:
    """An image in one place: its alternative and caption belong to the use, not to the file."""

    id: int
    alt: str = ""
    decorative: bool = False
    caption: str = ""
    credit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRef:
    """A file to download or play."""

    id: int
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityRef:
    """A thing of the newsroom that is not a page (author, topic), by the kind its builder registered."""

    kind: str
    id: int
    #: Said of this use only (a byline's role), merged over the entity's label.
    said: tuple[tuple[str, str | int | bool | None], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RichHTML:
    """Rich text as Wagtail stores it: its links are references too."""

    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IfPublic:
    """A value that is only said while a page is public: a menu's link and its label."""

    page: PageRef
    value: Mapping[str, Any]


Reference = PageRef | ImageUse | DocumentRef | EntityRef | IfPublic
