"""Every page of the board as it stands on paper: the PDF of exactly this view."""

from reports.views.view import PAGES, of_request, view

__all__ = ["PAGES", "of_request", "view"]
