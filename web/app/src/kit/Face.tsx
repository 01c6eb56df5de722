import { initials } from '../core/initials';
import kit from './kit.module.css';

/** Somebody, by the first letters of their names. */
export function Face({ name, size = 20 }: { name: string; size?: number }) {
  let sum = 0;
  for (const c of name) sum = (sum * 31 + (c.codePointAt(0) ?? 0)) % 360;
  return (
    <span className={kit.face} style={{ width: size, height: size, fontSize: size * 0.42, '--hue': sum } as React.CSSProperties} aria-hidden>
      {initials(name)}
    </span>
  );
}
