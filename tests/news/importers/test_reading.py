"""Reading: bytes become text, or one clear refusal."""

from __future__ import annotations

import codecs

import pytest

from news.importers.copy import CopyError
from news.importers.reading import LARGEST, read

FRENCH = "L’été, à Nîmes : « où » ?\nDeux lignes."


def test_utf_8_is_read_as_it_is():
    assert read(FRENCH.encode(), path="a.txt").text == FRENCH
    assert read(FRENCH.encode(), path="a.txt").notes == ()


def test_a_byte_order_mark_is_not_text():
    assert read(codecs.BOM_UTF8 + FRENCH.encode(), path="a.txt").text == FRENCH


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_read_when_it_says_so(encoding):
    reading = read(f"\ufeff{FRENCH}".encode(encoding), path="a.txt")

    assert reading.text == FRENCH
    assert reading.notes == ("read as UTF-16",)


def test_windows_1252_is_read_and_said():
    reading = read(FRENCH.encode("cp1252"), path="a.txt")

    assert reading.text == FRENCH
    assert reading.notes == ("read as Windows-1252",)


@pytest.mark.parametrize("ending", ["\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028"])
def test_every_line_end_is_one(ending):
    assert read(f"Un{ending}Deux{ending}".encode(), path="a.txt").text == "Un\nDeux\n"


@pytest.mark.parametrize(
    ("data", "line", "message"),
    [
        (b"", 0, "the file is empty"),
        ("\ufeff \u00a0\n\t".encode(), 0, "the file is empty"),
        (b"Un\nDeux \x00\x01", 2, "not text: it holds binary data"),
        ("Été\r\nvu\x1b[0m".encode(), 2, "not text: it holds binary data"),
        (
            b"PK\x03\x04...",
            0,
            "not text but a Word, OpenDocument or ZIP file: save it as plain text",
        ),
        (b"%PDF-1.7", 0, "not text but a PDF file: copy its text"),
        (b"\xff\xd8\xff\xe0", 0, "not text but a JPEG picture"),
        (b" <!DOCTYPE html><p>Un", 1, "not text but an HTML page: copy its text"),
        ("Un\nl’été".encode()[:-1], 2, "cut in the middle of a character"),
        ("Un\nl’é".encode() + b"\xe9 t\xc3\xa9", 2, "invalid UTF-8"),
        (b"Un \x81\x8d", 1, "neither UTF-8 nor Windows-1252"),
        (codecs.BOM_UTF16_LE + b"U", 0, "cut in the middle of a UTF-16 character"),
        (b"a" * (LARGEST + 1), 0, f"{LARGEST + 1} bytes; an article has at most {LARGEST}"),
    ],
)
def test_what_is_not_text_is_refused_with_its_line(data, line, message):
    with pytest.raises(CopyError) as refused:
        read(data, path="dossier/a.txt")

    assert (refused.value.line, refused.value.message) == (line, message)
    assert (
        str(refused.value) == (f"dossier/a.txt:{line}: " if line else "dossier/a.txt: ") + message
    )
