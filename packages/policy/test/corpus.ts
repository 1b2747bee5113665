import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The text of a policy in `test/fixtures`. */
export function fixture(name: string): string {
  return readFileSync(fileURLToPath(new URL(`./fixtures/${name}.yaml`, import.meta.url)), 'utf8')
}

/** A policy of dev and prod with these lines after it. */
export function policyWith(lines: string): string {
  return `version: 1
environments:
  dev: { overlays: "apps/dev/{service}" }
  prod: { after: [dev], overlays: "apps/prod/{service}" }
${lines}
`
}

/** A policy whose environment prod has these fields in flow style, from column 18 of line 4. */
export function prodWith(fields: string): string {
  return `version: 1
environments:
  dev: { overlays: "apps/dev/{service}" }
  prod: { after: [dev], overlays: "apps/prod/{service}", ${fields} }
`
}

/** The same with these fields in dev, which follows no other environment, from column 10 of line 3. */
function devWith(fields: string): string {
  return `version: 1
environments:
  dev: { ${fields}, overlays: "apps/dev/{service}" }
  prod: { after: [dev], overlays: "apps/prod/{service}" }
`
}

/** Policies that are right, and that this version carries out, by what is odd in them. */
export const RIGHT: readonly (readonly [string, string])[] = [
  ['the smallest', fixture('smallest')],
  ['one environment', 'version: 1\nenvironments: { dev: { overlays: "apps/{service}" } }\n'],
  ['a branch with a slash', policyWith('branch: release/flux-2')],
  ['a recorder', policyWith('recorder: 123456')],
  ['no reporter yet', policyWith('reporters: []')],
  [
    'an App as reporter',
    policyWith('reporters: [{ id: 1, login: "x[bot]", environments: [dev] }]'),
  ],
  [
    'people of every kind',
    policyWith('people: { attest: [acme/ops, octocat, 42], hold: [], override: [a/b_c.d] }'),
  ],
  [
    'images and values',
    policyWith(
      'pins: { image: [{ tag: image.tag, digest: image.digest }, { digest: sidecar.digest }], values: [config.flag], order: pinned }',
    ),
  ],
  [
    'tag and digest in one scalar',
    policyWith('pins: { image: [{ tag: image.tag, digest: image.tag }] }'),
  ],
  ['an image alone', policyWith('pins: { chart: false, image: [{ tag: image.tag }] }')],
  [
    'several patterns',
    prodWith('clusters: [prod-1, prod-2]').replace(
      '"apps/prod/{service}"',
      '["apps/prod/{service}", "apps/prod/{service}-values.yaml"]',
    ),
  ],
  [
    'an environment token',
    'version: 1\nenvironments: { dev: { overlays: "{environment}/{service}" }, prod: { after: [dev], overlays: "{environment}/{service}" } }\n',
  ],
  [
    'namespaces',
    'version: 1\nenvironments: { dev: { overlays: "dev/{namespace}/{service}" }, prod: { afterAny: [dev], overlays: "prod/{namespace}.{service}.yaml" } }\nservices: { web.cart: { helmReleases: { dev: web-dev/cart } } }\n',
  ],
  [
    'an address',
    prodWith(
      'pins: { chart: "clusters/prod/{service}.yaml#/spec/postBuild/substitute/chart_version" }',
    ),
  ],
  [
    'an address instead of overlays',
    'version: 1\nenvironments: { dev: { overlays: "dev/{service}" }, prod: { after: [dev], pins: { chart: "prod/{service}.yaml#/a~1b/0" } } }\n',
  ],
  [
    'an address of a value',
    `${prodWith('pins: { image.tag: "tags/{service}.yaml#/tag" }')}pins: { image: [{ tag: image.tag }] }\n`,
  ],
  [
    'an address of one service',
    policyWith('services: { cart: { pins: { prod: { chart: "odd/cart.yaml#/version" } } } }'),
  ],
  [
    'an object with another name',
    policyWith('services: { cart: { helmReleases: { dev: web/cart-dev, prod: cart.v2 } } }'),
  ],
  [
    'values that ask for nothing',
    prodWith(
      'merge: manual, batch: false, onFailure: none, rollback: pull-request, unproven: { then: show, after: 1h }, gates: { soak: 0s, freezes: [], checks: [] }',
    ),
  ],
  ['all services together', prodWith('batch: true, unproven: { after: 1h, then: show }')],
  [
    'what counts where nothing is promoted into',
    devWith(
      'land: pull-request, proof: test, clusters: [one], rollback: commit, onFailure: revert, merge: manual, batch: false, gates: {}',
    ),
  ],
  ['groups of services', prodWith('batch: { groups: { shop: [cart, checkout], back: [] } }')],
  [
    'a service without exceptions',
    policyWith('services: { cart: { gates: {}, helmReleases: {}, pins: {} } }'),
  ],
  ['how a bump lands and what proves', prodWith('land: commit, proof: test, supersede: always')],
  [
    'an alias',
    'version: 1\nenvironments:\n  dev: { overlays: "apps/dev/{service}", clusters: &all [one, two] }\n  prod: { after: [dev], overlays: "apps/prod/{service}", clusters: *all }\n',
  ],
  [
    'block style, comments, CRLF and a byte order mark',
    `\uFEFF${policyWith('# a comment').replaceAll('\n', '\r\n')}`,
  ],
]

