-- Tells an event: what is open goes into the journal.
--
-- KEYS[1] the open commits
-- KEYS[2] the journal
-- KEYS[3] the number of its last entry
-- KEYS[4] whom open commits keep out besides their keys
-- ARGV[1] the key of the event
-- ARGV[2] the node
-- ARGV[3] the token
-- ARGV[4] and behind it whom the commit keeps out
-- Answers the id of the entry; false where the commit is not open, or another's.

-- @include event/told
-- @include event/own
local n = redis.call('INCR', KEYS[3])
local id = redis.call('XADD', KEYS[2], '*', '#n', n,
    '#node', commit[1], '#type', commit[4], unpack(told(commit, 5)))
-- @include event/ended
return id
