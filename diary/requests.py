"""What a view is handed."""

from django.http import HttpRequest

from diary.models import Person


class PersonRequest(HttpRequest):
    """A request of somebody signed in: what ``login_required`` lets through."""

    user: Person
