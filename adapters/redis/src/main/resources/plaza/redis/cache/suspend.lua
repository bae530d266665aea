-- Keeps nothing while something is being changed.
--
-- KEYS[1] the entry
-- ARGV[1] for how long at the most, in ms
-- Answers 1.

redis.call('DEL', KEYS[1])
redis.call('HSET', KEYS[1], '!', '')
return redis.call('PEXPIRE', KEYS[1], ARGV[1])
