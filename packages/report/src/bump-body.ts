import { notesBox, tokenAdvice } from './advice.ts'
import { text } from './escape.ts'
import { BODY_LIMIT, firstThatFits } from './fit.ts'
import { bumpInstructions } from './instructions.ts'
import type { BumpBody } from './model.ts'
import { namesOnly } from './names-only.ts'
import { count, paragraphs, sentence } from './phrase.ts'
import { annotationLine, digestsInFull, pinTable } from './pin-table.ts'
import { sourceLine } from './source-line.ts'
import { trailers } from './trailers.ts'
import { versionOf } from './value.ts'

interface Detail {
  readonly notes: number
  readonly pins: number
  readonly pinLength: number
}

const FULL: Detail = { notes: 10, pins: 40, pinLength: 120 }
const LEAST: Detail = { notes: 0, pins: 10, pinLength: 40 }

/** The body of a pull request that brings a new release into an environment without upstreams. */
export function bumpBody(input: BumpBody): string {
  return firstThatFits(BODY_LIMIT, [FULL, LEAST], (detail) => render(input, detail))
}

function render(input: BumpBody, detail: Detail): string {
  const { site, key, environment, changes, release, current, images } = input
  const shown = input.notes.slice(0, detail.notes).map((note) => sentence(text(note)))
  const rest = input.notes.length - shown.length
  return `${paragraphs([
    pinTable({ environment, changes, rows: detail.pins, length: detail.pinLength }),
    [sourceLine(site, current.origin, release.origin), annotationLine(changes)]
      .filter((line) => line !== undefined)
      .join(' '),
    detail === FULL ? namesOnly({ changes, current: current.pins, images, release }) : undefined,
    notesBox(rest === 0 ? shown : [...shown, `${count(rest, 'note')} left out.`]),
    tokenAdvice(input.token, false),
    detail === FULL ? digestsInFull(changes, detail.pins) : undefined,
    bumpInstructions({
      key,
      environment,
      base: input.base,
      version: versionOf(release),
      current: current.pins.chart,
    }),
    trailers({ key, release, promotion: undefined }),
  ])}\n`
}
