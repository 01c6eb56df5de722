// The form's schemas are read by two validators: the server's, in Go, and this
// program's. The server writes forms with values and what it says of them; here the
// same must come out.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { holds } from './form';
import type { Schema, Values } from './types';

type Case = { values: Values; fits: boolean; fields: Record<string, boolean>; gates: boolean[]; visible: Record<string, boolean> };
type FormVectors = { schema: Schema; gates: Schema[]; visible: Record<string, Schema>; cases: Case[] };

let vectors: { forms: FormVectors[]; rules: number; patterns: { schema: Schema; text: string; fits: boolean }[] };

beforeAll(() => {
  const dir = mkdtempSync(join(tmpdir(), 'akis-vectors-'));
  try {
    const file = join(dir, 'vectors.json');
    execFileSync('go', ['test', '-count=1', '-run', '^TestVectors$', './engine/form'], {
      cwd: join(import.meta.dirname, '../../../..'),
      env: { ...process.env, AKIS_FORM_VECTORS: file },
      stdio: 'pipe',
    });
    vectors = JSON.parse(readFileSync(file, 'utf8'));
  } finally {
    rmSync(dir, { recursive: true });
  }
}, 300_000);

it('reads every form as the server does', () => {
  let verdicts = 0;
  const wrong: unknown[] = [];
  const hold = (schema: Schema | undefined, values: unknown, want: boolean | undefined) => {
    verdicts++;
    if (!schema || holds(schema, values) !== want) wrong.push({ schema, values, server: want });
  };
  for (const form of vectors.forms) {
    for (const one of form.cases) {
      hold(form.schema, one.values, one.fits);
      for (const [name, want] of Object.entries(one.fields)) hold(form.schema.properties?.[name], one.values[name], want);
      form.gates.forEach((gate, i) => hold(gate, one.values, one.gates[i]));
      for (const [name, schema] of Object.entries(form.visible)) hold(schema, one.values, one.visible[name]);
    }
  }
  for (const p of vectors.patterns) hold(p.schema, p.text, p.fits);
  console.info(`${vectors.rules} rules, ${vectors.patterns.length} patterns, ${vectors.forms.length} forms, ${verdicts} verdicts of both validators, ${wrong.length} mismatches`);
  expect(wrong.slice(0, 5)).toEqual([]);
  expect(vectors.rules).toBeGreaterThanOrEqual(4000);
  expect(vectors.patterns.length).toBeGreaterThan(2000);
  expect(verdicts).toBeGreaterThan(50_000);
}, 300_000);
