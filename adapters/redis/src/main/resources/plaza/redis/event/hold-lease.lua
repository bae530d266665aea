-- Takes or prolongs a lease.
--
-- KEYS[1] the lease
-- ARGV[1] the node
-- ARGV[2] for how long, in ms
-- Answers 1; 0 where another node has it.

local holder = redis.call('GET', KEYS[1])
if holder and holder ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1
