import { describe, expect, test } from '@jest/globals'
import { fc } from '../../../test/support/fast-check.ts'
import { parseSender } from '../src/index.ts'
import { anEvent } from './an-event.ts'

describe('the sender of an event', () => {
  test('is a number, a login and a type', () => {
    expect(parseSender(anEvent())).toEqual({ id: 987654, login: 'acme-flux[bot]', type: 'Bot' })
  })

  test.each<[string, unknown]>([
    ['no sender', undefined],
    ['a number in quotes', { id: '987654', login: 'octocat', type: 'User' }],
    ['a number that is none', { id: Number.NaN, login: 'octocat', type: 'User' }],
    ['a number with a fraction', { id: 1.5, login: 'octocat', type: 'User' }],
    ['number zero', { id: 0, login: 'octocat', type: 'User' }],
    ['a login that breaks a line', { id: 1, login: 'octo\ncat', type: 'User' }],
    ['a login that mentions', { id: 1, login: '@octocat', type: 'User' }],
    ['no type', { id: 1, login: 'octocat' }],
  ])('is nobody with %s', (_, sender) => {
    expect(parseSender(anEvent({ event: { sender } }))).toBeUndefined()
  })

  test('never throws', () => {
    fc.assert(fc.property(fc.anything(), (sender) => void parseSender({ sender })))
    fc.assert(fc.property(fc.anything(), (event) => void parseSender(event)))
  })
})
