"""Addresses of people and invitations."""

from django.urls import path

from accounts import views

app_name = "accounts"
urlpatterns = [
    path("", views.people, name="people"),
    path("invitations/", views.invitations, name="invitations"),
    path("invitations/new/", views.invite, name="invite"),
    path("invitations/<int:pk>/again/", views.resend, name="resend"),
    path("invitations/<int:pk>/withdraw/", views.withdraw, name="withdraw"),
    path("invitation/<str:token>/", views.accept, name="accept"),
    path("units/", views.units, name="units"),
    path("audit/", views.audit_trail, name="audit-trail"),
    path("carry-on/", views.carry_on, name="carry-on"),
    path("<int:pk>/", views.person, name="person"),
    path("<int:pk>/roles/", views.add_role, name="add-role"),
    path("<int:pk>/roles/<int:membership>/end/", views.end_role, name="end-role"),
    path("<int:pk>/support/", views.add_support, name="add-support"),
]
