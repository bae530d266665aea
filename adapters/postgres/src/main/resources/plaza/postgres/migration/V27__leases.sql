-- Which of several servers does what only one should do. Not logged: after a crash whoever asks first has it.
CREATE UNLOGGED TABLE leases (
    name       TEXT        NOT NULL PRIMARY KEY,
    holder     UUID        NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL
);
