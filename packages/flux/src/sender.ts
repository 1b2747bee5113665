import { fieldOf, isObject } from './record.ts'

/** Who sent an event, as GitHub says. The number decides; the login is for people. */
export interface EventSender {
  readonly id: number
  readonly login: string
  /** `User`, `Bot` or `Organization`. */
  readonly type: string
}

const LOGIN = /^[A-Za-z0-9][A-Za-z0-9_-]{0,98}(?:\[bot\])?$/
const TYPE = /^[A-Za-z]{1,32}$/

/** The sender of a webhook's body; undefined where GitHub names none that can be told. */
export function parseSender(event: unknown): EventSender | undefined {
  const sender = isObject(event) ? fieldOf(event, 'sender') : undefined
  if (!isObject(sender)) return undefined
  const id = fieldOf(sender, 'id')
  const login = fieldOf(sender, 'login')
  const type = fieldOf(sender, 'type')
  if (typeof id !== 'number' || !Number.isSafeInteger(id) || id < 1) return undefined
  if (typeof login !== 'string' || !LOGIN.test(login)) return undefined
  return typeof type === 'string' && TYPE.test(type) ? { id, login, type } : undefined
}
