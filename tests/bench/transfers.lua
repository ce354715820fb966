-- wrk's side of `https`: every request a transfer of 0.01 between two accounts of a million, with a key of its own.
-- Arguments: the file of tokens (one a line), the file of accounts (account and owner a line).
local accounts = {}
local random, format, floor = math.random, string.format, math.floor
local ffi = require("ffi")
ffi.cdef[[ struct moment { long seconds; long micros; }; int gettimeofday(struct moment *, void *); ]]
local moment = ffi.new("struct moment")

-- A UUIDv7 (RFC 9562): milliseconds since 1970, the rest by chance.
local function key()
    ffi.C.gettimeofday(moment, nil)
    local millis = tonumber(moment.seconds) * 1000 + floor(tonumber(moment.micros) / 1000)
    local high = floor(millis / 65536)
    return format("%08x-%04x-7%03x-%04x-%06x%06x", high, millis - high * 65536, random(0, 4095),
        random(32768, 49151), random(0, 16777215), random(0, 16777215))
end

local heads = {} -- of requests, up to the key

function init(args)
    for line in io.lines(args[1]) do
        heads[#heads + 1] = "POST /api/v1/account/transfer HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            .. "Authorization: Bearer " .. line .. "\r\nIdempotency-Key: "
    end
    for line in io.lines(args[2]) do
        local account, owner = line:match("(%d+) (%d+)")
        accounts[#accounts + 1] = { account, owner }
    end
    math.randomseed(os.time())
end

-- By hand: whoever asks shares the computer with whoever answers.
function request()
    local from, to = accounts[random(#accounts)], accounts[random(#accounts)]
    if from == to then to = accounts[1] == from and accounts[2] or accounts[1] end
    local body = '{"from_account_id":' .. from[1] .. ',"to_account_id":' .. to[1]
        .. ',"amount":1,"currency":"EUR","user_id":' .. from[2] .. '}'
    return heads[random(#heads)] .. key() .. "\r\nContent-Length: " .. #body .. "\r\n\r\n" .. body
end

function done(summary, latency)
    local errors = summary.errors
    io.write(format("RESULT %d %d %d %d %d\n", summary.requests, summary.duration,
        errors.status, errors.connect + errors.read + errors.write + errors.timeout, latency:percentile(99)))
end
