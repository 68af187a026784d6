"""What holds, chosen from all that is said: the same whatever the order in which it was said.

What the person says wins; then what a source changed last; then a fixed choice by its words.
"""
