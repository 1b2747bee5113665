import { gunzipSync } from 'node:zlib'
import { gzipSync } from 'fflate'
import { packTar, unpackTar } from 'modern-tar'
import { ChartError } from './chart-error.ts'

/**
 * The time that everything in an archive has, and the archive itself: helm writes it into the manifest. Any time would do
 * that is always the same; zip files can't tell an earlier one, so other tools that pack reproducibly use this too.
 */
export const ARCHIVE_TIME = new Date('1980-01-01T00:00:00Z')

const LARGEST = 100 * 1024 * 1024

/**
 * A chart's archive without what differs between two that hold the same: times, owners, modes, and the order of entries,
 * which helm takes from a map. It is compressed by code that is bundled, since zlib gives other bytes on other processors.
 */
export async function normalized(archive: Buffer): Promise<Buffer> {
  const entries = await unpackTar(opened(archive))
  const files = entries.filter(({ header }) => header.type === 'file')
  files.sort((one, other) => byWalk(one.header.name, other.header.name))
  const tar = await packTar(
    files.map(({ header, data = new Uint8Array() }) => ({
      header: {
        name: header.name,
        size: data.length,
        type: 'file' as const,
        mode: 0o644,
        uid: 0,
        gid: 0,
        uname: '',
        gname: '',
        mtime: ARCHIVE_TIME,
      },
      body: data,
    })),
  )
  return Buffer.from(gzipSync(tar, { level: 9, mtime: ARCHIVE_TIME }))
}

function opened(archive: Buffer): Buffer {
  try {
    return gunzipSync(archive, { maxOutputLength: LARGEST })
  } catch (cause) {
    throw new ChartError(`the chart's archive holds more than ${LARGEST} bytes`, { cause })
  }
}

/** The order in which one walks through folders, as helm does when it reads one. */
function byWalk(one: string, other: string): number {
  const a = one.split('/')
  const b = other.split('/')
  for (const [index, step] of a.entries()) {
    const against = b[index] ?? ''
    if (step !== against) return step < against ? -1 : 1
  }
  return a.length - b.length
}
