-- How central people are in the graph of follows, and when it was computed.
CREATE TABLE influence (
    user_id     UUID             NOT NULL PRIMARY KEY,
    score       DOUBLE PRECISION NOT NULL,
    computed_at TIMESTAMPTZ      NOT NULL
);

CREATE INDEX idx_influence_computed ON influence (computed_at);
