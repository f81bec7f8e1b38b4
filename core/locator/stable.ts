/**
 * Which ids and classes a person wrote and which a machine made. One table; what each rule catches and
 * must leave alone stands in tests/cases/locator-stable.json, one list a rule.
 */

/** Made anew by each build or each page load: worthless for recognition. */
export const generatedRules = {
  uuid: /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-/i,
  /** React's useId in its three spellings, alone or behind a library's prefix. */
  reactId: /[:«_]r[0-9a-z]{0,3}[:»_]|^[:«]R[0-9a-z]+/,
  /** Names that frameworks number: they count what was rendered before. */
  counter:
    /^(ember|ext-|yui|gwt-|mat-|cdk-|mui-|radix-|headlessui-|react-|downshift-|rc[-_]|jss|mantine-|chakra-|select2-|j_idt|ctl|__BVID__|tippy-|ui-id-|DataTables_).*\d/,
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
  /** A word and a size, place, shade or number, as utilities of Tailwind and Bootstrap are: `mt-4`. */
  utility:
    /^-?[a-z]+(-[a-z]+)?-(\d+|auto|full|screen|none|px|fit|min|max|xs|sm|md|lg|[2-9]?xl|start|end|center|middle|between|around|evenly|stretch|baseline|left|right|top|bottom|col|row|wrap|nowrap|bold|semibold|medium|light|dark|normal|italic|mono|wide|tight|white|black|gray|slate|red|green|blue|yellow|muted|transparent|hidden|visible|scroll|pointer|flex|block|inline|grid|x|y|colors)(-\d+)?$/,
  /** Shades by what they mean, where only a shade is meant. */
  shade: /^(text|bg|border)(-[a-z]+)?-(primary|secondary|success|danger|warning|info|body)$/,
  display:
    /^(block|inline|flex|grid|row|col|hidden|relative|absolute|fixed|sticky|static|truncate|uppercase|lowercase|capitalize|underline|italic|visible|invisible|antialiased|sr-only|container(-fluid)?|clearfix|img-fluid|small|lead)$/,
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
