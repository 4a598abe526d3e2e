"""What is said about a wiki: findings gathered into a report, and the printers that put it into words.

Rules have their place here too, one small function each, once there are any. Until then all findings come
from reading.
"""
