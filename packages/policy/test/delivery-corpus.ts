import { fixture } from './corpus.ts'

/** A delivery file of one stage, with these lines from line 4. */
export function deliveryWith(lines: string): string {
  return `version: 1\nservice: cart\nstages: [{ name: unit, run: make test }]\n${lines}\n`
}

/** A delivery file whose stage, in line 3, has these fields from column 40. */
export function stageWith(fields: string): string {
  return `version: 1\nservice: cart\nstages: [{ name: unit, run: make test, ${fields} }]\n`
}

/** A delivery file whose chart, in line 3, has these fields from column 20. */
function chartWith(fields: string): string {
  return `version: 1\nservice: cart\nchart: { path: ch, ${fields} }\n`
}

/** Delivery files that are right, by what is odd in them. */
export const RIGHT_DELIVERIES: readonly (readonly [string, string])[] = [
  ['the smallest that delivers', fixture('smallest-delivery')],
  ['every key', fixture('every-delivery-key')],
  ['one stage', deliveryWith('')],
  ['an analysis alone', 'version: 1\nservice: cart\nanalysis: [{ name: lint, run: make lint }]\n'],
  ['a chart alone', 'version: 1\nservice: cart\nchart: { path: . }\n'],
  ['an image alone', 'version: 1\nservice: cart\nimage: {}\n'],
  ['a key with a namespace', deliveryWith('').replace('cart', 'web.cart')],
  [
    'an image to deploy',
    deliveryWith(
      'image: {}\ndeploy: { repository: a/b.c_d, environment: dev-1, branch: release/1 }',
    ),
  ],
  ['several commands', stageWith('env: {}').replace('make test', '[make, make test]')],
  ['lists of one as text', chartWith('render: ci/dev.yaml, expect: ci/expect.yaml')],
  ['every scheme of versions', chartWith('versions: timestamp').replace('ch,', 'a/b/c,')],
  ['a stamped annotation', chartWith('stamp: { imageDigest: annotations/digest }')],
  ['a stamped path alone', chartWith('stamp: { imageTag: global.image-1.tag_2 }')],
  ['no stamp in it', chartWith('stamp: {}')],
  ['no render in the list', chartWith('render: []')],
  ['a stage in PowerShell', stageWith('shell: pwsh')],
  ['globs', stageWith('reports: ["**", "a/**/b/?-*.xml", ".hidden/*"], reportsRequired: true')],
  [
    'an analysis that only shows',
    deliveryWith('analysis: [{ name: a, run: b, sarif: c.sarif, failOn: none }]'),
  ],
  ['a budget of a day', deliveryWith('budget: 1d\noverBudget: warn')],
  ['comments and CRLF', deliveryWith('# a comment').replaceAll('\n', '\r\n')],
]

