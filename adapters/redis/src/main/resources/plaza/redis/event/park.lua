-- Sets an entry aside.
--
-- KEYS[1] what the consumer set aside
-- ARGV[1] the id of the entry
-- ARGV[2] the first part of what is kept of it; all that follow are the others
-- Answers 1; 0 where it was set aside before.

local entry = {}
for i = 2, #ARGV do entry[i - 1] = ARGV[i] end
return redis.call('HSET', KEYS[1], ARGV[1], cjson.encode(entry))