/** Policies that the parser and the schema both refuse: what is odd, the text, where, and a part of the message. */
export const WRONG: readonly (readonly [string, string, string, string])[] = [
  [
    'no version',
    'environments: { dev: { overlays: "a/{service}" } }\n',
    '1:1',
    'the policy has no "version"; write version: 1',
  ],
  [
    'a version in quotes',
    policyWith('').replace('1', '"1"'),
    '1:10',
    '"version" must be 1 without quotes, not "1"',
  ],
  [
    'a version to come',
    policyWith('').replace('1', '2'),
    '1:10',
    '"version" must be 1 without quotes, not "2"',
  ],
  ['no environments', 'version: 1\n', '1:1', 'the policy has no "environments"'],
  [
    'no environment in it',
    'version: 1\nenvironments: {}\n',
    '2:15',
    '"environments" declares none',
  ],
  [
    'a list of environments',
    'version: 1\nenvironments: [dev]\n',
    '2:15',
    '"environments" must be a map of keys and values, not a list',
  ],
  [
    'an unknown key',
    policyWith('reporter: []'),
    '5:1',
    'unknown key "reporter" in the policy; did you mean "reporters"?',
  ],
  ['a key in another style', prodWith('on_failure: none'), '4:58', 'did you mean "onFailure"?'],
  [
    'an unknown key of nothing like',
    prodWith('colour: red'),
    '4:58',
    'unknown key "colour" in environment "prod" (known: after, afterAny',
  ],
  [
    'a gate beside the keys of its environment',
    prodWith('soak: 4h'),
    '4:58',
    'unknown key "soak" in environment "prod"; put it under "gates"',
  ],
  [
    'a pattern that begins with a brace, without quotes',
    policyWith('').replace('"apps/dev/{service}"', '{service}'),
    '3:20',
    '"overlays" must be text or a list, not a map; put a pattern with braces in quotes, such as "apps/dev/{service}"',
  ],
  [
    'an environment with capitals',
    policyWith('').replace('dev:', 'Dev:'),
    '3:3',
    'environment "Dev" is not a name of lower case letters',
  ],
  [
    'an environment that is a path',
    policyWith('').replace('dev:', '"../dev":'),
    '3:3',
    'environment "../dev" is not a name',
  ],
  [
    'no overlays',
    'version: 1\nenvironments: { dev: { land: commit } }\n',
    '2:17',
    'environment "dev" has no "overlays", such as "apps/dev/{service}"',
  ],
  [
    'an overlay without service',
    policyWith('').replace('apps/dev/{service}', 'apps/dev'),
    '3:20',
    'overlay "apps/dev" has no {service}',
  ],
  [
    'an overlay that climbs',
    policyWith('').replace('apps/dev/', 'apps/../../'),
    '3:20',
    'has the step ".."; write the path from the root of the repository',
  ],
  ['an absolute overlay', policyWith('').replace('apps/dev', '/apps/dev'), '3:20', 'is absolute'],
  [
    'an overlay in .git',
    policyWith('').replace('apps/dev', '.git'),
    '3:20',
    'can lead into ".git"',
  ],
  [
    'an overlay in .github',
    policyWith('').replace('apps/dev', '.GitHub/workflows'),
    '3:20',
    'can lead into ".github"',
  ],
  [
    'an overlay in our own folder',
    policyWith('').replace('apps/dev', '.fluxgate/holds'),
    '3:20',
    'can lead into ".fluxgate"',
  ],
  [
    'an unknown token',
    policyWith('').replace('{service}', '{servcie}'),
    '3:20',
    'has "{servcie}"; the tokens are {service}, {namespace} and {environment}',
  ],
  [
    'an overlay with a blank',
    policyWith('').replace('apps/dev', 'my apps'),
    '3:20',
    'has the step "my apps"',
  ],
  [
    'an overlay like an option',
    policyWith('').replace('apps/dev', '--exec'),
    '3:20',
    'has the step "--exec"',
  ],
  ['an empty step', policyWith('').replace('apps/dev', 'apps//dev'), '3:20', 'has an empty step'],
  [
    'a slash at the end',
    policyWith('').replace('dev/{service}', 'dev/{service}/'),
    '3:20',
    'has an empty step',
  ],
  [
    'a bad way to land',
    prodWith('land: comit'),
    '4:64',
    '"land" "comit" must be "commit" or "pull-request"; did you mean "commit"?',
  ],
  ['a bad proof', prodWith('proof: both'), '4:65', '"proof" "both" must be "upgrade" or "test"'],
  [
    'an upstream that is no list',
    prodWith('').replace('[dev]', 'dev'),
    '4:18',
    '"after" must be a list, not "dev"; write [dev]',
  ],
  [
    'no upstream in the list',
    prodWith('').replace('[dev]', '[]'),
    '4:18',
    '"after" names no environment',
  ],
  [
    'the same upstream twice',
    prodWith('').replace('[dev]', '[dev, dev]'),
    '4:24',
    '"dev" is in "after" twice',
  ],
  [
    'after and afterAny',
    prodWith('afterAny: [dev]'),
    '4:58',
    '"after" and "afterAny" exclude each other',
  ],
  [
    'a cluster with a blank',
    prodWith('clusters: [prod 1]'),
    '4:69',
    'cluster "prod 1" is not a name',
  ],
  ['a bad merge', prodWith('merge: yes'), '4:65', '"merge" "yes" must be "manual" or "auto"'],
  [
    'a soak in words',
    prodWith('gates: { soak: 4 hours }'),
    '4:73',
    '"soak" "4 hours" is not a duration such as 90s, 10m, 4h or 1d',
  ],
  [
    'a soak without unit',
    prodWith('gates: { soak: 4 }'),
    '4:73',
    '"soak" "4" is not a duration such as 90s, 10m, 4h or 1d',
  ],
  [
    'a window without zone',
    prodWith('gates: { windows: [{ days: [mon], from: "09:00", to: "16:00" }] }'),
    '4:77',
    'a window has no "timezone", such as Europe/Berlin',
  ],
  [
    'a window on no day',
    prodWith('gates: { windows: [{ days: [], from: "09:00", to: "16:00", timezone: UTC }] }'),
    '4:85',
    '"days" must name a day',
  ],
  [
    'a window on a funday',
    prodWith('gates: { windows: [{ days: [funday], from: "09:00", to: "16:00", timezone: UTC }] }'),
    '4:86',
    'day "funday" must be',
  ],
  [
    'a time of 25 hours',
    prodWith('gates: { windows: [{ days: [mon], from: "25:00", to: "26:00", timezone: UTC }] }'),
    '4:98',
    '"from" "25:00" is not a time of day such as "09:00"',
  ],
  [
    'a freeze on no day',
    prodWith('gates: { freezes: [{ from: "2026-02-30", to: "2026-03-01", timezone: UTC }] }'),
    '4:85',
    '"from" "2026-02-30" is not a date such as "2026-12-18"',
  ],
  [
    'an offset as zone',
    prodWith('gates: { freezes: [{ from: "2026-02-20", to: "2026-03-01", timezone: "+01:00" }] }'),
    '4:127',
    '"timezone" "+01:00" is not a zone of the IANA database',
  ],
  [
    'a check that is a number',
    prodWith('gates: { checks: [1.0] }'),
    '4:76',
    'a check must be text, but YAML reads "1.0" as a number',
  ],
  [
    'a workflow with a path',
    prodWith('gates: { tests: ../x.yml }'),
    '4:74',
    '"tests" "../x.yml" is not the file name of a workflow',
  ],
  [
    'no reviews at all',
    prodWith('gates: { approvals: { count: 0 } }'),
    '4:87',
    '"count" must be a whole number from 1',
  ],
  [
    'a bare number of approvals',
    prodWith('gates: { approvals: 2 }'),
    '4:78',
    '"approvals" must be a map; write { count: 2 }',
  ],
  [
    'a word that YAML reads as true',
    prodWith('merge: true'),
    '4:65',
    '"merge" "true" must be "manual" or "auto"',
  ],
  [
    'a team without org',
    prodWith('gates: { approvals: { teams: [ops] } }'),
    '4:88',
    'team "ops" is not a team such as acme/ops',
  ],
  [
    'a team as comments have it',
    prodWith('gates: { approvals: { teams: ["@acme/ops"] } }'),
    '4:88',
    'team "@acme/ops" is not a team such as acme/ops; write acme/ops',
  ],
  [
    'a person as comments have them',
    policyWith('people: { hold: ["@olga"] }'),
    '5:18',
    'a login or a team org/team, not "@olga"; write olga',
  ],
  [
    'no team at all, which could be read as anybody',
    prodWith('gates: { approvals: { teams: [] } }'),
    '4:87',
    '"teams" names no team; leave it out where anybody who may write can approve',
  ],
  [
    'allowed times of which there is none, which could be read as any time',
    prodWith('gates: { windows: [] }'),
    '4:76',
    '"windows" allows no time; leave it out where any time will do, or write a freeze',
  ],
  [
    'no cluster at all, of which each would have to report',
    prodWith('clusters: []'),
    '4:68',
    '"clusters" names no cluster; leave it out where one report proves a release',
  ],
  [
    'a batch of text',
    prodWith('batch: all'),
    '4:65',
    '"batch" must be true, false or { groups: ... }, not "all"',
  ],
  ['a batch without groups', prodWith('batch: {}'), '4:65', '"batch" has no "groups"'],
  [
    'a group that is no list',
    prodWith('batch: { groups: { shop: cart } }'),
    '4:83',
    'group "shop" must be a list',
  ],
  [
    'a group called all',
    prodWith('batch: { groups: { all: [cart] } }'),
    '4:77',
    'group "all" is what "batch: true" makes; call it otherwise',
  ],
  [
    'merging by itself where nothing is promoted into',
    devWith('merge: auto'),
    '3:10',
    '"merge" is of promotions, and environment "dev" follows no other, so nothing is promoted into it; remove it (a bump merges by itself with land: commit), or say what it follows with "after"',
  ],
  [
    'superseding where nothing is promoted into',
    devWith('supersede: until-approved'),
    '3:10',
    '"supersede" is of promotions, and environment "dev" follows no other, so nothing is promoted into it; remove it, or say what it follows with "after"',
  ],
  [
    'a release set where nothing is promoted into',
    devWith('batch: true'),
    '3:10',
    '"batch" is of promotions, and environment "dev" follows no other, so nothing is promoted into it; remove it, or say what it follows with "after"',
  ],
  [
    'waiting for reports where nothing is promoted into',
    devWith('unproven: { after: 1h }'),
    '3:10',
    '"unproven" is of promotions, and environment "dev" follows no other, so nothing is promoted into it; remove it, or say what it follows with "after"',
  ],
  [
    'a soak where nothing is promoted into',
    devWith('gates: { soak: 10m }'),
    '3:19',
    '"soak" is of promotions, and environment "dev" follows no other, so nothing is promoted into it; remove it, or say what it follows with "after"',
  ],
  [
    'a window where nothing is promoted into',
    devWith('gates: { windows: [{ days: [mon], from: "09:00", to: "16:00", timezone: UTC }] }'),
    '3:19',
    '"windows" is of promotions, and environment "dev" follows no other, so nothing is promoted into it; remove it, or say what it follows with "after"',
  ],
  [
    'a freeze where nothing is promoted into',
    devWith('gates: { freezes: [{ from: "2026-12-18", to: "2027-01-04", timezone: UTC }] }'),
    '3:19',
    '"freezes" is of promotions, and environment "dev" follows no other, so nothing is promoted into it; remove it (hold its services to keep bumps out), or say what it follows with "after"',
  ],
  [
    'a check where nothing is promoted into',
    devWith('gates: { checks: [e2e] }'),
    '3:19',
    '"checks" is of promotions, and environment "dev" follows no other, so nothing is promoted into it; remove it (require checks in a ruleset of the branch), or say what it follows with "after"',
  ],
  [
    'a test where nothing is promoted into',
    devWith('gates: { tests: promotion-tests.yml }'),
    '3:19',
    '"tests" is of promotions, and environment "dev" follows no other, so nothing is promoted into it; remove it, or say what it follows with "after"',
  ],
  [
    'an approval where nothing is promoted into',
    devWith('gates: { approvals: {} }'),
    '3:19',
    '"approvals" is of promotions, and environment "dev" follows no other, so nothing is promoted into it; remove it (require reviews in a ruleset of the branch), or say what it follows with "after"',
  ],
  [
    'proposing unproven what goes in a release set',
    prodWith('batch: true, unproven: { after: 1h, then: open }'),
    '4:100',
    '"then" open is for services that go alone, and with "batch" true none does; leave "then" out',
  ],
  [
    'a bad word for unproven',
    prodWith('unproven: { then: wait }'),
    '4:76',
    '"then" "wait" must be "show" or "open"',
  ],
  [
    'an address without pointer',
    prodWith('pins: { chart: "a/{service}.yaml" }'),
    '4:73',
    'has no "#"; write <file>#<JSON Pointer>',
  ],
  [
    'an address without slash',
    prodWith('pins: { chart: "a/{service}.yaml#spec" }'),
    '4:73',
    'has no JSON Pointer after "#"; it begins with "/"',
  ],
  [
    'an address with a bad escape',
    prodWith('pins: { chart: "a/{service}.yaml#/a~b" }'),
    '4:73',
    'in a JSON Pointer "~" is written "~0"',
  ],
  [
    'an address outside',
    prodWith('pins: { chart: "../{service}.yaml#/a" }'),
    '4:73',
    'has a file that has the step ".."',
  ],
  [
    'a reporter without environments',
    policyWith('reporters: [{ id: 1, environments: [] }]'),
    '5:36',
    'a reporter has no environments',
  ],
  [
    'a reporter of nothing',
    policyWith('reporters: [{ id: 1 }]'),
    '5:13',
    'a reporter has no "environments"',
  ],
  [
    'a reporter without id',
    policyWith('reporters: [{ login: x, environments: [dev] }]'),
    '5:13',
    'a reporter has no "id", the number that decides; the summary of a refused event shows it',
  ],
  [
    'an id in quotes',
    policyWith('reporters: [{ id: "1", environments: [dev] }]'),
    '5:19',
    '"id" must be a whole number from 1 without quotes, not "1"; the summary of a refused event shows it',
  ],
  [
    'a negative recorder',
    policyWith('recorder: -1'),
    '5:11',
    '"recorder" must be a whole number from 1',
  ],
  [
    'a branch that is a range',
    policyWith('branch: a..b'),
    '5:9',
    '"branch" "a..b" is not a branch that git takes',
  ],
  [
    'a branch that is an option',
    policyWith('branch: "--all"'),
    '5:9',
    '"branch" "--all" is not a branch that git takes',
  ],
  [
    'a person with a blank',
    policyWith('people: { attest: [Jane Doe] }'),
    '5:20',
    'a person is a user id without quotes, a login or a team org/team, not "Jane Doe"',
  ],
  ['an id of a person in quotes', policyWith('people: { attest: ["12"] }'), '5:20', 'not "12"'],
  [
    'a pin in a prototype',
    policyWith('pins: { values: [a.__proto__.b] }'),
    '5:18',
    'a pin "a.__proto__.b" is not a path under spec.values',
  ],
  [
    'an image without anything',
    policyWith('pins: { image: [{}] }'),
    '5:17',
    'an image has a "tag", a "digest" or both',
  ],
  [
    'a bad order',
    policyWith('pins: { order: newest }'),
    '5:16',
    '"order" "newest" must be "semver" or "pinned"',
  ],
  [
    'a service with capitals',
    policyWith('services: { Cart: {} }'),
    '5:13',
    'service "Cart" is no service key; write one DNS-1123 name',
  ],
  [
    'a service like a file',
    policyWith('services: { kustomization.yaml: {} }'),
    '5:13',
    'service "kustomization.yaml" is no service key',
  ],
  [
    'a HelmRelease of three steps',
    policyWith('services: { cart: { helmReleases: { dev: a/b/c } } }'),
    '5:42',
    'HelmRelease "a/b/c" is not a name, or <namespace>/<name>',
  ],
  [
    'nothing where a map belongs',
    policyWith('people:'),
    '5:1',
    '"people" must be a map of keys and values, not nothing',
  ],
]

