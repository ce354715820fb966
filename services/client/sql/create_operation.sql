CREATE TABLE IF NOT EXISTS operation (
    key TEXT PRIMARY KEY,
    principal INTEGER NOT NULL,
    endpoint TEXT NOT NULL,
    target BLOB NOT NULL,
    body BLOB NOT NULL,
    kind TEXT NOT NULL,
    account INTEGER NOT NULL,
    amount INTEGER NOT NULL,
    currency TEXT NOT NULL,
    state TEXT NOT NULL,
    made_at INTEGER NOT NULL
)
