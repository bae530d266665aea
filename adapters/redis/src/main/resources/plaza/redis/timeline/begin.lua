-- Begins to load a home timeline: from now on it takes what is delivered.
--
-- KEYS[1] the timeline
-- ARGV[1] a name for the load, where nobody loads it yet
-- ARGV[2] for how long it is kept, in s
-- Answers "warm", or the name of the load that is under way.

-- @include timeline/timeline
local state = known()
if state then return state end
know(ARGV[1], '')
redis.call('EXPIRE', KEYS[1], ARGV[2])
return ARGV[1]
