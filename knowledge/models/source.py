from typing import Any

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

plain_key = RegexValidator(r"^[a-z0-9_]+\Z", _("Use small letters, digits and underscores."))
plain_pmid = RegexValidator(r"^[0-9]+\Z", _("A PubMed number has digits only."))
plain_doi = RegexValidator(r"^10\.\S+/\S+\Z", _("A DOI starts with 10. and has a slash."))


class SourceForm(WagtailAdminModelForm):
    """The editors' form: the key of a source stays, since the library's files name it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["key"].disabled = self.instance.pk is not None


class Source(models.Model):
    """A study, review or guidance page. One row each, cited by any number of sections."""

    key = models.CharField(_("key"), max_length=60, unique=True, validators=[plain_key])
    authors = models.CharField(_("authors"), max_length=500, blank=True)
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    title = models.CharField(_("title"), max_length=500)
    venue = models.CharField(_("where it came out"), max_length=300, blank=True)
    doi = models.CharField(_("DOI"), max_length=200, blank=True, validators=[plain_doi])
    pmid = models.CharField(_("PubMed number"), max_length=20, blank=True, validators=[plain_pmid])
    url = models.URLField(_("address"), max_length=500, blank=True)
    study_type = models.CharField(_("kind of study"), max_length=100, blank=True)
    verified = models.BooleanField(
        _("citation checked"),
        default=False,
        help_text=_("Authors, title and venue, or the DOI or PubMed number, were seen in print."),
    )

    base_form_class = SourceForm

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["key"]

    def __str__(self) -> str:
        authors, year = self.authors or self.key, f" ({self.year})" if self.year else ""
        return f"{authors}{year}: {self.title}"

    @property
    def doi_address(self) -> str:
        return f"https://doi.org/{self.doi}" if self.doi else ""

    @property
    def pubmed_address(self) -> str:
        return f"https://pubmed.ncbi.nlm.nih.gov/{self.pmid}/" if self.pmid else ""
