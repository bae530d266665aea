-- Opens a commit: makes an event durable before its write begins.
--
-- KEYS[1] the open commits
-- KEYS[2] the subjects in doubt
-- KEYS[3] the nodes and until when each lives
-- KEYS[4] whom open commits keep out besides their keys
-- ARGV[1] the key of the event
-- ARGV[2] how many others it keeps out, n
-- ARGV[3] to ARGV[n + 2] those
-- ARGV[n + 3] the node
-- ARGV[n + 4] the token of the commit
-- ARGV[n + 5] the subject of the event
-- ARGV[n + 6] its type, and behind it names and values of its fields in turns
-- Answers OPEN, or why it is not: BUSY, ABANDONED (the other's node is gone) or IN_DOUBT.

-- @include event/now
local n = tonumber(ARGV[2])

-- The open commit that has a key, or keeps it out.
local function holder(key)
    local held = redis.call('HGET', KEYS[1], key)
    if held then return cjson.decode(held) end
    local by = redis.call('HGET', KEYS[4], key)
    if not by then return nil end
    local other, token = string.match(by, '^(%S+) (%S+)$')
    held = redis.call('HGET', KEYS[1], other)
    if not held then return nil end
    local commit = cjson.decode(held)
    return commit[2] == token and commit or nil
end

for i = 1, n + 2 do
    local commit = i ~= 2 and holder(ARGV[i])
    if commit then
        local until_ = redis.call('ZSCORE', KEYS[3], commit[1])
        if until_ and tonumber(until_) > now then return 'BUSY' end
        return 'ABANDONED'
    end
end
if redis.call('HEXISTS', KEYS[2], ARGV[n + 5]) == 1 then return 'IN_DOUBT' end
local commit = {}
for i = n + 3, #ARGV do commit[i - n - 2] = ARGV[i] end
redis.call('HSET', KEYS[1], ARGV[1], cjson.encode(commit))
for i = 3, n + 2 do
    redis.call('HSET', KEYS[4], ARGV[i], ARGV[1] .. ' ' .. ARGV[n + 4])
end
return 'OPEN'
