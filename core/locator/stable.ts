/**
 * Which ids and classes a person wrote and which a machine made. One table; what each rule catches and
 * must leave alone stands in tests/cases/locator-stable.json, one list a rule.
 */

/** Made anew by each build or each page load: worthless for recognition. */
export const generatedRules = {
  uuid: /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-/i,
  /** React's useId in its three spellings, alone or behind a library's prefix. */
  reactId: /[:«_]r[0-9a-z]+[:»_]|^[:«_]R[0-9a-z]+/,
  /** Names that frameworks number: they count what was rendered before. */
  counter:
    /^(ember|ext-|yui|gwt-|mat-|cdk-|mui-|radix-|headlessui-|react-|downshift|rc[-_]|jss|el-id|mantine-|chakra-|select2-|dijit|j_idt|ctl\d|__BVID__|tippy-|popover|tooltip|ui-id-|DataTables_|reach-|floating-ui).*\d/,
  /** Style scopes of CSS-in-JS and of single-file components. */
  styleScope: /^(css|sc|emotion|svelte|jsx|tss|_ng(host|content))-|^data-v-/,
  /** The hash behind a CSS module's own name: `Button_root__3kXyZ`, `save--a1B2c`. */
  moduleHash: /(__|--|_)(?=\w*\d\w*$|\w*[a-z][A-Z]\w*$)[A-Za-z0-9_]{5,8}$/,
  /** Hexadecimal with a digit and a letter; `added` and `facade` stay words. */
  hex: /(^|[-_])(?=[0-9]*[a-f])(?=[a-f]*[0-9])[0-9a-f]{6,}($|[-_])/i,
  /** Letters around digits, as atomic CSS compilers write them: `x1lliihq`. */
  scrambled: /^(?=.{6,}$)[a-z]+\d+[a-z]+\d*[a-z]*$/,
  /** Records, timestamps: no hand writes four digits into a name. */
  longNumber: /\d{4}/,
  /** Nothing that could be an address or a sentence. */
  notAName: /[@\s]|^.{61}|^\d+$/,
} as const;

/** Classes that say how something looks or what state it is in, not what it is. */
export const noiseRules = {
  /** Variants and arbitrary values: `md:flex`, `w-[3px]`, `w-1/2`, `!mt-0`. */
  variant: /[:[\]/!]/,
  /** Utilities of Tailwind and Bootstrap. */
  utility:
    /^-?([mp][trblxyse]?|[wh]|min|max|d|g[xy]?|gap|flex|grid|col|row|order|offset|space|text|bg|border|rounded|shadow|font|fw|fs|lh|leading|tracking|items|justify|content|align|self|place|float|z|top|left|right|bottom|start|end|inset|opacity|transition|duration|ease|animate|cursor|select|overflow|whitespace|break|object|ring|outline|fill|stroke|size|basis|grow|shrink|translate|rotate|scale|divide|sr|pe|vh|vw|position)(-|\d|$)/,
  display:
    /^(block|inline|hidden|relative|absolute|fixed|sticky|static|truncate|uppercase|lowercase|capitalize|underline|italic|visible|invisible|antialiased|container(-fluid)?|clearfix|img-fluid|small|lead)$/,
  state:
    /^(is|has|ng|js)-|^(active|open(ed)?|closed?|show(n|ing)?|hide|fade|in|out|collaps(e|ed|ing)|expanded|disabled|enabled|selected|checked|current|focus(ed)?|hover(ed)?|visited|loading|loaded|dark|light|first|last|odd|even|dirty|pristine|touched|valid|invalid)$/,
} as const;

const generated = Object.values(generatedRules);
const noise = Object.values(noiseRules);

export function isGenerated(name: string): boolean {
  return generated.some((rule) => rule.test(name));
}

/** A class worth keeping: written by hand, and for what the element is. */
export function isHandWritten(name: string): boolean {
  return !noise.some((rule) => rule.test(name)) && !isGenerated(name);
}
