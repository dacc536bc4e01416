"""Drawings: real JPEG files, the same each time."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from cms.demo.drawing.scenes import SCENES, draw


@pytest.mark.parametrize("scene", sorted(SCENES))
def test_a_scene_is_a_picture_of_the_size_a_page_asks_for(scene):
    image = Image.open(BytesIO(draw(scene, name="essai")))

    assert image.format == "JPEG"
    assert image.size == ((1000, 1000) if scene == "portrait" else (1600, 1000))
    assert len(image.resize((40, 25)).getcolors(1000)) > 50


def test_a_name_always_gives_the_same_picture():
    assert draw("portrait", name="anne") == draw("portrait", name="anne")


def test_two_names_give_two_pictures():
    assert draw("portrait", name="anne") != draw("portrait", name="paul")
