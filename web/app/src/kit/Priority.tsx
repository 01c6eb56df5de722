import kit from './kit.module.css';

const heights = [5, 8, 11];
const levels: Record<string, number> = { low: 1, normal: 2, high: 3 };

/** A priority as bars, as telephones show their reception; the urgent one as a sign. */
export function Priority({ name, label, text }: { name: string; label: string; text?: boolean }) {
  const level = levels[name];
  return (
    <span className={kit.priority} data-priority={name} title={text ? undefined : label}>
      <svg width="14" height="14" viewBox="0 0 14 14" role={text ? undefined : 'img'} aria-hidden={text || undefined} aria-label={text ? undefined : label}>
        {level ? (
          heights.map((h, i) => <rect key={h} x={1 + i * 4.5} y={12 - h} width="3" height={h} rx="1" fill="currentColor" opacity={i < level ? 1 : 0.25} />)
        ) : (
          <>
            <rect x="0" y="0" width="14" height="14" rx="3.5" fill="currentColor" />
            <path d="M7 3.2v4.6M7 10.3v.6" stroke="var(--mantine-color-body)" strokeWidth="1.8" strokeLinecap="round" />
          </>
        )}
      </svg>
      {text ? label : null}
    </span>
  );
}
