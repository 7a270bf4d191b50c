import { serve, wiringTable } from 'solder/node'
import app from './app.js'

const { url } = await serve(app, { port: Number(process.env['PORT'] ?? 3000) })

console.log(`
todos answers on ${url}

${wiringTable(app)}

Try:
  curl -H 'content-type: application/json' -d '{"title":"buy milk","due":"2030-01-01T00:00:00.000Z"}' ${url}/todos
  curl '${url}/todos?done=false&limit=5'
  curl -H 'content-type: application/json' -d '{"title":"by another wire"}' ${url}/rpc/createTodo
  node examples/todos/dist/cli.js todo add 'buy bread' --due 2030-01-01T00:00:00Z
Clients of the Model Context Protocol find it at ${url}/mcp

Ctrl-C stops it.
`)
