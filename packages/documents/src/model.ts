import type { ImagePin, PinAddress, PinName } from '@fluxgate/policy'

/** What the caller knows of one path at the base commit. */
export type FileRead =
  | { readonly kind: 'file'; readonly text: string }
  /** One level of a folder: the names in it, each with whether it is itself a folder. */
  | { readonly kind: 'folder'; readonly entries: readonly FolderEntry[] }
  | { readonly kind: 'absent' }
  /** There, but not to be read or written: what it is. */
  | {
      readonly kind: 'unusable'
      readonly what: 'symlink' | 'submodule' | 'executable' | 'binary' | 'too-large'
    }

/** One entry of a folder; what is no folder is a file. */
export interface FolderEntry {
  readonly name: string
  readonly folder: boolean
}

/** The part of the repository read so far, by path without leading or trailing slash. */
export type Files = ReadonlyMap<string, FileRead>

/** All that a search asks of files, so that they may be those of one commit here and of another there. */
export type FileView = Pick<Files, 'get' | 'has'>

/** What to look for, in one environment, for one service. */
export interface LocateRequest {
  /** Candidates of the overlay, a folder or a file each; the first that exists counts. Tokens are already filled in. */
  readonly overlays: readonly string[]
  /** The HelmRelease wanted: its name, and its namespace where one is known. */
  readonly name: string
  readonly namespace: string | undefined
  readonly pins: {
    readonly chart: boolean
    readonly image: readonly ImagePin[]
    readonly values: readonly string[]
  }
  /** Explicit addresses of the policy, tokens filled in; an address rules over what would be found. */
  readonly addresses: readonly PinAddress[]
}

/** Annotations that travel with a release (RFC-0008), where the overlay has them. */
export type OriginName = 'release' | 'source-repository' | 'source-commit'

/** One scalar found: what it pins, what it says, and where it stands. */
export interface Slot<Name extends string = PinName> {
  readonly name: Name
  /** The scalar as the reader of the YAML sees it; for `tag@sha256:...` in one scalar, the part this pin owns. */
  readonly value: string
  readonly file: string
  readonly line: number
  readonly col: number
  /** Whether the value is one version, or a range that admits several (only a chart version can be one). */
  readonly form: 'exact' | 'range'
  readonly edit: Edit
}

/** How the scalar can be replaced, or why it can't; `splice` is opaque to callers. */
export type Edit =
  | { readonly kind: 'splice'; readonly splice: Splice }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

/** Internal to `documents`: enough to find the scalar again and to write another in its place. */
export interface Splice {
  /** Number of the document in the file, from 0. */
  readonly document: number
  /** Path of keys and indexes to the scalar. */
  readonly path: readonly (string | number)[]
  /** For YAML within a YAML string: the path within the inner text, and its document. */
  readonly inner:
    | { readonly document: number; readonly path: readonly (string | number)[] }
    | undefined
  /** For a scalar that holds several pins (`tag@sha256:...`): which part is ours. */
  readonly part: 'whole' | 'tag' | 'digest'
}

/** Why an overlay is not edited, for who branches on it; the words are in `Refusal`. */
export type RefusalCode =
  | 'no-overlay'
  | 'no-release'
  | 'several-releases'
  | 'shared'
  | 'no-pin'
  | 'alias'
  | 'anchor'
  | 'template'
  /** kustomize puts another value in its place. */
  | 'replaced'
  | 'range'
  | 'block-scalar'
  | 'duplicate-key'
  | 'not-a-scalar'
  | 'symlink'
  | 'mode'
  | 'not-yaml'
  | 'too-large'
  | 'too-deep'
  | 'remote'
  | 'unused-source'
  | 'address'
  | 'image-policy'
  | 'outside'
  /** kustomize would not build it, or builds it in a way that is not followed here. */
  | 'build'
  /** The new value is not one that may be written there. */
  | 'value'

/** Why something can't be found or edited. */
export interface Refusal {
  readonly code: RefusalCode
  readonly file: string
  /** Undefined where the trouble is the file as a whole. */
  readonly line: number | undefined
  readonly col: number | undefined
  /** One line: what is wrong and the way out; lower case, no full stop. */
  readonly message: string
  /** YAML lines that would mend it (for example the patch that pins the version in this overlay). */
  readonly suggestion: string | undefined
}

/** Where an overlay pins what it runs. */
export interface Found {
  readonly kind: 'found'
  /** The candidate that exists. */
  readonly overlay: string
  readonly release: { readonly name: string; readonly namespace: string | undefined }
  readonly slots: readonly Slot[]
  readonly origin: readonly Slot<OriginName>[]
  /** Every file that took part, sorted; what a history of this overlay is read from. */
  readonly files: readonly string[]
}

/** The answer to where an overlay pins what it runs. */
export type Located =
  | Found
  /** Read these and ask again; each is a file or a folder, and may turn out to be absent. */
  | { readonly kind: 'need'; readonly paths: readonly string[] }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly files: readonly string[] }

/** A scalar and the value that it gets. */
export interface Replacement {
  readonly slot: Slot<PinName | OriginName>
  readonly value: string
}

/** The files after the edit, each whole; only files that differ. */
export type Edited =
  | {
      readonly kind: 'edited'
      readonly files: readonly { readonly path: string; readonly text: string }[]
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
