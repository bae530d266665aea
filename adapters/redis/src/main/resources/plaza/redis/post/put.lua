-- Overwrites counts of a post that is known.
--
-- KEYS[1] the counts
-- ARGV[1] for how long they are kept, in s; behind it names and values in turns
-- Answers 1; 0 where the post is not known.

if redis.call('EXPIRE', KEYS[1], ARGV[1]) == 0 then return 0 end
redis.call('HSET', KEYS[1], unpack(ARGV, 2))
return 1
