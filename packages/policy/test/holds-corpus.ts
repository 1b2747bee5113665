const END = ', reason: x, by: jane'

/** Files of holds that are right. */
export const RIGHT_HOLDS: readonly (readonly [string, string])[] = [
  ['none', ''],
  ['an empty list', '[]\n'],
  ['a version', `- { version: 1.4.2${END} }\n`],
  ['every version', `- { version: "*"${END} }\n`],
  ['a version that is no semver', `- { version: release-7${END} }\n`],
  ['a version with build metadata', `- { version: "1.4.2+build.7"${END} }\n`],
  ['a release', `- { release: 0a1b2c3d4e5f${END} }\n`],
  [
    'both, until a moment',
    `- { version: 1.4.2, release: 0a1b2c3d4e5f, until: 2026-12-18T09:00:00Z${END} }\n`,
  ],
  [
    'an offset and parts of a second',
    `- { version: 1.4.2, until: "2026-12-18T09:00:00.5+01:00"${END} }\n`,
  ],
  ['several', `- { version: 1.4.2${END} }\n- { version: 1.4.3${END} }\n`],
]

/** Files of holds that the parser and the schema both refuse: what is odd, the text, where, and a part of the message. */
export const WRONG_HOLDS: readonly (readonly [string, string, string, string])[] = [
  ['a map', `{ version: 1.4.2${END} }\n`, '1:1', 'the file of holds must be a list, not a map'],
  ['a text', 'nothing\n', '1:1', 'the file of holds must be a list, not "nothing"'],
  [
    'neither version nor release',
    `- { until: 2026-12-18T09:00:00Z${END} }\n`,
    '1:3',
    'a hold has no "version" and no "release"',
  ],
  ['no reason', '- { version: 1.4.2, by: jane }\n', '1:3', 'a hold has no "reason"; say why'],
  [
    'nobody',
    '- { version: 1.4.2, reason: x }\n',
    '1:3',
    'a hold has no "by"; say who asked for it',
  ],
  [
    'a reason of blanks',
    '- { version: 1.4.2, reason: "  ", by: jane }\n',
    '1:29',
    '"reason" "  " is not one line',
  ],
  [
    'a version that YAML reads as a number',
    `- { version: 1.10${END} }\n`,
    '1:14',
    'write "1.10" in quotes',
  ],
  [
    'a version with a blank',
    `- { version: 1.4 or so${END} }\n`,
    '1:14',
    '"version" "1.4 or so" is not a version',
  ],
  ['a range of Helm', `- { version: 1.x${END} }\n`, '1:14', '"version" "1.x" is not a version'],
  ['a range with a v', `- { version: v1.x${END} }\n`, '1:14', '"version" "v1.x" is not a version'],
  ['every 1.4', `- { version: 1.4.X${END} }\n`, '1:14', '"version" "1.4.X" is not a version'],
  ['a range', `- { version: 1.*${END} }\n`, '1:14', '"version" "1.*" is not a version'],
  [
    'a release that is too short',
    `- { release: 0a1b2c${END} }\n`,
    '1:14',
    '"release" "0a1b2c" is not the id of a release',
  ],
  [
    'a release of digits without quotes',
    `- { release: 123456789012${END} }\n`,
    '1:14',
    'write "123456789012" in quotes',
  ],
  [
    'a day instead of a moment',
    `- { version: 1.4.2, until: 2026-12-18${END} }\n`,
    '1:28',
    '"until" "2026-12-18" is not a moment',
  ],
  [
    'a moment without zone',
    `- { version: 1.4.2, until: 2026-12-18T09:00:00${END} }\n`,
    '1:28',
    'is not a moment',
  ],
  [
    'a day that is none',
    `- { version: 1.4.2, until: 2026-02-30T09:00:00Z${END} }\n`,
    '1:28',
    'is not a moment',
  ],
  [
    'an unknown key',
    `- { version: 1.4.2, untl: x${END} }\n`,
    '1:21',
    'unknown key "untl" in a hold; did you mean "until"?',
  ],
]
