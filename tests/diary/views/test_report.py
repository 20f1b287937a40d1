"""/report/: what a doctor reads of Ana's diary, as a page and as a PDF."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from html import unescape

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from diary import days
from diary.acting import acting_as
from diary.models import Person
from diary.models.codes import SITES, MedicineClass, Remedy, Symptom
from diary.report import pdf_of
from diary.reporting import report_for
from tests.diary.views.pages import html, text_of
from tests.diary.words.test_wording import BLAMES, FORBIDDEN
from tests.helpers import asks, checked_in, cramp, medicine, report_link, reviewed

Browser = Callable[[Person], Client]
JANUARY = "?from=2026-01-01&to=2026-01-31"


def january(person: Person) -> None:
    """A cramp every third night, a check-in on every day, a statin, and one alarming night."""
    for n in range(30):
        checked_in(person, date(2026, 1, 1) + timedelta(days=n), fluids_ml=1500, magnesium=False)
        if n % 3 == 0:
            cramp(
                person,
                f"2026-01-{n + 2:02} 02:15",
                sites=["calf:left"],
                duration_seconds=120,
                woke_me=True,
                remedies=["stretching"],
                helpfulness=[2],
            )
    cramp(person, "2026-01-09 18:00", symptoms=["dark_urine"], activity="after_exercise")
    medicine(person, "Simvastatin", "2026-01-10", medicine_class="statin")


def test_a_doctor_reads_it_in_two_minutes(ana: Person, phone: Client) -> None:
    january(ana)
    page = text_of(phone.get(f"/report/{JANUARY}"))
    assert "1 January 2026 to 31 January 2026" in page
    assert "11 on 11 days" in page
    assert "10 of 10" in page, "that woke her"
    assert "Simvastatin Statin 10 Jan 2026 still taken" in page
    assert "Calf 10 – – 10" in page
    assert "10 of 11 from 22:00 to 06:00 (91%)" in page
    assert "Stretching 10 – 10 – – –" in page
    assert "mean 1,500 ml a day (30 days)" in page
    assert "yes on 0 of 30 days" in page
    assert "No medicine is marked as water tablet (diuretic), beta-agonist inhaler." in page
    assert "Europe/Berlin" in page
    assert "Just after exercise 1, Sleeping 0, Exercising 0 (logged for 1 of 11)" in page


def test_much_on_some_days_is_told_beside_the_mean(ana: Person, phone: Client) -> None:
    for n, units in enumerate((0, 0, 0, 8)):
        checked_in(ana, date(2026, 1, 1) + timedelta(days=n), alcohol_units=units)
    page = text_of(phone.get(f"/report/{JANUARY}"))
    assert "mean 2 units a day, at most 8 units (4 days)" in page


def test_red_flags_come_first(ana: Person, phone: Client) -> None:
    january(ana)
    page = text_of(phone.get(f"/report/{JANUARY}"))
    flag = "Dark urine, like cola or tea emergency 1 9 Jan 2026 not said"
    assert flag in page
    assert page.index(flag) < page.index("Cramps a week") < page.index("How often")


def test_what_was_not_asked_is_said_to_be_not_recorded(ana: Person, phone: Client) -> None:
    cramp(ana, "2026-01-05 03:00")
    page = text_of(phone.get(f"/report/{JANUARY}"))
    assert "Duration not recorded" in page
    assert "Intensity, 0 to 10 not recorded" in page
    assert "Sleep broken not recorded" in page
    assert "Alcohol not recorded" in page
    assert "No medicine is recorded." in page
    assert "Not logged doesn't mean that it wasn't there" in unescape(page)


def test_findings_are_those_of_the_page_in_its_own_words(ana: Person, phone: Client) -> None:
    january(ana)
    told = html(phone.get("/patterns/time-of-day/"))
    [says] = re.findall(r"Most of your cramps come between \d\d:00 and \d\d:00\.", told)[:1]
    page = text_of(phone.get(f"/report/{JANUARY}"))
    assert f"Clear {says}" in re.sub(r" +", " ", page)
    assert "It went together; more a diary can&#x27;t show." in page


def test_a_range_stands_beside_what_it_is_a_range_of(ana: Person, phone: Client) -> None:
    january(ana)
    told = text_of(phone.get("/patterns/time-of-day/"))
    [size] = re.findall(r"At night, from 22:00 to 06:00: \d+% of your cramps\.", told)[:1]
    page = text_of(phone.get(f"/report/{JANUARY}"))
    assert f"{size} The share that fits your diary lies between" in re.sub(r" +", " ", page)


def test_days_without_an_entry_that_count_are_told(ana: Person, phone: Client) -> None:
    for day in (1, 2, 6, 7):
        checked_in(ana, date(2026, 1, day))
    page = text_of(phone.get("/report/?from=2026-01-01&to=2026-01-07"))
    assert "Known days without an entry 3" in re.sub(r" +", " ", page)
    assert "the rate may be too low" in page


def test_where_is_told_on_the_figure_in_numbers_and_in_words(ana: Person, phone: Client) -> None:
    january(ana)
    page = html(phone.get(f"/report/{JANUARY}"))
    assert "Cramps on the figure of a person, by muscle and side. Calf: 10 left" in page
    assert re.search(r'class="drawing-halo">10</text>', page)


def test_what_ana_told_of_herself_goes_in_only_where_she_asks_and_never_into_a_link(
    ana: Person, phone: Client, client: Client
) -> None:
    ana.born, ana.pregnant_since = date(1990, 6, 1), days.today(ana) - timedelta(days=15)
    ana.conditions = ["thyroid", "diabetes"]
    ana.save()
    january(ana)
    said = re.compile(
        r"Age: \d\d Pregnant: since [^()]*, as given \(2 full weeks\) "
        r"Conditions: Diabetes, Underactive"
    )
    assert "Diabetes" not in text_of(phone.get(f"/report/{JANUARY}"))
    page = phone.get(f"/report/{JANUARY}&about=on")
    assert said.search(text_of(page))
    assert "&amp;about=on" in html(page), "the PDF and the other stretches keep the wish"
    ana.pregnant_since = days.today(ana) - timedelta(days=400)
    ana.save()
    late = text_of(phone.get(f"/report/{JANUARY}&about=on"))
    assert "as given; this may be out of date" in late
    _link, token = report_link(ana)
    assert "Diabetes" not in text_of(client.get(f"/shared/{token}/?about=on"))


def test_several_cramps_in_one_day_are_told(ana: Person, phone: Client) -> None:
    cramp(ana, "2026-01-05 20:00", hydration="low")
    cramp(ana, "2026-01-05 21:00", hydration="low")
    cramp(ana, "2026-01-06 21:00")
    page = text_of(phone.get(f"/report/{JANUARY}"))
    assert "on 1 of 2 days with a cramp, at most 2" in page
    assert "Rather dry 2" in page


def test_it_claims_nothing_that_a_diary_cannot_show(ana: Person, phone: Client) -> None:
    january(ana)
    sheet = text_of(phone.get(f"/report/{JANUARY}")).partition("diary report")[2]
    sheet = unescape(sheet).partition("It is not medical advice")[0]
    assert "Method." in sheet
    assert FORBIDDEN.search(sheet) is None
    assert BLAMES.search(sheet) is None


def test_only_the_chosen_days_are_in_it(ana: Person, phone: Client) -> None:
    cramp(ana, "2025-12-30 03:00", sites=["jaw:left"])
    cramp(ana, "2026-01-05 03:00", sites=["neck:left"])
    cramp(ana, "2026-02-05 03:00", sites=["chest:left"])
    page = text_of(phone.get(f"/report/{JANUARY}"))
    assert "1 on 1 day" in page
    assert "Neck" in page
    assert "Jaw" not in page
    assert "A cramp in the chest" not in page


def test_a_night_belongs_to_the_day_that_went_to_bed_wherever_it_was(
    ana: Person, phone: Client
) -> None:
    cramp(ana, "2026-03-29 03:30", sites=["calf:left"])  # clocks jumped in Berlin that night
    cramp(ana, "2026-03-29 02:30", "America/New_York", sites=["calf:right"])
    night = text_of(phone.get("/report/?from=2026-03-28&to=2026-03-28"))
    assert "2 on 1 day" in night
    assert "2 of 2 from 22:00 to 06:00" in night
    assert "some cramps logged in America/New_York" in night
    day_after = text_of(phone.get("/report/?from=2026-03-29&to=2026-03-29"))
    assert "0 on 0 days" in day_after


def test_ben_reads_ounces_on_letter(ben: Person, as_person: Browser) -> None:
    january(ben)
    answer = as_person(ben).get(f"/report/{JANUARY}")
    assert "mean 51 fl oz a day" in text_of(answer)
    assert answer.context["report"].paper == "Letter"


def test_an_empty_diary_says_so_with_dignity(phone: Client) -> None:
    page = text_of(phone.get("/report/"))
    assert "Nothing was logged in this time: no cramp, and no check-in." in page
    assert "No cramp was logged in this time, so no sign could be." in page
    assert phone.get("/report/pdf/").status_code == 200


def test_the_last_ninety_days_are_the_usual_ones(phone: Client) -> None:
    report = phone.get("/report/").context["report"]
    assert (report.last - report.first).days == 89


@pytest.mark.parametrize(
    ("days", "says"),
    [
        ("from=2026-02-01&to=2026-01-01", "This is after the last day."),
        ("to=2190-01-01", "This day is still to come."),
        ("from=2020-01-01&to=2026-01-01", "A report holds two years at most."),
        ("from=0001-01-01&to=0001-01-02", "This is too long ago."),
        ("to=0001-01-02", "This is too long ago."),
        ("from=yesterday", "Write the date as year, month, day"),
        ("from=2026-02-30", "Write the date as year, month, day"),
        ("from=%00", "Write the date as year, month, day"),
    ],
)
def test_days_that_make_no_report_are_refused_with_a_reason(
    days: str, says: str, phone: Client
) -> None:
    for at in ("/report/", "/report/pdf/"):
        answer = phone.get(f"{at}?{days}")
        assert answer.status_code == 422
        assert says in text_of(answer)
        assert "There is no report on these days." in text_of(answer)


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type /Page\b", pdf))


def test_the_pdf_has_two_pages_a_title_and_its_own_fonts(ana: Person, phone: Client) -> None:
    january(ana)
    answer = phone.get(f"/report/pdf/{JANUARY}")
    pdf = answer.content
    assert answer.headers["Content-Type"] == "application/pdf"
    assert (
        'attachment; filename="cramps-2026-01-01-2026-01-31.pdf"'
        in (answer.headers["Content-Disposition"])
    )
    assert pages_of(pdf) == 2
    assert b"/Title" in pdf
    assert b"/DisplayDocTitle true" in pdf
    assert b"/FontFile2" in pdf
    assert b"/ToUnicode" in pdf, "so that its text can be selected and searched"
    assert b"/Lang (en)" in pdf
    assert pdf.count(b"/Dest ") >= 8, "a bookmark for each heading"


@pytest.mark.parametrize(
    "name", ["Zoë Dvořák-Łukasz", "Åsa <b>&amp;", "李小龍", "محمد", "🦵‍♀️\u202e\x7f", "x" * 150]
)
def test_no_name_is_too_strange_for_the_pdf(name: str, ana: Person, phone: Client) -> None:
    january(ana)
    ana.first_name = name
    ana.save()
    medicine(ana, name[:100], "2026-01-01")
    asks(ana, name[:100])
    checked_in(ana, "2026-01-31", own={name[:100]: True})
    assert phone.get(f"/report/{JANUARY}").status_code == 200
    answer = phone.get(f"/report/pdf/{JANUARY}")
    assert answer.status_code == 200
    assert pages_of(answer.content) == 2


def test_a_diary_full_of_everything_still_has_two_pages(ana: Person, phone: Client) -> None:
    everything(ana)
    with acting_as(ana):
        report = report_for(ana, date(2026, 1, 1), date(2026, 1, 31))
    assert report.dense
    assert pages_of(pdf_of(report)) == 2


def everything(person: Person) -> None:
    """As many sites, signs, remedies and medicines as there are."""
    january(person)
    remedies = [one.value for one in Remedy]
    symptoms = [one.value for one in Symptom]
    for n in range(1, 25):
        cramp(
            person,
            f"2026-01-{n:02} 21:00",
            sites=list(SITES[n :: len(SITES) // 6]),
            symptoms=symptoms,
            remedies=remedies,
            helpfulness=[2] * len(remedies),
            duration_seconds=4000 + n,
        )
    for kind in MedicineClass:
        medicine(person, f"Some {kind.value} with a long name", "2026-01-03", medicine_class=kind)


def test_it_is_anas_alone(ana: Person, eve: Person, as_person: Browser, client: Client) -> None:
    january(ana)
    for at in ("/report/", "/report/pdf/"):
        signed_out = client.get(f"{at}{JANUARY}")
        assert signed_out.status_code == 302
        assert signed_out.headers["Location"].startswith("/account/login/?next=/report/")
    page = text_of(as_person(eve).get(f"/report/{JANUARY}"))
    assert "Simvastatin" not in page
    assert "Nothing was logged in this time" in page


def test_it_is_for_reading_and_kept_by_nobody(phone: Client) -> None:
    for at in ("/report/", "/report/pdf/"):
        assert phone.post(at).status_code == 405
        assert "no-store" in phone.get(at).headers["Cache-Control"]


@pytest.mark.parametrize("days", [3, 60])
def test_it_takes_the_same_queries_for_any_diary(
    days: int, ana: Person, phone: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for n in range(days):
        cramp(ana, f"{date(2026, 1, 1) + timedelta(days=n)} 03:30")
        medicine(ana, f"Medicine {n}", "2026-01-01")
    reviewed(ana, 30)
    phone.get("/report/")  # a review that is due is made at the first visit
    with django_assert_num_queries(12):
        assert phone.get("/report/?from=2026-01-01&to=2026-03-31").status_code == 200
