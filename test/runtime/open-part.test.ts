import { expect } from 'chai'
import { Application } from '../../runtime/application.js'
import { Call } from '../../runtime/call/call.js'
import { runCall } from '../../runtime/call/run-call.js'
import { memory, type Engine } from '../../runtime/index.js'
import { only } from '../../runtime/open-part.js'
import { surfacesApp, type SurfacesApp } from './surfaces-app.js'

/** An engine that tells what is done with it, from the start on. */
function watched(): { engine: Engine; done: string[] } {
  const done: string[] = []
  const engine = memory()
  const told = new Proxy(engine, {
    get: (target, name) => {
      const member: unknown = Reflect.get(target, name)
      if (typeof member !== 'function') return member
      return (...args: unknown[]): unknown => {
        done.push(String(name))
        return (member as (...args: unknown[]) => unknown).apply(target, args)
      }
    },
  })
  return { engine: told, done }
}

describe('runtime: a part of an application', () => {
  let fixture: SurfacesApp
  before(async () => {
    fixture = await surfacesApp()
  })

  /** Calls one function of an application, as a command does; resolves to what it gave and what was done with the engine. */
  const call = async (name: string, input: unknown): Promise<{ value: unknown; done: string[] }> => {
    const { engine, done } = watched()
    const app = fixture.makeJobs(engine)
    if (!(app instanceof Application)) throw new Error('The fixture runs another copy of the package.')
    const callable = [...app.plan.callables.values()].find(({ contract }) => contract.name === name)
    if (!callable) throw new Error(`There is no '${name}'.`)
    const running = await app.openPart({ callables: only(callable) })
    const value = await runCall(running, new Call(callable, 'cli', () => undefined), () => input)
    await running.stop(0)
    return { value, done }
  }

  it('leaves the engine alone that it does not need', async () => {
    expect(await call('countTodos', undefined)).to.deep.equal({ value: 1, done: [] })
  })

  it('starts the engine for a job, works nothing off, and lets go of it', async () => {
    const { value, done } = await call('later', { text: 'x' })
    expect(value).to.be.a('string')
    expect(done).to.deep.equal(['start', 'enqueue', 'stop'])
  })

  it('opens the place of runs for a run', async () => {
    const { value, done } = await call('begin', { text: 'x' })
    expect(value).to.be.a('string')
    expect(done.filter((name) => name !== 'publish')).to.deep.equal(['start', 'openWorkflows', 'stop'])
  })
})
