SELECT settings FROM sessions ORDER BY ordinal DESC LIMIT 1
