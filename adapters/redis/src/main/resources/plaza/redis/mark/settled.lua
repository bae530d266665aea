-- Forgets a change of which the store of marks was told.
--
-- KEYS[1] the changes that wait
-- ARGV[1] the mark
-- ARGV[2] the change
-- Answers 1, or 0 where another change waits in its place, or none.

if redis.call('HGET', KEYS[1], ARGV[1]) ~= ARGV[2] then return 0 end
return redis.call('HDEL', KEYS[1], ARGV[1])
