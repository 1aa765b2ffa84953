"""The sections of the report, one a module; each says nothing where there is nothing to say."""
