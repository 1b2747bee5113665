import { expect, test } from '@jest/globals'
import { domainOf } from '../src/domain.ts'

test.each([
  ['https://api.github.com', 'github.com'],
  ['https://api.github.com/', 'github.com'],
  ['https://api.acme.ghe.com', 'acme.ghe.com'],
  ['https://ghe.example.org/api/v3', 'ghe.example.org'],
  ['https://api.example.org:8443/api/v3/', 'api.example.org'],
  ['nonsense', ''],
])('the API at %s is of "%s"', (apiUrl, domain) => {
  expect(domainOf(apiUrl)).toBe(domain)
})
