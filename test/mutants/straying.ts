import type { Mutant } from './mutant.ts'

const GATE = 'packages/delivery/src/gate'
const STRAYS = 'packages/delivery/test/strays.test.ts'

/** Mistakes in what is seen of services that are deployed past their overlays. */
export const STRAYING: readonly Mutant[] = [
  {
    name: 'a release may come to stand beside its overlay',
    file: `${GATE}/newly-written.ts`,
    original: 'fresh.has(one) ||',
    mutated: '!fresh.has(one) ||',
    killedBy: {
      test: STRAYS,
      name: 'the release of a service from a folder that Flux lists by itself is a stray',
    },
    harm: 'a service is taken out and deployed anew beside its overlay, past every gate',
  },
  {
    name: 'what an overlay does not list is free to change in it',
    file: `${GATE}/newly-written.ts`,
    original: 'follows(one) && overlayOf(one, file) !== undefined',
    mutated: 'follows(one) && overlayOf(one, file) === file',
    killedBy: {
      test: STRAYS,
      name: 'a release that its own overlay does not list is a stray, whether it is new or not',
    },
    harm: 'a release that a folder above lists by its file moves past every gate',
  },
  {
    name: 'what is judged in one environment may be listed in another',
    file: `${GATE}/strays.ts`,
    original: 'built.has(file) && isWithin(root, file)',
    mutated: 'built.has(file) || isWithin(root, file)',
    killedBy: {
      test: STRAYS,
      name: 'an overlay of another environment is a stray, also where that is judged',
    },
    harm: 'prod lists what dev has, and every bump of dev moves prod',
  },
  {
    name: 'what no parser of ours takes has no release',
    file: `${GATE}/newly-written.ts`,
    original: 'newcomers(was.unseen, now.unseen,',
    mutated: 'newcomers(now.unseen, was.unseen,',
    killedBy: {
      test: STRAYS,
      name: 'a file that is not read may have the release of a service: a manifest',
    },
    harm: 'a long comment above a release takes it past every gate',
  },
  {
    name: 'what no parser of ours takes brings nothing around overlays',
    file: `${GATE}/newly-around.ts`,
    original: 'newcomers(old.unseen, now.unseen,',
    mutated: 'newcomers(now.unseen, old.unseen,',
    killedBy: {
      test: STRAYS,
      name: 'a file that is not read may have the release of a service: what a folder around overlays lists, whatever it is called',
    },
    harm: 'a long comment above a release that a parent lists takes it past every gate',
  },
  {
    name: 'a release is told by how its group is written',
    file: 'packages/documents/src/outside.ts',
    original: 'fluxcd\\.io\\/|\\\\[xuU/\\r\\n]|',
    mutated: 'fluxcd\\.io\\/|',
    killedBy: {
      test: STRAYS,
      name: 'the release of a service from a file that spells its group in escapes is a stray',
    },
    harm: 'one letter written as an escape takes a release past every gate',
  },
  {
    name: 'base64 is read as it is written',
    file: 'packages/documents/src/parse.ts',
    original: 'onError(NO_BASE64)',
    mutated: "if (text === '') onError(NO_BASE64)",
    killedBy: {
      test: STRAYS,
      name: 'a file that has its kind in base64, which kustomize takes for text, is not read',
    },
    harm: 'a release whose kind is written in base64 is taken past every gate',
  },
  {
    name: 'a patch that replaces all of a map says nothing of what it leaves out',
    file: 'packages/documents/src/steering.ts',
    original: "if (child(here, '$patch') !== undefined) return true",
    mutated: "if (here === patch && child(here, '$patch') !== undefined) return true",
    killedBy: {
      test: STRAYS,
      name: 'pins of overlays that are changed around them by values that take the place of all of theirs are told',
    },
    harm: 'a folder around overlays takes the pins of every service out unseen',
  },
  {
    name: 'a patch around overlays that is not read patches nothing',
    file: 'packages/documents/src/steering.ts',
    original: 'written(entry.entry)}`]',
    mutated: 'written(entry.entry)}`].slice(1)',
    killedBy: {
      test: STRAYS,
      name: 'nobody knows what is in a patch around overlays that is not read',
    },
    harm: 'a long comment above a patch moves all of prod, past every gate',
  },
  {
    name: 'what another repository has is none of the services',
    file: 'packages/documents/src/outside.ts',
    original: 'space.remotes.map(',
    mutated: 'space.remotes.slice(space.remotes.length).map(',
    killedBy: {
      test: STRAYS,
      name: 'nobody knows what is in what a folder around overlays takes from another repository',
    },
    harm: 'a service is taken out and deployed anew from wherever somebody likes, past every gate',
  },
  {
    name: 'an overlay may build the releases of other services',
    file: `${GATE}/beside.ts`,
    original: 'after.flatMap(besideIn),',
    mutated: 'after.slice(after.length).flatMap(besideIn),',
    killedBy: {
      test: 'test/scenario/strays.test.ts',
      name: 'a service that is taken out may not come back in the overlay of another, nor beside it',
    },
    harm: 'a service is taken out and deployed anew from the overlay of another, past every gate',
  },
  {
    name: 'what leads on too far is let through',
    file: `${GATE}/newly-around.ts`,
    original: "deep: known.kind === 'around' && is.get(root)?.kind === 'need'",
    mutated: "deep: known.kind !== 'around' && is.get(root)?.kind === 'need'",
    killedBy: {
      test: STRAYS,
      name: 'what leads on through more folders than are followed is told',
    },
    harm: 'a chain of folders hides a release from the gate',
  },
  {
    name: 'only the folder of the overlays is looked at',
    file: `${GATE}/roots.ts`,
    original: '...gated.flatMap(ancestorsOf)',
    mutated: '...gated.flatMap((stem) => ancestorsOf(stem).slice(0, 1))',
    killedBy: {
      test: STRAYS,
      name: 'pins of overlays that are changed around them by a folder above are told',
    },
    harm: 'a patch two folders above moves all of prod, past every gate',
  },
  {
    name: 'operations under a target pin nothing',
    file: 'packages/documents/src/steering.ts',
    original: '.filter((patch) => mayPin(entry, patch, places))',
    mutated: ".filter((patch) => patch.kind === 'map' && mayPin(entry, patch, places))",
    killedBy: {
      test: STRAYS,
      name: 'pins of overlays that are changed around them by an operation under a target are told',
    },
    harm: 'one line beside the overlays moves all of prod, past every gate',
  },
  {
    name: 'a release of the same name in another namespace is the service',
    file: `${GATE}/roll.ts`,
    original: 'return a === undefined || b === undefined || a === b',
    mutated: 'return a === undefined || b === undefined || a !== b',
    killedBy: {
      test: STRAYS,
      name: 'a release of the same name elsewhere is no stray',
    },
    harm: 'who deploys a database of a common name somewhere else is stopped for good',
  },
  {
    name: 'what a cluster builds may be taken from elsewhere',
    file: `${GATE}/redirected.ts`,
    original: 'isAtOrBelow(whole.folder, folder) &&',
    mutated: '!isAtOrBelow(whole.folder, folder) ||',
    killedBy: {
      test: STRAYS,
      name: 'where a cluster has its overlays from may not become another folder',
    },
    harm: 'one line has the cluster of prod take what dev has, and every bump of dev moves prod',
  },
  {
    name: 'a cluster may take the folder of all overlays from elsewhere by and by',
    file: `${GATE}/redirected.ts`,
    original: '|| source !== whole.source) return false',
    mutated: '|| source === undefined) return false',
    killedBy: {
      test: STRAYS,
      name: 'where a cluster has its overlays from may not become one overlay from elsewhere',
    },
    harm: 'what one cluster builds is split, and comes from a repository that nobody judges',
  },
  {
    name: 'only the folder of all overlays is one that leads to them',
    file: `${GATE}/roots.ts`,
    original: "part === undefined || part.includes('{') || part === segment",
    mutated: 'part === undefined || part === segment',
    killedBy: {
      test: STRAYS,
      name: 'where a cluster has its overlays from changes no pins on the way: one that leads to one service',
    },
    harm: 'a Kustomization for one service patches its version, past every gate',
  },
  {
    name: 'what a file was called before does not matter',
    file: `${GATE}/changed-by-git.ts`,
    original: 'const told = asks ?',
    mutated: 'const told = !asks ?',
    killedBy: {
      test: 'packages/delivery/test/changed-by-git.test.ts',
      name: 'git tells every path that differs between two commits, and no other',
    },
    harm: 'who renames the file of a Kustomization leads it anywhere, past every gate',
  },
  {
    name: 'a version may come to be computed',
    file: `${GATE}/seen.ts`,
    original: 'computedIn(after).filter((one) => !known.has(one))',
    mutated: 'computedIn(after).filter((one) => known.has(one))',
    killedBy: {
      test: 'packages/delivery/test/seen.test.ts',
      name: 'a pin of a service that is there may not come to be computed',
    },
    harm: 'three lines in an overlay put any version in the place of the one that was proven',
  },
  {
    name: 'a patch hits what it says that it is, whatever its target says',
    file: 'packages/documents/src/steering.ts',
    original: 'if (target !== undefined) return places',
    mutated: "if (target !== undefined && patch.kind === 'list') return places",
    killedBy: {
      test: STRAYS,
      name: 'pins of overlays that are changed around them by a patch that calls itself something else are told',
    },
    harm: 'a patch that calls itself an Ingress moves all of prod, past every gate',
  },
  {
    name: 'a pattern that is not understood is no release',
    file: 'packages/documents/src/steering.ts',
    original: 'compilePattern(pattern)?.matches(text) !== false',
    mutated: 'compilePattern(pattern)?.matches(text) === true',
    killedBy: {
      test: STRAYS,
      name: 'pins of overlays that are changed around them by a target that is not understood are told',
    },
    harm: 'a target in words of its own moves all of prod, past every gate',
  },
  {
    name: 'what a file of replacements says does not matter',
    file: 'packages/documents/src/steering.ts',
    original: '.filter((one) => itemsAt(one,',
    mutated: '.filter((one) => one === entry && itemsAt(one,',
    killedBy: {
      test: STRAYS,
      name: 'what is around overlays already is told where a file of it changes: replacements',
    },
    harm: 'a file of replacements that is there already moves all of prod, past every gate',
  },
  {
    name: 'what an overlay builds and nobody reads has no release',
    file: `${GATE}/beside.ts`,
    original: 'const read = changed.has(file) ||',
    mutated: 'const read = !changed.has(file) &&',
    killedBy: {
      test: 'test/scenario/strays.test.ts',
      name: 'a service that is taken out may not come back in the overlay of another, nor beside it',
    },
    harm: 'a long comment above a release takes it past every gate, in the overlay of another service',
  },
  {
    name: 'what GitHub gives by itself alone is not asked for',
    file: `${GATE}/newly-written.ts`,
    original: 'await whole(await read(some), some)',
    mutated: 'await whole(await read(some), [])',
    killedBy: {
      test: STRAYS,
      name: 'a file that GitHub gives by itself alone is read: what is new',
    },
    harm: 'whoever sets up Flux on a second cluster is stopped by its own definitions',
  },
  {
    name: 'an operation whose path starts late hits nothing',
    file: 'packages/documents/src/steering.ts',
    original: "readPointer(pointer.slice(Math.max(0, pointer.indexOf('/'))))",
    mutated: 'readPointer(pointer) ?? [""]',
    killedBy: {
      test: STRAYS,
      name: 'pins of overlays that are changed around them by an operation whose path starts late are told',
    },
    harm: 'one letter before the path of an operation moves all of prod, past every gate',
  },
  {
    name: 'one overlay may be any that a folder leads to',
    file: `${GATE}/redirected.ts`,
    original: 'environmentsIn(policy, whole.folder).every(',
    mutated: 'environmentsIn(policy, whole.folder).some(',
    killedBy: {
      test: STRAYS,
      name: 'where a cluster has its overlays from may not become one overlay of another environment, where it had several',
    },
    harm: 'a cluster of prod takes the overlay of qa, which moves by itself',
  },
  {
    name: 'a chart has the name that stands there, whatever replacements set',
    file: 'packages/documents/src/chart-source.ts',
    original: 'computed === BY_REPLACEMENTS ? computed : text',
    mutated: 'computed === text ? computed : text',
    killedBy: {
      test: 'packages/delivery/test/seen.test.ts',
      name: 'where a chart comes from is another where the name of the chart comes to be computed',
    },
    harm: 'three lines in an overlay put any chart in the place of the one that was proven',
  },
]
