import type { Mutant } from './mutant.ts'

const CHARTS = 'packages/charts'
const CHART_TEST = `${CHARTS}/test/publish-chart.test.ts`
const FAULTS = `${CHARTS}/test/publish-faults.test.ts`

/** Mistakes in checking and publishing charts: `packages/charts`. */
export const CHARTING: readonly Mutant[] = [
  {
    name: 'whatever is under the version is this chart',
    file: `${CHARTS}/src/publish-outcome.ts`,
    original: 'if (content === packed.content)',
    mutated: 'if (content !== undefined)',
    killedBy: {
      test: CHART_TEST,
      name: 'a chart under whose version other content lies is refused, with what is where',
    },
    harm: 'dev gets the digest of another chart than the one that was tested',
  },
  {
    name: 'nobody waits for another run before looking',
    file: `${CHARTS}/src/publish-chart.ts`,
    original: 'await clock.sleep(settleMs(clock.now().getTime() - began))',
    mutated: 'settleMs(clock.now().getTime() - began)',
    killedBy: {
      test: CHART_TEST,
      name: 'two runs at once with other content: one wins, the other says so',
    },
    harm: 'two runs both say that they published, and one of the charts is gone',
  },
  {
    name: 'what a registry does not show at once is pushed again',
    file: `${CHARTS}/src/publish-chart.ts`,
    original: 'if (pushed.looks >= LOOKS_AFTER_PUSH)',
    mutated: 'if (pushed.looks >= 0 * LOOKS_AFTER_PUSH)',
    killedBy: {
      test: FAULTS,
      name: 'what goes wrong with the manifest a registry that shows it late is waited for',
    },
    harm: 'each lag of a registry is a second push over what another run may have written',
  },
  {
    name: 'a push that will not be taken ends without a look',
    file: `${CHARTS}/src/publish-chart.ts`,
    original: "return { kind: 'look', pushed: { kind: 'final', reason } }",
    mutated: 'return refused(publication, reason)',
    killedBy: {
      test: FAULTS,
      name: 'what goes wrong with the manifest a refusal after it was stored, as of a tag that can not be moved: published once, with the right digest',
    },
    harm: 'a chart that is published fails the delivery',
  },
  {
    name: 'entries of an archive stay in the order of helm',
    file: `${CHARTS}/src/archive.ts`,
    original: 'files.sort((one, other) => byWalk(one.header.name, other.header.name))',
    mutated: 'files.slice(0, 0).sort((one, other) => byWalk(one.header.name, other.header.name))',
    killedBy: {
      test: CHART_TEST,
      name: 'a chart with dependencies has one digest too, though helm packs them in any order',
    },
    harm: 'a job that runs again is refused its own version',
  },
  {
    name: 'credentials go wherever a registry on this machine says',
    file: `${CHARTS}/src/registry-token.ts`,
    original: '&& isLoopback(url.hostname)',
    mutated: '&& isLoopback(registry.host.split(":")[0] ?? "")',
    killedBy: {
      test: `${CHARTS}/test/publish-credentials.test.ts`,
      name: 'who publishes is not told to http://192.0.2.1/token',
    },
    harm: 'a password travels in clear text to whoever asks for it',
  },
  {
    name: 'links are left to helm',
    file: `${CHARTS}/src/chart-files.ts`,
    original: 'if (entry.isSymbolicLink()) throw',
    mutated: 'if (entry.isSymbolicLink()) void',
    killedBy: {
      test: `${CHARTS}/test/check-chart.test.ts`,
      name: 'a chart that helm must not see a link to a file is refused before helm is called',
    },
    harm: 'a chart reads files of the machine that publishes, or runs code there',
  },
  {
    name: 'a kind of Kubernetes without a schema is only a warning',
    file: 'packages/pipeline/src/schema-findings.ts',
    original: "isKubernetes(answer.version) ? 'error' : 'warning'",
    mutated: "isKubernetes(answer.version) ? 'warning' : 'warning'",
    killedBy: {
      test: `${CHARTS}/test/check-chart.test.ts`,
      name: 'a chart whose objects no cluster would take fails where the folder lacks a schema of Kubernetes, and warns of the kinds of others',
    },
    harm: 'a schema check that checked nothing looks as if it had passed',
  },
  {
    name: 'a chart is checked without what it depends on',
    file: `${CHARTS}/src/whole-chart.ts`,
    original: 'if (!lacksDependencies(files)) {',
    mutated: 'if (!lacksDependencies(files) || files.length > 0) {',
    killedBy: {
      test: `${CHARTS}/test/dependencies.test.ts`,
      name: 'what a chart depends on is there when the chart is checked, too, and the checkout is as it was',
    },
    harm: 'a chart that is published without ado does not pass its checks',
  },
]
