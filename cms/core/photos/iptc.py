"""IPTC-IIM: the press fields agencies write in a Photoshop segment, read and written anew."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from datetime import date
from operator import itemgetter

from cms.core.photos.exif import decode
from cms.core.photos.metadata import PhotoMetadata, day_of, said

PHOTOSHOP = b"Photoshop 3.0\0"

_RESOURCE = b"8BIM"
_IPTC_RESOURCE = 0x0404
_TAG_MARKER = 0x1C
_MAX_DATASETS = 2000

_ENVELOPE, _APPLICATION = 1, 2
_CHARACTER_SET = (_ENVELOPE, 90)
_UTF8 = b"\x1b%G"
_VERSION = 0
_DATE_CREATED = 55
_BY_LINE = 80
#: Dataset of the application record → field, in the order they are written.
_TEXTS = {
    5: "title",
    40: "instructions",
    105: "headline",
    110: "credit",
    115: "source",
    116: "copyright_notice",
    120: "caption",
}


def read(iim: bytes) -> PhotoMetadata:
    """What the datasets say."""
    datasets = list(_datasets(iim))
    is_utf8 = (_CHARACTER_SET, _UTF8) in datasets
    written = [(number, raw) for (record, number), raw in datasets if record == _APPLICATION]

    def text(raw: bytes) -> str:
        return raw.decode(errors="replace") if is_utf8 else decode(raw)

    days = [_day(raw) for number, raw in written if number == _DATE_CREATED]
    return said(
        [(_TEXTS[number], text(raw)) for number, raw in written if number in _TEXTS],
        creators=[text(raw) for number, raw in written if number == _BY_LINE],
        day=days[0] if days else None,
    )


def write(metadata: PhotoMetadata) -> bytes:
    """Datasets in UTF-8 that say this and nothing else; empty when there is nothing to say."""
    texts = [(number, getattr(metadata, name)) for number, name in _TEXTS.items()]
    texts += [(_BY_LINE, creator) for creator in metadata.creators]
    if metadata.date_created:
        texts.append((_DATE_CREATED, f"{metadata.date_created:%Y%m%d}".rjust(8, "0")))
    # By number, as the standard asks; authors keep their order.
    written = sorted(((n, text) for n, text in texts if text), key=itemgetter(0))
    if not written:
        return b""
    head = _dataset(*_CHARACTER_SET, _UTF8) + _dataset(_APPLICATION, _VERSION, b"\0\x04")
    return head + b"".join(_dataset(_APPLICATION, n, text.encode()) for n, text in written)


def from_photoshop(payload: bytes) -> bytes:
    """The datasets among Photoshop's resources (its previews and copies of EXIF stay behind)."""
    at = 0
    while payload[at : at + 4] == _RESOURCE and at + 12 <= len(payload):
        kind = int.from_bytes(payload[at + 4 : at + 6], "big")
        name_length = payload[at + 6]
        at += 6 + _even(1 + name_length)
        length = int.from_bytes(payload[at : at + 4], "big")
        at += 4
        if kind == _IPTC_RESOURCE:
            return payload[at : at + length]
        at += _even(length)
    return b""


def to_photoshop(iim: bytes) -> bytes:
    """One Photoshop resource that holds the datasets."""
    head = struct.pack(">4sHHI", _RESOURCE, _IPTC_RESOURCE, 0, len(iim))
    return head + iim + b"\0" * (len(iim) % 2)


def _datasets(iim: bytes) -> Iterator[tuple[tuple[int, int], bytes]]:
    at = 0
    for _count in range(_MAX_DATASETS):
        if at + 5 > len(iim) or iim[at] != _TAG_MARKER:
            return
        record, number, length = struct.unpack_from(">BBH", iim, at + 1)
        # The top bit announces a length of several bytes: no press field is that long.
        if length & 0x8000:
            return
        yield (record, number), iim[at + 5 : at + 5 + length]
        at += 5 + length


def _dataset(record: int, number: int, value: bytes) -> bytes:
    return struct.pack(">BBBH", _TAG_MARKER, record, number, len(value)) + value


def _day(raw: bytes) -> date | None:
    text = decode(raw)
    return day_of(text[:4], text[4:6], text[6:8])


def _even(length: int) -> int:
    return length + length % 2
