SELECT ordinal, task_id, variant, source, task FROM tasks ORDER BY ordinal
