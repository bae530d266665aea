-- Part of other scripts: forgets who was not heard of for a while.
--
-- KEYS[1] the viewers
-- ARGV[1] the time, in ms
-- ARGV[2] after how long without a word a viewer is gone, in ms

redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', tonumber(ARGV[1]) - tonumber(ARGV[2]))
