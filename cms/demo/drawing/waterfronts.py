"""Waterfronts: the harbour, the lighthouse, the wind farm, the dunes and the stream in spate."""

from __future__ import annotations

from math import cos, radians, sin
from random import Random

from PIL import Image

from cms.demo.drawing.canvas import HEIGHT, WIDTH, Canvas, rgb, ridge


def harbour_dawn(chance: Random) -> Image.Image:
    """Three cranes against an orange sky."""
    sheet = Canvas.sky(["#22304f", "#6b4a6f", "#d9775a", "#f6b56a", "#fbe3b0"], chance=chance)
    sheet.glow(1010, 560, radius=150, colour="#fff1c9", strength=255)
    sheet.polygon(ridge(chance, base=610, rise=60), rgb("#5a4261", 180))
    sheet.band(["#e39a63", "#a35d5c", "#4a3a5c", "#202a45"], top=620)
    sheet.ripples("#ffdca0", top=625)
    for place, size in ((240, 0.9), (660, 1.15), (1250, 0.8)):
        _crane(sheet, place, size=size, colour="#221d33")
    sheet.box(0, 596, width=1500, height=34, colour=rgb("#1c1a2e"))
    _containers(sheet, left=330, count=9, colours=("#7b2d3a", "#274a63", "#8c5b2b", "#3d4f3a"))
    return sheet.finished()


def harbour_night(chance: Random) -> Image.Image:
    """Lit quays and what the black water makes of them."""
    sheet = Canvas.sky(["#050a18", "#0b1730", "#13264a", "#24406b"], chance=chance)
    _stars(sheet, count=160)
    _quay_houses(sheet, base=560)
    sheet.band(["#12233f", "#0a1428", "#040913"], top=560)
    for _lamp in range(46):
        x = chance.uniform(20, WIDTH - 20)
        colour = chance.choice(["#ffd27a", "#ffb45e", "#ffe9b8", "#9fd0ff"])
        sheet.disc(x, 552, radius=4, colour=rgb(colour))
        _reflection(sheet, x, colour=colour)
    sheet.glow(1220, 150, radius=46, colour="#f4f1e1", strength=240)
    sheet.disc(1220, 150, radius=40, colour=rgb("#f4f1e1"))
    return sheet.finished()


def lighthouse(chance: Random) -> Image.Image:
    """A red and white tower, its beam across the night."""
    sheet = Canvas.sky(["#0a1630", "#17305a", "#31548a", "#7f96b8"], chance=chance)
    _stars(sheet, count=120)
    sheet.polygon([(470, 265), (1700, 60), (1700, 420)], rgb("#fff0bf", 90))
    sheet.polygon([(470, 265), (-100, 190), (-100, 360)], rgb("#fff0bf", 60))
    sheet.band(["#3a5c86", "#1d3a5f", "#0a1c36"], top=700)
    sheet.ripples("#a9c7e6", top=705)
    sheet.polygon([(160, 800), (300, 690), (470, 660), (640, 700), (800, 800)], rgb("#14202f"))
    for floor in range(5):
        colour = "#f3efe6" if floor % 2 == 0 else "#b23a36"
        top, bottom = 300 + floor * 76, 376 + floor * 76
        sheet.polygon(
            [
                (430 - floor * 8, top), (510 + floor * 8, top),
                (518 + floor * 8, bottom), (422 - floor * 8, bottom),
            ],
            rgb(colour),
        )  # fmt: skip
    sheet.box(420, 286, width=100, height=16, colour=rgb("#22303f"))
    sheet.box(446, 236, width=48, height=52, colour=rgb("#ffe79c"))
    sheet.polygon([(436, 238), (504, 238), (470, 198)], rgb("#8f2b28"))
    sheet.glow(470, 262, radius=60, colour="#fff4c8", strength=230)
    return sheet.finished()


