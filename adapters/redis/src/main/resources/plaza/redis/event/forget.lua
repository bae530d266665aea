-- Forgets a commit that changed nothing.
--
-- KEYS[1] the open commits
-- ARGV[1] the key of the event
-- ARGV[2] the node
-- ARGV[3] the token
-- Answers 1; false where the commit is not open, or another's.

-- @include event/own
return redis.call('HDEL', KEYS[1], ARGV[1])
