"""Readers, and a newsroom with everything there is to read."""

from __future__ import annotations

import re
from copy import deepcopy

import pytest
from django.test import Client
from django.utils.html import strip_tags

from tests.contract.story import every_block


class Reader:
    """A browser without script."""

    def __init__(self):
        self.client = Client()

    def get(self, path, **headers):
        return self.client.get(path, headers=headers)

    def html(self, path):
        response = self.get(path)
        assert response.status_code == 200, response.status_code
        return response.content.decode()

    def words(self, path):
        return re.sub(r"[ \n]+", " ", strip_tags(self.html(path)))


@pytest.fixture
def reader(db):
    return Reader()


@pytest.fixture(scope="module")
def whole(shared):
    """An article with every block, and all that is owed to its reader."""
    newsroom = shared
    section = newsroom.section("Transports")
    image = newsroom.image("Bac", caption="Le bac, mardi.")
    brief = newsroom.article("Une brève", section=section)
    newsroom.settle()
    page = newsroom.article(
        "Le bac rouvre mardi",
        section=section,
        kicker="Traversée",
        standfirst="Après trois mois de travaux, le bac reprend.",
        hero=image,
        genre="opinion",
        commercial_status="supported",
        sponsor="La régie",
        authors=[newsroom.author("Anne Le Gall", bio="Elle suit les ports.")],
        topics=[newsroom.topic("Port de Brest")],
        body=every_block(image=image.pk, file=newsroom.document("Horaires").pk, page=brief.pk),
    )
    newsroom.settle()
    return page


@pytest.fixture
def full(db, whole):
    """The same article for each test, in an object of its own."""
    return deepcopy(whole)
