"""A diary's report for a doctor: two pages of a chosen time, as a data class, a page and a PDF.

    report = report_of(person, record, findings, period)    # words and numbers, counted once
    pdf_of(report)                                          # the same as a PDF

``counts`` is arithmetic on a diary record; ``pictures`` draws it; ``telling`` puts it in words.
"""

from diary.report.counts import Counts, count
from diary.report.drawing import Drawing, svg
from diary.report.pdf import pdf_of
from diary.report.sheet import Fact, Report
from diary.report.telling import report_of

__all__ = ["Counts", "Drawing", "Fact", "Report", "count", "pdf_of", "report_of", "svg"]
