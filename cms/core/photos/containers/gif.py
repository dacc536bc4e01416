"""GIF: frames and loops kept, comments and unknown extensions dropped."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from cms.core.photos.containers.blocks import Blocks, Size, counted, largest, take
from cms.core.photos.refusals import broken

_HEADER = 13
_IMAGE, _EXTENSION, _TRAILER = 0x2C, 0x21, 0x3B
_GRAPHIC_CONTROL, _APPLICATION = 0xF9, 0xFF
_XMP = b"XMP DataXMP"
_KEPT_APPLICATIONS = (b"NETSCAPE2.0", b"ANIMEXTS1.0", b"ICCRGBG1012")
#: The packet lies bare among the sub-blocks: this ladder brings any reader of lengths back on its feet.
_LADDER = b"\x01" + bytes(range(0xFF, -1, -1)) + b"\0"
_IMAGE_HEADER = 10
#: Twenty megabytes in blocks of twenty bytes.
_MAX_SUB_BLOCKS = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    kind: int
    label: int
    #: For an application, its name; for an image, its header.
    head: bytes
    raw: bytes


def measure(data: bytes) -> Size:
    """The screen, or a frame that reaches beyond it: decoders enlarge the one for the other."""
    width, height = struct.unpack("<HH", take(data, 6, 4))
    sizes = [Size(width=width, height=height)]
    for part in _parts(data):
        if part.kind == _IMAGE:
            left, top, width, height = struct.unpack("<HHHH", part.head[1:9])
            largest([Size(width=width, height=height)])
            sizes.append(Size(width=left + width, height=top + height))
    if len(sizes) == 1:
        raise broken()
    return largest(sizes)


def extract(data: bytes) -> Blocks:
    """The XMP packet, the only metadata a GIF has a place for."""
    for part in _parts(data):
        if part.label == _APPLICATION and part.head == _XMP:
            return Blocks(xmp=part.raw[3 + len(_XMP) :].removesuffix(_LADDER))
    return Blocks()


def rebuild(data: bytes, blocks: Blocks) -> bytes:
    """The picture with this packet before its frames."""
    body = _body_start(data)
    packet = bytes([_EXTENSION, _APPLICATION, len(_XMP)]) + _XMP + blocks.xmp + _LADDER
    return b"".join(
        [
            # Extensions came with the second version of the format.
            b"GIF89a" if blocks.xmp else data[:6],
            data[6:body],
            packet if blocks.xmp else b"",
            *(part.raw for part in _parts(data) if _is_kept(part)),
            bytes([_TRAILER]),
        ]
    )


def _is_kept(part: _Part) -> bool:
    if part.label == _APPLICATION:
        return part.head in _KEPT_APPLICATIONS
    return part.kind == _IMAGE or part.label == _GRAPHIC_CONTROL


def _parts(data: bytes) -> Iterator[_Part]:
    return counted(_walk(data))


def _walk(data: bytes) -> Iterator[_Part]:
    at = _body_start(data)
    # Many encoders forget the trailer: the end of the file between two parts is an end too.
    while at < len(data) and data[at] != _TRAILER:
        start, kind = at, data[at]
        if kind == _IMAGE:
            head = take(data, at, _IMAGE_HEADER)
            # One byte of code size stands between the colours and the pixels.
            at = _skip_blocks(data, at + _IMAGE_HEADER + _table_length(head[9]) + 1)
            yield _Part(kind=kind, label=0, head=head, raw=data[start:at])
        elif kind == _EXTENSION:
            label, length = take(data, at + 1, 2)
            head = data[at + 3 : at + 3 + length]
            at = _skip_blocks(data, at + 2)
            yield _Part(kind=kind, label=label, head=head, raw=data[start:at])
        else:
            raise broken()


def _body_start(data: bytes) -> int:
    """Where the parts start, behind the screen and its colours."""
    start = _HEADER + _table_length(take(data, 0, _HEADER)[10])
    return len(take(data, 0, start))


def _table_length(flags: int) -> int:
    return 3 * 2 ** ((flags & 0x07) + 1) if flags & 0x80 else 0


def _skip_blocks(data: bytes, at: int) -> int:
    """Where the sub-blocks that start here end."""
    length = take(data, at, 1)[0]
    blocks = 0
    while length:
        at += length + 1
        blocks += 1
        if at >= len(data) or blocks > _MAX_SUB_BLOCKS:
            raise broken()
        length = data[at]
    return at + 1
