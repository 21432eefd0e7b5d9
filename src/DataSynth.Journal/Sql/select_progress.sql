-- Not grouped here: grouping a million rows by what no index sorts takes memory for all of them.
SELECT
    p.generator_ordinal AS Generator,
    r.status AS Status,
    r.truncated AS Truncated,
    s.settings = @settings AS SameSettings,
    r.reason AS Reason,
    COALESCE(r.input_tokens, 0) AS InputTokens,
    COALESCE(r.output_tokens, 0) AS OutputTokens,
    COALESCE(r.duration_ms, 0) AS DurationMilliseconds
FROM plan AS p
LEFT JOIN replies AS r ON r.request_key = p.request_key
LEFT JOIN sessions AS s ON s.ordinal = r.session
