"""What can go wrong with the embedded database, told to a person."""


class DatabaseProblem(Exception):
    """The embedded database can't do what was asked.

    The message says what happened and what to do next.
    """
