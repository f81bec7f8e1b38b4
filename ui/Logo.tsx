/** The mark: a trail's rhombus, cut by a path that rises through it, with the blaze at its head. */
export function Logo({ size = 24, wordmark = false }: { size?: number; wordmark?: boolean }) {
  return (
    <span class="wm-logo">
      <svg viewBox="0 0 24 24" width={size} height={size} role="img" aria-label="Waymark">
        <path class="wm-logo-body" d="M12 .9 22.4 12 12 23.1 1.6 12Z" />
        <path class="wm-logo-path" d="M6.2 12.1 9.3 16 12 11.4 14.7 16 17.8 12.1" />
        <path class="wm-logo-blaze" d="M12 4.5 14.3 7 12 9.5 9.7 7Z" />
      </svg>
      {wordmark && (
        <span class="wm-wordmark" aria-hidden="true">
          Waymark
        </span>
      )}
    </span>
  );
}
