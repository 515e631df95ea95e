"""The formats a run can write."""

from enum import StrEnum


class Format(StrEnum):
    """`jsonl`: all records in records.jsonl; `json`: one indented file a record."""

    JSONL = "jsonl"
    JSON = "json"
