/** The pins of one overlay as its file spells them. */
export interface PinLines {
  readonly chart?: string
  readonly tag?: string
  readonly digest?: string
}

/**
 * Reads the pins of a seeded overlay line by line, without any YAML library: the file sets a chart version, an image tag or the
 * tag and digest of an OCIRepository, each once and on a line of its own.
 */
export function pinLines(text: string): PinLines {
  const oci = /^kind: OCIRepository$/m.test(text)
  const value = (key: string) =>
    new RegExp(`^ +${key}: "?([^"\\s]+)"?(?: #.*)?$`, 'm').exec(text)?.[1]
  const version = value('version')
  const tag = value('tag')
  const digest = value('digest')
  const chart = oci ? tag : version
  return {
    ...(chart === undefined ? {} : { chart }),
    ...(oci || tag === undefined ? {} : { tag }),
    ...(digest === undefined ? {} : { digest }),
  }
}

const PIN = /^( +(?:version|tag|digest): "?)[0-9A-Za-z.:_+-]+("?(?: #.*)?)$/

/** Whether two texts are the same line by line, but for the values of pins. */
export function differInPinsOnly(before: string, after: string): boolean {
  const was = before.split('\n')
  const is = after.split('\n')
  if (was.length !== is.length || before === after) return false
  return was.every((line, index) => {
    const other = is[index] ?? ''
    if (line === other) return true
    const [left, right] = [PIN.exec(line), PIN.exec(other)]
    return left !== null && right !== null && left[1] === right[1] && left[2] === right[2]
  })
}

/** Versions of the seeds: three numbers. Below 0 where `a` is the lower one. */
export function versionOrder(a: string, b: string): number {
  const left = a.split('.').map(Number)
  const right = b.split('.').map(Number)
  const at = left.findIndex((number, index) => number !== right[index])
  return at < 0 ? 0 : (left[at] ?? 0) - (right[at] ?? 0)
}

export function samePins(a: PinLines, b: PinLines): boolean {
  return a.chart === b.chart && a.tag === b.tag && a.digest === b.digest
}
