"""The archivist's bench: decisions that are never lost, the records as decided, the server they are made on."""
