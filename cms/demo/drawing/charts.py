"""Charts: curves and bars, without words, so that the caption says what they mean."""

from __future__ import annotations

from collections.abc import Sequence
from math import pi, sin
from random import Random

from PIL import Image

from cms.demo.drawing.canvas import WIDTH, Canvas, rgb

_STEPS = range(41)
_BARS = (0.42, 0.47, 0.44, 0.51, 0.49, 0.55, 0.72, 0.81)


def rising_curve(chance: Random) -> Image.Image:
    """A curve that rises from left to right, with a hollow in the middle."""
    return _curve(
        [760 - step * 12 + _hollow(step) - 22 * sin(step / 2.3) for step in _STEPS], chance=chance
    )


def falling_curve(chance: Random) -> Image.Image:
    """A plateau, then a steady fall."""
    return _curve(
        [260 + max(0, step - 12) * 16 - 14 * sin(step / 1.9) for step in _STEPS], chance=chance
    )


def tide_curve(chance: Random) -> Image.Image:
    """Two high waters and two low ones in a day."""
    return _curve([490 - 250 * sin(step * 4 * pi / 40 - 0.9) for step in _STEPS], chance=chance)


def bar_chart(chance: Random) -> Image.Image:
    """Eight bars, the last two clearly higher."""
    sheet = _paper(chance)
    for place, share in enumerate(_BARS):
        colour = "#c2622d" if place >= len(_BARS) - 2 else "#2f6f8f"
        height = share * 720
        sheet.box(190 + place * 158, 850 - height, width=108, height=height, colour=rgb(colour))
        sheet.box(
            190 + place * 158, 850 - height, width=14, height=height, colour=rgb("#ffffff", 36)
        )
    return sheet.finished()


def _hollow(step: int) -> float:
    return 120 / (1 + ((step - 20) / 4) ** 2)


def _curve(heights: Sequence[float], *, chance: Random) -> Image.Image:
    sheet = _paper(chance)
    points = [(160 + step * 32, height) for step, height in zip(_STEPS, heights, strict=True)]
    sheet.polygon([(160, 850), *points, (1440, 850)], rgb("#2f6f8f", 60))
    sheet.line(points, rgb("#1d4e89"), width=9)
    for x, y in points[::8]:
        sheet.disc(x, y, radius=15, colour=rgb("#1d4e89"))
        sheet.disc(x, y, radius=8, colour=rgb("#fbf8f1"))
    return sheet.finished()


def _paper(chance: Random) -> Canvas:
    sheet = Canvas.sky(["#fbf8f1", "#f3ecdd"], chance=chance)
    for rule in range(6):
        sheet.line(
            [(120, 130 + rule * 144), (WIDTH - 120, 130 + rule * 144)], rgb("#b9ad95", 150), width=2
        )
    sheet.line([(120, 850), (WIDTH - 120, 850)], rgb("#4a4336"), width=5)
    return sheet
