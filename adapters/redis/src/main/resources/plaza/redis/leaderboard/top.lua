-- Lists the best of a board; who has the same score has the same rank.
--
-- KEYS[1] the board
-- ARGV[1] how many
-- Answers a row for each: rank, member, score.

local found = redis.call('ZRANGE', KEYS[1], 0, tonumber(ARGV[1]) - 1, 'WITHSCORES')
local rows = {}
for i = 1, #found, 2 do
    local before = redis.call('ZCOUNT', KEYS[1], '-inf', '(' .. found[i + 1])
    rows[#rows + 1] = {tostring(before + 1), found[i],
        string.format('%.0f', -tonumber(found[i + 1]))}
end
return rows
