"""What only PostgreSQL has is only collected there: a skipped test would look like a passed one."""

from __future__ import annotations

from django.conf import settings

ON_POSTGRESQL = "postgresql" in settings.DATABASES["default"]["ENGINE"]

collect_ignore = [] if ON_POSTGRESQL else ["test_read_only_role.py"]
