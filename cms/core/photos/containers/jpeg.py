"""JPEG: segments kept by a closed list, scans copied as they are, nothing kept after the end."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass

from cms.core.photos import iptc
from cms.core.photos.containers.blocks import Blocks, Size, counted, largest, take
from cms.core.photos.refusals import broken

_START, _END = b"\xff\xd8", b"\xff\xd9"
_END_OF_IMAGE, _START_OF_SCAN = 0xD9, 0xDA
_APP0, _APP1, _APP2, _APP13, _APP14 = 0xE0, 0xE1, 0xE2, 0xED, 0xEE

_EXIF = b"Exif\0\0"
_XMP = b"http://ns.adobe.com/xap/1.0/\0"
_JFIF = b"JFIF\0"
_JFIF_LENGTH = 14
#: Application segments that say how to show the pixels: profile, and the colour transform of Adobe's encoders.
_DISPLAY_SEGMENTS = {_APP2: b"ICC_PROFILE\0", _APP14: b"Adobe"}
#: Tables, frames and scans. Comments (FE), other applications (EF…) and reserved markers are not among them.
_PIXEL_MARKERS = frozenset({*range(0xC0, 0xD0), *range(0xDA, 0xE0)})
_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
#: Every scan of a progressive picture costs a pass over all its pixels; encoders write ten or so.
_MAX_SCANS = 100

#: A marker that is not a stuffed byte, a restart or a fill.
_NEXT_MARKER = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Segment:
    marker: int
    payload: bytes
    #: What follows the header of a scan, up to the next segment.
    scan: bytes = b""

    def to_bytes(self) -> bytes:
        return _wrap(self.marker, self.payload) + self.scan


def measure(data: bytes) -> Size:
    """The size in the only frame header: two would let one hide the other."""
    frames = [part.payload for part in _segments(data) if part.marker in _FRAMES]
    if len(frames) != 1:
        raise broken()
    height, width = struct.unpack(">HH", take(frames[0], 1, 4))
    return largest([Size(width=width, height=height)])


def extract(data: bytes) -> Blocks:
    """EXIF and XMP from their first segment, IPTC from Photoshop's segments read as one."""
    exif, xmp, photoshop = b"", b"", b""
    for part in _segments(data):
        if part.marker == _APP1 and part.payload.startswith(_EXIF[:5]):
            exif = exif or part.payload[len(_EXIF) :]
        elif part.marker == _APP1 and part.payload.startswith(_XMP):
            xmp = xmp or part.payload[len(_XMP) :]
        elif part.marker == _APP13 and part.payload.startswith(iptc.PHOTOSHOP):
            photoshop += part.payload[len(iptc.PHOTOSHOP) :]
    return Blocks(exif=exif, xmp=xmp, iptc=iptc.from_photoshop(photoshop))


def rebuild(data: bytes, blocks: Blocks) -> bytes:
    """The picture with these blocks after its JFIF header, where readers look for them."""
    segments = list(_segments(data))
    headers = [part.payload for part in segments if _is_jfif(part)][:1]
    photoshop = iptc.PHOTOSHOP + iptc.to_photoshop(blocks.iptc)
    return b"".join(
        [
            _START,
            # The header may hold a thumbnail, which shows what a crop removed.
            *(_wrap(_APP0, payload[: _JFIF_LENGTH - 2] + b"\0\0") for payload in headers),
            _wrap(_APP1, _EXIF + blocks.exif) if blocks.exif else b"",
            _wrap(_APP1, _XMP + blocks.xmp) if blocks.xmp else b"",
            _wrap(_APP13, photoshop) if blocks.iptc else b"",
            *(part.to_bytes() for part in segments if _is_kept(part)),
            _END,
        ]
    )


def _segments(data: bytes) -> Iterator[_Segment]:
    scans = 0
    for part in counted(_walk(data)):
        scans += part.marker == _START_OF_SCAN
        if scans > _MAX_SCANS:
            raise broken()
        yield part


def _walk(data: bytes) -> Iterator[_Segment]:
    at = len(_START)
    while True:
        marker, at = _marker(data, at)
        if marker == _END_OF_IMAGE:
            return
        length = int.from_bytes(take(data, at, 2), "big")
        if length < 2:
            raise broken()
        payload = take(data, at + 2, length - 2)
        at += length
        if marker == _START_OF_SCAN:
            _next, after = _marker(data, at)
            yield _Segment(marker=marker, payload=payload, scan=data[at : after - 2])
            at = after - 2
        else:
            yield _Segment(marker=marker, payload=payload)


def _marker(data: bytes, at: int) -> tuple[int, int]:
    """The next marker and where its payload starts; a file without one has lost its end."""
    found = _NEXT_MARKER.search(data, at)
    if found is None:
        raise broken()
    return data[found.start() + 1], found.end()


def _is_jfif(part: _Segment) -> bool:
    is_header = part.marker == _APP0 and part.payload.startswith(_JFIF)
    return is_header and len(part.payload) >= _JFIF_LENGTH


def _is_kept(part: _Segment) -> bool:
    signature = _DISPLAY_SEGMENTS.get(part.marker)
    if signature is not None:
        return part.payload.startswith(signature)
    return part.marker in _PIXEL_MARKERS


def _wrap(marker: int, payload: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(payload) + 2) + payload
