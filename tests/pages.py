"""A page of HTML as a tree, to ask what is in it."""

from html.parser import HTMLParser

VOID = {"meta", "link", "br", "img", "input", "hr"}


class Page(HTMLParser):
    """A page as a tree of [tag, attributes, children], texts among the children."""

    def __init__(self, text):
        super().__init__()
        self.root = ["", {}, []]
        self._open = [self.root]
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        """Begin an element."""
        one = [tag, dict(attributes), []]
        self._open[-1][2].append(one)
        if tag not in VOID:
            self._open.append(one)

    def handle_endtag(self, tag):
        """End the elements that are open, up to one of this kind."""
        while self._open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        """Keep a text."""
        self._open[-1][2].append(data)

    def all(self, tag=None, class_=None, within=None, **attributes):
        """Every element of a kind, in order."""
        for one in (within or self.root)[2]:
            if isinstance(one, str):
                continue
            classes = (one[1].get("class") or "").split()
            if (
                tag in (None, one[0])
                and class_ in (None, *classes)
                and all(one[1].get(name) == value for name, value in attributes.items())
            ):
                yield one
            yield from self.all(tag, class_, one, **attributes)

    def text(self, one):
        """What is written in an element, blanks made single."""
        inside = (child if isinstance(child, str) else self.text(child) for child in one[2])
        return " ".join(" ".join(inside).split())
