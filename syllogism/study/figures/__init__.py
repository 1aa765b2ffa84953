"""Figures drawn with matplotlib: the look of all of them, and the curves of a training.

None touches `pyplot`: a figure belongs to whoever asked for it.
"""
