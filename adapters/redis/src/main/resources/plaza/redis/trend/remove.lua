-- Takes uses of a hashtag out of an hour.
--
-- KEYS[1] how many people used each hashtag in the hour
-- KEYS[2] in which posts each person used this one
-- ARGV[1] the hashtag
-- ARGV[2] not used; behind it persons and posts in turns
-- Answers 1.

for i = 3, #ARGV, 2 do
    local posts = redis.call('HGET', KEYS[2], ARGV[i]) or ''
    local left = {}
    for post in string.gmatch(posts, '[^,]+') do
        if post ~= ARGV[i + 1] then left[#left + 1] = post end
    end
    if #left == 0 then
        redis.call('HDEL', KEYS[2], ARGV[i])
    else
        redis.call('HSET', KEYS[2], ARGV[i], table.concat(left, ','))
    end
end
local people = redis.call('HLEN', KEYS[2])
if people == 0 then
    redis.call('ZREM', KEYS[1], ARGV[1])
else
    redis.call('ZADD', KEYS[1], people, ARGV[1])
end
return 1
