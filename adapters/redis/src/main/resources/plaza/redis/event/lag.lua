-- Counts what a consumer has before it.
--
-- KEYS[1] the journal
-- KEYS[2] the number of its last entry
-- ARGV[1] the consumer
-- Answers how many entries.

-- @include event/reached
local reached = find(KEYS[1], ARGV[1]) or '0-0'
local next_ = redis.call('XRANGE', KEYS[1], '(' .. reached, '+', 'COUNT', 1)
if #next_ == 0 then return 0 end
return redis.call('GET', KEYS[2]) - next_[1][2][2] + 1
