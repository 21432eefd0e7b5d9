SELECT
    (SELECT user_version FROM pragma_user_version()) AS Version,
    (SELECT value FROM meta WHERE key = 'created_at') AS CreatedAt,
    (SELECT value FROM meta WHERE key = 'plan_complete') AS PlanComplete,
    (SELECT COUNT(*) FROM sessions) AS Sessions,
    (SELECT started_at FROM sessions ORDER BY ordinal DESC LIMIT 1) AS StartedAt,
    (SELECT ended_at FROM sessions ORDER BY ordinal DESC LIMIT 1) AS EndedAt,
    (SELECT COUNT(*) FROM generators) AS Generators,
    (SELECT COUNT(*) FROM tasks) AS Tasks,
    (SELECT COUNT(*) FROM plan) AS Planned,
    COALESCE(SUM(status = 'answered'), 0) AS Answered,
    COALESCE(SUM(status = 'failed'), 0) AS Failed,
    MAX(recorded_at) AS LastReplyAt
FROM replies
