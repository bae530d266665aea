-- Overwrites the likes of a post that is known.
--
-- KEYS[1] the likes
-- ARGV[1] how many there are
-- ARGV[2] for how long they are kept, in s
-- Answers 1; 0 where the post is not known.

if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
redis.call('SET', KEYS[1], ARGV[1], 'EX', ARGV[2])
return 1
