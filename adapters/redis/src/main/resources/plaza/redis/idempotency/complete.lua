-- Says that the request of a claim is done.
--
-- KEYS[1] the claim
-- ARGV[1] the fingerprint of the request
-- Answers 1; 0 where there is no claim, or it was done.

if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
if redis.call('HSETNX', KEYS[1], 'complete', '1') == 0 then return 0 end
redis.call('HSET', KEYS[1], 'fingerprint', ARGV[1])
return 1
