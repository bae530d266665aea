-- Fills in the counts of a post, but for those that are known.
--
-- KEYS[1] the counts
-- ARGV[1] for how long they are kept, in s; behind it names and values in turns
-- Answers 1.

for i = 2, #ARGV, 2 do redis.call('HSETNX', KEYS[1], ARGV[i], ARGV[i + 1]) end
return redis.call('EXPIRE', KEYS[1], ARGV[1])
