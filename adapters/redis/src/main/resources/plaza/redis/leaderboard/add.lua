-- Adds to a member's score, once for each entry. Scores are kept negative, so that the best come first.
--
-- KEYS[1] the board
-- KEYS[2] what remembers the entry
-- ARGV[1] the member
-- ARGV[2] the score to add, negative
-- ARGV[3] for how long the entry is remembered, in s
-- ARGV[4] for how long the board is kept, in s; 0 where it stays
-- Answers 1; 0 where the entry was added before.

if not redis.call('SET', KEYS[2], '1', 'NX', 'EX', ARGV[3]) then return 0 end
local now = redis.call('ZINCRBY', KEYS[1], ARGV[2], ARGV[1])
if tonumber(now) >= 0 then redis.call('ZREM', KEYS[1], ARGV[1]) end
if ARGV[4] ~= '0' then redis.call('EXPIRE', KEYS[1], ARGV[4]) end
return 1
