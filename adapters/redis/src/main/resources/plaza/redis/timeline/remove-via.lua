-- Takes out of a home timeline what came through a person.
--
-- KEYS[1] the timeline
-- ARGV[1] the person
-- ARGV[2] a new name for the load, if it is under way
-- Answers a row for each entry that could be seen, latest first: its member, and where it stood, in ms.

-- @include timeline/timeline
local state, floor = known()
if not state then return {} end
disturb(state, floor, ARGV[2])
local gone = {}
local all = redis.call('ZREVRANGEBYSCORE', KEYS[1], '+inf', 0, 'WITHSCORES')
for i = 1, #all, 2 do
    if via(all[i]) == ARGV[1] then
        redis.call('ZREM', KEYS[1], all[i])
        if state == 'warm' then gone[#gone + 1] = {all[i], all[i + 1]} end
    end
end
return gone
