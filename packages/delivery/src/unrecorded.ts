import { ForgeError } from '@fluxgate/forge'

/** GitHub could not be reached before something was recorded that nobody says twice, so no sweep can bring it back. */
class Unrecorded extends ForgeError {
  /** The run ends red, so that somebody starts it again. */
  readonly fails = true

  constructor(what: string, way: string, cause: ForgeError) {
    const message = `${what} is not recorded yet: ${way} (${cause.message})`
    super('deferred', cause.code, message, { cause })
  }
}

/** What a person asked for, and a run that ends red where GitHub was too busy before it was recorded: no sweep asks for it again. */
export async function recordedOrRed<Done>(what: string, act: () => Promise<Done>): Promise<Done> {
  try {
    return await act()
  } catch (error) {
    throw unrecorded(what, 'start it again', error)
  }
}

/** The error of what was not recorded, where GitHub was too busy for it; any other error as it is. */
export function unrecorded(what: string, way: string, error: unknown): unknown {
  const lost = error instanceof ForgeError && error.kind === 'deferred'
  return lost ? new Unrecorded(what, way, error) : error
}
