-- Sets an entry aside.
--
-- KEYS[1] what the consumer set aside
-- ARGV[1] the id of the entry
-- ARGV[2] how many may be set aside
-- ARGV[3] the first part of what is kept of it; all that follow are the others
-- Answers 1; 0 where it was set aside before, -1 where too many are.

if redis.call('HLEN', KEYS[1]) >= tonumber(ARGV[2])
    and redis.call('HEXISTS', KEYS[1], ARGV[1]) == 0 then return -1 end
local entry = {}
for i = 3, #ARGV do entry[i - 2] = ARGV[i] end
return redis.call('HSET', KEYS[1], ARGV[1], cjson.encode(entry))
