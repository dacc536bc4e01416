"""Images are drawn before what shows them is built: drawing takes long, and locks must not wait for it."""

from __future__ import annotations

import pytest
from django.db import connection

from cms.core.models import NewsImage
from cms.published import projector
from cms.published.models import PublishedDocument

pytestmark = pytest.mark.django_db


@pytest.fixture
def drawn(monkeypatch):
    """How deep in transactions each drawing was begun."""
    depths = []
    draw = NewsImage.create_renditions

    def create_renditions(image, *filters):
        if filters:
            depths.append(len(connection.savepoint_ids))
        return draw(image, *filters)

    monkeypatch.setattr(NewsImage, "create_renditions", create_renditions)
    return depths


@pytest.fixture
def built(monkeypatch):
    """The pages that were built, each time they were."""
    pages = []
    build = projector.build

    def noted(page, **how):
        pages.append(page.pk)
        return build(page, **how)

    monkeypatch.setattr(projector, "build", noted)
    return pages


def test_an_image_is_drawn_outside_the_transaction_that_shows_it(newsroom, drawn):
    article = newsroom.article(hero=newsroom.image(), hero_alt="Un quai")

    newsroom.settle()

    assert drawn == [len(connection.savepoint_ids)]
    assert '"srcset":[{' in PublishedDocument.objects.get(page_id=article.pk).body


def test_an_image_of_the_text_is_drawn_there_too(newsroom, drawn):
    hero, inside = newsroom.image(), newsroom.image("Grue")
    shown = {"image": inside.pk, "alt": "", "decorative": True, "caption": "", "credit": ""}
    newsroom.article(hero=hero, hero_alt="Un quai", body=[{"type": "image", "value": shown}])

    newsroom.settle()

    assert drawn == [len(connection.savepoint_ids)] * 2


def test_a_page_whose_images_are_drawn_is_built_once(newsroom, drawn, built):
    article = newsroom.article(hero=newsroom.image(), hero_alt="Un quai")
    newsroom.settle()
    drawn.clear()
    built.clear()

    newsroom.publish(article)
    newsroom.settle()

    assert (drawn, built.count(article.pk)) == ([], 1)


def test_an_image_that_cannot_be_drawn_holds_nothing_up(newsroom, built):
    image = newsroom.image()
    image.file.storage.delete(image.file.name)
    article = newsroom.article(hero=image, hero_alt="Un quai")

    newsroom.settle()

    assert '"hero":null' in PublishedDocument.objects.get(page_id=article.pk).body
    assert article.pk in built
