import type { ReportedPlace } from './test-tally.ts'

const LINES = 300
/** Longer lines are minified code or data: no frame of a stack. */
const LINE_LENGTH = 1_000
const PLACES = 50

/** `at com.acme.PriceTest.adds(PriceTest.java:12)`, a class loader or module before it or not. */
const JVM =
  /^\s*at (?:[\w.$@-]{1,200}\/{1,2}){0,3}([\w$.]{1,400})\(([\w$-]{1,200}\.\w{1,10}):(\d{1,7})\)/
/** `File "tests/test_price.py", line 12` */
const PYTHON = /File "([^"]{1,500})", line (\d{1,7})/
/** The end of `at adds (file:///w/price.test.mjs:12:5)`, `(/w/price.test.ts:12:5)` */
const NODE_END = /:(\d{1,7}):(\d{1,7})\)?(?::|\s\{)?$/
const NODE_PATH = 500
/** `at Acme.PriceTest.Adds() in /w/PriceTest.cs:line 12` */
const DOTNET = / in ([^"]{1,500}):line (\d{1,7})$/
/** `    price_test.go:12: not 3`, `tests/test_price.py:12: AssertionError`, `src/price.rs:12:5` */
const PLAIN = /^\s*(?:at )?([\w./@+-]{1,500}\.\w{1,10}):(\d{1,7})(?::(\d{1,7}))?(?=[\s:,]|$)/

/**
 * The places that a stack or a message names, in its order. Which of them are files of the repository is not known here: frames of
 * libraries are among them.
 */
export function stackPlaces(text: string): readonly ReportedPlace[] {
  const places: ReportedPlace[] = []
  for (const line of text.split('\n', LINES)) {
    const place = line.length > LINE_LENGTH ? undefined : placeIn(line.trimEnd())
    if (place !== undefined) places.push(place)
    if (places.length === PLACES) break
  }
  return places
}

function placeIn(line: string): ReportedPlace | undefined {
  const [, method, file, jvmLine] = JVM.exec(line) ?? []
  if (method !== undefined && file !== undefined) {
    // The package is the method's name without the method and the class; nested classes have a `$` and no dot.
    const folders = method.split('.').slice(0, -2)
    return place([...folders, file].join('/'), jvmLine, undefined)
  }
  const [, python, pythonLine] = PYTHON.exec(line) ?? []
  if (python !== undefined) return place(python, pythonLine, undefined)
  const [, dotnet, dotnetLine] = DOTNET.exec(line) ?? []
  if (dotnet !== undefined) return place(dotnet, dotnetLine, undefined)
  const node = nodePlace(line)
  if (node !== undefined) return node
  const [, plain, plainLine, plainColumn] = PLAIN.exec(line) ?? []
  return plain === undefined ? undefined : place(plain, plainLine, plainColumn)
}

/** From the end of the line back: a search for where the path begins would take its time for each character of a line without any. */
function nodePlace(line: string): ReportedPlace | undefined {
  const end = NODE_END.exec(line)
  if (end === null) return undefined
  const [, lineNumber, column] = end
  const before = line.slice(0, end.index)
  const path = before.split(/[\s():'"]/).at(-1) ?? ''
  const bare = before.endsWith(`file:${path}`) ? path.replace(/^\/\//, '') : path
  return bare === '' || bare.length > NODE_PATH ? undefined : place(bare, lineNumber, column)
}

function place(
  path: string,
  line: string | undefined,
  column: string | undefined,
): ReportedPlace | undefined {
  const at = Number(line)
  if (!(at >= 1)) return undefined
  return { path, line: at, column: column === undefined ? undefined : Math.max(1, Number(column)) }
}
