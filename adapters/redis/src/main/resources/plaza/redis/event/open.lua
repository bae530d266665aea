-- Opens a commit: makes an event durable before its write begins.
--
-- KEYS[1] the open commits
-- KEYS[2] the subjects in doubt
-- KEYS[3] the nodes and until when each lives
-- ARGV[1] the key of the event
-- ARGV[2] the node
-- ARGV[3] the token of the commit
-- ARGV[4] the subject of the event
-- ARGV[5] its type, and behind it names and values of its fields in turns
-- Answers OPEN, or why it is not: BUSY, ABANDONED (the other's node is gone) or IN_DOUBT.

-- @include event/now
local held = redis.call('HGET', KEYS[1], ARGV[1])
if held then
    local until_ = redis.call('ZSCORE', KEYS[3], cjson.decode(held)[1])
    if until_ and tonumber(until_) > now then return 'BUSY' end
    return 'ABANDONED'
end
if redis.call('HEXISTS', KEYS[2], ARGV[4]) == 1 then return 'IN_DOUBT' end
local commit = {}
for i = 2, #ARGV do commit[i - 1] = ARGV[i] end
redis.call('HSET', KEYS[1], ARGV[1], cjson.encode(commit))
return 'OPEN'
