"""Charts in SVG that are as wide as whatever they stand in.

Places across are shares of the width, and only heights and letters have a size in pixels. So a
chart need not be scaled to fit a telephone or a large screen, and no letter ever gets too small.
Colours come from a style sheet, light or dark.
"""
