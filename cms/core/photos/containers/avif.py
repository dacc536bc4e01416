"""AVIF: metadata blanked where it lies, so that no offset moves and no pixel is encoded again."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator

from cms.core.photos.containers import av1
from cms.core.photos.containers.blocks import Blocks, Size, largest, take
from cms.core.photos.containers.isobmff import (
    Box,
    Item,
    Ranges,
    boxes,
    children,
    items,
    meta_children,
    only,
)
from cms.core.photos.refusals import PictureRefused, Refusal, broken

_EXIF, _MIME, _BLANK = b"Exif", b"mime", b"free"
_XMP_TYPE = b"application/rdf+xml"
#: Coded pictures, and pictures derived from them (grids, overlays, gain maps).
_PIXEL_ITEMS = frozenset({b"av01", b"grid", b"iovl", b"iden", b"tmap"})
_KEPT_BOXES = frozenset({b"ftyp", b"meta", b"mdat"})
_KEPT_IN_META = frozenset(
    {b"hdlr", b"pitm", b"iloc", b"iinf", b"iref", b"iprp", b"idat", b"dinf", b"grpl"}
)
_KEPT_PROPERTIES = frozenset(
    {b"av1C", b"ispe", b"pixi", b"colr", b"auxC", b"irot", b"imir", b"clap", b"pasp", b"lsel"}
    | {b"a1lx", b"a1op", b"clli", b"mdcv", b"cclv", b"rloc"}
)
_TIFF_OFFSET_LENGTH = 4
_MAX_STORES = 16


def measure(data: bytes) -> Size:
    """The larger of what the boxes declare and of what the coded pictures and grids ask for."""
    meta = _meta(data)
    declared = [box for box in _properties(data, meta) if box.name == b"ispe"]
    pairs = [struct.unpack(">II", take(data, box.body + 4, 8)) for box in declared]
    coded = [size for item in items(data, meta) for size in _coded_sizes(data, item)]
    return largest([Size(width=width, height=height) for width, height in pairs] + coded)


def _coded_sizes(data: bytes, item: Item) -> Iterator[Size]:
    if item.kind == b"av01":
        yield from av1.sizes(_content(data, item))
    elif item.kind == b"grid":
        content = _content(data, item)
        length = 4 if take(content, 1, 1)[0] & 1 else 2
        sides = take(content, 4, 2 * length)
        yield Size(
            width=int.from_bytes(sides[:length], "big"),
            height=int.from_bytes(sides[length:], "big"),
        )


def extract(data: bytes) -> Blocks:
    """The first EXIF and the first XMP item."""
    exif, xmp = b"", b""
    for item in items(data, _meta(data)):
        if item.kind not in (_EXIF, _MIME):
            continue
        content = _content(data, item)
        if item.kind == _EXIF and not exif:
            skipped = int.from_bytes(content[:_TIFF_OFFSET_LENGTH], "big")
            exif = content[_TIFF_OFFSET_LENGTH + skipped :]
        elif item.kind == _MIME and item.content_type == _XMP_TYPE:
            xmp = xmp or content
    return Blocks(exif=exif, xmp=xmp)


def rebuild(data: bytes, blocks: Blocks) -> bytes:
    """The picture with everything but its pixels blanked, and these blocks where the old ones leave them room."""
    cleaned = bytearray(data)
    meta = _meta(data)
    declared = items(data, meta)
    _blank_boxes(cleaned, _unknown_boxes(data, meta))
    _blank_unowned(cleaned, declared, stores=_stores(data, meta))
    contents = {
        _EXIF: bytes(_TIFF_OFFSET_LENGTH) + blocks.exif if blocks.exif else b"",
        _MIME: blocks.xmp,
    }
    for item in declared:
        if item.kind not in _PIXEL_ITEMS:
            # Once only: a second item of the kind says nothing more.
            _replace(cleaned, item, contents.pop(item.kind, b"") if _is_ours(item) else b"")
    return bytes(cleaned)


def _meta(data: bytes) -> Box:
    top = list(boxes(data))
    if any(box.name == b"moov" for box in top):
        raise PictureRefused(Refusal.ANIMATED)
    return only(iter(top), b"meta")


def _content(data: bytes, item: Item) -> bytes:
    return b"".join(data[start:end] for start, end in item.ranges)


def _properties(data: bytes, meta: Box) -> Iterator[Box]:
    iprp = only(iter(meta_children(data, meta)), b"iprp")
    return children(data, only(children(data, iprp), b"ipco"))


def _unknown_boxes(data: bytes, meta: Box) -> Iterator[Box]:
    yield from (box for box in boxes(data) if box.name not in _KEPT_BOXES)
    yield from (box for box in meta_children(data, meta) if box.name not in _KEPT_IN_META)
    yield from (box for box in _properties(data, meta) if box.name not in _KEPT_PROPERTIES)


def _stores(data: bytes, meta: Box) -> Ranges:
    """Where the content of items may lie."""
    found = [box for box in boxes(data) if box.name == b"mdat"]
    found += [box for box in meta_children(data, meta) if box.name == b"idat"]
    if len(found) > _MAX_STORES:
        raise broken()
    return tuple((box.body, box.end) for box in found)


def _blank_boxes(cleaned: bytearray, unknown: Iterable[Box]) -> None:
    for box in unknown:
        cleaned[box.start + 4 : box.start + 8] = _BLANK
        cleaned[box.body : box.end] = bytes(box.end - box.body)


def _blank_unowned(cleaned: bytearray, declared: Iterable[Item], *, stores: Ranges) -> None:
    """Blank what no pixel item owns; metadata that lies elsewhere, or among pixels, is refused."""
    pixels = sorted(part for item in declared if item.kind in _PIXEL_ITEMS for part in item.ranges)
    others = [part for item in declared if item.kind not in _PIXEL_ITEMS for part in item.ranges]
    for start, end in others:
        is_stored = any(first <= start and end <= last for first, last in stores)
        if not is_stored or any(start < last and first < end for first, last in pixels):
            raise broken()
    for first, last in stores:
        at = first
        for start, end in pixels:
            if end <= at or start >= last:
                continue
            _blank(cleaned, at, start)
            at = max(at, end)
        _blank(cleaned, at, last)


def _blank(cleaned: bytearray, start: int, end: int) -> None:
    if start < end:
        cleaned[start:end] = bytes(end - start)


def _is_ours(item: Item) -> bool:
    return item.kind == _EXIF or item.content_type == _XMP_TYPE


def _replace(cleaned: bytearray, item: Item, content: bytes) -> None:
    """Write the content in the item's place; an item without content, or without room, becomes a blank one."""
    start, end = item.ranges[0] if len(item.ranges) == 1 else (0, 0)
    if not content or len(content) > end - start:
        cleaned[item.kind_at : item.kind_at + 4] = _BLANK
        return
    padding = b" " if item.kind == _MIME else b"\0"
    cleaned[start:end] = content.ljust(end - start, padding)
