SELECT p.generator_ordinal AS Generator, r.reason AS Reason, COUNT(*) AS Count
FROM plan AS p
JOIN replies AS r ON r.request_key = p.request_key
WHERE r.status = 'failed'
GROUP BY p.generator_ordinal, r.reason
ORDER BY p.generator_ordinal, COUNT(*) DESC, r.reason
