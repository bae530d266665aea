-- Keeps what was loaded with a ticket that still counts.
--
-- KEYS[1] the entry
-- ARGV[1] the ticket
-- ARGV[2] for how long the value is kept, in ms
-- ARGV[3] the name of its first field; behind it values and names in turns
-- Answers 1; 0 where the ticket counts no longer.

if redis.call('HGET', KEYS[1], '?') ~= ARGV[1] then return 0 end
redis.call('DEL', KEYS[1])
redis.call('HSET', KEYS[1], unpack(ARGV, 3))
redis.call('PEXPIRE', KEYS[1], ARGV[2])
return 1
