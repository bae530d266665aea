-- Moves consumers forward, never back.
--
-- KEYS[1] the journal
-- ARGV[1], ARGV[3], … the consumers
-- ARGV[2], ARGV[4], … the id of the last entry that each is done with
-- Answers 1.

-- @include event/reached
local function before(a, b)
    local ams, aseq = string.match(a, '(%d+)-(%d+)')
    local bms, bseq = string.match(b, '(%d+)-(%d+)')
    if ams ~= bms then return tonumber(ams) < tonumber(bms) end
    return tonumber(aseq) < tonumber(bseq)
end
for i = 1, #ARGV, 2 do
    local reached = find(KEYS[1], ARGV[i])
    if not reached then
        redis.call('XGROUP', 'CREATE', KEYS[1], ARGV[i], ARGV[i + 1], 'MKSTREAM')
    elseif before(reached, ARGV[i + 1]) then
        redis.call('XGROUP', 'SETID', KEYS[1], ARGV[i], ARGV[i + 1])
    end
end
return 1
