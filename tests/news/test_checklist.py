"""The checklist's table: every rule finds what it is there for, and leaves the rest alone."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser

from cms.editorial.checklist import EVERYBODY, Act, findings
from news.checklist import RULES
from tests.news.checklist_cases import CASES

pytestmark = pytest.mark.django_db

#: What no role may waive, by whatever path a text is published.
BLOCKING = {"rights", "credit", "alternative", "sponsor", "machine_text", "empty_links"}


def test_every_rule_has_its_two_texts():
    assert {rule.key for rule in RULES} == set(CASES)


def test_what_blocks_everybody_is_known():
    always = {rule.key for rule in RULES if rule.stops.get(Act.PUBLICATION) == EVERYBODY}

    assert always == BLOCKING


def found(article, now):
    every = findings(article, act=Act.PUBLICATION, user=AnonymousUser(), now=now)
    return {one.rule.key for one in every}


@pytest.mark.parametrize("key", CASES)
def test_a_rule_finds_what_it_looks_for(key, desk, now):
    assert key in found(CASES[key].fails(desk), now)


@pytest.mark.parametrize("key", CASES)
def test_a_rule_lets_the_rest_pass(key, desk, now):
    assert key not in found(CASES[key].passes(desk), now)
