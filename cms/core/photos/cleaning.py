"""Cleaning: a picture without position, serial number, thumbnail or anything else that was not meant to be told.

Every metadata block is dropped and written anew from `PhotoMetadata`, so a device's new way of telling its owner needs
no new rule here. Pixels, profile and animation are copied byte for byte. Done twice, it changes nothing.
"""

from __future__ import annotations

from typing import Any

from django.core.files import File
from django.core.files.base import ContentFile

from cms.core.photos import exif, iptc, xmp
from cms.core.photos.containers.blocks import Blocks
from cms.core.photos.formats import sniff
from cms.core.photos.reading import CONTAINERS, from_blocks


def clean(data: bytes) -> bytes:
    """The same picture, saying only whose it is and what it shows. Raises `PictureRefused`."""
    container = CONTAINERS[sniff(data)]
    found = container.extract(data)
    metadata = from_blocks(found)
    rewritten = Blocks(
        exif=exif.write(metadata, shown=exif.display(found.exif)),
        xmp=xmp.write(metadata),
        iptc=iptc.write(metadata),
    )
    return container.rebuild(data, rewritten)


def clean_upload(file: File[Any]) -> File[Any]:
    """The file itself when it is already clean, a clean copy in memory otherwise. Raises `PictureRefused`."""
    file.open()
    data = file.read()
    cleaned = clean(data)
    file.seek(0)
    return file if cleaned == data else ContentFile(cleaned, name=file.name)
