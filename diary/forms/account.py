from typing import Any

from allauth.account.forms import SignupForm as AllauthSignupForm
from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from diary.languages import language_now
from diary.models import Person
from diary.models.zones import known_zones


class SignupForm(AllauthSignupForm):  # type: ignore[misc]  # allauth has no types
    """Email and password; the time zone comes from the browser, and the
    language is that of the form."""

    time_zone = forms.CharField(
        required=False, widget=forms.HiddenInput(attrs={"data-browser-time-zone": ""})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password1"].help_text = _("At least 8 characters, and not a common password.")

    def clean_time_zone(self) -> str:
        """Take the browser's word where it is a zone we know; it can be changed later."""
        name = self.cleaned_data["time_zone"]
        return name if name in known_zones() else "UTC"

    def custom_signup(self, request: HttpRequest, user: Person) -> None:
        user.time_zone = self.cleaned_data["time_zone"]
        user.language = language_now()
        user.save(update_fields=["time_zone", "language"])
