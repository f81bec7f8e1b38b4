/** Tables as others write them, read as they are meant; files that are read back as they were. */
import { describe, expect, it } from 'vitest';
import { decode, guessDelimiter, guessEncoding, parseSheet } from '../../console/app/sheet.ts';
import { fileOf, withPictureNames } from '../../console/voice/exchange/export-files.ts';
import {
  dateOf,
  guessDateOrder,
  rowOf,
  traitValue,
} from '../../console/voice/exchange/import-rows.ts';
import { guessMapping, problemOf, remember } from '../../console/voice/exchange/mapping.ts';
import { crc32, zipOf } from '../../console/voice/exchange/zip.ts';

describe('a file', () => {
  it.each([
    ['utf-8', [0xef, 0xbb, 0xbf, 0x7a, 0xc3, 0xbc], 'zü'],
    ['utf-8', [0x7a, 0xc3, 0xbc], 'zü'],
    ['windows-1252', [0x7a, 0xfc], 'zü'],
    ['utf-16le', [0xff, 0xfe, 0x7a, 0, 0xfc, 0], 'zü'],
    ['utf-16le', [0x7a, 0, 0xfc, 0], 'zü'],
    ['utf-16be', [0xfe, 0xff, 0, 0x7a, 0, 0xfc], 'zü'],
  ] as const)('in %s is read as such: %j', (encoding, bytes, text) => {
    const given = Uint8Array.from(bytes);
    expect(guessEncoding(given)).toBe(encoding);
    expect(decode(given, encoding).replace('\uFEFF', '')).toBe(text);
  });

  it.each([
    ['a,b\n1;2;3', ','],
    ['a;b\n1,5;2', ';'],
    ['"last, first, middle";b\n', ';'],
    ['a\tb', '\t'],
    ['a|b|c', '|'],
    ['alone', ','],
  ])('%j has its columns parted by %j', (text, delimiter) => {
    expect(guessDelimiter(text)).toBe(delimiter);
  });

  it('keeps line breaks, quotes and blank rows in their places', () => {
    expect(parseSheet('a,b\r\n"x ""y""\nz",1\r\n\r\n,2')).toEqual([
      ['a', 'b'],
      ['x "y"\nz', '1'],
      [''],
      ['', '2'],
    ]);
  });
});

describe('columns', () => {
  it('are known by the names that other tools give them', () => {
    const head = [
      'Ticket ID',
      'Subject',
      'Description',
      'Organization',
      'Requester',
      'Created at',
      'Priority',
    ];
    expect(guessMapping('tickets', head)).toEqual([
      'ref',
      'title',
      'words',
      'account',
      'speaker',
      'saidAt',
      'importance',
    ]);
  });

  it('of accounts that are nothing else are traits', () => {
    expect(
      guessMapping('accounts', ['Company ID', 'Company', 'ARR (USD)', 'Row', 'Error']),
    ).toEqual(['externalId', 'name', 'trait:arr_usd', '', '']);
  });

  it('are what they were made last time', () => {
    const kept = remember({}, ['Notes', 'Id'], ['words', '']);
    expect(guessMapping('feedback', ['id', 'NOTES', 'text'], kept)).toEqual(['', 'words', '']);
  });

  it('must say what is needed, each once', () => {
    expect(problemOf('accounts', ['name'])).toMatch(/No column is the id/);
    expect(problemOf('feedback', ['words', 'words'])).toMatch(/Two columns are “Words”/);
    expect(problemOf('feedback', ['words', '', ''])).toBeUndefined();
  });
});

