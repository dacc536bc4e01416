"""The suite: real databases, real files, tasks run inline."""

from tempfile import mkdtemp

from cms.settings.base import *

SECRET_KEY = "the-suite-has-no-secret-to-keep-0123456789-0123456789"
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
CHAPO_BASE_URL = WAGTAILADMIN_BASE_URL = WAGTAILAPI_BASE_URL = "http://testserver"
MEDIA_ROOT = mkdtemp(prefix="chapo-media-")
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
TASKS = {"default": {"BACKEND": "tests.worker.SuiteWorker"}}
LOGGING_CONFIG = None
WAGTAIL_AUTOSAVE_INTERVAL = 0
# Every test that asks the API is a test of the contract too.
MIDDLEWARE.insert(
    MIDDLEWARE.index("cms.api.middleware.PublicReads") + 1, "cms.contract.middleware.CheckedAnswers"
)
