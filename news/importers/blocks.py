"""Blocks as importers write them: each knows the value a story stores for it, without ids."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Any, ClassVar

#: A stored heading holds no more; a longer one is kept as a paragraph.
HEADING_LIMIT = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Running text, as the HTML of rich text."""

    kind: ClassVar = "paragraph"
    html: str

    @property
    def value(self) -> Any:
        return self.html


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """An intertitre."""

    kind: ClassVar = "heading"
    text: str
    level: str = "h2"

    @property
    def value(self) -> Any:
        return {"text": self.text, "level": self.level}


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words of a source."""

    kind: ClassVar = "quote"
    text: str
    source: str = ""

    @property
    def value(self) -> Any:
        return {"text": self.text, "source": self.source, "language": ""}


@dataclass(frozen=True, slots=True, kw_only=True)
class Items:
    """A list; each item is the HTML of rich text."""

    kind: ClassVar = "list"
    items: tuple[str, ...]
    ordered: bool = False

    @property
    def value(self) -> Any:
        items = [{"type": "item", "value": item} for item in self.items]
        return {"ordered": self.ordered, "items": items}


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """The place of an image that did not come with the text; its words wait there for it."""

    kind: ClassVar = "image"
    source: str = ""
    alt: str = ""
    caption: str = ""

    @property
    def label(self) -> str:
        """What a report calls it."""
        return self.source or self.caption or self.alt

    @property
    def value(self) -> Any:
        return {
            "image": None,
            "alt": self.alt,
            "decorative": False,
            "caption": self.caption,
            "credit": "",
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows of cells; the first row holds the headers."""

    kind: ClassVar = "table"
    rows: tuple[tuple[str, ...], ...]

    @property
    def value(self) -> Any:
        return {
            "data": [list(row) for row in self.rows],
            "first_row_is_table_header": True,
            "first_col_is_header": False,
            "table_header_choice": "row",
            "table_caption": "",
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Separator:
    """A pause."""

    kind: ClassVar = "separator"

    @property
    def value(self) -> Any:
        return None


Block = Paragraph | Heading | Quote | Items | Picture | Table | Separator


def paragraph(text: str) -> Paragraph:
    """A paragraph of plain text."""
    return Paragraph(html=rich(text))


def rich(text: str) -> str:
    """Plain text as the HTML of rich text: what looked like markup stays text."""
    return f"<p>{escape(text, quote=False)}</p>"
