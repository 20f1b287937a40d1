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


class ReviewerForm(forms.ModelForm[Reviewer]):
    """The name and the qualification under which somebody reviews."""

    class Meta:
        model = Reviewer
        fields = ["name", "qualification"]
