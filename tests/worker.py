"""The suite's worker: does each task where it is asked for, but the upkeep of Wagtail's own indexes.

In production that upkeep is done seconds after the answer. What editors' searches and usages say is each test's to ask for
(`indexed`); the others read a newsroom whose worker has not come round to it, and thousands of them have no use for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import ClassVar, Final

from django_tasks.backends.immediate import ImmediateBackend
from django_tasks.base import TaskResult

#: By name: tasks are made while this is read.
UPKEEP: Final = ("modelsearch.tasks.insert_or_update_object_task", "cms.core.usages.index_usages")


class SuiteWorker(ImmediateBackend):
    """Tasks run at once; upkeep of indexes stays ready, and is never run, unless a test has them kept."""

    keeps_indexes: ClassVar = False

    def _execute_task(self, task_result: TaskResult) -> None:
        if self.keeps_indexes or task_result.task.module_path not in UPKEEP:
            super()._execute_task(task_result)


@contextmanager
def keeping_indexes() -> Iterator[None]:
    """Note what is saved meanwhile at once where editors search and count usages."""
    SuiteWorker.keeps_indexes = True
    try:
        yield
    finally:
        SuiteWorker.keeps_indexes = False