describe('cells', () => {
  it.each([
    ['31/01/2026', 'day', '2026-01-31'],
    ['1/31/2026 9:05', 'month', '2026-01-31T09:05:00Z'],
    ['31.1.2026, 14:00:30', 'month', '2026-01-31T14:00:30Z'],
    ['2026-01-31', 'day', '2026-01-31'],
    ['2026-01-31 10:00:00 UTC', 'day', '2026-01-31T10:00:00Z'],
    ['2026-01-31T10:00:00.123+02:00', 'day', '2026-01-31T10:00:00+02:00'],
    ['last week', 'day', 'last week'],
  ] as const)('%s, %s first, is %s', (text, order, day) => {
    expect(dateOf(text, order)).toBe(day);
  });

  it.each([
    [['31/01/2026', '01/02/2026'], 'day'],
    [['01/02/2026', '01/31/2026'], 'month'],
    [['01/02/2026'], 'unclear'],
    [['2026-01-02'], undefined],
  ] as const)('%j are read %s first', (cells, order) => {
    expect(guessDateOrder(cells)).toBe(order);
  });

  it.each([
    ['12,000.50', false, 12_000.5],
    ['12.000,50', true, 12_000.5],
    ['$1,200', false, 1_200],
    ['-3', false, -3],
    ['12,5', false, '12,5'],
    ['007', false, '007'],
    ['+49 170', false, '+49 170'],
    ['123456789012345678901', false, '123456789012345678901'],
    ['Yes', false, true],
    ['Studio', false, 'Studio'],
  ])('%s becomes %j', (text, decimalComma, value) => {
    expect(traitValue(text, decimalComma)).toBe(value);
  });

  it('become a row; what cannot be read stays for the database to tell', () => {
    const reading = {
      ...({ kind: 'tickets', dateOrder: 'day', decimalComma: false } as const),
      mapping: ['title', 'words', 'importance', 'kind', 'tags', '', 'saidAt'],
    };
    const cells = ['Export', "'=broken", 'Urgent', 'Task', 'a; b,', 'left', 'soon'];
    expect(rowOf(cells, reading)).toEqual({
      ...{ words: 'Export\n=broken', importance: 3, kind: 'request', tags: ['a', 'b'] },
      saidAt: 'soon',
    });
  });
});

describe('an export', () => {
  const rows = {
    columns: ['id', 'words', 'tags', 'pictures', 'traits'],
    rows: [
      ['1', '=HYPERLINK("x")\n"quoted"', ['a', 'b'], ['w/e/1.webp', 'w/e/2.webp'], { arr: 5 }],
    ],
  };

  it('as CSV is read back as it was, and runs nothing in a spreadsheet', async () => {
    const [head, row] = parseSheet(await fileOf(rows, 'csv').text());
    expect(head).toEqual(rows.columns);
    expect(row).toEqual([
      ...['1', '\'=HYPERLINK("x")\n"quoted"', 'a, b', 'w/e/1.webp, w/e/2.webp', '{"arr":5}'],
    ]);
  });

  it('as JSON keeps lists and parts', async () => {
    expect(JSON.parse(await fileOf(rows, 'json').text())).toMatchObject([
      { tags: ['a', 'b'], traits: { arr: 5 } },
    ]);
  });

  it('names pictures by their place in the archive, and none that is gone', () => {
    const named = withPictureNames(rows, new Set(['w/e/2.webp']));
    expect(named.rows[0]?.[3]).toEqual(['pictures/e-1.webp']);
  });
});

describe('a ZIP', () => {
  it('has the check sum that everybody computes', () => {
    expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf4_3926);
  });

  it('lists what it holds, where it lies', async () => {
    const zip = await zipOf(
      [
        { name: 'a.txt', content: new Blob(['first']) },
        { name: 'pictures/ü.webp', content: new Blob(['second']) },
      ],
      new Date('2026-11-23T08:00:00Z'),
    );
    const bytes = Buffer.from(await zip.arrayBuffer());
    const end = bytes.indexOf(Buffer.from([0x50, 0x4b, 5, 6]));
    expect([bytes.readUInt16LE(end + 10), bytes.readUInt32LE(end + 16)]).toEqual([2, 92]);
    let at = bytes.readUInt32LE(end + 16);
    const found = Array.from({ length: 2 }, () => {
      const [size, label, local] = [
        bytes.readUInt32LE(at + 24),
        bytes.readUInt16LE(at + 28),
        bytes.readUInt32LE(at + 42),
      ];
      const name = bytes.toString('utf8', at + 46, at + 46 + label);
      const from = local + 30 + bytes.readUInt16LE(local + 26);
      at += 46 + label;
      return [name, bytes.toString('utf8', from, from + size)];
    });
    expect(found).toEqual([
      ['a.txt', 'first'],
      ['pictures/ü.webp', 'second'],
    ]);
  });
});
