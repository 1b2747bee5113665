import { describePerson, type Person, POLICY_PATH } from '@fluxgate/policy'
import type { Forge } from '../forge-port.ts'
import type { Sender } from '../ports.ts'

/** What the policy lets people do by hand, by its keys under `people`. */
export type Right = 'override' | 'attest' | 'hold'

/**
 * Whether a sender may do by hand what a list of the policy allows. Undefined: yes; else why not. Only people can:
 * a bot that starts a workflow speaks for whoever holds its key.
 */
export async function whyNotAllowed(
  forge: Pick<Forge, 'isTeamMember'>,
  list: readonly Person[],
  name: Right,
  sender: Sender,
): Promise<string | undefined> {
  if (sender.type !== 'User') {
    return `"${sender.login}" is a ${sender.type}, and only people may do this by hand`
  }
  for (const person of list) {
    if (await isThatPerson(forge, person, sender)) return undefined
  }
  const who = `"${sender.login}" (id ${sender.id}) is not in "people.${name}" of ${POLICY_PATH}`
  return list.length === 0
    ? `${who}, where nobody is; add "${name}: [${sender.login}]" under "people" there`
    : `${who}; ask ${list.map(describePerson).join(' or ')}, or add "${sender.login}" to that list`
}

async function isThatPerson(
  forge: Pick<Forge, 'isTeamMember'>,
  person: Person,
  sender: Sender,
): Promise<boolean> {
  switch (person.kind) {
    case 'id':
      return person.id === sender.id
    case 'login':
      return person.login.toLowerCase() === sender.login.toLowerCase()
    case 'team':
      return forge.isTeamMember({ org: person.org, slug: person.slug, login: sender.login })
  }
}
