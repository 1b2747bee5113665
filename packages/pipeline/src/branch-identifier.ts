import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/** Charts carry `name-version` in labels of 63 characters, so a branch may not fill them. */
const LONGEST = 30
const HASH = 8

/**
 * A branch as one identifier of a semver pre-release. A name that can stand there stands for itself; any other
 * (`feature/x`, `2026`, a long one) keeps what is readable of it and gets a hash of the whole, so that no two
 * branches share one: a name that merely looks hashed is hashed too.
 */
export function branchIdentifier(branch: string): string {
  const plain = /^[0-9A-Za-z][0-9A-Za-z-]*$/.test(branch) && !/^[0-9]+$/.test(branch)
  if (plain && branch.length <= LONGEST && !/-[0-9a-f]{8}$/.test(branch)) return branch
  const readable = branch
    .slice(0, 4 * LONGEST)
    .replace(/[^0-9A-Za-z]+/g, '-')
    .slice(0, LONGEST - HASH - 1)
    .replace(/^-|-$/g, '')
  const hash = bytesToHex(sha256(utf8ToBytes(branch))).slice(0, HASH)
  return `${readable === '' ? 'branch' : readable}-${hash}`
}
