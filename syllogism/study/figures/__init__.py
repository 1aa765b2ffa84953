"""The figures of a comparison, each drawn on light and on dark paper.

Every module here draws one figure. None touches `pyplot`: a figure belongs to whoever asked for it.
"""
