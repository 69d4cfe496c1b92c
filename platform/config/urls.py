"""Every address of the site."""

from django.conf import settings
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from config import health

urlpatterns = [
    path("health/live/", health.live, name="health-live"),
    path("health/ready/", health.ready, name="health-ready"),
    path("accounts/", include("allauth.urls")),
    path("language/", include("django.conf.urls.i18n")),
    path("people/", include("accounts.urls")),
    path("notices/", include("notifications.urls")),
    path("drafts/", include("drafts.urls")),
    path("learning/", include("learning.urls")),
    path("peer-review/", include("peer_review.urls")),
    path("library/", include("cms.urls")),
    path("admin/", include(wagtailadmin_urls)),
    path("design/", include("design.urls")),  # answers only where people build or try out Soundings
    path("documents/", include(wagtaildocs_urls)),
]
if settings.DEMO:
    urlpatterns.append(path("demo/", include("config.demo.urls")))
urlpatterns += [path("", include(wagtail_urls))]
