-- Adds a session to a set, which lasts as long as the last of what is in it.
--
-- KEYS[1] the set
-- ARGV[1] when the session expires, in ms
-- ARGV[2] the session
-- ARGV[3] how much longer the set lasts, in ms
-- Answers 1.

redis.call('ZADD', KEYS[1], ARGV[1], ARGV[2])
local last = redis.call('ZREVRANGE', KEYS[1], 0, 0, 'WITHSCORES')
return redis.call('PEXPIREAT', KEYS[1], string.format('%.0f', last[2] + ARGV[3]))
