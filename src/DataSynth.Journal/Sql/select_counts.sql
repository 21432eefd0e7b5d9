SELECT
    p.generator_ordinal AS Generator,
    COUNT(*) AS Planned,
    COALESCE(SUM(r.status = 'answered'), 0) AS Answered,
    COALESCE(SUM(r.status = 'failed'), 0) AS Failed,
    COALESCE(SUM(r.truncated), 0) AS Truncated,
    COALESCE(SUM(r.status = 'answered' AND s.settings <> @settings), 0) AS Reused
FROM plan AS p
LEFT JOIN replies AS r ON r.request_key = p.request_key
LEFT JOIN sessions AS s ON s.ordinal = r.session
GROUP BY p.generator_ordinal
ORDER BY p.generator_ordinal
