import type { Engine } from '../../../runtime/index.js'
import { describeWith } from '../engines/describe-with.js'
import { implementations, type Place } from '../engines/implementations.js'
import { WorkflowApp } from './workflow-app.js'

/** What the tests of one engine share. */
export interface Setting {
  /** The engine's name. */
  readonly engine: string
  /** Of the test that runs; what the test leaves running is stopped. */
  app: WorkflowApp
  /** The same place once more, for another application. */
  newEngine(): Engine
}

/** Describes tests on each engine that keeps runs of workflows, each with an application of its own. */
export function onEachEngine(title: string, define: (setting: Setting) => void): void {
  for (const implementation of implementations.filter(({ keepsNoRuns }) => !keepsNoRuns)) {
    const { name, open } = implementation
    describeWith(implementation, `runtime: ${title} on the engine '${name}'`, () => {
      let place: Place
      const setting: Setting = {
        engine: name,
        app: undefined as unknown as WorkflowApp,
        newEngine: () => place.engine(),
      }
      before(async () => {
        place = await open()
      })
      beforeEach(async () => {
        setting.app = await WorkflowApp.start(place.engine())
      })
      afterEach(async () => {
        await setting.app.app.stop({ grace: 100 })
      })
      after(() => place.remove())
      define(setting)
    })
  }
}
