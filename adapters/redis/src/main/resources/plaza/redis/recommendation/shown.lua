-- Notes what somebody was shown.
--
-- KEYS[1] what they were shown, by when that goes
-- ARGV[1] now, in ms
-- ARGV[2] when it goes, in ms; behind it what they were shown
-- Answers 1.

for i = 3, #ARGV do
    redis.call('ZADD', KEYS[1], 'GT', ARGV[2], ARGV[i])
end
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', ARGV[1])
local last = redis.call('ZREVRANGE', KEYS[1], 0, 0, 'WITHSCORES')
if last[2] then redis.call('PEXPIREAT', KEYS[1], last[2]) end
return 1
