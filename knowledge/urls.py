"""Where the library is. These addresses are kept for good."""

from django.urls import path

from knowledge import views
from knowledge.feeds import Changes

app_name = "knowledge"
urlpatterns = [
    path("", views.index, name="index"),
    path("changes.atom", Changes(), name="changes"),
    path("topic/<slug:slug>/", views.topic, name="topic"),
    path("<slug:slug>/", views.article, name="article"),
    path("<slug:slug>/useful/", views.useful, name="useful"),
]
