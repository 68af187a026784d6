"""The desk: the verbs of the line as functions, on the real ledger, clock and files."""
