import { Alert, Badge, Button, Group, List, Loader, Stack, Text, Title } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Acts } from '../components/Acts';
import { Failure } from '../components/Failure';
import { FormFields } from '../components/FormFields';
import { FlowPicture, Side } from '../components/Side';
import { Timeline } from '../components/Timeline';
import { ApiError } from '../core/api';
import { changes } from '../core/form';
import type { Case, Form, Values } from '../core/types';
import { useAct, useCase, useForm, useKey } from '../hooks';

export default function CasePage({ number }: { number: number }) {
  const { t } = useTranslation();
  const one = useCase(number);
  if (one.isPending) return <Loader aria-label={t('app.name')} />;
  if (one.error) return <Failure error={one.error} retry={() => void one.refetch()} />;
  return <Page c={one.data} />;
}

function Page({ c }: { c: Case }) {
  const { t } = useTranslation();
  const form = useForm(c.category, c.step?.name, c.number);
  const act = useAct(c);
  useKey(useMemo(() => ({ c: () => c.can.claim && act.mutate({ path: '/claim' }) }), [c.can.claim, act]));
  return (
    <Stack gap="md">
      <header>
        <Group justify="space-between" align="start">
          <div>
            <Text size="sm" c="dimmed">
              {c.number} · {c.category_label} · {c.kind_label}
            </Text>
            <Title order={1} size="h3">
              {c.title || c.category_label}
            </Title>
            <Group gap="xs" mt={4}>
              <Badge tt="none" variant="default">
                {c.status_label}
              </Badge>
              <Badge tt="none" variant="default">
                {c.priority_label}
              </Badge>
              <Text size="sm">
                {c.partner?.label ?? c.team?.label} · {c.assignee_name ?? c.assignee ?? t('list.nobody')}
              </Text>
            </Group>
          </div>
          <Acts c={c} busy={act.isPending} run={(a) => act.mutate(a)} />
        </Group>
      </header>
      <FlowPicture c={c} />
      {act.error ? <Failure error={act.error} /> : null}
      <div className="case">
        <Stack>
          {c.text ? (
            <section className="panel" aria-label={t('case.asked')}>
              <Text style={{ whiteSpace: 'pre-wrap' }}>{c.text}</Text>
            </section>
          ) : null}
          {c.paused !== null ? <Alert color="orange">{`${t('case.waiting')}: ${c.paused}`}</Alert> : null}
          {c.blocked ? <Alert color="red">{`${t('case.blocked')}: ${c.blocked.reason}`}</Alert> : null}
          {form.data ? <Work key={`${c.number}/${c.step?.name ?? ''}`} c={c} form={form.data} /> : <Loader aria-label={t('app.name')} />}
          <Timeline c={c} />
        </Stack>
        <Side c={c} />
      </div>
    </Stack>
  );
}

/** A draft of the form outlives reloads until it is saved. */
function useDraft(c: Case) {
  const key = `akis.draft.${c.number}`;
  const [draft, setDraft] = useState<Values>(() => {
    try {
      return JSON.parse(localStorage.getItem(key) ?? '{}') as Values;
    } catch {
      return {};
    }
  });
  useEffect(() => {
    if (Object.keys(draft).length > 0) localStorage.setItem(key, JSON.stringify(draft));
    else localStorage.removeItem(key);
  }, [draft, key]);
  return [draft, setDraft] as const;
}

function Work({ c, form }: { c: Case; form: Form }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useDraft(c);
  const act = useAct(c);
  const values = useMemo(() => ({ ...c.fields, ...draft }), [c.fields, draft]);
  const edited = changes(c.fields, values);
  const dirty = Object.keys(edited).length > 0;
  const refused = act.error instanceof ApiError ? act.error : null;
  const errors = refused?.fieldErrors() ?? {};
  const needed = new Set(c.missing.flatMap((m) => (m.field && m.code === 'required' && !values[m.field] ? [m.field] : [])));
  const send = (path: string) => act.mutate({ path, body: { fields: edited } }, { onSuccess: () => setDraft({}) });
  useEffect(() => {
    const first = refused?.places.map((p) => /^\/fields\/(.+)$/.exec(p.pointer)?.[1]).find(Boolean);
    if (first) document.getElementById(`field-${first}`)?.focus();
  }, [refused]);
  return (
    <section className="panel" aria-label={c.step?.label ?? c.status_label}>
      <Stack>
        {c.step?.help ? (
          <div className="help">
            <Text size="xs" c="dimmed" fw={600}>
              {t('case.help')}
            </Text>
            <Text>{c.step.help}</Text>
          </div>
        ) : null}
        {c.step ? null : <Text>{t('case.ended')}</Text>}
        <FormFields form={form} values={values} errors={errors} needed={needed} disabled={!c.can.fill} onChange={(name, v) => setDraft((d) => ({ ...d, [name]: v ?? null }))} />
        {refused ? <Refusal error={refused} form={form} /> : null}
        {needed.size > 0 && !refused ? <Missing c={c} needed={needed} /> : null}
        <Group gap="xs">
          {c.can.finish
            ? c.outcomes.map((o) => (
                <Button key={o.name} loading={act.isPending} disabled={!o.allowed && o.missing.length === 0} title={o.reason} variant={o.allowed ? 'filled' : 'default'} onClick={() => send(`/outcomes/${o.name}`)}>
                  {o.label}
                </Button>
              ))
            : null}
          {c.can.fill && dirty ? (
            <Button variant="default" loading={act.isPending} onClick={() => send('/fields')}>
              {t('case.save')}
            </Button>
          ) : null}
        </Group>
      </Stack>
    </section>
  );
}

function Missing({ c, needed }: { c: Case; needed: Set<string> }) {
  const { t } = useTranslation();
  return (
    <Text size="sm" c="dimmed">
      {t('case.missing')}:{' '}
      {c.missing
        .filter((m) => m.field && needed.has(m.field))
        .map((m) => m.label)
        .join(', ')}
    </Text>
  );
}

function Refusal({ error, form }: { error: ApiError; form: Form }) {
  const { t } = useTranslation();
  const labels = new Map<string, string>(form.layout.flatMap((s) => s.fields.map((f) => [`/fields/${f.name}`, f.label] as const)));
  if (error.code === 'stale') return <Alert color="orange" role="alert">{t('case.stale')}</Alert>;
  return (
    <Alert color="red" role="alert" title={error.code === 'offline' ? t('error.offline') : error.message}>
      <List size="sm">
        {error.places.map((p) => (
          <List.Item key={p.pointer + p.code}>
            <b>{labels.get(p.pointer) ?? ''}</b> {p.detail}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
