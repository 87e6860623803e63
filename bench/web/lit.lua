-- Signed-in reads of one page; every answer must be 200.
--   wrk … -s lit.lua URL -- COOKIES
local sessions = {}
local counter = 0
wrong = 0

function init(args)
    for line in io.lines(args[1]) do sessions[#sessions + 1] = line end
end

function request()
    counter = counter + 1
    return wrk.format("GET", nil, { Cookie = sessions[counter % #sessions + 1] })
end

local threads = {}
function setup(thread) threads[#threads + 1] = thread end
function response(status) if status ~= 200 then wrong = wrong + 1 end end

function done(summary, latency)
    local refused = 0
    for _, thread in ipairs(threads) do refused = refused + thread:get("wrong") end
    io.write(string.format(
        '{"requests":%d,"seconds":%.3f,"p50":%.3f,"p99":%.3f,"refused":%d,"errors":%d}\n', summary.requests,
        summary.duration / 1e6, latency:percentile(50) / 1000, latency:percentile(99) / 1000, refused,
        summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout))
end
