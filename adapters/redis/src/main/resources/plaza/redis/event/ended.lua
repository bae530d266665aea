-- Part of other scripts: the commit is open no longer, and keeps nobody out.
--
-- KEYS[1] the open commits
-- KEYS[#KEYS] whom open commits keep out besides their keys
-- ARGV[1] the key of the event
-- ARGV[3] the token
-- ARGV[4] and behind it whom the commit keeps out

redis.call('HDEL', KEYS[1], ARGV[1])
for i = 4, #ARGV do
    if redis.call('HGET', KEYS[#KEYS], ARGV[i]) == ARGV[1] .. ' ' .. ARGV[3] then
        redis.call('HDEL', KEYS[#KEYS], ARGV[i])
    end
end
