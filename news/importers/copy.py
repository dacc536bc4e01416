"""Copy: an article as it reached the newsroom, read from its file and not yet anybody's page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from news.importers.blocks import Block, Picture


class CopyError(Exception):
    """The copy cannot be imported."""

    def __init__(self, message: str = "", *, path: str, line: int = 0) -> None:
        self.path = path
        self.line = line
        self.message = message or str(self.__doc__)
        super().__init__(f"{path}:{line}: {self.message}" if line else f"{path}: {self.message}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """A name under a text, and what is said beside it (« envoyée spéciale à Brest »)."""

    name: str
    mention: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """What one file says. `date` has no zone unless the file gives one: it is then the newsroom's clock."""

    path: str
    external_id: str
    title: str
    blocks: tuple[Block, ...]
    kicker: str = ""
    standfirst: str = ""
    breadcrumb: tuple[str, ...] = ()
    authors: tuple[Signature, ...] = ()
    agency_credit: str = ""
    date: datetime | None = None
    place: str = ""
    genre: str = ""
    topics: tuple[str, ...] = ()
    #: What a site or a mail put around and between the lines: sharing links, « Lire aussi », headers.
    furniture: tuple[str, ...] = ()
    #: What follows the article and is not part of it: the author's biography, a sponsoring line.
    afterword: tuple[str, ...] = ()
    #: What whoever imports should know: an odd encoding, a link that was dropped.
    notes: tuple[str, ...] = ()
    #: Front matter key → line, for errors found after parsing.
    lines: Mapping[str, int] = field(default_factory=dict)

    @property
    def missing(self) -> tuple[str, ...]:
        """What a desk still has to find before this is a complete article."""
        said = {"standfirst": self.standfirst, "author": self.authors, "date": self.date}
        pictures = [f"image: {block.label}" for block in self.blocks if isinstance(block, Picture)]
        return (*(name for name, value in said.items() if not value), *(pictures or ["image"]))
