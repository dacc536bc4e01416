"""Canvas: a sheet measured in 1,600 × 1,000 units, drawn twice as large and reduced so that edges are soft."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

WIDTH, HEIGHT = 1600, 1000
SCALE = 2
Colour = tuple[int, int, int] | tuple[int, int, int, int]
Point = tuple[float, float]


def rgb(code: str, alpha: int = 255) -> tuple[int, int, int, int]:
    """`#1d4e89` as the tuple Pillow draws with."""
    red, green, blue = (int(code[start : start + 2], 16) for start in (1, 3, 5))
    return red, green, blue, alpha


@dataclass(frozen=True, slots=True, kw_only=True)
class Canvas:
    """A picture being drawn; `chance` is seeded, so the same name always gives the same picture."""

    image: Image.Image
    chance: Random

    @classmethod
    def sky(cls, stops: Sequence[str], *, chance: Random) -> Canvas:
        """A sheet painted from top to bottom through `stops`."""
        image = gradient(stops, size=(WIDTH * SCALE, HEIGHT * SCALE))
        return cls(image=image, chance=chance)

    @property
    def pen(self) -> ImageDraw.ImageDraw:
        """A pen that blends transparent colours."""
        return ImageDraw.Draw(self.image, "RGBA")

    def band(self, stops: Sequence[str], *, top: float, bottom: float = HEIGHT) -> None:
        """Paint a horizontal band, a sea or a field, over the sheet."""
        size = (WIDTH * SCALE, int((bottom - top) * SCALE))
        self.image.paste(gradient(stops, size=size), (0, int(top * SCALE)))

    def polygon(self, points: Iterable[Point], colour: Colour) -> None:
        """Fill the shape between `points`."""
        self.pen.polygon([(x * SCALE, y * SCALE) for x, y in points], fill=colour)

    def box(self, x: float, y: float, *, width: float, height: float, colour: Colour) -> None:
        """Fill a rectangle given by its upper left corner."""
        self.polygon([(x, y), (x + width, y), (x + width, y + height), (x, y + height)], colour)

    def disc(self, x: float, y: float, *, radius: float, colour: Colour, flat: float = 1) -> None:
        """Fill a disc, or an ellipse `flat` times as high as it is wide."""
        across, down = radius * SCALE, radius * flat * SCALE
        centre_x, centre_y = x * SCALE, y * SCALE
        self.pen.ellipse(
            (centre_x - across, centre_y - down, centre_x + across, centre_y + down), fill=colour
        )

    def line(self, points: Iterable[Point], colour: Colour, *, width: float = 2) -> None:
        """Draw a broken line."""
        scaled = [(x * SCALE, y * SCALE) for x, y in points]
        self.pen.line(scaled, fill=colour, width=max(1, round(width * SCALE)), joint="curve")

    def glow(self, x: float, y: float, *, radius: float, colour: str, strength: int = 200) -> None:
        """Lay a soft light; drawn small and enlarged, for a blur on the whole sheet takes seconds."""
        small = (WIDTH // 8, HEIGHT // 8)
        mask = Image.new("L", small)
        edge = radius / 8
        ImageDraw.Draw(mask).ellipse(
            (x / 8 - edge, y / 8 - edge, x / 8 + edge, y / 8 + edge), fill=strength
        )
        mask = mask.filter(ImageFilter.GaussianBlur(edge * 0.6)).resize(
            self.image.size, Image.Resampling.BICUBIC
        )
        self.image.paste(rgb(colour)[:3], mask=mask)

    def ripples(self, colour: str, *, top: float, bottom: float = HEIGHT, count: int = 220) -> None:
        """Scatter short horizontal strokes, longer and stronger towards the reader."""
        for _stroke in range(count):
            depth = self.chance.random() ** 0.7
            y = top + depth * (bottom - top)
            x = self.chance.uniform(-40, WIDTH)
            length = self.chance.uniform(15, 50) * (0.5 + 2 * depth)
            self.line(
                [(x, y), (x + length, y)], rgb(colour, int(25 + 70 * depth)), width=1 + 2 * depth
            )

    def finished(self) -> Image.Image:
        """The sheet at its final size, with the grain of paper."""
        image = self.image.reduce(SCALE)
        grain = Image.frombytes(
            "L", (WIDTH // 2, HEIGHT // 2), self.chance.randbytes(WIDTH * HEIGHT // 4)
        )
        grain = grain.resize(image.size, Image.Resampling.BILINEAR).point(
            lambda level: 128 + (level - 128) // 7
        )
        return ImageChops.soft_light(image, Image.merge("RGB", (grain, grain, grain)))


def gradient(stops: Sequence[str], *, size: tuple[int, int]) -> Image.Image:
    """A vertical gradient through evenly spaced colours."""
    column = Image.new("RGB", (1, len(stops)))
    column.putdata([rgb(stop)[:3] for stop in stops])
    tall = column.resize((1, size[1]), Image.Resampling.BILINEAR)
    return tall.resize(size, Image.Resampling.NEAREST)


def ridge(chance: Random, *, base: float, rise: float, step: float = 80) -> list[Point]:
    """A rolling line of hills from one edge to the other, closed at the bottom."""
    count = int(WIDTH / step) + 2
    line = [(place * step, base - chance.uniform(0, rise)) for place in range(count)]
    for _round in range(4):
        line = [line[0], *_corners_cut(line), line[-1]]
    return [(0, HEIGHT), *line, (line[-1][0], HEIGHT)]


def _corners_cut(line: Sequence[Point]) -> list[Point]:
    """Chaikin's curve: each segment gives the points at its first and last quarter."""
    return [
        (x + (next_x - x) * share, y + (next_y - y) * share)
        for (x, y), (next_x, next_y) in pairwise(line)
        for share in (0.25, 0.75)
    ]
