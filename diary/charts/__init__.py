"""Pictures of findings: one file per chart, a finding in, a `Chart` out.

A chart is a figure for Plotly as a plain dict, with the same numbers as a table and in words.
Colours are names of the page's own, ``var(--chart-1)``; charts.js puts in what they stand for.
"""

from diary.charts.chart import Chart, Table
from diary.charts.choice import charts_for

__all__ = ["Chart", "Table", "charts_for"]
