/** Who may import whom (ARCHITECTURE.md). The layers, lowest first; a folder may import what stands before it. */
const LAYERS = ['platform', 'audit', 'people', 'campaigns', 'dossier'];
const STEPS = ['drafting', 'evidence', 'council', 'papers', 'forwarding', 'printing', 'sets'];
const BESIDE = ['notices', 'deadlines'];
const src = (...folders) => `^src/(${folders.join('|')})/`;

const layerRules = LAYERS.map((layer, index) => ({
  name: `${layer}-imports-only-below`,
  comment: `${layer} knows nothing of the folders that stand above it; audit's HTTP side knows who asks.`,
  severity: 'error',
  from: { path: src(layer), pathNot: '^src/audit/audit\\.controller\\.ts$' },
  to: { path: src(...LAYERS.slice(index + 1), ...STEPS, ...BESIDE, 'sample') },
}));

const stepRules = STEPS.map((step, index) => ({
  name: `${step}-reads-only-views-of-earlier-steps`,
  comment:
    'A step may import the read side (*.view.ts) of an earlier step, and the module that exports it; nothing of a later one.',
  severity: 'error',
  from: { path: src(step) },
  to: {
    path: src(...STEPS.filter((other) => other !== step), ...BESIDE, 'sample'),
    pathNot: `${src(...STEPS.slice(0, index), 'none')}.*\\.(view|module)\\.ts$`,
  },
}));

const only = (name, comment, to, allowed) => ({
  name,
  comment,
  severity: 'error',
  from: { path: '^src/', pathNot: allowed },
  to: { path: to },
});

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'domain-is-pure',
      comment: 'It runs in the browser: it imports xstate, and in one file each a hash library and one of differences.',
      severity: 'error',
      from: { path: '^src/domain/' },
      to: { pathNot: '^(src/domain/|node_modules/xstate/|node_modules/@noble/hashes/|node_modules/diff/)' },
    },
    {
      name: 'one-file-knows-the-hash-library',
      severity: 'error',
      from: { path: '^src/domain/', pathNot: '^src/domain/hash\\.ts$' },
      to: { path: '@noble/hashes' },
    },
    {
      name: 'one-file-knows-the-library-of-differences',
      severity: 'error',
      from: { path: '^src/domain/', pathNot: '^src/domain/in-order\\.ts$' },
      to: { path: '^node_modules/diff/' },
    },
    ...layerRules,
    ...stepRules,
    {
      name: 'beside-imports-no-step',
      comment: 'notices and deadlines go with the dossier, not with its steps.',
      severity: 'error',
      from: { path: src(...BESIDE) },
      to: { path: src(...STEPS, 'sample') },
    },
    only(
      'bull-in-its-files',
      'Nothing else knows whether a queue is there.',
      '^node_modules/(bull|@types/bull|ioredis)/',
      '^src/platform/(queues|redis-check)\\.ts$|\\.processor\\.ts$',
    ),
    only(
      'sample-only-at-the-top',
      'The sample season is loaded by the entry points.',
      '^src/sample/',
      '^src/(main|demo|demo/|sample/)',
    ),
    only(
      'backup-only-on-the-console',
      'It reads and writes every table, past all owners of rows; nothing that serves requests does.',
      '^src/backup/',
      '^src/(cli\\.ts$|backup/)',
    ),
    {
      name: 'backup-knows-the-platform',
      comment: 'Of what lies above it knows which files are named, and nothing else.',
      severity: 'error',
      from: { path: '^src/backup/' },
      to: { path: '^src/', pathNot: '^src/(backup|platform|domain)/|^src/papers/named\\.files\\.ts$' },
    },
    {
      name: 'screens-know-the-domain-only',
      comment: 'A button and the server ask the same function; everything else comes over HTTP.',
      severity: 'error',
      from: { path: '^web/' },
      to: { path: '^src/', pathNot: '^src/domain/' },
    },
    { name: 'nothing-knows-the-screens', severity: 'error', from: { path: '^src/' }, to: { path: '^web/' } },
    { name: 'nothing-knows-the-bench', severity: 'error', from: { path: '^(src|web)/' }, to: { path: '^bench/' } },
    { name: 'not-to-tests', severity: 'error', from: { path: '^src/' }, to: { path: '^test/' } },
    {
      name: 'no-rooms-without-a-noun',
      severity: 'error',
      from: {},
      to: {
        path: [
          '/utils?/',
          '/common/',
          '/helpers?/',
          '/shared/',
          '/misc/',
          '/libs?/',
          '/utils?[.]ts$',
          '/helpers?[.]ts$',
        ],
        pathNot: 'node_modules',
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
