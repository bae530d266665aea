-- Fills in the counts of a post, but for those that are known.
--
-- KEYS[1] the counts
-- ARGV names and values in turns
-- Answers 1.

for i = 1, #ARGV, 2 do redis.call('HSETNX', KEYS[1], ARGV[i], ARGV[i + 1]) end
return 1
