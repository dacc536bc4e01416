"""What cleaning takes away, what it leaves, and what it never touches."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from PIL import Image

from cms.core.photos import exif
from cms.core.photos.cleaning import clean, clean_upload
from cms.core.photos.containers.blocks import Blocks, Size
from cms.core.photos.reading import CONTAINERS, read_metadata
from cms.core.photos.refusals import PictureRefused
from tests.core.photos import pictures

FORMATS = sorted(pictures.LEAKY)


@pytest.fixture(params=FORMATS)
def leaky(request) -> bytes:
    return pictures.LEAKY[request.param]()


def secrets_in(data: bytes) -> list[bytes]:
    return [secret for secret in pictures.SECRETS if secret in data]


def icc_profile(data: bytes) -> bytes | None:
    with Image.open(BytesIO(data)) as image:
        return image.info.get("icc_profile")


def exif_of(data: bytes) -> Image.Exif:
    with Image.open(BytesIO(data)) as image:
        return image.getexif()


def test_the_pictures_of_these_tests_do_hold_secrets(leaky):
    assert len(secrets_in(leaky)) >= 5


def test_no_secret_survives_in_the_bytes(leaky):
    assert secrets_in(clean(leaky)) == []


def test_no_pixel_changes(leaky):
    assert pictures.pixels(clean(leaky)) == pictures.pixels(leaky)


def test_cleaning_twice_changes_nothing(leaky):
    once = clean(leaky)

    assert clean(once) == once


def test_what_the_picture_says_of_its_rights_stays(leaky):
    kept = read_metadata(clean(leaky))

    assert kept == read_metadata(leaky)
    assert kept.credit == pictures.CREDIT
    assert kept.caption == pictures.CAPTION
    assert kept.copyright_notice == pictures.COPYRIGHT
    assert kept.creators == ("Anaïs Le Gall", "Tom Sow")


@pytest.mark.parametrize("kind", FORMATS)
def test_a_picture_that_tells_nothing_is_left_as_it_is(kind):
    plain = pictures.PLAIN[kind]()

    assert clean(plain) == plain


@pytest.mark.parametrize("kind", ["jpeg", "png", "webp", "avif"])
def test_the_colour_profile_stays(kind):
    leaky = pictures.LEAKY[kind]()

    assert icc_profile(leaky) == icc_profile(clean(leaky)) == pictures.profile()


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["jpeg", "png"])
def test_the_orientation_stays(kind, orientation):
    block = pictures.tiff(orientation=orientation)
    leaky = {
        "jpeg": pictures.jpeg(pictures.segment(0xE1, b"Exif\0\0" + block)),
        "png": pictures.png(pictures.chunk(b"eXIf", block)),
    }[kind]

    assert exif_of(clean(leaky)).get(0x0112, 1) == orientation


def test_the_exif_block_that_is_left_has_no_other_tag():
    left = exif_of(clean(pictures.leaky_jpeg()))

    assert set(left) == {0x010E, 0x0112, 0x013B, 0x8298, 0x8769}
    assert set(left.get_ifd(0x8769)) == {0xA001, 0xA005}
    assert left.get_ifd(0x8825) == {}
    assert left.get_ifd(1) == {}


def test_adobe_rgb_without_a_profile_stays_adobe_rgb():
    cleaned = clean(pictures.jpeg(pictures.exif_segment()))

    assert exif.display(CONTAINERS["jpeg"].extract(cleaned).exif).adobe_rgb


def test_a_big_endian_block_is_read_too():
    block = Image.Exif()
    block.endian = ">"
    block[0x0112] = 8
    block[0x013B] = "Awa Diop"
    block.get_ifd(0x8769)[0xA431] = "SECRET-BODY-SERIAL"
    data = pictures.jpeg(pictures.segment(0xE1, block.tobytes()))

    cleaned = clean(data)

    assert read_metadata(cleaned).creators == ("Awa Diop",)
    assert exif_of(cleaned)[0x0112] == 8
    assert secrets_in(cleaned) == []


def test_the_press_segment_is_written_anew_in_utf_8():
    cleaned = clean(pictures.jpeg(pictures.photoshop_segment()))

    block = CONTAINERS["jpeg"].extract(cleaned).iptc
    assert block.startswith(b"\x1c\x01\x5a\x00\x03\x1b%G")
    assert "Œil / Le Gall".encode() in block


def test_a_thumbnail_in_the_first_header_is_dropped():
    header = b"JFIF\0\1\2\0\0\1\0\1\1\2" + b"\x07" * 6
    rest = pictures.jpeg()[2:]
    data = b"\xff\xd8" + pictures.segment(0xE0, header) + rest[2 + 16 :]

    cleaned = clean(data)

    assert b"\x07" * 6 not in cleaned
    assert cleaned[2:20] == b"\xff\xe0\0\x10JFIF\0\1\2\0\0\1\0\1\0\0"


def test_a_progressive_picture_keeps_its_scans():
    leaky = pictures.leaky_jpeg(progressive=True)

    assert pictures.pixels(clean(leaky)) == pictures.pixels(leaky)


@pytest.mark.parametrize("mode", ["L", "CMYK"])
def test_the_colours_of_other_modes_stay(mode):
    leaky = pictures.leaky_jpeg(image=pictures.drawing(mode=mode))

    assert pictures.pixels(clean(leaky)) == pictures.pixels(leaky)


def test_every_frame_of_an_animated_gif_stays():
    leaky = pictures.leaky_gif(frames=4)

    cleaned = clean(leaky)

    assert len(pictures.pixels(cleaned)) == 4
    assert pictures.pixels(cleaned) == pictures.pixels(leaky)
    assert b"NETSCAPE2.0" in cleaned


def test_every_frame_of_an_animated_webp_stays():
    turned = [pictures.drawing().rotate(20), pictures.drawing().rotate(40)]
    leaky = pictures.leaky_webp(save_all=True, append_images=turned)

    cleaned = clean(leaky)

    assert len(pictures.pixels(cleaned)) == 3
    assert pictures.pixels(cleaned) == pictures.pixels(leaky)
    assert secrets_in(cleaned) == []


def test_a_transparent_webp_stays_transparent():
    leaky = pictures.leaky_webp(image=pictures.drawing(mode="RGBA"))

    assert pictures.pixels(clean(leaky)) == pictures.pixels(leaky)


def test_a_simple_webp_loses_what_follows_its_pixels():
    plain = pictures.webp()
    stray = plain + b"EXIF" + (8).to_bytes(4, "little") + b"SECRETS!"
    data = stray[:4] + (len(stray) - 8).to_bytes(4, "little") + stray[8:]

    assert clean(data) == plain


def test_a_gif_without_a_trailer_gets_one():
    plain = pictures.gif()

    assert clean(plain[:-1]) == plain


def test_the_words_of_a_png_become_press_fields():
    data = pictures.png(
        pictures.chunk(b"tEXt", "Author\0Zoé Fall".encode("latin-1")),
        pictures.chunk(b"tEXt", b"Software\0SECRET-MODEL"),
        pictures.chunk(b"iTXt", b"Copyright\0\0\0\0\0" + "© Zoé Fall".encode()),
    )

    cleaned = clean(data)

    assert read_metadata(cleaned).creators == ("Zoé Fall",)
    assert read_metadata(cleaned).copyright_notice == "© Zoé Fall"
    assert secrets_in(cleaned) == []


def test_an_avif_without_room_for_its_press_fields_loses_its_position_all_the_same():
    block = Image.Exif()
    block[0x013B] = "Awa Diop"
    block.get_ifd(0x8825).update({1: "N", 2: (48.0, 51.0, 11.0)})
    data = pictures.avif(exif=block.tobytes())

    cleaned = clean(data)

    assert len(cleaned) == len(data)
    assert read_metadata(cleaned).creators == ("Awa Diop",)
    assert exif_of(cleaned).get_ifd(0x8825) == {}


def test_an_avif_with_a_position_only_ends_with_no_metadata_item():
    block = Image.Exif()
    block.get_ifd(0x8825).update({1: "N", 2: (48.0, 51.0, 11.0)})
    data = pictures.avif(exif=block.tobytes())

    cleaned = clean(data)

    assert CONTAINERS["avif"].extract(cleaned) == Blocks()
    assert pictures.pixels(cleaned) == pictures.pixels(data)


def test_a_clean_upload_is_handed_back_as_it_is():
    upload = ContentFile(pictures.jpeg(), name="photo.jpg")

    assert clean_upload(upload) is upload


def test_a_leaky_upload_is_handed_back_clean_and_rewound():
    upload = ContentFile(pictures.leaky_jpeg(), name="photo.jpg")
    upload.read(10)

    cleaned = clean_upload(upload)

    assert cleaned.name == "photo.jpg"
    assert cleaned.read() == clean(pictures.leaky_jpeg())


@pytest.mark.parametrize("data", [b"", b"\xff\xd8\xff", b"<svg/>", b"GIF89a", b"RIFF\0\0\0\0WEBP"])
def test_what_is_no_picture_is_refused(data):
    with pytest.raises(PictureRefused):
        clean(data)


def test_an_avif_in_tiles_keeps_them():
    # Four equal tiles that share their bytes, a position and a credit: Pillow writes no such file, avifenc does.
    leaky = (Path(__file__).parent / "grid.avif").read_bytes()

    cleaned = clean(leaky)

    assert CONTAINERS["avif"].measure(leaky) == Size(width=128, height=128)
    assert pictures.pixels(cleaned) == pictures.pixels(leaky)
    assert read_metadata(cleaned).credit == "Zoe"
    assert exif_of(leaky).get_ifd(0x8825) != {}
    assert exif_of(cleaned).get_ifd(0x8825) == {}
    assert b"SECRET" not in cleaned
