"""Every red flag of the fact base can be read in the library, with how fast to act."""

import re
from collections.abc import Iterator
from html import unescape

import pytest

from knowledge.kinds import Kind
from knowledge.library import CONTENT, Library, ShippedSection, read_library
from knowledge.queries import SEE_A_DOCTOR
from tests.knowledge.evidence import RED_FLAGS

NOW = r"999|ambulance|[Ee]mergency (care|number)|is an emergency|an emergency"
AT_ONCE = rf"{NOW}|[Rr]ight away|[Mm]edical help (now|at once)|[Hh]elp now|need help now"
TODAY = rf"{AT_ONCE}|[Ss]ame[ -]day"
DAYS = rf"{TODAY}|[Ww]ithin (days|one or two days|a day or two)|promptly"
SOON = rf"{DAYS}|[Ss]ee (your|a) (doctor|GP)|[Tt]ell (your|a) doctor|[Ss]oon|reasons? to see"

FLAGS = {
    "RF-1": (r"coughing (up )?blood|cough up blood", NOW),
    "RF-2": (r"swollen", TODAY),
    "RF-3": (r"dark|tea", NOW),
    "RF-4": (r"severe.*(grow|constant)|grow.*severe", NOW),
    "RF-5": (r"cold|at rest", TODAY),
    "RF-6": (r"confusion", NOW),
    "RF-7": (r"hour|heart disease", AT_ONCE),
    "RF-8": (r"headache|vomiting", NOW),
    "RF-9": (r"weak", DAYS),
    "RF-10": (r"between the legs", NOW),
    "RF-11": (r"stiff jaw", NOW),
    "RF-12": (r"[Tt]ingling around the mouth", TODAY),
    "RF-13": (r"[Bb]elly|^[Cc]hest pain", AT_ONCE),
    "RF-14": (r"bruises", AT_ONCE),
    "RF-15": (r"walk", DAYS),
    "RF-16": (r"medicine", DAYS),
    "RF-17": (r"pregnan", TODAY),
    "RF-18": (r"stretching|[Nn]umbness|ten minutes", SOON),
    "RF-19": (r"[Ff]ever", TODAY),
    "RF-20": (r"under 8", SOON),
    "RF-21": (r"exercise", SOON),
}
"""What is told of each red flag, and the words for how fast, at least."""

TOP_SPEED = {
    "RF-9": (r"one side", NOW),
    "RF-12": (r"pound", NOW),
    "RF-13": (r"^[Cc]hest pain", NOW),
    "RF-18": (r"ten minutes", TODAY),
    "RF-19": (r"very ill", NOW),
    "RF-20": (r"[Dd]ark urine", NOW),
}
"""Red flags that have a faster part: it is told somewhere in the same section."""

BLOCK = re.compile(r"<(p|li|h3)>(.*?)(?=<(?:p|li|h3)>|\Z)", re.DOTALL)
TAG = re.compile(r"<[^>]+>")


@pytest.fixture(scope="module")
def library() -> Library:
    return read_library(CONTENT, lambda slug: f"/knowledge/{slug}/")


def warnings_of(library: Library) -> Iterator[tuple[str, ShippedSection]]:
    for article in library.articles:
        for section in article.sections:
            if section.kind == Kind.WARNING:
                yield f"{article.slug}#{section.anchor}", section


def told(section: ShippedSection) -> list[tuple[str, str]]:
    """Return what a section says bit by bit, each with what leads to it: its list's first line."""
    lead, bits = "", [("", section.heading)]
    for tag, text in BLOCK.findall(section.body):
        text = unescape(TAG.sub("", text)).strip()
        lead = lead if tag == "li" else text
        bits.append((lead, text))
    return bits


def tells(section: ShippedSection, sign: str, pace: str) -> bool:
    return any(
        re.search(sign, text) and re.search(pace, f"{section.heading} {lead} {text}")
        for lead, text in told(section)
    )


def test_every_red_flag_is_told_in_a_warning(library: Library) -> None:
    cited = {fact for _at, section in warnings_of(library) for fact in section.facts}
    assert set(RED_FLAGS) - cited == set()
    assert list(FLAGS) == RED_FLAGS


def test_the_page_on_doctors_tells_every_red_flag(library: Library) -> None:
    page = [s for at, s in warnings_of(library) if at.startswith(f"{SEE_A_DOCTOR}#")]
    assert set(RED_FLAGS) - {fact for section in page for fact in section.facts} == set()


@pytest.mark.parametrize("flag", RED_FLAGS)
def test_a_warning_names_the_sign_and_how_fast_to_act(library: Library, flag: str) -> None:
    sign, pace = FLAGS[flag]
    telling = [(at, section) for at, section in warnings_of(library) if flag in section.facts]
    assert telling
    for at, section in telling:
        assert tells(section, sign, pace), at


@pytest.mark.parametrize("flag", TOP_SPEED)
def test_what_makes_a_sign_more_urgent_is_told_on_the_page_on_doctors(
    library: Library, flag: str
) -> None:
    sign, pace = TOP_SPEED[flag]
    page = [s for at, s in warnings_of(library) if at.startswith(f"{SEE_A_DOCTOR}#")]
    assert any(tells(section, sign, pace) for section in page)


def test_what_must_not_be_done_is_told_with_the_sign(library: Library) -> None:
    page = [s for at, s in warnings_of(library) if at.startswith(f"{SEE_A_DOCTOR}#")]
    for sign, words in (
        (r"swollen", r"Don't massage"),
        (r"[Dd]ark urine", r"creatine kinase"),
        (r"[Cc]onfusion.*hot", r"[Nn]othing to drink"),
        (r"[Hh]eadache", r"No more water"),
        (r"bruises", r"Stop taking it"),
        (r"new medicine", r"Don't stop it on your own"),
        (r"heavy drinking", r"Don't stop drinking suddenly"),
    ):
        assert any(tells(section, sign, words) for section in page), sign


def test_every_warning_says_how_fast(library: Library) -> None:
    slow = [
        at
        for at, section in warnings_of(library)
        if not any(re.search(SOON, f"{lead} {text}") for lead, text in told(section))
    ]
    assert [at for at in slow if at not in ASKING] == []


ASKING = {"minerals-and-supplements#ask-first", "minerals-and-supplements#quinine-rules"}
"""What to ask before taking something: no sign of the body, so no hurry."""


def test_the_emergency_number_is_told_by_country(library: Library) -> None:
    for at, section in warnings_of(library):
        if "999" in section.body:
            assert re.search(r"999.*112.*911.*your country", section.body), at
    assert any("999" in section.body for _at, section in warnings_of(library))
