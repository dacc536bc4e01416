"""Reading: what a file says about itself, in whichever of its blocks it says it."""

from __future__ import annotations

from cms.core.photos import exif, iptc, xmp
from cms.core.photos.containers import avif, gif, jpeg, png, webp
from cms.core.photos.containers.blocks import Blocks, Container
from cms.core.photos.formats import PictureFormat, sniff
from cms.core.photos.metadata import PhotoMetadata, merge, said

CONTAINERS: dict[PictureFormat, Container] = {
    PictureFormat.JPEG: jpeg,
    PictureFormat.PNG: png,
    PictureFormat.WEBP: webp,
    PictureFormat.GIF: gif,
    PictureFormat.AVIF: avif,
}

#: PNG's registered keywords → fields.
_NOTES = {"Title": "title", "Description": "caption", "Copyright": "copyright_notice"}
_AUTHOR = "Author"


def read_metadata(data: bytes) -> PhotoMetadata:
    """What the picture says of its author, its rights and what it shows."""
    return from_blocks(CONTAINERS[sniff(data)].extract(data))


def from_blocks(blocks: Blocks) -> PhotoMetadata:
    """One account from several: XMP, which agencies keep up to date, then IPTC, then the camera's block."""
    return merge(
        [
            xmp.read(blocks.xmp),
            iptc.read(blocks.iptc),
            exif.read(blocks.exif),
            said(
                [(_NOTES[key], text) for key, text in blocks.notes if key in _NOTES],
                creators=[text for key, text in blocks.notes if key == _AUTHOR],
            ),
        ]
    )
