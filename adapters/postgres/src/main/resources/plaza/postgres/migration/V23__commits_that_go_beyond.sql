-- Commits whose rows lie, in part or all, on another engine than the journal: durable before that is
-- written to, and gone in the transaction that tells the event. One whose writer holds none of its
-- locks any more is in doubt, and is carried out again. No foreign keys, as in the journal.
CREATE TABLE journal_open (
    token     uuid        PRIMARY KEY,
    key       uuid        NOT NULL,
    subject   text        NOT NULL,
    type      text        NOT NULL,
    fields    jsonb       NOT NULL,
    opened_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE INDEX journal_open_subject ON journal_open (subject);
CREATE INDEX journal_open_opened_at ON journal_open (opened_at, token);
