-- Reads a part of a home timeline, latest first, and keeps it for longer.
--
-- KEYS[1] the timeline
-- ARGV[1] where it begins, in ms; empty for the latest
-- ARGV[2] the post behind which it begins, among those of that time
-- ARGV[3] how many entries
-- ARGV[4] for how long it is kept, in s
-- Answers nothing where it is cold; else a row that says "1" where nothing is older than what follows, and a
-- row for each entry: its member, and where it stands, in ms.

-- @include timeline/timeline
-- @include timeline/page
local state, floor = known()
if state ~= 'warm' then return {} end
redis.call('EXPIRE', KEYS[1], ARGV[4])
return page(ARGV[1], ARGV[2], tonumber(ARGV[3]), floor)
