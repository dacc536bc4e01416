"""Renditions: the closed set of files an image is served as, made when a document is built."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable
from urllib.parse import urljoin

from django.conf import settings
from wagtail.images.models import Filter

from cms.core.models import NewsImage
from cms.core.references import ImageUse
from cms.core.values import FocalPoint, Image, ImageSource

logger = logging.getLogger(__name__)

#: Widths a page may ask for, in pixels; an image is never enlarged.
WIDTHS = (320, 640, 960, 1280, 1600)
#: Cropped around the focal point.
CROPS = {"square": "fill-400x400|format-webp", "social": "fill-1200x630|format-jpeg"}


def specs_for(image: NewsImage) -> dict[str, str]:
    """Name → Wagtail filter of every file made of an image, the widths first."""
    widths = [width for width in WIDTHS if width < image.width] or [image.width]
    if widths[-1] < image.width <= WIDTHS[-1]:
        widths.append(image.width)
    return {f"w{width}": f"width-{width}|format-webp" for width in widths} | CROPS


class NotDrawn(Exception):
    """Images whose files are not all made; they are drawn where no lock is held, and what shows them is built again."""

    def __init__(self, ids: Collection[int]) -> None:
        super().__init__(f"Images not drawn yet: {sorted(ids)}")
        self.ids = ids


def require_drawn(images: Iterable[NewsImage]) -> None:
    """Raise `NotDrawn` for those that lack a file; no query where renditions are prefetched."""
    lacking = {image.pk for image in images if not _is_drawn(image)}
    if lacking:
        raise NotDrawn(lacking)


def _is_drawn(image: NewsImage) -> bool:
    wanted = [Filter(spec=spec) for spec in specs_for(image).values()]
    return len(image.find_existing_renditions(*wanted)) == len(wanted)


def prepare(images: Iterable[NewsImage]) -> None:
    """Make what is missing, outside any transaction: drawing takes long, and locks must not wait for it."""
    for image in images:
        sources(image)


def sources(image: NewsImage) -> list[ImageSource]:
    """The files of an image, smallest width first; none when the file is missing or broken."""
    specs = specs_for(image)
    try:
        made = image.get_renditions(*specs.values())
    except Exception:
        logger.exception("An image could not be drawn", extra={"image_id": image.pk})
        return []
    return [
        ImageSource(
            name=name,
            src=absolute(made[spec].url),
            width=made[spec].width,
            height=made[spec].height,
        )
        for name, spec in specs.items()
    ]


def image_value(image: NewsImage, use: ImageUse) -> Image | None:
    """An image as one use shows it; nothing when it has no file to show."""
    files = sources(image)
    widths = [file for file in files if file["name"] not in CROPS]
    if not widths:
        return None
    largest = widths[-1]
    return Image(
        id=image.pk,
        src=largest["src"],
        width=largest["width"],
        height=largest["height"],
        srcset=files,
        alt="" if use.decorative else (use.alt or image.default_alt),
        decorative=use.decorative,
        caption=use.caption or image.caption,
        credit=use.credit or image.credit,
        focal_point=_focal_point(image),
        digital_source_type=image.digital_source_type,
        synthetic=image.is_synthetic,
    )


def absolute(url: str) -> str:
    """An address a reader of the API can fetch as it stands."""
    return urljoin(f"{settings.CHAPO_BASE_URL}/", url)


def _focal_point(image: NewsImage) -> FocalPoint | None:
    if image.focal_point_x is None or image.focal_point_y is None:
        return None
    return FocalPoint(
        x=round(image.focal_point_x / image.width, 4),
        y=round(image.focal_point_y / image.height, 4),
    )
