/**
 * Tries on the real GitHub what Fluxgate assumes of it: `npm run probe -- owner/repo`.
 * The repository is a scratch one with at least one commit; branches, pull requests and deployments are made in it and
 * removed again. The token comes from FLUXGATE_TOKEN or GITHUB_TOKEN and is never printed; the API's address from
 * GITHUB_API_URL and GITHUB_GRAPHQL_URL. Exit code 1 when a behaviour differs.
 */
import { BEHAVIOURS, type Row, tryBehaviour } from './probe/behaviours.ts'
import { ProbeClient } from './probe/client.ts'
import { Scratch } from './probe/scratch.ts'

const SIGNS = { pass: 'pass', fail: 'FAIL', untried: 'skip' } as const

async function main(): Promise<number> {
  const [repository] = process.argv.slice(2)
  const token = process.env['FLUXGATE_TOKEN'] ?? process.env['GITHUB_TOKEN']
  if (repository === undefined || !/^[\w.-]+\/[\w.-]+$/.test(repository)) {
    console.error('say which scratch repository to use: npm run probe -- owner/repo')
    return 2
  }
  if (token === undefined || token === '') {
    console.error('set FLUXGATE_TOKEN or GITHUB_TOKEN to a token that may write to that repository')
    return 2
  }
  const print = (line: string) => console.log(line.replaceAll(token, '***'))
  const scratch = await Scratch.open(new ProbeClient(clientOptions(token)), repository, runName())
  print(`${repository} as ${scratch.viewer.login} (${scratch.viewer.id})\n`)
  const rows: Row[] = []
  try {
    for (const behaviour of BEHAVIOURS) {
      const row = await tryBehaviour(behaviour, scratch)
      rows.push(row)
      print(`${SIGNS[row.result]}  ${row.name}`)
      if (row.note !== undefined) print(`      ${row.note.replaceAll('\n', ' ')}`)
    }
  } finally {
    const left = await scratch.cleanUp()
    if (left.length > 0) print(`\nleft behind: ${left.join(', ')}`)
  }
  const count = (result: Row['result']) => rows.filter((row) => row.result === result).length
  print(`\n${count('pass')} as assumed, ${count('fail')} not, ${count('untried')} not tried`)
  return count('fail') === 0 ? 0 : 1
}

function clientOptions(token: string) {
  const api = (process.env['GITHUB_API_URL'] ?? 'https://api.github.com').replace(/\/$/, '')
  const graphql =
    process.env['GITHUB_GRAPHQL_URL'] ?? `${api.replace(/\/api\/v3$/, '/api')}/graphql`
  const local = /^https?:\/\/(127\.0\.0\.1|localhost)[:/]/.test(`${api}/`)
  return { api, graphql, token, pause: local ? 0 : 1000 }
}

function runName(): string {
  return new Date().toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-')
}

try {
  process.exitCode = await main()
} catch (cause) {
  const token = process.env['FLUXGATE_TOKEN'] ?? process.env['GITHUB_TOKEN'] ?? ''
  const text = cause instanceof Error ? cause.message : String(cause)
  console.error(token === '' ? text : text.replaceAll(token, '***'))
  process.exitCode = 1
}
