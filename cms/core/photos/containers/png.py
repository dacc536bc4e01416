"""PNG: chunks kept by a closed list, nothing kept after the end."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from cms.core.photos.containers.blocks import Blocks, Size, counted, largest, take
from cms.core.photos.refusals import PictureRefused, Refusal, broken

_SIGNATURE_LENGTH = 8
_HEADER, _END = b"IHDR", b"IEND"
_TEXT, _COMPRESSED_TEXT, _INTERNATIONAL_TEXT = b"tEXt", b"zTXt", b"iTXt"
_XMP_KEYWORD = "XML:com.adobe.xmp"
_ANIMATION = b"acTL"
#: Pixels, transparency, colours, density. Texts, EXIF, dates and the unknown are not among them.
_KEPT = frozenset(
    {
        b"PLTE",
        b"IDAT",
        b"tRNS",
        b"cHRM",
        b"gAMA",
        b"iCCP",
        b"sBIT",
        b"sRGB",
        b"cICP",
        b"mDCV",
        b"cLLI",
    }
    | {b"mDCv", b"cLLi", b"bKGD", b"hIST", b"pHYs", b"sPLT"}
)
#: A compressed text is inflated no further.
_MAX_TEXT = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class _Chunk:
    name: bytes
    payload: bytes
    raw: bytes


def measure(data: bytes) -> Size:
    """The size in the only header: two would let one hide the other."""
    headers = [chunk.payload for chunk in _chunks(data) if chunk.name == _HEADER]
    if len(headers) != 1:
        raise broken()
    width, height = struct.unpack(">II", take(headers[0], 0, 8))
    return largest([Size(width=width, height=height)])


def extract(data: bytes) -> Blocks:
    """The EXIF chunk, the XMP packet among the texts, and the other texts."""
    exif = b""
    texts: list[tuple[str, bytes, str]] = []
    for chunk in _chunks(data):
        if chunk.name == b"eXIf":
            exif = exif or chunk.payload.removeprefix(b"Exif\0\0")
        elif chunk.name in (_TEXT, _COMPRESSED_TEXT, _INTERNATIONAL_TEXT):
            texts.append(_text(chunk))
    packets = [text for keyword, text, _encoding in texts if keyword == _XMP_KEYWORD]
    return Blocks(
        exif=exif,
        xmp=packets[0] if packets else b"",
        notes=tuple((key, text.decode(code, "replace")) for key, text, code in texts),
    )


def rebuild(data: bytes, blocks: Blocks) -> bytes:
    """The picture with these blocks after its header, where readers that stop at the pixels find them."""
    chunks = list(_chunks(data))
    return b"".join(
        [
            data[:_SIGNATURE_LENGTH],
            chunks[0].raw,
            _wrap(b"eXIf", blocks.exif) if blocks.exif else b"",
            _wrap(_INTERNATIONAL_TEXT, _xmp_text(blocks.xmp)) if blocks.xmp else b"",
            *(chunk.raw for chunk in chunks if chunk.name in _KEPT),
            _wrap(_END, b""),
        ]
    )


def _chunks(data: bytes) -> Iterator[_Chunk]:
    """The header, then every chunk before the end; a file without them is broken."""
    for index, chunk in enumerate(counted(_walk(data))):
        if (index == 0) != (chunk.name == _HEADER):
            raise broken()
        # Willow, which draws the renditions, opens no animated PNG.
        if chunk.name == _ANIMATION:
            raise PictureRefused(Refusal.ANIMATED)
        yield chunk


def _walk(data: bytes) -> Iterator[_Chunk]:
    at = _SIGNATURE_LENGTH
    while True:
        length, name = struct.unpack(">I4s", take(data, at, 8))
        if name == _END:
            return
        raw = take(data, at, length + 12)
        yield _Chunk(name=name, payload=raw[8:-4], raw=raw)
        at += length + 12


def _text(chunk: _Chunk) -> tuple[str, bytes, str]:
    """Keyword, text and encoding of a text chunk; the text is empty where it cannot be read."""
    key, _zero, rest = chunk.payload.partition(b"\0")
    keyword = key.decode("latin-1")
    if chunk.name == _TEXT:
        return keyword, rest, "latin-1"
    if chunk.name == _COMPRESSED_TEXT:
        return keyword, _inflate(rest[1:]), "latin-1"
    is_compressed = rest[:1] == b"\1"
    _language, _zero, rest = rest[2:].partition(b"\0")
    _translated, _zero, text = rest.partition(b"\0")
    return keyword, _inflate(text) if is_compressed else text, "utf-8"


def _inflate(compressed: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(compressed, _MAX_TEXT)
    except zlib.error:
        return b""


def _xmp_text(packet: bytes) -> bytes:
    """Keyword, no compression, no language, no translated keyword, packet."""
    return _XMP_KEYWORD.encode() + b"\0\0\0\0\0" + packet


def _wrap(name: bytes, payload: bytes) -> bytes:
    checksum = zlib.crc32(payload, zlib.crc32(name))
    return struct.pack(">I4s", len(payload), name) + payload + struct.pack(">I", checksum)
