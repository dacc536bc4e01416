"""The preview's own address. The public read API is served without it."""

from django.urls import path

from cms.preview.endpoint import PreviewEndpoint

urlpatterns = [path("", PreviewEndpoint.as_view({"get": "listing_view"}), name="preview")]
