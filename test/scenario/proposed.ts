import { overlay, type Scene, setScene } from './scene.ts'

/** Services that dev has ahead and whose promotions are open; `more` is what prod has in the policy besides. */
export async function proposed(keys: readonly string[], more = ''): Promise<Scene> {
  const files = keys.map((key) => ({
    ...overlay('dev', key, '1.1.0'),
    ...overlay('prod', key, '1.0.0'),
  }))
  const scene = await setScene(
    `version: 1
environments:
  dev: { overlays: "apps/dev/{service}" }
  prod: { after: [dev], overlays: "apps/prod/{service}"${more} }
`,
    Object.assign({}, ...files),
  )
  await scene.attest({ environment: 'dev', services: keys })
  await scene.sweep()
  return scene
}
