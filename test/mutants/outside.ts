import type { Mutant } from './mutant.ts'

/** Mistakes in what comes from outside and in what is shown of it: `packages/flux`, `policy` and `report`. */
export const OUTSIDE: readonly Mutant[] = [
  {
    name: 'a failed upgrade is a success',
    file: 'packages/flux/src/reasons.ts',
    original: "['UpgradeFailed', { what: 'upgrade', outcome: 'failure' }]",
    mutated: "['UpgradeFailed', { what: 'upgrade', outcome: 'success' }]",
    killedBy: {
      test: 'packages/flux/test/parse-dispatch.test.ts',
      name: 'a release event is told by its reason UpgradeFailed, whatever the text says',
    },
    harm: 'broken releases are promoted',
  },
  {
    name: 'a rollback is an upgrade',
    file: 'packages/flux/src/reasons.ts',
    original: "['RollbackSucceeded', { what: 'rollback'",
    mutated: "['RollbackSucceeded', { what: 'upgrade'",
    killedBy: {
      test: 'packages/flux/test/parse-dispatch.test.ts',
      name: 'a release event is told by its reason RollbackSucceeded, whatever the text says',
    },
    harm: 'the event of a rollback is bound by the annotation of the release that failed',
  },
  {
    name: 'an event may speak for another object than it names',
    file: 'packages/flux/src/parse-dispatch.ts',
    original: 'if (action !== expected) {',
    mutated: "if (typeof action !== 'string') {",
    killedBy: {
      test: 'packages/flux/test/parse-dispatch.test.ts',
      name: 'a refusal says why an event for one object that names another',
    },
    harm: 'runs of two services overtake each other, since they are grouped by that name',
  },
  {
    name: 'any build metadata beside a digest is taken off',
    file: 'packages/flux/src/revision.ts',
    original: 'revision.endsWith(suffix)',
    mutated: "revision.includes('+')",
    killedBy: {
      test: 'packages/flux/test/build-metadata.test.ts',
      name: 'build metadata beside a digest its own stays, however long',
    },
    harm: 'an event is bound to another build of the version, or to none',
  },
  {
    name: 'who may report on one environment may report on all',
    file: 'packages/policy/src/reporting.ts',
    original: 'id === senderId && environments.includes(environment)',
    mutated: 'id === senderId && environments.includes(environments[0] ?? environment)',
    killedBy: {
      test: 'packages/policy/test/reporting.test.ts',
      name: 'who may report sender 7 on prod: false',
    },
    harm: 'the cluster of dev, which everyone can reach, proves releases in staging',
  },
  {
    name: 'an exception for one namespace holds in all',
    file: 'packages/policy/src/objects.ts',
    original: '(namespace === undefined || namespace === object.namespace)',
    mutated: "(namespace === undefined || object.namespace !== '')",
    killedBy: {
      test: 'packages/policy/test/objects.test.ts',
      name: 'the service that an object is is not found in the namespace that an exception does not name',
    },
    harm: 'a release of the same name in a namespace for trials proves that of the service',
  },
  {
    name: 'a kustomization is a service',
    file: 'packages/policy/src/overlay-paths.ts',
    original: String.raw`/(?:^|\/)kustomization(?:\.ya?ml)?$/i.test(path)`,
    mutated: String.raw`/(?:^|\/)kustomization$/i.test(path)`,
    killedBy: {
      test: 'packages/policy/test/kustomization-files.test.ts',
      name: 'a kustomization beside the overlays of prod is no service: apps/prod/kustomization.yaml',
    },
    harm: 'each sweep tells of a service "kustomization" that can not be read',
  },
  {
    name: 'a message quotes foreign text with its line breaks',
    file: 'packages/policy/src/fields.ts',
    original: 'node.text.length < 40 && isPlainText(node.text)',
    mutated: "node.text.length < 40 && isPlainText('')",
    killedBy: {
      test: 'packages/policy/test/parse-policy.test.ts',
      name: 'a policy that is wrong is told on one line, whatever stands where a list is expected',
    },
    harm: 'a line of a policy that somebody proposes is a command to the runner',
  },
  {
    name: 'an overlay may lie among the holds',
    file: 'packages/policy/src/pattern.ts',
    original: "['.github', '.fluxgate'] as const",
    mutated: "['.github'] as const",
    killedBy: {
      test: 'packages/policy/test/parse-policy.test.ts',
      name: 'a policy that is wrong is told where and what: an overlay in our own folder',
    },
    harm: 'a policy can make the promoter write its own policy and holds',
  },
  {
    name: 'a mention from outside notifies',
    file: 'packages/report/src/escape.ts',
    original: String.raw`[&<>${'`'}*_~[\]!|\\$@#]|:`,
    mutated: String.raw`[&<>${'`'}*_~[\]!|\\$#]|:`,
    killedBy: {
      test: 'packages/report/test/escape.test.ts',
      name: 'text takes the force out of a mention',
    },
    harm: 'a chart version or a reason that holds @acme/all mails everybody',
  },
  {
    name: 'a mention in a code span notifies',
    file: 'packages/report/src/escape.ts',
    original: String.raw`|(?<!\w)@(?=\w)|`,
    mutated: '|',
    killedBy: { test: 'packages/report/test/escape.test.ts', name: 'code shows a mention' },
    harm: 'a commit message that holds a version called @acme/all mails everybody',
  },
  {
    name: 'a fence is as long as most are',
    file: 'packages/report/src/block.ts',
    original: 'Math.max(2, longestRun(lines)) + 1',
    mutated: 'Math.max(2, Math.min(2, longestRun(lines))) + 1',
    killedBy: {
      test: 'packages/report/test/escape.test.ts',
      name: 'block has a fence longer than any in it',
    },
    harm: 'what a chart or Flux says ends its block, and goes on as Markdown of ours',
  },
  {
    name: 'an output keeps control characters',
    file: 'packages/action-kit/src/outputs.ts',
    original: "return character === '\\n' ? character : ''",
    mutated: "return character === '' ? '' : character",
    killedBy: {
      test: 'packages/action-kit/test/outputs.test.ts',
      name: 'an output holds no control characters, which terminals and scripts would act on, but line breaks',
    },
    harm: 'a version from outside moves the cursor of who reads the log, and hides what stands there',
  },
  {
    name: 'a body is measured in characters alone',
    file: 'packages/report/src/fit.ts',
    original: ' && utf8Length(text) <= limit.bytes',
    mutated: '',
    killedBy: {
      test: 'packages/report/test/limit-in-bytes.test.ts',
      name: 'a limit does not hold more bytes in fewer characters',
    },
    harm: 'GitHub throws the summary of a large sweep away as a whole',
  },
  {
    name: 'who approved is mentioned whatever they are called',
    file: 'packages/report/src/aftermath-comment.ts',
    original: 'LOGIN.test(login) && failed',
    mutated: '(LOGIN.test(login) || true) && failed',
    killedBy: {
      test: 'packages/report/test/aftermath.test.ts',
      name: 'the comment after a merge mentions none that is no login',
    },
    harm: 'a name with Markdown in it stands bare in a comment of ours',
  },
]
