"""Whatever the bytes, the parsers answer, or refuse by name."""

from __future__ import annotations

import contextlib
import struct
from io import BytesIO

import pytest
import willow
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from cms.core.forms.signatures import is_what_it_says, may_run
from cms.core.photos import exif, iptc, xmp
from cms.core.photos.cleaning import clean
from cms.core.photos.containers import av1
from cms.core.photos.formats import sniff
from cms.core.photos.inspection import Limits, inspect
from cms.core.photos.metadata import LIMITS, PhotoMetadata, said, tidy
from cms.core.photos.reading import CONTAINERS, read_metadata
from cms.core.photos.refusals import PictureRefused
from tests.core.photos import pictures

LEAKY = {kind: make() for kind, make in pictures.LEAKY.items()}
BLOCKS = {"exif": pictures.tiff(), "xmp": pictures.XMP, "iptc": pictures.iim()}
MANY = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
FEW = settings(MANY, max_examples=60)

texts = st.text(max_size=80)


@st.composite
def damaged(draw: st.DrawFn, valid: bytes) -> bytes:
    """A valid file with some bytes changed, cut out or repeated."""
    data = bytearray(valid)
    # Structures stand at the start: half of the damage is done there.
    limits = st.sampled_from([min(200, len(data)), len(data)])
    for _time in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, draw(limits) - 1))
        action = draw(st.sampled_from(["flip", "number", "cut", "repeat", "end"]))
        if action == "flip":
            data[at : at + 1] = bytes([draw(st.integers(0, 255))])
        elif action == "number":
            extreme = draw(st.sampled_from([0, 1, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF]))
            data[at : at + 4] = struct.pack(draw(st.sampled_from(["<I", ">I"])), extreme)
        elif action == "cut":
            del data[at : at + draw(st.integers(1, 40))]
        elif action == "repeat":
            data[at:at] = data[at : at + draw(st.integers(1, 400))]
        else:
            del data[at + 1 :]
        if not data:
            return b""
    return bytes(data)


any_damage = st.sampled_from(sorted(LEAKY)).flatmap(
    lambda kind: st.tuples(st.just(kind), damaged(LEAKY[kind]))
)


@MANY
@given(st.binary(max_size=400))
def test_arbitrary_bytes_are_answered_or_refused(data):
    with contextlib.suppress(PictureRefused):
        clean(data)


@MANY
@given(st.sampled_from(sorted(LEAKY)), st.binary(max_size=400))
def test_arbitrary_bytes_behind_a_true_signature_are_answered_or_refused(kind, tail):
    data = LEAKY[kind][:16] + tail

    with contextlib.suppress(PictureRefused):
        clean(data)
    with contextlib.suppress(PictureRefused):
        CONTAINERS[kind].measure(data)


@MANY
@given(any_damage)
def test_a_damaged_file_is_measured_and_cleaned_or_refused(case):
    kind, data = case
    with contextlib.suppress(PictureRefused):
        CONTAINERS[kind].measure(data)
    with contextlib.suppress(PictureRefused):
        once = clean(data)
        assert clean(once) == once


@FEW
@given(any_damage)
def test_a_damaged_file_is_inspected_or_refused(case):
    kind, data = case
    limits = Limits(max_bytes=10**6, max_pixels=10**6)

    with contextlib.suppress(PictureRefused):
        photo = inspect(data, name=f"a.{kind}", limits=limits)
        # Renditions show the first frame; they are made from what passed.
        assert willow.Image.open(BytesIO(photo.data)).get_size()[0] > 0


@MANY
@given(damaged(BLOCKS["exif"]))
def test_a_damaged_camera_block_is_read(block):
    written = exif.write(exif.read(block), shown=exif.display(block))

    assert exif.display(written) == exif.display(block)


@MANY
@given(damaged(BLOCKS["xmp"]))
def test_a_damaged_packet_is_read(packet):
    metadata = xmp.read(packet)

    assert xmp.read(xmp.write(metadata)) == metadata


@MANY
@given(damaged(BLOCKS["iptc"]))
def test_a_damaged_press_segment_is_read(block):
    metadata = iptc.read(block)

    assert iptc.read(iptc.write(metadata)) == metadata


@MANY
@given(st.binary(max_size=300))
def test_arbitrary_blocks_are_read(block):
    for_each = [exif.read, xmp.read, iptc.read, iptc.from_photoshop, exif.display]

    assert [read(block) is not None for read in for_each] == [True] * len(for_each)


@MANY
@given(st.binary(max_size=60))
def test_an_arbitrary_bitstream_is_measured_or_refused(data):
    with contextlib.suppress(PictureRefused):
        list(av1.sizes(data))


@MANY
@given(
    st.builds(
        lambda pairs, creators, day: said(pairs, creators=creators, day=day),
        st.lists(st.tuples(st.sampled_from(sorted(set(LIMITS) - {"digital_source"})), texts)),
        st.lists(texts, max_size=4),
        st.none() | st.dates(),
    )
)
def test_any_metadata_is_read_back_from_a_packet(metadata: PhotoMetadata):
    assert xmp.read(xmp.write(metadata)) == metadata


@MANY
@given(st.text(max_size=200), st.integers(5, 60))
def test_tidying_twice_changes_nothing(raw, limit):
    once = tidy(raw, limit=limit)

    assert tidy(once, limit=limit) == once
    assert len(once) <= limit


@MANY
@example(b"\x00\x00\x01\x00" + LEAKY["avif"][4:64])
@given(damaged(LEAKY["avif"][:64]))
def test_willow_calls_our_avif_by_the_same_name_or_by_none(head):
    data = head + LEAKY["avif"][64:]
    try:
        kind = sniff(data)
        named = willow.Image.open(BytesIO(data)).format_name
    except (PictureRefused, OSError, SyntaxError, ValueError):
        return

    assert named == kind


@FEW
@given(st.sampled_from(["pdf", "docx", "odt", "csv", "vtt", "mp3", "mp4", "zip"]), st.binary())
def test_any_document_is_judged(extension, data):
    assert is_what_it_says(data, extension=extension) in {True, False}
    assert may_run(data, extension=extension) in {True, False}


@pytest.mark.parametrize("kind", sorted(LEAKY))
def test_every_cut_of_a_file_is_answered_or_refused(kind):
    refused = 0
    for length in range(0, len(LEAKY[kind]), 7):
        try:
            read_metadata(LEAKY[kind][:length])
        except PictureRefused:
            refused += 1

    assert refused > 10
