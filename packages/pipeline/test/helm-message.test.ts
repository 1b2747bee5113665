import { describe, expect, test } from '@jest/globals'
import { processorTime } from '../../../test/support/processor-time.ts'
import { type ChartFinding, readLint, readRenderError, schemaFindings } from '../src/index.ts'

const told = ({ level, file, line, col, message }: ChartFinding): string =>
  `${level} ${[file, line, col].filter((part) => part !== undefined).join(':')} ${message}`

describe('what helm lint prints', () => {
  test.each([
    ['[INFO] Chart.yaml: icon is recommended', []],
    ['[WARNING] Chart.yaml: no version', ['warning charts/shop/Chart.yaml no version']],
    [
      '[ERROR] templates/: template: shop/templates/dep.yaml:4:18: executing "shop/templates/dep.yaml" at <.x>: nil pointer',
      [
        'error charts/shop/templates/dep.yaml:4:18 template: shop/templates/dep.yaml:4:18: executing "shop/templates/dep.yaml" at <.x>: nil pointer',
      ],
    ],
    [
      '[ERROR] templates/: shop/templates/dep.yaml:4:18\n  executing "shop/templates/dep.yaml" at <.x>:\n    nil pointer',
      [
        'error charts/shop/templates/dep.yaml:4:18 shop/templates/dep.yaml:4:18 executing "shop/templates/dep.yaml" at <.x>: nil pointer',
      ],
    ],
    [
      '[ERROR] templates/: parse error at (shop/templates/x.yaml:1): missing value for if',
      [
        'error charts/shop/templates/x.yaml:1 parse error at (shop/templates/x.yaml:1): missing value for if',
      ],
    ],
    [
      '[ERROR] templates/dep.yaml: unable to parse YAML: yaml: line 5: did not find',
      ['error charts/shop/templates/dep.yaml what it renders to is no YAML: line 5: did not find'],
    ],
    [
      '[ERROR] templates/dep.yaml: unable to parse YAML: error unmarshaling JSON: while decoding JSON: json: cannot unmarshal array into Go value of type rules.K8sYamlStruct',
      [
        'error charts/shop/templates/dep.yaml what it renders to is no Kubernetes object: cannot unmarshal array into Go value of type rules.K8sYamlStruct',
      ],
    ],
    [
      '[ERROR] charts/db/templates/dep.yaml: unable to parse YAML: error converting YAML to JSON: yaml: line 5: did not find',
      [
        'error charts/shop/charts/db/templates/dep.yaml what it renders to is no YAML: line 5: did not find',
      ],
    ],
    [
      '[ERROR] values.yaml: unable to parse YAML: yaml: line 5: did not find\n[ERROR] templates/: cannot load values.yaml: yaml: line 5\n[ERROR] : unable to load chart\n\tcannot load values.yaml: yaml: line 5',
      ['error charts/shop/values.yaml:5 unable to parse YAML: yaml: line 5: did not find'],
    ],
    [
      '[ERROR] Chart.yaml: version \'one\' is not a valid SemVer\n[ERROR] : unable to load chart\n\tvalidation: chart.metadata.version "one" is invalid',
      ["error charts/shop/Chart.yaml version 'one' is not a valid SemVer"],
    ],
    ['==> Linting shop\nanything else', []],
  ])('%j', (printed, findings) => {
    expect(readLint(printed, 'charts/shop').map(told)).toEqual(findings)
  })

  test('costs little, whatever it is', () => {
    const { seconds } = processorTime(() => {
      for (const pump of ['[ERROR] ', 'a/', '/templates/', 'shop/charts/a/', ' a']) {
        readLint(pump.repeat(50_000), 'charts/shop')
        readRenderError(`helm: exit 1: Error: ${pump.repeat(1_000)}`, 'charts/shop')
      }
    })
    expect(seconds).toBeLessThan(5)
  })
})

