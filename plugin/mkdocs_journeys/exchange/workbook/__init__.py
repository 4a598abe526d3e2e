"""Workbooks for Excel and LibreOffice. Needs openpyxl, which is an extra: `sheets`."""
