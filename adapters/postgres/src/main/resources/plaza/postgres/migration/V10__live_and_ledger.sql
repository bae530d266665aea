-- Live streams, with the names of seed 004's live_streams; gifts and the books, with its transactions.

ALTER TABLE media DROP CONSTRAINT media_use_kind;
ALTER TABLE media ADD CONSTRAINT media_use_kind
    CHECK (use_kind IN ('post', 'story', 'message', 'stream', 'avatar', 'cover'));

ALTER TABLE chat_rooms DROP CONSTRAINT chat_rooms_kind;
ALTER TABLE chat_rooms ADD CONSTRAINT chat_rooms_kind
    CHECK (kind IN ('direct', 'room', 'stream'));

CREATE TABLE live_streams (
    stream_id UUID PRIMARY KEY,
    streamer_id UUID NOT NULL REFERENCES users (user_id),
    title VARCHAR(140) NOT NULL,
    description TEXT,
    thumbnail_url VARCHAR(2048),
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    scheduled_for TIMESTAMP WITH TIME ZONE,
    start_time TIMESTAMP WITH TIME ZONE,
    end_time TIMESTAMP WITH TIME ZONE,
    status VARCHAR(20) NOT NULL
        CONSTRAINT live_streams_status CHECK (status IN ('scheduled', 'live', 'ended')),
    viewer_count BIGINT NOT NULL,
    peak_viewers BIGINT NOT NULL,
    total_viewers BIGINT NOT NULL,
    -- Few people each, read and written with the stream.
    invited UUID[] NOT NULL,
    participants UUID[] NOT NULL,
    moderators UUID[] NOT NULL,
    silenced UUID[] NOT NULL,
    slow_seconds INTEGER NOT NULL,
    stream_url VARCHAR(2048) NOT NULL,
    -- SHA-256 of the key with which the host's encoder publishes.
    key_hash VARCHAR(64) UNIQUE,
    interrupted_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT live_streams_times CHECK (
        (status = 'scheduled') = (start_time IS NULL) AND (status = 'ended') = (end_time IS NOT NULL))
) WITH (fillfactor = 70);

CREATE INDEX idx_live_streams_watched ON live_streams (viewer_count DESC, stream_id DESC)
    WHERE status = 'live';
CREATE INDEX idx_live_streams_status ON live_streams (status, created_at DESC, stream_id DESC);
CREATE INDEX idx_live_streams_streamer ON live_streams (streamer_id, created_at DESC, stream_id DESC);

CREATE TABLE gifts (
    gift_id UUID PRIMARY KEY,
    name VARCHAR(50) NOT NULL,
    symbol VARCHAR(32) NOT NULL,
    price NUMERIC(10, 2) NOT NULL CONSTRAINT gifts_price CHECK (price > 0)
);

CREATE TABLE transactions (
    transaction_id UUID PRIMARY KEY,
    sender_user_id UUID REFERENCES users (user_id),
    receiver_user_id UUID REFERENCES users (user_id),
    gift_id UUID REFERENCES gifts (gift_id),
    gift_quantity INTEGER,
    -- No reference: streams may be on another engine.
    stream_id UUID,
    -- In USD.
    amount NUMERIC(10, 2) NOT NULL CONSTRAINT transactions_amount CHECK (amount > 0),
    currency VARCHAR(3) NOT NULL,
    -- The same in minor units of the currency.
    currency_minor BIGINT NOT NULL,
    exchange_rate NUMERIC(10, 4) NOT NULL,
    platform_fee NUMERIC(10, 2) NOT NULL,
    streamer_payout NUMERIC(10, 2) NOT NULL,
    transaction_type VARCHAR(50) NOT NULL
        CONSTRAINT transactions_type CHECK (transaction_type IN ('top_up', 'gift_sent', 'payout')),
    method VARCHAR(64),
    status VARCHAR(50) NOT NULL CONSTRAINT transactions_status CHECK (
        status IN ('pending', 'completed', 'failed', 'refunded', 'charged_back')),
    created_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT NOW(),
    settled_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT transactions_gift CHECK (
        (transaction_type = 'gift_sent') = (gift_id IS NOT NULL)
        AND (gift_id IS NULL) = (gift_quantity IS NULL)
        AND (gift_id IS NULL OR platform_fee + streamer_payout = amount)),
    CONSTRAINT transactions_people CHECK (
        (transaction_type = 'payout') = (sender_user_id IS NULL)
        AND (transaction_type = 'top_up') = (receiver_user_id IS NULL))
);

CREATE INDEX idx_transactions_sender
    ON transactions (sender_user_id, created_at DESC, transaction_id DESC);
CREATE INDEX idx_transactions_receiver
    ON transactions (receiver_user_id, created_at DESC, transaction_id DESC);
CREATE INDEX idx_transactions_pending ON transactions (created_at, transaction_id)
    WHERE status = 'pending';

-- Double entry: what was booked when a transaction got a status.
CREATE TABLE ledger_entries (
    transaction_id UUID NOT NULL REFERENCES transactions (transaction_id),
    status VARCHAR(50) NOT NULL,
    line SMALLINT NOT NULL,
    account VARCHAR(20) NOT NULL CONSTRAINT ledger_entries_account CHECK (
        account IN ('balance', 'earnings', 'fees', 'provider', 'payouts', 'losses')),
    user_id UUID REFERENCES users (user_id),
    amount NUMERIC(12, 2) NOT NULL CONSTRAINT ledger_entries_amount CHECK (amount <> 0),
    PRIMARY KEY (transaction_id, status, line),
    CONSTRAINT ledger_entries_user CHECK ((account IN ('balance', 'earnings')) = (user_id IS NOT NULL))
);

-- Whoever writes them: entries come in one statement for each booking, and sum to zero.
CREATE FUNCTION ledger_entries_balance() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM added GROUP BY transaction_id, status HAVING sum(amount) <> 0) THEN
        RAISE EXCEPTION 'entries of a booking do not sum to zero' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER ledger_entries_balance AFTER INSERT ON ledger_entries
    REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_entries_balance();

CREATE FUNCTION ledger_entries_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'entries are never changed' USING ERRCODE = 'check_violation';
END
$$;
CREATE TRIGGER ledger_entries_stay BEFORE UPDATE OR DELETE ON ledger_entries
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_entries_stay();

-- What people have: the sum of their entries.
CREATE TABLE wallets (
    user_id UUID NOT NULL REFERENCES users (user_id),
    account VARCHAR(20) NOT NULL CONSTRAINT wallets_account CHECK (account IN ('balance', 'earnings')),
    amount NUMERIC(12, 2) NOT NULL CONSTRAINT wallets_amount CHECK (amount >= 0),
    PRIMARY KEY (user_id, account)
) WITH (fillfactor = 50);
