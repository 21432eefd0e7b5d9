INSERT INTO sessions (settings, process_id, started_at)
VALUES (@settings, @processId, @startedAt)
RETURNING ordinal
