"""What is read from a file's blocks, in which order of trust, and how the texts are tidied."""

from __future__ import annotations

import struct
from datetime import date

import pytest

from cms.core.models.images import DigitalSourceType
from cms.core.photos import exif, iptc, xmp
from cms.core.photos.metadata import (
    CREATOR_LIMIT,
    DIGITAL_SOURCE_TYPES,
    LIMITS,
    MAX_CREATORS,
    PhotoMetadata,
    merge,
    tidy,
)
from cms.core.photos.reading import read_metadata
from tests.core.photos import pictures

#: The longest texts, in the characters that take the most bytes once escaped.
FULL = PhotoMetadata(
    **{name: "&" * limit for name, limit in LIMITS.items() if name != "digital_source"},
    creators=tuple("&" * (CREATOR_LIMIT - 1) + str(number) for number in range(MAX_CREATORS)),
    digital_source="a" * 60,
    date_created=date(2026, 6, 21),
)


def dataset(number: int, value: bytes) -> bytes:
    return struct.pack(">BBBH", 0x1C, 2, number, len(value)) + value


def packet(body: str) -> bytes:
    names = "".join(f' xmlns:{prefix}="{name}"' for prefix, name in xmp.NAMESPACES.items())
    rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    return (
        f'<rdf:RDF xmlns:rdf="{rdf}"><rdf:Description rdf:about=""{names}>{body}'
        "</rdf:Description></rdf:RDF>"
    ).encode()


def test_a_photograph_says_all_this():
    assert read_metadata(pictures.leaky_jpeg()) == PhotoMetadata(
        title="MARCHE-01",
        headline="Un matin au marché",
        caption=pictures.CAPTION,
        creators=("Anaïs Le Gall", "Tom Sow"),
        credit=pictures.CREDIT,
        source="Collectif Œil",
        copyright_notice=pictures.COPYRIGHT,
        usage_terms="Presse seulement & sans recadrage",
        alt_text="Des étals de fruits.",
        digital_source="digitalCapture",
        date_created=date(2026, 6, 21),
    )


def test_the_press_segment_is_read_when_there_is_no_packet():
    said = read_metadata(pictures.jpeg(pictures.photoshop_segment()))

    assert said == PhotoMetadata(
        title="MARCHE-01",
        caption=pictures.CAPTION,
        creators=("Anaïs Le Gall",),
        credit="Œil / Le Gall",
        source="Œil",
        date_created=date(2026, 6, 21),
    )


def test_the_camera_block_is_read_when_there_is_nothing_else():
    said = read_metadata(pictures.jpeg(pictures.exif_segment()))

    assert said == PhotoMetadata(
        caption="Le marche",
        creators=("Anais Le Gall", "Tom Sow"),
        copyright_notice="2026 Anais Le Gall",
        date_created=date(2026, 6, 21),
    )


def test_for_each_field_the_first_source_that_says_something_wins():
    merged = merge(
        [PhotoMetadata(credit="A"), PhotoMetadata(credit="B", source="C"), PhotoMetadata()]
    )

    assert merged == PhotoMetadata(credit="A", source="C")


@pytest.mark.parametrize("description", ["OLYMPUS DIGITAL CAMERA", "SONY DSC", r"DCIM\100GOPRO"])
def test_what_a_camera_writes_by_itself_is_no_caption(description):
    block = exif.write(PhotoMetadata(caption=description), shown=exif.Display())

    assert exif.read(block).caption == ""


@pytest.mark.parametrize(
    ("code", "ours"),
    [("trainedAlgorithmicMedia", "trained_algorithmic_media"), ("humanEdits", "human_edits")],
)
def test_the_digital_source_type_is_translated(code, ours):
    uri = f"http://cv.iptc.org/newscodes/digitalsourcetype/{code}"

    said = xmp.read(packet(f"<Iptc4xmpExt:DigitalSourceType>{uri}</Iptc4xmpExt:DigitalSourceType>"))

    assert said.digital_source_type == ours


def test_an_unknown_digital_source_type_says_nothing():
    assert PhotoMetadata(digital_source="dreamt").digital_source_type == ""


def test_every_translated_source_type_is_one_of_ours():
    assert set(DIGITAL_SOURCE_TYPES.values()) == set(DigitalSourceType.values)


def test_french_is_preferred_when_no_language_is_the_default():
    said = xmp.read(
        packet(
            '<dc:description><rdf:Alt><rdf:li xml:lang="en">A market</rdf:li>'
            '<rdf:li xml:lang="fr-FR">Un marché</rdf:li></rdf:Alt></dc:description>'
        )
    )

    assert said.caption == "Un marché"


def test_instructions_stand_for_missing_terms():
    assert PhotoMetadata(instructions="Ne pas recadrer").terms == "Ne pas recadrer"


def test_a_headline_is_a_better_working_title_than_a_number():
    assert PhotoMetadata(title="AFP_34", headline="La crue").working_title == "La crue"


@pytest.mark.parametrize(
    "hostile",
    [
        b"",
        b"\0\0\0",
        b"<rdf:RDF>",
        b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
        b'<?xml version="1.0" encoding="hex"?><a/>',
        b'<?xml version="1.0" encoding="idna"?><a/>',
        b"<a>" * 200_000 + b"</a>" * 200_000,
        b" " * (xmp.MAX_PACKET + 1),
    ],
    ids=["empty", "zeros", "cut", "entity", "codec", "strange codec", "deep", "long"],
)
def test_a_hostile_packet_says_nothing(hostile):
    assert xmp.read(hostile) == PhotoMetadata()


def test_a_packet_and_a_press_segment_in_latin_letters_are_read():
    assert iptc.read(dataset(110, "Agence Æon".encode("cp1252"))).credit == "Agence Æon"


def test_a_declared_encoding_is_believed():
    block = b"\x1c\x01\x5a\x00\x03\x1b%G" + dataset(110, "Studio Ō".encode())

    assert iptc.read(block).credit == "Studio Ō"


@pytest.mark.parametrize("day", [b"20260230", b"00000000", b"2026", b"demain"])
def test_a_day_no_calendar_has_is_no_day(day):
    assert iptc.read(dataset(55, day)).date_created is None


@pytest.mark.parametrize(
    ("raw", "tidied"),
    [
        ("  deux   espaces \t et une tabulation ", "deux espaces et une tabulation"),
        ("ligne\r\nligne\n\n\nligne", "ligne\nligne\nligne"),
        ("mot\0 caché\x1b[31m", "mot caché[31m"),
        ("ordre \u202einversé\u202c", "ordre inversé"),
        ("« fine\u202f! »\u00a0", "« fine\u202f! »"),
        ("e\u0301te\u0301", "été"),
        ("x" * 30, "x" * 19 + "…"),
    ],
)
def test_texts_are_tidied(raw, tidied):
    assert tidy(raw, limit=20 if raw.startswith("x") else 100) == tidied


def test_the_longest_metadata_still_fits_in_each_segment_of_a_jpeg():
    room = 0xFFFF - 2

    assert len(xmp.write(FULL)) + 29 <= room
    assert len(iptc.to_photoshop(iptc.write(FULL))) + 14 <= room
    assert len(exif.write(FULL, shown=exif.Display(orientation=8, adobe_rgb=True))) + 6 <= room


def test_what_is_written_is_read_back():
    assert xmp.read(xmp.write(FULL)) == FULL


def test_nothing_to_say_is_written_as_nothing():
    assert xmp.write(PhotoMetadata()) == b""
    assert iptc.write(PhotoMetadata()) == b""
    assert exif.write(PhotoMetadata(), shown=exif.Display()) == b""
