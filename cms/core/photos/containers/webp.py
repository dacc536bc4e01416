"""WebP: RIFF chunks kept by a closed list, inside the frames of an animation too."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cms.core.photos.containers.blocks import Blocks, Size, counted, largest, take
from cms.core.photos.refusals import broken

_RIFF_HEADER = 12
_EXTENDED, _LOSSY, _LOSSLESS, _FRAME = b"VP8X", b"VP8 ", b"VP8L", b"ANMF"
_EXIF, _XMP = b"EXIF", b"XMP "
_FRAME_HEADER = 16
_PIXELS = frozenset({_LOSSY, _LOSSLESS, b"ALPH"})
_KEPT = _PIXELS | {b"ICCP", b"ANIM"}
_EXIF_FLAG, _XMP_FLAG = 0x08, 0x04


@dataclass(frozen=True, slots=True, kw_only=True)
class _Chunk:
    name: bytes
    payload: bytes

    def to_bytes(self) -> bytes:
        return _wrap(self.name, self.payload)


def measure(data: bytes) -> Size:
    """The larger of what the canvas and the pictures in it declare."""
    return largest(_sizes(_chunks(data)))


def extract(data: bytes) -> Blocks:
    """EXIF and XMP of an extended file; a simple one has no place for them."""
    chunks = list(_chunks(data))
    if chunks[0].name != _EXTENDED:
        return Blocks()
    found: dict[bytes, bytes] = {}
    for chunk in chunks:
        found.setdefault(chunk.name, chunk.payload)
    return Blocks(exif=found.get(_EXIF, b"").removeprefix(b"Exif\0\0"), xmp=found.get(_XMP, b""))


def rebuild(data: bytes, blocks: Blocks) -> bytes:
    """The picture with these blocks behind its pixels, and the header's flags telling the truth."""
    first, *others = _chunks(data)
    if first.name != _EXTENDED:
        return _riff(first.to_bytes())
    flags = take(first.payload, 0, 10)[0] & ~(_EXIF_FLAG | _XMP_FLAG)
    flags |= (_EXIF_FLAG if blocks.exif else 0) | (_XMP_FLAG if blocks.xmp else 0)
    return _riff(
        b"".join(
            [
                _wrap(_EXTENDED, bytes([flags]) + first.payload[1:10]),
                *_kept(others),
                _wrap(_EXIF, blocks.exif) if blocks.exif else b"",
                _wrap(_XMP, blocks.xmp) if blocks.xmp else b"",
            ]
        )
    )


def _kept(chunks: list[_Chunk]) -> Iterator[bytes]:
    for chunk in chunks:
        if chunk.name == _FRAME:
            inner = _walk(chunk.payload, at=_FRAME_HEADER, end=len(chunk.payload))
            pixels = [part.to_bytes() for part in counted(inner) if part.name in _PIXELS]
            yield _wrap(_FRAME, chunk.payload[:_FRAME_HEADER] + b"".join(pixels))
        elif chunk.name in _KEPT:
            yield chunk.to_bytes()


def _sizes(chunks: Iterable[_Chunk]) -> Iterator[Size]:
    for chunk in chunks:
        if chunk.name == _EXTENDED:
            take(chunk.payload, 0, 10)
            yield Size(width=_uint24(chunk.payload, 4) + 1, height=_uint24(chunk.payload, 7) + 1)
        elif chunk.name == _FRAME:
            inner = _walk(chunk.payload, at=_FRAME_HEADER, end=len(chunk.payload))
            yield from (_pixel_size(part) for part in inner if part.name in (_LOSSY, _LOSSLESS))
        elif chunk.name in (_LOSSY, _LOSSLESS):
            yield _pixel_size(chunk)


def _pixel_size(chunk: _Chunk) -> Size:
    if chunk.name == _LOSSY:
        width, height = struct.unpack("<HH", take(chunk.payload, 6, 4))
        return Size(width=width & 0x3FFF, height=height & 0x3FFF)
    bits = int.from_bytes(take(chunk.payload, 1, 4), "little")
    return Size(width=(bits & 0x3FFF) + 1, height=(bits >> 14 & 0x3FFF) + 1)


def _chunks(data: bytes) -> Iterator[_Chunk]:
    """The chunks the RIFF header counts; one of pixels or of an extended header must open the file."""
    end = int.from_bytes(take(data, 4, 4), "little") + 8
    if end > len(data) + 1:
        raise broken()
    for index, chunk in enumerate(counted(_walk(data, at=_RIFF_HEADER, end=min(end, len(data))))):
        if index == 0 and chunk.name not in (_EXTENDED, _LOSSY, _LOSSLESS):
            raise broken()
        yield chunk


def _walk(data: bytes, *, at: int, end: int) -> Iterator[_Chunk]:
    if at + 8 > end:
        raise broken()
    while at + 8 <= end:
        name, length = struct.unpack("<4sI", take(data, at, 8))
        if at + 8 + length > end:
            raise broken()
        yield _Chunk(name=name, payload=data[at + 8 : at + 8 + length])
        at += 8 + length + length % 2


def _uint24(payload: bytes, at: int) -> int:
    return int.from_bytes(payload[at : at + 3], "little")


def _riff(body: bytes) -> bytes:
    return struct.pack("<4sI4s", b"RIFF", len(body) + 4, b"WEBP") + body


def _wrap(name: bytes, payload: bytes) -> bytes:
    return struct.pack("<4sI", name, len(payload)) + payload + b"\0" * (len(payload) % 2)
