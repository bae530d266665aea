-- Puts entries into a cached home timeline that is there, or that somebody fills in.
--
-- KEYS[1] the timeline
-- ARGV[1] how many entries it holds at the most
-- ARGV[2] and on, of each entry: when it stands there, in ms, and its member
-- Answers 1; 0 where it is not there.

-- @include feed/feed
local state, floor = known()
if not state then return 0 end
for i = 2, #ARGV, 2 do
    floor = put(tonumber(ARGV[i]), ARGV[i + 1], tonumber(ARGV[1]), state, floor)
end
return 1
