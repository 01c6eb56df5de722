import { Button, Group, Menu, Modal, Select, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Can, Case } from '../core/types';
import { useTeams, type Act } from '../hooks';

type Run = (a: Act) => void;
const asking = ['pause', 'reopen', 'close', 'cancel', 'transfer'] as const;
type Asking = (typeof asking)[number];

/** What may be done to a case beside its outcomes. What is not permitted is absent. */
export function Acts({ c, run, busy }: { c: Case; run: Run; busy: boolean }) {
  const { t } = useTranslation();
  const [ask, setAsk] = useState<Asking | null>(null);
  const offered = asking.filter((a) => c.can[a as keyof Can]);
  return (
    <Group gap="xs">
      {c.can.claim ? (
        <Button size="xs" loading={busy} onClick={() => run({ path: '/claim' })}>
          {t('case.claim')}
        </Button>
      ) : null}
      {c.can.release ? (
        <Button size="xs" variant="default" loading={busy} onClick={() => run({ path: '/release' })}>
          {t('case.release')}
        </Button>
      ) : null}
      {c.can.resume ? (
        <Button size="xs" variant="default" loading={busy} onClick={() => run({ path: '/resume' })}>
          {t('case.resume')}
        </Button>
      ) : null}
      {offered.length > 0 ? (
        <Menu>
          <Menu.Target>
            <Button size="xs" variant="default">
              {t('case.more')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {offered.map((a) => (
              <Menu.Item key={a} onClick={() => setAsk(a)}>
                {t(`case.${a}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      ) : null}
      {ask ? <Ask what={ask} close={() => setAsk(null)} run={run} /> : null}
    </Group>
  );
}

function Ask({ what, close, run }: { what: Asking; close: () => void; run: Run }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [team, setTeam] = useState<string | null>(null);
  const teams = useTeams();
  const ready = what === 'transfer' ? team !== null : reason.trim() !== '' || what === 'close';
  return (
    <Modal opened onClose={close} title={t(`case.${what}`)} closeButtonProps={{ 'aria-label': t('case.dismiss') }}>
      <form
        onSubmit={(e) => {
          e.preventDefault();
          run({ path: `/${what}`, body: what === 'transfer' ? { team, reason } : { reason } });
          close();
        }}
      >
        <Stack>
          {what === 'transfer' ? (
            <Select
              label={t('case.transfer')}
              data={(teams.data?.teams ?? []).map((x) => ({ value: x.name, label: x.label }))}
              value={team}
              onChange={setTeam}
              searchable
            />
          ) : null}
          <TextInput label={t('case.reason')} data-autofocus value={reason} onChange={(e) => setReason(e.currentTarget.value)} />
          <Group justify="end">
            <Button variant="default" onClick={close}>
              {t('case.back')}
            </Button>
            <Button type="submit" disabled={!ready}>
              {t('case.ok')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
