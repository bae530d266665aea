-- Claims a key for a request; a key that was unbound is bound again, with what else it had.
--
-- KEYS[1] the claim
-- ARGV[1] for how long it is kept, in ms
-- ARGV[2] the name of the first field, the fingerprint's
-- ARGV[3] the fingerprint; behind it names and values in turns
-- Answers 1; 0 where there was a claim.

local bound = redis.call('HGET', KEYS[1], 'fingerprint')
if bound == '' then redis.call('HSET', KEYS[1], ARGV[2], ARGV[3]) end
if bound then return 0 end
redis.call('HSET', KEYS[1], unpack(ARGV, 2))
redis.call('PEXPIRE', KEYS[1], ARGV[1])
return 1
