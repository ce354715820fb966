-- wrk's side of `https`: every request a transfer of 0.01 between two accounts of a million, with a key of its own.
-- Arguments: the file of tokens (one a line), the file of accounts (account and owner a line).
local random, format, floor = math.random, string.format, math.floor
local ffi = require("ffi")
ffi.cdef[[ struct moment { long seconds; long micros; }; int gettimeofday(struct moment *, void *); ]]
local moment = ffi.new("struct moment")

-- A UUIDv7 (RFC 9562): milliseconds since 1970, the rest by chance; its last digit counts, so that what is in front of it is
-- made for sixteen at once.
local front, place = nil, 16
local digits = {}
for i = 1, 16 do digits[i] = format("%x\r\nContent-Length: ", i - 1) end

local function newFront()
    ffi.C.gettimeofday(moment, nil)
    local millis = tonumber(moment.seconds) * 1000 + floor(tonumber(moment.micros) / 1000)
    local high = floor(millis / 65536)
    return format("%08x-%04x-7%03x-%04x-%06x%05x", high, millis - high * 65536, random(0, 4095),
        random(32768, 49151), random(0, 16777215), random(0, 1048575))
end

-- Made before the clock runs: whoever asks shares the computer with whoever answers.
local heads, orders = {}, {} -- of requests: up to the key, and behind the length's name
local ordered = 100000

function init(args)
    math.randomseed(os.time())
    for line in io.lines(args[1]) do
        heads[#heads + 1] = "POST /api/v1/account/transfer HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            .. "Authorization: Bearer " .. line .. "\r\nIdempotency-Key: "
    end
    local accounts = {}
    for line in io.lines(args[2]) do
        local account, owner = line:match("(%d+) (%d+)")
        accounts[#accounts + 1] = { account, owner }
    end
    for i = 1, ordered do
        local from, to = accounts[random(#accounts)], accounts[random(#accounts)]
        if from == to then to = accounts[1] == from and accounts[2] or accounts[1] end
        local body = '{"from_account_id":' .. from[1] .. ',"to_account_id":' .. to[1]
            .. ',"amount":1,"currency":"EUR","user_id":' .. from[2] .. '}'
        orders[i] = #body .. "\r\n\r\n" .. body
    end
end

function request()
    if place == 16 then front, place = newFront(), 0 end
    place = place + 1
    return heads[random(#heads)] .. front .. digits[place] .. orders[random(ordered)]
end

function done(summary, latency)
    local errors = summary.errors
    io.write(format("RESULT %d %d %d %d %d\n", summary.requests, summary.duration,
        errors.status, errors.connect + errors.read + errors.write + errors.timeout, latency:percentile(99)))
end
