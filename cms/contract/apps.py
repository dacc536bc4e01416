"""Contrat avec les sites."""

from django.apps import AppConfig


class ContractConfig(AppConfig):
    name = "cms.contract"
    label = "contract"
    verbose_name = "Contrat avec les sites"
