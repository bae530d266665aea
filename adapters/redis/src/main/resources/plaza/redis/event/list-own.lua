-- Finds the open commits of a node.
--
-- KEYS[1] the open commits
-- ARGV[1] the node
-- Answers a row for each: node, token, subject, type, and names and values of the event's fields.

local own = {}
for _, held in ipairs(redis.call('HVALS', KEYS[1])) do
    local commit = cjson.decode(held)
    if commit[1] == ARGV[1] then own[#own + 1] = commit end
end
return own
