export { defineApp } from './app.js'
export type { App, AppOptions, InvokeOptions, McpOptions, WiredAddress } from './app.js'
export type {
  BaseContext,
  Channel,
  ChannelContext,
  ChildRun,
  Context,
  EnqueueOptions,
  JobContext,
  Logger,
  ServicesOf,
  SharedContext,
  StartOptions,
  StepOptions,
  TransportName,
  WorkflowContext,
} from './context.js'
export { codec } from './codec.js'
export type { CheckResult, Codec, CodecOptions } from './codec.js'
export { contractOf } from './contract-of.js'
export type { Contract } from './contract-of.js'
export { defineServices } from './services.js'
export type { DefinedServices, ServiceFactories } from './services.js'
export { defineTopic } from './topic.js'
export type { Topic } from './topic.js'
export { defineWiring } from './define-wiring.js'
export type { DefinedWiring } from './define-wiring.js'
export {
  BadRequest,
  Conflict,
  Forbidden,
  Gone,
  MethodNotAllowed,
  NotFound,
  PayloadTooLarge,
  SolderError,
  TooManyRequests,
  Unauthorized,
  Unavailable,
  Unprocessable,
  UnsupportedMediaType,
} from './errors.js'
export type { ErrorOptions } from './errors.js'
export { failedStep } from './failed-step.js'
export type { FailedStep } from './failed-step.js'
export { memory } from './engines/memory.js'
export type { Engine } from './engines/port.js'
export type { Excess } from './excess.js'
export type { AnyFunction, InputOf, OutputOf } from './functions.js'
export type { Issue, JsonSchema } from './contract.js'
export type { DeadLetter, JobInfo, Jobs, QueueInfo, ScheduleInfo } from './jobs.js'
export type { JobRun } from './engines/queue-pump.js'
export type { Middleware } from './middleware.js'
export { allOf, anyOf } from './rules.js'
export type { Rule } from './rules.js'
export { StartError } from './start-error.js'
export type * from './tags.js'
export { runProgress } from './workflows.js'
export type {
  ProgressError,
  RunDetails,
  RunError,
  RunInfo,
  RunProgress,
  RunState,
  RunStep,
  Workflows,
} from './workflows.js'
export type {
  ChannelEntry,
  CliEntry,
  CronEntry,
  HttpEntry,
  McpPromptEntry,
  McpResourceEntry,
  McpToolEntry,
  McpWiring,
  QueueEntry,
  Wiring,
  WorkflowEntry,
} from './wiring.js'
