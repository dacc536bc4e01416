"""Scenes: the drawings a picture of the demonstration may ask for, by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO
from random import Random

from PIL import Image

from cms.demo.drawing import charts, places, portraits, waterfronts

SCENES: Mapping[str, Callable[[Random], Image.Image]] = {
    "harbour_dawn": waterfronts.harbour_dawn,
    "harbour_night": waterfronts.harbour_night,
    "lighthouse": waterfronts.lighthouse,
    "wind_farm": waterfronts.wind_farm,
    "dunes": waterfronts.dunes,
    "flood": waterfronts.flood,
    "market": places.market,
    "skyline": places.skyline,
    "bridge": places.bridge,
    "stadium": places.stadium,
    "cinema": places.cinema,
    "bookshelf": places.bookshelf,
    "rising_curve": charts.rising_curve,
    "falling_curve": charts.falling_curve,
    "tide_curve": charts.tide_curve,
    "bar_chart": charts.bar_chart,
    "portrait": portraits.portrait,
}


def draw(scene: str, *, name: str) -> bytes:
    """The JPEG of a scene; the same scene and name always give the same picture."""
    chance = Random(name)  # noqa: S311 a drawing's chance must be repeatable, not secret
    file = BytesIO()
    SCENES[scene](chance).save(file, "JPEG", quality=86)
    return file.getvalue()
