/** What to call a visitor: name, else the product's id, else the number of an anonymous browser. */
export function personName(person: {
  name: string | null;
  knownId: string | null;
  visitor: number;
}) {
  return person.name ?? person.knownId ?? `Anonymous ${person.visitor}`;
}
