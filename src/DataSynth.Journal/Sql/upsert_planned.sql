INSERT INTO plan (ordinal, task_ordinal, generator_ordinal, sample, request_key, seed, temperature, prompt_hash)
VALUES (@ordinal, @task_ordinal, @generator_ordinal, @sample, @request_key, @seed, @temperature, @prompt_hash)
ON CONFLICT (ordinal) DO UPDATE SET
    task_ordinal = excluded.task_ordinal,
    generator_ordinal = excluded.generator_ordinal,
    sample = excluded.sample,
    request_key = excluded.request_key,
    seed = excluded.seed,
    temperature = excluded.temperature,
    prompt_hash = excluded.prompt_hash
WHERE plan.request_key <> excluded.request_key
    OR plan.task_ordinal <> excluded.task_ordinal
    OR plan.generator_ordinal <> excluded.generator_ordinal
    OR plan.sample <> excluded.sample
    OR plan.seed IS NOT excluded.seed
    OR plan.temperature IS NOT excluded.temperature
    OR plan.prompt_hash IS NOT excluded.prompt_hash
