"""`fiche schema`: the record's JSON Schema."""

import json

import typer


def schema() -> None:
    """Print the JSON Schema of the record."""
    from pipeline.model.record import Record

    typer.echo(json.dumps(Record.model_json_schema(), ensure_ascii=False, indent=2))
