"""Reading: from the bytes of a file to text, or to one clear refusal."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from news.importers.copy import CopyError

#: A long investigation weighs a tenth of this.
LARGEST = 500_000
#: What desks send by mistake, by its first bytes.
NOT_TEXT = (
    (b"PK\x03\x04", "a Word, OpenDocument or ZIP file: save it as plain text"),
    (b"\xd0\xcf\x11\xe0", "an old Word file: save it as plain text"),
    (b"{\\rtf", "an RTF file: save it as plain text"),
    (b"%PDF-", "a PDF file: copy its text"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"\x89PNG", "a PNG picture"),
)
_HTML = re.compile(r"\s*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
#: Not seen and not meant; they come with a paste.
_STOWAWAYS = re.compile("[\ufeff\u200b\u2060]")

#: A sign no text holds any more, put at its end so that its last line end is not forgotten.
_MARK = "\x00"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The text of a file, its lines ended by `\\n` (the last one too, if it was), and what had to be guessed."""

    text: str
    notes: tuple[str, ...] = ()


def read(data: bytes, *, path: str) -> Reading:
    """UTF-8; UTF-16 when it says so by a byte-order mark; else Windows-1252, if the bytes cannot be broken UTF-8."""
    if len(data) > LARGEST:
        raise CopyError(f"{len(data)} bytes; an article has at most {LARGEST}", path=path)
    for start, what in NOT_TEXT:
        if data.startswith(start):
            raise CopyError(f"not text but {what}", path=path)
    reading = _decode(data, path=path)
    _check_binary(reading.text, path=path)
    if _HTML.match(reading.text):
        raise CopyError("not text but an HTML page: copy its text", path=path, line=1)
    lines = _STOWAWAYS.sub("", reading.text + _MARK).splitlines()
    text = "\n".join(lines).removesuffix(_MARK)
    if not text.strip():
        raise CopyError("the file is empty", path=path)
    return Reading(text=text, notes=reading.notes)


def _decode(data: bytes, *, path: str) -> Reading:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return Reading(text=data.decode("utf-16"), notes=("read as UTF-16",))
        except UnicodeDecodeError as error:
            raise CopyError("cut in the middle of a UTF-16 character", path=path) from error
    try:
        return Reading(text=data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        return _decode_windows(data, error, path=path)


def _decode_windows(data: bytes, error: UnicodeDecodeError, *, path: str) -> Reading:
    """Old mail programs write Windows-1252. Reading broken UTF-8 that way would print « Ã© »: it is refused."""
    _check_binary(data.decode("latin-1"), path=path)
    line = data.count(b"\n", 0, error.start) + 1
    if error.reason == "unexpected end of data":
        raise CopyError("cut in the middle of a character", path=path, line=line) from error
    attempt = data.decode("utf-8", errors="surrogateescape")
    stray = sum("\udc80" <= sign <= "\udcff" for sign in attempt)
    understood = sum(sign > "\x7f" for sign in attempt) - stray
    if stray <= understood:
        raise CopyError("invalid UTF-8", path=path, line=line) from error
    try:
        return Reading(text=data.decode("cp1252"), notes=("read as Windows-1252",))
    except UnicodeDecodeError as undefined:
        message = "neither UTF-8 nor Windows-1252"
        raise CopyError(message, path=path, line=line) from undefined


def _check_binary(text: str, *, path: str) -> None:
    if found := _CONTROL.search(text):
        line = len(text[: found.end()].splitlines())
        raise CopyError("not text: it holds binary data", path=path, line=line)
