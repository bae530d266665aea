-- Part of other scripts: the bound of a home timeline, KEYS[1]. Stands behind timeline/timeline.

-- Takes the oldest out where there are too many; answers it, and the floor that follows.
local function trim(cap, state, floor)
    if redis.call('ZCARD', KEYS[1]) - 1 <= cap then return nil, floor end
    local oldest = redis.call('ZRANGE', KEYS[1], 1, 1)[1]
    redis.call('ZREM', KEYS[1], oldest)
    local next = redis.call('ZRANGE', KEYS[1], 1, 1, 'WITHSCORES')
    floor = string.format('%.0f', tonumber(next[2])) .. ':' .. post_of(next[1])
    know(state, floor)
    return oldest, floor
end
