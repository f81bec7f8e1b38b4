/**
 * The one place where text of a page is made safe to keep: every path that records text goes through
 * `mask`. It errs on the side of hiding: what it takes for a number or a key is replaced, not shortened.
 */

const email = /[\w.+%-]+@[\w-]+(\.[\w-]+)+/g;
/** Keys that say by their first letters that they are keys. */
const key =
  /\b(?:eyJ[\w-]{5,}(?:\.[\w-]+)*|(?:sk|pk|rk|ghp|gho|xox[abp]|wk|key|tok)[-_][\w-]{8,})/g;
const long = /[\w-]{20,}/g;
const turns = /\d(?=[a-z])|[a-z](?=\d)/gi;
/** Country, check digits, then groups: an account number. */
const iban = /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b/g;
/** Digits with what people put between them: cards, phones, social security. */
const digits = /\+?\(?\d(?:[ .()/-]{0,2}\d){5,}/g;

/** Luhn's check, which every card number passes and one other number in ten. */
function isCard(number: string): boolean {
  if (number.length < 13 || number.length > 19) return false;
  let sum = 0;
  for (let i = 0; i < number.length; i++) {
    const digit = Number(number[number.length - 1 - i]) * (1 + (i % 2));
    sum += digit > 9 ? digit - 9 : digit;
  }
  return sum % 10 === 0;
}

/** Six digits in a row or nine in groups; a date (`2026-11-23`) and an amount stay readable. */
function hideDigits(run: string): string {
  const number = run.replace(/\D/g, '');
  if (isCard(number)) return '[card]';
  return number.length >= 9 || /\d{6}/.test(run) ? '[number]' : run;
}

/** Random tokens go back and forth between letters and digits; a long name at most ends in a number. */
function hideToken(run: string): string {
  const found = run.match(turns)?.length ?? 0;
  return found > 2 || (found > 1 && /[a-z0-9]{13}/i.test(run)) ? '[token]' : run;
}

/** Text without e-mail addresses, card and account numbers, long numbers, keys and tokens. */
export function mask(text: string): string {
  return text
    .replace(email, '[email]')
    .replace(iban, '[number]')
    .replace(key, '[token]')
    .replace(long, hideToken)
    .replace(digits, hideDigits);
}

/** Folds white space, masks, and cuts to `most` characters without leaving half a character. */
export function clean(text: string | null | undefined, most = 80): string | undefined {
  if (!text) return;
  // Masked before the cut, so that no half of an address stays; what is far behind it is never read.
  const folded = text
    .slice(0, 600)
    .replace(/[\s\0]+/g, ' ')
    .trim();
  return (
    mask(folded)
      .slice(0, most)
      .replace(/\p{Surrogate}/gu, '')
      .trim() || undefined
  );
}
