import { fold, matches } from './fold';
import type { Category } from './types';

/** A category as it is chosen from a list. */
export type Choice = { path: string; label: string; /** Labels of those above it. */ above: string[]; leaf: boolean; kind: string };

/** Every category with those above it, in the tree's order. */
export function flatten(tree: Category[], above: string[] = []): Choice[] {
  return tree.flatMap((c) => [
    { path: c.path, label: c.label, above, leaf: c.leaf, kind: c.kind },
    ...flatten(c.children, [...above, c.label]),
  ]);
}

/** Those whose whole path holds every word of the query; what begins with it first. */
export function find(all: Choice[], query: string): Choice[] {
  const q = fold(query.trim());
  if (!q) return all;
  const found = all.filter((c) => matches([...c.above, c.label, c.path].join(' '), q));
  const rank = (c: Choice) => (fold(c.label).startsWith(q) ? 0 : 1);
  return found.toSorted((a, b) => rank(a) - rank(b));
}
