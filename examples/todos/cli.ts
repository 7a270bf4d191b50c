import { runCli } from 'solder/cli'
import app from './app.js'

await runCli(app)
