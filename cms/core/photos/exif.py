"""EXIF: the few tags that are read, and the small block written in place of the camera's."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass

from cms.core.photos.metadata import PhotoMetadata, day_of, said

_ASCII, _SHORT, _LONG, _UTF8 = 2, 3, 4, 129
_ENTRY_LENGTH = 12
_MAX_ENTRIES = 1000
_MAX_TEXT = 16_384
_BYTE_ORDERS = {b"II*\0": "<", b"MM\0*": ">"}

_INTEROPERABILITY_INDEX = 0x0001
_IMAGE_DESCRIPTION = 0x010E
_ORIENTATION = 0x0112
_ARTIST = 0x013B
_COPYRIGHT = 0x8298
_EXIF_DIRECTORY = 0x8769
_DATE_TIME_ORIGINAL = 0x9003
_COLOUR_SPACE = 0xA001
_INTEROPERABILITY_DIRECTORY = 0xA005

#: Directory → the tags read in it. No other tag is ever looked at.
_FIRST_TAGS = {_IMAGE_DESCRIPTION, _ORIENTATION, _ARTIST, _COPYRIGHT, _EXIF_DIRECTORY}
_EXIF_TAGS = {_DATE_TIME_ORIGINAL, _INTEROPERABILITY_DIRECTORY}
_INTEROPERABILITY_TAGS = {_INTEROPERABILITY_INDEX}
_POINTERS = {_EXIF_DIRECTORY, _INTEROPERABILITY_DIRECTORY}

#: Descriptions that cameras write by themselves: they would become captions.
_CAMERA_WORDS = ("digital camera", "sony dsc", "dcim\\", "exif_jpeg_picture", "camera pictures")
_ADOBE_RGB = "R03"
_UNCALIBRATED = 0xFFFF
_UPRIGHT = 1
_TURNED = range(2, 9)

_Values = dict[int, int | bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Display:
    """What a viewer needs to show the pixels as they are meant."""

    orientation: int = _UPRIGHT
    adobe_rgb: bool = False


def read(tiff: bytes) -> PhotoMetadata:
    """What the photographer wrote in the block; nothing of what the camera wrote."""
    values = _values(tiff)
    description = _text(values, _IMAGE_DESCRIPTION)
    if any(words in description.lower() for words in _CAMERA_WORDS):
        description = ""
    taken = _text(values, _DATE_TIME_ORIGINAL)
    return said(
        [("caption", description), ("copyright_notice", _text(values, _COPYRIGHT))],
        creators=_text(values, _ARTIST).split(";"),
        day=day_of(taken[:4], taken[5:7], taken[8:10]),
    )


def display(tiff: bytes) -> Display:
    """How the pixels are turned and coloured."""
    values = _values(tiff)
    orientation = values.get(_ORIENTATION)
    return Display(
        orientation=orientation
        if isinstance(orientation, int) and orientation in _TURNED
        else _UPRIGHT,
        adobe_rgb=_text(values, _INTEROPERABILITY_INDEX) == _ADOBE_RGB,
    )


def write(metadata: PhotoMetadata, *, shown: Display) -> bytes:
    """A block that says this and nothing else; empty when there is nothing to say."""
    texts = {
        _IMAGE_DESCRIPTION: metadata.caption,
        _ARTIST: "; ".join(metadata.creators),
        _COPYRIGHT: metadata.copyright_notice,
    }
    entries: _Values = {tag: text.encode() + b"\0" for tag, text in texts.items() if text}
    if shown.orientation > _UPRIGHT:
        entries[_ORIENTATION] = shown.orientation
    if shown.adobe_rgb:
        return b"II*\0\x08\0\0\0" + _with_adobe_rgb(entries)
    return b"II*\0\x08\0\0\0" + _directory(entries, at=8) if entries else b""


def _values(tiff: bytes) -> _Values:
    order = _BYTE_ORDERS.get(tiff[:4])
    if order is None or len(tiff) < 8:
        return {}
    values: _Values = {}
    at = struct.unpack_from(f"{order}I", tiff, 4)[0]
    steps = ((_FIRST_TAGS, _EXIF_DIRECTORY), (_EXIF_TAGS, _INTEROPERABILITY_DIRECTORY))
    for tags, next_directory in (*steps, (_INTEROPERABILITY_TAGS, 0)):
        values |= _read_directory(tiff, order=order, at=at, tags=tags)
        pointer = values.get(next_directory)
        if not isinstance(pointer, int):
            break
        at = pointer
    return values


def _read_directory(tiff: bytes, *, order: str, at: int, tags: set[int]) -> _Values:
    if at + 2 > len(tiff):
        return {}
    entry = struct.Struct(f"{order}HHI4s")
    values: _Values = {}
    count = min(struct.unpack_from(f"{order}H", tiff, at)[0], _MAX_ENTRIES)
    for start in range(at + 2, at + 2 + count * _ENTRY_LENGTH, _ENTRY_LENGTH):
        if start + _ENTRY_LENGTH > len(tiff):
            break
        tag, kind, length, field = entry.unpack_from(tiff, start)
        if tag not in tags or tag in values:
            continue
        if kind == _SHORT:
            values[tag] = struct.unpack(f"{order}H", field[:2])[0]
        elif kind == _LONG:
            values[tag] = struct.unpack(f"{order}I", field)[0]
        elif kind in (_ASCII, _UTF8):
            offset = struct.unpack(f"{order}I", field)[0]
            length = min(length, _MAX_TEXT)
            values[tag] = field[:length] if length <= 4 else tiff[offset : offset + length]
    return values


def _text(values: Mapping[int, int | bytes], tag: int) -> str:
    """The text of a tag; a NUL inside parts a photographer's notice from an editor's."""
    raw = values.get(tag, b"")
    if isinstance(raw, int):
        return ""
    return decode(raw).strip("\0 ").replace("\0", ", ")


def decode(raw: bytes) -> str:
    """Text whose encoding no one declares: UTF-8, or what older French desks wrote."""
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def _directory(entries: Mapping[int, int | bytes], *, at: int) -> bytes:
    """One directory, its long texts behind it."""
    table, tail = b"", b""
    tail_at = at + 2 + len(entries) * _ENTRY_LENGTH + 4
    for tag, value in sorted(entries.items()):
        if isinstance(value, int):
            table += struct.pack("<HHII", tag, _LONG if tag in _POINTERS else _SHORT, 1, value)
        elif len(value) <= 4:
            table += struct.pack("<HHI4s", tag, _ASCII, len(value), value)
        else:
            table += struct.pack("<HHII", tag, _ASCII, len(value), tail_at + len(tail))
            tail += value + b"\0" * (len(value) % 2)
    return struct.pack("<H", len(entries)) + table + bytes(4) + tail


def _with_adobe_rgb(entries: Mapping[int, int | bytes]) -> bytes:
    """The directories by which a picture without a profile says that it is in Adobe RGB."""
    exif_at = 8 + len(_directory({**entries, _EXIF_DIRECTORY: 0}, at=8))
    exif: _Values = {_COLOUR_SPACE: _UNCALIBRATED, _INTEROPERABILITY_DIRECTORY: 0}
    interoperability_at = exif_at + len(_directory(exif, at=exif_at))
    exif[_INTEROPERABILITY_DIRECTORY] = interoperability_at
    return (
        _directory({**entries, _EXIF_DIRECTORY: exif_at}, at=8)
        + _directory(exif, at=exif_at)
        + _directory({_INTEROPERABILITY_INDEX: b"R03\0"}, at=interoperability_at)
    )
