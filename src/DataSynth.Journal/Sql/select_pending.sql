-- One page. Of several requests with the same content only the first is asked.
SELECT
    p.ordinal, p.task_ordinal, p.generator_ordinal, p.sample, p.request_key, p.seed, p.temperature, p.prompt_hash,
    t.task_id, t.variant, t.source, t.task
FROM plan AS p
JOIN tasks AS t ON t.ordinal = p.task_ordinal
LEFT JOIN replies AS r ON r.request_key = p.request_key
WHERE p.ordinal > @after
    AND (@generator IS NULL OR p.generator_ordinal = @generator)
    AND ((@missing AND r.request_key IS NULL)
        OR (@failed AND r.status = 'failed')
        OR (@truncated AND r.truncated = 1))
    AND NOT EXISTS (SELECT 1 FROM plan AS e WHERE e.request_key = p.request_key AND e.ordinal < p.ordinal)
ORDER BY p.ordinal
LIMIT @page
