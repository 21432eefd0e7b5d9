INSERT OR REPLACE INTO replies (
    request_key, status, truncated, session, content, provider, reason, finish_reason,
    attempts, input_tokens, output_tokens, duration_ms, recorded_at)
VALUES (
    @request_key, @status, @truncated, @session, @content, @provider, @reason, @finish_reason,
    @attempts, @input_tokens, @output_tokens, @duration_ms, @recorded_at)
