import type { BullName } from './bull.js'
import { adding, common, groups } from './common.js'

/** A script of ours, and those of BullMQ that it calls. */
export interface Script {
  readonly calls: readonly BullName[]
  readonly text: string
}

export const enqueue: Script = {
  calls: ['addDelayedJob', 'addPrioritizedJob'],
  text: `${common}${adding}
local ids = {}
for at = 1, takeNumber() do ids[at] = add(takeJob()) end
tellWoken()
return ids`,
}

/**
 * Hands out jobs: to each its fields, and the token of its lock. BullMQ's own limit of the rate lets twice as many begin around the
 * end of a period, and it has no groups: both are here.
 */
export const claim: Script = {
  calls: ['moveToActive', 'removeDeduplicationKey'],
  text: `${common}${groups}
local base = baseOf(take())
local most, token, lease = takeNumber(), take(), takeNumber()
local groupConcurrency, max, per = takeNumber(), takeNumber(), takeNumber()
-- A script that began with a write may go on when the memory is full: so a full Redis can be emptied.
call('DEL', base .. 'none')

local wait = -1
local begun = base .. 'begun'
local time
if max then
  local clock = call('TIME')
  time = clock[1] * 1000 + math.floor(clock[2] / 1000)
  call('ZREMRANGEBYSCORE', begun, '-inf', time - per)
  -- One from the future began before the clock was set back.
  call('ZREMRANGEBYSCORE', begun, '(' .. time, '+inf')
  most = math.min(most, max - call('ZCARD', begun))
end

local running = {}
if groupConcurrency then
  for _, id in ipairs(call('LRANGE', base .. 'active', 0, -1)) do
    local group = call('HGET', base .. id, 'group')
    if group then running[group] = (running[group] or 0) + 1 end
  end
end

local function hold(id, job)
  call('DEL', base .. id .. ':lock')
  call('LREM', base .. 'active', 1, id)
  -- It has not begun.
  call('HINCRBY', base .. id, 'ats', -1)
  call('ZADD', heldOf(base, job.group), job.priority, id)
  call('SADD', base .. 'groups', job.group)
end

local jobs = {}
while #jobs < most do
  local lock = token .. ':' .. #jobs
  local fields, id, _, delayedUntil = unpack(moveToActive(base, { base, now, pack({ token = lock, lockDuration = lease }) }))
  if type(fields) ~= 'table' then
    delayedUntil = tonumber(delayedUntil) or 0
    if delayedUntil > 0 and (wait < 0 or delayedUntil - now < wait) then wait = math.max(0, delayedUntil - now) end
    break
  end
  local job = {}
  for at = 1, #fields, 2 do job[fields[at]] = fields[at + 1] end
  local group = groupConcurrency and job.group
  if group and (running[group] or 0) >= groupConcurrency then
    hold(id, job)
  else
    if group then running[group] = (running[group] or 0) + 1 end
    -- It no longer waits: another of its key may be added.
    if job.deid then removeDeduplicationKey(base, { id }, 'de:' .. job.deid) end
    if max then call('ZADD', begun, time, id .. ':' .. job.ats) end
    jobs[#jobs + 1] = { id, lock, job.ats, job.data, job.session or '', job.atm or '0', job.stc or '0', job.earlier or '0' }
  end
end
if max then
  call('PEXPIRE', begun, math.ceil(per) + 1000)
  -- Only now it is known whether the limit is reached, as it may be by what this claim began.
  local first = call('ZRANGE', begun, 0, 0, 'WITHSCORES')[2]
  if first and call('ZCARD', begun) >= max then wait = math.max(0, first + per - time) end
end
return { math.ceil(wait), jobs }`,
}

/**
 * Ends attempts; tells of each whether it was still the worker's, which the token of its lock proves, and in which queues a job may have
 * become ready by it.
 */
