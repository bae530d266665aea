-- Part of other scripts: puts entries into a home timeline, KEYS[1], each where it wins over that of the same
-- post. Stands behind timeline/timeline.

-- @include timeline/trim

-- Answers how much changed that can be seen, 0 or 1, and the floor that follows.
local function put(posted, at, member, cap, state, floor)
    local post = post_of(member)
    local other, there = held(post, posted)
    if other then
        if at > there or (at == there and via(member) >= via(other)) then return 0, floor end
        redis.call('ZREM', KEYS[1], other)
    end
    if stands_before(at, post, floor) then return other and 1 or 0, floor end
    redis.call('ZADD', KEYS[1], at, member)
    local oldest
    oldest, floor = trim(cap, state, floor)
    return oldest == member and 0 or 1, floor
end
