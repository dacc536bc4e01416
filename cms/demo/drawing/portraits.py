"""Portraits: one style, a head and shoulders in flat colours, different for each name."""

from __future__ import annotations

from random import Random

from PIL import Image

from cms.demo.drawing.canvas import HEIGHT, WIDTH, Canvas, rgb

_GROUNDS = (
    ("#cfe0dc", "#8fb3ad"),
    ("#f0dcc0", "#d6a97a"),
    ("#d9d5ea", "#9d96c4"),
    ("#f2d3cd", "#cf8f86"),
)
_SKINS = ("#f1c9a5", "#d9a07a", "#a86b47", "#7a4a30", "#e8b894")
_HAIR = ("#2b211d", "#5a3a22", "#8c5a2b", "#b8b2aa", "#3d2b3a")
_CLOTHES = ("#2f4858", "#7a2e3d", "#3d5c3f", "#4a3f6b", "#8a5a00")


def portrait(chance: Random) -> Image.Image:
    """Someone seen from the front, to be cropped square."""
    light, deep = chance.choice(_GROUNDS)
    sheet = Canvas.sky([light, deep], chance=chance)
    sheet.disc(WIDTH / 2, 520, radius=430, colour=rgb("#ffffff", 46))
    skin, hair = chance.choice(_SKINS), chance.choice(_HAIR)
    long_hair = chance.random() < 0.6
    if long_hair:
        sheet.disc(800, 520, radius=225, colour=rgb(hair), flat=1.45)
    _shoulders(sheet, colour=chance.choice(_CLOTHES), skin=skin)
    _head(sheet, skin=skin, hair=hair)
    if chance.random() < 0.45:
        _glasses(sheet)
    return sheet.finished().crop((300, 0, 1300, HEIGHT))


def _shoulders(sheet: Canvas, *, colour: str, skin: str) -> None:
    sheet.disc(800, 1060, radius=380, colour=rgb(colour), flat=0.72)
    sheet.box(735, 640, width=130, height=190, colour=rgb(skin))
    sheet.disc(800, 815, radius=88, colour=rgb(skin), flat=0.6)
    sheet.box(735, 640, width=130, height=60, colour=rgb("#000000", 26))


def _head(sheet: Canvas, *, skin: str, hair: str) -> None:
    ink = rgb("#2a2220")
    sheet.disc(800, 470, radius=172, colour=rgb(skin), flat=1.24)
    for ear in (630, 970):
        sheet.disc(ear, 490, radius=28, colour=rgb(skin), flat=1.3)
    fringe = [
        (622, 470),
        (632, 330),
        (720, 236),
        (880, 236),
        (968, 330),
        (978, 470),
        (930, 372),
        (800, 330),
        (690, 372),
    ]
    sheet.polygon(fringe, rgb(hair))
    for eye in (735, 865):
        sheet.disc(eye, 480, radius=13, colour=ink)
        sheet.line([(eye - 30, 440), (eye + 30, 436)], rgb(hair), width=9)
    sheet.line([(800, 490), (786, 560), (808, 564)], rgb("#000000", 70), width=5)
    sheet.line([(745, 612), (775, 630), (825, 630), (855, 612)], rgb("#8a3b38"), width=8)


def _glasses(sheet: Canvas) -> None:
    ink = rgb("#22262e")
    for eye in (735, 865):
        ring = [(eye - 48, 452), (eye + 48, 452), (eye + 44, 516), (eye - 44, 516), (eye - 48, 452)]
        sheet.line(ring, ink, width=7)
    sheet.line([(783, 476), (817, 476)], ink, width=7)
