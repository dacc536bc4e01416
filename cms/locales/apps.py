"""Langues."""

from django.apps import AppConfig


class LocalesConfig(AppConfig):
    name = "cms.locales"
    label = "locales"
    verbose_name = "Langues"
