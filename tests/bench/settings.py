"""What every server of the benchmark runs with; they differ in addresses and middleware alone."""

from cms.settings.base import *  # noqa: F403 settings build on settings

SECRET_KEY = "the-benchmark-has-no-secret-to-keep-0123456789-0123456789"
ALLOWED_HOSTS = ["127.0.0.1", "testserver"]
CHAPO_BASE_URL = WAGTAILADMIN_BASE_URL = WAGTAILAPI_BASE_URL = "http://127.0.0.1"
#: Stock search is measured as it comes.
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
LOGGING_CONFIG = None
