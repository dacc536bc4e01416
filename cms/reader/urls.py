"""The reader's addresses: every public path that is nobody else's."""

from django.urls import path, re_path, register_converter

from cms.reader import views
from cms.reader.routes import PublicPath

register_converter(PublicPath, "public")

urlpatterns = [
    re_path(
        r"^_reader/(?P<name>[a-z]+-[0-9a-f]{12}\.[a-z]+)$", views.built_file, name="reader_file"
    ),
    path("<public:path>", views.page, name="reader_page"),
]
