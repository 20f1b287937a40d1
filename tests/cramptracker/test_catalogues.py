"""Every language says everything that the sources say, with the same placeholders."""

import re
import shutil
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po
from django.conf import settings
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext

from cramptracker import upkeep
from cramptracker.catalogues import ROOT, SOURCES, compile_catalogues
from cramptracker.formats.en import formats as english
from cramptracker.messages import messages_in, renew

PIECE = re.compile(r"%\(\w+\)[sdgf]|%[sd%]|\{\w*\}|<[^>]+>|&\w+;")
OTHERS = [code for code, _name in settings.LANGUAGES if code != "en"]
Key = tuple[str | None, str]


def source_of(language: str) -> Path:
    return ROOT / SOURCES / language / "LC_MESSAGES" / "django.po"


def catalogue_of(language: str) -> Catalog:
    with source_of(language).open("rb") as text:
        return read_po(text, locale=language)


def messages(catalogue: Catalog) -> list[Message]:
    return [message for message in catalogue if message.id]


def forms_of(words: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    return (words,) if isinstance(words, str) else tuple(words or ())


def key_of(message: Message) -> Key:
    return message.context, "\n".join(forms_of(message.id))


def pieces(words: str) -> Counter[str]:
    return Counter(PIECE.findall(words))


@pytest.mark.parametrize("language", OTHERS)
def test_nothing_is_empty_or_uncertain(language: str) -> None:
    catalogue = catalogue_of(language)
    unsaid = [key_of(one) for one in messages(catalogue) if not all(forms_of(one.string))]
    uncertain = [key_of(one) for one in messages(catalogue) if one.fuzzy]
    assert (unsaid, uncertain, list(catalogue.obsolete)) == ([], [], [])


@pytest.mark.parametrize("language", OTHERS)
def test_placeholders_and_tags_are_those_of_the_english(language: str) -> None:
    """In a plural message any form may leave out the number, and nothing else."""
    wrong = []
    for message in messages(catalogue_of(language)):
        asked = forms_of(message.id)
        wanted = pieces(asked[-1])
        for words in forms_of(message.string):
            told = pieces(words)
            lost = wanted - told if len(asked) == 1 else wanted - told - pieces_in_any(message)
            if told - wanted or lost:
                wrong.append((key_of(message), words))
    assert wrong == []


def pieces_in_any(message: Message) -> Counter[str]:
    """What one of the English forms does without: the number, where it is written in words."""
    one, many = (pieces(words) for words in forms_of(message.id))
    numbers = Counter(piece for piece in many if re.search(r"\((n|count|number|days)\)", piece))
    return (many - one) | numbers


@pytest.mark.parametrize("language", OTHERS)
def test_what_stands_around_a_message_stays(language: str) -> None:
    """A space at its end joins it to what follows; lines break where they did."""
    wrong = []
    for message in messages(catalogue_of(language)):
        for words in forms_of(message.string):
            english = forms_of(message.id)[0]
            outer = [re.match(r"\s*", text)[0] for text in (english, words)]  # type: ignore[index]
            inner = [re.search(r"\s*$", text)[0] for text in (english, words)]  # type: ignore[index]
            if outer[0] != outer[1] or inner[0] != inner[1]:
                wrong.append(key_of(message))
    assert wrong == []


@pytest.mark.parametrize("language", OTHERS)
def test_there_are_as_many_plural_forms_as_the_language_has(language: str) -> None:
    catalogue = catalogue_of(language)
    django = Path(translation.__file__).parents[2] / "conf" / "locale" / language / "LC_MESSAGES"
    with (django / "django.po").open("rb") as text:
        wanted = read_po(text, locale=language)
    assert catalogue.plural_forms.replace(" ", "") == wanted.plural_forms.replace(" ", "")
    counted = [one for one in messages(catalogue) if isinstance(one.id, tuple | list)]
    assert counted
    assert {len(forms_of(one.string)) for one in counted} == {catalogue.num_plurals}


@pytest.mark.skipif(not shutil.which("xgettext"), reason="no xgettext here (apt install gettext)")
def test_the_catalogues_hold_exactly_the_messages_of_the_sources() -> None:
    wanted = {key_of(message) for message in messages(messages_in())}
    for language in OTHERS:
        held = {key_of(message) for message in messages(catalogue_of(language))}
        assert (language, wanted - held, held - wanted) == (language, set(), set())


@pytest.mark.skipif(not shutil.which("xgettext"), reason="no xgettext here (apt install gettext)")
def test_renewing_a_catalogue_that_is_up_to_date_changes_nothing(tmp_path: Path) -> None:
    copy = tmp_path / "de" / "LC_MESSAGES" / "django.po"
    copy.parent.mkdir(parents=True)
    shutil.copy(source_of("de"), copy)
    renew(copy, messages_in())
    assert copy.read_text() == source_of("de").read_text()


@pytest.mark.parametrize("language", OTHERS)
def test_no_dates_people_or_machines_are_told_in_a_catalogue(language: str) -> None:
    text = source_of(language).read_text()
    assert not re.search(r"Date|Translator|Team|Bugs|Generated", text.partition("\n\n")[0])
    assert not re.search(r"^#: .*:\d", text, re.MULTILINE)


def test_a_changed_source_is_compiled_once(tmp_path: Path) -> None:
    source = tmp_path / SOURCES / "de" / "LC_MESSAGES" / "django.po"
    source.parent.mkdir(parents=True)
    shutil.copy(source_of("de"), source)
    assert compile_catalogues(tmp_path)
    assert not compile_catalogues(tmp_path)
    compiled = tmp_path / ".assets" / "locale" / "de" / "LC_MESSAGES" / "django.mo"
    before = compiled.read_bytes()
    source.write_text(source.read_text().replace("Tagebuch", "Heft"))
    assert compile_catalogues(tmp_path)
    assert compiled.read_bytes() != before
    assert {file.suffix for file in compiled.parent.iterdir()} == {".mo", ".version"}


def test_pages_speak_what_was_compiled() -> None:
    with translation.override("de"):
        assert gettext("Diary") == "Tagebuch"
        assert ngettext("%d cramp", "%d cramps", 2) % 2 == "2 Krämpfe"


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
def test_every_language_says_how_days_are_written(language: str) -> None:

    day = datetime(2026, 3, 7, 14, 5, tzinfo=UTC)
    names = [name for name in vars(english) if name.isupper()]
    assert len(names) > 10
    with translation.override(language):
        written = {name: date_format(day, name) for name in names}
    assert all("7" in words or "2026" in words for words in written.values()), written


def test_days_are_written_as_people_write_them() -> None:

    written = {}
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            written[language] = date_format(date(2026, 3, 7), "WEEKDAY_DAY_YEAR")
    assert written == {
        "en": "Saturday 7 March 2026",
        "de": "Samstag, 7. März 2026",
        "es": "sábado, 7 de marzo de 2026",
        "fr": "samedi 7 mars 2026",
    }


def test_the_server_starts_where_nothing_can_be_compiled(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse() -> bool:
        raise PermissionError("read-only")

    monkeypatch.setattr(upkeep, "compile_catalogues", refuse)
    assert "pages may be in English" in upkeep.compile_languages()
