const SEMVER =
  /^v?(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?$/

/** Whether a chart version admits just one: Helm and Flux read anything short of three numbers as a range. */
export function formOfVersion(text: string): 'exact' | 'range' {
  return text.length <= 256 && SEMVER.test(text) ? 'exact' : 'range'
}

/** The same for a scalar of which only its address is known: a name that is no constraint is exact, as tags are. */
export function formOfUnknown(text: string): 'exact' | 'range' {
  if (formOfVersion(text) === 'exact') return 'exact'
  const head = text.slice(0, 256)
  const partial = /^v?\d+(?:\.\d+)?$/.test(head) || /^v?\d+(?:\.\d+)?\.[xX*]$/.test(head)
  return partial || /^[*xX]$/.test(head) || /^[=!<>~^]/.test(head) || /[ ,|]/.test(head)
    ? 'range'
    : 'exact'
}
