/**
 * The actions to build.
 *
 * @param asked the words of the command line: names of actions, or none for all of them
 * @param all every action there is
 * @returns their names, or why not
 */
export function askedActions(
  asked: readonly string[],
  all: readonly string[],
): { readonly build: readonly string[] } | { readonly refused: string } {
  const wrong = asked.filter((name) => !all.includes(name))
  if (wrong.length > 0) {
    const names = wrong.map((name) => `"${name}"`).join(', ')
    return { refused: `no action ${names}: there are ${all.join(', ')}` }
  }
  return { build: asked.length === 0 ? all : all.filter((name) => asked.includes(name)) }
}
