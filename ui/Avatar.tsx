/** Initials on a tint that is the same for a name everywhere. Beside the name, hence hidden from readers. */
export function Avatar({ name, size = 24 }: { name: string; size?: number }) {
  const hue = [...name].reduce((sum, c) => (sum * 31 + c.charCodeAt(0)) % 360, 7);
  const initials = name
    .replace(/@.*/, '')
    .split(/[\s._-]+/)
    .slice(0, 2)
    .map((part) => part.charAt(0).toUpperCase())
    .join('');
  return (
    <span class="wm-avatar" aria-hidden="true" style={{ '--hue': `${hue}`, '--size': `${size}px` }}>
      {initials}
    </span>
  );
}
