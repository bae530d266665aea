-- Ends a doubt: tells its event or forgets it.
--
-- KEYS[1] the doubts
-- KEYS[2] the subjects in doubt
-- KEYS[3] the journal
-- KEYS[4] the number of its last entry
-- ARGV[1] the id of the doubt
-- ARGV[2] the consumer group of the doubts
-- ARGV[3] "tell", or anything else
-- ARGV[4] the node that a told event is of
-- Answers 1; 0 where it was settled before.

-- @include event/told
local found = redis.call('XRANGE', KEYS[1], ARGV[1], ARGV[1])
if #found == 0 then return 0 end
local fields = found[1][2]
if ARGV[3] == 'tell' then
    local n = redis.call('INCR', KEYS[4])
    redis.call('XADD', KEYS[3], '*', '#n', n, '#node', ARGV[4],
        unpack(told(fields, 3)))
end
if redis.call('HGET', KEYS[2], fields[2]) == ARGV[1] then
    redis.call('HDEL', KEYS[2], fields[2])
end
redis.call('XACK', KEYS[1], ARGV[2], ARGV[1])
redis.call('XDEL', KEYS[1], ARGV[1])
return 1
