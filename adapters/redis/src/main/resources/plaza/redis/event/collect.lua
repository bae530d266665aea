-- Puts the open commits of nodes in doubt that no longer live.
--
-- KEYS[1] the open commits
-- KEYS[2] the nodes and until when each lives
-- KEYS[3] the doubts
-- KEYS[4] the subjects in doubt
-- Answers how many there were.

-- @include event/now
local open = redis.call('HGETALL', KEYS[1])
local found = 0
for i = 1, #open, 2 do
    local commit = cjson.decode(open[i + 1])
    local until_ = redis.call('ZSCORE', KEYS[2], commit[1])
    if not until_ or tonumber(until_) <= now then
        local id = redis.call('XADD', KEYS[3], '*', '#subject', commit[3],
            '#type', commit[4], unpack(commit, 5))
        redis.call('HSET', KEYS[4], commit[3], id)
        redis.call('HDEL', KEYS[1], open[i])
        found = found + 1
    end
end
return found
