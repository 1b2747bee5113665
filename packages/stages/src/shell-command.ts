import type { Step } from '@fluxgate/policy'

/** A program with its arguments. */
export interface ShellCommand {
  readonly program: string
  readonly args: readonly string[]
}

/**
 * The call that runs the commands one after the other, the first that fails ending them, without any profile of whoever runs it. What
 * bash and sh are told is what a runner tells them.
 */
export function shellCommand(
  { shell, run }: Pick<Step, 'shell' | 'run'>,
  program: string,
): ShellCommand {
  switch (shell) {
    case 'bash':
      return {
        program,
        args: ['--noprofile', '--norc', '-eo', 'pipefail', '-c', run.join('\n')],
      }
    case 'sh':
      return { program, args: ['-e', '-c', run.join('\n')] }
    case 'pwsh':
      return {
        program,
        args: ['-NoLogo', '-NoProfile', '-NonInteractive', '-Command', powerShell(run)],
      }
  }
}

/** PowerShell goes on after a program that failed, so each command is followed by a look at how it ended. */
function powerShell(run: readonly string[]): string {
  const check = 'if (-not $?) { if ($LASTEXITCODE) { exit $LASTEXITCODE } else { exit 1 } }'
  return ["$ErrorActionPreference = 'Stop'", ...run.flatMap((command) => [command, check])].join(
    '\n',
  )
}
