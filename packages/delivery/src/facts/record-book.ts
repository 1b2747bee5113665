import type { ServiceRecord } from '@fluxgate/promotion'
import type { Forge } from '../forge-port.ts'
import type { Base } from '../repository.ts'
import { type PageOf, worthReading } from './record-pages.ts'
import { acceptedIn, type ReadRecords, readRecords } from './records.ts'

/** A service, and since when its records matter; undefined: since ever. */
export interface Asked {
  readonly key: string
  readonly since: string | undefined
}

/** Records of many services, read by whatever takes fewer requests. */
export interface RecordBook {
  about(services: readonly Asked[]): Promise<ReadonlyMap<string, ReadRecords>>
}

/** The records of one environment as far as they were read, newest first. */
interface Chapter {
  readonly environment: string
  readonly records: Map<string, ServiceRecord[]>
  pages: number
  /** When the newest and the oldest of them were written. */
  newest: number
  oldest: number
}

/** As much as a thousand services have in one environment where each was reported on a few times. */
const MOST_PAGES = 30

/**
 * GitHub lists deployments by their service, which takes a request for each, or by their environment, a hundred of any service at once. The
 * book turns the pages of `environments` as far back as that saves requests, and asks for the rest service by service. It keeps
 * what it has read: what is written later, it does not know.
 */
export function openRecordBook(
  forge: Pick<Forge, 'deployments'>,
  base: Base,
  environments: readonly string[],
): RecordBook {
  const chapters = environments.map(chapterOf)
  return {
    async about(services) {
      await readOn(forge, base, chapters, services)
      const told = coveredSince(chapters)
      const found = new Map<string, ReadRecords>()
      for (const { key, since } of services) {
        found.set(
          key,
          isCovered(since, told)
            ? { records: recordsIn(chapters, key), cut: undefined }
            : await readRecords(forge, base, key, since),
        )
      }
      return found
    },
  }
}

function chapterOf(environment: string): Chapter {
  const never = { newest: Number.POSITIVE_INFINITY, oldest: Number.POSITIVE_INFINITY }
  return { environment, records: new Map(), pages: 0, ...never }
}

async function readOn(
  forge: Pick<Forge, 'deployments'>,
  base: Base,
  chapters: readonly Chapter[],
  services: readonly Asked[],
): Promise<void> {
  while (chapters.every(({ pages }) => pages < MOST_PAGES)) {
    const told = coveredSince(chapters)
    const missing = services.filter(({ since }) => !isCovered(since, told))
    const worth = worthReading(
      chapters.map(pageOf),
      missing.map(({ since }) => moment(since)),
    )
    const target = worth ?? (isCheap(chapters, missing.length) ? TRIAL : undefined)
    if (target === undefined) return
    const turned = chapters.filter(({ oldest }) => oldest >= target)
    if (turned.length === 0) return
    for (const chapter of turned) await turnPage(forge, base, chapter)
  }
}

/** Down to any moment: all that have more are read on. */
const TRIAL = -Number.MAX_VALUE

/**
 * Whether one more page of each adds little to what asking for each service would take. A burst fills a page within a second, which
 * says nothing of the days before it.
 */
function isCheap(chapters: readonly Chapter[], missing: number): boolean {
  const turned = chapters.reduce((sum, { pages }) => sum + pages, 0)
  return (turned + chapters.length) * 10 <= missing
}

async function turnPage(
  forge: Pick<Forge, 'deployments'>,
  base: Base,
  chapter: Chapter,
): Promise<void> {
  const { environment } = chapter
  const page = chapter.pages + 1
  const { deployments, more } = await forge.deployments({ task: undefined, environment, page })
  for (const record of acceptedIn(deployments, base)) {
    const known = chapter.records.get(record.key) ?? []
    // What was written meanwhile pushes the last of one page onto the next.
    if (!known.some(({ id }) => id === record.id))
      chapter.records.set(record.key, [...known, record])
  }
  const [first] = deployments
  if (chapter.pages === 0 && first !== undefined) chapter.newest = Date.parse(first.createdAt)
  const last = deployments.at(-1)
  chapter.pages = page
  chapter.oldest =
    more && last !== undefined ? Date.parse(last.createdAt) : Number.NEGATIVE_INFINITY
}

/** The moment since when all chapters hold all there is. */
function coveredSince(chapters: readonly Chapter[]): number {
  return Math.max(Number.NEGATIVE_INFINITY, ...chapters.map(({ oldest }) => oldest))
}

function isCovered(since: string | undefined, told: number): boolean {
  return told === Number.NEGATIVE_INFINITY || moment(since) > told
}

function moment(since: string | undefined): number {
  return since === undefined ? Number.NEGATIVE_INFINITY : Date.parse(since)
}

function recordsIn(chapters: readonly Chapter[], key: string): readonly ServiceRecord[] {
  return chapters.flatMap(({ records }) => records.get(key) ?? [])
}

function pageOf({ newest, oldest, pages }: Chapter): PageOf {
  return { oldest, span: pages === 0 ? undefined : (newest - oldest) / pages }
}
