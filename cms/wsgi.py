"""The newsroom: admin and public API in one process."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.production")  # noqa: TID251 the server's own door

application = get_wsgi_application()
