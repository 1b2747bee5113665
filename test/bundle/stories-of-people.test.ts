import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { shareProcesses } from '../support/run-action.ts'
import { expectGolden } from './golden.ts'
import { endStage, type Stage, setStage } from './stage.ts'
import { beginStory, changePolicy } from './stories.ts'

shareProcesses()

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => endStage(stage))

describe('a story of people', () => {
  test('a person of QA tests by hand, and says so', async () => {
    const { story } = await beginStory(stage, {
      name: 'manual-qa',
      title: 'Tested by hand',
      about:
        'In qa an upgrade proves nothing (`proof: test`): a person looks, and attests. What QA turns down is held, and the next version is free.',
      environments: { dev: '', qa: 'after: [dev], proof: test', prod: 'after: [qa]' },
    })
    await story.build('1.1.0')
    await story.report('1.1.0', 'dev')
    await story.merge('squash')
    await story.report('1.1.0', 'qa')
    expect(story.open()).toEqual([])
    await story.act('hold', { environment: 'prod', version: '1.1.0', reason: 'login is broken' })
    await story.build('1.2.0')
    await story.report('1.2.0', 'dev')
    await story.merge('squash')
    await story.report('1.2.0', 'qa')
    const passed = { environment: 'qa', reason: 'login, checkout and refund pass' }
    await story.act('attest', passed)
    await story.sweep()
    expect(story.open()).toEqual(['Promote svc-0000 1.2.0 to prod'])
    await story.merge('merge')
    await story.report('1.2.0', 'prod')
    await story.sweep(3)
    expect(story.open()).toEqual([])
    expect(await story.runs('prod')).toBe('1.2.0')
    expectGolden('story-manual-qa', story.text(), stage.github)
  })

  test('a newer release takes the place of one that is proposed, and waits for one that is approved', async () => {
    const { story, gitops } = await beginStory(stage, {
      name: 'supersede',
      title: 'A newer release while one is proposed',
      about:
        'The environment prod is merged by hand, so `supersede` is `until-approved`: an open pull request moves to the newer release, an approved one is left alone. The policy says `always` later.',
      environments: { dev: '', prod: 'after: [dev]' },
    })
    await story.build('1.1.0')
    await story.report('1.1.0', 'dev')
    await story.build('1.2.0')
    await story.report('1.2.0', 'dev')
    expect(story.open()).toEqual(['Promote svc-0000 1.2.0 to prod'])
    await story.person('olga approves #1', () => gitops.control.approve(1, 'olga'))
    await story.build('1.3.0')
    await story.report('1.3.0', 'dev')
    expect(story.open()).toEqual(['Promote svc-0000 1.2.0 to prod'])
    await story.person('the policy says "supersede: always" from now on', () =>
      changePolicy(stage, gitops, { dev: '', prod: 'after: [dev], supersede: always' }),
    )
    await story.sweep()
    expect(story.open()).toEqual(['Promote svc-0000 1.3.0 to prod'])
    await story.person('olga approves #1 again', () => gitops.control.approve(1, 'olga'))
    await story.merge('squash')
    await story.report('1.3.0', 'prod')
    await story.sweep(3)
    expect(story.open()).toEqual([])
    expectGolden('story-supersede', story.text(), stage.github)
  })

  test('a revert and a revert of that revert are what they say', async () => {
    const { story, gitops } = await beginStory(stage, {
      name: 'revert-of-revert',
      title: 'A revert, and a revert of the revert',
      about:
        'Who reverts a promotion on GitHub says that the version shall stay away; who reverts that says that it shall be there. No sweep asks again either way.',
      environments: { dev: '', prod: 'after: [dev]' },
    })
    const { control, developer } = gitops
    const path = 'apps/prod/svc-0000/patch.yaml'
    const takeBack = (message: string) => async () => {
      const text = (await control.read(path, `${control.head()}^`)) ?? ''
      await control.commit({ files: { [path]: text }, message, by: developer.login })
    }
    await story.build('1.1.0')
    await story.report('1.1.0', 'dev')
    await story.merge('squash')
    await story.person('a developer reverts the merge', takeBack('Revert "Promote svc-0000 1.1.0"'))
    await story.sweep(3)
    expect(story.open()).toEqual([])
    await story.person(
      'a developer reverts the revert',
      takeBack('Reapply "Promote svc-0000 1.1.0"'),
    )
    await story.sweep(3)
    expect(await story.runs('prod')).toBe('1.1.0')
    await story.person('a developer reverts that', takeBack('Revert "Reapply"'))
    await story.report('1.1.0', 'dev')
    await story.sweep(3)
    expect(story.open()).toEqual([])
    await story.build('1.2.0')
    await story.report('1.2.0', 'dev')
    expect(story.open()).toEqual(['Promote svc-0000 1.2.0 to prod'])
    expectGolden('story-revert-of-revert', story.text(), stage.github)
  })

  test('two policies change under way', async () => {
    const { story, gitops } = await beginStory(stage, {
      name: 'policy-changes',
      title: 'Two policies change under way',
      about:
        'A promotion to prod is open when the policy asks for a soak, then puts staging before prod, then gives staging up. The gate follows the policy of the day, and nobody has to clean up.',
      gates: true,
      environments: { dev: '', staging: 'after: [dev]', prod: 'after: [dev]' },
    })
    gitops.control.protect({ branch: 'main', requiredStatuses: ['fluxgate/gate'] })
    await story.build('1.1.0')
    await story.report('1.1.0', 'dev')
    await story.sweep()
    expect(story.open()).toHaveLength(2)
    const soaked = 'after: [dev], gates: { soak: 3h }'
    await story.person('the policy asks for a soak of 3h before prod', () =>
      changePolicy(stage, gitops, { dev: '', staging: 'after: [dev]', prod: soaked }),
    )
    await story.sweep()
    await story.person('a developer tries to merge #2 all the same, and GitHub refuses', () =>
      expect(story.merge('squash', 'prod')).rejects.toThrow('fluxgate/gate'),
    )
    const behind = { dev: '', staging: 'after: [dev]', prod: 'after: [staging]' }
    await story.person('the policy puts prod behind staging', () =>
      changePolicy(stage, gitops, behind),
    )
    await story.sweep()
    await story.merge('squash', 'staging')
    await story.report('1.1.0', 'staging')
    await story.sweep()
    expect(story.open()).toEqual(['Promote svc-0000 1.1.0 to prod'])
    await story.person('the policy has no staging any more', () =>
      changePolicy(stage, gitops, { dev: '', prod: 'after: [dev]' }),
    )
    await story.sweep(2)
    await story.merge('squash', 'prod')
    await story.sweep(3)
    expect(story.open()).toEqual([])
    expect(await story.runs('prod')).toBe('1.1.0')
    expectGolden('story-policy-changes', story.text(), stage.github)
  })
})
