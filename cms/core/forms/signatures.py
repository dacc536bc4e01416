"""Signatures: how the content of a document shows that it is of the kind its name says."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from cms.core.photos.formats import is_markup

_BYTE_ORDER_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_ZIP = b"PK\x03\x04"
_MATROSKA = b"\x1a\x45\xdf\xa3"
_PICTURE_BRANDS = frozenset({b"avif", b"avis", b"heic", b"heix", b"mif1", b"msf1"})
_WEBVTT = re.compile(rb"(?:\xef\xbb\xbf)?WEBVTT(?:[ \t\r\n]|$)")
_HEAD = 4096


def is_what_it_says(data: bytes, *, extension: str) -> bool:
    """The content is of the kind that the extension says; a kind without a rule is believed."""
    return _RULES.get(extension, _anything)(data)


def may_run(data: bytes, *, extension: str) -> bool:
    """A browser or a reader could take the content for a page, or Office for a program."""
    if extension in _TEXT_KINDS or not is_what_it_says(data, extension=extension):
        return is_markup(data)
    return False


def _anything(_data: bytes) -> bool:
    return True


def _pdf(data: bytes) -> bool:
    return data[:16].lstrip(b"\xef\xbb\xbf\r\n\t ").startswith(b"%PDF-")


def _office(folder: bytes) -> Callable[[bytes], bool]:
    """Office's zip, told by the names it stores uncompressed; one with macros is another kind."""

    def rule(data: bytes) -> bool:
        is_office = data.startswith(_ZIP) and b"[Content_Types].xml" in data and folder in data
        return is_office and b"vbaProject.bin" not in data

    return rule


def _open_document(kind: bytes) -> Callable[[bytes], bool]:
    """OpenDocument's zip: its first entry, never compressed, is its type."""
    entry = b"mimetypeapplication/vnd.oasis.opendocument." + kind

    def rule(data: bytes) -> bool:
        return data.startswith(_ZIP) and data[30 : 30 + len(entry)] == entry

    return rule


def _text(data: bytes) -> bool:
    return b"\0" not in data or data.startswith(_BYTE_ORDER_MARKS[1:])


def _subtitles(data: bytes) -> bool:
    return _text(data) and _WEBVTT.match(data) is not None


def _mp3(data: bytes) -> bool:
    is_frame = data[:1] == b"\xff" and len(data) > 1 and data[1] & 0xE0 == 0xE0 and data[1] & 0x06
    return data.startswith(b"ID3") or bool(is_frame)


def _wav(data: bytes) -> bool:
    return data[:4] == b"RIFF" and data[8:12] == b"WAVE"


def _mp4(data: bytes) -> bool:
    return data[4:8] == b"ftyp" and data[8:12] not in _PICTURE_BRANDS


def _webm(data: bytes) -> bool:
    return data.startswith(_MATROSKA) and b"webm" in data[:_HEAD]


_TEXT_KINDS = frozenset({"csv", "txt", "vtt"})
_RULES: Mapping[str, Callable[[bytes], bool]] = {
    "pdf": _pdf,
    "docx": _office(b"word/"),
    "xlsx": _office(b"xl/"),
    "pptx": _office(b"ppt/"),
    "odt": _open_document(b"text"),
    "ods": _open_document(b"spreadsheet"),
    "csv": _text,
    "txt": _text,
    "vtt": _subtitles,
    "mp3": _mp3,
    "wav": _wav,
    "mp4": _mp4,
    "webm": _webm,
}
