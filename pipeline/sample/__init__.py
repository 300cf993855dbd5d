"""The sample: an invented register of the province at real size, "Dữ liệu mô phỏng" in every word it writes.

Numbers of areas come from geo/facts and from the census of 01/04/2019 (men_per_1000 in districts.csv); the
published values it passes through stand beside the curves that use them. Everything else, the traits of
districts and services included, is invented so that areas, months and services differ as they plausibly
might.
"""

from pipeline.sample.make import make_sample

__all__ = ["make_sample"]