def wind_farm(chance: Random) -> Image.Image:
    """Seven turbines in a row, above a green sea."""
    sheet = Canvas.sky(["#5f8fb0", "#9dc0cf", "#d8e3dd", "#f2ead2"], chance=chance)
    sheet.glow(330, 420, radius=90, colour="#fff6dc", strength=220)
    _clouds(sheet, count=16)
    sheet.band(["#6fa3a0", "#3d7c7c", "#1d5257", "#0f343a"], top=640)
    sheet.ripples("#d9f0e6", top=645, count=320)
    for number in range(7):
        _turbine(sheet, 250 + number * 185, size=0.62 + number * 0.09, turn=chance.uniform(0, 120))
    return sheet.finished()


def dunes(chance: Random) -> Image.Image:
    """Golden sand at the edge of a pale sea."""
    sheet = Canvas.sky(["#8fb9d3", "#bcd7e0", "#eee9da"], chance=chance)
    _clouds(sheet, count=12)
    sheet.band(["#9cc4cf", "#6ea7b9"], top=470)
    sheet.ripples("#ffffff", top=475, bottom=640)
    for base, rise, colour in (
        (640, 90, "#e6cf9a"), (740, 140, "#d8b878"), (860, 170, "#c49d5c"), (990, 160, "#a17d45"),
    ):  # fmt: skip
        sheet.polygon(ridge(chance, base=base, rise=rise, step=230), rgb(colour))
    for _tuft in range(170):
        x, y = chance.uniform(0, WIDTH), chance.uniform(800, HEIGHT)
        lean = chance.uniform(-9, 16)
        sheet.line([(x, y), (x + lean, y - chance.uniform(18, 46))], rgb("#6f7a45", 200), width=2)
    return sheet.finished()


def flood(chance: Random) -> Image.Image:
    """Grey water at the foot of the houses, under slanting rain."""
    sheet = Canvas.sky(["#39424d", "#5d6873", "#8a939a", "#a9aca8"], chance=chance)
    _quay_houses(sheet, base=610, lit=0.12, colours=("#57504f", "#6b5f58", "#4b4d55", "#73675c"))
    sheet.band(["#7d7a6c", "#5c594f", "#3c3b38", "#2a2b2c"], top=585)
    sheet.ripples("#c9c5b4", top=590, count=420)
    for _drop in range(900):
        x, y = chance.uniform(-80, WIDTH), chance.uniform(-40, HEIGHT)
        length = chance.uniform(14, 40)
        sheet.line(
            [(x, y), (x + length * 0.35, y + length)],
            rgb("#e4e9ee", chance.randint(30, 90)),
            width=1,
        )
    return sheet.finished()


def _crane(sheet: Canvas, x: float, *, size: float, colour: str) -> None:
    ink, base = rgb(colour), 600.0
    height, reach = 300 * size, 260 * size
    sheet.polygon(
        [
            (x - 36 * size, base),
            (x - 10 * size, base - height),
            (x, base - height),
            (x - 22 * size, base),
        ],
        ink,
    )
    sheet.polygon(
        [
            (x + 36 * size, base),
            (x + 10 * size, base - height),
            (x, base - height),
            (x + 22 * size, base),
        ],
        ink,
    )
    arm = base - height * 0.86
    sheet.line([(x - reach * 0.45, arm), (x + reach, arm - 20 * size)], ink, width=9 * size)
    sheet.line([(x, base - height * 1.18), (x + reach * 0.9, arm - 18 * size)], ink, width=3 * size)
    sheet.line([(x, base - height * 1.18), (x - reach * 0.42, arm)], ink, width=3 * size)
    sheet.line([(x, base - height), (x, base - height * 1.18)], ink, width=8 * size)
    hook = x + reach * 0.66
    sheet.line([(hook, arm), (hook, arm + 110 * size)], ink, width=2)
    sheet.box(hook - 26 * size, arm + 110 * size, width=52 * size, height=24 * size, colour=ink)


