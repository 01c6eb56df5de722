import { Button, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { back } from '../core/trail';
import type { Typed } from '../core/typed';
import type { Form } from '../core/types';
import { useDraft } from '../hooks/draft';
import { asksOf } from '../hooks/keys';
import { Empty } from '../kit/Empty';
import { IconSearch, IconTeam } from '../kit/icons';
import page from './case.module.css';
import type { NoteDraft } from './NoteBox';
import { Unsaved, usePieces } from './Unsaved';

const none = {};

/**
 * A case that is not there for these eyes, or is no more: that looks alike. What the
 * reader had typed for it is still theirs.
 */
export function Unseen({ number, seen }: { number: number; /** It was shown a moment ago. */ seen: boolean }) {
  const { t } = useTranslation();
  const router = useRouter();
  const client = useQueryClient();
  const [form] = useState(() => client.getQueriesData<Form>({ queryKey: ['form'] }).find(([key]) => asksOf(key, number))?.[1]);
  const [typed, , clearTyped] = useDraft<Typed>(String(number), none);
  const [note, , clearNote] = useDraft<NoteDraft>(`${number}.note`, none);
  const pieces = usePieces(form, typed.now);
  if (note.text?.trim()) pieces.push({ name: 'note', label: t('case.noteUnsent'), text: note.text });
  const Sign = seen ? IconTeam : IconSearch;
  return (
    <div className={page.page}>
      <div role={seen ? 'alert' : undefined}>
        <Empty page icon={<Sign size={24} aria-hidden />} title={t(seen ? 'case.moved' : 'case.unknown', { number })}>
          <Text>{t(seen ? 'case.movedHint' : 'case.unknownHint')}</Text>
          <Button variant="default" onClick={() => router.history.push(back())}>{t('case.toList')}</Button>
        </Empty>
      </div>
      <Unsaved
        pieces={pieces}
        discard={() => {
          clearTyped();
          clearNote();
        }}
      />
    </div>
  );
}
