-- Somebody watches no longer.
--
-- KEYS[1] the viewers and when each was last heard of
-- KEYS[2] everybody who ever watched
-- KEYS[3] the peak
-- ARGV[1] the time, in ms
-- ARGV[2] after how long without a word a viewer is gone, in ms
-- ARGV[3] the viewer
-- Answers one row: how many watch, the peak, and how many ever watched.

-- @include live/present
redis.call('ZREM', KEYS[1], ARGV[3])
-- @include live/figures
