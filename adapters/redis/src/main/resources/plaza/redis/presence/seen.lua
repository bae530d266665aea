-- Remembers when somebody was last active, never going back.
--
-- KEYS[1] the person's
-- ARGV[1] the time, in ms
-- ARGV[2] for how long it is remembered, in s
-- Answers 1.

if tonumber(redis.call('GET', KEYS[1]) or '0') < tonumber(ARGV[1]) then
    redis.call('SET', KEYS[1], ARGV[1], 'EX', ARGV[2])
end
return 1
