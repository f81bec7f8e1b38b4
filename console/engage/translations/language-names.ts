/** Languages by name, and those that are offered first. */

/** Most read on the web, by native name in the picker; any other can be typed as its tag. */
export const offered: readonly string[] = [
  ...['en', 'de', 'fr', 'es', 'it', 'nl', 'pt', 'pt-BR', 'pl', 'sv', 'da', 'nb', 'fi', 'cs', 'hu'],
  ...['ro', 'el', 'tr', 'uk', 'ru', 'ar', 'he', 'fa', 'hi', 'id', 'vi', 'th', 'ko', 'ja'],
  ...['zh-Hans', 'zh-Hant'],
];

/** An unregistered tag is its own name. */
export function languageName(tag: string): string {
  return new Intl.DisplayNames(undefined, { type: 'language' }).of(tag) ?? tag;
}

/** As the contract has it: `de`, `pt-BR`. */
export function problemOfTag(tag: string, taken: readonly string[]): string | undefined {
  if (!/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(tag)) {
    return 'Give its tag, like de or pt-BR, or choose one from the list.';
  }
  return taken.some((one) => one.toLowerCase() === tag.toLowerCase())
    ? `${languageName(tag)} is here already.`
    : undefined;
}
