const shared = {
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '^.+\\.ts$': '@swc/jest' },
  testEnvironment: 'node',
};

const services = {
  globalSetup: '<rootDir>/test/support/services.setup.ts',
  globalTeardown: '<rootDir>/test/support/services.teardown.ts',
};

/**
 * Stories of single areas in the browser, which `npm run test:browser` and the soak tell: the whole season and the walk
 * through the screens come through their pages in every run.
 */
const TOLD_IN_FULL = [
  'administration',
  'auditing',
  'authority',
  'drafting',
  'forwarding',
  'lists',
  'register',
  'season',
];
const left = process.env.SOAK ? [] : TOLD_IN_FULL.map((name) => `/test/browser/${name}\\.test\\.ts$`);
const browser = { ...services, testPathIgnorePatterns: ['/node_modules/', ...left] };

/** Four rooms: the pure core (no services), real Postgres and Redis, one story per file over HTTP, and a real browser. */
export default {
  testTimeout: 30_000,
  maxWorkers: 2,
  projects: [
    { ...shared, displayName: 'domain', testMatch: ['<rootDir>/test/domain/**/*.test.ts'] },
    { ...shared, ...services, displayName: 'integration', testMatch: ['<rootDir>/test/integration/**/*.test.ts'] },
    { ...shared, ...services, displayName: 'e2e', testMatch: ['<rootDir>/test/e2e/**/*.test.ts'] },
    { ...shared, ...browser, displayName: 'browser', testMatch: ['<rootDir>/test/browser/**/*.test.ts'] },
  ],
};
