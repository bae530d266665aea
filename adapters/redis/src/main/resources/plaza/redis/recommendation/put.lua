-- Keeps a list of somebody, and of their lists those with the largest ids.
--
-- KEYS[1] their lists, by id
-- ARGV[1] its id
-- ARGV[2] the list
-- ARGV[3] when it goes, in ms
-- ARGV[4] how many are kept
-- Answers 1.

redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
local ids = redis.call('HKEYS', KEYS[1])
table.sort(ids)
for i = 1, #ids - tonumber(ARGV[4]) do redis.call('HDEL', KEYS[1], ids[i]) end
-- As long as the one that goes last; those that are over are not answered.
local left = redis.call('PTTL', KEYS[1])
local now = redis.call('TIME')
local until_end = tonumber(ARGV[3]) - (now[1] * 1000 + math.floor(now[2] / 1000))
if until_end > left then redis.call('PEXPIREAT', KEYS[1], ARGV[3]) end
return 1
