"""Every word goes through gettext: in a language of brackets, nothing English stands outside."""

import re
from html.parser import HTMLParser

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from pytest_django import Settings

from diary.acting import acting_as
from diary.kinds import KINDS
from diary.models import MedicineCourse, OwnFactor, Person
from diary.models.zones import zone_names
from knowledge.models import Article, Topic
from tests import pseudo
from tests.helpers import report_link
from tests.library import load_the_library
from tests.pages import OWN, PUBLIC

MORE_OF_STRANGERS = ("/account/password/reset/done/", "/offline/", "/reminders/off/broken/")
MORE_OF_PAT = (
    "/check-in/2020-01-01/",
    "/check-in/own/",
    "/patterns/period/?from=2020-01-01&to=2019-01-01",
    *(f"/patterns/{kind.slug}/" for kind in KINDS),
    "/settings/delete/",
    "/account/logout/",
)
FOR_WHO_BUILDS = "/style/"
SHOWN = {"title", "aria-label", "placeholder", "alt", "aria-description"}
WORD = re.compile(r"[A-Za-z]{2,}")
ENTITLED = re.compile(
    r"Cramptracker|PDF|JSON|CSV|PIN|NHS|DOI|PubMed|English|Deutsch|Español|Français|Pseudo"
    r"|[\w.+-]+@[\w.-]+|https?://\S+"
)
"""Names, and what is the same in every language."""


class Words(HTMLParser):
    """Collects what a page says, in its texts and in attributes that are read out; leaves out
    what says that it is in English: the library."""

    VOID = {"meta", "link", "input", "br", "img", "hr", "path", "circle", "use", "stop", "wbr"}

    def __init__(self) -> None:
        super().__init__()
        self.outside: list[str] = []
        self.numbers: list[str] = []
        self.inside: list[tuple[str, bool]] = []
        self.text = pseudo.Outside()  # a message may hold a link, and so several texts

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        quiet = tag in ("script", "style") or given.get("lang", pseudo.CODE) != pseudo.CODE
        quiet = quiet or self.is_quiet()
        if tag not in self.VOID:
            self.inside.append((tag, quiet))
        self.numbers += [f"{tag} {name}={value}" for name, value in given.items() if _is_cut(value)]
        if not quiet:
            shown = (value for name, value in given.items() if _is_shown(name, value, given))
            self.outside += [pseudo.Outside().of(value) for value in shown]

    def handle_endtag(self, tag: str) -> None:
        while self.inside and self.inside.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not self.is_quiet() and data.strip():
            self.outside.append(self.text.of(" ".join(data.split())))

    def is_quiet(self) -> bool:
        return bool(self.inside) and self.inside[-1][1]


def _is_cut(value: str) -> bool:
    """A number for the browser or a script that somebody wrote as people do: ``6,5``."""
    return bool(re.fullmatch(r"-?\d+[,٫]\d+|(-?\d+[,٫]\d+ ?){4}", value))


def _is_shown(name: str, value: str, given: dict[str, str]) -> bool:
    if name in SHOWN:
        return True
    if name == "content":
        return given.get("name") == "description"
    return name.startswith("data-") and bool(re.match(r"[A-Z]?[a-z]+ [a-z]+", value))


def english_in(html: str, names: set[str]) -> list[str]:
    """Return what a page says in plain English, but for names."""
    reader = Words()
    reader.feed(html)
    found = []
    for said in reader.outside:
        left = ENTITLED.sub("", said)
        for name in sorted(names, key=len, reverse=True):
            left = left.replace(name, "")
        if WORD.search(left):
            found.append(said[:160])
    return list(dict.fromkeys([*found, *reader.numbers]))


@pytest.fixture(autouse=True)
def pseudo_language(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    pseudo.speak(monkeypatch, settings)


@pytest.fixture
def pat(db: None) -> Person:
    """The demo's patient, with fourteen months of diary and the library beside it."""
    load_the_library()
    call_command("demo", verbosity=0)
    Person.objects.update(language=pseudo.CODE)
    return Person.objects.get(email="pat@demo.example")


def names_in(person: Person) -> set[str]:
    """What a person typed, the names of places, and what the library calls its articles."""
    zones = {part for name in zone_names() for part in (name, name.rpartition("/")[2])}
    with acting_as(person):
        typed = {one.name for kind in (MedicineCourse, OwnFactor) for one in kind.objects.all()}
    titles = {text for one in Article.objects.all() for text in (one.title, one.summary)}
    topics = {text for one in Topic.objects.all() for text in (one.name, one.description)}
    spaced = {zone.replace("_", " ") for zone in zones}
    who = {person.first_name, person.last_name, "Dr. Berg"}
    return {*zones, *spaced, *typed, *titles, *topics, *who} - {""}


def test_every_word_that_a_page_says_is_a_message(pat: Person) -> None:
    names = names_in(pat)
    stranger, client = Client(headers={"accept-language": pseudo.CODE}), Client()
    client.force_login(pat)
    _link, token = report_link(pat)
    shared = (f"/shared/{token}/", f"/shared/{'x' * len(token)}/")
    pages = [
        *((stranger, address) for address in (*PUBLIC, *MORE_OF_STRANGERS, *shared)),
        *((client, address) for address in {*OWN, *MORE_OF_PAT} - {FOR_WHO_BUILDS}),
    ]
    found = {}
    for browser, address in pages:
        answer = browser.get(address, follow=True)
        assert answer.status_code in (200, 404, 422), address
        assert 'dir="rtl"' in answer.content.decode(), address
        if english := english_in(answer.content.decode(), names):
            found[address] = english
    assert found == {}


WITHOUT_WORDS = re.compile(
    r"{#.*?#}|<!--.*?-->|{% comment.*?endcomment %}|{% block body_class %}.*?{% endblock %}"
    r"|{% blocktranslate.*?endblocktranslate %}"
    r"|<(script|style|svg)\b.*?</\1>|<!DOCTYPE[^>]*>",
    re.DOTALL,
)
CODE = re.compile(r"{%.*?%}|{{.*?}}", re.DOTALL)
READ_OUT = re.compile(r'\b(?:alt|title|placeholder|aria-label)="([^"]*[A-Za-z]{2}[^"]*)"')
TAGS = re.compile(r"<[^>]*>|&#?\w+;")


def test_no_template_holds_words_of_its_own() -> None:
    """Also those that answer only when something breaks. The page of components, for those who
    build pages, is left out."""
    bare = {}
    folder = settings.BASE_DIR / "templates"
    for file in sorted(folder.rglob("*.html")):
        if "style" in (file.parent.name, file.stem):
            continue
        text = ENTITLED.sub("", CODE.sub("", WITHOUT_WORDS.sub(" ", file.read_text())))
        words = [*READ_OUT.findall(text), *WORD.findall(TAGS.sub(" ", text))]
        if words:
            bare[str(file.relative_to(folder))] = words
    assert bare == {}
