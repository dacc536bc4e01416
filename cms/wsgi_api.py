"""The public read API alone: no admin, no session, no login. Serve it where readers are."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.production")  # noqa: TID251 the server's own door

settings.ROOT_URLCONF = "cms.urls_api"
settings.MIDDLEWARE = settings.API_MIDDLEWARE
database = settings.DATABASES["default"]
if database["ENGINE"].endswith("postgresql"):
    # The same few statements all day: PostgreSQL keeps them prepared. A dead connection is replaced when a read meets it
    # (`cms.api.endpoints.reads`), so none is probed before each.
    database["CONN_HEALTH_CHECKS"] = False
    database["OPTIONS"] = {
        "server_side_binding": True, "prepare_threshold": 2, **database.get("OPTIONS", {}),
    }  # fmt: skip

application = get_wsgi_application()
