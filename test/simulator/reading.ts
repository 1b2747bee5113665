import { type Entrance, reportsWanted, type ServiceFacts } from '@fluxgate/promotion'

/** The facts with the reports that delivery would read for what is planned or judged, and with no other. */
export function asRead(facts: ServiceFacts, entrances: readonly Entrance[]): ServiceFacts {
  const { reports, ...others } = facts
  const { commits, names, tests } = reportsWanted(others, entrances)
  if (reports === undefined || commits.length === 0 || names.length + tests.length === 0) {
    return others
  }
  const wanted = new Set(commits)
  return {
    ...others,
    reports: {
      ...reports,
      commits: new Map([...reports.commits].filter(([commit]) => wanted.has(commit))),
      tests: reports.tests.filter(({ commit }) => wanted.has(commit)),
    },
  }
}
