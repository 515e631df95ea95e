"""A folder of CSV, a file a table: the bundle for spreadsheets, and what AtoM imports."""

from typing import Final

from pipeline.write.export.delimited import write_folder

ENDING: Final = ""

write = write_folder
