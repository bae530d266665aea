-- Puts entries into a home timeline that is there.
--
-- KEYS[1] the timeline
-- ARGV[1] how many entries it holds at the most
-- ARGV[2] and on, of each entry: when it was posted, when it stands there, in ms, and its member
-- Answers how many it changed.

-- @include timeline/timeline
-- @include timeline/put
local state, floor = known()
if not state then return 0 end
local changed = 0
for i = 2, #ARGV, 3 do
    local one
    one, floor = put(tonumber(ARGV[i]), tonumber(ARGV[i + 1]), ARGV[i + 2], tonumber(ARGV[1]), state, floor)
    changed = changed + one
end
return state == 'warm' and changed or 0
