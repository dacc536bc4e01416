"""The public read API alone: no admin, no session, no login. Serve it where readers are."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.production")  # noqa: TID251 the server's own door

settings.ROOT_URLCONF = "cms.urls_api"
settings.MIDDLEWARE = settings.API_MIDDLEWARE

application = get_wsgi_application()
