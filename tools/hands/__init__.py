"""What `tools/make_hand.py` needs to turn open fonts into hands."""
