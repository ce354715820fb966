-- wrk's side of `reads`: by turns an account by its id and its recent transactions. Arguments as of transfers.lua.
local requests, turn = {}, 0
local asked = 100000
local random = math.random

-- Made before the clock runs: whoever asks shares the computer with whoever answers.
function init(args)
    local tokens, accounts = {}, {}
    for line in io.lines(args[1]) do tokens[#tokens + 1] = "Bearer " .. line end
    for line in io.lines(args[2]) do accounts[#accounts + 1] = line:match("(%d+)") end
    math.randomseed(os.time())
    for i = 1, asked do
        local path = "/api/v1/account/" .. accounts[random(#accounts)]
        requests[i] = wrk.format("GET", i % 2 == 0 and path or path .. "/transactions?limit=10",
            { ["Authorization"] = tokens[random(#tokens)] })
    end
end

function request()
    turn = turn % asked + 1
    return requests[turn]
end

function done(summary, latency)
    local errors = summary.errors
    io.write(string.format("RESULT %d %d %d %d %d\n", summary.requests, summary.duration,
        errors.status, errors.connect + errors.read + errors.write + errors.timeout, latency:percentile(99)))
end
