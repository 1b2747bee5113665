import { quote } from './quote.ts'

const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/
const SUBDOMAIN = /^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/
const LOGIN = /^[A-Za-z0-9][A-Za-z0-9_-]{0,98}(?:\[bot\])?$/
const REPOSITORY = /^[A-Za-z0-9][A-Za-z0-9_-]{0,98}\/[A-Za-z0-9_.-]{1,100}$/
const TEAM = /^([A-Za-z0-9][A-Za-z0-9-]{0,98})\/([A-Za-z0-9_][A-Za-z0-9_.-]{0,99})$/

/** Names that would reach a prototype where code is careless with them. */
const UNSAFE_KEYS: readonly string[] = ['__proto__', 'prototype', 'constructor']

/** Whether it is a DNS-1123 label: what a namespace, an environment or a cluster is called. */
export function isLabel(text: string): boolean {
  return LABEL.test(text)
}

/** An environment's name among others in a message; one that is none in quotes, as it may be anything. */
export function nameInWords(name: string): string {
  return isLabel(name) ? name : quote(name)
}

/** Whether it is a DNS-1123 subdomain: what a Kubernetes object is called. */
export function isSubdomain(text: string): boolean {
  return SUBDOMAIN.test(text) && text.split('.').every(isLabelOfAnyLength)
}

function isLabelOfAnyLength(text: string): boolean {
  return /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/.test(text)
}

/**
 * Whether it can be the service in a key. Beyond DNS-1123: a name that ends like a YAML file is a file that no
 * pattern meant (`kustomization.yaml`), and git takes no branch that ends in `.lock`.
 */
export function isServiceName(text: string): boolean {
  return isSubdomain(text) && !/\.(?:ya?ml|json|lock)$/.test(text)
}

/** Whether it is a login of GitHub, that of an App (`name[bot]`) included. */
export function isLogin(text: string): boolean {
  return LOGIN.test(text)
}

/** `org/slug` taken apart; undefined where it is no team. */
export function parseTeam(
  text: string,
): { readonly org: string; readonly slug: string } | undefined {
  const [, org, slug] = TEAM.exec(text) ?? []
  return org === undefined || slug === undefined ? undefined : { org, slug }
}

/** Whether it is `owner/name` of a repository on GitHub. */
export function isRepository(text: string): boolean {
  return REPOSITORY.test(text) && !/\/\.{1,2}$|\.git$/.test(text)
}

/** Whether it is a dotted path under `spec.values`, as in `image.tag`. */
export function isValuesPath(text: string): boolean {
  return (
    text.length <= 200 &&
    text.split('.').every((key) => /^[A-Za-z0-9_-]+$/.test(key) && !UNSAFE_KEYS.includes(key))
  )
}

/** Whether git takes it as a branch, and nothing else could take it for an option or a range. */
export function isBranch(text: string): boolean {
  return (
    text.length <= 200 &&
    /^[A-Za-z0-9_][A-Za-z0-9_./-]*$/.test(text) &&
    !/\.\.|\/\/|\/\.|\.\/|\.lock(?:\/|$)|[/.]$/.test(text)
  )
}
