"""The register: the record compiled into SQLite, kept in a cache, and looked up."""
