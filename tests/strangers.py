"""Reasoners of somebody else's, who fail in every way there is."""

import os
import subprocess
import time
from dataclasses import replace

from syllogism.answers import check
from syllogism.evidence.judgements import Judgement, Reasoner, Verdict
from syllogism.evidence.worlds import World
from syllogism.language.arguments import Import
from syllogism.language.moods import MOODS, find_mood


class Honest(Reasoner):
    """Does as the symbolic engine does."""

    name = "honest"

    def judge(self, arguments, *, reading=Import.TRADITIONAL):
        """Return the engine's judgements."""
        return [self.judge_one(argument, reading) for argument in arguments]

    def judge_one(self, argument, reading):
        """Return the engine's judgement."""
        return check(argument, reading=reading).judgement


class Strange(Honest):
    """Fails in another way at each of some moods, and is honest about the others."""

    name = "strange"

    def judge_one(self, argument, reading):
        """Return a judgement, or do not."""
        match str(find_mood(argument)):
            case "AAA-1":
                raise ValueError("no Barbara,\n  please")
            case "AAA-2":
                time.sleep(600)
            case "AAA-3":
                os._exit(3)
            case "AAA-4":
                return Judgement(argument, reading, "x", Verdict.VALID, "because")
            case "AAE-1":
                return Judgement(MOODS[9].syllogism(), reading, "x", Verdict.VALID, None)
            case "AAE-2":
                return 7
            case "AAE-3":
                return Judgement(argument, reading, "x", Verdict.INVALID, World((1, 2)))
        return super().judge_one(argument, reading)


class Silent(Honest):
    """Closes whatever is open, and stays."""

    def judge(self, arguments, *, reading=Import.TRADITIONAL):
        """Return nothing, ever."""
        os.closerange(3, 64)
        time.sleep(600)
        return super().judge(arguments, reading=reading)


class Forking(Honest):
    """Becomes two, which both answer."""

    def judge(self, arguments, *, reading=Import.TRADITIONAL):
        """Return the judgements twice."""
        os.fork()
        return super().judge(arguments, reading=reading)


class Starting(Honest):
    """Starts a process that nobody ends, and says which."""

    def judge_one(self, argument, reading):
        """Return the engine's judgement, with the number of that process."""
        judgement = super().judge_one(argument, reading)
        remark = str(subprocess.Popen(["sleep", "600"]).pid)
        return replace(judgement, remark=remark)


class Disguise(World):
    """A world with code of its own."""


class Disguised(Honest):
    """Gives evidence of a kind that only it knows."""

    def judge_one(self, argument, reading):
        """Return a countermodel in disguise."""
        return Judgement(argument, reading, "x", Verdict.INVALID, Disguise(()))


class Unmakeable(Honest):
    """Cannot be made."""

    def __init__(self):
        raise RuntimeError("no weights here")


INSTANCE = Honest()
NUMBER = 7
