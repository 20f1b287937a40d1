"""The diary's screens, each in the view file of its name."""

from datetime import date

from django.urls import path, register_converter

from diary.report_tokens import TOKEN_LENGTH
from diary.views import (
    accessibility,
    check_in,
    compare,
    diary,
    health,
    install,
    log,
    medicines,
    night,
    now,
    offline,
    offline_send,
    own_factors,
    pattern_choices,
    patterns,
    patterns_on,
    period,
    reminder_off,
    report,
    report_links,
    settings,
    shared_report,
    style,
    today,
    welcome,
    year,
)


class DayConverter:
    """A date in an address: 2026-11-23. Impossible dates are not found."""

    regex = r"\d{4}-\d{2}-\d{2}"

    def to_python(self, value: str) -> date:
        return date.fromisoformat(value)

    def to_url(self, value: date | str) -> str:
        return str(value)


class TokenConverter:
    """The token of a link to a report."""

    regex = rf"[A-Za-z0-9_-]{{{TOKEN_LENGTH}}}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(DayConverter, "day")
register_converter(TokenConverter, "token")

urlpatterns = [
    path("", today.today, name="today"),
    path("log/", log.log, name="log"),
    path("log/<uuid:id>/", log.edit, name="episode_edit"),
    path("log/<uuid:id>/delete/", log.delete, name="episode_delete"),
    path("log/<uuid:id>/restore/", log.restore, name="episode_restore"),
    path("check-in/", check_in.today, name="check_in"),
    path("check-in/<day:day>/", check_in.check_in, name="check_in_day"),
    path(
        "check-in/<day:day>/cramp-free/",
        check_in.cramp_free,
        name="check_in_cramp_free",
    ),
    path("check-in/<day:day>/delete/", check_in.delete, name="check_in_delete"),
    path("check-in/<day:day>/restore/", check_in.restore, name="check_in_restore"),
    path("check-in/own/", own_factors.own_factors, name="own_factors"),
    path("check-in/own/<uuid:id>/", own_factors.edit, name="own_factor_edit"),
    path("check-in/own/<uuid:id>/ask/", own_factors.ask, name="own_factor_ask"),
    path("diary/", diary.diary, name="diary"),
    path("diary/year/", year.year, name="year"),
    path("patterns/", patterns.patterns, name="patterns"),
    path("patterns/choices/", pattern_choices.pattern_choices, name="pattern_choices"),
    path("patterns/compare/", compare.compare, name="compare"),
    path("patterns/period/", period.period, name="period"),
    path("patterns/on/", patterns_on.patterns_on, name="patterns_on"),
    path("patterns/<slug:kind>/", patterns.pattern, name="pattern"),
    path("medicines/", medicines.medicines, name="medicines"),
    path("medicines/<uuid:id>/", medicines.edit, name="medicine_edit"),
    path("medicines/<uuid:id>/compare/", compare.around, name="medicine_compare"),
    path("medicines/<uuid:id>/delete/", medicines.delete, name="medicine_delete"),
    path("medicines/<uuid:id>/restore/", medicines.restore, name="medicine_restore"),
    path("report/", report.report, name="report"),
    path("report/pdf/", report.pdf, name="report_pdf"),
    path("report/links/", report_links.report_links, name="report_links"),
    path("report/links/<uuid:id>/end/", report_links.end, name="report_link_end"),
    path("report/links/<uuid:id>/forget/", report_links.forget, name="report_link_forget"),
    path("shared/<token:token>/", shared_report.shared_report, name="shared_report"),
    path("shared/<token:token>/pdf/", shared_report.pdf, name="shared_report_pdf"),
    path("settings/", settings.settings, name="settings"),
    path("settings/delete/", settings.delete, name="settings_delete"),
    path("welcome/", welcome.welcome, name="welcome"),
    path("welcome/days/", welcome.days, name="welcome_days"),
    path("welcome/logging/", welcome.logging, name="welcome_logging"),
    path("reminders/off/<str:token>/", reminder_off.reminder_off, name="reminder_off"),
    path("night/", night.night, name="night"),
    path("style/", style.style, name="style"),
    path("now/", now.now, name="now"),
    path("offline/", offline.offline, name="offline"),
    path("offline/check-in/", offline.check_in, name="offline_check_in"),
    path("offline/token/", offline_send.token, name="offline_token"),
    path("offline/send/", offline_send.send, name="offline_send"),
    path("manifest.webmanifest", install.manifest, name="manifest"),
    path("sw.js", install.service_worker, name="service_worker"),
    path("accessibility/", accessibility.accessibility, name="accessibility"),
    path("health/", health.health, name="health"),
]
