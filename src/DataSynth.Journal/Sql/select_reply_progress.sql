SELECT request_key, status, truncated, session, reason, input_tokens, output_tokens, duration_ms FROM replies ORDER BY request_key
