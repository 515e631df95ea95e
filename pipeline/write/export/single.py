"""One CSV file: the wide table for people, and what Omeka S and Islandora import."""

from typing import Final

from pipeline.write.export.delimited import write_file

ENDING: Final = ".csv"

write = write_file
