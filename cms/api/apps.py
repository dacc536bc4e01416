"""API de lecture."""

from django.apps import AppConfig


class APIConfig(AppConfig):
    name = "cms.api"
    label = "api"
    verbose_name = "API de lecture"