/** Delivery files that the parser and the schema both refuse: what is odd, the text, where, and a part of the message. */
export const WRONG_DELIVERIES: readonly (readonly [string, string, string, string])[] = [
  [
    'no version',
    'service: cart\nimage: {}\n',
    '1:1',
    'the delivery file has no "version"; write version: 1',
  ],
  [
    'a version to come',
    deliveryWith('').replace('1', '2'),
    '1:10',
    '"version" must be 1 without quotes, not "2"',
  ],
  ['no service', 'version: 1\nimage: {}\n', '1:1', 'the delivery file has no "service"'],
  [
    'a service with capitals',
    deliveryWith('').replace('cart', 'Cart'),
    '2:10',
    `"service" "Cart" is not the service's key`,
  ],
  [
    'nothing to do',
    'version: 1\nservice: cart\n',
    '1:1',
    'the delivery file asks for nothing; give it "stages", "chart" or "image"',
  ],
  [
    'an unknown key',
    deliveryWith('buget: 15m'),
    '4:1',
    'unknown key "buget" in the delivery file; did you mean "budget"?',
  ],
  [
    'a key of another style',
    deliveryWith('over-budget: fail'),
    '4:1',
    'did you mean "overBudget"?',
  ],
  [
    'an unknown key of a stage',
    stageWith('needs-docker: true'),
    '3:40',
    'unknown key "needs-docker" in a stage; did you mean "needsDocker"?',
  ],
  [
    'a key of an analysis in a stage',
    stageWith('sarif: a.sarif'),
    '3:40',
    'unknown key "sarif" in a stage',
  ],
  [
    'a chart without folder',
    'version: 1\nservice: cart\nchart: {}\n',
    '3:8',
    '"chart" has no "path"',
  ],
  [
    'a chart that is a text',
    'version: 1\nservice: cart\nchart: charts/cart\n',
    '3:8',
    '"chart" must be a map; write { path: "charts/cart" }',
  ],
  [
    'an absolute path',
    chartWith('schemas: /etc'),
    '3:29',
    `"schemas" "/etc" is absolute; write it from the service's root, the folder that holds .fluxgate`,
  ],
  ['a drive', chartWith('schemas: "C:/x"'), '3:29', '"schemas" "C:/x" is absolute'],
  [
    'a path that climbs',
    chartWith('schemas: a/../../b'),
    '3:29',
    '"schemas" "a/../../b" has the step ".."',
  ],
  ['a step for nothing', chartWith('schemas: ./a'), '3:29', 'has the step "."'],
  ['a slash at the end', chartWith('schemas: a/'), '3:29', 'has an empty step'],
  [
    'a backslash',
    chartWith('schemas: a\\b'),
    '3:29',
    'has a "\\"; steps are parted by "/" on every system',
  ],
  ['a path like an option', chartWith('schemas: a/--b'), '3:29', 'has the step "--b"'],
  ['a path with a blank', chartWith('schemas: my schemas'), '3:29', 'has the step "my schemas"'],
  [
    'a star in a path',
    chartWith('render: [ci/*.yaml]'),
    '3:29',
    '"render" "ci/*.yaml" has the step',
  ],
  ['the same file twice', chartWith('render: [a, a]'), '3:32', '"a" is in "render" twice'],
  ['no path', chartWith('schemas: ""'), '3:29', '"schemas" "" is empty'],
  [
    'a scheme that is none',
    chartWith('versions: semver'),
    '3:30',
    '"versions" "semver" must be "branch" or "timestamp" or "tag"',
  ],
  [
    'a stamp into a pointer',
    chartWith('stamp: { imageTag: /image/tag }'),
    '3:39',
    '"imageTag" "/image/tag" is not a path in values.yaml such as image.tag, nor annotations/<name>',
  ],
  [
    'a stamp into a prototype',
    chartWith('stamp: { imageTag: a.__proto__.b }'),
    '3:39',
    'is not a path in values.yaml',
  ],
  [
    'a stamp into no annotation',
    chartWith('stamp: { imageTag: annotations/ }'),
    '3:39',
    'is not a path in values.yaml',
  ],
  [
    'a platform without runner',
    deliveryWith('image: { platforms: [linux/arm/v7] }'),
    '4:22',
    'platform "linux/arm/v7" must be "linux/amd64" or "linux/arm64"',
  ],
  ['no platform', deliveryWith('image: { platforms: [] }'), '4:21', '"platforms" names none'],
  [
    'a budget in words',
    deliveryWith('budget: 15 minutes'),
    '4:9',
    '"budget" "15 minutes" is not a duration such as 90s, 15m or 2h, from 1s to 1d',
  ],
  ['a budget of nothing', deliveryWith('budget: 0s'), '4:9', 'is not a duration'],
  [
    'a budget without unit',
    deliveryWith('budget: 15'),
    '4:9',
    '"budget" "15" is not a duration such as 90s, 15m or 2h',
  ],
  [
    'a bad answer to a late run',
    deliveryWith('overBudget: ignore'),
    '4:13',
    '"overBudget" "ignore" must be "warn" or "fail"',
  ],
  [
    'stages that are no list',
    'version: 1\nservice: cart\nstages: { name: a, run: b }\n',
    '3:9',
    '"stages" must be a list, not a map; begin each item with "- ", or put [] around them',
  ],
  [
    'a stage without name',
    'version: 1\nservice: cart\nstages: [{ run: make }]\n',
    '3:10',
    'a stage has no "name"',
  ],
  [
    'a stage without command',
    'version: 1\nservice: cart\nstages: [{ name: unit }]\n',
    '3:10',
    'a stage has no "run"',
  ],
  [
    'a stage with a blank in its name',
    deliveryWith('').replace('unit', 'unit tests'),
    '3:18',
    '"name" "unit tests" is not a name of lower case letters, digits and "-", 63 at most',
  ],
  [
    'a stage called all',
    deliveryWith('').replace('unit', 'all'),
    '3:18',
    '"name" "all" asks for all, the checks of the chart, or all analyses; choose another',
  ],
  [
    'an analysis called analysis',
    deliveryWith('analysis: [{ name: analysis, run: b }]'),
    '4:20',
    '"name" "analysis" asks for',
  ],
  [
    'a blank command',
    deliveryWith('').replace('make test', '" "'),
    '3:29',
    '"run" is blank; write a command such as ./gradlew test',
  ],
  [
    'a command that YAML reads as something else',
    deliveryWith('').replace('make test', 'true'),
    '3:29',
    '"run" must be text, but YAML reads "true" as true or false; write "true" in quotes',
  ],
  [
    'no command in the list',
    deliveryWith('').replace('make test', '[]'),
    '3:29',
    '"run" has no command in it',
  ],
  [
    'a command with a NUL',
    deliveryWith('').replace('make test', '"a\\0b"'),
    '3:29',
    '"run" holds a NUL character',
  ],
  [
    'a shell that is none of ours',
    stageWith('shell: zsh'),
    '3:47',
    '"shell" "zsh" must be "bash" or "sh" or "pwsh"',
  ],
  [
    'reports that climb',
    stageWith('reports: "../**/*.xml"'),
    '3:49',
    '"reports" "../**/*.xml" has the step ".."',
  ],
  [
    'stars that mean no steps',
    stageWith('reports: "a**/b"'),
    '3:49',
    '"reports" "a**/b" has the step "a**"; "**" stands for whole steps',
  ],
  [
    'a glob with braces',
    stageWith('reports: "{a,b}.xml"'),
    '3:49',
    'a path is made of letters, digits and "_.@+=,-", "*" and "?"',
  ],
  [
    'reports that are asked for and not named',
    stageWith('reportsRequired: true'),
    '3:40',
    '"reportsRequired" asks for reports, but there is no "reports" beside it',
  ],
  [
    'a level for findings that are not named',
    deliveryWith('analysis: [{ name: lint, run: b, failOn: warning }]'),
    '4:34',
    '"failOn" is about findings, but there is no "sarif" beside it; name the files, or remove it',
  ],
  [
    'a flag in quotes',
    stageWith('needsDocker: "yes"'),
    '3:53',
    '"needsDocker" must be true or false without quotes, not "yes"',
  ],
  ['a timeout of two days', stageWith('timeout: 2d'), '3:49', 'from 1s to 1d'],
  [
    'a variable of the runner',
    stageWith('env: { github_env: x }'),
    '3:47',
    'variable "github_env" belongs to the runner',
  ],
  [
    'a variable that is an input',
    stageWith('env: { INPUT_TOKEN: x }'),
    '3:47',
    'variable "INPUT_TOKEN" belongs to the runner',
  ],
  [
    'a variable with a dash',
    stageWith('env: { MY-VAR: x }'),
    '3:47',
    'variable "MY-VAR" is not a name of letters, digits and "_"',
  ],
  [
    'a variable that is a number',
    stageWith('env: { A: 1 }'),
    '3:50',
    'variable "A" must be text, but YAML reads "1" as a number',
  ],
  [
    'a condition that is none',
    stageWith('when: chart-change'),
    '3:46',
    '"when" "chart-change" must be "always", "chart-changed" or { paths: ["src/**"] }; did you mean "chart-changed"?',
  ],
  [
    'a condition without paths',
    stageWith('when: {}'),
    '3:46',
    '"when" names no paths; write { paths: ["src/**"] }',
  ],
  ['a condition on no path', stageWith('when: { paths: [] }'), '3:46', '"when" names no paths'],
  [
    'a list of conditions',
    stageWith('when: ["src/**"]'),
    '3:46',
    '"when" must be "always", "chart-changed" or { paths: ["src/**"] }',
  ],
  [
    'a level that is none',
    deliveryWith('analysis: [{ name: a, run: b, sarif: c.sarif, failOn: critical }]'),
    '4:55',
    '"failOn" "critical" must be "error" or "warning" or "note" or "none"',
  ],
  [
    'a deployment without environment',
    deliveryWith('image: {}\ndeploy: { repository: a/b }'),
    '5:9',
    '"deploy" has no "environment", as the policy of the GitOps repository names it',
  ],
  [
    'a deployment without repository',
    deliveryWith('image: {}\ndeploy: { environment: dev }'),
    '5:9',
    '"deploy" has no "repository", the owner/name of the GitOps repository',
  ],
  [
    'a repository without owner',
    deliveryWith('image: {}\ndeploy: { repository: gitops, environment: dev }'),
    '5:23',
    '"repository" "gitops" is not of the form owner/name',
  ],
  [
    'a branch like an option',
    deliveryWith('image: {}\ndeploy: { repository: a/b, environment: dev, branch: --exec }'),
    '5:54',
    '"branch" "--exec" is not a branch that git takes',
  ],
  [
    'nothing to deploy',
    deliveryWith('deploy: { repository: a/b, environment: dev }'),
    '4:1',
    '"deploy" has nothing to deploy',
  ],
  [
    'a stage for a chart that is not there',
    stageWith('when: chart-changed'),
    '3:46',
    '"when" "chart-changed" never comes true without a "chart"',
  ],
]

/** Delivery files that only the parser refuses, as a schema can't say why. */
export const DELIVERY_PARSER_ALONE: readonly (readonly [string, string, string, string])[] = [
  [
    'two stages of one name',
    deliveryWith('').replace('}]', '}, { name: unit, run: b }]'),
    '3:50',
    '"name" "unit" is that of another stage or analysis',
  ],
  [
    'a stage and an analysis of one name',
    deliveryWith('analysis: [{ name: unit, run: b }]'),
    '4:20',
    '"name" "unit" is that of another stage or analysis',
  ],
  [
    'two stamps in one place',
    chartWith('stamp: { imageTag: image.tag, imageDigest: image.tag }'),
    '3:63',
    '"imageTag" and "imageDigest" are written to the same place',
  ],
  ['two documents', `${deliveryWith('')}---\nversion: 1\n`, '6:1', 'a second document'],
  ['an empty file', '# nothing\n', '1:1', 'the delivery file is empty; the least it holds is'],
  ['a merge key', stageWith('<<: {}'), '3:40', 'unknown key "<<"'],
  [
    'a version in hexadecimal',
    deliveryWith('').replace('1', '0x1'),
    '1:10',
    '"version" must be 1 without quotes',
  ],
]
