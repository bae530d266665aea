-- Gives the last permit back.
--
-- KEYS[1] what the key took
-- Answers 1; 0 where it took none.

local held = redis.call('GET', KEYS[1])
if not held then return 0 end
local entries = cjson.decode(held)
local newest = entries[#entries]
newest[3] = newest[3] - 1
if newest[3] == 0 then entries[#entries] = nil end
if #entries == 0 then
    redis.call('DEL', KEYS[1])
else
    redis.call('SET', KEYS[1], cjson.encode(entries), 'KEEPTTL')
end
return 1
