-- Lists what a consumer set aside.
--
-- KEYS[1] what the consumer set aside
-- ARGV[1] the id of an entry; left out, all of them
-- Answers a row for each: its id and the parts that are kept of it.

local all = redis.call('HGETALL', KEYS[1])
local found = {}
for i = 1, #all, 2 do
    if #ARGV == 0 or ARGV[1] == all[i] then
        local entry = cjson.decode(all[i + 1])
        table.insert(entry, 1, all[i])
        found[#found + 1] = entry
    end
end
return found
