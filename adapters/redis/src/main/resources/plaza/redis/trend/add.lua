-- Counts who used a hashtag in an hour.
--
-- KEYS[1] how many people used each hashtag in the hour
-- KEYS[2] in which posts each person used this one
-- ARGV[1] the hashtag
-- ARGV[2] for how long it is kept, in ms; behind it persons and posts in turns
-- Answers 1.

for i = 3, #ARGV, 2 do
    local posts = redis.call('HGET', KEYS[2], ARGV[i])
    if not posts then
        redis.call('HSET', KEYS[2], ARGV[i], ARGV[i + 1])
    elseif not string.find(posts, ARGV[i + 1], 1, true) then
        redis.call('HSET', KEYS[2], ARGV[i], posts .. ',' .. ARGV[i + 1])
    end
end
redis.call('ZADD', KEYS[1], redis.call('HLEN', KEYS[2]), ARGV[1])
redis.call('PEXPIRE', KEYS[1], ARGV[2])
redis.call('PEXPIRE', KEYS[2], ARGV[2])
return 1
