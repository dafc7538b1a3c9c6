import { Packer } from 'docx';
import { list, must, sampleOf, text, whether, type Fields } from '../../src/domain/form.js';
import { FORM_CODES, FORMS } from '../../src/domain/forms.js';
import { templateProblems } from '../../src/printing/template.check.js';
import { fillIn, shippedTemplate } from '../../src/printing/template.file.js';
import { body, paper, rows } from '../../templates/layout.js';
import { OF_ANSWER } from '../../templates/of-answer.js';
import { OF_DOSSIER } from '../../templates/of-dossier.js';
import { OF_SITTING } from '../../templates/of-sitting.js';
import { partOf, withParts, wordsOf } from '../support/docx.js';

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

  test('a tag that was typed with marks apart is the same tag', async () => {
    expect(await told(await docx([body('{Họ và tên}'.normalize('NFD')), SOUND[1]!]), FIELDS)).toEqual([]);
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
