import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { NestFactory } from '@nestjs/core';
import { Module } from '@nestjs/common';
import { refused } from '../../src/domain/refusals.js';
import { Public } from '../../src/platform/access.js';
import { cursorOf, PageQuery, positionAt } from '../../src/platform/cursor.js';
import { Database } from '../../src/platform/database.js';
import { IdPipe } from '../../src/platform/id.pipe.js';
import { Choice, Day, Flag, Group, Id, Instant, Whole } from '../../src/platform/input.js';
import { RouteAudit } from '../../src/people/route-audit.js';
import { DiscoveryModule } from '@nestjs/core';
import { Code, Email, Line, Text } from '../../src/platform/text.decorator.js';
import { freshDatabase, type FreshDatabase } from '../support/database.js';
import { PeopleProgram, refusal } from './people.fixture.js';

class ItemForm {
  @Code()
  code: string;

  @Whole({ most: 9, optional: true })
  count?: number;
}

class Form {
  @Line({ max: 20 })
  title: string;

  @Text({ max: 50, min: 0, optional: true })
  text?: string;

  @Id({ optional: true })
  id?: string;

  @Id({ optional: true, list: 2 })
  ids?: string[];

  @Day({ optional: true })
  day?: string;

  @Instant({ optional: true })
  instant?: string;

  @Choice(['yes', 'no'], { optional: true })
  choice?: string;

  @Flag({ optional: true })
  flag?: boolean;

  @Email({ optional: true, nullable: true })
  email?: string | null;

  @Group(() => ItemForm, { optional: true, list: 3 })
  items?: ItemForm[];
}

@Controller('forms')
@Public()
class FormController {
  constructor(private readonly database: Database) {}

  @Post()
  take(@Body() form: Form): Form {
    return form;
  }

  @Get('page')
  page(@Query() { cursor, limit }: PageQuery): object {
    return { position: positionAt(cursor, 'text') ?? null, limit };
  }

  @Get('fault')
  fault(): never {
    throw new TypeError('Nguyễn Văn A of row 7');
  }

  @Get('refused')
  refused(): never {
    throw refused('season.live', { count: 2, dossiers: ['a', 'b'] });
  }

  @Get('sql/:what')
  async sql(@Param('what') what: string): Promise<void> {
    const statements: Record<string, [string, unknown[]]> = {
      number: ['SELECT $1::integer', ['seven']],
      nul: ['SELECT $1::jsonb', ['"\\u0000"']],
      slow: [`SELECT pg_sleep(30), set_config('statement_timeout', '50', false)`, []],
      bug: ['SELECT 1 FROM nowhere', []],
    };
    const [text, values] = statements[what]!;
    if (what !== 'slow') await this.database.query(text, values);
    else
      await this.database.transaction(async (tx) => {
        await tx.query(`SET LOCAL statement_timeout = '50ms'`);
        await tx.query('SELECT pg_sleep(30)');
      });
  }

  @Get(':id')
  one(@Param('id', IdPipe) id: string): object {
    return { id };
  }
}

let fresh: FreshDatabase;
let program: PeopleProgram;

beforeAll(async () => {
  fresh = await freshDatabase();
  program = await PeopleProgram.start(fresh.appUrl, [FormController]);
}, 60_000);

afterAll(async () => {
  await program.stop();
  await fresh.drop();
});

const ID = '01890000-0000-7000-8000-00000000000a';

test('a refusal is a problem document, with its sentence in both languages and what would help', async () => {
  const { status, headers, body } = await program.send('GET /forms/refused', {
    headers: { 'x-request-id': 'ignored' },
  });
  expect([status, headers['content-type'], headers['content-language'], headers['cache-control']]).toEqual([
    409,
    'application/problem+json; charset=utf-8',
    'vi',
    'no-store',
  ]);
  expect(body).toEqual({
    type: '/api/docs#season.live',
    title: 'Còn 2 hồ sơ chưa kết thúc.',
    status: 409,
    code: 'season.live',
    params: { count: 2, dossiers: ['a', 'b'] },
    sentence: { vi: 'Còn 2 hồ sơ chưa kết thúc.', en: '2 dossiers are still live.' },
    help: {
      vi: 'Giải quyết từng hồ sơ còn lại trước khi khóa sổ.',
      en: 'End each of them before closing the season.',
    },
    unblockedBy: ['clerk', 'chair'],
    requestId: expect.any(String),
  });
});

test.each([
  ['en', 'Not found.'],
  ['en-GB,en;q=0.9,vi;q=0.8', 'Not found.'],
  ['vi-VN,vi;q=0.9,en;q=0.8', 'Không tìm thấy.'],
  ['fr,en;q=0.3', 'Not found.'],
  ['*', 'Không tìm thấy.'],
  ['en;q=0', 'Không tìm thấy.'],
  ['en,vi', 'Không tìm thấy.'],
  [',;=;q=,en;q=x', 'Không tìm thấy.'],
])('who accepts %s reads "%s"', async (language, title) => {
  const { body } = await program.send('GET /nowhere', { headers: { 'accept-language': language } });
  expect(body['title']).toBe(title);
});

