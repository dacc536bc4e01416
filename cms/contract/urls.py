"""The contract's own addresses: the document, and a page to read it."""

from django.urls import path

from cms.contract import views

urlpatterns = [
    path("", views.index, name="contract_index"),
    path("openapi.json", views.document, name="contract_document"),
    path("docs/", views.docs, name="contract_docs"),
]
