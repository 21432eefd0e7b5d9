-- In the order of the plan without sorting, which would take memory for all of them.
SELECT
    p.ordinal, p.task_ordinal, p.generator_ordinal, p.sample, p.request_key, p.seed, p.temperature, p.prompt_hash,
    t.task_id, t.variant, t.source, t.task,
    r.status, r.truncated, r.provider, r.reason, r.finish_reason, r.attempts,
    r.input_tokens, r.output_tokens, r.duration_ms, r.recorded_at, c.last_error, c.body
FROM plan AS p
CROSS JOIN replies AS r ON r.request_key = p.request_key
JOIN tasks AS t ON t.ordinal = p.task_ordinal
LEFT JOIN contents AS c ON c.ordinal = r.content
WHERE r.status = 'failed' AND EXISTS (SELECT 1 FROM replies WHERE status = 'failed')
ORDER BY p.ordinal
