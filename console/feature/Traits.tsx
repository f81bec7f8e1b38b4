/** A few traits as words; the rest stays behind a count. */
export function Traits({ traits, most = 3 }: { traits: Record<string, unknown>; most?: number }) {
  const known = Object.entries(traits).filter(
    ([name, value]) => name !== 'name' && (typeof value !== 'object' || value === null),
  );
  if (known.length === 0) return null;
  return (
    <span class="traits">
      {known.slice(0, most).map(([name, value]) => (
        <span key={name} title={name}>
          {String(value)}
        </span>
      ))}
      {known.length > most && (
        <span
          title={known
            .slice(most)
            .map(([name, value]) => `${name}: ${value}`)
            .join('\n')}
        >
          +{known.length - most}
        </span>
      )}
    </span>
  );
}
