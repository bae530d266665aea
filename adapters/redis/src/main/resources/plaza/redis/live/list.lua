-- Lists who watches.
--
-- KEYS[1] the viewers and when each was last heard of
-- ARGV[1] the time, in ms
-- ARGV[2] after how long without a word a viewer is gone, in ms
-- Answers one row of viewers.

-- @include live/present
return {redis.call('ZRANGE', KEYS[1], 0, -1)}
