-- Fills in a cached home timeline, beside what was pushed since the ticket was given.
--
-- KEYS[1] the timeline
-- ARGV[1] the ticket
-- ARGV[2] the epoch
-- ARGV[3] how many entries it holds at the most
-- ARGV[4] for how long it is kept, in ms
-- ARGV[5] where the store may go on behind what is filled in, "<ms>:<post>"; empty where that is all, and "all"
-- to give the ticket back
-- ARGV[6] and on, of each entry: when it stands there, in ms, and its member
-- Answers 1; 0 where the ticket is good no more.

-- @include feed/feed
-- @include timeline/raise
local state, floor = known()
if state ~= 'load:' .. ARGV[1] then return 0 end
if ARGV[5] == 'all' then return redis.call('DEL', KEYS[1]) end
for i = 6, #ARGV, 2 do
    floor = put(tonumber(ARGV[i]), ARGV[i + 1], tonumber(ARGV[3]), state, floor)
end
if ARGV[5] ~= '' then floor = raise(ARGV[5], floor) end
know('warm:' .. ARGV[2], floor)
return redis.call('PEXPIRE', KEYS[1], ARGV[4])
