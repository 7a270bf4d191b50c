import { common, groups } from './common.js'
import type { Script } from './jobs.js'

/** What is in each queue: its name, whether it is paused, and numbers. */
export const queues: Script = {
  calls: [],
  text: `${common}${groups}
local function oldest(base, ids, due)
  for _, id in ipairs(ids) do
    local own = tonumber(call('HGET', base .. id, 'due'))
    if own and (due < 0 or own < due) then due = own end
  end
  return due
end
local minute = math.floor(call('TIME')[1] / 60)
local all = {}
for at, queue in ipairs(call('SMEMBERS', QUEUES)) do
  local base = baseOf(queue)
  -- BullMQ sorts delayed jobs by their time and, within it, a number of 12 bits.
  local isDue = (now + 1) * 0x1000 - 1
  local delayed, late = call('ZCARD', base .. 'delayed'), call('ZCOUNT', base .. 'delayed', '-inf', isDue)
  local ready = call('LLEN', base .. 'wait') + call('ZCARD', base .. 'prioritized') + late
  local since = oldest(base, call('LRANGE', base .. 'wait', -1, -1), -1)
  if late > 0 then since = oldest(base, call('ZRANGE', base .. 'delayed', 0, 0), since) end
  -- The first of each priority is the oldest of them.
  local level = 0
  while true do
    local first = call('ZRANGEBYSCORE', base .. 'prioritized', level * 0x100000000, '+inf', 'WITHSCORES', 'LIMIT', 0, 1)
    if #first == 0 then break end
    since = oldest(base, { first[1] }, since)
    level = math.floor(first[2] / 0x100000000) + 1
  end
  for _, group in ipairs(call('SMEMBERS', base .. 'groups')) do
    ready = ready + call('ZCARD', heldOf(base, group))
    since = oldest(base, call('ZRANGE', heldOf(base, group), 0, 0), since)
  end
  local done, failed = 0, 0
  for _, time in ipairs({ minute, minute - 1 }) do
    local ended = call('HMGET', base .. 'ended:' .. time, 'done', 'failed')
    done = done + (tonumber(ended[1]) or 0)
    failed = failed + (tonumber(ended[2]) or 0)
  end
  local total = call('HMGET', base .. 'ended', 'done', 'failed')
  all[at] = {
    queue, call('HEXISTS', base .. 'meta', 'paused'), ready, delayed - late, call('LLEN', base .. 'active'),
    call('ZCARD', base .. 'failed'), since < 0 and 0 or math.max(0, now - since), done, failed,
    tonumber(total[1]) or 0, tonumber(total[2]) or 0,
  }
end
return all`,
}

/** The queue, state, attempt and progress of a job; nothing when there is none. */
export const job: Script = {
  calls: [],
  text: `${common}
local id = take()
for _, queue in ipairs(call('SMEMBERS', QUEUES)) do
  local base = baseOf(queue)
  if call('EXISTS', base .. id) == 1 then
    local fields = call('HMGET', base .. id, 'ats', 'progress', 'earlier')
    local state = 'waiting'
    if call('ZSCORE', base .. 'failed', id) then state = 'dead' end
    if call('LPOS', base .. 'active', id) then state = 'running' end
    local attempt = (tonumber(fields[1]) or 0) - (tonumber(fields[3]) or 0)
    return { queue, state, tostring(attempt), fields[2] or '' }
  end
end
return {}`,
}

/** Dead jobs, oldest first. */
export const dead: Script = {
  calls: [],
  text: `${common}
local base, most = baseOf(take()), takeNumber()
local all = {}
for at, id in ipairs(call('ZRANGE', base .. 'failed', 0, most - 1)) do
  local fields = call('HMGET', base .. id, 'data', 'failure', 'attempts', 'finishedOn')
  all[at] = { id, fields[1] or '', fields[2] or '', fields[3] or '', fields[4] or '' }
end
return all`,
}

/** Lets dead jobs wait again as new ones, all or some. Their attempts are counted on, as they fence, and it is noted from where. */
export const redrive: Script = {
  calls: ['reprocessJob'],
  text: `${common}
local queue, count = take(), takeNumber()
local base = baseOf(queue)
local ids = {}
if count < 0 then ids = call('ZRANGE', base .. 'failed', 0, -1) end
for at = 1, count do ids[at] = take() end
local driven = 0
for _, id in ipairs(ids) do
  if reprocessJob(base, { id, 'LPUSH', 'failedReason', 'failed', '1', '0' }, id) == 1 then
    call('HDEL', base .. id, 'stc', 'failure', 'attempts')
    call('HSET', base .. id, 'due', now, 'earlier', call('HGET', base .. id, 'ats') or '0')
    driven = driven + 1
  end
end
wake(queue)
tellWoken()
return driven`,
}

/** Deletes dead jobs that were given up before a time; returns how many. */
export const forget: Script = {
  calls: ['cleanJobsInSet'],
  text: `${common}
local base, before = baseOf(take()), takeNumber()
return #cleanJobsInSet(base, { base, before - 1, 0, 'failed' }, 'failed')`,
}

export const pause: Script = {
  calls: ['pause'],
  text: `${common}
local queue, isPaused = take(), take() == '1'
local base = baseOf(queue)
call('SADD', QUEUES, queue)
if isPaused then pause(base, { 'paused', '1' }, 'wait', 'paused')
else pause(base, { 'resumed', '1' }, 'paused', 'wait') end
wake(queue)
tellWoken()
return 0`,
}

/** The latest occurrence of a schedule. */
export const lastFired: Script = {
  calls: [],
  text: `${common}
return call('ZRANGE', prefix .. '::occurrences:' .. take(), -1, -1)[1] or ''`,
}

/**
 * Makes sure that what is under the prefix is ours and of this version; returns what it found instead: `newer` and the version, `foreign`
 * and a queue.
 */
export const prepare: Script = {
  calls: [],
  text: `${common}
local layout = takeNumber()
local key = prefix .. '::layout'
local type = call('TYPE', key).ok
if type ~= 'none' and type ~= 'string' then return { 'foreign', key } end
-- When the memory is full, there is nothing to write.
if type == 'none' then call('SET', key, layout) end
local found = tonumber(call('GET', key))
if not found then return { 'foreign', key } end
if found > layout then return { 'newer', tostring(found) } end
for _ = 1, takeNumber() do
  local queue = take()
  -- BullMQ writes it for each queue, and so for those of others.
  local isBull = call('EXISTS', baseOf(queue) .. 'meta') == 1
  if isBull and call('SISMEMBER', QUEUES, queue) == 0 then return { 'foreign', baseOf(queue) .. 'meta' } end
end
return {}`,
}
