import { Button, Text } from '@mantine/core';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError, fieldOf } from '../core/api';
import { changes, stillMissing, wrongFields } from '../core/form';
import { choose, conflicts, decidedOn, over, settle, type, type Typed } from '../core/typed';
import type { Case, Form, Outcome } from '../core/types';
import { FormFields, focusField } from '../form/FormFields';
import { useAct } from '../hooks/act';
import { useDraft } from '../hooks/draft';
import { IconHelp } from '../kit/icons';
import { Panel } from '../kit/Panel';
import page from './case.module.css';
import { Clash } from './Clash';
import { Outcomes } from './Outcomes';
import { Refusal } from './Refusal';

const none: Typed = {};

/** The work of the step: what to do now, the form, and the ways on. */
export function Work({ c, form }: { c: Case; form: Form }) {
  const { t } = useTranslation();
  const [draft, change, clear] = useDraft<Typed>(String(c.number), none);
  const act = useAct(c, String(c.number));
  const [strict, setStrict] = useState(false);
  const values = useMemo(() => over(c.fields, draft), [c.fields, draft]);
  const edited = useMemo(() => changes(c.fields, values), [c.fields, values]);
  const clashes = useMemo(() => conflicts(draft, c.fields), [draft, c.fields]);
  useEffect(() => change((d) => settle(d, c.fields)), [change, c.fields]);
  const dirty = Object.keys(edited).length > 0;
  const refused = act.error instanceof ApiError ? act.error : null;
  const answered = useRef<ApiError | null>(null);
  useEffect(() => {
    if (!refused || answered.current === refused) return;
    answered.current = refused;
    const first = refused.places.map((p) => fieldOf(p.pointer)).find(Boolean);
    if (first) focusField(first);
  }, [refused]);
  const missing = useMemo(
    () => new Map(c.outcomes.map((o) => [o.name, stillMissing(form, o, values)] as const)),
    [c.outcomes, form, values],
  );
  // What only one of the outcomes asks for is named at its button, not marked at the field.
  const needed = useMemo(() => commonTo([...missing.values()].map((m) => m.flatMap((x) => x.field ?? []))), [missing]);

  const send = (path: string, done: string) => {
    const [wrong] = wrongFields(form, values);
    setStrict(wrong !== undefined);
    if (wrong) return focusField(wrong);
    act.mutate({ path, body: { fields: edited }, revision: decidedOn(draft, c), done }, { onSuccess: clear });
  };
  const save = () => dirty && send('/fields', t('case.saved'));
  const finish = (o: Outcome) => send(`/outcomes/${encodeURIComponent(o.name)}`, t('case.finished', { outcome: o.label }));
  return (
    <Panel title={c.step ? c.step.label : t('case.details')} aside={dirty ? <Text size="xs" c="dimmed">{t('case.unsaved')}</Text> : null}>
      <form
        className={page.work}
        onSubmit={(e) => {
          e.preventDefault();
          save();
        }}
        onKeyDown={(e) => {
          if (e.key !== 'Enter' || !(e.ctrlKey || e.metaKey)) return;
          e.preventDefault();
          save();
        }}
      >
        <Help c={c} />
        <FormFields
          form={form} values={values} errors={refused?.fieldErrors() ?? {}} needed={needed} strict={strict} disabled={!c.can.fill}
          onChange={(name, v) => change((d) => type(d, c, name, v))}
        />
        {clashes.length > 0 ? (
          <Clash
            form={form} names={clashes} mine={values} theirs={c.fields}
            choose={(name, whose) => {
              change((d) => choose(d, c, name, whose));
              act.reset();
            }}
          />
        ) : null}
        {refused && clashes.length === 0 ? <Refusal error={refused} form={form} number={c.number} /> : null}
        <Holder c={c} />
        <Outcomes c={c} missing={missing} edited={dirty} said={(refused?.places.length ?? 0) > 0} busy={act.isPending} finish={finish}>
          {dirty ? (
            <>
              <Button variant="subtle" color="gray" onClick={clear}>{t('case.discard')}</Button>
              {c.can.fill ? <Button type="submit" variant="default" loading={act.isPending}>{t('case.save')}</Button> : null}
            </>
          ) : null}
        </Outcomes>
      </form>
    </Panel>
  );
}

/** What to do now, in the step's own words; or why there is nothing to do here. */
function Help({ c }: { c: Case }) {
  const { t } = useTranslation();
  const words = !c.step ? t('case.ended') : c.step.help;
  if (!words) return null;
  return (
    <div className={page.help}>
      <IconHelp size={17} aria-hidden />
      <div>
        {c.step ? <strong>{t('case.help')}</strong> : null}
        <bdi>{words}</bdi>
      </div>
    </div>
  );
}

/** Whose case it is, where that is why nothing can be done with it here. */
function Holder({ c }: { c: Case }) {
  const { t } = useTranslation();
  if (!c.step || !c.assignee || c.can.fill || c.can.finish) return null;
  return <Text size="sm" c="dimmed">{t('error.claimed', { name: c.assignee_name ?? c.assignee })}</Text>;
}

/** The names that every list has. */
function commonTo(lists: string[][]): Set<string> {
  const [first = [], ...rest] = lists;
  return new Set(first.filter((name) => rest.every((l) => l.includes(name))));
}
