-- Makes a home timeline warm with what was computed, beside what was delivered meanwhile.
--
-- KEYS[1] the timeline
-- ARGV[1] the name of the load
-- ARGV[2] how many entries it holds at the most
-- ARGV[3] for how long it is kept, in s
-- ARGV[4] the floor of what was computed
-- ARGV[5] and on, of each entry: when it was posted, when it stands there, in ms, and its member
-- Answers 1; 0 where something was taken out meanwhile, and it has to be computed again.

-- @include timeline/timeline
-- @include timeline/put
-- @include timeline/raise
local state, floor = known()
-- Let go of meanwhile, or loaded by somebody else.
if not state or state == 'warm' then return 1 end
if state ~= ARGV[1] then return 0 end
for i = 5, #ARGV, 3 do
    local _
    _, floor = put(tonumber(ARGV[i]), tonumber(ARGV[i + 1]), ARGV[i + 2], tonumber(ARGV[2]), state, floor)
end
if ARGV[4] == 'all' then
    redis.call('ZREMRANGEBYSCORE', KEYS[1], 0, '+inf')
    floor = 'all'
elseif ARGV[4] ~= '' then
    floor = raise(ARGV[4], floor)
end
know('warm', floor)
redis.call('EXPIRE', KEYS[1], ARGV[3])
return 1
