"""A folder of CSV, a file a table: the bundle for spreadsheets, and what AtoM imports."""

from typing import Final

from pipeline.write.export.delimited import join_folder, lines_of_folder, write_folder

ENDING: Final = ""

write, maker, join = write_folder, lines_of_folder, join_folder
