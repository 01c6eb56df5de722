import { Button, SegmentedControl, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Case } from '../core/types';
import { useAct } from '../hooks/act';
import { useDraft } from '../hooks/draft';
import { Failure } from '../kit/Failure';
import { IconEye, IconLock } from '../kit/icons';
import page from './case.module.css';

/** A note that is not sent yet. */
export type NoteDraft = { text?: string; customer?: boolean };
const none: NoteDraft = {};

/** Writes a note. For whom is chosen before writing, and the box looks like it. */
export function NoteBox({ c }: { c: Case }) {
  const { t } = useTranslation();
  const kept = `${c.number}.note`;
  const [draft, change, clear] = useDraft<NoteDraft>(kept, none);
  const act = useAct(c, kept);
  const customer = draft.customer ?? c.step?.notes === 'customer_visible';
  const text = draft.text ?? '';
  const write = (typed: string) => change((d) => ({ ...d, text: typed }));
  const send = () => {
    if (text.trim()) act.mutate({ path: '/notes', body: { text: text.trim(), customer }}, { onSuccess: clear });
  };
  const choice = (value: string, Sign: typeof IconEye, label: string) => ({
    value, label: <span className={page.choice}><Sign size={14} aria-hidden />{label}</span>,
  });
  return (
    <form
      className={page.noteBox} data-customer={customer}
      onSubmit={(e) => {
        e.preventDefault();
        send();
      }}
      onKeyDown={(e) => {
        if (e.key !== 'Enter' || !(e.ctrlKey || e.metaKey)) return;
        e.preventDefault();
        send();
      }}
    >
      <SegmentedControl
        size="xs" value={customer ? 'customer' : 'internal'} onChange={(v) => change((d) => ({ ...d, customer: v === 'customer' }))} aria-label={t('case.audience')}
        data={[choice('internal', IconLock, t('case.noteInternal')), choice('customer', IconEye, t('case.noteCustomer'))]}
      />
      <Textarea
        id="note" variant="unstyled" aria-label={t('case.note')} placeholder={t(customer ? 'case.noteToCustomer' : 'case.noteToColleagues')} autosize minRows={2}
        maxRows={14} dir="auto" maxLength={65536} value={text} onChange={(e) => write(e.currentTarget.value)}
      />
      {act.error ? <Failure error={act.error} /> : null}
      <Button type="submit" size="xs" variant="default" className={page.noteSend} disabled={!text.trim()} loading={act.isPending}>{t('case.note')}</Button>
    </form>
  );
}
