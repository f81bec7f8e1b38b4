/** Grey bars in the shape of what is coming; one of them says so to screen readers. */
export function Skeleton({ rows = 6, label = 'Loading' }: { rows?: number; label?: string }) {
  return (
    <div class="wm-skeleton" role="status" aria-label={label}>
      {Array.from({ length: rows }, (_, i) => (
        // Widths differ by a fixed pattern, so that nothing jumps between renders.
        <span key={`${i}`} style={{ '--w': `${62 + ((i * 37) % 36)}%` }} />
      ))}
    </div>
  );
}
