-- Keeps a change for the store of marks.
--
-- KEYS[1] the changes that wait
-- ARGV[1] the mark
-- ARGV[2] the change: + or = and a time, or -
-- ARGV[3] how many may wait
-- Answers 1, or 0 where too many wait.

local was = redis.call('HGET', KEYS[1], ARGV[1])
local change = ARGV[2]
if not was then
  if redis.call('HLEN', KEYS[1]) >= tonumber(ARGV[3]) then return 0 end
elseif change:sub(1, 1) == '+' then
  if was ~= '-' then return 1 end
  change = '=' .. change:sub(2)
end
redis.call('HSET', KEYS[1], ARGV[1], change)
return 1