def _containers(sheet: Canvas, *, left: float, count: int, colours: tuple[str, ...]) -> None:
    for row in range(2):
        for column in range(count - row * 3):
            colour = rgb(sheet.chance.choice(colours))
            sheet.box(
                left + column * 46 + row * 60, 570 - row * 26, width=44, height=25, colour=colour
            )


def _turbine(sheet: Canvas, x: float, *, size: float, turn: float) -> None:
    white, foot, hub = rgb("#f7f6f0"), 690.0, 690 - 330 * size
    sheet.polygon(
        [(x - 6 * size, foot), (x + 6 * size, foot), (x + 3 * size, hub), (x - 3 * size, hub)],
        white,
    )
    sheet.box(x - 12 * size, foot - 6, width=24 * size, height=18, colour=rgb("#d9a441"))
    for blade in range(3):
        _blade(sheet, (x, hub), length=150 * size, angle=turn + blade * 120)
    sheet.disc(x, hub, radius=7 * size, colour=white)


def _blade(sheet: Canvas, hub: tuple[float, float], *, length: float, angle: float) -> None:
    across, along = _turned(angle)
    x, y = hub
    tip = (x + along[0] * length, y + along[1] * length)
    belly = (
        x + along[0] * length * 0.25 + across[0] * 9,
        y + along[1] * length * 0.25 + across[1] * 9,
    )
    sheet.polygon([hub, belly, tip], rgb("#f7f6f0"))


def _turned(angle: float) -> tuple[tuple[float, float], tuple[float, float]]:
    turn = radians(angle)
    return (-sin(turn), cos(turn)), (cos(turn), sin(turn))


def _stars(sheet: Canvas, *, count: int) -> None:
    for _star in range(count):
        x, y = sheet.chance.uniform(0, WIDTH), sheet.chance.uniform(0, 430)
        sheet.disc(
            x,
            y,
            radius=sheet.chance.uniform(0.6, 1.8),
            colour=rgb("#ffffff", sheet.chance.randint(80, 220)),
        )


def _clouds(sheet: Canvas, *, count: int) -> None:
    for _cloud in range(count):
        x, y = sheet.chance.uniform(-100, WIDTH), sheet.chance.uniform(40, 330)
        for puff in range(5):
            radius = sheet.chance.uniform(40, 110)
            sheet.disc(x + puff * 60, y, radius=radius, colour=rgb("#ffffff", 26), flat=0.28)


def _quay_houses(
    sheet: Canvas,
    *,
    base: float,
    lit: float = 0.5,
    colours: tuple[str, ...] = ("#1a2440", "#202c4b", "#16203a", "#27304f"),
) -> None:
    x = -20.0
    while x < WIDTH:
        width, height = sheet.chance.uniform(80, 140), sheet.chance.uniform(150, 270)
        colour = rgb(sheet.chance.choice(colours))
        sheet.box(x, base - height, width=width, height=height, colour=colour)
        sheet.polygon(
            [
                (x - 4, base - height),
                (x + width / 2, base - height - 60),
                (x + width + 4, base - height),
            ],
            colour,
        )
        _windows(sheet, x, base - height, width=width, height=height, lit=lit)
        x += width


def _windows(
    sheet: Canvas, left: float, top: float, *, width: float, height: float, lit: float
) -> None:
    for row in range(int(height // 52)):
        for column in range(int(width // 36)):
            on = sheet.chance.random() < lit
            colour = rgb("#ffd98a", 230) if on else rgb("#0c1222", 120)
            sheet.box(
                left + 14 + column * 36, top + 18 + row * 52, width=16, height=26, colour=colour
            )


def _reflection(sheet: Canvas, x: float, *, colour: str) -> None:
    for step in range(16):
        y = 570 + step * 24
        length = sheet.chance.uniform(4, 12) + step * 1.2
        sheet.line(
            [(x - length, y), (x + length, y)], rgb(colour, max(10, 130 - step * 8)), width=2
        )
