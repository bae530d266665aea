-- How often others opened somebody's profile on a day.
ALTER TABLE user_analytics ADD COLUMN profile_views BIGINT NOT NULL DEFAULT 0;
