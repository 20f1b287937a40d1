"""JSON without its loopholes: no doubled keys, no NaN, no endless nesting, only UTF-8."""

import json
from collections import Counter
from typing import Any, NoReturn

from django.utils.translation import gettext as _

from diary.exchange.diary_json.problems import BrokenDiary, Problem


class Doubled(dict[str, Any]):
    """An object in which keys came more than once; ``keys_doubled`` says which."""

    keys_doubled: tuple[str, ...] = ()


def parse(text: str | bytes) -> Any:
    """Return the value that a JSON text holds, or raise ``BrokenDiary`` with line and column.

    Objects with doubled keys come as ``Doubled``, for their reader to say where they are.
    """
    try:
        return json.loads(
            _decoded(text),
            object_pairs_hook=_object,
            parse_constant=_no_constant,
        )
    except json.JSONDecodeError as error:
        place = _("line %(line)d, column %(column)d") % {
            "line": error.lineno,
            "column": error.colno,
        }
        raise _broken(place, _("this is not JSON (%s)") % error.msg) from None
    except RecursionError:
        raise _broken("", _("this is nested too deeply")) from None
    except ValueError:  # Python refuses whole numbers of thousands of digits
        raise _broken("", _("a number in it is too long")) from None


def _decoded(text: str | bytes) -> str:
    if isinstance(text, str):
        return text.removeprefix("\ufeff")
    try:
        return text.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = _("line %d") % (text[: error.start].count(b"\n") + 1)
        raise _broken(place, _("this is not UTF-8 text")) from None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) == len(pairs):
        return value
    times = Counter(key for key, _value in pairs)
    doubled = Doubled(value)
    doubled.keys_doubled = tuple(key for key in value if times[key] > 1)
    return doubled


def _no_constant(name: str) -> NoReturn:
    raise _broken("", _("%s is not a number that JSON knows") % name)


def _broken(path: str, reason: str) -> BrokenDiary:
    return BrokenDiary([Problem(path, reason)])
