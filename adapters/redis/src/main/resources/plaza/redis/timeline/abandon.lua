-- Ends a load that failed: the timeline is cold, and takes nothing any more.
--
-- KEYS[1] the timeline
-- Answers 1 where it was loading.

-- @include timeline/timeline
local state = known()
if not state or state == 'warm' then return 0 end
return redis.call('DEL', KEYS[1])
