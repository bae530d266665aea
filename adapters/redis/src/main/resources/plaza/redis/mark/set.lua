-- Part of other scripts: who marks a post, KEYS[1]. A set of the ids of people; of those of whom it is kept that they
-- do not mark it, with a "!" before them; and "*" where some of whom something was kept have been let go of.

local function no(user) return '!' .. user end

-- Puts in a member, and lets go of others where there are too many: of those who do not mark it last.
local function put(member, most)
    redis.call('SADD', KEYS[1], member)
    if redis.call('SCARD', KEYS[1]) <= most then return end
    redis.call('SADD', KEYS[1], '*')
    local some = redis.call('SRANDMEMBER', KEYS[1], 10)
    for _, ofNo in ipairs({false, true}) do
        for _, each in ipairs(some) do
            if each ~= '*' and each ~= member and (string.sub(each, 1, 1) == '!') == ofNo then
                redis.call('SREM', KEYS[1], each)
                if redis.call('SCARD', KEYS[1]) <= most then return end
            end
        end
    end
end
