import { test } from '@jest/globals'

/** A story that minds nobody else's services: its title, and what happens. */
export type Story = readonly [title: string, tell: () => Promise<void>]

/** Stories told at the same time, each a test of its own: most of their time is waiting for controllers. */
export function together(stories: readonly Story[]): void {
  let begun: ReadonlyMap<string, Promise<void>> | undefined
  const begin = () =>
    new Map(
      stories.map(([title, tell]) => {
        const told = tell()
        told.catch(() => undefined) // Its own test tells it.
        return [title, told]
      }),
    )
  test.each(stories.map(([title]) => title))('%s', async (title) => {
    begun ??= begin()
    await begun.get(title)
  })
}
