"""Formats: which kinds of picture the library keeps, told from the content and never from the name."""

from __future__ import annotations

import re
from enum import StrEnum

from cms.core.photos.refusals import PictureRefused, Refusal


class PictureFormat(StrEnum):
    """The closed list; the values are also Willow's and Pillow's names."""

    JPEG = "jpeg"
    PNG = "png"
    WEBP = "webp"
    GIF = "gif"
    AVIF = "avif"

    @property
    def label(self) -> str:
        return "WebP" if self is PictureFormat.WEBP else self.upper()

    @property
    def mime_type(self) -> str:
        return f"image/{self.value}"


#: File name endings, the first of each format being the one to advise.
EXTENSIONS = {
    "jpg": PictureFormat.JPEG,
    "jpeg": PictureFormat.JPEG,
    "png": PictureFormat.PNG,
    "webp": PictureFormat.WEBP,
    "gif": PictureFormat.GIF,
    "avif": PictureFormat.AVIF,
}

_SIGNATURES = {
    b"\xff\xd8\xff": PictureFormat.JPEG,
    b"\x89PNG\r\n\x1a\n": PictureFormat.PNG,
    b"GIF87a": PictureFormat.GIF,
    b"GIF89a": PictureFormat.GIF,
}
_ICON = b"\x00\x00\x01\x00"
_HEIC_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx"})
#: Brands of the family, which say that there are pictures and not how they are coded.
_FAMILY_BRANDS = frozenset({b"mif1", b"msf1"})
_MARKUP = re.compile(
    rb"<(?:\?xml|!--|!doctype|svg|html|head|body|script|[a-z][\w-]*:svg)", re.IGNORECASE
)
_MARKUP_WINDOW = 4096


def sniff(data: bytes) -> PictureFormat:
    """The format of the bytes, or the refusal that names what they are instead."""
    for signature, picture_format in _SIGNATURES.items():
        if data.startswith(signature):
            return picture_format
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return PictureFormat.WEBP
    # A box of 256 bytes begins like an icon, which others would then take it for; no encoder writes so many brands.
    if data[4:8] == b"ftyp" and data[:4] != _ICON:
        return _sniff_isobmff(data)
    if is_markup(data):
        raise PictureRefused(Refusal.VECTOR)
    raise PictureRefused(Refusal.NOT_A_PICTURE)


def is_markup(data: bytes) -> bool:
    """The bytes hold what a browser would run as a page or a drawing."""
    return bool(_MARKUP.search(data[:_MARKUP_WINDOW].replace(b"\0", b"")))


def format_of_name(name: str) -> PictureFormat | None:
    """What the end of a file name promises."""
    _stem, dot, extension = name.rpartition(".")
    return EXTENSIONS.get(extension.lower()) if dot else None


def extension_of(picture_format: PictureFormat) -> str:
    """The ending to advise for a format, with its dot."""
    return next(f".{ending}" for ending, kind in EXTENSIONS.items() if kind is picture_format)


def _sniff_isobmff(data: bytes) -> PictureFormat:
    length = min(int.from_bytes(data[:4], "big"), 512)
    major, others = data[8:12], data[16:length]
    brands = {major, *(others[at : at + 4] for at in range(0, len(others), 4))}
    if major == b"avis":
        raise PictureRefused(Refusal.ANIMATED)
    if brands & _HEIC_BRANDS:
        raise PictureRefused(Refusal.HEIC)
    if major == b"avif" or (major in _FAMILY_BRANDS and b"avif" in brands):
        return PictureFormat.AVIF
    raise PictureRefused(Refusal.NOT_A_PICTURE)
