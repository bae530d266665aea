-- Changes whether somebody marks a post.
--
-- KEYS[1] the mark
-- ARGV[1] 1 to mark it, 0 to take that back
-- ARGV[2] for how many seconds that is remembered; 0 to forget the mark
-- Answers 1 where that is a change, else 0.

local marked = redis.call('GET', KEYS[1]) == '1'
if marked == (ARGV[1] == '1') then return 0 end
if ARGV[2] == '0' then
  redis.call('DEL', KEYS[1])
else
  redis.call('SET', KEYS[1], ARGV[1], 'EX', ARGV[2])
end
return 1
