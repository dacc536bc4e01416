"""ISO base media boxes: where they stand, and which bytes of the file each item of a picture owns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cms.core.photos.containers.blocks import counted, take
from cms.core.photos.refusals import broken

_FULL_BOX = 4
_IN_FILE, _IN_IDAT = 0, 1
#: Forty megapixels in small tiles, with their transparency.
MAX_EXTENTS = 2000
#: Bytes that all the items of a file may own together.
MAX_OWNED = 64 * 1024 * 1024

#: Parts of the file, as (start, end).
Ranges = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """One box: its name stands four bytes after its start, its content runs from body to end."""

    name: bytes
    start: int
    body: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One item of a picture: pixels, or a block of metadata."""

    kind: bytes
    #: Where the four letters of its kind stand in the file.
    kind_at: int
    content_type: bytes
    #: The bytes it owns.
    ranges: Ranges


@dataclass(frozen=True, slots=True, kw_only=True)
class _Layout:
    """How many bytes each number of the location table takes."""

    wide: int
    has_method: bool
    offset_size: int
    length_size: int
    base_size: int
    index_size: int


class _Reader:
    """Big-endian numbers, one after the other."""

    def __init__(self, data: bytes, *, at: int) -> None:
        self._data = data
        self.at = at

    def number(self, length: int) -> int:
        value = int.from_bytes(take(self._data, self.at, length), "big")
        self.at += length
        return value


def boxes(data: bytes, *, start: int = 0, end: int | None = None) -> Iterator[Box]:
    """The boxes between two places of the file."""
    return counted(_walk(data, start, len(data) if end is None else end))


def only(found: Iterator[Box], name: bytes) -> Box:
    """The one box of this name: two would let one hide the other."""
    named = [box for box in found if box.name == name]
    if len(named) != 1:
        raise broken()
    return named[0]


def children(data: bytes, box: Box, *, skip: int = 0) -> Iterator[Box]:
    """The boxes inside a box, after its own fields."""
    return boxes(data, start=box.body + skip, end=box.end)


def meta_children(data: bytes, meta: Box) -> list[Box]:
    """The boxes inside `meta`, which has a version before them."""
    return list(children(data, meta, skip=_FULL_BOX))


def items(data: bytes, meta: Box) -> list[Item]:
    """Every item `meta` declares, with the bytes it owns."""
    inside = meta_children(data, meta)
    owned = _locations(data, inside)
    total = sum(end - start for ranges in owned.values() for start, end in ranges)
    # Items may share bytes, as equal tiles do, but many that all own a heavy file would take for ever to read.
    if total > MAX_OWNED:
        raise broken()
    return [
        Item(
            kind=take(data, kind_at, 4),
            kind_at=kind_at,
            content_type=data[kind_at + 4 : end].partition(b"\0")[2].partition(b"\0")[0],
            ranges=owned.get(number, ()),
        )
        for number, kind_at, end in _entries(data, only(iter(inside), b"iinf"))
    ]


def _walk(data: bytes, at: int, end: int) -> Iterator[Box]:
    while at < end:
        reader = _Reader(data, at=at)
        length, name = reader.number(4), take(data, at + 4, 4)
        reader.at += 4
        if length == 1:
            length = reader.number(8)
        stop = end if length == 0 else at + length
        if not reader.at <= stop <= end:
            raise broken()
        yield Box(name=name, start=at, body=reader.at, end=stop)
        at = stop


def _entries(data: bytes, iinf: Box) -> Iterator[tuple[int, int, int]]:
    """Number of an item, place of its kind, end of its entry."""
    count_length = 2 if take(data, iinf.body, 1)[0] == 0 else 4
    for entry in children(data, iinf, skip=_FULL_BOX + count_length):
        reader = _Reader(data, at=entry.body)
        version = reader.number(1)
        if entry.name != b"infe" or version not in (2, 3):
            raise broken()
        reader.at += 3
        number = reader.number(2 if version == 2 else 4)
        yield number, reader.at + 2, entry.end


def _locations(data: bytes, inside: list[Box]) -> dict[int, Ranges]:
    """Number of an item → the bytes it owns."""
    iloc = only(iter(inside), b"iloc")
    stores = {_IN_FILE: 0}
    stores.update((_IN_IDAT, box.body) for box in inside if box.name == b"idat")
    reader = _Reader(data, at=iloc.body)
    layout = _layout(reader)
    owned: dict[int, Ranges] = {}
    budget = MAX_EXTENTS
    for _item in range(reader.number(layout.wide)):
        number = reader.number(layout.wide)
        method = reader.number(2) & 15 if layout.has_method else _IN_FILE
        # Data in another file, or inside another item, is nothing a picture of the library needs.
        if reader.number(2) != 0 or method not in stores or number in owned:
            raise broken()
        base = stores[method] + reader.number(layout.base_size)
        extents = reader.number(2)
        budget -= extents + 1
        if budget < 0:
            raise broken()
        owned[number] = tuple(_extent(reader, layout, base=base) for _count in range(extents))
    return owned


def _layout(reader: _Reader) -> _Layout:
    version = reader.number(1)
    reader.at += 3
    sizes = reader.number(2)
    return _Layout(
        wide=4 if version == 2 else 2,
        has_method=version in (1, 2),
        offset_size=sizes >> 12,
        length_size=sizes >> 8 & 15,
        base_size=sizes >> 4 & 15,
        index_size=sizes & 15 if version in (1, 2) else 0,
    )


def _extent(reader: _Reader, layout: _Layout, *, base: int) -> tuple[int, int]:
    reader.number(layout.index_size)
    start = base + reader.number(layout.offset_size)
    return start, start + reader.number(layout.length_size)
