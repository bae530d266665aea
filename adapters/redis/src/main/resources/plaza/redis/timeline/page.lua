-- Part of other scripts: a page of a home timeline, KEYS[1]. Stands behind timeline/timeline.

-- Answers a row that says "1" where nothing is older than what follows, and a row for each entry: its member,
-- and where it stands, in ms. It begins behind a post at a time in ms, or with the latest where that is empty.
local function page(before, post, limit, floor)
    local skipped = 0
    if before ~= '' then
        skipped = redis.call('ZCOUNT', KEYS[1], '(' .. before, '+inf')
        for _, member in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], before, before)) do
            if post_of(member) >= post then skipped = skipped + 1 end
        end
    end
    local found = redis.call('ZREVRANGE', KEYS[1], skipped, skipped + limit, 'WITHSCORES')
    local rows = {{'0'}}
    for i = 1, #found, 2 do
        if tonumber(found[i + 1]) >= 0 and #rows <= limit then rows[#rows + 1] = {found[i], found[i + 1]} end
    end
    -- What follows the last of them is what is known of the whole.
    if floor == '' and skipped + #rows - 1 >= redis.call('ZCARD', KEYS[1]) - 1 then rows[1][1] = '1' end
    return rows
end
