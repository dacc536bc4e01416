"""Drills run what production runs: tasks wait in the database for a worker, and no answer is held against the contract."""

from pathlib import Path
from tempfile import gettempdir

from cms.settings.test import *  # noqa: F403 settings build on settings

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
#: One for all processes of a drill.
MEDIA_ROOT = str(Path(gettempdir()) / "chapo-drill-media")
MIDDLEWARE.remove("cms.contract.middleware.CheckedAnswers")  # noqa: F405 it comes with the settings
