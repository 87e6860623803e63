-- Signed-in secretaries, each entering rows that nobody else enters; every answer must be 200.
--   wrk … -s saisit.lua URL -- SESSIONS NODES YEARS FIRST KEPT
-- SESSIONS: a cookie, a tab, a csrf on each line. NODES: a plan, a tab, an identifier on each line, as
-- many for each plan. YEARS: the first and
-- the last, joined by a hyphen. FIRST: the place of the first row; a run begins where the one before has ended, so that
-- no two requests of any run are for the same row. KEPT: the file that takes the numbers of the rows that were answered.
local sessions, nodes, threads = {}, {}, {}
local first_year, semestres, per_plan = 0, 0, 0
-- What `done` asks each thread for.
first, kept, wrong, same, counter, number, spent, rows = 0, "", 0, 0, 0, 0, false, {}

function setup(thread)
    thread:set("number", #threads)
    threads[#threads + 1] = thread
end

function init(args)
    for line in io.lines(args[1]) do
        local cookie, csrf = line:match("([^\t]+)\t([^\t]+)")
        sessions[#sessions + 1] = { cookie, csrf }
    end
    for line in io.lines(args[2]) do
        local plan, node = line:match("([^\t]+)\t([^\t]+)")
        nodes[#nodes + 1] = { plan, node }
        if plan == nodes[1][1] then per_plan = per_plan + 1 end
    end
    local from, to = args[3]:match("(%d+)-(%d+)")
    first_year, semestres = tonumber(from), (tonumber(to) - tonumber(from) + 1) * 2
    first = tonumber(args[4])
    kept = args[5]
end

function request()
    -- Two threads: odd and even places.
    local place = first + counter * 2 + number
    if place >= #nodes * semestres then
        -- No row is left: nothing is entered twice to fill the time.
        spent = true
        wrk.thread:stop()
        return wrk.format("GET", "/healthz")
    end
    counter = counter + 1
    local session = sessions[place % #sessions + 1]
    -- One plan is filled before the next, all its nodes at a semestre before the next semestre.
    local plan, rest = math.floor(place / (per_plan * semestres)), place % (per_plan * semestres)
    local node, half = nodes[plan * per_plan + rest % per_plan + 1], math.floor(rest / per_plan)
    local semestre = string.format("%d-S%d", first_year + math.floor(half / 2), half % 2 + 1)
    local body = "csrf=" .. session[2] .. "&noeud=" .. node[2] .. "&semestre=" .. semestre ..
        "&connue=&etat=en_cours&avancement=40&meteo=atteignables&dit_par=DDT&note=une+note+de+la+longueur+qui+se+tape"
    return wrk.format("POST", "/plans/" .. node[1] .. "/saisie", {
        Cookie = session[1], Accept = "application/json", ["Content-Type"] = "application/x-www-form-urlencoded"
    }, body)
end

function response(status, headers, body)
    if status ~= 200 then
        wrong = wrong + 1
    elseif body:find('"resultat"%s*:%s*"identique"') then
        same = same + 1
    else
        local row = body:match('"saisie"%s*:%s*(%d+)')
        if row then rows[#rows + 1] = tonumber(row) end
    end
end

function done(summary, latency)
    local refused, identical, entered, next_place, exhausted = 0, 0, 0, 0, false
    local file = io.open(threads[1]:get("kept"), "w")
    for rank, thread in ipairs(threads) do
        refused = refused + thread:get("wrong")
        identical = identical + thread:get("same")
        exhausted = exhausted or thread:get("spent")
        next_place = math.max(next_place, thread:get("first") + thread:get("counter") * 2 + rank - 1)
        for _, row in ipairs(thread:get("rows")) do
            file:write(row, "\n")
            entered = entered + 1
        end
    end
    file:close()
    io.write(string.format(
        '{"requests":%d,"entered":%d,"same":%d,"next":%d,"spent":%s,"seconds":%.3f,"p50":%.3f,"p99":%.3f,' ..
        '"refused":%d,"errors":%d}\n', summary.requests, entered, identical, next_place, tostring(exhausted),
        summary.duration / 1e6, latency:percentile(50) / 1000, latency:percentile(99) / 1000, refused,
        summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout))
end