export const settle: Script = {
  calls: ['addDelayedJob', 'addPrioritizedJob', 'moveToFinished', 'moveToDelayed', 'moveJobFromActiveToWait'],
  text: `${common}${groups}${adding}
local function finish(base, id, token, set, property, value, keep, fields)
  local options = pack({ token = token, keepJobs = { count = keep }, attempts = 0, maxMetricsSize = '' })
  return moveToFinished(base, { id, now, property, value, set, 0, base, options, fields }, id, set)
end
local endings = {
  done = function(base, id, token)
    return finish(base, id, token, 'completed', 'returnvalue', 'null', 0)
  end,
  released = function(base, id, token)
    return moveJobFromActiveToWait(base, { id, token, base .. id })
  end,
  retry = function(base, id, token)
    local due, message = takeNumber(), take()
    local fields = pack({ 'due', due, 'failedReason', message })
    return moveToDelayed(base, { base, now, id, token, math.max(due - now, 0), '0', fields, 0 }, id)
  end,
  dead = function(base, id, token)
    local message, failure, attempts = take(), take(), takeNumber()
    local letter
    if take() == '1' then letter = takeJob() end
    local fields = pack({ 'failure', failure, 'attempts', attempts })
    local result = finish(base, id, token, 'failed', 'failedReason', message, -1, fields)
    if result >= 0 and letter then add(letter) end
    return result
  end,
}

local taken = {}
local counts = {}
for at = 1, takeNumber() do
  local as, queue, id, token = take(), take(), take(), take()
  local base = baseOf(queue)
  local group = call('EXISTS', base .. 'groups') == 1 and call('HGET', base .. id, 'group')
  taken[at] = endings[as](base, id, token) >= 0 and 1 or 0
  if taken[at] == 1 then
    if (group and releaseHeld(base, group)) or as == 'retry' or as == 'released' then wake(queue) end
    if as ~= 'released' then
      counts[queue] = counts[queue] or { done = 0, failed = 0 }
      local what = as == 'done' and 'done' or 'failed'
      counts[queue][what] = counts[queue][what] + 1
    end
  end
end

local minute = math.floor(call('TIME')[1] / 60)
for queue, ended in pairs(counts) do
  local recent = baseOf(queue) .. 'ended:' .. minute
  for what, count in pairs(ended) do
    if count > 0 then
      call('HINCRBY', baseOf(queue) .. 'ended', what, count)
      call('HINCRBY', recent, what, count)
    end
  end
  call('EXPIRE', recent, 180)
end
return { taken, tellWoken() }`,
}

/** Prolongs locks; returns the positions of those that were lost. */
export const heartbeat: Script = {
  calls: ['extendLocks'],
  text: `${common}
local lease = takeNumber()
local lost = {}
for at = 1, takeNumber() do
  local base, id, token = baseOf(take()), take(), take()
  local failed = extendLocks(base, { base, pack({ token }), pack({ id }), lease })
  if #failed > 0 then lost[#lost + 1] = at end
end
return lost`,
}

/** Notes the progress of a job whose lock it holds, which BullMQ's own script does not ask for. */
export const note: Script = {
  calls: ['updateProgress'],
  text: `${common}
local base, id, token = baseOf(take()), take(), take()
if call('GET', base .. id .. ':lock') == token then updateProgress(base, { id, take() }, id) end
return 0`,
}

/**
 * Lets jobs wait again whose lock has run out; returns in which queues, and how many. After how many such losses a job is dead is for the pump to
 * say, so that BullMQ is told of no limit.
 */
export const recover: Script = {
  calls: ['moveStalledJobsToWait'],
  text: `${common}
local interval = takeNumber()
local found = {}
for _, queue in ipairs(call('SMEMBERS', QUEUES)) do
  local base = baseOf(queue)
  local stalled = moveStalledJobsToWait(base, { 1000000, base, now, interval })
  if #stalled > 0 then
    found[#found + 1] = { queue, #stalled }
    wake(queue)
  end
end
tellWoken()
return found`,
}

/** Lets all jobs wait that were put apart: the limit of their groups may be another one now. */
export const releaseAll: Script = {
  calls: [],
  text: `${common}${groups}
for _ = 1, takeNumber() do
  local base = baseOf(take())
  for _, group in ipairs(call('SMEMBERS', base .. 'groups')) do
    while releaseHeld(base, group) do end
  end
end
return 0`,
}

/** Adds the job of an occurrence, once. */
export const fire: Script = {
  calls: ['addDelayedJob', 'addPrioritizedJob'],
  text: `${common}${adding}
local key, at, kept = prefix .. '::occurrences:' .. take(), takeNumber(), takeNumber()
local unlessUnfinished, hasJob = take() == '1', take() == '1'
if call('ZADD', key, 'NX', at, at) == 0 then return 'known' end
call('ZREMRANGEBYSCORE', key, '-inf', '(' .. string.format('%.0f', math.min(at, now) - kept))
if not hasJob then return 'noted' end
local job = takeJob()
local base = baseOf(job.queue)
if unlessUnfinished then
  local unfinished = call('LLEN', base .. 'wait') + call('ZCARD', base .. 'prioritized') + call('ZCARD', base .. 'delayed')
    + call('LLEN', base .. 'active') + call('SCARD', base .. 'groups')
  if unfinished > 0 then return 'unfinished' end
end
add(job)
tellWoken()
return 'added'`,
}
