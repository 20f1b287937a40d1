"""What the library is written in, whatever the page around it speaks."""

LANGUAGE = "en"
