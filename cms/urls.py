"""Addresses of cms."""

from django.urls import path

from cms import views

app_name = "cms"
urlpatterns = [
    path("", views.section, {"name": "library"}, name="library"),
    path("topics/", views.section, {"name": "topics"}, name="topics"),
    path("search/", views.search, name="search"),
    path("pictures/<path:path>", views.picture, name="picture"),
]
