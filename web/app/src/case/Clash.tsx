import { Alert, Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Form, Values } from '../core/types';
import { Fixed } from '../form/Control';
import { IconAlert } from '../kit/icons';
import page from './case.module.css';

type Props = {
  form: Form;
  /** The fields that somebody else changed meanwhile. */
  names: string[];
  mine: Values;
  theirs: Values;
  choose: (name: string, whose: 'mine' | 'theirs') => void;
};

/** Both values of each field that two people wrote; the reader chooses. */
export function Clash({ form, names, mine, theirs, choose }: Props) {
  const { t } = useTranslation();
  const fields = new Map(form.layout.flatMap((s) => s.fields.map((f) => [f.name, f] as const)));
  return (
    <Alert color="orange" variant="outline" role="alert" icon={<IconAlert size={18} aria-hidden />} title={t('case.clash')} className={page.refusal} data-meanwhile>
      {t('case.clashHint')}
      {names.map((name) => {
        const field = fields.get(name) ?? { name, type: 'text', label: name, asked: false };
        return (
          <div key={name} role="group" aria-label={field.label} className={page.clash}>
            <strong>{field.label}</strong>
            <div>
              <Fixed field={field} label={t('case.mine')} value={mine[name]} />
              <Button size="xs" variant="default" onClick={() => choose(name, 'mine')}>{t('case.keepMine')}</Button>
            </div>
            <div>
              <Fixed field={field} label={t('case.theirs')} value={theirs[name]} />
              <Button size="xs" variant="default" onClick={() => choose(name, 'theirs')}>{t('case.takeTheirs')}</Button>
            </div>
          </div>
        );
      })}
    </Alert>
  );
}
