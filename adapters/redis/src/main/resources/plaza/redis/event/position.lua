-- Finds how far a consumer is.
--
-- KEYS[1] the journal
-- ARGV[1] the consumer
-- Answers the id of the last entry that it is done with; false where it is done with none.

-- @include event/reached
return find(KEYS[1], ARGV[1])
