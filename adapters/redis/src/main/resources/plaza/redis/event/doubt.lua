-- Puts an open commit in doubt.
--
-- KEYS[1] the open commits
-- KEYS[2] the doubts
-- KEYS[3] the subjects in doubt
-- KEYS[4] whom open commits keep out besides their keys
-- ARGV[1] the key of the event
-- ARGV[2] the node
-- ARGV[3] the token
-- ARGV[4] and behind it whom the commit keeps out
-- Answers 1; false where the commit is not open, or another's.

-- @include event/own
local id = redis.call('XADD', KEYS[2], '*', '#subject', commit[3],
    '#type', commit[4], unpack(commit, 5))
redis.call('HSET', KEYS[3], commit[3], id)
-- @include event/ended
return 1
