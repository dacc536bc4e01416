"""The worker: drains what is dirty, keeps the schedule to the second, reconciles, and runs Wagtail's own tasks.

Several may run at once. It holds nothing but database locks, which die with it: whatever it was doing is free again at
once, except a task of Wagtail's, which is given back after `TASK_LEASE`.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import DatabaseError, close_old_connections
from django_tasks_db.management.commands.db_worker import Worker as TaskWorker
from django_tasks_db.models import DBTaskResult

from cms.published import rebuild, reconciler, scheduler
from cms.published.drain import drain

logger = logging.getLogger(__name__)

#: Seconds between two looks when there is nothing to do.
PAUSE = 0.2
#: Seconds between two passes of each duty.
SCHEDULE_EVERY = 0.5
RECONCILE_EVERY = 60.0
#: A drain gives way to the schedule after this many seconds.
DRAIN_SLICE = 0.4
#: A task still running after this belonged to a worker that died.
TASK_LEASE = timedelta(seconds=60)
#: Documents whose bytes one reconciliation compares, in turn.
COMPARED_EACH_TIME = 200
#: Changes kept in the log.
CHANGES_KEPT = 500_000


@dataclass(kw_only=True)
class Worker:
    """One worker; `keep_going` is asked between two pieces of work."""

    clock: Callable[[], datetime]
    keep_going: Callable[[], bool]
    _next: dict[str, float] = field(default_factory=dict)
    _compared: dict[str, int] = field(default_factory=dict)

    def run(self) -> None:
        """Work until told to stop; a lost database is waited for, not died of."""
        while self.keep_going():
            close_old_connections()
            try:
                busy = self.step()
            except DatabaseError:
                logger.exception("The database is away; trying again")
                time.sleep(1)
                continue
            if not busy:
                time.sleep(PAUSE)

    def until_idle(self) -> None:
        """Do everything that is due now."""
        while self.step():
            pass

    def step(self) -> bool:
        """One round of every duty that is due; say whether there is more to do now."""
        busy = False
        if self._due("schedule", every=SCHEDULE_EVERY):
            busy |= scheduler.run(now=self.clock()).did_something
        report = drain(clock=self.clock, seconds=DRAIN_SLICE)
        busy |= bool(report.projected)
        busy |= self._run_a_task()
        if self._due("reconcile", every=RECONCILE_EVERY):
            self.reconcile()
        return busy

    def reconcile(self) -> reconciler.Drift:
        """Repair what bypassed the signals: every row's stamp, and the bytes of some documents and resources in turn."""
        now = self.clock()
        found = reconciler.compare_rows(now=now)
        found.add(reconciler.compare_bytes(self._next_pages(), now=now))
        found.add(reconciler.compare_resources(self._next_resources(), now=now))
        if found.page_ids or found.resources:
            logger.warning("Documents drifted", extra={"drift": found.summary()})
            reconciler.repair(found, now=now)
        reconciler.repair_redirects(now=now)
        release_dead_tasks(now=now)
        rebuild.prune(keep=CHANGES_KEPT)
        return found

    def _next_pages(self) -> list[int]:
        page_ids = reconciler.candidates()
        start, stop = self._window("page", size=len(page_ids))
        return page_ids[start:stop]

    def _next_resources(self) -> tuple[int, int]:
        return self._window("resource", size=reconciler.number_of_resources())

    def _window(self, what: str, *, size: int) -> tuple[int, int]:
        """The next slice of a whole that is gone through again and again."""
        start = self._compared.get(what, 0)
        start = 0 if start >= size else start
        self._compared[what] = start + COMPARED_EACH_TIME
        return start, start + COMPARED_EACH_TIME

    def _due(self, duty: str, *, every: float) -> bool:
        tick = time.monotonic()
        if tick < self._next.get(duty, 0):
            return False
        self._next[duty] = tick + every
        return True

    def _run_a_task(self) -> bool:
        if "DatabaseBackend" not in settings.TASKS["default"]["BACKEND"]:
            return False
        if not DBTaskResult.objects.ready().exists():
            return False
        task_worker(max_tasks=1).run()
        return True


def task_worker(*, max_tasks: int) -> Any:
    """django-tasks-db's own worker, told to stop when there is nothing left."""
    return TaskWorker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=max_tasks,
        worker_id="chapo",
        excluded_queue_names=[],
    )


def release_dead_tasks(*, now: datetime) -> int:
    """Give back the tasks a killed worker held; upstream leaves them running for ever."""
    dead = DBTaskResult.objects.filter(status="RUNNING", started_at__lt=now - TASK_LEASE)
    return int(dead.update(status="READY", started_at=None))
