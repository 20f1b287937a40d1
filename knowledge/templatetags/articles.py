"""The library's language on pages in another one."""

from django import template
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from knowledge.language import LANGUAGE

register = template.Library()


@register.simple_tag
def in_english() -> SafeString:
    """Return what tells a browser, and who listens to it, that an element is in English:
    ``<h1{% in_english %}>``. Nothing where the whole page is.
    """
    return SafeString("") if _is_english() else SafeString(f' lang="{LANGUAGE}" dir="ltr"')


@register.filter
def english(words: str) -> SafeString:
    """Return words of the library to be put into a message of another language."""
    return SafeString(escape(words)) if _is_english() else _marked(words)


@register.simple_tag
def articles_are_foreign() -> bool:
    """Tell if a page is in another language than the library."""
    return not _is_english()


def _marked(words: str) -> SafeString:
    return format_html('<span lang="{}" dir="ltr">{}</span>', LANGUAGE, words)


def _is_english() -> bool:
    return (get_language() or LANGUAGE).partition("-")[0] == LANGUAGE
