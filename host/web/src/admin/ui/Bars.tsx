/** How much of something is taken; the words beside it say the same. Drawn, since its width may not stand in a style. */
export function Meter({ label, value, max, text }: { label: string; value: number; max: number; text: string }) {
  const width = max > 0 ? Math.min(100, (value / max) * 100) : 0;
  return (
    <span className="admin-bar">
      <svg role="meter" aria-label={label} aria-valuemin={0} aria-valuemax={Math.max(max, 1)} aria-valuenow={Math.min(value, Math.max(max, 1))} aria-valuetext={text} className={width >= 100 ? 'admin-track admin-track-full' : 'admin-track'} preserveAspectRatio="none" viewBox="0 0 100 10">
        <rect width={width} height="10" />
      </svg>
      <span aria-hidden="true">{text}</span>
    </span>
  );
}

/** How far something is; without a percentage only that it goes on. Not a live region: who listens asks for it. */
export function ProgressBar({ label, percent, text }: { label: string; percent: number | null; text: string }) {
  const known = percent === null ? {} : { 'aria-valuenow': Math.round(percent), 'aria-valuemin': 0, 'aria-valuemax': 100 };
  return (
    <span className="admin-bar">
      <svg role="progressbar" aria-label={label} aria-valuetext={text} {...known} className={percent === null ? 'admin-track admin-track-unknown' : 'admin-track'} preserveAspectRatio="none" viewBox="0 0 100 10">
        <rect width={percent === null ? 30 : Math.min(100, Math.max(0, percent))} height="10" />
      </svg>
      <span aria-hidden="true">{text}</span>
    </span>
  );
}
