import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import kit from './kit.module.css';

type Props = { icon: ReactNode; title: string; /** This is all there is on the page. */ page?: boolean; children?: ReactNode };

/** An empty place says what to do next. */
export function Empty({ icon, title, page, children }: Props) {
  return (
    <div className={kit.empty}>
      <span className={kit.emptyIcon}>{icon}</span>
      <Text component={page ? 'h1' : 'p'} fw={600} size="lg" m={0}>
        {title}
      </Text>
      {children}
    </div>
  );
}
