-- Takes the fingerprint from a claim that is not done.
--
-- KEYS[1] the claim
-- ARGV[1] the fingerprint that it has
-- Answers 1; 0 where it has another, or is done.

if redis.call('HGET', KEYS[1], 'fingerprint') ~= ARGV[1]
    or redis.call('HEXISTS', KEYS[1], 'complete') == 1 then return 0 end
redis.call('HSET', KEYS[1], 'fingerprint', '')
return 1
