"""How sheets are printed: across the paper, with their names, numbers of pages, and the headings again."""

from __future__ import annotations

from math import ceil
from typing import Any

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

_A3, _A4 = 8, 9
# How many digits of 11 points stand beside each other on paper that lies across.
_ACROSS = {_A4: 148.0, _A3: 212.0}
_MARGIN = 0.4  # inches
# Smaller than this share of 11 points nobody wants to read on A4, and nobody can at all.
_SMALL, _SMALLEST = 0.55, 0.42


def set_up_paper(sheet: Worksheet, width: float = 0) -> None:
    """Print a sheet of this width, in digits, on A4 as wide as the paper, or on A3 where it would be small.

    What can't be read even there goes on beside, on as few pages as will do. Without a width it is one page
    of A3, however much is on it: a map.
    """
    paper = _A4 if 0 < width * _SMALL <= _ACROSS[_A4] else _A3
    page = sheet.page_setup
    page.orientation, page.paperSize = "landscape", paper
    page.fitToWidth = max(1, ceil(width * _SMALLEST / _ACROSS[paper]))
    page.fitToHeight = 0 if width else 1
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    margins = sheet.page_margins
    margins.left = margins.right = _MARGIN
    margins.top = margins.bottom = 2 * _MARGIN
    margins.header = margins.footer = _MARGIN
    header: Any = sheet.oddHeader
    footer: Any = sheet.oddFooter
    header.left.text, footer.right.text = "&A", "&P / &N"


def repeat_headings(sheet: Worksheet, rows: str, columns: int) -> None:
    """Print some rows, such as 1:1, and the first columns again on each page."""
    sheet.print_title_rows = rows
    sheet.print_title_cols = f"A:{get_column_letter(columns)}"
