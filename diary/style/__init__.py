"""One sample of every component in every state, for the page that shows them to the staff.

Samples are made up, belong to nobody and are never saved. Their words are English only: they are
no part of what people read, so translators are spared them.
"""
