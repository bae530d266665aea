-- Part of other scripts: where a home timeline, KEYS[1], ends. Stands behind timeline/timeline.

-- Raises the floor to "<ms>:<post>", and takes out what stands before it; answers the floor that follows.
local function raise(new, floor)
    local ms, post = string.match(new, '^(%d+):(.*)$')
    if floor ~= '' and stands_before(tonumber(ms), post, floor) then return floor end
    local low = redis.call('ZRANGEBYSCORE', KEYS[1], 0, ms, 'WITHSCORES')
    for i = 1, #low, 2 do
        if stands_before(tonumber(low[i + 1]), post_of(low[i]), new) then
            redis.call('ZREM', KEYS[1], low[i])
        end
    end
    return new
end
