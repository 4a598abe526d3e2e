"""Customer journey maps as code: journey files in, a site out."""

__version__ = "0.1.0"
