-- Part of other scripts: the last delivered id of a consumer group of a stream, or false.

local function find(stream, name)
    if redis.call('EXISTS', stream) == 0 then return false end
    for _, group in ipairs(redis.call('XINFO', 'GROUPS', stream)) do
        local found = {}
        for i = 1, #group, 2 do found[group[i]] = group[i + 1] end
        if found['name'] == name then return found['last-delivered-id'] end
    end
    return false
end
