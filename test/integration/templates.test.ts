import { Packer } from 'docx';
import { COVER_SLIP } from '../../src/domain/cover-slip.js';
import { list, must, sampleOf, text, whether, type Fields } from '../../src/domain/form.js';
import { FORM_CODES, FORMS } from '../../src/domain/forms.js';
import { templateProblems } from '../../src/printing/template.check.js';
import { fillIn, shippedSlip, shippedTemplate } from '../../src/printing/template.file.js';
import { body, paper, rows } from '../../templates/layout.js';
import { OF_ANSWER } from '../../templates/of-answer.js';
import { OF_DOSSIER } from '../../templates/of-dossier.js';
import { OF_SITTING } from '../../templates/of-sitting.js';
import { OF_SLIP } from '../../templates/of-slip.js';
import { declaredAs, partOf, withBytes, withParts, wordsOf } from '../support/docx.js';

const told = async (docx: Buffer, fields: Fields) =>
  (await templateProblems(docx, fields)).map(({ path, code, params }) => [path, code, params['tag'] ?? params['link']]);

describe('the templates that are shipped', () => {
  test.each(FORM_CODES)('%s names every field that the paper must have, and none that nobody knows', async (code) => {
    expect(await told(await shippedTemplate(code), FORMS[code].fields)).toEqual([]);
  });

  test('no form is without a template, and no template without its form', () => {
    expect(Object.keys({ ...OF_DOSSIER, ...OF_SITTING, ...OF_ANSWER }).toSorted()).toEqual(FORM_CODES.toSorted());
  });

  test.each(FORM_CODES)('%s is what `npm run templates` makes', async (code) => {
    const made = paper({ ...OF_DOSSIER, ...OF_SITTING, ...OF_ANSWER }[code]);
    const bytes = await Packer.toBuffer(made);
    expect(partOf(await shippedTemplate(code), 'word/document.xml')).toBe(partOf(bytes, 'word/document.xml'));
  });

  test('the slip that goes with a paper names all that it must, and is made with the others', async () => {
    const shipped = await shippedSlip();
    expect(await told(shipped, COVER_SLIP)).toEqual([]);
    const bytes = await Packer.toBuffer(paper(OF_SLIP.coverSlip));
    expect(partOf(shipped, 'word/document.xml')).toBe(partOf(bytes, 'word/document.xml'));
  });

  test.each(FORM_CODES)('%s is filled in without a tag left over', async (code) => {
    const { fields } = FORMS[code] as { fields: Fields };
    const words = await wordsOf(await fillIn(await shippedTemplate(code), fields, sampleOf(fields)));
    expect(words).not.toMatch(/[{}]|undefined|object/);
    expect(words).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
  });
});

const FIELDS = {
  name: must(text('Họ và tên', 'Trần Thị Mẫu')),
  note: text('Ghi chú', ''),
  there: whether('Có ghi chú'),
  people: must(list('Danh sách', { who: must(text('Tên', 'Lê Văn Mẫu')), age: text('Tuổi', '40') })),
};
const COLUMNS = [
  { head: 'Tên', cell: '{Tên}', width: 80 },
  { head: 'Tuổi', cell: '{Tuổi}', width: 80 },
];
const SOUND = [body('Kính gửi: {Họ và tên}.'), rows('Danh sách', COLUMNS)];
const docx = (content: Parameters<typeof paper>[0]): Promise<Buffer> => Packer.toBuffer(paper(content));
const relations = 'word/_rels/document.xml.rels';
const field = (instruction: string) => (xml: string) =>
  xml.replace('<w:body>', `<w:body><w:p><w:r><w:instrText>${instruction}</w:instrText></w:r></w:p>`);
const related = (link: string) => (xml: string) => xml.replace('</Relationships>', `${link}</Relationships>`);

