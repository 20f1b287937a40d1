"""Where everything is. These addresses are kept for good."""

from django.urls import include, path
from wagtail.admin import urls as wagtailadmin_urls

from knowledge.views import cms_login

urlpatterns = [
    path("", include("diary.urls")),
    path("account/", include("allauth.urls")),
    path("knowledge/", include("knowledge.urls")),
    path("cms/login/", cms_login, name="cms_login"),
    path("cms/", include(wagtailadmin_urls)),
]
