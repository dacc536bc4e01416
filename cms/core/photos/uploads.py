"""Uploads: the file a browser sent, checked and cleaned where it lies."""

from __future__ import annotations

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from cms.core.photos.inspection import Limits, Photo, check_weight, inspect


def accept(upload: UploadedFile) -> Photo:
    """Check an upload and put the clean picture in its place. Raises `PictureRefused`.

    The upload itself is rewritten, and not a copy: whatever Wagtail stores of the request afterwards, such as the file
    that waits for a missing title, is clean too.
    """
    limits = Limits(
        max_bytes=settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE,
        max_pixels=settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS,
    )
    check_weight(upload.size or 0, limits=limits)
    upload.seek(0)
    photo = inspect(upload.read(), name=upload.name or "", limits=limits)
    upload.seek(0)
    upload.truncate()
    upload.write(photo.data)
    upload.flush()
    upload.seek(0)
    upload.size = len(photo.data)
    return photo