test.each([
  [
    'helm: exit 1: Error: execution error at (shop/templates/dep.yaml:1:6): image.tag is required\n\nUse --debug flag to render out invalid YAML',
    'error charts/shop/templates/dep.yaml:1:6 execution error at (shop/templates/dep.yaml:1:6): image.tag is required',
  ],
  [
    'helm: exit 1: Error: YAML parse error on shop/charts/db/templates/dep.yaml: error converting YAML to JSON: yaml: line 5: did not find',
    'error charts/shop/charts/db/templates/dep.yaml what it renders to is no YAML: line 5: did not find',
  ],
  [
    'helm: exit 1: Error: YAML parse error on shop/templates/dep.yaml: error unmarshaling JSON: while decoding JSON: json: cannot unmarshal object into Go struct field .metadata.annotations of type string\n\nUse --debug flag to render out invalid YAML',
    'error charts/shop/templates/dep.yaml what it renders to is no Kubernetes object: cannot unmarshal object into Go struct field .metadata.annotations of type string',
  ],
  [
    'helm: exit 1: level=WARN msg=x\nError: cannot load values.yaml: yaml: line 1: no',
    'error charts/shop/values.yaml:1 cannot load values.yaml: yaml: line 1: no',
  ],
  ['helm: ended after 120 s without a result', 'error  helm: ended after 120 s without a result'],
])('of a render that failed, %j', (said, finding) => {
  expect(told(readRenderError(said, 'charts/shop'))).toBe(finding)
})

describe('what the schema checker answers', () => {
  const object = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    name: 'a',
    namespace: undefined,
    source: 'templates/a.yaml',
    value: {},
  }
  const answer = (message: string, version = 'apps/v1') => ({
    kind: 'Deployment',
    name: 'a',
    version,
    status: 'statusError',
    message,
  })
  const place = { chart: 'charts/shop', schemas: undefined }

  test.each([
    [
      "problem validating schema. Check JSON formatting: jsonschema validation failed with 'file:///x#' - at '/spec': validation failed   - at '/spec/replicas': got string, want null or integer   - at '': missing property 'x'",
      'apps/v1',
      [
        'error charts/shop/templates/a.yaml Deployment "a": spec.replicas: got string, want null or integer',
        'error charts/shop/templates/a.yaml Deployment "a": the object: missing property \'x\'',
      ],
    ],
    [
      'could not find schema for Deployment',
      'apps/v1',
      [
        'error charts/shop/templates/a.yaml no schema for Deployment (apps/v1), so it was not checked; name a folder under "chart.schemas" that has deployment-apps-v1.json',
      ],
    ],
    [
      'could not find schema for Deployment',
      'acme.example/v1',
      [
        'warning  no schema for Deployment (acme.example/v1), so it was not checked; name a folder under "chart.schemas" that has deployment-acme-v1.json',
      ],
    ],
    [
      'failed downloading schema at https://x/y.json: Get "https://x/y.json": dial tcp 127.0.0.1:9: connect: connection refused',
      'apps/v1',
      [
        'error  the schemas can\'t be fetched (connection refused), so nothing was held to them; run again with the network, or name a folder of schemas under "chart.schemas"',
      ],
    ],
    [
      'error unmarshalling resource: no',
      'apps/v1',
      ['error charts/shop/templates/a.yaml Deployment "a": error unmarshalling resource: no'],
    ],
  ])('%j of %s', (message, version, findings) => {
    const found = schemaFindings([answer(message, version)], [object], place, undefined)
    expect(found.map(told)).toEqual(findings)
  })

  test.each([
    ['networking.k8s.io/v1', 'error'],
    ['policy/v1', 'error'],
    ['gateway.networking.k8s.io/v1', 'warning'],
    ['snapshot.storage.k8s.io/v1', 'warning'],
    ['cluster.x-k8s.io/v1', 'warning'],
  ])('a kind of %s without a schema is a(n) %s', (version, level) => {
    const found = schemaFindings([answer('could not find schema', version)], [], place, undefined)
    expect(found.map((one) => one.level)).toEqual([level])
  })
})
