import { SegmentedControl, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayOf } from '../core/time';
import type { Case, Entry } from '../core/types';
import { useHistory, useMe } from '../hooks/queries';
import { useNow } from '../hooks/now';
import { Failure } from '../kit/Failure';
import { Panel } from '../kit/Panel';
import page from './case.module.css';
import { Happening } from './Happening';
import { NoteBox } from './NoteBox';

/** What happened to the case, the newest first, with the place to write a note. */
export function Timeline({ c }: { c: Case }) {
  const { t, i18n } = useTranslation();
  const history = useHistory(c.number);
  const [only, setOnly] = useState('all');
  const zone = useMe().data?.zone;
  const now = useNow();
  const days = useMemo(() => {
    const kept = (history.data?.entries ?? []).filter((e) => only === 'all' || e.note);
    return byDay(kept.toReversed(), (e) => dayOf(e.at, now, i18n.language, zone));
  }, [history.data, only, now, i18n.language, zone]);
  return (
    <Panel
      title={t('case.timeline')}
      aside={
        <SegmentedControl
          size="xs" value={only} onChange={setOnly} aria-label={t('case.timeline')}
          data={[{ value: 'all', label: t('case.everything') }, { value: 'notes', label: t('case.notes') }]}
        />
      }
    >
      {c.can.note ? <NoteBox c={c} /> : null}
      {history.error ? <Failure error={history.error} retry={() => void history.refetch()} /> : null}
      {days.length === 0 && history.isSuccess ? <Text size="sm" c="dimmed">{t('case.noNotes')}</Text> : null}
      {days.map(([day, entries]) => (
        <section key={day} className={page.day}>
          <h3>{day}</h3>
          <ol>
            {entries.map((e) => (
              <Happening key={e.seq} c={c} entry={e} />
            ))}
          </ol>
        </section>
      ))}
    </Panel>
  );
}

/** Entries under the day they happened on, in the order they come. */
function byDay(entries: Entry[], name: (e: Entry) => string): [string, Entry[]][] {
  const days: [string, Entry[]][] = [];
  for (const e of entries) {
    const day = name(e);
    const last = days.at(-1);
    if (last?.[0] === day) last[1].push(e);
    else days.push([day, [e]]);
  }
  return days;
}
