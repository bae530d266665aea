-- Notes what somebody did, and what they took back, in that order.
--
-- KEYS[1] what they did, by when
-- ARGV[1] when all of it goes, in ms
-- ARGV[2] how much is kept
-- then pairs: when it was done, in µs, or nothing where it was taken back; what
-- Answers 1.

for i = 3, #ARGV, 2 do
    if ARGV[i] == '' then
        redis.call('ZREM', KEYS[1], ARGV[i + 1])
    else
        redis.call('ZADD', KEYS[1], ARGV[i], ARGV[i + 1])
    end
end
redis.call('ZREMRANGEBYRANK', KEYS[1], 0, -tonumber(ARGV[2]) - 1)
redis.call('PEXPIREAT', KEYS[1], ARGV[1])
return 1
