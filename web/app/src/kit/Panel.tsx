import type { ReactNode } from 'react';
import kit from './kit.module.css';

/** A named part of a page. */
export function Panel({ title, children, aside }: { title: string; children: ReactNode; aside?: ReactNode }) {
  return (
    <section className={kit.panel} aria-label={title}>
      <header className={kit.panelHead}>
        <h2>{title}</h2>
        {aside}
      </header>
      {children}
    </section>
  );
}
