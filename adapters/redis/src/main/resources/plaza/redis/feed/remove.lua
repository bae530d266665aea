-- Takes entries out of a cached home timeline. Whoever was filling it in does so no more.
--
-- KEYS[1] the timeline
-- ARGV[1] the post; empty for all
-- ARGV[2] when it was posted, in ms; 0 for all
-- ARGV[3] through whom they have to have come; empty for whoever it was
-- Answers how many keys or entries went.

-- @include feed/feed
local state = known()
if not state then return 0 end
if loads(state) then return redis.call('DEL', KEYS[1]) end
local gone = 0
for _, member in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], math.max(0, ARGV[2] - APART), '+inf')) do
    if (ARGV[1] == '' or post_of(member) == ARGV[1]) and (ARGV[3] == '' or via(member) == ARGV[3]) then
        gone = gone + redis.call('ZREM', KEYS[1], member)
    end
end
return gone
