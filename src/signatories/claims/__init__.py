"""The ledger of claims: checked against the record, and what would make a failing one true."""
