"""Changes to the record: where an act is placed, how a file is written, what differs between versions."""
