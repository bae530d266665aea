-- Part of other scripts: a cached home timeline, KEYS[1], is built as timeline/timeline says, with these states:
-- "warm:<epoch>", or "load:<ticket>" while somebody may fill it in. It has every way that a post came.

-- @include timeline/timeline
-- @include timeline/trim

-- Whether somebody has a ticket for it.
local function loads(state) return string.sub(state, 1, 5) == 'load:' end

-- Puts an entry in; answers the floor that follows. Of ways of one time it has one.
local function put(at, member, cap, state, floor)
    local post = post_of(member)
    if stands_before(at, post, floor) then return floor end
    for _, other in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], at, at)) do
        if post_of(other) == post then redis.call('ZREM', KEYS[1], other) end
    end
    redis.call('ZADD', KEYS[1], at, member)
    local _
    _, floor = trim(cap, state, floor)
    return floor
end
