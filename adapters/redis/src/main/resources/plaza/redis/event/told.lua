-- Part of other scripts: leaves out of an event's fields, names and values in turns, what is not told.

local function told(fields, from)
    local kept = {}
    for i = from, #fields, 2 do
        if string.sub(fields[i], 1, 1) ~= '!' then
            kept[#kept + 1] = fields[i]
            kept[#kept + 1] = fields[i + 1]
        end
    end
    return kept
end
