#!/usr/bin/env python3
"""Django's command line for Cramptracker."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cramptracker.settings")
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # a diary is small: more threads only wait
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
