-- Average bytes that a reply has taken so far, times the replies that are missing.
SELECT
    MAX(0, (SELECT COUNT(*) FROM plan) - (SELECT COUNT(*) FROM replies))
    * ((SELECT page_count FROM pragma_page_count()) * (SELECT page_size FROM pragma_page_size())
        / (SELECT MAX(1, COUNT(*)) FROM replies))
