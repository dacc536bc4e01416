"""The floor's server: our API's own process, settings and middleware, with one address."""

from django.conf import settings

from cms.wsgi_api import application

__all__ = ["application"]

settings.ROOT_URLCONF = "tests.bench.floor_urls"
