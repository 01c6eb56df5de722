import { Badge, Button, Checkbox, Code, Group, Stack, Text, Textarea, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { moment } from '../core/time';
import type { Case, Entry } from '../core/types';
import { useAct, useHistory, useMe } from '../hooks';
import { Failure } from './Failure';

/** What happened to the case, the newest first, with the place to write a note. */
export function Timeline({ c }: { c: Case }) {
  const { t } = useTranslation();
  const history = useHistory(c.number);
  return (
    <section className="panel" aria-label={t('case.timeline')}>
      <Title order={2} size="h5" mb="sm">
        {t('case.timeline')}
      </Title>
      {c.can.note ? <NoteBox c={c} /> : null}
      {history.error ? <Failure error={history.error} retry={() => void history.refetch()} /> : null}
      <Stack gap="sm" component="ol" m={0} p={0} style={{ listStyle: 'none' }}>
        {history.data?.entries.toReversed().map((e) => (
          <Item key={e.seq} entry={e} />
        ))}
      </Stack>
    </section>
  );
}

function Item({ entry }: { entry: Entry }) {
  const { t, i18n } = useTranslation();
  const zone = useMe().data?.zone;
  return (
    <li>
      <Group gap="xs" justify="space-between" wrap="nowrap" align="start">
        <Text size="sm">
          {entry.summary}
        </Text>
        <Text size="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
          {moment(entry.at, i18n.language, zone)}
        </Text>
      </Group>
      {entry.note ? (
        <div className={`note ${entry.note.customer ? 'note-customer' : 'note-internal'}`}>
          <Badge size="xs" variant="default" tt="none" mb={4}>
            {t(entry.note.customer ? 'case.noteCustomer' : 'case.noteInternal')}
          </Badge>
          <div>{entry.note.text}</div>
        </div>
      ) : null}
      {entry.changes?.map((ch) => (
        <Text key={ch.field} size="xs" c="dimmed">
          {ch.label}: {ch.from_text ? <s>{ch.from_text}</s> : null} {ch.to_text}
        </Text>
      ))}
      {entry.why?.rule || entry.why?.address ? (
        <Text size="xs" c="dimmed">
          {t('case.why')}: <Code>{entry.why.rule || entry.why.address}</Code>{' '}
          {Object.entries(entry.why.inputs ?? {})
            .map(([k, v]) => `${k} = ${v === null || v === undefined ? '–' : String(v)}`)
            .join(', ')}
        </Text>
      ) : null}
    </li>
  );
}

function NoteBox({ c }: { c: Case }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [customer, setCustomer] = useState(c.step?.notes === 'customer_visible');
  const act = useAct(c);
  return (
    <form
      onSubmit={(e) => {
        e.preventDefault();
        act.mutate({ path: '/notes', body: { text, customer } }, { onSuccess: () => setText('') });
      }}
    >
      <Textarea
        aria-label={t('case.note')}
        placeholder={t('case.notePlaceholder')}
        autosize
        minRows={2}
        value={text}
        onChange={(e) => setText(e.currentTarget.value)}
        classNames={{ input: customer ? 'note-customer' : undefined }}
      />
      <Group justify="space-between" my="xs">
        <Checkbox label={t('case.noteCustomer')} checked={customer} onChange={(e) => setCustomer(e.currentTarget.checked)} />
        <Button type="submit" size="xs" variant="default" disabled={!text.trim()} loading={act.isPending}>
          {t('case.note')}
        </Button>
      </Group>
      {act.error ? <Failure error={act.error} /> : null}
    </form>
  );
}
