import { Button, Group, Text } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Form, FormField, Values } from '../core/types';
import { useSay } from '../form/Control';
import page from './case.module.css';

/** A piece of unsaved text under its name. */
export type Piece = { name: string; label: string; text: string };

/** The typed values as pieces, in the words of the form where it knows them. */
export function usePieces(form: Form | undefined, values: Values = {}): Piece[] {
  const say = useSay();
  const fields = new Map(form?.layout.flatMap((s) => s.fields.map((f) => [f.name, f] as const)));
  return Object.entries(values).map(([name, value]) => {
    const field: FormField = fields.get(name) ?? { name, type: 'text', label: name, asked: false };
    return { name, label: field.label, text: say(field, value) };
  });
}

/** What the reader typed where they may write no more. It is no part of the case: it can be copied or thrown away. */
export function Unsaved({ pieces, discard }: { pieces: Piece[]; discard: () => void }) {
  const { t } = useTranslation();
  const list = useRef<HTMLDListElement>(null);
  const [copied, setCopied] = useState(false);
  if (pieces.length === 0) return null;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(pieces.map((p) => `${p.label}: ${p.text}`).join('\n'));
      setCopied(true);
    } catch {
      // Without https there is no clipboard to write to: the text is selected for Ctrl C.
      if (list.current) window.getSelection()?.selectAllChildren(list.current);
    }
  };
  return (
    <section className={page.unsaved} aria-label={t('case.kept')}>
      <strong>{t('case.kept')}</strong>
      <Text size="xs" c="dimmed">{t('case.keptHint')}</Text>
      <dl ref={list}>
        {pieces.map((p) => (
          <div key={p.name}>
            <dt>{p.label}</dt>
            <dd dir="auto" className="natural">{p.text}</dd>
          </div>
        ))}
      </dl>
      <Group gap="xs">
        <Button size="xs" variant="default" onClick={() => void copy()}>{t(copied ? 'case.copied' : 'case.copy')}</Button>
        <Button size="xs" variant="subtle" color="gray" onClick={discard}>{t('case.discardKept')}</Button>
      </Group>
    </section>
  );
}
