-- Adds to another count of a post that is known.
--
-- KEYS[1] the counts
-- ARGV[1] the name of the count
-- ARGV[2] how many more
-- ARGV[3] for how long they are kept, in s
-- Answers how many there are now; 0 where the post is not known.

if redis.call('HEXISTS', KEYS[1], ARGV[1]) == 0 then return 0 end
redis.call('EXPIRE', KEYS[1], ARGV[3])
return redis.call('HINCRBY', KEYS[1], ARGV[1], ARGV[2])
