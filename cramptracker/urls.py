"""Where everything is. These addresses are kept for good."""

from django.contrib.sitemaps.views import sitemap
from django.urls import include, path
from django.views.decorators.csrf import csrf_exempt
from django.views.i18n import set_language
from wagtail.admin import urls as wagtailadmin_urls

from cramptracker.sitemap import SITEMAPS, robots
from knowledge.views import cms_login

urlpatterns = [
    path("", include("diary.urls")),
    path("account/", include("allauth.urls")),
    path("knowledge/", include("knowledge.urls")),
    # Anybody may press a switch of languages: that is worth no token, and no cookie to strangers.
    path("language/", csrf_exempt(set_language), name="set_language"),
    path("sitemap.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
    path("robots.txt", robots, name="robots"),
    path("cms/login/", cms_login, name="cms_login"),
    path("cms/", include(wagtailadmin_urls)),
]
