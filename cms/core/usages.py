"""Usages: Wagtail's index of what uses what, kept by the worker after each save.

A row may be gone before its turn comes: each save of a translated page writes its bylines and topics anew. Wagtail's task
fails then, and an operator reads a traceback of nothing that went wrong.
"""

from __future__ import annotations

from contextlib import suppress

from django.apps import apps
from django_tasks import task
from wagtail import signal_handlers
from wagtail.tasks import update_reference_index_task


@task()
def index_usages(app_label: str, model_name: str, pk: str) -> None:
    """Note what a row, or the page it belongs to, refers to; a row that is gone has nothing to say."""
    with suppress(apps.get_model(app_label, model_name).DoesNotExist):
        update_reference_index_task.call(app_label, model_name, pk)


def install() -> None:
    """Have Wagtail's receiver ask for this task: it names its own, and offers no other way in."""
    signal_handlers.update_reference_index_task = index_usages
