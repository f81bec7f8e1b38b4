/** What a customer's own code calls: who is signed in, and two events of the product's own. */
type Waymark = {
  identify(id: string, traits?: Record<string, unknown>): void;
  group(id: string, traits?: Record<string, unknown>): void;
  track(name: string, props?: Record<string, unknown>): void;
  reset(): void;
};

declare global {
  interface Window {
    waymark?: Waymark;
  }
}

type Person = { id: string; name: string; account: string; accountName: string };

export function signedIn(person: Person): void {
  window.waymark?.identify(person.id, { name: person.name });
  window.waymark?.group(person.account, { name: person.accountName });
}

export function signedOut(): void {
  window.waymark?.reset();
}

export function track(name: string, props: Record<string, unknown> = {}): void {
  window.waymark?.track(name, props);
}
