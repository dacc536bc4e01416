"""Staging: sets a drill up, forks its processes, and kills them."""

from __future__ import annotations

import os
import signal
import sys
import traceback
from collections.abc import Callable

import django

django.setup()

from django.db import connections
from django.utils import timezone
from wagtail.models import Page

from cms.ops.worker import Worker
from cms.published.drain import drain
from tests.conftest import make_home
from tests.newsroom import Newsroom

clock = timezone.now


def newsroom() -> Newsroom:
    """An empty site with its front page, projected as the worker would."""
    made = Newsroom(home=make_home(), settle=lambda: drain(clock=clock))
    made.publish(Page.objects.get(pk=made.home.pk).specific)
    return made


def fork(act: Callable[[], None]) -> int:
    """Run `act` in a process of its own, on connections of its own; give its id."""
    connections.close_all()
    child = os.fork()
    if child:
        return child
    try:
        act()
    except BaseException:
        traceback.print_exc(file=sys.stderr)
        os._exit(1)
    os._exit(0)


def kill(child: int) -> None:
    """kill -9, and wait for the body."""
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def work_until_idle() -> None:
    """What a worker that comes after does."""
    Worker(clock=clock, keep_going=lambda: True).until_idle()


def worker() -> None:
    """A worker that runs until it is killed."""
    Worker(clock=clock, keep_going=lambda: True).run()


def percentile(values: list[float], share: float) -> float:
    """The value below which `share` of them lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]
