import { Loader, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { escalationOf } from '../core/flow';
import type { Case, Entry } from '../core/types';
import { reasonAt } from '../core/why';
import { useSay } from '../form/Control';
import { useCaseForm, useExplained, useFlow } from '../hooks/queries';
import page from './case.module.css';

type Reason = NonNullable<Entry['why']>;

/** On request, what decided: a sentence, the values it read, and its place in the definition. */
export function Why({ c, seq, why }: { c: Case; seq: number; why: Reason }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  return (
    <details className={page.why} onToggle={(e) => setAsked(e.currentTarget.open)}>
      <summary>{t('case.why')}</summary>
      {asked ? <Because c={c} seq={seq} why={why} /> : null}
    </details>
  );
}

function Because({ c, seq, why }: { c: Case; seq: number; why: Reason }) {
  const { t } = useTranslation();
  const inputs = useInputs(c, why);
  const own = useSentence(c, why);
  // The server explains what still holds; of what has passed since, the place says what it was.
  const explained = useExplained(c);
  const sentence = explained.data?.answers.find((a) => a.seq === seq)?.sentence ?? own;
  if (explained.isPending) return <Loader size="xs" my="xs" aria-label={t('app.loading')} />;
  return (
    <div className={page.because}>
      <p dir="auto" className="natural">{sentence}</p>
      {inputs.length > 0 ? (
        <dl>
          {inputs.map((x) => (
            <div key={x.name}>
              <dt dir="auto">{x.label}</dt>
              <dd dir="auto">{x.text}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      {why.address ? <Text component="code" dir="ltr" className={page.nodeAddress} title={t('case.address')}>{why.address}</Text> : null}
    </div>
  );
}

/** The definition's own words for what decided, or a sentence made from its address. */
function useSentence(c: Case, why: Reason): string {
  const { t } = useTranslation();
  const flow = useFlow(c.category).data;
  const reason = reasonAt(why.address ?? '', why.rule);
  if (why.label) return why.label;
  if (!('step' in reason)) return t(`why.${reason.key}`);
  const step = (flow?.name === reason.flow ? flow.steps.find((s) => s.name === reason.step)?.label : undefined) ?? reason.step;
  if (reason.key !== 'escalation') return t(`why.${reason.key}`, { step });
  const name = escalationOf(flow, reason.step, reason.name)?.label;
  return name ? t('why.escalationNamed', { step, name }) : t('why.escalation', { step });
}

/** The values that were read, under the labels that the case's own form gives them. */
function useInputs(c: Case, why: Reason): { name: string; label: string; text: string }[] {
  const { t, i18n } = useTranslation();
  const say = useSay();
  const form = useCaseForm(c).data;
  const fields = new Map(form?.layout.flatMap((s) => s.fields.map((f) => [f.name, f] as const)));
  return Object.entries(why.inputs ?? {}).map(([name, value]) => {
    const field = name.startsWith('field.') ? fields.get(name.slice('field.'.length)) : undefined;
    if (field) return { name, label: field.label, text: say(field, value) };
    const known = `why.input.${name.replaceAll('.', '_')}`;
    const words = name === 'case.kind' && value === c.kind ? c.kind_label : name === 'case.priority' && value === c.priority ? c.priority_label : value;
    return {
      name, label: i18n.exists(known) ? t(known) : name,
      text: words === null || words === undefined || words === '' ? '–' : typeof words === 'string' ? words : JSON.stringify(words),
    };
  });
}
