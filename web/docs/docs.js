// Renders openapi.json: operations by tag, their parameters, bodies and answers.
'use strict';

function el(name, attributes, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) node.setAttribute(key, value);
  node.append(...children.filter((c) => c !== null && c !== undefined));
  return node;
}

function nameOf(schema) {
  if (!schema) return '';
  if (schema.$ref) return schema.$ref.split('/').pop();
  const type = [].concat(schema.type || 'any').join(' | ');
  if (schema.items) return nameOf(schema.items) + '[]';
  return schema.enum ? schema.enum.map((v) => JSON.stringify(v)).join(' | ') : type;
}

function schemaLink(schema) {
  const name = nameOf(schema);
  const ref = (schema && (schema.$ref || (schema.items && schema.items.$ref))) || '';
  return ref ? el('a', { href: '#schema-' + ref.split('/').pop() }, name) : el('code', {}, name);
}

function table(heads, rows) {
  if (rows.length === 0) return null;
  const head = el('tr', {}, ...heads.map((h) => el('th', {}, h)));
  return el('table', {}, el('thead', {}, head), el('tbody', {}, ...rows.map((r) => el('tr', {}, ...r.map((c) => el('td', {}, c))))));
}

function contentOf(part) {
  return Object.values((part && part.content) || {}).map((m) => m.schema)[0];
}

function operation(path, method, op) {
  const parameters = (op.parameters || []).map((p) => [
    el('code', {}, p.name), p.in + (p.required ? ', needed' : ''), schemaLink(p.schema), p.description || '']);
  const answers = Object.entries(op.responses || {}).map(([status, r]) => [status, r.description || '', schemaLink(contentOf(r))]);
  const body = contentOf(op.requestBody);
  return el('details', { 'data-text': [method, path, op.summary, op.description].join(' ').toLowerCase(), id: op.operationId },
    el('summary', {}, el('span', { class: 'method' }, method.toUpperCase()), el('code', {}, path), ' ', op.summary || ''),
    op.description ? el('p', {}, op.description) : null,
    table(['Parameter', 'In', 'Type', ''], parameters),
    body ? el('p', {}, 'Body: ', schemaLink(body)) : null,
    table(['Status', '', 'Answer'], answers));
}

function schemaDetails(name, schema) {
  const needed = new Set(schema.required || []);
  const rows = Object.entries(schema.properties || {}).map(([key, value]) => [
    el('code', {}, key), needed.has(key) ? '' : 'may be absent', schemaLink(value), value.description || '']);
  return el('details', { 'data-text': name.toLowerCase(), id: 'schema-' + name },
    el('summary', {}, el('code', {}, name)), table(['Property', '', 'Type', ''], rows));
}

function render(doc) {
  document.getElementById('title').textContent = doc.info.title + ' ' + doc.info.version;
  const groups = new Map();
  for (const [path, item] of Object.entries(doc.paths)) {
    for (const [method, op] of Object.entries(item)) {
      const tag = (op.tags || ['other'])[0];
      if (!groups.has(tag)) groups.set(tag, []);
      groups.get(tag).push(operation(path, method, op));
    }
  }
  const problems = Object.entries(doc['x-problems'] || {}).map(([code, text]) => {
    const cell = el('code', { id: 'problem-' + code }, code);
    return [cell, text];
  });
  document.getElementById('main').replaceChildren(
    ...[...groups].flatMap(([tag, ops]) => [el('h2', { id: tag }, tag), ...ops]),
    el('h2', { id: 'problems' }, 'problems'),
    el('p', {}, 'Every answer that is not a success is a Problem. Its code is stable; the process adds codes of its own at the places of errors.'),
    table(['Code', 'Meaning'], problems),
    el('h2', { id: 'schemas' }, 'schemas'),
    ...Object.entries(doc.components.schemas).map(([name, schema]) => schemaDetails(name, schema)));
  follow();
}

// follow opens and shows what the address names.
function follow() {
  const id = decodeURIComponent(location.hash.slice(1));
  const target = document.getElementById(id) || (id.startsWith('problem-') ? document.getElementById('problems') : null);
  if (!target) return;
  if (target.tagName === 'DETAILS') target.open = true;
  target.scrollIntoView();
}

document.getElementById('find').addEventListener('input', (event) => {
  const words = event.target.value.toLowerCase();
  for (const node of document.querySelectorAll('details')) node.hidden = !node.dataset.text.includes(words);
});
addEventListener('hashchange', follow);
fetch('/openapi.json').then((answer) => answer.json()).then(render).catch(() => {
  document.getElementById('main').textContent = 'openapi.json could not be read. Reload the page to try again.';
});
