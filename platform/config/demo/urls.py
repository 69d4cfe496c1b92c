"""Addresses that exist in the demonstration only."""

from django.urls import path

from config.demo import views

app_name = "demo"
urlpatterns = [path("mail/", views.sent_mail, name="mail")]
