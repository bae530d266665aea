-- Writes a session.
--
-- KEYS[1] the session
-- ARGV[1] when it goes, in ms
-- ARGV[2] the name of its first field; behind it values and names in turns
-- Answers 1.

redis.call('DEL', KEYS[1])
redis.call('HSET', KEYS[1], unpack(ARGV, 2))
return redis.call('PEXPIREAT', KEYS[1], ARGV[1])