describe('a template that an office has changed', () => {
  test('is taken as it is when all its fields are known', async () => {
    const more = [...SOUND, body('{#Có ghi chú}{Ghi chú}{/Có ghi chú}')];
    expect(await told(await docx(more), FIELDS)).toEqual([]);
  });

  test.each<[string, Parameters<typeof paper>[0], unknown[]]>([
    [
      'a field that nobody knows',
      [...SOUND, body('Số điện thoại của {Họ và tên}: {Điện thoại}.')],
      [['Số điện thoại của {Họ và tên}: {Điện thoại}.', 'template.unknownTag', '{Điện thoại}']],
    ],
    ['a field of a list outside of it', [...SOUND, body('{Tuổi}')], [['{Tuổi}', 'template.unknownTag', '{Tuổi}']]],
    [
      'a list that is not closed',
      [...SOUND, body('{#Danh sách}{Tên}')],
      [['{#Danh sách}{Tên}', 'template.notClosed', '{#Danh sách}']],
    ],
    [
      'a list that was not opened',
      [...SOUND, body('{/Danh sách}')],
      [['{/Danh sách}', 'template.notOpened', '{/Danh sách}']],
    ],
    [
      'a list that is closed as another',
      [...SOUND, body('{#Danh sách}{Tên}{/Có ghi chú}')],
      [['{#Danh sách}{Tên}{/Có ghi chú}', 'template.closedAsOther', '{/Có ghi chú}']],
    ],
    ['a list written as a text', [...SOUND, body('{Danh sách}')], [['{Danh sách}', 'template.isList', '{Danh sách}']]],
    [
      'a text opened as a list',
      [...SOUND, body('{#Ghi chú}x{/Ghi chú}')],
      [['{#Ghi chú}x{/Ghi chú}', 'template.noList', '{#Ghi chú}']],
    ],
    ['a field without a name', [...SOUND, body('x {} y')], [['x {} y', 'template.brokenTag', '{}']]],
    [
      'a brace that is not closed',
      [...SOUND, body('Kính gửi {Họ và tên')],
      [[expect.stringContaining('Kính gửi {Họ và tên'), 'template.brokenTag', expect.stringContaining('{Họ và tên')]],
    ],
    ['a name left out', [rows('Danh sách', COLUMNS)], [['', 'template.missingTag', 'Họ và tên']]],
    ['the list left out', [SOUND[0]!], [['', 'template.missingTag', 'Danh sách']]],
    [
      'what the list must have left out',
      [SOUND[0]!, rows('Danh sách', COLUMNS.slice(1))],
      [['', 'template.missingTag', 'Tên']],
    ],
    [
      'two faults at once',
      [body('{Ghi}'), body('{#Danh sách}{Tên}')],
      [
        ['{Ghi}', 'template.unknownTag', '{Ghi}'],
        ['{#Danh sách}{Tên}', 'template.notClosed', '{#Danh sách}'],
        ['', 'template.missingTag', 'Họ và tên'],
      ],
    ],
  ])('%s is told with its place', async (_, content, expected) => {
    expect(await told(await docx(content), FIELDS)).toEqual(expected);
  });

  test('a tag that was typed with marks apart is the same tag, also where it is filled in', async () => {
    const apart = await docx([body('{Họ và tên}'.normalize('NFD')), rows('Danh sách'.normalize('NFD'), COLUMNS)]);
    expect(await told(apart, FIELDS)).toEqual([]);
    const words = await wordsOf(await fillIn(apart, FIELDS, sampleOf(FIELDS)));
    expect(words).toContain('Trần Thị Mẫu');
    expect(words).toContain('Lê Văn Mẫu40');
  });

  test('a name in one list is no name in another', async () => {
    const fields = { ...FIELDS, others: must(list('Vắng mặt', { who: must(text('Tên', 'Lý Mẫu')) })) };
    const nameless = [...SOUND, body('{#Vắng mặt}x{/Vắng mặt}')];
    expect(await told(await docx(nameless), fields)).toEqual([['', 'template.missingTag', 'Tên']]);
  });

  test('what no paper can hold is left out of it', async () => {
    const facts = { ...sampleOf(FIELDS), name: 'Trần\ufffe Thị\uffff Mẫu' };
    expect(await wordsOf(await fillIn(await docx(SOUND), FIELDS, facts))).toContain('Kính gửi: Trần Thị Mẫu.');
  });
});

