"""Address of the drafts."""

from django.urls import path

from drafts import views

app_name = "drafts"
urlpatterns = [path("<str:key>/", views.save, name="save")]
