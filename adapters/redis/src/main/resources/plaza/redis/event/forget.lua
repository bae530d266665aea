-- Forgets a commit that changed nothing.
--
-- KEYS[1] the open commits
-- KEYS[2] whom open commits keep out besides their keys
-- ARGV[1] the key of the event
-- ARGV[2] the node
-- ARGV[3] the token
-- ARGV[4] and behind it whom the commit keeps out
-- Answers 1; false where the commit is not open, or another's.

-- @include event/own
-- @include event/ended
return 1