test.each([
  ['an unknown address', 'GET /nowhere', {}, [404, 'notFound', {}]],
  ['a method that the address does not take', 'DELETE /forms', {}, [404, 'notFound', {}]],
  ['an id in the path that cannot be one', 'GET /forms/7', {}, [404, 'notFound', {}]],
  ['a path that is no text', 'GET /forms/%ff', {}, [400, 'request.malformed', {}]],
  ['a body that is no JSON', 'POST /forms', { body: '{"title":' }, [400, 'request.malformed', {}]],
  ['a body that is empty', 'POST /forms', { body: '' }, [400, 'request.malformed', {}]],
  ['a body with a prototype', 'POST /forms', { body: '{"__proto__":{"title":"a"}}' }, [400, 'request.malformed', {}]],
  [
    'a body that is too large',
    'POST /forms',
    { body: { title: 'x'.repeat(70_000) } },
    [413, 'request.tooLarge', { limit: '64 kB' }],
  ],
  [
    'a body of an unknown kind',
    'POST /forms',
    { body: '<a/>', headers: { 'content-type': 'text/xml' } },
    [415, 'request.mediaType', {}],
  ],
  ['a body that is a list', 'POST /forms', { body: [] }, [422, 'request.invalid', { fields: ['title'] }]],
  [
    'a body nested without end',
    'POST /forms',
    { body: `{"title":${'['.repeat(9000)}${']'.repeat(9000)}}` },
    [422, 'request.invalid', { fields: [''] }],
  ],
  ['a page cursor of somebody else', 'GET /forms/page?cursor=abc', {}, [422, 'cursor.wrong', {}]],
  ['a page that is too long', 'GET /forms/page?limit=101', {}, [422, 'request.invalid', { fields: ['limit'] }]],
  ['a value that the database cannot read', 'GET /forms/sql/number', {}, [422, 'request.invalid', { fields: ['?'] }]],
  ['a text that the database cannot keep', 'GET /forms/sql/nul', {}, [422, 'request.invalid', { fields: ['?'] }]],
  ['a statement that takes too long', 'GET /forms/sql/slow', {}, [503, 'server.busy', {}]],
  ['a route for people who are signed in', 'GET /me', {}, [401, 'session.missing', {}]],
])('%s is refused with its own code', async (_, route, sent, expected) => {
  const answer = await program.send(route, sent);
  expect(refusal(answer)).toEqual(expected);
  expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
});

test('who has to sign in is told how, and who has to wait how long', async () => {
  const missing = await program.send('GET /me');
  const busy = await program.send('GET /forms/sql/slow');
  expect([missing.headers['www-authenticate'], busy.headers['retry-after']]).toEqual(['Bearer realm="vinhdanh"', '5']);
});

test.each(['fault', 'sql/bug'])('of a fault of the program (%s) only the request id is told', async (what) => {
  const { status, body } = await program.send(`GET /forms/${what}`);
  expect([status, body['code'], body['params']]).toEqual([500, 'server.fault', { requestId: body['requestId'] }]);
  expect(JSON.stringify(body)).not.toMatch(/Nguyễn|row 7|TypeError|nowhere|SELECT/);
});

test('what is right comes in as it is meant: NFC, one line, small letters, numbers', async () => {
  const form = {
    title: '  Hoa\u0300   bi\u0300nh ',
    text: 'a\r\n b ',
    id: ID.toUpperCase(),
    email: null,
    items: [{ code: 'a.1', count: 3 }],
  };
  const { status, body } = await program.send('POST /forms', { body: form });
  expect([status, body]).toEqual([
    201,
    { title: 'Hoà bình', text: 'a\r\n b ', id: ID, email: null, items: [{ code: 'a.1', count: 3 }] },
  ]);
});

test.each([
  [{}, ['title', 'value.missing']],
  [{ title: '  ' }, ['title', 'text.empty']],
  [{ title: null }, ['title', 'value.notText']],
  [{ title: 'x'.repeat(21) }, ['title', 'text.tooLong']],
  [{ title: 'a\u0000' }, ['title', 'text.nul']],
  [{ title: 'a\ud800' }, ['title', 'text.loneSurrogate']],
  [{ title: 'a', other: 1 }, ['other', 'value.unknown']],
  [{ title: 'a', id: 'x' }, ['id', 'id.malformed']],
  [{ title: 'a', id: null }, ['id', 'id.malformed']],
  [{ title: 'a', ids: ID }, ['ids', 'value.notList']],
  [{ title: 'a', ids: [ID, 7] }, ['ids[1]', 'id.malformed']],
  [{ title: 'a', ids: [ID, ID, ID] }, ['ids', 'list.wrongLength']],
  [{ title: 'a', day: '2025-02-29' }, ['day', 'day.notReal']],
  [{ title: 'a', instant: '2025-02-28T10:00' }, ['instant', 'instant.malformed']],
  [{ title: 'a', instant: '2025-02-29T10:00:00Z' }, ['instant', 'instant.malformed']],
  [{ title: 'a', choice: 'toString' }, ['choice', 'value.notListed']],
  [{ title: 'a', flag: 'true' }, ['flag', 'value.notBoolean']],
  [{ title: 'a', email: 'a@' }, ['email', 'email.malformed']],
  [{ title: 'a', items: [{ code: 'a' }, { code: 'Á' }] }, ['items[1].code', 'code.malformed']],
  [{ title: 'a', items: [{ code: 'a', count: 1.5 }] }, ['items[0].count', 'number.notWhole']],
  [{ title: 'a', items: ['a'] }, ['items[0]', 'value.notObject']],
  [{ title: 'a', items: { code: 'a' } }, ['items', 'value.notList']],
  [{ title: 'a', items: [{ code: 'a', constructor: 1 }] }, ['items[0].constructor', 'value.unknown']],
])('the form %j is refused at its place', async (form, [path, code]) => {
  const { status, body } = await program.send('POST /forms', { body: form });
  const problems = body['problems'] as { path: string; code: string }[];
  expect([status, body['params'], problems.map((problem) => [problem.path, problem.code])]).toEqual([
    422,
    { fields: [path] },
    [[path, code]],
  ]);
});

