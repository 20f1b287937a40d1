"""How each language writes days: the formats that Django has no names for.

``date_format(day, "DAY")`` and ``{{ day|date:"DAY" }}`` look here by the language of the page.
"""
