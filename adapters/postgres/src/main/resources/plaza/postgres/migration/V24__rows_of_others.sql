-- Rows that others put into the tables, with the columns that they know of: what may be left out or null there
-- gets what Plaza needs, and what Plaza demands of a transaction it demands of its own only.

-- Plaza's transactions say when they got their status; what others put there does not, and is none of the books.
ALTER TABLE transactions
    ALTER COLUMN currency_minor DROP NOT NULL,
    ALTER COLUMN exchange_rate DROP NOT NULL,
    ALTER COLUMN platform_fee DROP NOT NULL,
    ALTER COLUMN streamer_payout DROP NOT NULL,
    ALTER COLUMN settled_at DROP NOT NULL,
    DROP CONSTRAINT transactions_amount,
    DROP CONSTRAINT transactions_type,
    DROP CONSTRAINT transactions_status,
    DROP CONSTRAINT transactions_gift,
    DROP CONSTRAINT transactions_people,
    ADD CONSTRAINT transactions_complete CHECK (settled_at IS NULL OR (
        currency_minor IS NOT NULL AND exchange_rate IS NOT NULL
        AND platform_fee IS NOT NULL AND streamer_payout IS NOT NULL)),
    ADD CONSTRAINT transactions_amount CHECK (settled_at IS NULL OR amount > 0),
    ADD CONSTRAINT transactions_type CHECK (
        settled_at IS NULL OR transaction_type IN ('top_up', 'gift_sent', 'payout')),
    ADD CONSTRAINT transactions_status CHECK (
        settled_at IS NULL
        OR status IN ('pending', 'completed', 'failed', 'refunded', 'charged_back')),
    ADD CONSTRAINT transactions_gift CHECK (settled_at IS NULL OR (
        (transaction_type = 'gift_sent') = (gift_id IS NOT NULL)
        AND (gift_id IS NULL) = (gift_quantity IS NULL)
        AND (gift_id IS NULL OR platform_fee + streamer_payout = amount))),
    ADD CONSTRAINT transactions_people CHECK (settled_at IS NULL OR (
        (transaction_type = 'payout') = (sender_user_id IS NULL)
        AND (transaction_type = 'top_up') = (receiver_user_id IS NULL)));

DROP INDEX idx_transactions_pending;
CREATE INDEX idx_transactions_pending ON transactions (created_at, transaction_id)
    WHERE status = 'pending' AND settled_at IS NOT NULL;
CREATE INDEX idx_transactions_foreign ON transactions (transaction_id) WHERE settled_at IS NULL;

-- A password that matches nothing.
ALTER TABLE users ALTER COLUMN password_hash SET DEFAULT '!';

-- Constraints are held against what a trigger has made of a row.
CREATE FUNCTION users_complete() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.password_hash := COALESCE(NEW.password_hash, '!');
    NEW.display_name := COALESCE(NEW.display_name, NEW.username);
    NEW.verified := COALESCE(NEW.verified, false);
    NEW.private_account := COALESCE(NEW.private_account, false);
    NEW.is_streamer := COALESCE(NEW.is_streamer, false);
    NEW.followers_count := COALESCE(NEW.followers_count, 0);
    NEW.following_count := COALESCE(NEW.following_count, 0);
    NEW.tweets_count := COALESCE(NEW.tweets_count, 0);
    NEW.created_at := COALESCE(NEW.created_at, now());
    NEW.updated_at := COALESCE(NEW.updated_at, now());
    NEW.last_active_at := COALESCE(NEW.last_active_at, now());
    NEW.status := COALESCE(NEW.status, 'active');
    RETURN NEW;
END
$$;
CREATE TRIGGER users_complete BEFORE INSERT ON users FOR EACH ROW
    WHEN (num_nulls(NEW.password_hash, NEW.display_name, NEW.verified, NEW.private_account,
        NEW.is_streamer, NEW.followers_count, NEW.following_count, NEW.tweets_count, NEW.created_at,
        NEW.updated_at, NEW.last_active_at, NEW.status) > 0)
    EXECUTE FUNCTION users_complete();

CREATE FUNCTION tweets_complete() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.like_count := COALESCE(NEW.like_count, 0);
    NEW.retweet_count := COALESCE(NEW.retweet_count, 0);
    NEW.reply_count := COALESCE(NEW.reply_count, 0);
    NEW.impression_count := COALESCE(NEW.impression_count, 0);
    NEW.created_at := COALESCE(NEW.created_at, now());
    NEW.updated_at := COALESCE(NEW.updated_at, now());
    NEW.visibility := COALESCE(NEW.visibility, 'public');
    RETURN NEW;
END
$$;
CREATE TRIGGER tweets_complete BEFORE INSERT ON tweets FOR EACH ROW
    WHEN (num_nulls(NEW.like_count, NEW.retweet_count, NEW.reply_count, NEW.impression_count,
        NEW.created_at, NEW.updated_at, NEW.visibility) > 0)
    EXECUTE FUNCTION tweets_complete();

CREATE FUNCTION retweets_complete() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.author_id := COALESCE(
        NEW.author_id, (SELECT user_id FROM tweets WHERE tweet_id = NEW.tweet_id));
    NEW.created_at := COALESCE(NEW.created_at, now());
    RETURN NEW;
END
$$;
CREATE TRIGGER retweets_complete BEFORE INSERT ON retweets FOR EACH ROW
    WHEN (num_nulls(NEW.author_id, NEW.created_at) > 0) EXECUTE FUNCTION retweets_complete();

CREATE FUNCTION created_now() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.created_at := now();
    RETURN NEW;
END
$$;
CREATE TRIGGER follows_complete BEFORE INSERT ON follows FOR EACH ROW
    WHEN (NEW.created_at IS NULL) EXECUTE FUNCTION created_now();
CREATE TRIGGER likes_complete BEFORE INSERT ON likes FOR EACH ROW
    WHEN (NEW.created_at IS NULL) EXECUTE FUNCTION created_now();
CREATE TRIGGER blocks_complete BEFORE INSERT ON blocks FOR EACH ROW
    WHEN (NEW.created_at IS NULL) EXECUTE FUNCTION created_now();
CREATE TRIGGER transactions_complete BEFORE INSERT ON transactions FOR EACH ROW
    WHEN (NEW.created_at IS NULL) EXECUTE FUNCTION created_now();

CREATE FUNCTION notifications_complete() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.read := COALESCE(NEW.read, false);
    NEW.created_at := COALESCE(NEW.created_at, now());
    RETURN NEW;
END
$$;
CREATE TRIGGER notifications_complete BEFORE INSERT ON notifications FOR EACH ROW
    WHEN (num_nulls(NEW.read, NEW.created_at) > 0) EXECUTE FUNCTION notifications_complete();
