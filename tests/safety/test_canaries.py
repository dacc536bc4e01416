"""Nothing that is not public is in any answer: each state, each endpoint, at once and after the worker has run."""

from __future__ import annotations

import json
import logging
from functools import cache, partial
from itertools import product
from types import SimpleNamespace

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from django.utils import timezone

from cms.published import counts
from cms.published.drain import drain
from tests.conftest import give_positions, make_home
from tests.newsroom import Newsroom
from tests.safety.probes import DOCUMENT_PROBES, PROBES, ask, total, twins
from tests.safety.secrets import CANARY, open_newsroom
from tests.safety.states import SOON, STATES, expiring

pytestmark = pytest.mark.long

#: Right after the editor's act, in his own transaction; and once the worker has done all it finds.
MOMENTS = ("at once", "after the worker")
#: States that were public before: proof that the probes see what they look for.
ONCE_PUBLIC = (
    "expired", "private_login", "under_private", "unpublished", "deleted", "embargoed_again", "moved_under_private",
    "alias_of_private", "translation_of_private", "file_in_private_collection",
    "taken_down", "binned", "rights_ended",
)  # fmt: skip


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """Every state in one newsroom, every question put before, at once and after; then all is rolled back."""
    # A hidden page is a warning in Django's log; thousands of them hide what matters.
    logging.disable(logging.WARNING)
    with django_db_blocker.unblock(), transaction.atomic():
        yield _answers()
        transaction.set_rollback(True)
    logging.disable(logging.NOTSET)
    counts.forget()


def _settle():
    with transaction.atomic():
        assert drain(clock=timezone.now).failed == 0


def _answers():
    counts.forget()
    client = Client()
    now = timezone.now()
    newsroom = Newsroom(home=make_home(), settle=_settle)
    secrets = open_newsroom(newsroom, now=now)
    found = {name: state.make(secrets, name) for name, state in STATES.items()}
    for hidden in found.values():
        secrets.speak_of(hidden)
    told = {}
    _settle()
    told["before"] = _asked(_once(client), {name: found[name] for name in ONCE_PUBLIC})
    for name, state in STATES.items():
        state.hide(secrets, found[name])
    same = {}
    put = _once(client)
    told["at once"], same["at once"] = _asked(put, found), _twins(put, found)
    _settle()
    put = _once(client)
    told["after the worker"], same["after the worker"] = _asked(put, found), _twins(put, found)
    return SimpleNamespace(told=told, twins=same)


def _once(client):
    """Put a question that many states ask once: nothing changes between them."""
    return cache(partial(ask, client))


def _asked(put, found):
    give_positions()
    return {
        (state, probe): [put(url) for url in PROBES[probe](hidden)]
        for (state, hidden), probe in product(found.items(), PROBES)
    }


def _twins(put, found):
    return {state: list(twins(put, hidden)) for state, hidden in found.items()}


@pytest.mark.parametrize("probe", PROBES)
@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("moment", MOMENTS)
def test_no_answer_holds_a_canary(moment, state, probe, world):
    answers = world.told[moment][state, probe]

    leaks = [_leak(answer, canary) for answer in answers for canary in _canaries(state)]

    assert [leak for leak in leaks if leak] == []
    assert all(answer.status in {200, 301, 302, 404, 410} for answer in answers)


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("moment", MOMENTS)
def test_what_is_hidden_answers_as_what_never_was(moment, state, world):
    told_apart = [url for url, here, nobody in world.twins[moment][state] if here != nobody]

    assert told_apart == []


@pytest.mark.parametrize("state", ONCE_PUBLIC)
def test_the_probes_saw_it_while_it_was_public(state, world):
    canary = f"{CANARY}{state.replace('_', '')}"

    seen = [
        probe
        for probe in PROBES
        if any(canary in answer.everything for answer in world.told["before"][state, probe])
    ]

    assert len(seen) >= 4


@pytest.mark.parametrize("moment", MOMENTS)
def test_counts_are_those_of_what_is_shown(moment, world):
    answers = world.told[moment]["draft", "list"]

    assert total(answers[-1]) == total(answers[0]) == len(json.loads(answers[0].body)["items"])


def test_a_page_is_gone_the_second_it_expires_whoever_runs(newsroom):
    counts.forget()
    now = timezone.now()
    secrets = open_newsroom(newsroom, now=now)
    hidden = expiring(secrets, "expiring")
    hidden.section.expire_at = hidden.article.expire_at
    newsroom.publish(hidden.section)
    newsroom.settle()
    before = "".join(ask(Client(), url).everything for url in PROBES["list"](hidden))
    pages = [target for target in hidden.gone if target[0] == "pages"]
    hidden.gone = pages

    with time_machine.travel(now + SOON, tick=False):
        answers = {
            probe: [ask(Client(), url) for url in urls(hidden)]
            for probe, urls in DOCUMENT_PROBES.items()
        }

    assert "qzxexpiringtitle" in before
    leaks = [
        (probe, answer.url)
        for probe, told in answers.items()
        for answer in told
        if CANARY in answer.everything
    ]
    assert leaks == []


def _canaries(state):
    """The state's own, and those every page carries."""
    return (
        f"{CANARY}{state.replace('_', '')}",
        f"{CANARY}owner",
        f"{CANARY}private",
        f"{CANARY}pass",
    )


def _leak(answer, canary):
    at = answer.everything.find(canary)
    return f"{answer.url}: {answer.everything[max(0, at - 80) : at + 60]}" if at >= 0 else ""
