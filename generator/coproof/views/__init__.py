"""What each page must say, as frozen data: pure functions of a portfolio, without markup or clock.

A view sees the projection only (`Portfolio`), so it can say nothing that the edition may not show.
`Catalogue` knows how every record is named and where its page is; most views begin with it.
"""