/** Policies that only the parser can refuse, for a schema sees neither quotes nor other places of the file. */
export const PARSER_ALONE: readonly (readonly [string, string, string, string])[] = [
  [
    'a soak of more than a year',
    prodWith('gates: { soak: 400d }'),
    '4:73',
    '"soak" "400d" is not a duration such as 90s, 10m, 4h or 1d, up to 366d',
  ],
  [
    'tokens without quotes in flow style',
    'version: 1\nenvironments:\n  dev: { overlays: apps/dev/{service} }\n',
    '3:29',
    'not YAML: missed comma between flow collection entries; put text with braces in quotes',
  ],
  [
    'a person as comments have them, without quotes',
    policyWith('people: { hold: [@olga] }'),
    '5:18',
    'not YAML: missed comma between flow collection entries; write a name without its "@"',
  ],
  [
    'the same in a list of lines',
    policyWith('people:\n  hold:\n    - @olga'),
    '7:7',
    '; write a name without its "@"',
  ],
  [
    'an unknown upstream',
    prodWith('').replace('[dev]', '[dve]'),
    '4:19',
    'environment "dve" is not declared; did you mean "dev"?',
  ],
  [
    'an upstream of nothing like',
    prodWith('').replace('[dev]', '[integration]'),
    '4:19',
    'environment "integration" is not declared (known: dev, prod)',
  ],
  [
    'an environment after itself',
    prodWith('').replace('[dev]', '[prod]'),
    '4:19',
    'environments follow each other in a circle: prod -> prod',
  ],
  [
    'a circle of three',
    'version: 1\nenvironments:\n  a: { after: [c], overlays: "a/{service}" }\n  b: { after: [a], overlays: "b/{service}" }\n  c: { after: [b], overlays: "c/{service}" }\n',
    '4:16',
    'environments follow each other in a circle: a -> c -> b -> a; remove one of these',
  ],
  [
    'the same overlay of two environments',
    policyWith('').replace('apps/prod', 'apps/dev'),
    '4:35',
    'overlay "apps/dev/{service}" can name the same path as "apps/dev/{service}" of "dev"',
  ],
  [
    'overlays that can meet',
    policyWith('').replace('apps/prod/{service}', 'apps/dev/{service}-prod'),
    '4:35',
    'can name the same path as "apps/dev/{service}" of "dev"',
  ],
  [
    'a namespace in one alone',
    policyWith('').replace('apps/prod', 'prod/{namespace}'),
    '4:35',
    'overlay "prod/{namespace}/{service}" has {namespace}, but "apps/dev/{service}" has none; a service\'s key is the same everywhere',
  ],
  [
    'tokens that run into each other',
    policyWith('').replace('apps/dev/{service}', '{namespace}-{service}'),
    '3:20',
    'has two tokens that run into each other; put "." or "_" between them',
  ],
  [
    'a token twice in a step',
    policyWith('').replace('dev/{service}', 'dev/{service}-{service}'),
    '3:20',
    'has {service} twice between two slashes',
  ],
  [
    'a folder that a name completes',
    policyWith('').replace('apps/dev/{service}', '.git{service}/dev'),
    '3:20',
    'can lead into ".github"',
  ],
  [
    'a service twice',
    policyWith('services:\n  cart: {}\n  cart: {}'),
    '7:3',
    'key "cart" is there twice',
  ],
  [
    'a key twice',
    'version: 1\nversion: 1\nenvironments: { dev: { overlays: "a/{service}" } }\n',
    '2:1',
    'key "version" is there twice',
  ],
  [
    'a reporter on an unknown environment',
    policyWith('reporters: [{ id: 1, environments: [prd] }]'),
    '5:37',
    'environment "prd" is not declared; did you mean "prod"?',
  ],
  [
    'a reporter twice',
    policyWith(
      'reporters:\n  - { id: 1, environments: [dev] }\n  - { id: 1, environments: [prod] }',
    ),
    '7:5',
    'reporter 1 is listed twice',
  ],
  [
    'a date without quotes',
    prodWith('gates: { freezes: [{ from: 2026-12-18, to: "2027-01-04", timezone: UTC }] }'),
    '4:85',
    '"from" must stand in quotes: write "2026-12-18"',
  ],
  [
    'a time without quotes',
    prodWith('gates: { windows: [{ days: [mon], from: 09:00, to: "16:00", timezone: UTC }] }'),
    '4:98',
    '"from" must stand in quotes: write "09:00"',
  ],
  [
    'a window that ends before it begins',
    prodWith('gates: { windows: [{ days: [mon], from: "22:00", to: "04:00", timezone: UTC }] }'),
    '4:111',
    'a window must end after it begins: "22:00" to "04:00"; split it in two',
  ],
  [
    'a freeze that ends before it begins',
    prodWith('gates: { freezes: [{ from: "2026-12-18", to: "2026-12-17", timezone: UTC }] }'),
    '4:103',
    'a freeze must not end before it begins: "2026-12-18" to "2026-12-17"',
  ],
  [
    'a zone that is none',
    prodWith('gates: { freezes: [{ from: "2026-12-18", to: "2026-12-18", timezone: Mars/Base }] }'),
    '4:127',
    '"timezone" "Mars/Base" is not a zone',
  ],
  [
    'auto without soak',
    prodWith('merge: auto'),
    '4:65',
    '"merge" auto needs a soak of at least 10m; put soak: 10m into its "gates"',
  ],
  [
    'auto with a short soak',
    prodWith('merge: auto, gates: { soak: 9m }'),
    '4:65',
    '"merge" auto needs a soak of at least 10m; put soak: 10m into its "gates"',
  ],
  [
    'an address of all services',
    prodWith('pins: { chart: "versions.yaml#/chart" }'),
    '4:73',
    'must have {service} and no {namespace}, as the overlays do; else two services share it',
  ],
  [
    'an address of two pins',
    prodWith('pins: { chart: "v/{service}.yaml#/v", digest: "v/{service}.yaml#/v" }'),
    '4:104',
    'is also that of "chart" of environment "prod"',
  ],
  [
    'an address of two services',
    policyWith(
      'services:\n  cart: { pins: { prod: { chart: "v.yaml#/v" } } }\n  shop: { pins: { prod: { chart: "v.yaml#/v" } } }',
    ),
    '7:34',
    'address "v.yaml#/v" is also that of service "cart" in "prod"',
  ],
  [
    'an address that the rule gives to another',
    `${prodWith('pins: { chart: "v/{service}.yaml#/v" }')}services: { shop: { pins: { prod: { chart: "v/cart.yaml#/v" } } } }\n`,
    '5:44',
    'is also that of "chart" of environment "prod"',
  ],
  [
    'an address of a pin that does not travel',
    prodWith('pins: { image.tag: "v/{service}.yaml#/v" }'),
    '4:66',
    '"image.tag" is no pin that travels',
  ],
  [
    'a pin twice',
    policyWith('pins: { image: [{ tag: image.tag }], values: [image.tag] }'),
    '5:47',
    'pin "image.tag" is named twice',
  ],
  [
    'nothing that travels',
    policyWith('pins: { chart: false }'),
    '5:1',
    '"pins" lets nothing travel',
  ],
  [
    'an object of two services',
    policyWith(
      'services:\n  cart: { helmReleases: { dev: web/x } }\n  shop: { helmReleases: { dev: web/x } }',
    ),
    '7:32',
    'HelmRelease "web/x" is that of service "cart" in "dev" already',
  ],
  [
    'an exception for an unknown environment',
    policyWith('services: { cart: { helmReleases: { qa: x } } }'),
    '5:37',
    'environment "qa" is not declared',
  ],
  [
    'a service key without its namespace',
    'version: 1\nenvironments: { dev: { overlays: "{namespace}/{service}" } }\nservices: { cart: {} }\n',
    '3:13',
    'write <namespace>.<service>, as the overlays have {namespace}',
  ],
  [
    'gates of a service that loosen',
    `${prodWith('gates: { soak: 4h }')}services: { cart: { gates: { prod: { soak: 1h } } } }\n`,
    '5:30',
    '"soak" is looser than that of environment "prod"',
  ],
  [
    'a gate of a service where nothing is promoted into',
    policyWith('services: { cart: { gates: { dev: { soak: 1h } } } }'),
    '5:37',
    '"soak" is of promotions, and environment "dev" follows no other, so nothing is promoted into it; remove it, or say',
  ],
  [
    'a group of services without their namespace',
    prodWith('batch: { groups: { shop: [cart] } }').replaceAll(
      '{service}',
      '{namespace}/{service}',
    ),
    '4:96',
    '"cart" is no service key; write <namespace>.<service>, as the overlays have it',
  ],
  [
    'a service in two groups',
    prodWith('batch: { groups: { a: [cart], b: [cart] } }'),
    '4:92',
    'service "cart" is in group "a" too',
  ],
  ['two documents', `${policyWith('')}---\nversion: 1\n`, '7:1', 'a second document'],
  ['a tag', policyWith('').replace('1', '!!int "1"'), '1:10', 'tag "!!int" is not read here'],
  ['a merge key', policyWith('').replace('dev: {', 'dev: { <<: {},'), '3:10', 'unknown key "<<"'],
  [
    'an alias of nothing',
    policyWith('branch: *main'),
    '5:9',
    'alias "*main" names nothing above it; if it is text, quote it',
  ],
  [
    'a number with a leading zero',
    policyWith('recorder: 010'),
    '5:11',
    '"recorder" must be a whole number from 1 without quotes, not "010"',
  ],
]
