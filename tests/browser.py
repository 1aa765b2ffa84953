"""A browser without a window, driven over its debugging pipe: enough of it to try a page.

Source:
    Chrome DevTools Protocol, https://chromedevtools.github.io/devtools-protocol/.
"""

import json
import os
import select
import shutil
import subprocess
import tempfile
import time
from contextlib import suppress

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--hide-scrollbars"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    *("--disable-dev-shm-usage", "--remote-debugging-pipe", "--force-color-profile=srgb"),
)
PATIENCE = 120.0  # seconds for an answer, on a machine that is busy with other things
KEYS = {"ArrowLeft": 37, "ArrowUp": 38, "ArrowRight": 39, "ArrowDown": 40, "Enter": 13, "Tab": 9}
KEYS |= {"Escape": 27, "End": 35, "Home": 36}


def find_browser():
    """Return the path of a browser, or None."""
    return next(filter(None, map(shutil.which, NAMES)), None)


class Browser:
    """One page in a browser of its own; what it loads and complains about is kept."""

    def __init__(self, path):
        self._folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        folder = self._folder.name
        to_browser, self._out = os.pipe()
        self._in, from_browser = os.pipe()
        pipe = f"3</dev/fd/{to_browser} 4>/dev/fd/{from_browser}"  # where it looks for its pipe
        command = [path, *FLAGS, f"--user-data-dir={folder}", "about:blank"]
        self._process = subprocess.Popen(
            ["/bin/sh", "-c", f'exec "$0" "$@" {pipe}', *command],
            pass_fds=(to_browser, from_browser),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(to_browser)
        os.close(from_browser)
        self._pending, self._number, self._loads, self._session = b"", 0, 0, None
        self.requests, self.complaints = [], []
        targets = self._ask("Target.getTargets")["targetInfos"]
        target = next(one["targetId"] for one in targets if one["type"] == "page")
        self._session = self._ask("Target.attachToTarget", targetId=target, flatten=True)[
            "sessionId"
        ]
        for domain in ("Page", "Network", "Runtime", "Log"):
            self._ask(f"{domain}.enable")

    def close(self):
        """End the browser."""
        with suppress(Exception):
            self._session = None
            self._ask("Browser.close")
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(10)
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait()
        os.close(self._out)
        os.close(self._in)
        self._folder.cleanup()

    def open(self, path, *, width=1200, height=900, dark=False, media="screen", script=True):
        """Open a file in a window of some size, on light or dark paper."""
        self.requests.clear()
        self.complaints.clear()
        self.resize(width, height)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self._ask("Emulation.setEmulatedMedia", media=media, features=[scheme])
        self._ask("Emulation.setScriptExecutionDisabled", value=not script)
        seen = self._loads
        self._ask("Page.navigate", url=path.as_uri())
        limit = time.monotonic() + PATIENCE
        while self._loads == seen:
            if time.monotonic() > limit:
                raise TimeoutError(f"{path} does not load")
            time.sleep(0.02)
            self.run("0")  # what happened meanwhile is noted on the way

    def resize(self, width, height=900):
        """Give the window another size."""
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self._ask("Emulation.setDeviceMetricsOverride", **size)

    def run(self, expression):
        """Return what an expression of JavaScript comes to."""
        answer = self._ask(
            "Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True
        )
        if "exceptionDetails" in answer:
            raise RuntimeError(answer["exceptionDetails"]["exception"].get("description"))
        return answer["result"].get("value")

    def place_of(self, selector):
        """Return the middle of an element, scrolled into view."""
        return self.run(
            f"(() => {{ const one = document.querySelector({json.dumps(selector)});"
            "one.scrollIntoView({block: 'center', behavior: 'instant'});"
            "const box = one.getBoundingClientRect();"
            "return [box.x + box.width / 2, box.y + box.height / 2]; })()"
        )

    def point(self, selector):
        """Move the mouse onto an element."""
        x, y = self.place_of(selector)
        self._ask("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)

    def click(self, selector):
        """Click an element with the mouse."""
        x, y = self.place_of(selector)
        for kind in ("mousePressed", "mouseReleased"):
            self._ask("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def press(self, key):
        """Press a key."""
        code = {"windowsVirtualKeyCode": KEYS[key], "key": key, "code": key}
        text = {"text": "\r"} if key == "Enter" else {}
        self._ask("Input.dispatchKeyEvent", type="keyDown", **code, **text)
        self._ask("Input.dispatchKeyEvent", type="keyUp", **code)

    def _ask(self, method, **parameters):
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        if self._session is not None:
            message["sessionId"] = self._session
        os.write(self._out, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("id") == self._number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']['message']}")
                return answer["result"]
            self._note(answer)

    def _note(self, event):
        detail = event.get("params", {})
        match event.get("method"):
            case "Page.loadEventFired":
                self._loads += 1
            case "Network.requestWillBeSent":
                self.requests.append(detail["request"]["url"])
            case "Runtime.exceptionThrown":
                self.complaints.append(str(detail["exceptionDetails"]))
            case "Log.entryAdded" if detail["entry"]["level"] in ("error", "warning"):
                self.complaints.append(detail["entry"]["text"])
            case "Runtime.consoleAPICalled" if detail["type"] in ("error", "warning"):
                self.complaints.append(str(detail["args"]))

    def _next(self):
        limit = time.monotonic() + PATIENCE
        while b"\0" not in self._pending:
            ready, _, _ = select.select([self._in], [], [], max(0, limit - time.monotonic()))
            received = os.read(self._in, 1 << 16) if ready else b""
            if not received:
                raise TimeoutError("the browser does not answer")
            self._pending += received
        message, _, self._pending = self._pending.partition(b"\0")
        return json.loads(message)
