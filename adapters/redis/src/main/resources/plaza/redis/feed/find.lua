-- Reads a part of a cached home timeline, latest first, or gives a ticket for filling it in.
--
-- KEYS[1] the timeline
-- ARGV[1] the epoch
-- ARGV[2] where it begins, in ms; empty for the latest
-- ARGV[3] the post behind which it begins, among those of that time
-- ARGV[4] how many entries
-- ARGV[5] a ticket, for whoever asks for the latest and finds nothing
-- ARGV[6] for how long that is good, in ms
-- Answers what timeline/page says; a row "?" where the ticket is good; nothing where somebody else has one.

-- @include feed/feed
-- @include timeline/page
local state, floor = known()
if state == 'warm:' .. ARGV[1] then return page(ARGV[2], ARGV[3], tonumber(ARGV[4]), floor) end
if ARGV[2] ~= '' or (state and loads(state)) then return {} end
redis.call('DEL', KEYS[1])
know('load:' .. ARGV[5], '')
redis.call('PEXPIRE', KEYS[1], ARGV[6])
return {{'?'}}