describe('a file that is dangerous', () => {
  test.each<[string, Record<string, (xml: string) => string>, unknown[]]>([
    ['a macro', { 'word/vbaProject.bin': () => 'x' }, [['word/vbaProject.bin', 'template.macro', undefined]]],
    [
      'a document that says it has macros',
      {
        '[Content_Types].xml': (xml) =>
          xml.replace('wordprocessingml.document.main', 'ms-word.document.macroEnabled.main'),
      },
      [['[Content_Types].xml', 'template.macro', undefined]],
    ],
    [
      'an embedded object',
      { 'word/embeddings/oleObject1.bin': () => 'x' },
      [['word/embeddings/oleObject1.bin', 'template.macro', undefined]],
    ],
    [
      'a picture from elsewhere',
      {
        [relations]: related(
          '<Relationship Id="r99" Type="image" Target="http://evil.example/x.png" TargetMode="External"/>',
        ),
      },
      [[relations, 'template.external', 'http://evil.example/x.png']],
    ],
    [
      'a field that fetches a file',
      {
        'word/document.xml': (xml) =>
          xml.replace(
            '<w:body>',
            '<w:body><w:p><w:r><w:instrText>INCLUDETEXT "C:\\secret.txt"</w:instrText></w:r></w:p>',
          ),
      },
      [['word/document.xml', 'template.external', 'INCLUDETEXT "C:\\secret.txt"']],
    ],
    [
      'a field that starts a program',
      {
        'word/document.xml': (xml) =>
          xml.replace('<w:body>', '<w:body><w:p><w:fldSimple w:instr="DDEAUTO c:\\\\cmd.exe"/></w:p>'),
      },
      [['word/document.xml', 'template.external', 'DDEAUTO c:\\\\cmd.exe']],
    ],
    [
      'an entity that grows',
      { 'word/document.xml': (xml) => xml.replace('?>', '?><!DOCTYPE x [<!ENTITY a "aaaa">]>') },
      [['word/document.xml', 'template.malformed', undefined]],
    ],
  ])('%s is refused with the part that it is in', async (_, changes, expected) => {
    expect(await told(withParts(await docx(SOUND), changes), FIELDS)).toEqual(expected);
  });

  const relation = (attributes: string, name = 'Relationship') => related(`<${name} ${attributes}/>`);
  test.each<[string, string, (xml: string) => string]>([
    ['a bracket in an address before it', relations, relation('Target="http://x.example/?>" TargetMode="External"')],
    [
      'a name of its own',
      relations,
      (xml) => relation('xmlns:p="urn:p" Target="u" TargetMode="External"', 'p:Relationship')(xml),
    ],
    ['a letter by its number', relations, relation('Target="u" TargetMode="Externa&#108;"')],
    ['small letters', relations, relation('Target="u" TargetMode="external"')],
    ['a field in small letters', 'word/document.xml', field('includepicture "u"')],
    ['a field in two pieces', 'word/document.xml', field('INCLUDE</w:instrText></w:r><w:r><w:instrText>PICTURE "u"')],
  ])('what leads elsewhere is seen through %s', async (_, part, change) => {
    const found = await told(withParts(await docx(SOUND), { [part]: change }), FIELDS);
    expect(found.map(([place, code]) => [place, code])).toEqual([[part, 'template.external']]);
  });

  test('a part in another writing, and one that nobody can look into, are refused', async () => {
    const parts = {
      'word/a.xml': Buffer.from('\ufeff<a TargetMode="External"/>', 'utf16le'),
      'word/a.dat': Buffer.from('x'),
    };
    expect(await told(withBytes(await docx(SOUND), parts), FIELDS)).toEqual([
      ['word/a.xml', 'template.malformed', undefined],
      ['word/a.dat', 'template.unknownPart', undefined],
    ]);
  });

  test('a part that would keep a reader busy for hours is answered at once', async () => {
    const busy = withParts(await docx(SOUND), { [relations]: () => `<r>${'<Relationship '.repeat(200_000)}</r>` });
    const before = performance.now();
    expect(await told(busy, FIELDS)).toEqual([[relations, 'template.malformed', undefined]]);
    expect(performance.now() - before).toBeLessThan(5_000);
  });

  test('a file that says it is smaller than it is is no template, and not unpacked', async () => {
    const lying = declaredAs(
      withParts(await docx(SOUND), { 'word/b.xml': () => `<a>${'b'.repeat(4_000_000)}</a>` }),
      'word/b.xml',
      100,
    );
    expect(await told(lying, FIELDS)).toEqual([['', 'template.notDocx', undefined]]);
  });

  test('a file that unpacks to more than it may is refused before it is unpacked', async () => {
    const bomb = withParts(await docx(SOUND), { 'word/media/a.xml': () => 'a'.repeat(21 * 1024 * 1024) });
    expect(bomb.length).toBeLessThan(200_000);
    expect(await told(bomb, FIELDS)).toEqual([['', 'template.tooLarge', undefined]]);
  });

  test.each([
    ['a picture', Buffer.from('89504e470d0a1a0a', 'hex')],
    ['nothing', Buffer.alloc(0)],
    ['a cut file', Buffer.from('504b0304', 'hex')],
  ])('%s is no template', async (_, bytes) => {
    expect(await told(bytes, FIELDS)).toEqual([['', 'template.notDocx', undefined]]);
  });
});
