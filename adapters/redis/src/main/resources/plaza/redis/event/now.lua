-- Part of other scripts: the time of Redis in milliseconds as "now".

local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
