-- Adds to the likes of a post that is known.
--
-- KEYS[1] the likes
-- ARGV[1] how many more
-- ARGV[2] for how long they are kept, in s
-- Answers how many there are now; 0 where the post is not known.

if redis.call('EXPIRE', KEYS[1], ARGV[2]) == 0 then return 0 end
return redis.call('INCRBY', KEYS[1], ARGV[1])
