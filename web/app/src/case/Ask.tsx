import { Button, Group, Loader, Modal, Select, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../core/api';
import type { Case } from '../core/types';
import { CategoryList } from '../form/CategoryList';
import { useAct } from '../hooks/act';
import { useMembers, useTeams } from '../hooks/queries';
import { Failure } from '../kit/Failure';
import type { Asking } from './Acts';

type Props = { c: Case; what: Asking; close: () => void };

/** The commands that say why. */
const needsReason: ReadonlySet<Asking> = new Set(['pause', 'reopen', 'cancel']);

/** Asks what a command needs, and stays until the command is carried out. */
export default function Ask({ c, what, close }: Props) {
  const { t } = useTranslation();
  const act = useAct(c);
  const [to, setTo] = useState('');
  const [reason, setReason] = useState('');
  const aims = what === 'assign' || what === 'transfer' || what === 'recategorise';
  const ready = (!aims || to !== '') && (!needsReason.has(what) || reason.trim() !== '');
  const places = act.error instanceof ApiError ? act.error.places : [];
  const send = () => act.mutate({ path: `/${what}`, body: bodyOf(what, to, reason.trim()), done: t(`case.done.${what}`) }, { onSuccess: close });
  return (
    <Modal opened onClose={close} title={t(`case.${what}`)} closeButtonProps={{ 'aria-label': t('case.dismiss') }}>
      <form
        onSubmit={(e) => {
          e.preventDefault();
          if (ready) send();
        }}
      >
        <Stack>
          <Text size="sm" c="dimmed">{t(`case.ask.${what}`)}</Text>
          {what === 'assign' ? <Colleague c={c} to={to} setTo={setTo} /> : null}
          {what === 'transfer' ? <OtherTeam c={c} to={to} setTo={setTo} /> : null}
          {what === 'recategorise' ? <CategoryList label={t('new.category')} chosen={to || c.category} choose={setTo} /> : null}
          {what === 'assign' ? null : (
            <Textarea
              label={t(needsReason.has(what) ? 'case.reason' : 'case.reasonOptional')} autosize minRows={2} data-autofocus={!aims || undefined} value={reason}
              maxLength={2000} error={places.find((p) => p.pointer === '/reason')?.detail} onChange={(e) => setReason(e.currentTarget.value)}
            />
          )}
          {act.error ? <Failure error={act.error} /> : null}
          <Group justify="end" gap="xs">
            <Button variant="default" onClick={close}>{t('case.back')}</Button>
            <Button type="submit" disabled={!ready} loading={act.isPending} color={what === 'cancel' ? '#b3261e' : undefined}>{t(`case.${what}`)}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function bodyOf(what: Asking, to: string, reason: string): unknown {
  switch (what) {
    case 'assign':
      return { to };
    case 'transfer':
      return { team: to, reason };
    case 'recategorise':
      return { category: to, reason };
  }
  return { reason };
}

type PickProps = { c: Case; to: string; setTo: (name: string) => void };

function Colleague({ c, to, setTo }: PickProps) {
  const { t } = useTranslation();
  const members = useMembers(c.team?.name ?? '').data?.members;
  if (!members) return <Loader aria-label={t('app.loading')} />;
  const data = members
    .filter((m) => m.login !== c.assignee)
    .map((m) => ({ value: m.login, label: m.present ? m.name : t('case.awayMember', { name: m.name }) }));
  if (data.length === 0) return <Text>{t('case.alone')}</Text>;
  return <Select label={t('case.colleague')} data={data} value={to || null} onChange={(v) => setTo(v ?? '')} searchable openOnFocus={false} data-autofocus nothingFoundMessage={t('form.noOption')} />;
}

function OtherTeam({ c, to, setTo }: PickProps) {
  const { t } = useTranslation();
  const teams = useTeams().data?.teams ?? [];
  const data = teams.filter((x) => x.name !== c.team?.name).map((x) => ({ value: x.name, label: x.label }));
  return <Select label={t('case.team')} data={data} value={to || null} onChange={(v) => setTo(v ?? '')} searchable openOnFocus={false} data-autofocus nothingFoundMessage={t('form.noOption')} />;
}
