import { startGitHub } from '../../test/github/src/index.ts'
import {
  type GitOps,
  moment,
  NEXT_VERSION,
  rolloutEvent,
  seedGitOps,
} from '../../test/support/gitops.ts'
import { proveTogether } from '../../test/support/proven-together.ts'
import type { Answer, Question } from './github-client.ts'

// The stand-in in a process of its own, so that its work is not counted as anybody's. Asked over IPC, one question at a time.

const directory = process.argv[2]
const github = await startGitHub(directory === undefined ? {} : { directory })
const seeded = new Map<string, GitOps>()
let mark = github.ledger.mark()

async function answer(question: Question): Promise<Answer> {
  switch (question.ask) {
    case 'seed': {
      const { name, services, ahead } = question
      const gitops = await seedGitOps(github, { services, ahead, name })
      seeded.set(name, gitops)
      const { id, owner, defaultBranch } = gitops.control.state
      return {
        kind: 'seeded',
        site: github.url,
        repository: gitops.fullName,
        repositoryId: id,
        owner: { id: owner.id, login: owner.login },
        branch: defaultBranch,
        token: gitops.token,
        since: gitops.since,
        services: gitops.services.map(({ key }) => key),
      }
    }
    case 'event': {
      const gitops = seeded.get(question.name)
      const service = gitops?.services.find(({ key }) => key === question.service)
      if (gitops === undefined || service === undefined) throw new Error('not seeded')
      const at = moment(Date.now())
      return { kind: 'event', event: rolloutEvent(gitops, service, NEXT_VERSION, { at }) }
    }
    case 'prove': {
      const gitops = seeded.get(question.name)
      if (gitops === undefined) throw new Error('not seeded')
      await proveTogether(github, gitops)
      return { kind: 'proven' }
    }
    case 'pull': {
      const pulls = seeded.get(question.name)?.control.pulls ?? []
      const pull = pulls.find(({ head, state }) => head === question.branch && state === 'open')
      if (pull === undefined) throw new Error(`${question.branch} has no open pull request`)
      return { kind: 'pull', number: pull.number }
    }
    case 'taken': {
      const entries = github.ledger.since(mark)
      mark = github.ledger.mark()
      return {
        kind: 'taken',
        requests: entries.length,
        bytes: entries.reduce((sum, { bytesIn, bytesOut }) => sum + bytesIn + bytesOut, 0),
        violations: github.violations,
      }
    }
    case 'end':
      await github[Symbol.asyncDispose]()
      return { kind: 'ended' }
  }
}

process.on('message', (question: Question) => {
  answer(question).then(
    (given) => {
      process.send?.(given, () => {
        if (given.kind === 'ended') process.disconnect()
      })
    },
    (error: unknown) => {
      process.stderr.write(`${String(error)}\n`)
      process.exit(1)
    },
  )
})
process.send?.({ kind: 'ready' } satisfies Answer)
