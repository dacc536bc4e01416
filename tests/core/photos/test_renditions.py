"""What is stored and served: the original and every rendition, made by the real models on real files."""

from __future__ import annotations

import os
import shutil
import subprocess
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from PIL import Image

from cms.core.models import NewsImage
from cms.core.photos.reading import read_metadata
from cms.core.photos.refusals import PictureRefused
from cms.published.renditions import specs_for
from tests.core.photos import pictures

pytestmark = pytest.mark.django_db

NAMES = {kind: f"photo.{kind}" for kind in pictures.LEAKY}
#: What a tool that knows thousands of tags must not find, whatever block or format they are in.
FORBIDDEN = (
    "GPS",
    "Serial",
    "OwnerName",
    "MakerNote",
    "Thumbnail",
    "Preview",
    "City",
    "History",
    "Model",
)


@pytest.fixture(params=sorted(pictures.LEAKY))
def image(request) -> NewsImage:
    """A leaky picture saved by code, as an importer does."""
    data = pictures.LEAKY[request.param]()
    return NewsImage.objects.create(
        title="Marché", file=ContentFile(data, name=NAMES[request.param])
    )


@pytest.fixture
def photo() -> NewsImage:
    data = pictures.leaky_jpeg(image=pictures.drawing((1400, 900)))
    return NewsImage.objects.create(title="Marché", file=ContentFile(data, name="photo.jpg"))


def stored(file) -> bytes:
    with file.storage.open(file.name) as opened:
        return opened.read()


def secrets_in(data: bytes) -> list[bytes]:
    return [secret for secret in pictures.SECRETS if secret in data]


def tags_in(path: str) -> list[str]:
    """Every tag that exiftool finds outside the colour profile."""
    tool = shutil.which("exiftool")
    if tool is None:
        say = pytest.fail if os.environ.get("CI") else pytest.skip
        say("exiftool is missing: install libimage-exiftool-perl")
    command = [tool, "-a", "-u", "-G1", "-s", "-ee", "-q", path]
    printed = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    return [line.split(":")[0] for line in printed.splitlines() if "[ICC" not in line]


def forbidden_in(path: str) -> list[str]:
    return [tag for tag in tags_in(path) if any(word in tag for word in FORBIDDEN)]


def test_the_stored_original_tells_nothing(image):
    assert secrets_in(stored(image.file)) == []
    assert read_metadata(stored(image.file)).credit == pictures.CREDIT


def test_the_size_is_that_of_the_picture(image):
    assert (image.width, image.height) == (64, 48)


def test_exiftool_finds_no_position_and_no_device_in_the_original(image):
    assert forbidden_in(image.file.path) == []
    assert any("Credit" in tag for tag in tags_in(image.file.path))


def test_exiftool_does_find_them_before_cleaning(tmp_path):
    path = tmp_path / "leaky.jpg"
    path.write_bytes(pictures.leaky_jpeg())

    found = " ".join(forbidden_in(str(path)))

    assert "GPSLatitude" in found
    assert "BodySerialNumber" in found or "SerialNumber" in found


@pytest.mark.parametrize(
    "spec",
    ["width-320", "width-320|format-jpeg", "width-320|format-webp", "fill-100x100|format-png"],
)
def test_a_rendition_tells_nothing(photo, spec):
    rendition = photo.get_rendition(spec)

    assert secrets_in(stored(rendition.file)) == []
    assert forbidden_in(rendition.file.path) == []


def test_a_rendition_keeps_the_profile_and_stands_upright(photo):
    rendition = photo.get_rendition("width-320|format-jpeg")

    with Image.open(BytesIO(stored(rendition.file))) as drawn:
        assert drawn.info["icc_profile"] == pictures.profile()
        assert drawn.getexif().get(0x0112, 1) == 1
        # The camera lay on its side: the tag said so, and is obeyed.
        assert drawn.height > drawn.width


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "CMYK"])
def test_every_mode_that_is_accepted_can_be_served(mode):
    make = pictures.jpeg if mode == "CMYK" else pictures.png
    data = make(image=pictures.drawing((900, 600), mode=mode))
    image = NewsImage.objects.create(
        title="x", file=ContentFile(data, name=f"x.{'jpg' if mode == 'CMYK' else 'png'}")
    )

    renditions = image.get_renditions(*specs_for(image).values(), "max-165x165")

    assert len(renditions) == len(specs_for(image)) + 1


def test_saving_a_file_behind_the_model_s_back_cleans_it_too(photo):
    photo.file.save("autre.jpg", ContentFile(pictures.leaky_jpeg(), name="x.jpg"), save=True)

    assert secrets_in(stored(NewsImage.objects.get(pk=photo.pk).file)) == []


def test_creating_in_bulk_cleans_too():
    image = NewsImage(title="x", file=ContentFile(pictures.leaky_png(), name="x.png"))
    image.collection_id = 1

    NewsImage.objects.bulk_create([image])

    assert secrets_in(stored(NewsImage.objects.get(title="x").file)) == []


def test_saving_words_does_not_touch_the_file(photo):
    before = photo.file.name

    photo.caption = "Autre légende"
    photo.save()

    assert NewsImage.objects.get(pk=photo.pk).file.name == before


def test_what_cannot_be_cleaned_is_not_stored():
    drawing = ContentFile(b"<svg xmlns='http://www.w3.org/2000/svg'/>", name="x.png")

    with pytest.raises(PictureRefused):
        NewsImage(title="x", width=1, height=1).file.save("x.png", drawing)

    assert not NewsImage.objects.exists()
