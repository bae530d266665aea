-- Deletes a session where it is of a person.
--
-- KEYS[1] the session
-- ARGV[1] the person
-- Answers 1; 0 where it is not there, or another's.

if redis.call('HGET', KEYS[1], 'user') ~= ARGV[1] then return 0 end
return redis.call('DEL', KEYS[1])
