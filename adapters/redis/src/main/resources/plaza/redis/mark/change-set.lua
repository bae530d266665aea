-- Changes whether somebody marks a post.
--
-- KEYS[1] those who mark it
-- ARGV[1] the person
-- ARGV[2] 1 to mark it, 0 to take that back
-- ARGV[3] for how many seconds all of them are kept
-- ARGV[4] how many members there are at the most
-- ARGV[5] 1 where it is to be kept that it was taken back
-- Answers 1 where that is a change, else 0.

-- @include mark/set
local user, marks = ARGV[1], ARGV[2] == '1'
if (redis.call('SISMEMBER', KEYS[1], user) == 1) == marks then return 0 end
if marks then
    redis.call('SREM', KEYS[1], no(user))
    put(user, tonumber(ARGV[4]))
else
    redis.call('SREM', KEYS[1], user)
    if ARGV[5] == '1' or redis.call('SISMEMBER', KEYS[1], '*') == 1 then put(no(user), tonumber(ARGV[4])) end
end
redis.call('EXPIRE', KEYS[1], ARGV[3])
return 1
