-- Reads a part of a home timeline, latest first, and keeps it for longer.
--
-- KEYS[1] the timeline
-- ARGV[1] where it begins, in ms; empty for the latest
-- ARGV[2] the post behind which it begins, among those of that time
-- ARGV[3] how many entries
-- ARGV[4] for how long it is kept, in s
-- Answers nothing where it is cold; else a row that says "1" where nothing is older than what follows, and a
-- row for each entry: its member, and where it stands, in ms.

-- @include timeline/timeline
local state, floor = known()
if state ~= 'warm' then return {} end
redis.call('EXPIRE', KEYS[1], ARGV[4])
local skipped = 0
if ARGV[1] ~= '' then
    skipped = redis.call('ZCOUNT', KEYS[1], '(' .. ARGV[1], '+inf')
    for _, member in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], ARGV[1], ARGV[1])) do
        if post_of(member) >= ARGV[2] then skipped = skipped + 1 end
    end
end
local limit = tonumber(ARGV[3])
local found = redis.call('ZREVRANGE', KEYS[1], skipped, skipped + limit, 'WITHSCORES')
local rows = {{'0'}}
for i = 1, #found, 2 do
    if tonumber(found[i + 1]) >= 0 and #rows <= limit then rows[#rows + 1] = {found[i], found[i + 1]} end
end
-- What follows the last of them is what is known of the whole.
if floor == '' and skipped + #rows - 1 >= redis.call('ZCARD', KEYS[1]) - 1 then rows[1][1] = '1' end
return rows
