"""Two hundred texts due within one minute: none is early by any answer, and a broken one stops nothing."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
import time_machine

from cms.published import counts, scheduler
from cms.published.drain import drain

pytestmark = [pytest.mark.django_db, pytest.mark.long]

MINUTE = datetime(2036, 3, 1, 6, tzinfo=UTC)
CANARY = re.compile(r"qzx([0-9]{3})")
QUESTIONS = (
    "/api/v2/pages/?limit=100",
    "/api/v2/pages/?limit=100&offset=100",
    "/api/v2/pages/?limit=100&search=qzx",
    "/api/v2/changes/?limit=1000",
    "/api/v2/search/?q=qzx",
    "/api/v2/suggest/?q=qzx",
    "/api/v2/site/",
    "/api/v2/sections/",
    "/api/v2/images/",
    "/api/v2/redirects/",
)


@pytest.fixture
def crowd(newsroom):
    """Number → its second: half wait for their hour, half are live under embargo."""
    chance = Random(6)
    section = newsroom.section()
    due = {}
    for number in range(200):
        at = MINUTE + timedelta(seconds=chance.randrange(60), microseconds=chance.randrange(10**6))
        title = f"qzx{number:03} attendu"
        if number % 2:
            newsroom.article(title, section=section, embargo_until=at)
        else:
            page = newsroom.article(title, section=section, publish=False)
            page.go_live_at = at
            page.save_revision().publish()
        due[number] = at
    broken = newsroom.article(
        "Cassé", section=section, publish=False, commercial_status="supported"
    )
    broken.save_revision(approved_go_live_at=MINUTE)
    newsroom.settle()
    return due


def told(api):
    """The numbers that any answer gives away."""
    counts.forget()
    said = "".join(api.get(url).content.decode() for url in QUESTIONS)
    return {int(number) for number in CANARY.findall(said)}


def test_none_is_early_and_none_is_held(crowd, api):
    for seconds in (-1, 0, 30, 60):
        moment = MINUTE + timedelta(seconds=seconds)
        with time_machine.travel(moment, tick=False):
            # What the clock may not have done yet is not told either.
            before = told(api)
            scheduler.run(now=moment)
            drain(clock=lambda at=moment: at)
            after = told(api)

        ready = {number for number, at in crowd.items() if at <= moment}
        assert before <= ready
        assert after == ready
