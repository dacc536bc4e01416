"""Production: the environment must say what it is; anything missing stops the start."""

from django.core.exceptions import ImproperlyConfigured

from cms.settings.base import *

NEEDED = {
    "SECRET_KEY": env.SECRET_KEY,
    "ALLOWED_HOSTS": env.ALLOWED_HOSTS,
    "DATABASE_URL": env.text("DATABASE_URL"),
}
for name, value in NEEDED.items():
    if not value:
        raise ImproperlyConfigured(f"{name} is not set; production does not guess it.")
if not env.BASE_URL.startswith("https://"):
    raise ImproperlyConfigured("CHAPO_BASE_URL must be the public https:// address.")

SECURE_SSL_REDIRECT = True
# Machines that watch ask inside the proxy.
SECURE_REDIRECT_EXEMPT = [r"^_health/"]
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.BEHIND_TLS_PROXY else None
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-sessionid"
CSRF_COOKIE_NAME = "__Host-csrftoken"
MIDDLEWARE.insert(1, "whitenoise.middleware.WhiteNoiseMiddleware")
X_FRAME_OPTIONS = "SAMEORIGIN"
STORAGES["staticfiles"] = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
# The admin frames its own previews, so the same origin may.
SILENCED_SYSTEM_CHECKS = ["security.W019"]
