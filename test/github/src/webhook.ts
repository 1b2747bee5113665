import type { DispatchIntake } from './rest/route.ts'
import type { World } from './state/world.ts'

/** The body of the webhook that starts a run: what lies at `GITHUB_EVENT_PATH`. */
export type WebhookBody = Readonly<Record<string, unknown>>

export function webhookBody(world: World, site: string, intake: DispatchIntake): WebhookBody {
  const { repository, actor } = intake
  const person = (account: typeof actor.account) => ({
    login: account.login,
    id: account.id,
    type: account.kind,
    url: `${site}/users/${account.login}`,
  })
  const common = {
    repository: {
      id: repository.id,
      name: repository.name,
      full_name: repository.fullName,
      private: repository.private,
      default_branch: repository.defaultBranch,
      owner: person(repository.owner),
      html_url: `${site}/${repository.fullName}`,
    },
    ...(repository.owner.kind === 'Organization'
      ? { organization: { login: repository.owner.login, id: repository.owner.id } }
      : {}),
    sender: person(actor.account),
  }
  const installation = actor.token?.app?.installation ?? world.apps[0]?.installation
  switch (intake.kind) {
    case 'repository':
      return {
        action: intake.eventType,
        branch: repository.defaultBranch,
        client_payload: intake.payload,
        ...common,
        ...(installation === undefined ? {} : { installation: { id: installation } }),
      }
    case 'workflow':
      return {
        inputs: intake.inputs,
        ref: intake.ref.startsWith('refs/') ? intake.ref : `refs/heads/${intake.ref}`,
        workflow: `.github/workflows/${intake.workflow}`,
        ...common,
      }
  }
}
