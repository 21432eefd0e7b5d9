INSERT INTO tasks (ordinal, content_hash, task_id, variant, source, task)
VALUES (@ordinal, @content_hash, @task_id, @variant, @source, @task)
ON CONFLICT (ordinal) DO UPDATE SET
    content_hash = excluded.content_hash,
    task_id = excluded.task_id,
    variant = excluded.variant,
    source = excluded.source,
    task = excluded.task
WHERE tasks.content_hash <> excluded.content_hash
