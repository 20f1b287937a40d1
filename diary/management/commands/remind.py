from typing import Any

from django.core.management.base import BaseCommand, CommandError

from diary.reminders import MailServerSilent, send_due


class Command(BaseCommand):
    """Sends the reminders that are due."""

    help = (
        "Sends a mail to everybody whose hour for a reminder has come where they live and who has "
        "not checked in yet. Run it every 10 to 15 minutes; nobody gets two a day, whatever runs "
        "at once. Ends with 1 where a mail could not be handed over."
    )

    def handle(self, **options: Any) -> None:
        try:
            sent = send_due()
        except MailServerSilent as problem:
            raise CommandError(
                f"The mail server can't be reached ({problem}), so the reminders wait for the next "
                "run. Please look at EMAIL_URL."
            ) from None
        line = f"Reminders: {sent.mails} sent, {sent.checked_in} not needed, {sent.failed} failed."
        if sent.failed:
            raise CommandError(line)
        self.stdout.write(line)
