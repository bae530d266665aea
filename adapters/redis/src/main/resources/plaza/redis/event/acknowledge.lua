-- Moves a consumer forward, never back.
--
-- KEYS[1] the journal
-- ARGV[1] the consumer
-- ARGV[2] the id of the last entry that it is done with
-- Answers 1.

-- @include event/reached
local function before(a, b)
    local ams, aseq = string.match(a, '(%d+)-(%d+)')
    local bms, bseq = string.match(b, '(%d+)-(%d+)')
    if ams ~= bms then return tonumber(ams) < tonumber(bms) end
    return tonumber(aseq) < tonumber(bseq)
end
local reached = find(KEYS[1], ARGV[1])
if not reached then
    redis.call('XGROUP', 'CREATE', KEYS[1], ARGV[1], ARGV[2], 'MKSTREAM')
elseif before(reached, ARGV[2]) then
    redis.call('XGROUP', 'SETID', KEYS[1], ARGV[1], ARGV[2])
end
return 1
