"""A picture leaves what is online the second its rights end, and the desk is told before."""

from __future__ import annotations

from copy import deepcopy
from datetime import timedelta

import pytest
import time_machine
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ReferenceIndex

from cms.core.models import NewsImage
from cms.published.drain import drain
from cms.published.models import Change, PublishedDocument, PublishedResource

pytestmark = pytest.mark.django_db

SECOND = timedelta(seconds=1)
CAPTION = "Légende qzx"


@pytest.fixture(scope="module")
def end():
    return timezone.now().replace(microsecond=0) + timedelta(days=3)


@pytest.fixture(scope="module")
def made(indexed, shared, end):
    """A picture above the text, in it, in an author's portrait and on a card elsewhere."""
    newsroom = shared
    image = newsroom.image("Quai qzx", caption=CAPTION, rights_expire_at=end)
    shown = {"image": image.pk, "alt": "Un quai", "decorative": False, "caption": "", "credit": ""}
    page = newsroom.article(
        "Un titre",
        hero=image,
        hero_alt="Un quai",
        body=[{"type": "image", "value": shown}],
        authors=[newsroom.author(photo=image)],
    )
    newsroom.article(
        "Autre", body=[{"type": "read_also", "value": {"page": page.pk, "url": "", "label": ""}}]
    )
    newsroom.settle()
    return page, image


@pytest.fixture
def article(db, made):
    return deepcopy(made[0])


@pytest.fixture
def image(db, made):
    return NewsImage.objects.get(pk=made[1].pk)


def everything():
    documents = [
        text for row in PublishedDocument.objects.values_list("body", "card") for text in row
    ]
    return "".join([*documents, *PublishedResource.objects.values_list("body", flat=True)])


def test_it_leaves_everything_in_its_second(article, image, end):
    drain(clock=lambda: end - SECOND)
    before = everything()
    last = Change.objects.order_by("-pk").first().pk

    drain(clock=lambda: end)

    assert before.count(CAPTION) > 4
    assert CAPTION not in everything()
    changed = Change.objects.filter(pk__gt=last).values_list("key", flat=True)
    assert {f"page:{article.pk}", f"image:{image.pk}"} <= set(changed)


def test_the_document_says_until_when_it_is_fresh(article, end):
    assert PublishedDocument.objects.get(page_id=article.pk).fresh_until == end


def test_the_picture_itself_is_answered_no_more(article, image, end, api):
    address = f"/api/v2/images/{image.pk}/"
    before = api.get(address).status_code

    with time_machine.travel(end, tick=False):
        drain(clock=lambda: end)

        assert (before, api.get(address).status_code) == (200, 404)


def test_rights_that_are_renewed_bring_it_back(article, image, end, newsroom):
    drain(clock=lambda: end)
    image.rights_expire_at = end + timedelta(days=30)
    image.save()
    drain(clock=lambda: end + SECOND)

    assert CAPTION in everything()


def test_rights_that_are_found_ended_hide_it_within_the_transaction(article, image):
    with transaction.atomic():
        image.rights_expire_at = timezone.now() - SECOND
        image.save()

        assert CAPTION not in everything()


def test_the_desk_is_told_before(article, image, admin_client):
    home = admin_client.get(reverse("wagtailadmin_home")).content.decode()

    assert "Images dont les droits prennent fin" in home
    assert "Quai qzx" in home


def test_the_library_lists_where_a_picture_is_used(article, image, admin_client):
    found = ReferenceIndex.get_references_to(NewsImage.objects.get(pk=image.pk))

    page = admin_client.get(reverse("wagtailimages:image_usage", args=[image.pk]))

    assert {path.partition(".")[0] for path in found.values_list("content_path", flat=True)} >= {
        "hero",
        "body",
    }
    assert "Un titre" in page.content.decode()
