INSERT OR IGNORE INTO meta (key, value) VALUES (@key, @value)
