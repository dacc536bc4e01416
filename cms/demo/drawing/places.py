"""Places: the market, the roofs, the bridge, the stadium, the cinema and the bookshelf."""

from __future__ import annotations

from random import Random

from PIL import Image

from cms.demo.drawing.canvas import HEIGHT, WIDTH, Canvas, Point, rgb, ridge


def market(chance: Random) -> Image.Image:
    """Striped awnings over heaps of fruit."""
    sheet = Canvas.sky(["#cfe0e3", "#f2e8d3", "#e9cfa5"], chance=chance)
    sheet.polygon(ridge(chance, base=330, rise=120, step=120), rgb("#b79a86"))
    sheet.box(0, 400, width=WIDTH, height=620, colour=rgb("#8a7664"))
    sheet.band(["#9c8a78", "#6f6053"], top=820)
    for stall, colour in enumerate(("#b5443c", "#2f6f6a", "#c98a2c", "#41598c")):
        _stall(sheet, 30 + stall * 395, colour=colour)
    return sheet.finished()


def skyline(chance: Random) -> Image.Image:
    """Roofs and steeples late in the day."""
    sheet = Canvas.sky(["#3b5d86", "#7f94ad", "#d8b59a", "#f3d6a6"], chance=chance)
    sheet.glow(380, 500, radius=110, colour="#fff0cc", strength=230)
    for base, shade in ((620, "#8b86a0"), (730, "#67627f"), (850, "#47415f"), (990, "#2b2742")):
        _roofs(sheet, base=base, colour=shade)
    return sheet.finished()


def bridge(chance: Random) -> Image.Image:
    """A long bridge of arches above a calm stream."""
    sheet = Canvas.sky(["#86b2c9", "#bcd5d6", "#efe6cf", "#f6dfb8"], chance=chance)
    sheet.polygon(ridge(chance, base=560, rise=130, step=160), rgb("#8ea589"))
    sheet.polygon(ridge(chance, base=610, rise=90, step=110), rgb("#6c8a6d"))
    sheet.band(["#8fb6b4", "#5f9497", "#2f6670", "#1b4450"], top=640)
    sheet.box(0, 470, width=WIDTH, height=180, colour=rgb("#c9b497"))
    for arch in range(6):
        _arch(sheet, 30 + arch * 265)
    sheet.box(0, 452, width=WIDTH, height=26, colour=rgb("#a58f73"))
    for post in range(41):
        sheet.box(post * 40, 424, width=6, height=30, colour=rgb("#7b6a56"))
    sheet.box(0, 420, width=WIDTH, height=7, colour=rgb("#7b6a56"))
    for place in (330, 470, 980):
        _cyclist(sheet, place)
    sheet.ripples("#e8f3ea", top=660, count=260)
    return sheet.finished()


def stadium(chance: Random) -> Image.Image:
    """A striped pitch under four floodlights."""
    sheet = Canvas.sky(["#0d1a33", "#1d3557", "#40618a"], chance=chance)
    sheet.box(0, 300, width=WIDTH, height=200, colour=rgb("#27364d"))
    for _seat in range(2600):
        x, y = chance.uniform(0, WIDTH), chance.uniform(310, 490)
        colour = chance.choice(["#d9c7a4", "#a33b36", "#e8e8e4", "#4d6c9a", "#26324a"])
        sheet.disc(x, y, radius=3.4, colour=rgb(colour, 210))
    for stripe in range(10):
        shade = "#3f8f4c" if stripe % 2 else "#367e43"
        left, right = _pitch_edge(stripe), _pitch_edge(stripe + 1)
        sheet.polygon(
            [(left[0], 500), (right[0], 500), (right[1], HEIGHT), (left[1], HEIGHT)], rgb(shade)
        )
    white = rgb("#f4f7f0", 230)
    sheet.line([(0, 640), (WIDTH, 640)], white, width=4)
    sheet.line(
        [(800 - 330, 640), (800 - 210, 560), (800 + 210, 560), (800 + 330, 640)], white, width=4
    )
    for x in (150, 560, 1040, 1450):
        sheet.box(x - 5, 90, width=10, height=215, colour=rgb("#8b95a5"))
        sheet.box(x - 60, 66, width=120, height=36, colour=rgb("#fdfbe8"))
        sheet.glow(x, 84, radius=110, colour="#fffbe0", strength=170)
    return sheet.finished()


def cinema(chance: Random) -> Image.Image:
    """A beam of light over rows of seats in the dark."""
    sheet = Canvas.sky(["#150f1f", "#21162c", "#120c18"], chance=chance)
    sheet.box(330, 130, width=940, height=430, colour=rgb("#f1e6cf"))
    sheet.glow(800, 345, radius=330, colour="#fff7e4", strength=150)
    sheet.polygon(
        [(330, 560), (330, 470), (560, 400), (760, 500), (980, 380), (1270, 480), (1270, 560)],
        rgb("#9ab0b8", 200),
    )
    sheet.polygon([(1560, 0), (1600, 0), (1600, 40), (1270, 560), (330, 130)], rgb("#fff3d2", 34))
    for side in (0, 1290):
        for fold in range(9):
            shade = "#6d1f2c" if fold % 2 else "#561722"
            sheet.box(side + fold * 35, 60, width=36, height=600, colour=rgb(shade))
    for row in range(4):
        _seats(sheet, row)
    return sheet.finished()


