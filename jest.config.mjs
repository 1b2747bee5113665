export default {
  testMatch: ['<rootDir>/{actions,packages}/*/test/**/*.test.ts', '<rootDir>/test/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {}, // Node 24 strips the types; jest 30.5 asks it to.
  testEnvironmentOptions: { customExportConditions: ['@fluxgate/source', 'node', 'node-addons'] },
  testSequencer: '<rootDir>/test/support/longest-first.mjs',
  maxWorkers: '100%', // jest would leave one of two cores idle
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/flux/'], // `npm run test:flux`: minutes, and programs of their own.
  workerIdleMemoryLimit: '300MB', // files leave memory behind, and starting git from a big process is slow
  testTimeout: 600_000, // bounds a hang, on a busy machine as well; what takes how long is for the benchmark
  modulePathIgnorePatterns: ['<rootDir>/dist', '/lib/'],
}
