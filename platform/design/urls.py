"""The address of the style page."""

from django.urls import path

from design import views

app_name = "design"

urlpatterns = [path("", views.style_page, name="style_page")]
