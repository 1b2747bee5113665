import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { listAt, textAt } from './json.ts'
import { answers, freePorts, type Program, start, toolPath } from './program.ts'

const run = promisify(execFile)
const MANIFEST = 'application/vnd.oci.image.manifest.v1+json'
const CHART_LAYER = 'application/vnd.cncf.helm.chart.content.v1.tar+gzip'

/** A chart to publish: its name, its version, and its templates by file name. */
export interface Chart {
  readonly name: string
  readonly version: string
  readonly templates: ReadonlyMap<string, string>
}

/** A chart as the registry has it. */
export interface Published {
  /** Of the manifest: what an OCIRepository pins. */
  readonly manifest: string
  /** Of the chart's archive. */
  readonly layer: string
  readonly size: number
}

/** The real registry, and the real helm that pushes to it. */
export class Registry {
  readonly #folder: string
  readonly #port: number
  readonly #program: Program

  private constructor(folder: string, port: number, program: Program) {
    this.#folder = folder
    this.#port = port
    this.#program = program
  }

  static async start(folder: string): Promise<Registry> {
    const [port = 0] = await freePorts(1)
    const configuration = join(folder, 'registry.json')
    const settings = {
      version: 0.1,
      log: { level: 'warn' },
      storage: { filesystem: { rootdirectory: join(folder, 'registry') } },
      http: { addr: `127.0.0.1:${port}` },
    }
    writeFileSync(configuration, JSON.stringify(settings))
    const program = await start({
      name: 'registry',
      cwd: folder,
      env: { OTEL_TRACES_EXPORTER: 'none' },
      args: ['serve', configuration],
      ready: () => answers(`http://127.0.0.1:${port}/v2/`),
    })
    return new Registry(folder, port, program)
  }

  /** `oci://<host>/charts`: what helm pushes to and HelmRepository objects name. */
  get url(): string {
    return `oci://127.0.0.1:${this.#port}/charts`
  }

  /** Packages a chart and pushes it; returns the digest that helm says. */
  async publish({ name, version, templates }: Chart): Promise<string> {
    const work = mkdtempSync(join(this.#folder, 'chart-'))
    try {
      const put = (path: string, text: string) => {
        const file = join(work, name, path)
        mkdirSync(dirname(file), { recursive: true })
        writeFileSync(file, text)
      }
      const about = { apiVersion: 'v2', name, version, appVersion: `${version}-app` }
      put('Chart.yaml', JSON.stringify(about))
      for (const [file, text] of templates) put(`templates/${file}`, text)
      const helm = (...args: string[]) =>
        run(toolPath('helm'), args, { cwd: work, env: { PATH: '', HOME: work } })
      await helm('package', name)
      const pushed = await helm('push', `${name}-${version}.tgz`, this.url, '--plain-http')
      const digest = /^Digest: (sha256:[0-9a-f]{64})$/m.exec(pushed.stdout + pushed.stderr)?.[1]
      if (digest === undefined) throw new Error(`helm push named no digest: ${pushed.stderr}`)
      return digest
    } finally {
      rmSync(work, { recursive: true, force: true })
    }
  }

  /** What the registry has under a tag or digest; undefined: nothing. */
  async resolve(url: string, reference: string): Promise<Published | undefined> {
    const answer = await fetch(`${this.#api(url)}/manifests/${reference.replaceAll('+', '_')}`, {
      headers: { accept: MANIFEST },
    })
    const body = await answer.text()
    if (answer.status === 404) return undefined
    if (!answer.ok) throw new Error(`the registry answers ${answer.status}: ${body}`)
    const manifest: unknown = JSON.parse(body)
    const layer = listAt(manifest, 'layers').find((one) => textAt(one, 'mediaType') === CHART_LAYER)
    const size = Number(new Map(Object.entries(layer ?? {})).get('size'))
    const digest = answer.headers.get('docker-content-digest') ?? ''
    return { manifest: digest, layer: textAt(layer, 'digest'), size }
  }

  /** The chart's archive. */
  async blob(url: string, digest: string): Promise<Buffer> {
    const answer = await fetch(`${this.#api(url)}/blobs/${digest}`)
    if (!answer.ok) throw new Error(`the registry has no ${digest}: ${answer.status}`)
    return Buffer.from(await answer.arrayBuffer())
  }

  async stop(): Promise<void> {
    await this.#program.stop()
  }

  #api(url: string): string {
    const [host = '', ...path] = url.replace('oci://', '').split('/')
    return `http://${host}/v2/${path.join('/')}`
  }
}
