-- Somebody watches. What nobody asks for any more goes after a day.
--
-- KEYS[1] the viewers and when each was last heard of
-- KEYS[2] everybody who ever watched
-- KEYS[3] the peak
-- ARGV[1] the time, in ms
-- ARGV[2] after how long without a word a viewer is gone, in ms
-- ARGV[3] the viewer
-- Answers one row: how many watch, the peak, and how many ever watched.

-- @include live/present
redis.call('ZADD', KEYS[1], ARGV[1], ARGV[3])
redis.call('SADD', KEYS[2], ARGV[3])
local many = redis.call('ZCARD', KEYS[1])
if many > tonumber(redis.call('GET', KEYS[3]) or '0') then
    redis.call('SET', KEYS[3], many)
end
for i = 1, 3 do redis.call('EXPIRE', KEYS[i], 86400) end
-- @include live/figures
