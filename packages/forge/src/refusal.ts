import { ForgeError, type ForgeErrorCode, type ForgeErrorKind } from './error.ts'
import { type Operation, PERMISSIONS } from './operation.ts'
import type { Refusal } from './outcome.ts'

interface Verdict {
  readonly kind: ForgeErrorKind
  readonly code: ForgeErrorCode
  /** What a person can do about it. */
  readonly remedy: string
}

/**
 * GitHub has no codes for these: the status is 403, 409 or 422 (or GraphQL's FORBIDDEN and UNPROCESSABLE) for all of them,
 * so the words are all there is to tell them apart. First match wins.
 */
const TEXTS: readonly { readonly text: RegExp; verdict(operation: Operation): Verdict }[] = [
  {
    text: /not permitted to create or approve pull requests/i,
    verdict: () => ({
      kind: 'misconfigured',
      code: 'PULL_REQUESTS_FORBIDDEN',
      remedy:
        'turn on "Allow GitHub Actions to create and approve pull requests" in the settings of the repository and its organization, or use the token of a GitHub App',
    }),
  },
  {
    text: /without [`"']?workflows?[`"']? permission|create or update workflow/i,
    verdict: () => ({
      kind: 'misconfigured',
      code: 'MISSING_PERMISSION',
      remedy: 'keep files under .github/workflows out of what Fluxgate writes',
    }),
  },
  {
    text: /was archived|is archived|archived so is read-only/i,
    verdict: () => ({
      kind: 'misconfigured',
      code: 'ARCHIVED',
      remedy: 'unarchive the repository or name another one',
    }),
  },
  {
    text: /SAML|single sign-on/i,
    verdict: () => ({
      kind: 'misconfigured',
      code: 'SSO_REQUIRED',
      remedy: 'authorize the token for single sign-on with the organization',
    }),
  },
  {
    text: /IP allow list/i,
    verdict: () => ({
      kind: 'misconfigured',
      code: 'MISSING_PERMISSION',
      remedy: "add the runner's address to the IP allow list of the organization",
    }),
  },
  {
    text: /GH006|GH013|protected branch|protected ref|rule violations?|through a pull request|through the merge queue|required status check|approving review|verified signature|not authorized to push|creations being restricted|cannot force-push|locked branch|branch is locked/i,
    verdict: () => ({
      kind: 'misconfigured',
      code: 'PROTECTED_BRANCH',
      remedy:
        'let the rules of the branch allow it: give the App a bypass in the ruleset, or set `land: pull-request` in .fluxgate/policy.yaml',
    }),
  },
  {
    text: /not accessible by|must have (?:admin|push|write)|insufficient scope|not been granted the required scopes|does not have the correct permissions|does not have permission|write access to|not authorized to perform/i,
    verdict: missingPermission,
  },
]

function missingPermission(operation: Operation): Verdict {
  return {
    kind: 'misconfigured',
    code: 'MISSING_PERMISSION',
    remedy: `give the token ${PERMISSIONS[operation.name]}`,
  }
}

/** The error for a refusal: what we did, what GitHub said, and the way out. */
export function refusalError(operation: Operation, refusal: Refusal): ForgeError {
  if (refusal.status === 0) {
    return new ForgeError(
      'misconfigured',
      'UNAVAILABLE',
      `could not ${operation.what}: the certificate of GitHub's address is not trusted: ${refusal.said}; name its authority in NODE_EXTRA_CA_CERTS`,
    )
  }
  const { kind, code, remedy } = verdict(operation, refusal)
  // GraphQL says no with HTTP 200: its type tells more then.
  const type = refusal.status === 200 ? refusal.problems.find(({ code }) => code !== '') : undefined
  const label = type?.code ?? String(refusal.status)
  return new ForgeError(
    kind,
    code,
    `could not ${operation.what}: GitHub answered ${label} "${refusal.said}"; ${remedy}`,
  )
}

function verdict(operation: Operation, refusal: Refusal): Verdict {
  if (refusal.status === 401) return badCredentials(refusal)
  if (refusal.sso) {
    return {
      kind: 'misconfigured',
      code: 'SSO_REQUIRED',
      remedy: 'authorize the token for single sign-on with the organization',
    }
  }
  const known = TEXTS.find(({ text }) => text.test(refusal.said))
  if (known !== undefined) return known.verdict(operation)
  if (refusal.problems.some(({ code }) => code === 'FORBIDDEN' || code === 'INSUFFICIENT_SCOPES')) {
    return missingPermission(operation)
  }
  if (refusal.status === 404 || refusal.problems.some(({ code }) => code === 'NOT_FOUND')) {
    return {
      kind: 'misconfigured',
      code: 'NOT_FOUND',
      remedy: `check the name, and that the token reaches the repository with ${PERMISSIONS[operation.name]} (GITHUB_TOKEN reaches its own repository only)`,
    }
  }
  if (refusal.status >= 300 && refusal.status < 400) {
    return {
      kind: 'misconfigured',
      code: 'NOT_FOUND',
      remedy: 'the repository has moved: use its new name',
    }
  }
  return {
    kind: 'refused',
    code: 'INVALID_REQUEST',
    remedy:
      refusal.status === 403
        ? `if it is a matter of permissions, the token needs ${PERMISSIONS[operation.name]}`
        : 'repeating it will not help',
  }
}

/** A token of an App lives an hour and GITHUB_TOKEN as long as its job: one that worked a moment ago has run out. */
function badCredentials(refusal: Refusal): Verdict {
  return refusal.hadWorked
    ? {
        kind: 'deferred',
        code: 'BAD_CREDENTIALS',
        remedy: 'the token has run out during the run',
      }
    : {
        kind: 'misconfigured',
        code: 'BAD_CREDENTIALS',
        remedy: 'check the input `token`: it is wrong, expired or revoked',
      }
}
