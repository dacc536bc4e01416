"""Inspection: the checks a file passes before it becomes a picture, the cheapest first."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageCms

from cms.core.photos.cleaning import clean
from cms.core.photos.containers.blocks import Size
from cms.core.photos.formats import PictureFormat, extension_of, format_of_name, sniff
from cms.core.photos.metadata import PhotoMetadata
from cms.core.photos.reading import CONTAINERS, read_metadata
from cms.core.photos.refusals import PictureRefused, Refusal, broken

MEGABYTE = 1024 * 1024
MEGAPIXEL = 1_000_000
#: WebP, in which pictures are served, has no room for a longer side.
MAX_SIDE = 16_383
#: Modes that every rendition can be made from.
_USABLE_MODES = frozenset({"1", "L", "LA", "P", "PA", "RGB", "RGBA", "RGBX", "CMYK"})

#: What Pillow's decoders raise on a file that lies about itself.
_DECODING_FAILURES = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    AttributeError,
    LookupError,
    ArithmeticError,
    EOFError,
    MemoryError,
    RuntimeError,
    Warning,
    struct.error,
    zlib.error,
    Image.DecompressionBombError,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How heavy and how large a picture may be."""

    max_bytes: int
    max_pixels: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo:
    """A picture that passed: cleaned, decodable, within the limits."""

    data: bytes
    picture_format: PictureFormat
    size: Size
    metadata: PhotoMetadata


def inspect(data: bytes, *, name: str, limits: Limits) -> Photo:
    """Check and clean the bytes of a file. Raises `PictureRefused`; decodes nothing beyond the limits."""
    check_weight(len(data), limits=limits)
    picture_format = sniff(data)
    if format_of_name(name) is not picture_format:
        raise PictureRefused(
            Refusal.WRONG_EXTENSION,
            format=picture_format.label,
            extension=extension_of(picture_format),
        )
    size = CONTAINERS[picture_format].measure(data)
    _check_size(size, limits=limits)
    metadata = read_metadata(data)
    cleaned = clean(data)
    _decode(cleaned, picture_format=picture_format)
    return Photo(data=cleaned, picture_format=picture_format, size=size, metadata=metadata)


def check_weight(length: int, *, limits: Limits) -> None:
    """Refuse a file by its length alone, before it is read."""
    if length > limits.max_bytes:
        raise PictureRefused(
            Refusal.TOO_HEAVY,
            megabytes=-(-length // MEGABYTE),
            limit=limits.max_bytes // MEGABYTE,
        )


def _check_size(size: Size, *, limits: Limits) -> None:
    facts = {"width": size.width, "height": size.height}
    if size.width * size.height > limits.max_pixels:
        limit = limits.max_pixels // MEGAPIXEL
        raise PictureRefused(Refusal.TOO_MANY_PIXELS, limit=limit, **facts)
    if max(size.width, size.height) > MAX_SIDE:
        raise PictureRefused(Refusal.TOO_LONG, limit=MAX_SIDE, **facts)


def _decode(data: bytes, *, picture_format: PictureFormat) -> None:
    """Decode once, so that a broken file is an error of the form and not of the first page that shows it."""
    try:
        with Image.open(BytesIO(data), formats=[picture_format.upper()]) as image:
            image.load()
            is_usable = image.mode in _USABLE_MODES and _has_usable_profile(image)
    except _DECODING_FAILURES as failure:
        raise broken() from failure
    if not is_usable:
        raise PictureRefused(Refusal.UNUSABLE_COLOURS)


def _has_usable_profile(image: Image.Image) -> bool:
    """Print colours need their profile to become screen colours; on a screen's, a bad profile is ignored."""
    profile = image.info.get("icc_profile")
    if image.mode != "CMYK" or profile is None:
        return True
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        sample = Image.new("CMYK", (1, 1))
        ImageCms.profileToProfile(sample, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return False
    return True
