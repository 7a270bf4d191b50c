import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { Client } from '@modelcontextprotocol/client'
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio'
import { expect } from 'chai'
import { surfaces, surfacesApp } from '../surfaces-app.js'

describe('MCP over stdio', () => {
  before(() => surfacesApp())

  for (const [mode, version] of [
    ['legacy', '2025-11-25'],
    ['auto', '2026-07-28'],
  ] as const)
    it(`serves a client of ${version} in a process of its own`, async () => {
      const client = new Client({ name: 'test', version: '1.0.0' }, { versionNegotiation: { mode } })
      const transport = new StdioClientTransport({
        command: process.execPath,
        args: [join(surfaces, 'dist/stdio.js')],
        stderr: 'pipe',
      })
      let said = ''
      transport.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()))
      await client.connect(transport)
      expect(client.getNegotiatedProtocolVersion()).to.equal(version)
      expect((await client.listTools()).tools).to.have.length(17)
      const text = async (name: string): Promise<unknown> => (await client.callTool({ name, arguments: {} })).content
      expect(await text('whoAmI')).to.deep.equal([{ type: 'text', text: 'ann' }])
      expect(await text('dropAll')).to.deep.equal([{ type: 'text', text: 'This session may not make this call.' }])
      expect(await text('countTodos')).to.deep.equal([{ type: 'text', text: '1' }])
      const ended = new Promise((resolve) => transport.stderr?.once('end', resolve))
      await client.close()
      await ended
      // What the program prints goes where it does no harm, and only what MCP reaches was made.
      expect(said.split('\n').filter((line) => !line.startsWith('{'))).to.deep.equal([
        'made store',
        'this would break the protocol',
        "'this too'",
        'and this',
        'closed store',
        '',
      ])
    })

  it('ends in order when stdin does, and at SIGTERM', async () => {
    const run = (signal?: NodeJS.Signals): Promise<{ code: number | null; stdout: string; stderr: string }> =>
      new Promise((resolve) => {
        const child = spawn(process.execPath, [join(surfaces, 'dist/stdio.js')])
        let [stdout, stderr] = ['', '']
        child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
        child.stderr.on('data', (chunk: Buffer) => {
          stderr += chunk.toString()
          if (!stderr.includes('and this')) return
          if (signal) child.kill(signal)
          else child.stdin.end()
        })
        child.once('close', (code) => {
          resolve({ code, stdout, stderr })
        })
      })
    const expected = {
      code: 0,
      stdout: '',
      stderr: "made store\nthis would break the protocol\n'this too'\nand this\nclosed store\n",
    }
    expect(await run()).to.deep.equal(expected)
    expect(await run('SIGTERM')).to.deep.equal(expected)
  })
})
