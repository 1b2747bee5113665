import type { Mutant } from './mutant.ts'

const SRC = 'packages/documents/src'
const TEST = 'packages/documents/test'

/** Mistakes in finding and writing pins: `packages/documents`. */
export const EDITING: readonly Mutant[] = [
  {
    name: 'the first patch wins',
    file: `${SRC}/merge.ts`,
    original: 'else entries.set(key, merged)',
    mutated: 'else if (!entries.has(key)) entries.set(key, merged)',
    killedBy: {
      test: `${TEST}/locate.test.ts`,
      name: 'traps of real repositories the last patch wins',
    },
    harm: 'a scalar is edited that another patch overrides, so nothing rolls out',
  },
  {
    name: 'the name in a target of a patch need only begin a name',
    file: `${SRC}/pattern.ts`,
    original: 'matches: (text) => text === pattern',
    mutated: 'matches: (text) => text.startsWith(pattern)',
    killedBy: {
      test: `${TEST}/locate.test.ts`,
      name: 'traps of real repositories a target is anchored: "we" does not hit web',
    },
    harm: 'the patch of service "web" is taken for that of "web-admin"',
  },
  {
    name: 'the pattern in a target of a patch need only begin a name',
    file: `${SRC}/pattern.ts`,
    original: 'if (next.length === 0) return false',
    mutated: "if (next.length === 0) return states.some((state) => steps[state]?.kind === 'match')",
    killedBy: {
      test: `${TEST}/pattern.test.ts`,
      name: 'patterns of patch targets web|api and webapi',
    },
    harm: 'a patch for "web|api" is taken for one of "web-admin" too',
  },
  {
    name: 'the target of a patch can not be the name before a prefix',
    file: `${SRC}/selector.ts`,
    original: "fits('name', original.name, id.name)",
    mutated: "fits('name', id.name)",
    killedBy: {
      test: `${TEST}/locate.test.ts`,
      name: 'traps of real repositories a target may name the release as it was before a prefix',
    },
    harm: 'the pin is looked for in the base, and the service is never promoted',
  },
  {
    name: 'one patch for several releases is edited',
    file: `${SRC}/verdict.ts`,
    original: 'if (others > 0) {',
    mutated: 'if (others > 1) {',
    killedBy: {
      test: `${TEST}/locate.test.ts`,
      name: 'traps of real repositories one patch that hits several releases is not edited',
    },
    harm: 'the promotion of one service moves another',
  },
  {
    name: 'a pin in a base that environments share is edited',
    file: `${SRC}/verdict.ts`,
    original: 'if (!surroundings.owns(spot.source.file)) {',
    mutated: 'if (!surroundings.owns(spot.source.file) && scalar.alias !== undefined) {',
    killedBy: {
      test: `${TEST}/replace.test.ts`,
      name: 'what is refused a slot that says itself why not',
    },
    harm: 'a bump of dev upgrades prod at once',
  },
  {
    name: 'only an alias of the scalar itself is seen, not of what it stands in',
    file: `${SRC}/verdict.ts`,
    original: 'return spot.parent ?? spot.source.inside?.outer',
    mutated: 'return spot.source.inside?.outer',
    killedBy: {
      test: `${TEST}/locate.test.ts`,
      name: 'scalars that are shown but not edited a map that an alias repeats',
    },
    harm: 'one edit changes the value in a second place of the file',
  },
  {
    name: 'the marker of image automation has to begin its line',
    file: `${SRC}/verdict.ts`,
    original: "if (lineAround(source, node.range[0]).includes('$imagepolicy'))",
    mutated: "if (lineAround(source, node.range[0]).startsWith('$imagepolicy'))",
    killedBy: {
      test: `${TEST}/locate.test.ts`,
      name: 'scalars that are shown but not edited a line of image automation',
    },
    harm: 'we and Flux overwrite each other for ever',
  },
  {
    name: 'a single quote within single quotes is not doubled',
    file: `${SRC}/scalar-text.ts`,
    original: `value.replaceAll("'", "''")`,
    mutated: 'value.trim()',
    killedBy: {
      test: `${TEST}/replace.test.ts`,
      name: 'the manner of the scalar is kept a value that needs quotes gets them, and a quote within it is escaped',
    },
    harm: 'a value with a quote ends the string, and the file is no YAML any more',
  },
  {
    name: 'a value that reads as a number is written bare',
    file: `${SRC}/scalar-text.ts`,
    original: '!WORDS.has(value.toLowerCase()) && !NUMBERS',
    mutated: '!WORDS.has(value.toLowerCase()) || !NUMBERS',
    killedBy: {
      test: `${TEST}/replace.test.ts`,
      name: 'the manner of the scalar is kept 1.10 would be read as something else bare, so it gets quotes',
    },
    harm: 'the tag 1.10 becomes the number 1.1',
  },
  {
    name: 'one character too many is cut',
    file: `${SRC}/replace.ts`,
    original: 'end: from + end - start',
    mutated: 'end: from + end - start + 1',
    killedBy: {
      test: `${TEST}/replace.test.ts`,
      name: 'the manner of the scalar is kept plain with build metadata',
    },
    harm: 'the end of the line goes with the old version',
  },
  {
    name: 'several cuts in one file are made from the top',
    file: `${SRC}/replace.ts`,
    original: 'cuts.sort((a, b) => b.start - a.start)',
    mutated: 'cuts.sort((a, b) => a.start - b.start)',
    killedBy: {
      test: `${TEST}/several-edits.test.ts`,
      name: 'several pins of one file are written together though longer and shorter than before, asked for as ["chart","values.image.tag","values.image.digest"]',
    },
    harm: 'chart and image can not travel together: each shifts the place of the next',
  },
  {
    name: 'a slot is written though the file has changed since',
    file: `${SRC}/replace.ts`,
    original: 'if (scalar === undefined || current !== slot.value)',
    mutated: 'if (scalar === undefined || current === undefined)',
    killedBy: {
      test: `${TEST}/replace.test.ts`,
      name: 'what is refused a slot whose file has changed since, or that was never there',
    },
    harm: 'a value that somebody has just set is overwritten with an older plan',
  },
  {
    name: 'the proof does not ask whether every change was made',
    file: `${SRC}/proof.ts`,
    original: 'return same && met.size === changes.size',
    mutated: 'return same && met.size <= changes.size',
    killedBy: {
      test: `${TEST}/proof.test.ts`,
      name: 'the proof of an edit fails where a scalar that should change is not met',
    },
    harm: 'an edit that changed nothing is called proven',
  },
  {
    name: 'the proof looks at values, not at how they are written',
    file: `${SRC}/proof.ts`,
    original: '&& a.source === b.source && a.type === b.type',
    mutated: '',
    killedBy: {
      test: `${TEST}/proof.test.ts`,
      name: 'the proof of an edit fails where quotes changed elsewhere',
    },
    harm: 'an edit that rewrites other lines passes',
  },
  {
    name: 'a carriage return is taken for a part of the line',
    file: `${SRC}/read-text.ts`,
    original: String.raw`.replace(/\r?\n$/, '')`,
    mutated: String.raw`.replace(/\n$/, '')`,
    killedBy: {
      test: `${TEST}/replace.test.ts`,
      name: 'strings that hold YAML keep CRLF within the block',
    },
    harm: 'repositories with Windows line ends can not be promoted',
  },
  {
    name: 'nesting is allowed one level deeper than the cap',
    file: `${SRC}/limits.ts`,
    original: 'if (depth >= DEPTH_LIMIT) return token.offset',
    mutated: 'if (depth > DEPTH_LIMIT) return token.offset',
    killedBy: {
      test: `${TEST}/hostile.test.ts`,
      name: 'hostile YAML, in two places in one process balanced, 65 deep ends refused as too-deep',
    },
    harm: 'the cap that keeps a stack from running out is not where it is said to be',
  },
  {
    name: 'a path may lead out of the repository',
    file: `${SRC}/path.ts`,
    original: 'if (segments.pop() === undefined) return undefined',
    mutated: "if (segments.pop() === '') return undefined",
    killedBy: {
      test: `${TEST}/locate.test.ts`,
      name: 'files that are not what they should be a path out of the repository is refused',
    },
    harm: 'a kustomization names files of another place as if they were in this repository',
  },
  {
    name: 'pins may be written into the folder of workflows',
    file: `${SRC}/path.ts`,
    original: "first === '.github' || ",
    mutated: '',
    killedBy: {
      test: `${TEST}/locate.test.ts`,
      name: 'files that are not what they should be an address into .github/workflows/web.yaml is refused',
    },
    harm: 'a policy can make the promoter write workflows',
  },
  {
    name: 'an edit of a hold file is not read again',
    file: 'packages/documents/src/edit-holds.ts',
    original: "return right ? { kind: 'edited', text } : refused()",
    mutated: "return right || said !== undefined ? { kind: 'edited', text } : refused()",
    killedBy: {
      test: 'packages/documents/test/edit-holds.test.ts',
      name: 'a hold is ended not where its moment is shared with another',
    },
    harm: 'lifting one hold lifts another that is written by reference to it',
  },
  {
    name: 'a label is set in the metadata alone',
    file: `${SRC}/apply-labels.ts`,
    original: '[...fields, ...more], pairs)',
    mutated: '[...more, ...fields.slice(fields.length)], pairs)',
    killedBy: {
      test: `${TEST}/locate.test.ts`,
      name: 'traps of real repositories labels that are set where the version stands are the version',
    },
    harm: 'a label takes a version past every gate',
  },
  {
    name: 'a list of patches patches nothing',
    file: `${SRC}/apply-patches.ts`,
    original: 'trees: read.trees.flatMap(listed) }',
    mutated: 'trees: read.trees.filter((one) => listed(one).includes(one)) }',
    killedBy: {
      test: `${TEST}/locate.test.ts`,
      name: 'traps of real repositories patches in a list of objects count, also in a list within it',
    },
    harm: 'a patch in a list takes a version past every gate',
  },
  {
    name: 'a configuration may have anything written to a version',
    file: `${SRC}/configurations.ts`,
    original: "['nameReference', 'namespace', ",
    mutated: "['nameReference', ",
    killedBy: {
      test: `${TEST}/locate.test.ts`,
      name: 'traps of real repositories what else a configuration has written where the version stands is not followed',
    },
    harm: 'the name of a namespace takes a version past every gate',
  },
  {
    name: 'keys are told apart by their case',
    file: `${SRC}/kustomize-keys.ts`,
    original: 'FOLDED.get(folded(key))',
    mutated: 'FOLDED.get(key)',
    killedBy: {
      test: `${TEST}/locate.test.ts`,
      name: 'traps of real repositories keys are told apart by their case here, and not by kustomize',
    },
    harm: 'a capital letter in a kustomization takes a patch past every gate',
  },
  {
    name: 'replacements that are not read set nothing',
    file: `${SRC}/apply-replacements.ts`,
    original: "if (read !== 'waiting' && read.kind === 'refused') stop(",
    mutated: "if (read !== 'waiting' && read.kind === 'refused' && space.budget < 0) stop(",
    killedBy: {
      test: `${TEST}/locate.test.ts`,
      name: 'traps of real repositories replacements that are not read may set a version',
    },
    harm: 'a long comment in a file of replacements takes any version past every gate',
  },
]
