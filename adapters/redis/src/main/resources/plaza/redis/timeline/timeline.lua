-- Part of other scripts: a home timeline, KEYS[1]. A sorted set of "<post>:<author>" and
-- "<post>:<author>:<reposter>" by when they stand there, in ms since 1970, and before them, at -1, what is
-- known of the whole: "#<state>|<floor>". The state is "warm", or what names a load that is under way; the
-- floor is empty where nothing is older than what is there, "all" where all there is has to be computed, and
-- else "<ms>:<post>": what stands before that is not here.

-- Posts are reposted after they were posted; clocks of servers differ by less than this, in ms.
local APART = 60000

local function known()
    local first = redis.call('ZRANGE', KEYS[1], 0, 0)[1]
    if not first then return nil end
    return string.match(first, '^#(.-)|(.*)$')
end

local function know(state, floor)
    local new = '#' .. state .. '|' .. floor
    local old = redis.call('ZRANGEBYSCORE', KEYS[1], -1, -1)
    -- First, so that the set is never empty: it would lose its time to live.
    redis.call('ZADD', KEYS[1], -1, new)
    for _, each in ipairs(old) do
        if each ~= new then redis.call('ZREM', KEYS[1], each) end
    end
end

local function post_of(member) return string.sub(member, 1, 36) end

-- Through whom it came.
local function via(member)
    local reposter = string.sub(member, 75)
    if reposter ~= '' then return reposter end
    return string.sub(member, 38, 73)
end

local function stands_before(at, post, floor)
    if floor == '' then return false end
    if floor == 'all' then return true end
    local ms, id = string.match(floor, '^(%d+):(.*)$')
    ms = tonumber(ms)
    return at < ms or (at == ms and post < id)
end

-- The entry of a post, and where it stands.
local function held(post, posted)
    local found = redis.call('ZRANGEBYSCORE', KEYS[1], posted - APART, '+inf', 'WITHSCORES')
    for i = 1, #found, 2 do
        if post_of(found[i]) == post then return found[i], tonumber(found[i + 1]) end
    end
    return nil
end

-- Whoever loads it has to compute it again.
local function disturb(state, floor, token)
    if state ~= 'warm' then know(token, floor) end
end
