import base from '../../jest.config.mjs'

const { testPathIgnorePatterns: _, ...shared } = base

/** The stories with the real Flux; `npm run test:flux` builds what they need first. */
export default {
  ...shared,
  rootDir: '../..',
  testMatch: ['<rootDir>/test/flux/**/*.test.ts'],
}