test('a problem is told in both languages, with its measure', async () => {
  const { body } = await program.send('POST /forms', { body: { title: 'x'.repeat(21) } });
  expect(body['problems']).toEqual([
    {
      path: 'title',
      code: 'text.tooLong',
      params: { most: 20 },
      message: { vi: 'Dài quá 20 ký tự.', en: 'It is longer than 20 characters.' },
    },
  ]);
});

test('a cursor leads back to its position; one that was bent does not', async () => {
  const position = { key: 'thôn 3', id: ID };
  const page = await program.send(`GET /forms/page?limit=3&cursor=${cursorOf(position)}`);
  expect(page.body).toEqual({ position, limit: 3 });
  const bent = [[7, ID], ['a', 'b'], ['a', ID, 1], ['a\u0000', ID], 'a', null].map((value) =>
    Buffer.from(JSON.stringify(value)).toString('base64url'),
  );
  const codes = [];
  for (const cursor of bent) codes.push((await program.send(`GET /forms/page?cursor=${cursor}`)).body['code']);
  expect(codes).toEqual(bent.map(() => 'cursor.wrong'));
});

test('OpenAPI tells of each route who may call it and what its fields are', () => {
  const document = SwaggerModule.createDocument(program.app, new DocumentBuilder().setOpenAPIVersion('3.1.0').build());
  const allowed = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => [
      `${method.toUpperCase()} ${path}`,
      (operation as Record<string, unknown>)['x-allow'],
      Boolean((operation as { security?: unknown }).security),
    ]),
  );
  expect(allowed.filter(([route]) => !String(route).includes('/forms'))).toEqual([
    ['POST /sessions', 'public', false],
    ['DELETE /sessions/current', 'newcomer', true],
    ['GET /me', 'newcomer', true],
    ['PUT /me/password', 'newcomer', true],
    ['PUT /me/language', 'newcomer', true],
    ['GET /people', ['admin', 'clerk', 'secretary', 'chair'], true],
    ['POST /people', ['admin'], true],
    ['PATCH /people/{id}', ['admin'], true],
    ['POST /people/{id}/roles', ['admin'], true],
    ['DELETE /people/{id}/roles/{roleId}', ['admin'], true],
    ['POST /people/{id}/access-slip', ['admin'], true],
    ['GET /organisations', 'signedIn', true],
    ['POST /organisations', ['admin'], true],
    [
      'GET /organisations/{id}/members',
      ['secretary', 'chair', 'clerk', 'councilMember', 'decider', 'auditor', 'admin'],
      true,
    ],
    ['GET /organisations/{id}/successions', 'signedIn', true],
    ['POST /organisations/{id}/successions', ['admin'], true],
    ['DELETE /organisations/{id}/successions/{successionId}', ['admin'], true],
    ['GET /units', 'signedIn', true],
    ['POST /units', ['admin'], true],
  ]);
  expect(document.components?.schemas?.['Form']).toMatchObject({
    required: ['title'],
    properties: {
      title: { type: 'string', minLength: 1, maxLength: 20 },
      ids: { type: 'array', maxItems: 2, items: { type: 'string', format: 'uuid' } },
      items: { type: 'array', maxItems: 3, items: { $ref: '#/components/schemas/ItemForm' } },
    },
  });
});

test('the program does not start while a route names nobody who may call it', async () => {
  @Controller('open')
  class OpenController {
    @Get()
    everything(): string {
      return 'all';
    }

    notARoute(): string {
      return 'internal';
    }
  }

  @Module({ imports: [DiscoveryModule], controllers: [OpenController], providers: [RouteAudit] })
  class OpenModule {}

  const app = await NestFactory.create(OpenModule, new FastifyAdapter(), { logger: false });
  await expect(app.init()).rejects.toThrow(
    'These routes say neither @Public, @AllowNewcomer, @AllowSignedIn nor @Allow: OpenController.everything',
  );
});
