-- Gives a ticket for loading what is not there.
--
-- KEYS[1] the entry
-- ARGV[1] the ticket
-- ARGV[2] for how long it counts, in ms
-- Answers 1; 0 where there is something: a value, a ticket or a change.

if redis.call('EXISTS', KEYS[1]) == 1 then return 0 end
redis.call('HSET', KEYS[1], '?', ARGV[1])
redis.call('PEXPIRE', KEYS[1], ARGV[2])
return 1
