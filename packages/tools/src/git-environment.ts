/** The environment in which git sees nothing of its user and asks nobody; `home`: a folder that stands in for theirs. */
export function isolatedGit(home: string): Readonly<Record<string, string>> {
  return {
    HOME: home,
    LC_ALL: 'C',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_TERMINAL_PROMPT: '0',
    GIT_NO_LAZY_FETCH: '1',
  }
}
