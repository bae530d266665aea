-- Finds a member of a board.
--
-- KEYS[1] the board
-- ARGV[1] the member
-- Answers one row: rank, member, score; none where it is not on the board.

local score = redis.call('ZSCORE', KEYS[1], ARGV[1])
if not score then return {} end
local before = redis.call('ZCOUNT', KEYS[1], '-inf', '(' .. score)
return {{tostring(before + 1), ARGV[1], string.format('%.0f', -tonumber(score))}}
