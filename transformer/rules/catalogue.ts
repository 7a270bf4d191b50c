import { ambiguousRoutes } from './ambiguous-routes.js'
import { changedWorkflow } from './changed-workflow.js'
import { channelOnly } from './channel-only.js'
import { circularServices } from './circular-services.js'
import { clockChange } from './clock-change.js'
import { conflictingSource } from './conflicting-source.js'
import { contradictoryStatus } from './contradictory-status.js'
import { droppedPayload } from './dropped-payload.js'
import { duplicateName } from './duplicate-name.js'
import { duplicateRoute } from './duplicate-route.js'
import { duplicateTopic } from './duplicate-topic.js'
import { headerWithoutRequest } from './header-without-request.js'
import { hiddenMcp } from './hidden-mcp.js'
import { hiddenOption } from './hidden-option.js'
import { hiddenRpc } from './hidden-rpc.js'
import { impossibleSession } from './impossible-session.js'
import { invalidAlias } from './invalid-alias.js'
import { invalidCommand } from './invalid-command.js'
import { invalidCron } from './invalid-cron.js'
import { invalidLock } from './invalid-lock.js'
import { invalidOption } from './invalid-option.js'
import { invalidRoute } from './invalid-route.js'
import { invalidTag } from './invalid-tag.js'
import { invalidTimezone } from './invalid-timezone.js'
import { invalidToolName } from './invalid-tool-name.js'
import { invalidUri } from './invalid-uri.js'
import { lostThis } from './lost-this.js'
import { missingArgument } from './missing-argument.js'
import { missingCronInput } from './missing-cron-input.js'
import { missingRouteParameter } from './missing-route-parameter.js'
import { missingUriVariable } from './missing-uri-variable.js'
import { noDescription } from './no-description.js'
import { noSession } from './no-session.js'
import { noSource } from './no-source.js'
import { notAWorkflow } from './not-a-workflow.js'
import { notCallable } from './not-callable.js'
import { notQueued } from './not-queued.js'
import { notTransferable } from './not-transferable.js'
import { pluginOptions } from './plugin-options.js'
import type { RuleImplementation } from './rule.js'
import { secondQueue } from './second-queue.js'
import { sessionWithoutCaller } from './session-without-caller.js'
import { unawaitedCall } from './unawaited-call.js'
import { unawaitedSite } from './unawaited-site.js'
import { uncheckedAny } from './unchecked-any.js'
import { undefinedService } from './undefined-service.js'
import { unexplainedIgnore } from './unexplained-ignore.js'
import { unfitArgument } from './unfit-argument.js'
import { unfitCronInput } from './unfit-cron-input.js'
import { unfitService } from './unfit-service.js'
import { unknownOption } from './unknown-option.js'
import { unreachableRoute } from './unreachable-route.js'
import { unreadEntry } from './unread-entry.js'
import { unreceivedTopic } from './unreceived-topic.js'
import { unsteppedAwait } from './unstepped-await.js'
import { untraceableSite } from './untraceable-site.js'
import { unusedIgnore } from './unused-ignore.js'
import { unusedService } from './unused-service.js'
import { unwiredFunction } from './unwired-function.js'
import { workflowClock } from './workflow-clock.js'
import { workflowIo } from './workflow-io.js'
import { workflowOnly } from './workflow-only.js'
import { workflowRandomness } from './workflow-randomness.js'
import { workflowService } from './workflow-service.js'
import { workflowState } from './workflow-state.js'

/** Every rule, by code. A code is never used again, even when its rule has gone. */
export const rules: readonly RuleImplementation[] = [
  duplicateRoute,
  ambiguousRoutes,
  invalidRoute,
  missingRouteParameter,
  notTransferable,
  invalidCron,
  notQueued,
  undefinedService,
  duplicateName,
  uncheckedAny,
  invalidTag,
  pluginOptions,
  unusedIgnore,
  noSource,
  contradictoryStatus,
  sessionWithoutCaller,
  missingCronInput,
  invalidTimezone,
  circularServices,
  notCallable,
  channelOnly,
  unawaitedCall,
  conflictingSource,
  hiddenRpc,
  unreachableRoute,
  headerWithoutRequest,
  invalidOption,
  secondQueue,
  noSession,
  unwiredFunction,
  unusedService,
  unreceivedTopic,
  duplicateTopic,
  clockChange,
  impossibleSession,
  droppedPayload,
  unreadEntry,
  unknownOption,
  unfitCronInput,
  unexplainedIgnore,
  lostThis,
  unfitService,
  invalidToolName,
  noDescription,
  invalidUri,
  missingUriVariable,
  hiddenMcp,
  notAWorkflow,
  workflowClock,
  workflowRandomness,
  workflowIo,
  workflowService,
  unsteppedAwait,
  workflowState,
  unawaitedSite,
  untraceableSite,
  workflowOnly,
  changedWorkflow,
  invalidLock,
  invalidCommand,
  missingArgument,
  invalidAlias,
  unfitArgument,
  hiddenOption,
]
