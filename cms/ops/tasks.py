"""Tasks: Wagtail's own queue. What a killed worker was running is given back; what a live one runs is left alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction
from django_tasks_db.management.commands.db_worker import Worker as UpstreamWorker
from django_tasks_db.models import DBTaskResult

#: Between a claim and the lock that says it is alive.
GRACE = timedelta(seconds=10)
#: Where there is no lock to ask (SQLite), a task still running after this belonged to a worker that died.
LEASE = timedelta(seconds=45)
#: A task that took this many workers with it is given to no other.
MAX_ATTEMPTS = 5
#: A deadlock, a lost connection: two workers that index one table often get there.
_LOST_FIGHT = "django.db.utils.OperationalError"


class WorkerDied(Exception):
    """The workers that ran this task died of it."""

    def __init__(self, detail: str = "") -> None:
        super().__init__(detail or self.__doc__)


class TaskWorker(UpstreamWorker):
    """django-tasks-db's own worker, which shows that it lives for as long as a task runs."""

    def run_task(self, db_task_result: Any) -> None:
        """Run one task under its lock; one that lost a fight in the database has another try."""
        with _held(db_task_result.pk):
            super().run_task(db_task_result)
            lost = db_task_result.exception_class_path == _LOST_FIGHT
            if lost and len(db_task_result.worker_ids) < MAX_ATTEMPTS:
                _give_back(db_task_result)


def failed_since(moment: datetime) -> int:
    """How many tasks have failed for good since then."""
    return int(DBTaskResult.objects.failed().filter(finished_at__gte=moment).count())


def run_one(*, worker_id: str) -> bool:
    """Run the next task that is ready; say whether there was one."""
    if "DatabaseBackend" not in settings.TASKS["default"]["BACKEND"]:
        return False
    if not DBTaskResult.objects.ready().exists():
        return False
    TaskWorker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=1,
        worker_id=worker_id,
        excluded_queue_names=[],
    ).run()
    return True


def release_dead(*, now: datetime) -> int:
    """Give back what killed workers held (upstream leaves it running for ever); return how many tasks."""
    has_locks = connection.vendor == "postgresql"
    since = now - (GRACE if has_locks else LEASE)
    running = DBTaskResult.objects.filter(status="RUNNING", started_at__lt=since)
    released = 0
    for pk in running.values_list("pk", flat=True):
        with transaction.atomic():
            task = running.select_for_update(skip_locked=has_locks).filter(pk=pk).first()
            if task is not None and not _is_alive(pk):
                _give_back(task)
                released += 1
    return released


def _give_back(task: DBTaskResult) -> None:
    if len(task.worker_ids) >= MAX_ATTEMPTS:
        task.set_failed(WorkerDied())
        return
    task.status, task.started_at = "READY", None
    task.save(update_fields=["status", "started_at"])


@contextmanager
def _held(pk: UUID) -> Iterator[None]:
    """A lock of the session, not of a transaction: it dies with the process, however that dies."""
    _ask("SELECT pg_advisory_lock(%s)", pk)
    try:
        yield
    finally:
        _ask("SELECT pg_advisory_unlock(%s)", pk)


def _is_alive(pk: UUID) -> bool:
    return not _ask("SELECT pg_try_advisory_xact_lock(%s)", pk)


def _ask(sql: str, pk: UUID) -> bool:
    """What PostgreSQL says; elsewhere every lock is free."""
    if connection.vendor != "postgresql":
        return True
    with connection.cursor() as cursor:
        cursor.execute(sql, [pk.int >> 65])
        (answer,) = cursor.fetchone()
        return bool(answer)
