/** What every script of ours begins with. Its arguments are read one after the other. */
export const common = `
local call = redis.call
local pack = cmsgpack.pack
local position = 0
local function take()
  position = position + 1
  return ARGV[position]
end
local function takeNumber()
  return tonumber(take())
end
-- An absent one is empty, others begin with a sign, so that they may be empty too.
local function takeOptional()
  local text = take()
  if text == '' then return nil end
  return string.sub(text, 2)
end

local prefix = take()
-- What the processes of one application tell each other goes through channels with this beginning.
local channel = take()
local self = take()
-- By the clock of who calls, in milliseconds.
local now = takeNumber()

-- Names of queues are not empty and have no colon in them: no queue's keys meet these.
local QUEUES = prefix .. '::queues'

local function baseOf(queue)
  return prefix .. ':' .. queue .. ':'
end
-- Queues in which a job may have become ready: every process that works them is told at the end.
local woken = {}
local function wake(queue)
  woken[queue] = true
end
local function tellWoken()
  local names = {}
  for queue in pairs(woken) do names[#names + 1] = queue end
  if #names > 0 then call('PUBLISH', channel .. ':ready', self .. ' ' .. table.concat(names, ':')) end
  return names
end
`

/** Jobs of groups that have as many running as they may lie apart, where BullMQ, which has no groups, does not see them. */
export const groups = `
local function heldOf(base, group)
  return base .. 'held:' .. group
end
-- Lets one job of the group wait again, before others of its priority.
local function releaseHeld(base, group)
  local id = call('ZPOPMIN', heldOf(base, group))[1]
  if call('ZCARD', heldOf(base, group)) == 0 then call('SREM', base .. 'groups', group) end
  if not id then return false end
  local priority = tonumber(call('HGET', base .. id, 'priority')) or 0
  call('ZADD', base .. 'prioritized', priority * 0x100000000, id)
  return true
end
`

/** Adds jobs; needs `addDelayedJob` and `addPrioritizedJob`. */
export const adding = `
local function takeJob()
  return {
    queue = take(), id = take(), input = take(), due = takeNumber(), priority = takeNumber(),
    key = takeOptional(), group = takeOptional(), session = takeOptional(),
  }
end
-- Returns the job's id, or that of the one that waits under its key.
local function add(job)
  local base = baseOf(job.queue)
  local options = { priority = job.priority }
  local deduplication
  if job.key then
    options.de = { id = job.key }
    deduplication = base .. 'de:' .. job.key
  end
  local arguments = pack({ base, job.id, job.queue, now, nil, nil, nil, nil, deduplication })
  local id
  if job.due > now then
    options.delay = job.due - now
    id = addDelayedJob(base, { arguments, job.input, pack(options) })
  else
    id = addPrioritizedJob(base, { arguments, job.input, pack(options) })
  end
  if id == job.id then
    local fields = { 'due', job.due }
    if job.group then fields[3] = 'group' fields[4] = job.group end
    if job.session then fields[#fields + 1] = 'session' fields[#fields + 1] = job.session end
    call('HSET', base .. id, unpack(fields))
  end
  call('SADD', QUEUES, job.queue)
  wake(job.queue)
  return id
end
`
