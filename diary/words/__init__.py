"""Findings in plain words.

    statement = statement_of(kind, findings, units)

A statement says what fell together in the diary, how sure that is and how it is known, and no
more: section by section it keeps to the wording that the studies behind the library can carry.
"""

from diary.words.reviewing import review_words, why_wait, withdrawn_words
from diary.words.statement import Statement, Step, Waiting
from diary.words.stating import statement_of, statements_of
from diary.words.withdrawing import withdrawals

__all__ = [
    "Statement",
    "Step",
    "Waiting",
    "review_words",
    "statement_of",
    "statements_of",
    "why_wait",
    "withdrawals",
    "withdrawn_words",
]
