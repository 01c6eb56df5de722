import kit from './kit.module.css';

/** A status with its sign: the shape tells as much as the colour. */
export function Status({ name, label }: { name: string; label: string }) {
  return (
    <span className={kit.status} data-status={name}>
      <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden>
        <circle cx="6" cy="6" r="4.75" fill="none" stroke="currentColor" strokeWidth="1.5" strokeDasharray={name === 'new' ? '2 1.7' : undefined} />
        <Inside name={name} />
      </svg>
      {label}
    </span>
  );
}

function Inside({ name }: { name: string }) {
  switch (name) {
    case 'open':
      return <path d="M6 3a3 3 0 0 1 0 6z" fill="currentColor" />;
    case 'waiting':
      return <path d="M4.8 4.2v3.6M7.2 4.2v3.6" stroke="currentColor" strokeWidth="1.3" strokeLinecap="round" />;
    case 'resolved':
    case 'closed':
      return <path d="M3.9 6.2l1.5 1.5 2.8-3.2" fill="none" stroke="currentColor" strokeWidth="1.3" strokeLinecap="round" strokeLinejoin="round" />;
    case 'cancelled':
      return <path d="M4.4 4.4l3.2 3.2M7.6 4.4L4.4 7.6" stroke="currentColor" strokeWidth="1.3" strokeLinecap="round" />;
  }
  return null;
}
