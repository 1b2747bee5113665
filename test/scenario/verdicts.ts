import type { Scene } from './scene.ts'

/** dev, and prod behind a window that is open for a minute of the week: what may come into prod is pending. */
export const BEHIND_A_WINDOW = `version: 1
environments:
  dev: { overlays: "apps/dev/{service}" }
  prod: { after: [dev], overlays: "apps/prod/{service}", gates: { windows: [{ days: [mon], from: "00:00", to: "00:01", timezone: UTC }] } }
`

/** What somebody changes: text by path, undefined where the file goes. */
type Change = Readonly<Record<string, string | undefined>>

/** What the gate says of pull requests of ana's with these changes, by branch: state and description as one sweep writes them. */
export async function verdictsOn(
  { control, sweep }: Scene,
  changes: Readonly<Record<string, Change>>,
): Promise<Readonly<Record<string, string>>> {
  const numbers: [string, number][] = []
  for (const [branch, files] of Object.entries(changes)) {
    await control.commit({ branch, from: 'main', files, message: 'Change', by: 'ana' })
    const { number } = await control.openPullRequest({ title: 'x', head: branch, by: 'ana' })
    numbers.push([branch, number])
  }
  await sweep()
  return Object.fromEntries(
    numbers.map(([branch, number]) => {
      const said = control.state.statuses.get(control.pull(number).headOid)?.at(-1)
      return [branch, `${said?.state}: ${said?.description}`]
    }),
  )
}

/** The same of one pull request. */
export async function verdictOn(scene: Scene, change: Change, branch: string): Promise<string> {
  const verdicts = await verdictsOn(scene, { [branch]: change })
  return verdicts[branch] ?? 'none'
}
