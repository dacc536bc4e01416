"""The preview's own addresses. The public read API is served without it."""

from django.urls import path

from cms.preview.endpoint import PreviewEndpoint
from cms.preview.userbar import UserbarEndpoint

urlpatterns = [
    path("", PreviewEndpoint.as_view({"get": "listing_view"}), name="preview"),
    path("userbar/", UserbarEndpoint.as_view({"get": "listing_view"}), name="preview_userbar"),
]
