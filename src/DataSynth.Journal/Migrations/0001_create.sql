CREATE TABLE meta (
    key TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

-- One row for each time the journal was opened for writing. Times are Unix milliseconds.
CREATE TABLE sessions (
    ordinal INTEGER PRIMARY KEY,
    settings TEXT NOT NULL,
    process_id INTEGER NOT NULL,
    started_at INTEGER NOT NULL,
    ended_at INTEGER
);

CREATE TABLE generators (
    ordinal INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    description TEXT NOT NULL
);

CREATE TABLE tasks (
    ordinal INTEGER PRIMARY KEY,
    content_hash BLOB NOT NULL CHECK (length(content_hash) = 32),
    task_id TEXT NOT NULL,
    variant TEXT NOT NULL,
    source TEXT NOT NULL,
    task TEXT NOT NULL
);

CREATE TABLE plan (
    ordinal INTEGER PRIMARY KEY,
    task_ordinal INTEGER NOT NULL CHECK (typeof(task_ordinal) = 'integer'),
    generator_ordinal INTEGER NOT NULL CHECK (typeof(generator_ordinal) = 'integer'),
    sample INTEGER NOT NULL CHECK (typeof(sample) = 'integer'),
    request_key BLOB NOT NULL CHECK (length(request_key) = 32),
    seed INTEGER,
    temperature REAL,
    prompt_hash TEXT
);

-- Finds an earlier request with the same content, which is asked once; and counts the plan beside the replies, both in the order of keys.
CREATE INDEX plan_by_key ON plan (request_key, generator_ordinal);

-- The asset, in two tables: one narrow and found by key, so that a million look-ups stay in a few megabytes, and one with what is
-- long, written in order of arrival.
CREATE TABLE replies (
    request_key BLOB NOT NULL PRIMARY KEY CHECK (length(request_key) = 32),
    status TEXT NOT NULL CHECK (status IN ('answered', 'failed')),
    truncated INTEGER NOT NULL CHECK (truncated IN (0, 1)),
    session INTEGER NOT NULL REFERENCES sessions (ordinal),
    content INTEGER NOT NULL REFERENCES contents (ordinal),
    provider TEXT NOT NULL,
    reason TEXT,
    finish_reason TEXT,
    attempts INTEGER NOT NULL CHECK (typeof(attempts) = 'integer'),
    input_tokens INTEGER,
    output_tokens INTEGER,
    duration_ms INTEGER NOT NULL CHECK (typeof(duration_ms) = 'integer'),
    recorded_at INTEGER NOT NULL CHECK (typeof(recorded_at) = 'integer')
) WITHOUT ROWID;

CREATE TABLE contents (
    ordinal INTEGER PRIMARY KEY,
    body BLOB,
    last_error TEXT
);
