import type { ImageSource } from '@fluxgate/policy'
import { resolveFolder } from './chart-file.ts'

/** An image to build, as a matrix of a workflow takes it. Paths are from the checkout. */
export interface ImagePlan {
  readonly context: string
  readonly file: string
  readonly platforms: readonly ImagePlatform[]
}

/** One platform with a runner that it is native to. */
export interface ImagePlatform {
  /** `linux/arm64`. */
  readonly platform: string
  /** `arm64`, for names. */
  readonly arch: string
  /** A label for `runs-on`. */
  readonly runner: string
}

/** What a service's image is built from and where, `root` being the service's root. */
export function imagePlan(image: ImageSource, root: string): ImagePlan {
  const context = resolveFolder(root, image.context) ?? ''
  const file = resolveFolder(root, image.file ?? `${image.context}/Dockerfile`) ?? ''
  return {
    context: context === '' ? '.' : context,
    file,
    platforms: image.platforms.map((platform) => ({
      platform,
      arch: platform.slice(platform.indexOf('/') + 1),
      runner: platform === 'linux/arm64' ? 'ubuntu-24.04-arm' : 'ubuntu-24.04',
    })),
  }
}
