"""The record: YAML read, checked, written and formatted."""
