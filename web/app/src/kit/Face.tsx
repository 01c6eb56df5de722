import kit from './kit.module.css';

/** Somebody, by the first letters of their names. */
export function Face({ name, size = 20 }: { name: string; size?: number }) {
  const letters = name.split(/\s+/).filter(Boolean);
  const first = [...(letters[0] ?? '')][0] ?? '';
  const last = letters.length > 1 ? ([...(letters.at(-1) ?? '')][0] ?? '') : '';
  let sum = 0;
  for (const c of name) sum = (sum * 31 + (c.codePointAt(0) ?? 0)) % 360;
  return (
    <span className={kit.face} style={{ width: size, height: size, fontSize: size * 0.42, '--hue': sum } as React.CSSProperties} aria-hidden>
      {(first + last).toLocaleUpperCase()}
    </span>
  );
}
