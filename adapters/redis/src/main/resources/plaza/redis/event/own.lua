-- Part of other scripts: the commit that a key has open as "commit"; ends with false where it is not the caller's.
--
-- KEYS[1] the open commits
-- ARGV[1] the key of the event
-- ARGV[2] the node
-- ARGV[3] the token

local held = redis.call('HGET', KEYS[1], ARGV[1])
if not held then return false end
local commit = cjson.decode(held)
if commit[1] ~= ARGV[2] or commit[2] ~= ARGV[3] then return false end
