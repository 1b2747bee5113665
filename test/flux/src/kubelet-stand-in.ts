import { at, type Json, textAt } from './json.ts'
import { addressOf, type Kube } from './kube.ts'

const POLL_MS = 200
const ENDS = 'fluxgate.test/ends'

/** Stands in for a kubelet: a pod comes to the end that its annotation names, without running. */
export class KubeletStandIn implements AsyncDisposable {
  readonly #kube: Kube
  #timer: NodeJS.Timeout | undefined
  #round: Promise<void> = Promise.resolve()

  constructor(kube: Kube) {
    this.#kube = kube
    this.#next()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    await this.#round
    clearTimeout(this.#timer)
  }

  #next(): void {
    this.#timer = setTimeout(() => {
      this.#round = this.#endPods().catch(() => undefined)
      void this.#round.then(() => {
        if (this.#timer !== undefined) this.#next()
      })
    }, POLL_MS)
  }

  async #endPods(): Promise<void> {
    const pods = await this.#kube.list('Pod')
    const waiting = pods.filter((pod) => textAt(pod, 'status', 'phase') === 'Pending')
    await Promise.all(waiting.map((pod) => this.#end(pod)))
  }

  async #end(pod: Json): Promise<void> {
    const phase = at(pod, 'metadata', 'annotations', ENDS)
    if (typeof phase !== 'string') return
    await this.#kube.merge({ ...addressOf(pod), kind: 'Pod' }, { status: { phase } }, 'status')
  }
}

/** A Helm test of a chart, as a pod that ends so. */
export function testPod(ends: 'Succeeded' | 'Failed'): string {
  return `apiVersion: v1
kind: Pod
metadata:
  name: "{{ .Release.Name }}-test"
  annotations:
    helm.sh/hook: test
    helm.sh/hook-delete-policy: before-hook-creation
    ${ENDS}: ${ends}
spec:
  restartPolicy: Never
  containers: [{ name: test, image: "localhost/none:1" }]
`
}
