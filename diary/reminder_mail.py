"""The mail of a reminder: one link to fill in the day, one to end the mails, and nothing else.

A mail is read on lock screens, over shoulders and by mail servers. So nothing in it says what the
diary is about: neither its subject nor its text nor the sender's name, and not the product's name,
which would tell it all. What is left is the address of the site, which the operator chooses.
"""

from datetime import date
from email.utils import formataddr, parseaddr

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from cramptracker.public import public_address
from diary.languages import language_of
from diary.models import Person
from diary.reminder_tokens import reminder_token


def reminder_mail(person: Person, day: date) -> EmailMessage:
    """Return the mail that asks ``person`` in their language to fill in a diary day.

    Mail programs show their own button to end such mails (RFC 8058: it posts to the address).
    """
    end = public_address(reverse("reminder_off", args=[reminder_token(person)]))
    with override(language_of(person)):
        return EmailMessage(
            subject=_("Your reminder for today"),
            body=_text(public_address(reverse("check_in_day", args=[day])), end),
            from_email=_sender(),
            to=[person.email],
            headers={
                "List-Unsubscribe": f"<{end}>",
                "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
                "Auto-Submitted": "auto-generated",
            },
        )


def _text(fill_in: str, end: str) -> str:
    return "\n\n".join(
        [
            _("This is the reminder that you asked for. Your page for today is still empty:"),
            fill_in,
            _(
                "You get this mail at most once a day, and not on days that you have filled in. "
                "You want no more of them? End them here, without signing in:"
            ),
            end,
        ]
    )


def _sender() -> str:
    name, address = parseaddr(settings.REMINDER_FROM_EMAIL)
    return formataddr((name or _("Your reminder"), address))
