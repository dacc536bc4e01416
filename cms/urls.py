"""Every mounted address, on one screen."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.conf.urls.static import static
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from cms.ops import health
from cms.urls_api import handler400, handler403, handler404, handler500
from cms.urls_api import urlpatterns as public_reads

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

urlpatterns = [
    # Not among the public reads: `cms.wsgi_api` serves no draft.
    path("api/v2/preview/", include("cms.preview.urls")),
    *public_reads,
    # Neither is this: what `cms.wsgi_api` reads with may see no queue.
    path("_health/status", health.status, name="health_status"),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    *static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT),
    # What readers see; it matches nothing while CHAPO_READER is off.
    path("", include("cms.reader.urls")),
    # French at the root, /en/… and /es/… beside it.
    *i18n_patterns(path("", include(wagtail_urls)), prefix_default_language=False),
]
