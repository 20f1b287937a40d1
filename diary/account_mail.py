"""The mails about an account: in the language of the person who gets them, whoever asked."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.utils import translation

from diary.languages import language_now, language_of
from diary.models import Person


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Writes to people."""

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        person = context.get("user") or self._owner_of(email)
        language = language_of(person) if isinstance(person, Person) else language_now()
        with translation.override(language):
            super().send_mail(template_prefix, email, context)

    def _owner_of(self, email: str) -> Person | None:
        return Person.objects.filter(email__iexact=email).first()
