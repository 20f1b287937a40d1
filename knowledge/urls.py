"""Where the library is. These addresses are kept for good."""

from django.urls import path

from knowledge import views

app_name = "knowledge"
urlpatterns = [
    path("", views.index, name="index"),
    path("topic/<slug:slug>/", views.topic, name="topic"),
    path("<slug:slug>/", views.article, name="article"),
]
