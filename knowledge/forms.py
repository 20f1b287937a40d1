from django import forms
from django.utils.translation import gettext_lazy as _

from knowledge.models import Reviewer


class SearchForm(forms.Form):
    """The words that a reader looks for."""

    q = forms.CharField(
        label=_("Search the articles"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "class": "form-control"}),
        error_messages={"max_length": _("That is a lot of text. Try a few words.")},
    )


class FeedbackForm(forms.Form):
    """If an article was useful, and what its reader wants to tell the editors."""

    useful = forms.TypedChoiceField(
        label=_("Was this page useful?"),
        choices=[("yes", _("Yes")), ("no", _("No"))],
        coerce=lambda answer: answer == "yes",
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Please choose yes or no."),
            "invalid_choice": _("Please choose yes or no."),
        },
    )
    message = forms.CharField(
        label=_("Anything to tell the editors? (You don't have to.)"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "class": "form-control"}),
        error_messages={
            "max_length": _(
                "Please keep it under %(limit_value)d characters. This has %(show_value)d."
            )
        },
    )

    def say_too_many(self) -> None:
        """Say that too much came from this address, and that nothing of this was kept."""
        self.add_error(
            None,
            _("A lot came from your network this hour, so this was not sent. Try again later."),
        )


class ReviewerForm(forms.ModelForm[Reviewer]):
    """The name and the qualification under which somebody reviews."""

    class Meta:
        model = Reviewer
        fields = ["name", "qualification"]
