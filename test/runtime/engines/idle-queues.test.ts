import { expect } from 'chai'
import { IdleQueues } from '../../../runtime/engines/redis/idle-queues.js'

describe('the queues of redis() that have nothing to hand out', () => {
  const idle = new IdleQueues()
  const sleep = (queue: string, milliseconds = 60_000): void => {
    idle.sleep(queue, idle.ask(queue), milliseconds)
  }
  const resting = (): string[] => ['a', 'b'].filter((queue) => idle.rest(queue) !== undefined)
  beforeEach(() => {
    idle.wakeAll()
  })

  it('rest until there is word of them', () => {
    expect(resting()).to.deep.equal([])
    sleep('a')
    sleep('b')
    expect(resting()).to.deep.equal(['a', 'b'])
    expect(idle.rest('a')).to.be.within(1, 60_000)
    idle.wake('a')
    expect(resting()).to.deep.equal(['b'])
    sleep('a')
    idle.wakeAll()
    expect(resting()).to.deep.equal([])
  })

  it('rest for no longer than was said', async () => {
    sleep('a', 0)
    expect(resting()).to.deep.equal([])
    sleep('a', 5)
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(resting()).to.deep.equal([])
  })

  it('do not rest when there was word of them while the server was asked', () => {
    const [a, b] = [idle.ask('a'), idle.ask('b')]
    idle.wake('a')
    idle.sleep('a', a, 60_000)
    idle.sleep('b', b, 60_000)
    expect(resting()).to.deep.equal(['b'])
    idle.wakeAll()
    idle.sleep('b', b, 60_000)
    expect(resting()).to.deep.equal([])
  })
})
