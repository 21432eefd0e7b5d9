SELECT ordinal AS Ordinal, settings AS Settings FROM sessions ORDER BY ordinal
