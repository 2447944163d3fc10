-- Requests the paths of a file in turn: wrk -s rotate.lua URL -- FILE [once]
-- With `once` the run ends with the list, so that no path is asked for twice. Prints one line of JSON at the end.

local requests, at, once = {}, 0, false

function init(arguments)
   for path in io.lines(arguments[1]) do
      requests[#requests + 1] = wrk.format("GET", path)
   end
   once = arguments[2] == "once"
end

function request()
   at = at + 1
   if at > #requests then
      if once then wrk.thread:stop() end
      at = 1
   end
   return requests[at]
end

function done(summary, latency)
   local errors = summary.errors
   io.write(string.format(
      '{"requests":%d,"microseconds":%d,"p50":%d,"p99":%d,"longest":%d,"bytes":%d,"errors":%d}\n',
      summary.requests, summary.duration, latency:percentile(50), latency:percentile(99), latency.max, summary.bytes,
      errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
