-- Part of other scripts: ends with one row of how many watch, the peak, and how many ever watched.
--
-- KEYS[1] the viewers
-- KEYS[2] everybody who ever watched
-- KEYS[3] the peak

local now = redis.call('ZCARD', KEYS[1])
local peak = tonumber(redis.call('GET', KEYS[3]) or '0')
return {{tostring(now), tostring(peak), tostring(redis.call('SCARD', KEYS[2]))}}
