import { answerTo } from './answer.ts'
import { operation, repositoryCall, type Session } from './session.ts'

/** Adds labels to a pull request; GitHub makes those that the repository does not know yet. */
export async function addLabels(
  session: Session,
  { number, labels }: { readonly number: number; readonly labels: readonly string[] },
): Promise<void> {
  if (labels.length === 0) return
  const op = operation('add-labels', `label pull request ${number}`)
  const post = repositoryCall(session, 'POST', '/issues/{issue_number}/labels', {
    issue_number: number,
    labels,
  })
  const pull = repositoryCall(session, 'GET', '/pulls/{pull_number}', { pull_number: number })
  await session.retry.write<true>(op, {
    send: () => session.wire.rest(post),
    accept: () => true,
    landed: () =>
      session.retry.read<true | undefined>(op, {
        send: () => session.wire.rest(pull),
        accept: (data) => {
          const items = answerTo(op.what, data).at('labels').items()
          const there = new Set(items.map((item) => item.at('name').text().toLowerCase()))
          return labels.every((label) => there.has(label.toLowerCase())) ? true : undefined
        },
      }),
  })
}
