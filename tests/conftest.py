"""Settings of all tests."""

from hypothesis import settings

# What is tested are laws, not speed: a busy machine must not fail one.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")
