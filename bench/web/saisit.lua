-- Signed-in secretaries, each entering rows that nobody else enters; every answer must be 200.
--   wrk … -s saisit.lua URL -- SESSIONS NODES FIRST_YEAR
-- SESSIONS: a cookie, a tab, a csrf on each line. NODES: an identifier on each line.
local sessions, nodes, threads = {}, {}, {}
local first_year = 1900
wrong, counter, number = 0, 0, 0

function setup(thread)
    thread:set("number", #threads)
    threads[#threads + 1] = thread
end

function init(args)
    for line in io.lines(args[1]) do
        local cookie, csrf = line:match("([^\t]+)\t([^\t]+)")
        sessions[#sessions + 1] = { cookie, csrf }
    end
    for line in io.lines(args[2]) do nodes[#nodes + 1] = line end
    first_year = tonumber(args[3])
end

function request()
    -- Two threads: odd and even places, so that no two requests are for the same row.
    local place = counter * 2 + number
    counter = counter + 1
    local session = sessions[place % #sessions + 1]
    local half = math.floor(place / #nodes)
    local semestre = string.format("%d-S%d", first_year + math.floor(half / 2), half % 2 + 1)
    local body = "csrf=" .. session[2] .. "&noeud=" .. nodes[place % #nodes + 1] .. "&semestre=" .. semestre ..
        "&connue=&etat=en_cours&avancement=40&meteo=atteignables&dit_par=DDT&note=une+note+de+la+longueur+qui+se+tape"
    return wrk.format("POST", nil, {
        Cookie = session[1], Accept = "application/json", ["Content-Type"] = "application/x-www-form-urlencoded"
    }, body)
end

function response(status) if status ~= 200 then wrong = wrong + 1 end end

function done(summary, latency)
    local refused = 0
    for _, thread in ipairs(threads) do refused = refused + thread:get("wrong") end
    io.write(string.format(
        '{"requests":%d,"seconds":%.3f,"p50":%.3f,"p99":%.3f,"refused":%d,"errors":%d}\n', summary.requests,
        summary.duration / 1e6, latency:percentile(50) / 1000, latency:percentile(99) / 1000, refused,
        summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout))
end
