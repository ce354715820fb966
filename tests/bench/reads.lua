-- wrk's side of `reads`: by turns an account by its id and its recent transactions. Arguments as of transfers.lua.
local tokens, accounts, turn = {}, {}, 0
local random = math.random

function init(args)
    for line in io.lines(args[1]) do tokens[#tokens + 1] = "Bearer " .. line end
    for line in io.lines(args[2]) do accounts[#accounts + 1] = line:match("(%d+)") end
    math.randomseed(os.time())
end

local headers = {}

function request()
    turn = 1 - turn
    headers["Authorization"] = tokens[random(#tokens)]
    local path = "/api/v1/account/" .. accounts[random(#accounts)]
    return wrk.format("GET", turn == 0 and path or path .. "/transactions?limit=10", headers)
end

function done(summary, latency)
    local errors = summary.errors
    io.write(string.format("RESULT %d %d %d %d %d\n", summary.requests, summary.duration,
        errors.status, errors.connect + errors.read + errors.write + errors.timeout, latency:percentile(99)))
end
