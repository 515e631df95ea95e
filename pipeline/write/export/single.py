"""One CSV file: the wide table for people, and what Omeka S and Islandora import."""

from typing import Final

from pipeline.write.export.delimited import join_file, lines_of_file, write_file

ENDING: Final = ".csv"

write, maker, join = write_file, lines_of_file, join_file
