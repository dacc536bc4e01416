"""Which files are refused, for which reason, and how little is decoded to know it."""

from __future__ import annotations

import struct
import tracemalloc
from io import BytesIO

import pytest
from PIL import Image

from cms.core.photos import inspection
from cms.core.photos.cleaning import clean
from cms.core.photos.containers.blocks import Size
from cms.core.photos.inspection import Limits, inspect
from cms.core.photos.reading import CONTAINERS
from cms.core.photos.refusals import SENTENCES, PictureRefused, Refusal
from tests.core.photos import pictures

LIMITS = Limits(max_bytes=20 * 1024 * 1024, max_pixels=40_000_000)
FORMATS = sorted(pictures.LEAKY)
NAMES = {"jpeg": "photo.jpg", "png": "p.PNG", "webp": "p.webp", "gif": "p.gif", "avif": "p.avif"}
HEIC = struct.pack(">I4s4sI4s4s", 24, b"ftyp", b"heic", 0, b"mif1", b"heic") + bytes(64)
SVG = (
    b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
)


def refusal_of(data: bytes, name: str) -> Refusal:
    with pytest.raises(PictureRefused) as caught:
        inspect(data, name=name, limits=LIMITS)
    assert caught.value.sentence
    return caught.value.refusal


def png_of(width: int, height: int) -> bytes:
    """A header that announces a size, and hardly a pixel behind it."""
    plain = pictures.png()
    header = struct.pack(">II", width, height) + plain[24:29]
    return plain[:8] + pictures.chunk(b"IHDR", header) + plain[33:]


def jpeg_of(width: int, height: int) -> bytes:
    plain = pictures.jpeg()
    at = plain.index(b"\xff\xc0") + 5
    return plain[:at] + struct.pack(">HH", height, width) + plain[at + 4 :]


@pytest.mark.parametrize("kind", FORMATS)
def test_a_picture_of_each_format_passes_and_comes_back_clean(kind):
    leaky = pictures.LEAKY[kind]()

    photo = inspect(leaky, name=NAMES[kind], limits=LIMITS)

    assert photo.picture_format == kind
    assert photo.size == Size(width=64, height=48)
    assert photo.data == clean(leaky)
    assert photo.metadata.credit == pictures.CREDIT


@pytest.mark.parametrize("name", ["a.jpg", "a.jpeg", "A.JPG", "a.b.Jpeg"])
def test_both_endings_of_a_jpeg_pass_in_any_case(name):
    assert inspect(pictures.jpeg(), name=name, limits=LIMITS).picture_format == "jpeg"


@pytest.mark.parametrize("name", ["a.jpg", "a.svg", "a", "gif", "a.gif.exe", ""])
def test_a_name_that_promises_something_else_is_refused(name):
    assert refusal_of(pictures.gif(), name) is Refusal.WRONG_EXTENSION


@pytest.mark.parametrize("name", ["a.svg", "a.png", "a.jpg"])
@pytest.mark.parametrize(
    "data",
    [
        SVG,
        b"\xef\xbb\xbf  \n" + SVG,
        SVG.decode().encode("utf-16"),
        b"<!-- drawn --><svg:svg/>",
        b"<!DOCTYPE html><title>x</title>",
        b"<html><body onload=alert(1)>",
        b"BM<script>alert(1)</script>",
    ],
)
def test_a_drawing_or_a_page_is_refused_under_any_name(data, name):
    assert refusal_of(data, name) is Refusal.VECTOR


def test_an_apple_photo_is_refused_with_advice():
    assert refusal_of(HEIC, "photo.heic") is Refusal.HEIC


def test_an_apple_photo_renamed_is_refused_all_the_same():
    assert refusal_of(HEIC, "photo.jpg") is Refusal.HEIC


@pytest.mark.parametrize("brand", [b"avis"])
def test_an_animated_avif_is_refused(brand):
    assert refusal_of(struct.pack(">I4s4sI", 16, b"ftyp", brand, 0), "a.avif") is Refusal.ANIMATED


def test_an_animated_png_is_refused():
    animated = pictures.png(pictures.chunk(b"acTL", struct.pack(">II", 2, 0)))

    assert refusal_of(animated, "a.png") is Refusal.ANIMATED


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\0" * 100,
        b"%PDF-1.7",
        b"II*\0\x08\0\0\0",
        b"BM" + bytes(60),
        b"8BPS" + bytes(30),
        b"MZ" + bytes(60),
        struct.pack(">I4s4s", 16, b"ftyp", b"isom") + bytes(9),
    ],
)
def test_any_other_content_is_refused(data):
    assert refusal_of(data, "a.jpg") is Refusal.NOT_A_PICTURE


def test_a_heavy_file_is_refused_by_its_length():
    limits = Limits(max_bytes=100, max_pixels=100)

    with pytest.raises(PictureRefused) as caught:
        inspect(pictures.jpeg(), name="a.jpg", limits=limits)

    assert caught.value.refusal is Refusal.TOO_HEAVY


@pytest.mark.parametrize("size", [(8000, 5001), (11_000, 11_000), (2**31 - 1, 2**31 - 1)])
def test_too_many_pixels_are_refused_before_any_is_decoded(size, monkeypatch):
    monkeypatch.setattr(inspection.Image, "open", None)

    assert refusal_of(png_of(*size), "a.png") is Refusal.TOO_MANY_PIXELS


