UPDATE sessions SET ended_at = @endedAt WHERE ordinal = @ordinal
