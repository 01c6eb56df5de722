/** The sign of the product: something on its way. */
export function Mark({ size = 20 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" aria-hidden>
      <rect width="20" height="20" rx="6" fill="var(--mantine-primary-color-filled)" />
      <path d="M4.5 12.5c2 0 2.2-5 4.6-5s2.6 5 4.6 5c.9 0 1.4-.6 1.8-1.4" fill="none" stroke="#fff" strokeWidth="1.9" strokeLinecap="round" />
    </svg>
  );
}
