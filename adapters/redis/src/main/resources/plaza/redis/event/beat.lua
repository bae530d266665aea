-- Says that a node lives, and forgets those that were not heard of for a day.
--
-- KEYS[1] the nodes and until when each lives
-- ARGV[1] the node
-- ARGV[2] for how long it lives, in ms
-- Answers 1.

-- @include event/now
redis.call('ZADD', KEYS[1], now + ARGV[2], ARGV[1])
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - 86400000)
return 1
