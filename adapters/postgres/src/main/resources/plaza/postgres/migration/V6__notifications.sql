-- What people did that concerns others: one row for each act.

CREATE TABLE notifications (
    -- Follows from the act, so that no act is written twice.
    notification_id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    recipient_id UUID NOT NULL REFERENCES users (user_id),
    actor_id UUID NOT NULL REFERENCES users (user_id),
    type VARCHAR(50) NOT NULL,
    target_tweet_id UUID REFERENCES tweets (tweet_id),
    message TEXT,
    read BOOLEAN NOT NULL DEFAULT FALSE,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT NOW(),
    -- What its recipient sees together.
    group_id UUID NOT NULL DEFAULT gen_random_uuid(),
    -- False when the act was taken back, since the entry of the journal of that time.
    stands BOOLEAN NOT NULL DEFAULT TRUE,
    as_of TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT NOW()
);

CREATE INDEX idx_notifications_recipient ON notifications (recipient_id, created_at DESC);
CREATE INDEX idx_notifications_unread ON notifications (recipient_id, read, created_at DESC);
CREATE INDEX idx_notifications_type ON notifications (type);
-- From its end: those that stand, latest first. Counting them without some actors needs no more.
CREATE INDEX idx_notifications_group
    ON notifications (group_id, stands, created_at, notification_id) INCLUDE (actor_id);
CREATE INDEX idx_notifications_group_unread ON notifications (group_id, actor_id)
    WHERE stands AND NOT read;
CREATE INDEX idx_notifications_target ON notifications (target_tweet_id)
    WHERE target_tweet_id IS NOT NULL;

-- Where each group stands in its owner's list. It follows from the rows of the group and is computed
-- anew whenever they change.
CREATE TABLE notification_groups (
    group_id UUID PRIMARY KEY,
    recipient_id UUID NOT NULL REFERENCES users (user_id),
    latest_at TIMESTAMP WITH TIME ZONE NOT NULL,
    stands BOOLEAN NOT NULL,
    unread BOOLEAN NOT NULL
) WITH (fillfactor = 80);

CREATE INDEX idx_notification_groups_list
    ON notification_groups (recipient_id, latest_at DESC, group_id DESC) WHERE stands;
CREATE INDEX idx_notification_groups_unread
    ON notification_groups (recipient_id, latest_at DESC, group_id DESC) WHERE unread;
CREATE INDEX idx_notification_groups_latest ON notification_groups (latest_at);

-- The types that somebody does not want.
CREATE TABLE notification_types_off (
    user_id UUID NOT NULL REFERENCES users (user_id),
    type VARCHAR(50) NOT NULL,
    PRIMARY KEY (user_id, type)
);
