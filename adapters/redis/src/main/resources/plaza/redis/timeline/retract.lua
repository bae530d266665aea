-- Takes a post out of a home timeline.
--
-- KEYS[1] the timeline
-- ARGV[1] the post
-- ARGV[2] when it was posted, in ms
-- ARGV[3] through whom it has to have come; empty for whoever it was
-- ARGV[4] a new name for the load, if it is under way
-- Answers 1 where it could be seen.

-- @include timeline/timeline
local state, floor = known()
if not state then return 0 end
disturb(state, floor, ARGV[4])
local member = held(ARGV[1], tonumber(ARGV[2]))
if not member or (ARGV[3] ~= '' and via(member) ~= ARGV[3]) then return 0 end
redis.call('ZREM', KEYS[1], member)
return state == 'warm' and 1 or 0
