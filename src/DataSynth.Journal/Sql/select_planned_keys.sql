-- In the order of replies. Not sorted, which would take memory for all of them.
SELECT request_key, generator_ordinal FROM plan INDEXED BY plan_by_key ORDER BY request_key