def bookshelf(chance: Random) -> Image.Image:
    """Spines of every colour, tight on their shelves."""
    sheet = Canvas.sky(["#4a3526", "#3a281c"], chance=chance)
    colours = (
        "#7d2f38",
        "#2f5d62",
        "#d7a63f",
        "#e6dcc7",
        "#34486b",
        "#8c5a7a",
        "#556b3f",
        "#b65f36",
        "#22252d",
    )
    for shelf in range(3):
        base = 320.0 + shelf * 325
        x = 30.0
        while x < WIDTH - 40:
            width, height = chance.uniform(26, 66), chance.uniform(190, 268)
            _spine(sheet, (x, base), size=(width, height), colour=chance.choice(colours))
            x += width + 2
        sheet.box(0, base, width=WIDTH, height=34, colour=rgb("#7a5738"))
        sheet.box(0, base + 34, width=WIDTH, height=14, colour=rgb("#241810", 160))
    return sheet.finished()


def _stall(sheet: Canvas, x: float, *, colour: str) -> None:
    sheet.box(x + 10, 400, width=8, height=440, colour=rgb("#4c3d31"))
    sheet.box(x + 342, 400, width=8, height=440, colour=rgb("#4c3d31"))
    for stripe in range(10):
        shade = rgb(colour) if stripe % 2 == 0 else rgb("#f5ecdc")
        left = x + stripe * 36
        top = x + 25 + stripe * 31
        sheet.polygon([(top, 330), (top + 31, 330), (left + 36, 440), (left, 440)], shade)
        sheet.disc(left + 18, 440, radius=18, colour=shade, flat=0.8)
    sheet.polygon([(x - 6, 650), (x + 366, 650), (x + 346, 850), (x + 14, 850)], rgb("#6b4d33"))
    for row in range(3):
        fruit = sheet.chance.choice(["#d9542f", "#e0a22f", "#6f9440", "#8d2f47", "#e8cf52"])
        for place in range(12 - row):
            sheet.disc(x + 22 + row * 15 + place * 29, 640 - row * 24, radius=16, colour=rgb(fruit))
            sheet.disc(
                x + 17 + row * 15 + place * 29, 634 - row * 24, radius=5, colour=rgb("#ffffff", 70)
            )


def _roofs(sheet: Canvas, *, base: float, colour: str) -> None:
    x, ink, chance = -30.0, rgb(colour), sheet.chance
    while x < WIDTH:
        width, height = chance.uniform(70, 150), chance.uniform(70, 190)
        top = base - height
        sheet.box(x, top, width=width, height=HEIGHT - top, colour=ink)
        sheet.polygon(
            [(x - 6, top), (x + width / 2, top - chance.uniform(30, 70)), (x + width + 6, top)], ink
        )
        if chance.random() < 0.4:
            sheet.box(x + width * 0.7, top - 60, width=14, height=60, colour=ink)
        if chance.random() < 0.13:
            _steeple(sheet, x + width / 2, top=top, colour=colour)
        if chance.random() < 0.5:
            sheet.box(x + width * 0.3, top + 34, width=14, height=22, colour=rgb("#ffd890", 200))
        x += width


def _steeple(sheet: Canvas, x: float, *, top: float, colour: str) -> None:
    sheet.box(x - 22, top - 150, width=44, height=160, colour=rgb(colour))
    sheet.polygon([(x - 28, top - 150), (x + 28, top - 150), (x, top - 290)], rgb(colour))


def _arch(sheet: Canvas, x: float) -> None:
    water, shade = rgb("#7fa9a8"), rgb("#5d4d3d")
    sheet.disc(x + 105, 640, radius=108, colour=shade, flat=1.2)
    sheet.disc(x + 105, 652, radius=96, colour=water, flat=1.2)
    sheet.box(x - 10, 645, width=235, height=130, colour=rgb("#5f9497"))
    sheet.disc(x + 105, 660, radius=96, colour=rgb("#3b6d73", 150), flat=0.7)


def _cyclist(sheet: Canvas, x: float) -> None:
    ink = rgb("#2c3440")
    for wheel in (x, x + 34):
        sheet.disc(wheel, 438, radius=13, colour=ink)
        sheet.disc(wheel, 438, radius=10, colour=rgb("#c9b497"))
    sheet.line([(x, 438), (x + 14, 418), (x + 34, 438), (x + 12, 438), (x + 14, 418)], ink, width=3)
    sheet.line([(x + 14, 416), (x + 22, 392), (x + 32, 408)], ink, width=6)
    sheet.disc(x + 24, 384, radius=8, colour=ink)


def _pitch_edge(stripe: int) -> Point:
    """Where a stripe's edge meets the far line and the near one."""
    share = stripe / 10
    return 120 + share * 1360, -500 + share * 2600


def _seats(sheet: Canvas, row: int) -> None:
    top, width = 640.0 + row * 92, 74.0 + row * 26
    shade = ("#35506e", "#2b4562", "#213852", "#172a40")[row]
    for place in range(int(WIDTH // width) + 2):
        x = place * width - (width / 2 if row % 2 else 0)
        sheet.disc(x + width / 2, top + 26, radius=width * 0.42, colour=rgb(shade), flat=0.75)
        sheet.box(x + width * 0.08, top + 24, width=width * 0.84, height=170, colour=rgb(shade))
        if sheet.chance.random() < 0.35:
            sheet.disc(x + width / 2, top - 2, radius=width * 0.2, colour=rgb("#0d0a12"))


def _spine(sheet: Canvas, foot: Point, *, size: tuple[float, float], colour: str) -> None:
    (x, base), (width, height) = foot, size
    sheet.box(x, base - height, width=width, height=height, colour=rgb(colour))
    sheet.box(x, base - height, width=4, height=height, colour=rgb("#ffffff", 40))
    sheet.box(x + width - 5, base - height, width=5, height=height, colour=rgb("#000000", 70))
    for band in (0.16, 0.2, 0.82):
        sheet.box(
            x + 5,
            base - height + height * band,
            width=width - 10,
            height=5,
            colour=rgb("#f3e6c4", 150),
        )
