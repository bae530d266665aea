-- Gives a lease back.
--
-- KEYS[1] the lease
-- ARGV[1] the node
-- Answers 1; 0 where the node does not have it.

if redis.call('GET', KEYS[1]) == ARGV[1] then
    return redis.call('DEL', KEYS[1])
end
return 0
