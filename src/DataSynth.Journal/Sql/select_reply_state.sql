SELECT status, truncated, content FROM replies WHERE request_key = @request_key
