import { tokenAdvice } from './advice.ts'
import type { BumpBody } from './bodies.ts'
import { BODY_LIMIT, firstThatFits } from './fit.ts'
import { bumpInstructions } from './instructions.ts'
import { namesOnly } from './names-only.ts'
import { paragraphs } from './phrase.ts'
import { annotationLine, digestsInFull, pinTable } from './pin-table.ts'
import { FULL, LEAST, type PinsDetail, someNotes } from './pins-detail.ts'
import { sourceLine } from './source-line.ts'
import { trailers } from './trailers.ts'
import { versionOf } from './value.ts'

/** The body of a pull request that brings a new release into an environment without upstreams. */
export function bumpBody(input: BumpBody): string {
  return firstThatFits(BODY_LIMIT, [FULL, LEAST], (detail) => render(input, detail))
}

function render(input: BumpBody, detail: PinsDetail): string {
  const { site, key, environment, changes, release, current, images } = input
  return `${paragraphs([
    pinTable({ environment, changes, rows: detail.pins, length: detail.pinLength }),
    [sourceLine(site, current.origin, release.origin), annotationLine(changes)]
      .filter((line) => line !== undefined)
      .join(' '),
    detail === FULL ? namesOnly({ changes, current: current.pins, images, release }) : undefined,
    someNotes(input.notes, detail),
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
