"""`python -m penned` is the same as `penned`."""

from penned.cli import main

main()