def test_forty_megapixels_are_not_too_many():
    photo = inspect(pictures.png(image=Image.new("1", (8000, 5000))), name="a.png", limits=LIMITS)

    assert photo.size == Size(width=8000, height=5000)


def test_refusing_a_bomb_takes_no_memory():
    buffer = BytesIO()
    Image.new("1", (20_000, 20_000)).save(buffer, "PNG")
    bomb = buffer.getvalue()
    tracemalloc.start()

    refusal = refusal_of(bomb, "a.png")

    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert refusal is Refusal.TOO_MANY_PIXELS
    assert peak < 2 * 1024 * 1024


def test_a_ribbon_is_refused_for_its_length():
    assert refusal_of(png_of(20_000, 10), "a.png") is Refusal.TOO_LONG


@pytest.mark.parametrize("size", [(0, 0), (0, 10), (10, 0)])
def test_a_picture_without_pixels_is_broken(size):
    assert refusal_of(png_of(*size), "a.png") is Refusal.BROKEN
    assert refusal_of(jpeg_of(*size), "a.jpg") is Refusal.BROKEN


@pytest.mark.parametrize("kind", ["jpeg", "png", "webp", "avif"])
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_truncated_picture_is_broken(kind, share):
    plain = pictures.PLAIN[kind]()

    assert refusal_of(plain[: int(len(plain) * share)], NAMES[kind]) is Refusal.BROKEN


def test_a_gif_cut_inside_its_pixels_is_broken():
    assert refusal_of(pictures.gif()[:-40], "a.gif") is Refusal.BROKEN


def test_a_picture_whose_pixels_cannot_be_decoded_is_broken():
    plain = pictures.png()
    at = plain.index(b"IDAT") + 8

    assert refusal_of(plain[:at] + b"\x55" * 40 + plain[at + 40 :], "a.png") is Refusal.BROKEN


def test_a_second_frame_header_does_not_hide_a_bomb():
    plain = pictures.jpeg()
    at = plain.index(b"\xff\xc0")
    large = pictures.segment(
        0xC0, plain[at + 4 : at + 5] + b"\xff\xff\xff\xff" + plain[at + 9 : at + 19]
    )

    assert refusal_of(plain[:at] + large + plain[at:], "a.jpg") is Refusal.BROKEN


def test_a_second_header_does_not_hide_a_bomb_in_a_png():
    plain = pictures.png()
    large = pictures.chunk(b"IHDR", struct.pack(">II", 60_000, 60_000) + plain[24:29])

    assert refusal_of(plain[:33] + large + plain[33:], "a.png") is Refusal.BROKEN


def test_a_frame_larger_than_the_screen_counts_in_a_gif():
    plain = bytearray(pictures.gif())
    at = plain.index(b"\x2c\0\0\0\0", 13 + 3 * 2 ** ((plain[10] & 7) + 1))
    plain[at + 5 : at + 9] = struct.pack("<HH", 60_000, 60_000)

    assert CONTAINERS["gif"].measure(bytes(plain)) == Size(width=60_000, height=60_000)


def test_a_small_box_does_not_hide_a_large_avif():
    plain = pictures.avif(image=pictures.drawing((400, 300)))
    at = plain.index(b"ispe") + 8

    data = plain[:at] + struct.pack(">II", 10, 10) + plain[at + 8 :]

    assert CONTAINERS["avif"].measure(data) == Size(width=400, height=300)


def test_a_small_canvas_does_not_hide_a_large_webp():
    plain = bytearray(pictures.webp(exif=b"Exif\0\0" + pictures.tiff()))
    at = plain.index(b"VP8 ") + 8 + 6
    plain[at : at + 4] = struct.pack("<HH", 16_000, 16_000)

    assert refusal_of(bytes(plain), "a.webp") is Refusal.TOO_MANY_PIXELS


def test_a_jpeg_of_a_thousand_scans_is_broken():
    plain = pictures.jpeg(progressive=True)
    at = plain.index(b"\xff\xda")
    end = plain.index(b"\xff", at + 14)
    scan = plain[at:end]

    assert refusal_of(plain[:at] + scan * 200 + plain[end:], "a.jpg") is Refusal.BROKEN


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA"])
def test_the_usual_modes_pass(mode):
    data = pictures.png(image=pictures.drawing(mode=mode))

    assert inspect(data, name="a.png", limits=LIMITS).size == Size(width=64, height=48)


def test_sixteen_bits_of_grey_are_refused_because_no_rendition_can_be_made():
    data = pictures.png(image=Image.new("I;16", (8, 8)))

    assert refusal_of(data, "a.png") is Refusal.UNUSABLE_COLOURS


def test_print_colours_without_a_profile_pass():
    data = pictures.jpeg(image=pictures.drawing(mode="CMYK"))

    assert inspect(data, name="a.jpg", limits=LIMITS).picture_format == "jpeg"


@pytest.mark.parametrize("profile", [b"no profile at all", None])
def test_print_colours_with_a_profile_that_is_not_theirs_are_refused(profile):
    data = pictures.jpeg(
        image=pictures.drawing(mode="CMYK"), icc_profile=profile or pictures.profile()
    )

    assert refusal_of(data, "a.jpg") is Refusal.UNUSABLE_COLOURS


def test_every_refusal_has_its_sentence():
    assert set(SENTENCES) == set(Refusal)
