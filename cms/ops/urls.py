"""Where machines ask how it goes; no page's address begins with an underscore."""

from django.urls import path

from cms.ops import health

urlpatterns = [
    path("live", health.live, name="health_live"),
    path("ready", health.ready, name="health_ready"),
]
