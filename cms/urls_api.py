"""The public read API alone: what `cms.wsgi_api` serves."""

from django.urls import include, path

handler400 = "cms.api.errors.bad_request"
handler403 = "cms.api.errors.permission_denied"
handler404 = "cms.api.errors.not_found"
handler500 = "cms.api.errors.server_error"

urlpatterns = [
    path("api/v2/", include("cms.contract.urls")),
    path("api/", include("cms.api.urls")),
    path("_health/", include("cms.ops.urls")),
]
