import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { selfSigned } from '../../github/src/http/self-signed.ts'
import { Kube } from './kube.ts'
import { answers, freePorts, type Program, start } from './program.ts'

/** A real API server over a real etcd: all of Kubernetes that Flux needs, and no more. */
export interface Cluster {
  readonly kube: Kube
  /** For controllers: how to reach it, with all rights. */
  readonly kubeconfig: string
  readonly programs: readonly Program[]
}

/** Starts etcd and kube-apiserver on loopback, with all data in `folder`. */
export async function startCluster(folder: string): Promise<Cluster> {
  const [client = 0, peer = 0, secure = 0] = await freePorts(3)
  const etcd = await startEtcd(folder, client, peer)
  try {
    return await startServer(folder, etcd, client, secure)
  } catch (cause) {
    await etcd.stop()
    throw cause
  }
}

function startEtcd(folder: string, client: number, peer: number): Promise<Program> {
  const url = `http://127.0.0.1:${client}`
  const peers = `http://127.0.0.1:${peer}`
  return start({
    name: 'etcd',
    cwd: folder,
    args: [
      ...['--name', 'one', '--data-dir', join(folder, 'etcd'), '--unsafe-no-fsync'],
      ...['--listen-client-urls', url, '--advertise-client-urls', url],
      ...['--listen-peer-urls', peers, '--initial-advertise-peer-urls', peers],
      ...['--initial-cluster', `one=${peers}`, '--log-level', 'warn'],
    ],
    ready: () => answers(`${url}/health`),
  })
}

async function startServer(
  folder: string,
  etcd: Program,
  client: number,
  port: number,
): Promise<Cluster> {
  const files = join(folder, 'server')
  mkdirSync(files)
  const write = (name: string, text: string) => {
    writeFileSync(join(files, name), text, { mode: 0o600 })
    return join(files, name)
  }
  const { key, cert } = selfSigned()
  const token = randomBytes(24).toString('hex')
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const signing = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  const verifying = publicKey.export({ type: 'spki', format: 'pem' }).toString()
  const kube = new Kube({ port, certificate: cert, token })
  const server = await start({
    name: 'kube-apiserver',
    cwd: folder,
    args: [
      ...['--etcd-servers', `http://127.0.0.1:${client}`, '--endpoint-reconciler-type=none'],
      ...['--bind-address=127.0.0.1', '--advertise-address=127.0.0.1', `--secure-port=${port}`],
      `--cert-dir=${files}`,
      `--tls-cert-file=${write('tls.pem', cert)}`,
      `--tls-private-key-file=${write('tls-key.pem', key)}`,
      `--token-auth-file=${write('tokens.csv', `${token},tester,tester,system:masters\n`)}`,
      ...['--authorization-mode=AlwaysAllow', '--disable-admission-plugins=ServiceAccount'],
      '--service-account-issuer=https://localhost',
      `--service-account-key-file=${write('verify.pem', verifying)}`,
      `--service-account-signing-key-file=${write('sign.pem', signing)}`,
      '--service-cluster-ip-range=10.0.0.0/24',
    ],
    ready: () => kube.isReady(),
  })
  const kubeconfig = write('kubeconfig', kubeconfigOf(port, cert, token))
  return { kube, kubeconfig, programs: [server, etcd] }
}

function kubeconfigOf(port: number, certificate: string, token: string): string {
  const authority = Buffer.from(certificate).toString('base64')
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'lab',
    clusters: [
      {
        name: 'lab',
        cluster: {
          server: `https://127.0.0.1:${port}`,
          'certificate-authority-data': authority,
        },
      },
    ],
    users: [{ name: 'tester', user: { token } }],
    contexts: [{ name: 'lab', context: { cluster: 'lab', user: 'tester' } }],
  })
}
