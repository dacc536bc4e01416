"""Blocks: what every container module gives back and takes, and the bounds its walk keeps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol, TypeVar

from cms.core.photos.refusals import broken

#: No honest file has more parts than this; a hostile one is walked no further.
MAX_PARTS = 200_000

Part = TypeVar("Part")


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """Pixels, as the header declares them, before anything is decoded."""

    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocks:
    """The metadata blocks of one file, out of their wrapping. Empty means absent."""

    #: A TIFF structure, without JPEG's "Exif" prefix.
    exif: bytes = b""
    xmp: bytes = b""
    #: IPTC-IIM datasets, out of Photoshop's resource.
    iptc: bytes = b""
    #: PNG's own key and text pairs.
    notes: tuple[tuple[str, str], ...] = ()


class Container(Protocol):
    """What a container module offers. Each function refuses a file that its format does not allow."""

    def measure(self, data: bytes) -> Size:
        """The largest size that decoding could ask memory for."""

    def extract(self, data: bytes) -> Blocks:
        """The metadata the file carries."""

    def rebuild(self, data: bytes, blocks: Blocks) -> bytes:
        """The file with its pixels untouched, these blocks, and nothing else that is not pixels or colours."""


def take(data: bytes, start: int, length: int) -> bytes:
    """Exactly these bytes; a file that stops before them is broken."""
    part = data[start : start + length]
    if len(part) != length:
        raise broken()
    return part


def counted(parts: Iterable[Part]) -> Iterator[Part]:
    """The parts of a file, refused beyond a number no honest file has."""
    for count, part in enumerate(parts):
        if count >= MAX_PARTS:
            raise broken()
        yield part


def largest(sizes: Iterable[Size]) -> Size:
    """The smallest frame that holds every size, all of them being real."""
    found = list(sizes)
    if not found or any(size.width < 1 or size.height < 1 for size in found):
        raise broken()
    return Size(width=max(size.width for size in found), height=max(size.height for size in found))
