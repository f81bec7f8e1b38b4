/**
 * What a product has marked already as not for others: our own attribute and those of the recorders that
 * products carry (FullStory, Hotjar, LogRocket, Sentry, PostHog, Pendo, Datadog, Clarity, Smartlook, Heap,
 * Mouseflow, rrweb). Their vendors document them for the same purpose.
 */
export const masked = [
  '[data-waymark-mask]',
  '.fs-mask,.fs-exclude,.fs-block,[data-fs-mask],[data-fs-exclude]',
  '[data-hj-suppress],[data-hj-mask]',
  '[data-private],._lr-hide,.lr-hide',
  '.sentry-mask,.sentry-block,[data-sentry-mask],[data-sentry-block]',
  '.ph-mask,.ph-no-capture,.ph-sensitive,[data-ph-mask]',
  '.pendo-ignore,.pendo-mask,[data-pendo-mask],.pendo-sr-mask,.pendo-sr-ignore',
  '[data-dd-privacy=mask],[data-dd-privacy=mask-user-input],[data-dd-privacy=hidden],.dd-privacy-mask,.dd-privacy-hidden',
  '[data-clarity-mask=true],[data-clarity-mask=True]',
  '.smartlook-hide,[data-recording-sensitive],[data-recording-disable]',
  '[data-heap-redact-text=true],.heap-ignore,[heap-ignore=true]',
  '.mouseflow-hidden,.no-mouseflow,.rr-mask,.rr-block',
].join(',');

/** Fields that show no more than a choice of the product's own. */
const harmless = /^(?:button|submit|reset|checkbox|radio|range|color|image|file|hidden)$/;

/** A field that shows what somebody typed, or what the browser filled in. */
export function holdsInput(element: Element): boolean {
  if (element.localName === 'textarea') return Boolean(read(element, 'value'));
  if (element.localName === 'select') return element.matches(filled);
  if (element.localName !== 'input') return false;
  const type = read(element, 'type');
  return !harmless.test(type) && (read(element, 'value') !== '' || element.matches(':autofill'));
}

/** The country of an address says little, and everything else that browsers fill in says who. */
const filled = '[autocomplete]:not([autocomplete=off],[autocomplete^=country],[autocomplete=on])';

// safe: read as text, whatever the element is
const read = (element: Element, name: 'value' | 'type') =>
  String((element as Partial<HTMLInputElement>)[name] ?? '');
