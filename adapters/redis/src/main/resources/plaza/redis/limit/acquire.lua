-- Takes a permit, in a sliding window of entries: first time, last time, how many.
--
-- KEYS[1] what the key took
-- ARGV[1] the time, in µs
-- ARGV[2] how many permits a window has
-- ARGV[3] the window, in µs
-- Answers one row: whether it was allowed (1 or 0), how many remain, and in how many µs the oldest entry is over.

local now, permits, window = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local held = redis.call('GET', KEYS[1])
local entries = held and cjson.decode(held) or {}
local taken = 0
for _, entry in ipairs(entries) do taken = taken + entry[3] end
local newest = entries[#entries]
if newest and now < newest[2] then
    -- A clock that is behind must not lock anybody out until it has caught up.
    entries = {{now, now, taken}}
end
local kept = {}
taken = 0
for _, entry in ipairs(entries) do
    if entry[2] > now - window then
        kept[#kept + 1] = entry
        taken = taken + entry[3]
    end
end
local allowed = taken < permits
if allowed then
    taken = taken + 1
    newest = kept[#kept]
    if newest and now - newest[1] <= math.floor(window / 64) then
        newest[2] = now
        newest[3] = newest[3] + 1
    else
        kept[#kept + 1] = {now, now, 1}
    end
end
if #kept == 0 then
    redis.call('DEL', KEYS[1])
else
    redis.call('SET', KEYS[1], cjson.encode(kept), 'PX', math.ceil(window / 1000))
end
local reset = #kept == 0 and 0 or kept[1][2] + window - now
return {{allowed and '1' or '0',
    string.format('%.0f', math.max(0, permits - taken)),
    string.format('%.0f', reset)}}
