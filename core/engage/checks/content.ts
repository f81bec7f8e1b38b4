/** What is said: pictures in words, links that lead somewhere, variables that are never empty. */
import { phrasesOf } from '../../content/translate.ts';
import { bareVariables, plain } from '../../content/variables.ts';
import type { Content, Phrase, Rich } from '../../model/content.ts';
import type { Definition } from '../../model/engagement.ts';
import { type Check, languageName } from './check.ts';

export const bodyOf = (definition: Definition): unknown =>
  definition.is === 'guide' ? definition.guide : definition.survey;

/** Every text in its default language, the title first: what a translation has to hold. */
export const textsOf = (definition: Definition): readonly Phrase[] => [
  definition.title,
  ...phrasesOf(bodyOf(definition)),
];

export function checkPictures(content: Content, name: string, step?: string): Check[] {
  const mute = content.flatMap((block) =>
    block.block === 'image' && plain(block.alt.text).trim() === '' ? [block.alt.key] : [],
  );
  if (mute.length === 0) return [];
  return [
    {
      ...{ rule: 'alt', level: 'warn', text: `${name} has a picture without words.` },
      fix: 'Say in words what it shows, unless it shows nothing.',
      phrases: mute,
      ...(step !== undefined && { step }),
    },
  ];
}

type Leading = { readonly href: string; readonly at: string };

/** All addresses that anything leads to, with the text or button that does. */
function linksOf(value: unknown, at = ''): Leading[] {
  if (Array.isArray(value)) return value.flatMap((one) => linksOf(one, at));
  if (typeof value !== 'object' || value === null) return [];
  const here = 'key' in value && typeof value.key === 'string' ? value.key : at;
  return Object.entries(value).flatMap(([name, inner]) =>
    name === 'href' && typeof inner === 'string'
      ? [{ href: inner, at: here }]
      : linksOf(inner, here),
  );
}

type Fault = Pick<Check, 'level' | 'text' | 'fix'>;

function faultOf(href: string): Fault | undefined {
  const short = href.length > 60 ? `${href.slice(0, 60)}…` : href;
  const [, scheme] = /^([a-z][a-z\d+.-]*):/i.exec(href.trim()) ?? [];
  switch (scheme?.toLowerCase()) {
    case undefined:
    case 'https':
      return undefined;
    case 'http': {
      const text = `The link to ${short} is not encrypted.`;
      return { level: 'warn', text, fix: 'Begin it with https://, if that site has it.' };
    }
    case 'mailto':
    case 'tel': {
      const text = `The link to ${short} opens another program.`;
      const fix =
        'Where no mail or telephone program is set up, nothing happens: offer a page, too.';
      return { level: 'hint', text, fix };
    }
    default: {
      const text = `The link to ${short} is none that a page may follow.`;
      return { level: 'stop', text, fix: 'Begin it with https://, or with / for a page of yours.' };
    }
  }
}

export function checkLinks(definition: Definition): Check[] {
  const { languages } = definition;
  const links = [...linksOf(bodyOf(definition)), ...linksOf(languages.translations)];
  const seen = new Map(links.map((link) => [link.href, link]));
  return [...seen.values()].flatMap(({ href, at }) => {
    const fault = faultOf(href);
    return fault ? [{ rule: 'link', ...fault, phrases: [at] }] : [];
  });
}

/** "Hello ," is what somebody without a name would read. */
export function checkVariables(definition: Definition): Check[] {
  const { default: first, translations } = definition.languages;
  const own = textsOf(definition).map(({ key, text }) => [key, text] as const);
  const all: [string, readonly (readonly [string, Rich])[]][] = [
    [first, own],
    ...Object.entries(translations).map(
      ([language, texts]): [string, readonly (readonly [string, Rich])[]] => [
        language,
        Object.entries(texts),
      ],
    ),
  ];
  return all.flatMap(([language, texts]) => {
    const bare = texts.flatMap(([key, text]) => bareVariables(text).map((name) => ({ key, name })));
    const [one] = bare;
    if (!one) return [];
    const where = language === first ? '' : ` in ${languageName(language)}`;
    return [
      {
        ...{ rule: 'variable', level: 'warn', language },
        text: `{{${one.name}}}${bare.length > 1 ? ` and ${bare.length - 1} more` : ''}${where}: nothing is said where it is not known.`,
        fix: `Write what stands instead: {{${one.name}|there}}.`,
        phrases: bare.map(({ key }) => key),
      } as const,
    ];
  });
}
