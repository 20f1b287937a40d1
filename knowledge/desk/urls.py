"""Where the desk is, below /cms/."""

from django.urls import path

from knowledge.views import desk, desk_export, desk_messages, desk_shipped

app_name = "desk"
urlpatterns = [
    path("", desk.desk, name="index"),
    path("messages/", desk_messages.messages, name="messages"),
    path("messages/<int:number>/seen/", desk_messages.seen, name="seen"),
    path("messages/<int:number>/unseen/", desk_messages.unseen, name="unseen"),
    path("shipped/<slug:slug>/", desk_shipped.shipped, name="shipped"),
    path("shipped/<slug:slug>/take/", desk_shipped.take, name="take"),
    path("shipped/<slug:slug>/keep/", desk_shipped.keep, name="keep"),
    path("export/<slug:slug>.md", desk_export.export, name="export"),
]
