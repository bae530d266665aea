-- Keeps whether somebody marks a post, where that is not known.
--
-- KEYS[1] those who mark it
-- ARGV[1] the person
-- ARGV[2] 1 where they do, else 0
-- ARGV[3] for how many seconds all of them are kept
-- ARGV[4] how many members there are at the most
-- Answers 1 where it was not known, else 0.

-- @include mark/set
local user = ARGV[1]
if redis.call('SISMEMBER', KEYS[1], user) == 1 or redis.call('SISMEMBER', KEYS[1], no(user)) == 1 then return 0 end
put(ARGV[2] == '1' and user or no(user), tonumber(ARGV[4]))
redis.call('EXPIRE', KEYS[1], ARGV[3])
return 1
