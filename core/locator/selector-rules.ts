/**
 * What a CSS selector can rest on, and what makes one brittle: tables of rules, each with its grade and the
 * sentence why. What each catches and must leave alone stands in tests/cases/locator-selectors.json.
 */
import type { Complex, Simple } from './selector-parts.ts';
import { isGenerated, isHandWritten } from './stable.ts';

export const selectorGrades = ['strong', 'fair', 'weak'] as const;
export type SelectorGrade = (typeof selectorGrades)[number];

export type Rule<T> = {
  readonly grade: SelectorGrade;
  readonly applies: (part: T) => boolean;
  readonly why: (part: T) => string;
};

const testIds = /^data-(testid|test-id|test|cy|qa|e2e)$/;
const counting = /^(nth-|(first|last|only)-(child|of-type)$|empty$)/;
const passing =
  /^(hover|active|focus\S*|visited|target\S*|checked|indeterminate|default|disabled|enabled|(in)?valid|user-(in)?valid|placeholder-shown|autofill|open|popover-open|modal|fullscreen|in-range|out-of-range)$/;

function isAttribute({ kind, name }: Simple, wanted: string | RegExp): boolean {
  return kind === 'attribute' && (typeof wanted === 'string' ? name === wanted : wanted.test(name));
}
/** `.save` and `[class~=save]` say the same, so do `#save` and `[id=save]`. */
function classOf(part: Simple): string | undefined {
  if (part.kind === 'class') return part.name;
  return isAttribute(part, 'class') && part.operator === '~=' ? part.value : undefined;
}
function idOf(part: Simple): string | undefined {
  if (part.kind === 'id') return part.name;
  return isAttribute(part, 'id') ? part.value : undefined;
}
function isWhole({ operator }: Simple): boolean {
  return operator === undefined || operator === '=';
}
const said = (part: Simple) => part.value ?? part.name;

/** What a selector can rest on, best first. */
export const supportRules = {
  mark: {
    grade: 'strong',
    applies: (part) => isAttribute(part, 'data-waymark') && part.operator === '=',
    why: (part) => `Rests on data-waymark “${said(part)}”: a developer keeps it for this.`,
  },
  testId: {
    grade: 'strong',
    applies: (part) => isAttribute(part, testIds) && part.operator === '=',
    why: (part) => `Rests on the test id “${said(part)}”, which is there to be found by.`,
  },
  id: {
    grade: 'strong',
    applies: (part) => idOf(part) !== undefined && isWhole(part),
    why: (part) => `Rests on the id “${idOf(part)}”, which somebody wrote by hand.`,
  },
  fieldName: {
    grade: 'strong',
    applies: (part) => isAttribute(part, 'name') && part.operator === '=',
    why: (part) => `Rests on the field name “${said(part)}”, which the server knows it by.`,
  },
  target: {
    grade: 'fair',
    applies: (part) => isAttribute(part, /^(href|action|for)$/) && part.value !== undefined,
    why: (part) => `Rests on where it leads, “${said(part)}”: holds until the page moves.`,
  },
  words: {
    grade: 'fair',
    applies: (part) =>
      isAttribute(part, /^(aria-label|title|alt|placeholder|value)$/) && !!part.value,
    why: (part) => `Rests on the words “${said(part)}”: another wording or language breaks it.`,
  },
  class: {
    grade: 'fair',
    applies: (part) => classOf(part) !== undefined,
    why: (part) =>
      `Rests on the class “${classOf(part)}”: written by hand, but renamed with the looks.`,
  },
  inside: {
    grade: 'fair',
    applies: (part) => part.kind === 'pseudo' && part.name === 'has',
    why: () => 'Rests on what is inside the element: holds until that changes.',
  },
  attribute: {
    grade: 'fair',
    applies: (part) =>
      part.kind === 'attribute' &&
      !/^(type|role|class|style|tabindex|aria-|hidden|disabled)/.test(part.name),
    why: (part) => `Rests on the attribute ${part.name}: nobody promised to keep it.`,
  },
} as const satisfies Record<string, Rule<Simple>>;

/** What is brittle wherever in the chain it stands. */
export const brittleRules = {
  generatedId: {
    grade: 'weak',
    applies: (part) => isGenerated(idOf(part) ?? ''),
    why: (part) =>
      `Rests on the id “${idOf(part)}”, which looks generated: the next build or visit makes another.`,
  },
  generatedClass: {
    grade: 'weak',
    applies: (part) => isGenerated(classOf(part) ?? ''),
    why: (part) =>
      `Rests on the class “${classOf(part)}”, which looks generated: the next build makes another.`,
  },
  looks: {
    grade: 'weak',
    applies: (part) => {
      const name = classOf(part);
      return name !== undefined && !isGenerated(name) && !isHandWritten(name);
    },
    why: (part) =>
      `Rests on the class “${classOf(part)}”, which says how it looks or what state it is in, not what it is.`,
  },
  classText: {
    grade: 'weak',
    applies: (part) => isAttribute(part, /^(class|style)$/) && part.operator !== '~=',
    why: (part) =>
      `Reads the ${part.name} attribute as a text: any other class or style in it breaks it.`,
  },
  counting: {
    grade: 'weak',
    applies: (part) => part.kind === 'pseudo' && counting.test(part.name),
    why: (part) =>
      `Counts positions with :${part.name}: one element more before it, and it means another one.`,
  },
  passing: {
    grade: 'weak',
    applies: (part) => part.kind === 'pseudo' && passing.test(part.name),
    why: (part) => `Matches only while the element is “${part.name}”.`,
  },
  partial: {
    grade: 'fair',
    applies: (part) =>
      part.kind === 'attribute' && /^[\^$*|]=$/.test(part.operator ?? '') && part.name !== 'class',
    why: (part) => `Looks for a part of ${part.name} only: a new element may have it too.`,
  },
} as const satisfies Record<string, Rule<Simple>>;

const fairSteps = 4;
const weakSteps = 5;

/** What is brittle about a chain as a whole. */
export const chainRules = {
  deep: {
    grade: 'weak',
    applies: (chain) => chain.length >= weakSteps,
    why: (chain) =>
      `A chain of ${chain.length} steps: each wrapper that a release adds or drops can break it.`,
  },
  long: {
    grade: 'fair',
    applies: (chain) => chain.length === fairSteps,
    why: (chain) =>
      `A chain of ${chain.length} steps: a wrapper that a release adds or drops can break it.`,
  },
  beside: {
    grade: 'fair',
    applies: (chain) => chain.some(({ after }) => /[+~]/.test(after)),
    why: () => 'Rests on what stands before it: holds until something comes between.',
  },
} as const satisfies Record<string, Rule<Complex>>;
