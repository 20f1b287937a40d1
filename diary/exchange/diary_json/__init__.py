"""A diary as JSON, version 1: what an export holds and what an import takes.

text = json.dumps(write_diary(person))
diary = read_diary(text)          # or BrokenDiary, with every problem and its path
import_diary(person, diary)       # all of it or nothing; twice changes nothing
record = record_of(diary)         # for the statistics, without a database
"""

from diary.exchange.diary_json.diary_file import (
    DiaryFile,
    FileCheckIn,
    FileCourse,
    FileEpisode,
    FilePerson,
)
from diary.exchange.diary_json.importing import Counts, Imported, import_diary
from diary.exchange.diary_json.problems import BrokenDiary, Problem
from diary.exchange.diary_json.reading import read_diary
from diary.exchange.diary_json.record import record_of
from diary.exchange.diary_json.writing import as_json, diary_of, write_diary

__all__ = [
    "BrokenDiary",
    "Counts",
    "DiaryFile",
    "FileCheckIn",
    "FileCourse",
    "FileEpisode",
    "FilePerson",
    "Imported",
    "Problem",
    "as_json",
    "diary_of",
    "import_diary",
    "read_diary",
    "record_of",
    "write_diary",
]
