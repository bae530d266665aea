-- Keeps a message until it disappears.
--
-- KEYS[1] the message
-- ARGV[1] until then, in ms
-- ARGV[2] and on, names and values of its fields in turns
-- Answers 1.

redis.call('DEL', KEYS[1])
local fields = {}
for i = 2, #ARGV do fields[i - 1] = ARGV[i] end
redis.call('HSET', KEYS[1], unpack(fields))
redis.call('PEXPIRE', KEYS[1], ARGV[1])
return 1
