import type { PinAddress } from '@fluxgate/policy'
import { readPointer } from './json-patch.ts'
import type { Refusal } from './model.ts'
import { isForbidden, resolvePath } from './path.ts'
import { quoted, refuseAt, refuseFile } from './position.ts'
import { at, type ScalarTree, type Tree } from './tree.ts'
import { look, open, type Workspace } from './workspace.ts'

/** What stands at an address of the policy; undefined: its file has to be read first. */
export function readAddress(
  space: Workspace,
  address: PinAddress,
): { readonly scalar: ScalarTree } | { readonly refusal: Refusal } | undefined {
  const file = resolvePath('', address.file)
  const written = `${address.file}#${address.pointer}`
  if (file === undefined || file === '' || isForbidden(file))
    return {
      refusal: refuseFile(
        address.file,
        'outside',
        `address ${quoted(written)} is no file that may be written`,
      ),
    }
  const path = readPointer(address.pointer)
  if (path === undefined)
    return {
      refusal: refuseFile(
        file,
        'address',
        `address ${quoted(written)} has no pointer of the form /a/b`,
      ),
    }
  const read = look(space, file)
  if (read === undefined) return undefined
  if (read.kind === 'absent')
    return {
      refusal: refuseFile(
        file,
        'address',
        `address ${quoted(written)} names a file that does not exist`,
      ),
    }
  const trees = open(space, file)
  if (trees === 'waiting') return undefined
  if (trees.kind === 'refused') return { refusal: trees.refusal }
  return resolve(file, written, trees.trees, path)
}

function resolve(
  file: string,
  written: string,
  trees: readonly Tree[],
  path: readonly string[],
): { readonly scalar: ScalarTree } | { readonly refusal: Refusal } {
  const found = trees.flatMap((tree) => at(tree, ...path) ?? [])
  const [first, second] = found
  if (first === undefined)
    return { refusal: refuseFile(file, 'address', `nothing stands at ${quoted(written)}`) }
  if (second !== undefined) {
    const message = `${found.length} documents of the file have ${quoted(written)}: put them in files of their own`
    return { refusal: refuseAt(second.spot, 'address', message) }
  }
  if (first.kind === 'scalar') return { scalar: first }
  return {
    refusal: refuseAt(
      first.spot,
      'not-a-scalar',
      `${quoted(written)} is a ${first.kind}: point at one value`,
    ),
  }
}
