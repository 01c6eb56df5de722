import { Button, Text } from '@mantine/core';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError, fieldOf } from '../core/api';
import { stillMissing, wrongFields } from '../core/form';
import type { Case, Form, Outcome } from '../core/types';
import { FormFields, focusField } from '../form/FormFields';
import { useAct } from '../hooks/act';
import { useSilence } from '../hooks/line';
import { IconHelp } from '../kit/icons';
import { Panel } from '../kit/Panel';
import page from './case.module.css';
import { Clash } from './Clash';
import { Outcomes } from './Outcomes';
import { Refusal } from './Refusal';
import { Unsaved, usePieces } from './Unsaved';
import { useWriting } from './writing';

/** The work of the step: what to do now, the form, and the ways on. */
export function Work({ c, form }: { c: Case; form: Form }) {
  const { t } = useTranslation();
  const act = useAct(c, String(c.number));
  const w = useWriting(c, form);
  const kept = usePieces(form, w.apart);
  const [strict, setStrict] = useState(false);
  const answer = useRefusal(act);
  // What is missing concerns only who can still fill it in.
  const refused = answer && (answer.meanwhile || c.can.fill || c.can.finish) ? answer : null;
  const { values } = w;
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
    act.mutate({ path, body: { fields: w.edited }, revision: w.revision, done }, { onSuccess: w.clear });
  };
  const save = () => w.dirty && send('/fields', t('case.saved'));
  const finish = (o: Outcome) => send(`/outcomes/${encodeURIComponent(o.name)}`, t('case.finished', { outcome: o.label }));
  const notice = w.clashes.length > 0 ? (
    <Clash
      form={form} names={w.clashes} mine={values} theirs={c.fields}
      choose={(name, whose) => {
        w.choose(name, whose);
        act.reset();
      }}
    />
  ) : refused ? <Refusal error={refused} form={form} number={c.number} /> : null;
  return (
    <Panel title={c.step ? c.step.label : t('case.details')} aside={w.dirty ? <Text size="xs" c="dimmed">{t('case.unsaved')}</Text> : null}>
      <form
        className={page.work} noValidate
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
        <Unsaved pieces={kept} discard={w.clearApart} />
        <FormFields form={form} values={values} errors={refused?.fieldErrors() ?? {}} needed={needed} strict={strict} disabled={!c.can.fill} onChange={w.type} />
        <Holder c={c} />
        <Outcomes c={c} missing={missing} edited={w.dirty} said={(refused?.places.length ?? 0) > 0} busy={act.isPending} finish={finish} notice={notice}>
          {w.dirty ? (
            <>
              <Button
                variant="subtle" color="gray"
                onClick={() => {
                  w.clear();
                  act.reset();
                }}
              >
                {t('case.discard')}
              </Button>
              <Button type="submit" variant="default" loading={act.isPending}>{t('case.save')}</Button>
            </>
          ) : null}
        </Outcomes>
      </form>
    </Panel>
  );
}

/**
 * The refusal of the last command, whose first field gets the focus. That the session
 * has ended the door says; that the server was not reached is over when it is heard again.
 */
function useRefusal(act: { error: unknown; reset: () => void }): ApiError | null {
  const refused = act.error instanceof ApiError && act.error.status !== 401 ? act.error : null;
  const answered = useRef<ApiError | null>(null);
  useEffect(() => {
    if (!refused || answered.current === refused) return;
    answered.current = refused;
    const first = refused.places.map((p) => fieldOf(p.pointer)).find(Boolean);
    if (first) focusField(first);
  }, [refused]);
  const silent = useSilence();
  const was = useRef(silent);
  useEffect(() => {
    if (was.current && !silent && refused?.status === 0) act.reset();
    was.current = silent;
  }, [silent, refused, act]);
  return refused;
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
