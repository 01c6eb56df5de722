import { Alert, Button, UnstyledButton } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { fieldOf, type ApiError } from '../core/api';
import type { Form } from '../core/types';
import { focusField } from '../form/FormFields';
import { asksOf } from '../hooks/keys';
import { useWords } from '../hooks/words';
import { IconAlert } from '../kit/icons';
import page from './case.module.css';

type Props = { error: ApiError; form: Form; number: number };

/** Why the server said no: each place named, or how to get at what happened meanwhile. */
export function Refusal({ error, form, number }: Props) {
  const { t } = useTranslation();
  const words = useWords();
  const client = useQueryClient();
  const labels = new Map(form.layout.flatMap((s) => s.fields.map((f) => [f.name, f.label] as const)));
  const more = error.places.length > 0 || error.meanwhile;
  const reload = () => void client.invalidateQueries({ predicate: (q) => asksOf(q.queryKey, number) });
  return (
    <Alert color={error.meanwhile ? 'orange' : 'red'} variant="outline" role="alert" icon={<IconAlert size={18} aria-hidden />} title={more ? words(error) : undefined} className={page.refusal} data-meanwhile={error.meanwhile || undefined}>
      {more ? null : words(error)}
      {error.places.length > 0 ? (
        <ul>
          {error.places.map((p) => {
            const field = fieldOf(p.pointer);
            return (
              <li key={p.pointer + p.code}>
                {labels.has(field) ? <UnstyledButton onClick={() => focusField(field)}>{labels.get(field)}</UnstyledButton> : null}
                {labels.has(field) ? ' — ' : null}
                {p.detail}
              </li>
            );
          })}
        </ul>
      ) : null}
      {error.meanwhile ? <Button size="xs" variant="default" mt="xs" onClick={reload}>{t('case.reload')}</Button> : null}
    </Alert>
  );
}
