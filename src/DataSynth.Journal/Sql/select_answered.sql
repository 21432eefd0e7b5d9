SELECT 1 FROM replies WHERE request_key = @request_key AND status = 'answered'
