-- Remembers when a claim was made.
--
-- KEYS[1] all claims, by when they were made
-- ARGV[1] the time, in ms
-- ARGV[2] the claim
-- ARGV[3] for how long it is kept, in ms
-- Answers 1.

redis.call('ZADD', KEYS[1], ARGV[1], ARGV[2])
return redis.call('PEXPIRE', KEYS[1], ARGV[3])
