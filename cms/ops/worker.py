"""The worker: drains what is dirty, keeps the schedule to the second, reconciles, and runs Wagtail's own tasks.

Several may run at once. It holds nothing but database locks, which die with it: whatever it was doing is free again at
once, and a task of Wagtail's within the minute (see `tasks`).
"""

from __future__ import annotations

import logging
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from django.db import Error, close_old_connections

from cms.core.duties import duties
from cms.ops import tasks
from cms.published import rebuild, reconciler, scheduler
from cms.published.drain import drain

logger = logging.getLogger(__name__)

#: Seconds between two looks when there is nothing to do.
PAUSE = 0.2
#: Seconds between two passes of each duty.
SCHEDULE_EVERY = 0.5
RECONCILE_EVERY = 60.0
RELEASE_EVERY = 10.0
#: A drain gives way to the schedule after this many seconds.
DRAIN_SLICE = 0.4
#: Documents whose bytes one reconciliation compares, in turn, and how many of them between two looks at the schedule.
COMPARED_EACH_TIME, COMPARED_AT_ONCE = 200, 20
#: Changes kept in the log.
CHANGES_KEPT = 500_000


@dataclass(kw_only=True)
class Worker:
    """One worker; `keep_going` is asked between two pieces of work."""

    clock: Callable[[], datetime]
    keep_going: Callable[[], bool]
    name: str = field(default_factory=lambda: uuid.uuid4().hex)
    _next: dict[str, float] = field(default_factory=dict)
    _compared: dict[str, int] = field(default_factory=dict)

    def run(self) -> None:
        """Work until told to stop; a lost database is waited for, not died of."""
        while self.keep_going():
            close_old_connections()
            try:
                busy = self.step()
            except Error:
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
        busy = self._keep_time()
        if self._due("release", every=RELEASE_EVERY):
            tasks.release_dead(now=self.clock())
        busy |= tasks.run_one(worker_id=self.name)
        if self._due("reconcile", every=RECONCILE_EVERY):
            self.reconcile()
        return busy

    def reconcile(self) -> reconciler.Drift:
        """Repair what bypassed the signals: every row's stamp, and the bytes of some documents and resources in turn."""
        found = reconciler.compare_rows(now=self.clock())
        pages = self._next_pages()
        for start in range(0, len(pages), COMPARED_AT_ONCE):
            self._keep_time()
            batch = pages[start : start + COMPARED_AT_ONCE]
            found.add(reconciler.compare_bytes(batch, now=self.clock()))
        self._keep_time()
        now = self.clock()
        found.add(reconciler.compare_resources(self._next_resources(), now=now))
        if found.page_ids or found.resources:
            logger.warning("Documents drifted", extra={"drift": found.summary()})
            reconciler.repair(found, now=now)
        reconciler.repair_redirects(now=now)
        self._perform(now=now)
        if late := scheduler.late(now=now):
            logger.error("Scheduled items are late", extra={"late": late})
        rebuild.prune(keep=CHANGES_KEPT)
        return found

    def _keep_time(self) -> bool:
        """Do what has its second, and show it; say whether there was anything. Long work stops for it."""
        busy = False
        if self._due("schedule", every=SCHEDULE_EVERY):
            busy = scheduler.run(now=self.clock()).did_something
        return bool(drain(clock=self.clock, seconds=DRAIN_SLICE).projected) or busy

    def _perform(self, *, now: datetime) -> None:
        """What rooms ask for; one that fails is tried again in a minute and holds no other."""
        for name, duty in duties().items():
            try:
                duty(now)
            except Exception:
                logger.exception("A duty failed", extra={"duty": name})

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
