"""Addresses of learning, apart from the pages that Wagtail serves."""

from django.urls import path

from learning import views

app_name = "learning"
urlpatterns = [
    path("", views.pathways, name="pathways"),
    path("modules/", views.modules, name="modules"),
    path("modules/<str:code>/start/", views.start, name="start"),
    path("modules/<str:code>/lessons/<slug:slug>/", views.lesson, name="lesson"),
    path("modules/<str:code>/lessons/<slug:slug>/done/", views.complete, name="complete"),
    path("modules/<str:code>/lessons/<slug:slug>/not-done/", views.reopen, name="reopen"),
    path("modules/<str:code>/check/", views.check, name="check"),
    path("modules/<str:code>/check/<int:number>/", views.result, name="result"),
    path("mine/", views.mine, name="mine"),
    path("certificates/<str:code>/", views.certificate, name="certificate"),
    path("certificates/<str:code>/pdf/", views.certificate_pdf, name="certificate-pdf"),
    path("people/", views.people, name="people"),
    path("people/<uuid:person>/", views.person, name="person"),
    path("people/<uuid:person>/plans/<int:pk>/", views.move, name="move"),
    path("people/<uuid:person>/plans/<int:pk>/withdraw/", views.withdraw, name="withdraw"),
    path("coverage/", views.coverage, name="coverage"),
]
