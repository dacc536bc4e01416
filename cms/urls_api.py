"""The public read API alone: what `cms.wsgi_api` serves."""

from django.urls import path

from cms.api.urls import router

urlpatterns = [
    path("api/v2/", router.urls),
]
