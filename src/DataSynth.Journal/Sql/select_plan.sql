SELECT ordinal, task_ordinal FROM plan ORDER BY ordinal
