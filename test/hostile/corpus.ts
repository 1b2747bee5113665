import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const FOLDER = fileURLToPath(new URL('./corpus/', import.meta.url))

/** Texts of one threat. */
export interface Corpus {
  /** As in the threat model: `S1`. */
  readonly threat: string
  readonly about: string
  readonly texts: readonly string[]
}

interface Pump {
  readonly start: string
  readonly pump: string
  readonly times: number
  readonly end: string
}

/** All of the corpus, by file; pumps are blown up to their length. */
export const CORPORA: readonly Corpus[] = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .sort()
  .map((name) => corpusIn(JSON.parse(readFileSync(`${FOLDER}${name}`, 'utf8'))))

function corpusIn(
  file: Omit<Corpus, 'texts'> & {
    readonly texts?: readonly string[]
    readonly pumps?: readonly Pump[]
  },
): Corpus {
  const { threat, about, texts = [], pumps = [] } = file
  const blown = pumps.map(({ start, pump, times, end }) => `${start}${pump.repeat(times)}${end}`)
  return { threat, about, texts: [...texts, ...blown] }
}

/** The corpus of one threat. */
export function corpusOf(threat: string): Corpus {
  const found = CORPORA.find((corpus) => corpus.threat === threat)
  if (found === undefined) throw new Error(`no corpus for ${threat}`)
  return found
}

/**
 * Each place with some text of a threat, both going round in step; with `every`, also each text at some place, however many more there
 * are of them.
 */
export function placed<Place>(
  places: readonly Place[],
  threat: string,
  every: readonly string[] = [],
): readonly { readonly place: Place; readonly text: string }[] {
  const { texts } = corpusOf(threat)
  const length = every.includes(threat) ? Math.max(texts.length, places.length) : places.length
  return Array.from({ length }).flatMap((_, index) => {
    const place = places[index % places.length]
    return place === undefined ? [] : [{ place, text: texts[index % texts.length] ?? '' }]
  })
}

/**
 * The same for built actions, whose runs are dear: a threat that is not among `every` meets every second place only, so that each place
 * still meets every second of them. What reads the places meets all texts in `forms.test.ts`.
 */
export function sampled<Place>(
  places: readonly Place[],
  threat: string,
  every: readonly string[],
): ReturnType<typeof placed<Place>> {
  const all = placed(places, threat, every)
  const number = CORPORA.findIndex((corpus) => corpus.threat === threat)
  return every.includes(threat) ? all : all.filter((_, index) => index % 2 === number % 2)
}
